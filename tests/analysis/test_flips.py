"""Figures that change the verdict within their own ranges."""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.builders import TODAY, at, case, plain
from diligence.analysis import (
    Convention,
    Flip,
    Value,
    Verdict,
    analyse,
    analyse_position,
    flips,
    founders_terms,
    read,
    sober_terms,
)

if TYPE_CHECKING:
    from diligence.analysis import Position

both = pytest.mark.parametrize("convention", list(Convention))


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


def test_a_figure_that_changes_it_twice_is_there_twice() -> None:
    """70k earned, 65k spent: above 70k of costs it lives on its cash, and further up it dies.

    It dies where the sum of E - 70,000 * 1.08^n, for as long as it is a loss, is more than the 200k.
    """
    position = plain(revenue=70_000.0, expenses=Value(60_000.0, 65_000.0, 200_000.0), cash=200_000.0)
    near, far = flips(position, founders_terms)
    assert [(flip.metric, flip.above, flip.becomes) for flip in (near, far)] == [
        ("expenses", True, Verdict.DEFAULT_ALIVE),
        ("expenses", True, Verdict.DEFAULT_DEAD),
    ]
    assert near.past == pytest.approx(70_000)
    assert far.past is not None
    losses = [far.past - 70_000 * 1.08**n for n in range(60)]
    assert sum(loss for loss in losses if loss > 0) == pytest.approx(200_000)


def test_costs_that_grow_count_among_the_worst() -> None:
    """8 % that fades takes 812k, and 880k where costs rise 0.3 % a month: cash of 850k dies only then."""
    position = ranged(cash=(850_000.0, 1e6, 1e6), expense_growth=(0.0, 0.0, 0.003))
    assert flips(position, sober_terms) == (
        Flip("several at once", None, above=False, becomes=Verdict.DEFAULT_DEAD),
    )


def test_flips_belong_to_the_terms() -> None:
    """A margin decides nothing on the founder's terms, and much on the sober ones."""
    position = ranged(gross_margin=(-0.1, 0.9, 1.0))
    assert flips(position, founders_terms) == ()
    assert [flip.metric for flip in flips(position, sober_terms)] == ["gross_margin"]


def test_firm_means_on_both_terms() -> None:
    """700k to 1.3M is enough for the founder's 691k and not throughout for the sober 812k."""
    found = analyse_position(ranged(cash=(700_000.0, 1.2e6, 1.3e6)))
    assert found.flips == ()
    assert [(flip.metric, flip.becomes) for flip in found.sober_flips] == [("cash", Verdict.DEFAULT_DEAD)]
    assert found.sober_flips[0].past == pytest.approx(812_204, abs=1)
    assert not found.firm
    assert analyse_position(ranged(cash=(820_000.0, 1.2e6, 1.3e6))).firm


def test_a_verdict_that_depends_on_cash_nobody_knows_is_not_firmer_for_it() -> None:
    """Costs that may be above or below revenue flip between profit and the unknown."""
    position = plain(cash=None, revenue=70_000.0, expenses=Value(60_000.0, 80_000.0, 90_000.0))
    assert [(flip.metric, flip.above, flip.becomes) for flip in flips(position, founders_terms)] == [
        ("expenses", False, Verdict.PROFITABLE)
    ]


def test_a_burn_around_zero_flips_when_nothing_else_is_known() -> None:
    """Profitable by its burn of -1,000, and open where it may be above zero."""
    (flip,) = flips(at(net_burn=Value(-5_000.0, -1_000.0, 2_000.0)), founders_terms)
    assert (flip.metric, flip.above, flip.becomes) == ("net_burn", True, Verdict.NOT_ENOUGH_DATA)
    assert flip.past == pytest.approx(0.0, abs=1e-6)


def test_a_verdict_given_without_growth_flips_at_the_growth_it_needs() -> None:
    """1M a month against 2M with 4M there: dead at Bessemer's 115 % a year, alive somewhat above.

    115 % a year is 6.6 % a month: 11 months, and 6.6M are lost until then.
    """
    good = 2.15 ** (1 / 12) - 1
    assert log(2) / log(1 + good) == pytest.approx(10.9, abs=0.05)
    assert sum(2e6 - 1e6 * (1 + good) ** n for n in range(11)) == pytest.approx(6.56e6, rel=0.001)
    position = plain(revenue=1e6, expenses=2e6, cash=4e6, growth=None)
    reading = read(position, founders_terms)
    assert (reading.verdict, reading.missing) == (Verdict.DEFAULT_DEAD, ("growth",))
    (flip,) = flips(position, founders_terms)
    assert (flip.metric, flip.above, flip.becomes) == ("growth", True, Verdict.DEFAULT_ALIVE)
    assert flip.past is not None
    assert flip.past > good
    losses = [2e6 - 1e6 * (1 + flip.past) ** n for n in range(20)]
    assert sum(loss for loss in losses if loss > 0) == pytest.approx(4e6)


def test_undecided_is_open_or_two_answers() -> None:
    """Undecided: not firm, or dead on one of the two terms and not on the other."""
    assert not analyse_position(plain()).undecided
    assert analyse_position(ranged(cash=(0.6e6, 1.2e6, 1.3e6))).undecided
    slow = analyse_position(plain(growth=0.05))
    assert (slow.founder.verdict, slow.sober.verdict) == (Verdict.DEFAULT_ALIVE, Verdict.DEFAULT_DEAD)
    assert slow.firm
    assert slow.undecided
