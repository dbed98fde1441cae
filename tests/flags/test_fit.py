"""Flags about product-market fit: each rule fires, just doesn't, and asks where it lacks something."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from analysis.builders import CASES, TODAY, case, claim, dossier
from diligence.analysis.fit import CLAIMED_BARE
from diligence.analysis.ladder import LEVEL, LEVELS, REFERENCES
from diligence.analysis.trifecta import RETENTION, STILL_FALLING
from diligence.bank import shipped_bank
from diligence.flags import fit as rules
from diligence.flags.fit import FIT_RULES
from diligence.model import Answer, Colour, Rating, Severity, Whom
from flags.briefs import Found, answered, found_in

if TYPE_CHECKING:
    from diligence.model import Figure

THEN = date(2025, 12, 31)


def ticked(question: str, *signals: str, **others: Any) -> Answer:
    """An answer in which these signs were heard."""
    settings: dict[str, Any] = {"id": f"{question}-{'-'.join(signals)}", "as_of": TODAY} | others
    return Answer(question=question, signals=signals, **settings)


def judged(*known: Figure | Answer, **company: Any) -> Found:
    """What these rules say of a company of which this is on record."""
    answers = tuple(each for each in known if isinstance(each, Answer))
    figures = tuple(each for each in known if not isinstance(each, Answer))
    return found_in(dossier(*figures, **company).model_copy(update={"answers": answers}), FIT_RULES)


def survey(share: float | None, count: float | None) -> tuple[Figure, ...]:
    """A survey with this share very disappointed, of so many answers."""
    known = (("must_have_share", share), ("must_have_respondents", count))
    return tuple(claim(metric, value) for metric, value in known if value is not None)


def test_nothing_known_is_only_questions() -> None:
    """Every rule of the theme is open, none is raised, and each names what it lacks."""
    found = judged()
    assert found.flags == {}
    assert found.unknown == {
        "P1": ("must_have_share", "must_have_respondents"),
        "P2": (RETENTION,),
        "P3": ("active_users", "sign_ups"),
        "P4": (LEVEL,),
        "P5": ("pmf.founder-sales",),
        "P6": ("headcount",),
        "P7": ("founded", "revenue", "pmf.path"),
        "G4": (RETENTION, REFERENCES, "must_have_share"),
    }


@pytest.mark.parametrize("slug", CASES)
def test_no_case_is_flagged_for_what_is_not_known_of_it(slug: str) -> None:
    """Published cases hold no surveys, curves or references: these rules ask there, and raise nothing."""
    assert found_in(case(slug), FIT_RULES).flags == {}


# P1 -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("share", "count", "severity"),
    [
        (0.399, 30.0, Severity.MINOR),
        (0.20, 30.0, Severity.MINOR),
        (0.199, 30.0, Severity.MAJOR),
        (0.199, 29.0, Severity.INFO),
        (0.40, 30.0, None),
        (0.40, None, None),
    ],
)
def test_few_would_miss_it(share: float, count: float | None, severity: Severity | None) -> None:
    """Under 40 % minor, under 20 % major, from fewer than 30 answers information; 40 % is the mark."""
    found = judged(*survey(share, count))
    flag = found.flags.get("P1")
    assert (flag.severity if flag else None) is severity
    assert "P1" not in found.unknown


def test_the_survey_is_told_with_its_sample() -> None:
    """The sentence has share and count, the evidence both figures."""
    figures = survey(0.22, 250.0)
    flag = judged(*figures).flags["P1"]
    assert flag.why == "22 % of 250 asked would be very disappointed without it; 40 % is the mark."
    assert set(flag.evidence) == {figure.id for figure in figures}
    few = judged(*survey(0.22, 25.0)).flags["P1"]
    assert few.why.endswith("40 % is the mark. It takes 30 answers to point a way.")


@pytest.mark.parametrize(
    ("share", "count", "missing"),
    [(0.3, None, ("must_have_respondents",)), (None, 50.0, ("must_have_share",))],
)
def test_a_survey_without_its_sample_is_a_question(
    share: float | None, count: float | None, missing: tuple[str, ...]
) -> None:
    """A share of how many?"""
    assert judged(*survey(share, count)).unknown["P1"] == missing


# P2 -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "answer", [answered(RETENTION, "it is still falling"), ticked(RETENTION, "still-falling")]
)
def test_the_curve_falls(answer: Answer) -> None:
    """Said, or heard: either is enough."""
    flag = judged(answer).flags["P2"]
    assert (flag.severity, flag.evidence) == (Severity.MAJOR, (answer.id,))


def test_a_flat_curve_is_no_flag() -> None:
    """It was asked and it goes flat; that it fell in March, by the same person, is past."""
    flat = answered(RETENTION, "it goes flat")
    march = ticked(RETENTION, "still-falling", as_of=date(2026, 3, 31))
    assert "P2" not in judged(flat).spoken_for
    assert "P2" not in judged(march, flat).spoken_for


@pytest.mark.parametrize("said", ["too early to tell", "not measured"])
def test_a_curve_nobody_has_is_a_question(said: str) -> None:
    """Asked, and not known: still open."""
    assert judged(answered(RETENTION, said)).unknown["P2"] == (RETENTION,)


# P3 -------------------------------------------------------------------------------------


def grown(active: float | None, signed_up: float | None) -> tuple[Figure, ...]:
    """Active users and sign-ups that became so many times what they were six months ago."""
    found: list[Figure] = []
    for metric, times in (("active_users", active), ("sign_ups", signed_up)):
        if times is not None:
            found += [claim(metric, 1_000.0, on=THEN), claim(metric, 1_000.0 * times)]
    return tuple(found)


def test_sign_ups_without_use() -> None:
    """Users + 5 %, sign-ups + 16 %: eleven points apart is one too many."""
    figures = grown(1.05, 1.16)
    flag = judged(*figures).flags["P3"]
    assert flag.severity is Severity.MAJOR
    assert (
        flag.why == "In six months active users changed by 5 %, sign-ups by 16 %. Curiosity is not value yet."
    )
    assert set(flag.evidence) == {figure.id for figure in figures}


@pytest.mark.parametrize(("active", "signed_up"), [(1.05, 1.14), (1.5, 1.1)])
def test_use_that_keeps_up(active: float, signed_up: float) -> None:
    """Nine points are within the tolerance; use ahead of sign-ups is good."""
    assert "P3" not in judged(*grown(active, signed_up)).spoken_for


def test_use_as_heard_where_there_are_no_figures() -> None:
    """A sign stands for figures; where there are figures, these are taken."""
    heard = ticked("pmf.active-users", "sign-ups-without-use")
    flag = judged(heard).flags["P3"]
    assert (flag.severity, flag.evidence) == (Severity.MAJOR, (heard.id,))
    assert "P3" not in judged(heard, *grown(1.5, 1.1)).spoken_for
    assert "P3" not in judged(ticked("pmf.active-users", "use-keeps-pace")).spoken_for


def test_use_beside_unknown_sign_ups_is_a_question() -> None:
    """One of two paces says nothing, and names the other."""
    assert judged(*grown(1.05, None)).unknown["P3"] == ("sign_ups",)
    assert judged(*grown(None, 1.5)).unknown["P3"] == ("active_users",)


# P4 -------------------------------------------------------------------------------------

FIVE = answered(LEVEL, LEVELS[5])


def test_few_references_beside_a_claim() -> None:
    """They say level 5 and name three customers."""
    three = answered(REFERENCES, "3")
    flag = judged(FIVE, three).flags["P4"]
    assert (flag.severity, flag.evidence) == (Severity.MAJOR, (FIVE.id, three.id))
    assert flag.why == (
        "Product-market fit is claimed. 3 customers pay in full and would recommend it; it takes five. "
        "Fit means to sell the same thing again and again."
    )


@pytest.mark.parametrize(
    "sign", [(REFERENCES, "no-profile-shared"), ("pmf.ideal-customer", "customers-all-different")]
)
def test_five_that_are_not_alike(sign: tuple[str, str]) -> None:
    """Five named and nothing in common."""
    assert "P4" in judged(FIVE, answered(REFERENCES, "5"), ticked(*sign)).flags


def test_a_bare_claim_counts_as_one() -> None:
    """Said yes to fit without a figure, and two references."""
    bare = ticked("pmf.reached", "claim-without-figures")
    assert judged(bare, answered(REFERENCES, "2")).flags["P4"].evidence[0] == bare.id


def test_five_alike_references() -> None:
    """Five, clearly told and alike: no flag, and nothing open."""
    five = answered(REFERENCES, "5", rating=Rating.CLEAR, signals=("share-a-profile",))
    assert "P4" not in judged(FIVE, five).spoken_for


def test_no_claim_no_flag() -> None:
    """Three references and a claim of level 4: nobody says that there is fit."""
    assert "P4" not in judged(answered(LEVEL, LEVELS[4]), answered(REFERENCES, "3")).spoken_for


@pytest.mark.parametrize(
    ("known", "missing"),
    [((), (LEVEL,)), ((FIVE,), (REFERENCES,)), ((FIVE, answered(REFERENCES, "5")), (REFERENCES,))],
)
def test_references_nobody_named_are_a_question(known: tuple[Answer, ...], missing: tuple[str, ...]) -> None:
    """No claim asked for, no references asked for, or five of which nobody knows whether they are alike."""
    assert judged(*known).unknown["P4"] == missing


# P5 -------------------------------------------------------------------------------------

OTHERS = answered("pmf.founder-sales", "none, others do it")
FOUR = answered(LEVEL, LEVELS[4])


def test_founders_do_not_sell_before_fit() -> None:
    """Nobody claims more than level 4, and others do the selling."""
    flag = judged(OTHERS, FOUR).flags["P5"]
    assert (flag.severity, flag.evidence) == (Severity.MAJOR, (OTHERS.id,))


@pytest.mark.parametrize(("signal", "needs_level"), [("handed-over-early", False), ("no-recent-talk", True)])
def test_founders_who_were_heard_not_to_talk(signal: str, needs_level: bool) -> None:
    """Handed over before there was fit says it all; no talk for a month matters only before fit."""
    heard = ticked("pmf.founder-sales", signal)
    assert ("P5" in judged(heard).flags) is not needs_level
    assert judged(heard).unknown.get("P5") == ((LEVEL,) if needs_level else None)
    assert judged(heard, FOUR).flags["P5"].evidence == (heard.id,)


@pytest.mark.parametrize("said", ["most of the week", "a day or more a week", "less than a day a week"])
def test_founders_who_sell(said: str) -> None:
    """Some time each week is the near miss."""
    assert "P5" not in judged(answered("pmf.founder-sales", said), FOUR).spoken_for


def test_once_there_is_fit_others_may_sell() -> None:
    """Level 5 is shown: others selling is then a good sign."""
    assert "P5" not in judged(OTHERS, ticked("pmf.reached", "alike-references")).spoken_for


def test_whether_there_is_fit_is_a_question() -> None:
    """Others sell, and nobody asked how far they have got."""
    assert judged(OTHERS).unknown["P5"] == (LEVEL,)


# P6 -------------------------------------------------------------------------------------


def team(people: float) -> Figure:
    """So many people."""
    return claim("headcount", people)


FALLS = answered(RETENTION, "it is still falling")


@pytest.mark.parametrize("below", [FALLS, answered(LEVEL, LEVELS[3]), answered(LEVEL, LEVELS[2])])
def test_large_and_searching(below: Answer) -> None:
    """16 people, and retention falls, or nobody claims that users return."""
    people = team(16.0)
    flag = judged(people, below).flags["P6"]
    assert (flag.severity, set(flag.evidence)) == (Severity.MAJOR, {people.id, below.id})
    assert flag.why.startswith("16 people are paid while the search goes on: ")


def test_fifteen_are_an_average_series_a() -> None:
    """15 is the average itself; and 16 whose users return have found something."""
    assert "P6" not in judged(team(15.0), FALLS).spoken_for
    assert "P6" not in judged(team(16.0), ticked(RETENTION, "curve-shown-flat")).spoken_for


def test_how_far_a_large_company_has_got_is_a_question() -> None:
    """900 people and customers: that users return was never asked, so nothing is said against them."""
    found = judged(team(900.0), claim("customers", 10_000.0))
    assert "P6" not in found.flags
    assert found.unknown["P6"] == (LEVEL, RETENTION)


# P7 -------------------------------------------------------------------------------------

SAME = ticked("pmf.path", "same-idea-for-years")
OLD, YOUNG = date(2021, 5, 31), date(2021, 6, 30)
"""61 and 60 months before today."""


def test_old_and_unproven() -> None:
    """61 months, 4,999 a month, the same idea."""
    revenue = claim("revenue", 4_999.0)
    flag = judged(SAME, revenue, founded=OLD).flags["P7"]
    assert (flag.severity, flag.evidence) == (Severity.MAJOR, (SAME.id, revenue.id))
    assert flag.why == (
        "It is 61 months old. It has been the same idea for five years or more. Revenue is $5k a month. "
        "That so few want it is by now a finding."
    )


def test_the_sign_says_it_all_where_no_figure_speaks_against_it() -> None:
    """The same idea for five years with little revenue was heard; age and revenue are not on record."""
    assert judged(SAME).flags["P7"].evidence == (SAME.id,)


@pytest.mark.parametrize(("revenue", "founded"), [(5_000.0, OLD), (0.0, YOUNG)])
def test_revenue_or_youth_speaks_against_it(revenue: float, founded: date) -> None:
    """5,000 a month is a start, and 60 months are not more than five years."""
    assert "P7" not in judged(SAME, claim("revenue", revenue), founded=founded).spoken_for


def test_no_revenue_is_trivial_in_any_currency() -> None:
    """Nobody set a small base for yen: none at all is still trivial there, and one yen is not judged."""
    assert "P7" in judged(SAME, claim("revenue", 0.0, currency="JPY"), founded=OLD, currency="JPY").flags
    some = judged(SAME, claim("revenue", 1.0, currency="JPY"), founded=OLD, currency="JPY")
    assert "P7" not in some.spoken_for


def test_where_capital_comes_first_it_is_withheld() -> None:
    """X5: five years without revenue are usual in a biotech company, and the reason is given."""
    found = judged(SAME, claim("revenue", 0.0), founded=OLD, sector="biotech")
    assert "P7" not in found.flags
    assert found.withheld["P7"].exception == "X5"


def test_whether_it_is_the_same_idea_is_a_question() -> None:
    """Old and without revenue may be a company that began anew last year."""
    assert judged(claim("revenue", 0.0), founded=OLD).unknown["P7"] == ("pmf.path",)
    assert judged(founded=OLD).unknown["P7"] == ("revenue", "pmf.path")


# G4 -------------------------------------------------------------------------------------

FLAT = ticked(RETENTION, "curve-shown-flat")
ALIKE = ticked("pmf.reached", "alike-references")


@pytest.mark.parametrize("leading", [survey(0.4, 30.0), grown(1.5, 1.4)])
def test_fit_shown_three_ways(leading: tuple[Figure, ...]) -> None:
    """A flat curve, a survey of 40 % from 30 or use that keeps up, and five alike customers."""
    flag = judged(FLAT, ALIKE, *leading).flags["G4"]
    assert (flag.colour, flag.severity) == (Colour.GREEN, Severity.INFO)
    assert set(flag.evidence) == {FLAT.id, ALIKE.id, *(figure.id for figure in leading)}


@pytest.mark.parametrize(
    ("sellers", "said"),
    [
        (answered("pmf.non-founder-sales", "2"), True),
        (ticked("pmf.non-founder-sales", "two-others-sell"), True),
        (answered("pmf.non-founder-sales", "1"), False),
    ],
)
def test_others_who_sell_are_a_plus(sellers: Answer, said: bool) -> None:
    """Two who aren't founders are said; without them it is green all the same."""
    flag = judged(FLAT, ALIKE, *survey(0.5, 100.0), sellers).flags["G4"]
    assert flag.why.endswith("People who aren't founders close sales too.") is said


@pytest.mark.parametrize(
    "known",
    [
        (FALLS, ALIKE, *survey(0.5, 100.0)),
        (FLAT, answered(REFERENCES, "4"), *survey(0.5, 100.0)),
        (FLAT, ALIKE, *survey(0.39, 100.0), *grown(1.0, 1.5)),
    ],
)
def test_one_of_three_that_speaks_against_it(known: tuple[Figure | Answer, ...]) -> None:
    """A falling curve, four references, or neither survey nor use: no green flag and no question."""
    assert "G4" not in judged(*known).spoken_for


@pytest.mark.parametrize(
    ("known", "missing"),
    [
        ((ALIKE, *survey(0.5, 100.0)), (RETENTION,)),
        ((FLAT, *survey(0.5, 100.0)), (REFERENCES,)),
        ((FLAT, ALIKE), ("must_have_share",)),
        ((FLAT, ALIKE, *survey(0.39, 100.0)), ("must_have_share",)),
    ],
)
def test_one_of_three_that_is_not_known(known: tuple[Figure | Answer, ...], missing: tuple[str, ...]) -> None:
    """Two of three are not three; a weak survey leaves use to be asked for."""
    assert judged(*known).unknown["G4"] == missing


# The bank -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("question", "words"),
    [
        (RETENTION, (*rules.DECIDED, STILL_FALLING)),
        (rules.FOUNDER_SALES, (rules.OTHERS_SELL,)),
        (LEVEL, LEVELS),
    ],
)
def test_the_choices_are_those_of_the_bank(question: str, words: tuple[str, ...]) -> None:
    """The rules compare with choices that people can make, word for word."""
    asked = shipped_bank().find(question)
    assert asked is not None
    assert set(words) <= set(asked.choices)


@pytest.mark.parametrize(
    ("question", "signal"),
    [
        (RETENTION, rules.FALLING),
        (rules.FOUNDER_SALES, rules.HANDED_OVER),
        (rules.FOUNDER_SALES, rules.NO_TALK),
        (rules.USE, rules.WITHOUT_USE),
        (rules.USE, rules.KEEPS_PACE),
        (rules.PATH, rules.SAME_IDEA),
        (rules.OTHER_SELLERS, rules.TWO_SELL),
        CLAIMED_BARE,
    ],
)
def test_the_signs_are_those_of_the_bank(question: str, signal: str) -> None:
    """Every sign the rules read can be ticked."""
    asked = shipped_bank().find(question)
    assert asked is not None
    assert signal in {each.id for each in asked.signals}


def test_every_red_flag_ends_in_a_question_to_a_person() -> None:
    """Something to do, and somebody to ask."""
    for flag in judged(
        SAME, OTHERS, FALLS, FIVE, answered(REFERENCES, "1"), team(40.0), *survey(0.1, 90.0)
    ).flags.values():
        assert flag.ask.endswith("?")
        assert flag.whom is Whom.FOUNDER
