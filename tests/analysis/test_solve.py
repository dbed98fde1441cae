"""The question turned round: growth needed, and figures that change the verdict."""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from analysis.builders import TODAY, at, case, number, plain, terms
from diligence.amounts import Absence
from diligence.analysis import (
    Convention,
    Flip,
    Value,
    Verdict,
    analyse,
    analyse_position,
    flips,
    founders_terms,
    growth_needed,
    project,
    read,
    sober_terms,
)

if TYPE_CHECKING:
    from diligence.analysis import Position

both = pytest.mark.parametrize("convention", list(Convention))


@both
@settings(max_examples=30)
@given(
    ratio=st.floats(1.01, 50),
    cash=st.floats(100, 1e7),
    persistence=st.floats(0.1, 1),
    cost_growth=st.floats(0, 0.05),
    margin=st.floats(0.1, 1),
)
def test_the_needed_growth_is_the_least(
    convention: Convention, ratio: float, cash: float, persistence: float, cost_growth: float, margin: float
) -> None:
    """At the growth that is needed the company lives, and at a hair less it dies."""
    position = at(revenue=10_000.0, expenses=10_000.0 * ratio, cash=cash)
    others = {"persistence": persistence, "expense_growth_rate": cost_growth, "gross_margin": margin}
    measure = growth_needed(position, terms(None, **others), convention)
    if measure.value is None:
        assert measure.absence is Absence.NEVER
        assert project(position, terms(10.0, **others), convention=convention).alive is False
        return
    assume(measure.value < 9)
    assert project(position, terms(measure.value, **others), convention=convention).alive is True
    less = measure.value * (1 - 1e-6) - 1e-9
    assert project(position, terms(less, **others), convention=convention).alive is False


def test_growth_needed_of_the_running_example() -> None:
    """With exactly the 691,074.74 that 8 % needs, 8 % is what is needed."""
    losses = sum(80_000 - 20_000 * 1.08**n for n in range(19))
    needed = growth_needed(plain(cash=losses), terms(None))
    assert number(needed) == pytest.approx(0.08)


@pytest.mark.parametrize(
    ("changed", "absence", "why"),
    [
        ({"cash": None}, Absence.UNKNOWN, "cash not known yet"),
        ({"revenue": None, "cash": None}, Absence.UNKNOWN, "revenue and cash not known yet"),
        ({"revenue": 80_000.0}, Absence.NOT_APPLICABLE, "it is profitable already"),
        ({"revenue": 0.0}, Absence.NEVER, "there is no revenue yet for growth to build on"),
        ({"cash": 59_999.0}, Absence.NEVER, "no growth is fast enough: the cash is gone too soon"),
    ],
)
def test_where_no_growth_is_the_answer(changed: dict[str, float | None], absence: Absence, why: str) -> None:
    """Unknown, not asked, and out of reach are three answers; the first month's 60k no growth can pay."""
    measure = growth_needed(plain(**changed), terms(None))
    assert (measure.value, measure.absence, measure.why) == (None, absence, why)


def test_without_margin_the_reason_is_the_margin() -> None:
    """Where each sale loses it is not the cash that is short."""
    measure = growth_needed(plain(), terms(None, gross_margin=-0.1))
    assert measure.absence is Absence.NEVER
    assert "each sale costs more than it brings in" in measure.why


def test_buffer_is_decided_by_its_growth_and_its_costs() -> None:
    """Dead, not firmly: alive with expenses below 1,012,691, or growing faster than 1.299 % a month.

    At 0.9 %, expenses E need the sum of E - 875,000 * 1.009^n for as long as it is positive; that is the
    1.22M of cash at E = 1,012,691. At 1.299 % the same holds for the likely expenses of 1.04M.
    """
    found = analyse(case("buffer-2016"), case("buffer-2016").as_of or TODAY)

    def need(expenses: float, growth: float) -> float:
        return sum(loss for n in range(60) if (loss := expenses - 875_000 * (1 + growth) ** n) > 0)

    by = {flip.metric: flip for flip in found.flips}
    assert set(by) == {"expenses", "growth"}
    assert not found.firm
    assert (by["expenses"].above, by["growth"].above) == (False, True)
    assert round(by["expenses"].past or 0.0) == 1_012_691
    assert need(by["expenses"].past or 0.0, 0.009) == pytest.approx(1_220_000)
    assert round(by["growth"].past or 0.0, 5) == 0.01299
    assert need(1_040_000, by["growth"].past or 0.0) == pytest.approx(1_220_000)
    assert {flip.becomes for flip in found.flips} == {Verdict.DEFAULT_ALIVE}


def ranged(**ends: tuple[float, float, float]) -> Position:
    """The running example with ranges."""
    return plain(**{name: Value(*three) for name, three in ends.items()})


@both
@given(low=st.floats(0.001, 0.079), high=st.floats(0.081, 0.3))
@settings(max_examples=10)
def test_past_a_flip_the_verdict_is_another(convention: Convention, low: float, high: float) -> None:
    """Just inside the threshold the verdict holds, at it the other one does."""
    position = plain(growth=Value(low, 0.08, high), cash=800_000.0)
    for flip in flips(position, founders_terms, convention):
        assert flip.past is not None
        step = -1e-9 if flip.above else 1e-9
        verdicts = [
            read(position.having("growth", rate), founders_terms, convention).verdict
            for rate in (0.08, flip.past + step, flip.past)
        ]
        assert verdicts == [Verdict.DEFAULT_ALIVE, Verdict.DEFAULT_ALIVE, flip.becomes]


def test_exact_figures_are_firm() -> None:
    """Where nothing has a range, nothing flips."""
    assert flips(plain(), founders_terms) == ()


def test_ranges_that_decide_nothing_are_firm() -> None:
    """Between 1.1M and 1.3M of cash, 691k is enough throughout."""
    assert flips(ranged(cash=(1.1e6, 1.2e6, 1.3e6)), founders_terms) == ()


def test_a_flip_downwards() -> None:
    """Cash from 0.6M to 1.3M: below 691,075 the company is dead."""
    found = flips(ranged(cash=(0.6e6, 1.2e6, 1.3e6)), founders_terms)
    assert [(flip.metric, flip.above, flip.becomes) for flip in found] == [
        ("cash", False, Verdict.DEFAULT_DEAD)
    ]
    assert found[0].past == pytest.approx(sum(80_000 - 20_000 * 1.08**n for n in range(19)))


def test_figures_that_flip_it_only_together() -> None:
    """6 % of growth takes 904k of the 1.2M, and 700k is enough for 8 %; 700k is not enough for 6 %."""
    need = sum(80_000 - 20_000 * 1.06**n for n in range(24))
    assert 700_000 < need < 1_200_000
    position = ranged(cash=(700_000.0, 1.2e6, 1.2e6), growth=(0.06, 0.08, 0.08))
    for metric, worst in (("cash", 700_000.0), ("growth", 0.06)):
        assert read(position.having(metric, worst), founders_terms).verdict is Verdict.DEFAULT_ALIVE
    assert flips(position, founders_terms) == (
        Flip("several at once", None, above=False, becomes=Verdict.DEFAULT_DEAD),
    )


def test_flips_belong_to_the_terms() -> None:
    """A margin decides nothing on the founder's terms, and much on the sober ones."""
    position = ranged(gross_margin=(-0.1, 0.9, 1.0))
    assert flips(position, founders_terms) == ()
    assert [flip.metric for flip in flips(position, sober_terms)] == ["gross_margin"]


def test_a_verdict_that_depends_on_cash_nobody_knows_is_not_firmer_for_it() -> None:
    """Costs that may be above or below revenue flip between profit and the unknown."""
    position = plain(cash=None, revenue=70_000.0, expenses=Value(60_000.0, 80_000.0, 90_000.0))
    assert [(flip.metric, flip.above, flip.becomes) for flip in flips(position, founders_terms)] == [
        ("expenses", False, Verdict.PROFITABLE)
    ]


def test_undecided_is_open_or_two_answers() -> None:
    """Undecided: not firm, or dead on one of the two terms and not on the other."""
    assert not analyse_position(plain()).undecided
    assert analyse_position(ranged(cash=(0.6e6, 1.2e6, 1.3e6))).undecided
    slow = analyse_position(plain(growth=0.05))
    assert (slow.founder.verdict, slow.sober.verdict) == (Verdict.DEFAULT_ALIVE, Verdict.DEFAULT_DEAD)
    assert slow.firm
    assert slow.undecided


def test_blackwells_minimum_growth() -> None:
    """In the continuum the growth that is needed for 661,420 is 8 %, by the formula's own inverse."""
    area = 80_000 * log(4) / log(1.08) - 20_000 * 3 / log(1.08)
    assert number(growth_needed(plain(cash=area), terms(None), Convention.CONTINUOUS)) == pytest.approx(0.08)
