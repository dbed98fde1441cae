"""What to ask for: the figure that would make the call surer comes first."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from analysis.builders import TODAY, at, plain
from diligence.analysis import Influence, Planned, Position, Value, influences, sensitivity
from diligence.analysis.influence import NOISE, may_be
from diligence.errors import ImpossibleInputError

SURE = {"gross_margin": 1.0, "expense_growth": 0.0}
"""Not known they would be drawn too."""


def by_metric(position: Position, seed: int = 0) -> dict[str, Influence]:
    """The influences by figure."""
    return {each.metric: each for each in influences(position, seed)}


def owing(debt: float, cash: Value, **known: float | Value) -> Position:
    """Revenue of 80k pays for 80k: only the debt, due in three months, asks for cash."""
    due = Planned("debt_due", TODAY + timedelta(days=95), Value.exact(debt), ())
    return replace(plain(revenue=80_000.0, growth=0.0, cash=cash, **SURE, **known), planned=(due,))


def test_a_company_with_one_unsure_figure_by_hand() -> None:
    """Cash from 600k over 720k to 900k, and 720k fall due: 60 % can pay (120 of 300 lie below the peak).

    Saying "it lives" today is right in 60 of 100; knowing the cash, always: the gain is 0.40.
    """
    (found,) = influences(owing(720_000.0, Value(6e5, 7.2e5, 9e5)))
    assert (found.metric, found.known) == ("cash", True)
    assert found.certainty == pytest.approx(0.6, abs=0.03)
    assert found.certainty_gain == pytest.approx(0.4, abs=0.03)
    assert found.certainty + found.certainty_gain == pytest.approx(1.0, abs=0.01)
    assert found.assumed == Value(6e5, 7.2e5, 9e5)


def test_what_is_decided_already_gains_nothing() -> None:
    """Where every cash within its range pays the debt, or none does, knowing it changes nothing."""
    for debt in (500_000.0, 950_000.0):
        (found,) = influences(owing(debt, Value(6e5, 7.2e5, 9e5)))
        assert (found.certainty, found.certainty_gain) == (1.0, 0.0)


def test_exact_figures_have_no_influence() -> None:
    """What is known exactly is not in the list; where all is, the list is empty."""
    assert influences(plain(**SURE)) == ()
    assert set(by_metric(plain(cash=Value(6e5, 8.2e5, 1.2e6), **SURE))) == {"cash"}


@pytest.mark.parametrize("seed", range(6))
def test_what_decides_nothing_gains_nothing(seed: int) -> None:
    """A dollar of revenue either way decides nothing, though the call is as open as can be."""
    position = plain(cash=Value(4e5, 8.2e5, 1.2e6), revenue=Value(19_999.0, 20_000.0, 20_001.0), **SURE)
    found = by_metric(position, seed)
    assert found["cash"].certainty < 0.6
    assert found["revenue"].certainty_gain == 0
    assert found["cash"].certainty_gain > 0.3


@pytest.mark.parametrize("seed", range(3))
def test_the_wider_of_two_has_more(seed: int) -> None:
    """Cash against expenses: whichever is known to a hundredth only tells less than what is wide open."""
    wide_cash, narrow_cash = Value(5e5, 8.2e5, 1.2e6), Value(8.1e5, 8.2e5, 8.3e5)
    wide, narrow = Value(60_000.0, 80_000.0, 100_000.0), Value(79_000.0, 80_000.0, 81_000.0)
    cash_first = by_metric(plain(cash=wide_cash, expenses=narrow, **SURE), seed)
    costs_first = by_metric(plain(cash=narrow_cash, expenses=wide, **SURE), seed)
    assert cash_first["cash"].certainty_gain > cash_first["expenses"].certainty_gain + NOISE
    assert costs_first["expenses"].certainty_gain > costs_first["cash"].certainty_gain + NOISE


def test_the_most_telling_comes_first() -> None:
    """In order of the gain; certainty is the same for all, and no gain exceeds what is missing."""
    found = influences(plain(cash=Value(5e5, 8.2e5, 1.2e6), growth=Value(0.07, 0.08, 0.09)))
    gains = [each.certainty_gain for each in found]
    assert gains == sorted(gains, reverse=True)
    assert len({each.certainty for each in found}) == 1
    for each in found:
        assert 0.5 <= each.certainty <= 1
        assert 0 <= each.certainty_gain <= 1 - each.certainty + 1e-9


def test_the_same_seed_gives_the_same_order() -> None:
    """Chance is an argument."""
    position = plain(cash=None, growth=None)
    assert influences(position) == influences(position)
    assert influences(position) != influences(position, 1)


def test_unknown_figures_are_drawn_from_what_they_may_be() -> None:
    """Without cash and growth both are assumed, said to be, and asked for before the small things."""
    found = influences(plain(cash=None, growth=None))
    assert {each.metric for each in found[:2]} == {"cash", "growth"}
    for each in found:
        assert each.known is False
        assert each.assumed.how == "assumed: not known"


@pytest.mark.parametrize(
    "known", [{}, {"cash": 1e6}, {"growth": 0.1, "cash": 1e6}, {"headcount": 10.0}, {"revenue": 0.0}]
)
def test_with_too_little_nothing_is_assumed(known: dict[str, float]) -> None:
    """Without revenue, expenses or people and their cost there is no size to start from."""
    assert influences(at(**known)) == ()


def test_people_and_their_pay_are_a_size_to_start_from() -> None:
    """Ten people at 8,000 * 1.25 cost 100k or more: expenses and then revenue can be assumed."""
    found = by_metric(at(headcount=10.0, payroll=8_000.0))
    assert {"expenses", "revenue", "cash", "growth"} <= set(found)
    assert found["expenses"].assumed.likely == 100_000
    assert found["revenue"].assumed.likely == 30_000


@pytest.mark.parametrize(
    ("metric", "known", "ends"),
    [
        ("revenue", {"expenses": 100_000.0}, (0.0, 30_000.0, 110_000.0)),
        ("expenses", {"revenue": 50_000.0}, (40_000.0, 100_000.0, 250_000.0)),
        ("expenses", {"headcount": 4.0, "payroll": 8_000.0}, (32_000.0, 40_000.0, 120_000.0)),
        ("cash", {"revenue": 20_000.0, "expenses": 80_000.0}, (0.0, 720_000.0, 2_160_000.0)),
        ("cash", {"revenue": 90_000.0, "expenses": 80_000.0}, (0.0, 0.0, 0.0)),
        ("growth", {"revenue": 20_000.0}, (-0.02, 0.03, 0.15)),
        ("growth", {"revenue": 10e6}, (-0.02, 0.03, 1.6 ** (1 / 12) - 1)),
        ("gross_margin", {}, (0.4, 0.7, 0.9)),
        ("expense_growth", {}, (0.0, 0.01, 0.02)),
    ],
)
def test_what_a_figure_may_be(metric: str, known: dict[str, float], ends: tuple[float, float, float]) -> None:
    """By the table: of expenses, of revenue, of people, of burn, of size."""
    found = may_be(metric, at(**known))
    assert found is not None
    assert (found.low, found.likely, found.high) == pytest.approx(ends)


@pytest.mark.parametrize("metric", ["revenue", "expenses", "cash", "customers"])
def test_without_a_size_nothing_may_be(metric: str) -> None:
    """No range is made up of nothing."""
    assert may_be(metric, at()) is None
    assert may_be("expenses", at(revenue=0.0)) is None


def test_sobol_ranks_the_same_figure_first() -> None:
    """Cash against costs, wide against narrow and the other way: both measures name the same one."""
    for cash, expenses, first in (
        (Value(4e5, 8.2e5, 1.2e6), Value(79_500.0, 80_000.0, 80_500.0), "cash"),
        (Value(8.1e5, 8.2e5, 8.3e5), Value(60_000.0, 80_000.0, 100_000.0), "expenses"),
    ):
        position = plain(cash=cash, expenses=expenses, **SURE)
        found = sensitivity(position)
        assert max(found.total, key=lambda metric: found.total[metric]) == first
        assert influences(position)[0].metric == first
        assert set(found.first_order) == set(found.total) == {"cash", "expenses", "persistence"}
        for metric in found.total:
            assert -0.1 < found.first_order[metric] <= found.total[metric] + 0.1 < 1.2


def test_sobol_by_hand() -> None:
    """Where one figure alone decides it explains everything: both indices are 1, all others' 0.

    80k earned and growth none: alive where expenses are at most 80k, whatever the rest.
    """
    found = sensitivity(
        plain(revenue=80_000.0, growth=0.0, cash=Value(0.0, 5.0, 10.0), expenses=Value(7e4, 8e4, 9e4), **SURE)
    )
    assert (found.first_order["expenses"], found.total["expenses"]) == pytest.approx((1, 1), abs=0.05)
    assert found.total["cash"] == found.total["persistence"] == 0


def test_sobol_is_empty_where_nothing_is_open() -> None:
    """No ranges, or ranges within which every combination lives: there is no variance to share out."""
    for position in (plain(), plain(cash=Value(1e9, 2e9, 3e9)), plain(growth=0.0, cash=Value(1.0, 2.0, 3.0))):
        found = sensitivity(position)
        assert found.first_order == found.total == {}


@pytest.mark.parametrize("metric", ["revenue", "expenses", "growth", "cash"])
def test_sobol_needs_the_figures(metric: str) -> None:
    """A figure that is not known is not taken for zero."""
    with pytest.raises(ImpossibleInputError, match=f"got no {metric}"):
        sensitivity(plain(**{metric: None}))
