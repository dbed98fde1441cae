"""One dossier, everything computed, as one value."""

from __future__ import annotations

import json
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.builders import TODAY, case, claim, dossier
from assessment.banks import BANK
from diligence.amounts import Period
from diligence.analysis import Verdict
from diligence.assessment import assess, plain_assessment
from diligence.comparison import compare
from diligence.flags import Flag
from diligence.model import METRICS, Figure, Severity, Trust


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


def test_worst_flags_are_one_a_cause() -> None:
    """Everpix has four flags about money, and the pinch stands for them."""
    found = assess(case("everpix-2013"), as_of=case("everpix-2013").as_of or TODAY)
    assert [flag.id for flag in found.worst_flags] == ["S2"]
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
    ids = {figure.id for figure in entered}
    for flag in found.flags:
        assert set(flag.evidence) <= ids
    for open_rule in found.unknown:
        assert open_rule.missing
    for row in compare(found).table():
        assert row.cells[0].text
        assert "nan" not in row.cells[0].text
