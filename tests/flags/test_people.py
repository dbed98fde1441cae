"""People: do they come faster than revenue, do they go?"""

from __future__ import annotations

from datetime import date

import pytest

from analysis.builders import claim
from diligence.bank import shipped_bank
from diligence.flags.people import HEADCOUNT_THEN, NO_REASON, REASON_GIVEN, SHRINKING
from diligence.model import Figure, Severity
from flags.briefs import answered, raised

A_YEAR_AGO = date(2025, 6, 30)


def grown(people: float, revenue: float, expenses: float = 1_000_000.0) -> tuple[Figure, ...]:
    """Headcount and revenue that have become so many times what they were a year ago."""
    return (
        claim("headcount", 10.0, on=A_YEAR_AGO),
        claim("headcount", 10.0 * people),
        claim("revenue", 100_000.0, on=A_YEAR_AGO),
        claim("revenue", 100_000.0 * revenue),
        claim("expenses", expenses),
        claim("cash", 1e8),
    )


@pytest.mark.parametrize(
    ("people", "revenue", "outruns"),
    [(2.0, 2.0, False), (2.1, 2.0, True), (1.0, 0.5, False), (1.1, 0.5, True)],
)
def test_hiring_outruns_revenue(people: float, revenue: float, outruns: bool) -> None:
    """R5 where people grow faster than revenue, and grow at all: a team that stays is no hiring."""
    assert ("R5" in raised(*grown(people, revenue)).flags) is outruns


@pytest.mark.parametrize(("expenses", "severity"), [(1_000_000.0, Severity.MAJOR), (1e9, Severity.CRITICAL)])
def test_it_weighs_more_where_the_money_ends(expenses: float, severity: Severity) -> None:
    """Critical for a company that is default dead, major for one that lives."""
    flag = raised(*grown(3.0, 2.0, expenses)).flags["R5"]
    assert flag.severity is severity
    assert flag.why == "Headcount grows 9.59 % a month, revenue grows 5.95 % a month."
    assert (round(3 ** (1 / 12) - 1, 4), round(2 ** (1 / 12) - 1, 4)) == (0.0959, 0.0595)


def test_a_company_that_pays_for_its_hires_itself() -> None:
    """Revenue of 200k pays for expenses of 150k: the same hiring is minor, and the flag says why."""
    flag = raised(*grown(3.0, 2.0, 150_000.0)).flags["R5"]
    assert (flag.severity, flag.softened[:17]) == (Severity.MINOR, "It is profitable.")


def test_every_figure_of_it_is_evidence() -> None:
    """Both headcounts and both revenues are named."""
    figures = grown(3.0, 2.0)
    assert set(raised(*figures).flags["R5"].evidence) == {figure.id for figure in figures[:4]}


def test_without_last_years_headcount_it_is_a_question() -> None:
    """One headcount shows no hiring."""
    found = raised(*grown(3.0, 2.0)[1:])
    assert "R5" not in found.flags
    assert found.unknown["R5"] == ("headcount_growth",)
    assert raised().unknown["R5"] == ("headcount_growth", "growth")


@pytest.mark.parametrize("stated", [0.05, 0.13])
def test_people_and_revenue_of_the_same_year(stated: float) -> None:
    """People threefold and revenue fourfold in one year: 9.6 % against 12.2 %, whatever this quarter grew."""
    assert round(4 ** (1 / 12) - 1, 3) == 0.122
    assert "R5" not in raised(*grown(3.0, 4.0), claim("growth", stated)).spoken_for
    assert "R5" in raised(*grown(4.1, 4.0), claim("growth", stated)).flags


def test_without_last_years_revenue_todays_growth_is_taken() -> None:
    """People threefold in a year, and growth stated at 5 % a month: nothing else is there to compare with."""
    figures = [figure for figure in grown(3.0, 4.0) if figure.metric == "headcount"]
    assert "R5" in raised(*figures, claim("growth", 0.05)).flags
    assert "R5" not in raised(*figures, claim("growth", 0.10)).flags


@pytest.mark.parametrize(
    ("day", "people", "shrinks"),
    [
        (date(2025, 12, 31), 950.0, False),  # 5 % in six months is the border
        (date(2025, 12, 31), 949.0, True),
        (A_YEAR_AGO, 903.0, False),  # 0.95 twice over is 902.5
        (A_YEAR_AGO, 902.0, True),
    ],
)
def test_the_team_shrinks(day: date, people: float, shrinks: bool) -> None:
    """R6 where more than a twentieth of a thousand people went within six months."""
    then, now = claim("headcount", 1_000.0, on=day), claim("headcount", people)
    flag = raised(then, now).flags.get("R6")
    assert (flag is not None) is shrinks
    if flag:
        assert (flag.severity, flag.evidence) == (Severity.MAJOR, (then.id, now.id))


def test_the_sentence_about_the_team() -> None:
    """Both numbers with their days, and no guess at why."""
    figures = claim("headcount", 40.0, on=date(2025, 12, 31)), claim("headcount", 30.0)
    assert raised(*figures).flags["R6"].why == (
        "Headcount went from 40 on 31 December 2025 to 30 on 30 June 2026, and no reason for it is on record."
    )


def test_a_stated_reason_is_enough() -> None:
    """R6 asks for the reason; once it is told there is nothing to ask."""
    figures = claim("headcount", 40.0, on=date(2025, 12, 31)), claim("headcount", 30.0)
    told = raised(*figures, answers=(answered(SHRINKING, REASON_GIVEN),))
    assert "R6" not in told.spoken_for
    assert "R6" in raised(*figures, answers=(answered(SHRINKING, "no"),)).flags


def test_told_without_a_reason() -> None:
    """Where only the answer is known it is the flag, and its evidence."""
    answer = answered(SHRINKING, NO_REASON)
    flag = raised(answers=(answer,)).flags["R6"]
    assert flag.why == "Asked whether the team has become smaller, the answer was yes, without a reason."
    assert (flag.severity, flag.evidence) == (Severity.MAJOR, (answer.id,))


def test_of_several_headcounts_the_one_half_a_year_ago() -> None:
    """People of four, of six and of twelve months ago: the one of December is compared."""
    days = date(2026, 2, 28), date(2025, 12, 31), A_YEAR_AGO
    then = [claim("headcount", people, on=day) for people, day in zip((31.0, 40.0, 50.0), days, strict=True)]
    now = claim("headcount", 30.0)
    assert raised(*then, now).flags["R6"].evidence == (then[1].id, now.id)


def test_a_team_of_which_only_today_is_known() -> None:
    """One headcount shows no change, and none shows nothing: each is asked for by its name."""
    assert raised(claim("headcount", 40.0)).unknown["R6"] == (HEADCOUNT_THEN,)
    assert raised().unknown["R6"] == ("headcount",)
    too_old = claim("headcount", 400.0, on=date(2025, 5, 1)), claim("headcount", 40.0)
    assert raised(*too_old).unknown["R6"] == (HEADCOUNT_THEN,)


def test_the_words_about_the_team_are_those_of_the_bank() -> None:
    """The rule compares with choices that people can make, word for word."""
    asked = shipped_bank().find(SHRINKING)
    assert asked is not None
    assert {REASON_GIVEN, NO_REASON} <= set(asked.choices)
