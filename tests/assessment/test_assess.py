"""One dossier, everything computed, as one value."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.builders import TODAY, case, claim, dossier
from assessment.banks import BANK
from diligence.amounts import Period
from diligence.analysis import Verdict
from diligence.assessment import assess, plain_assessment
from diligence.comparison import compare
from diligence.flags import RULES, Brief, Flag, Rubric, Thresholds, Unknown
from diligence.model import METRICS, Answer, Conversation, Figure, Severity, Trust, Whom

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diligence.flags import Finding


def test_the_empty_dossier() -> None:
    """Nothing known: not enough data, no flag, questions to ask."""
    found = assess(dossier(), as_of=TODAY)
    assert found.verdict is Verdict.NOT_ENOUGH_DATA
    assert found.flags == ()
    assert found.next_questions
    assert found.name == "Acme"


def test_the_day_is_an_argument() -> None:
    """The same cash is worth six months less, six months later."""
    figures = (
        claim("revenue", 10_000.0),
        claim("expenses", 110_000.0),
        claim("growth", 0.0),
        claim("cash", 1e6),
    )
    months = [
        assess(dossier(*figures), as_of=TODAY + timedelta(days=days)).analysis.simple_runway_months.value
        or 0.0
        for days in (0, 184)
    ]
    assert months[0] == 10
    assert 3.9 < months[1] < 4.1


def test_assessments_can_be_compared_as_values() -> None:
    """Two assessments are equal or not; asking does not stumble over the arrays inside."""
    first, second = (assess(case("zoom-2019"), as_of=TODAY) for _ in range(2))
    assert first == first  # noqa: PLR0124 - a value equals itself
    assert (first == second) in {True, False}


def test_what_was_said_later_is_not_known_yet() -> None:
    """In January nobody knows June's answer: no flag, no coverage, and it is named; of the day it counts."""
    june = TODAY
    told = Answer(id="a", question="money.default-alive", value="they don't know", as_of=june)
    talk = Conversation(id="c", on=june, role=Whom.FOUNDER)
    both = dossier().model_copy(update={"answers": (told,), "conversations": (talk,)})
    before, on_the_day = (assess(both, as_of=june - timedelta(days=late)) for late in (1, 0))
    assert [flag.id for flag in on_the_day.flags] == ["S9"]
    assert (len(on_the_day.dossier.answers), on_the_day.misfits) == (1, ())
    assert before.flags == ()
    assert (before.dossier.answers, before.dossier.conversations) == ((), ())
    assert before.coverage == assess(dossier(), as_of=june - timedelta(days=1)).coverage
    assert [each.problem for each in before.misfits] == [
        "it is of 30 June 2026, after the day of the judgement, and left out"
    ]


def test_the_seed_is_an_argument() -> None:
    """Another seed is another draw; the same seed the same."""
    buffer = case("buffer-2016")
    first, again, other = (assess(buffer, as_of=buffer.as_of or TODAY, seed=seed).odds for seed in (0, 0, 1))
    assert first.alive == again.alive
    assert first.alive != other.alive


def test_bank_and_rules_are_arguments() -> None:
    """Others' questions and rules can be used instead of the shipped ones."""
    found = assess(dossier(), as_of=TODAY, bank=BANK, rules=())
    assert (found.flags, found.unknown) == ((), ())
    assert [theme.theme for theme in found.coverage.themes] == ["pmf", "money"]


def test_a_readers_own_rule_and_own_lines() -> None:
    """A rule added to the shipped ones runs with them; one that breaks is reported; lines moved are kept."""

    def nobody_to_ask(brief: Brief) -> Iterator[Finding]:
        if not brief.dossier.conversations:
            rubric = Rubric("U1", "Nobody was asked yet", "our own threshold", "conversations")
            yield rubric.red(Severity.MINOR, "No conversation is on record.", (), "Who would talk to me?")

    def mistaken(brief: Brief) -> Iterator[Finding]:
        yield Unknown("U2", (brief.dossier.figures[99].id,))

    mine = Thresholds().overridden({"runway_critical_months": 9})
    company = dossier(claim("cash", 7e5), claim("net_burn", 1e5))
    found = assess(company, as_of=TODAY, rules=(*RULES, mistaken, nobody_to_ask), thresholds=mine)
    assert [flag.id for flag in found.flags] == ["S3", "U1"]
    assert [(broken.rule, broken.problem.split(" (")[0]) for broken in found.broken] == [
        ("mistaken", "IndexError: tuple index out of range")
    ]
    assert found.thresholds == mine
    assert [flag.id for flag in assess(company, as_of=TODAY).flags] == ["S4"]


def test_what_was_withheld_is_carried() -> None:
    """Three months of money and money signed: S3 is not raised, and the reason is kept."""
    figures = (claim("cash", 3e5), claim("net_burn", 1e5), claim("signed_money", 1e6, on=TODAY))
    found = assess(dossier(*figures), as_of=TODAY)
    assert [(item.rule, item.exception) for item in found.withheld] == [("S3", "X11")]


def test_fit_that_is_shown_softens_a_short_runway() -> None:
    """Five alike customers one may talk to are level 5; 12 % a month are 290 % a year."""
    figures = (
        claim("revenue", 100_000.0),
        claim("expenses", 600_000.0),
        claim("growth", 0.12),
        claim("cash", 2e6),
    )
    told = Answer(
        id="five", question="pmf.references", value="5", signals=("share-a-profile", "may-talk"), as_of=TODAY
    )
    plain, shown = (
        assess(dossier(*figures).model_copy(update={"answers": answers}), as_of=TODAY).flags
        for answers in ((), (told,))
    )
    severities = [next(flag.severity for flag in flags if flag.id == "S3") for flags in (plain, shown)]
    assert severities == [Severity.CRITICAL, Severity.MAJOR]


def test_worst_flags_are_one_a_cause() -> None:
    """Everpix has four flags about money, and the pinch stands for them; margin and burn are other causes."""
    found = assess(case("everpix-2013"), as_of=case("everpix-2013").as_of or TODAY)
    assert [flag.id for flag in found.flags if flag.cause == "money"] == ["S2", "S3", "S1", "S7"]
    assert [flag.id for flag in found.worst_flags if flag.cause == "money"] == ["S2"]
    assert isinstance(found.worst_flags[0], Flag)
    assert found.worst_flags[0].severity is Severity.CRITICAL


def test_green_is_never_among_the_worst() -> None:
    """Zoom has nothing worth stopping at."""
    found = assess(case("zoom-2019"), as_of=case("zoom-2019").as_of or TODAY)
    assert found.flags
    assert found.worst_flags == ()


@st.composite
def entries(draw: st.DrawFn) -> Figure:
    """A figure of the kind a verdict rests on, sane or not."""
    metric = draw(
        st.sampled_from(
            [
                "revenue",
                "expenses",
                "cash",
                "growth",
                "net_burn",
                "runway_months",
                "cost_of_revenue",
                "signed_money",
            ]
        )
    )
    likely = draw(st.sampled_from([-1e6, -1.0, -0.5, 0.0, 0.01, 0.3, 5.0, 4_999.0, 80_000.0, 1e6, 1e12]))
    wide = draw(st.sampled_from([0.0, 0.5, 1e5]))
    return claim(
        metric,
        likely,
        low=draw(st.sampled_from([None, likely - wide])),
        high=draw(st.sampled_from([None, likely + wide])),
        per=draw(st.sampled_from(list(Period))) if METRICS[metric].has_period else None,
        on=TODAY - timedelta(days=draw(st.sampled_from([-30, 0, 0, 100, 365]))),
        trust=draw(st.sampled_from(list(Trust))),
    )


@settings(max_examples=60)
@given(st.lists(entries(), max_size=8))
def test_whatever_is_typed_an_assessment_comes_out(entered: list[Figure]) -> None:
    """No combination of figures stops a reading, or gives a number or evidence that is not there."""
    found = assess(dossier(*entered), as_of=TODAY)
    json.dumps(plain_assessment(found), allow_nan=False)
    assert found.broken == ()
    ids = {figure.id for figure in entered}
    for flag in found.flags:
        assert set(flag.evidence) <= ids
    for open_rule in found.unknown:
        assert open_rule.missing
    for row in compare(found).table():
        assert row.cells[0].text
        assert "nan" not in row.cells[0].text
