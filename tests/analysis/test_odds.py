"""The odds: drawn by the book, the same for the same seed, and moved by every figure they rest on."""

from __future__ import annotations

from datetime import date
from math import sqrt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.builders import TODAY, at, number, plain, terms
from diligence.analysis import Odds, Position, Value, project, simulate
from diligence.analysis.odds import _Draws
from diligence.months import Month

PATHS = 4_000
NEAR = 4 * sqrt(0.25 / PATHS)
"""Four standard errors: what a fixed seed may be off by."""

LIVELY = [100.0, 140.0, 110.0, 170.0, 150.0, 230.0, 190.0, 280.0]
CALM = [100.0 * 1.08**n for n in range(8)]


def odds(position: Position, seed: int = 0) -> Odds:
    """The odds of few enough futures to be quick."""
    return simulate(position, paths=PATHS, seed=seed)


def uncertain(**changed: float | Value) -> Position:
    """A company that lives in some futures and not in others."""
    known: dict[str, float | Value] = {
        "growth": Value(0.02, 0.05, 0.08),
        "cash": Value(9e5, 1.2e6, 1.4e6),
        "expenses": Value(75_000.0, 80_000.0, 90_000.0),
    }
    return plain(**(known | changed))


def with_history(amounts: list[float], position: Position) -> Position:
    """The same with these months of revenue behind it."""
    days = [(Month.of(TODAY) + (n - len(amounts) + 1)).last_day for n in range(len(amounts))]
    points: tuple[tuple[date, float], ...] = tuple(zip(days, amounts, strict=True))
    return Position(position.as_of, position.currency, position.values, history=points)


def lives(position: Position) -> np.ndarray:
    """Who is alive at the start of each month, path by path."""
    return _Draws(position, 500, 0).run()[1]


def test_the_same_seed_gives_the_same_odds() -> None:
    """Chance is an argument: the same seed is the same result, another seed another draw."""
    first, again, other = odds(uncertain()), odds(uncertain()), odds(uncertain(), seed=1)
    assert first.alive == again.alive
    assert all(np.array_equal(first.cash_bands[band], again.cash_bands[band]) for band in first.cash_bands)
    assert number(first.alive[24]) != number(other.alive[24])
    assert number(first.alive[24]) == pytest.approx(number(other.alive[24]), abs=2 * NEAR)


def test_a_share_by_hand() -> None:
    """Burning 60k a month, twelve months take 720k: of a triangle from 600k over 720k to 900k, 60 % has that.

    The triangle's distribution up to its peak is (peak - low) / (high - low) = 120 / 300.
    """
    found = odds(plain(growth=0.0, cash=Value(600_000.0, 720_000.0, 900_000.0)))
    assert number(found.alive[12]) == pytest.approx(1 - 120 / 300, abs=NEAR)
    assert number(found.alive[24]) == 0
    assert number(found.profit_before_cash_out) == 0


def test_the_persistence_by_hand() -> None:
    """With exact figures only the fading of growth is drawn: those live in which it fades slowly enough."""
    position = plain(growth=0.05, cash=1.3e6)
    low, high = 0.60, 0.85
    for _ in range(40):
        middle = (low + high) / 2
        alive = project(position, terms(0.05, persistence=middle)).alive
        low, high = (low, middle) if alive else (middle, high)
    assert 0.60 < low < 0.85
    assert number(odds(position).profit_before_cash_out) == pytest.approx((0.85 - low) / 0.25, abs=NEAR)


def test_each_draw_stays_in_its_range() -> None:
    """No future has a figure outside the range that was given."""
    drawn = _Draws(uncertain(gross_margin=Value(0.5, 0.7, 0.9)), PATHS, 0)
    for path, low, high in (
        (drawn.cash, 9e5, 1.4e6),
        (drawn.growth, 0.02, 0.08),
        (drawn.margin, 0.5, 0.9),
        (drawn.persistence, 0.60, 0.85),
    ):
        assert low <= path.min() < path.max() <= high
    assert drawn.cash.mean() == pytest.approx((9e5 + 1.2e6 + 1.4e6) / 3, rel=0.01)
    assert drawn.persistence.mean() == pytest.approx((0.60 + 0.85) / 2, rel=0.01)


def test_figures_are_drawn_apart() -> None:
    """Luck with the cash says nothing about luck with growth, costs or persistence."""
    drawn = _Draws(uncertain(), PATHS, 0)
    paths = (drawn.cash, drawn.growth, drawn.others, drawn.persistence)
    correlations = np.asarray(np.corrcoef(paths))[np.triu_indices(len(paths), k=1)]
    assert abs(correlations).max() < 4 / sqrt(PATHS)


def test_open_ends_are_not_made_up() -> None:
    """Where an end was not given the likely value is the end."""
    drawn = _Draws(plain(cash=Value(None, 1.2e6, 1.4e6)), PATHS, 0)
    assert 1.2e6 <= drawn.cash.min() < drawn.cash.max() <= 1.4e6


@pytest.mark.parametrize(("cash", "share"), [(2e6, 1.0), (3e5, 0.0)])
def test_sure_things(cash: float, share: float) -> None:
    """Where every persistence gives the same end, all futures do or none does."""
    found = odds(plain(cash=cash))
    assert [number(found.alive[month]) for month in (12, 24, 36)] == [share] * 3
    assert number(found.profit_before_cash_out) == share
    assert found.error == 0


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ({"cash": Value(1e6, 1.3e6, 1.5e6)}, {"cash": Value(8e5, 1.1e6, 1.3e6)}),
        ({"growth": Value(0.04, 0.07, 0.10)}, {"growth": Value(0.01, 0.04, 0.07)}),
        ({"revenue": 24_000.0}, {"revenue": 18_000.0}),
        (
            {"expenses": Value(70_000.0, 75_000.0, 85_000.0)},
            {"expenses": Value(80_000.0, 85_000.0, 95_000.0)},
        ),
        ({"gross_margin": 0.9}, {"gross_margin": 0.7}),
        ({"expense_growth": 0.001}, {"expense_growth": 0.01}),
    ],
)
def test_every_figure_moves_the_odds(
    better: dict[str, float | Value], worse: dict[str, float | Value]
) -> None:
    """More cash, growth, revenue or margin, and lower or slower costs, raise the odds."""
    good, bad = (odds(uncertain(**changed)) for changed in (better, worse))
    assert number(good.profit_before_cash_out) > number(bad.profit_before_cash_out) + NEAR
    assert number(good.alive[36]) > number(bad.alive[36])


@settings(max_examples=15)
@given(cash=st.tuples(st.floats(0, 3e6), st.floats(0, 3e6)).map(sorted))
def test_on_the_same_luck_more_cash_kills_nobody(cash: list[float]) -> None:
    """Each future of the richer company is at least as long alive as the same future of the poorer."""
    poor, rich = (lives(uncertain(cash=Value(c, c + 1e5, c + 2e5))) for c in cash)
    assert np.all(rich >= poor)


@settings(max_examples=15)
@given(expenses=st.tuples(st.floats(20_000, 2e5), st.floats(20_000, 2e5)).map(sorted))
def test_on_the_same_luck_higher_costs_save_nobody(expenses: list[float]) -> None:
    """Each future of the dearer company is at most as long alive."""
    lean, rich = (lives(uncertain(expenses=e)) for e in expenses)
    assert np.all(lean >= rich)


@settings(max_examples=15)
@given(growth=st.tuples(st.floats(-0.2, 0.5), st.floats(-0.2, 0.5)).map(sorted))
def test_on_the_same_luck_more_growth_kills_nobody(growth: list[float]) -> None:
    """Each future of the faster company is at least as long alive, swings and all."""
    slow, fast = (lives(with_history(LIVELY, uncertain(growth=g))) for g in growth)
    assert np.all(fast >= slow)


def test_a_change_of_one_figure_leaves_the_luck_of_the_others() -> None:
    """Each figure has its own stream: a range for cash does not reshuffle the persistence."""
    one, other = _Draws(plain(), 100, 0), _Draws(uncertain(), 100, 0)
    assert np.array_equal(one.persistence, other.persistence)
    wide, narrow = (
        _Draws(uncertain(growth=Value(*ends)), 100, 0) for ends in ((0.0, 0.05, 0.1), (0.04, 0.05, 0.06))
    )
    assert np.array_equal(np.argsort(wide.growth), np.argsort(narrow.growth))


def test_shares_are_shares_and_fall_with_time() -> None:
    """Between 0 and 1, and nobody comes back to life."""
    found = odds(uncertain())
    shares = [number(found.alive[month]) for month in (12, 24, 36)]
    assert 1 >= shares[0] >= shares[1] >= shares[2] >= 0
    assert 0 < shares[2] < 1


def test_the_error_is_that_of_the_drawing() -> None:
    """sqrt(p (1 - p) / paths) for the share nearest to a half."""
    found = odds(uncertain())
    shares = [number(found.alive[month]) for month in (12, 24, 36)] + [number(found.profit_before_cash_out)]
    assert found.error == pytest.approx(max(sqrt(p * (1 - p) / PATHS) for p in shares))


def test_bands_lie_inside_each_other() -> None:
    """At every month the 10th percentile is at most the 25th, and so on up to the 90th."""
    bands = odds(uncertain()).cash_bands
    assert list(bands) == [10, 25, 50, 75, 90]
    for lower, upper in zip((10, 25, 50, 75), (25, 50, 75, 90), strict=True):
        assert np.all(bands[lower] <= bands[upper])
    assert all(band.size == 36 + 1 for band in bands.values())
    assert min(band.min() for band in bands.values()) >= 0, "cash that is gone is zero, not a debt"


def test_swings_widen_the_bands() -> None:
    """A company whose months leapt about has wider bands than one whose months were even."""
    lively, calm = (odds(with_history(amounts, plain(cash=3e6))) for amounts in (LIVELY, CALM))
    width = [found.cash_bands[90][24] - found.cash_bands[10][24] for found in (lively, calm)]
    assert width[0] > 2 * width[1]
    assert "monthly swings as in its own history" in lively.assumptions


def test_swings_leave_the_mean_where_it_is() -> None:
    """Without costs and growth, twelve months that swing bring twelve months of revenue on average."""
    position = with_history(
        [100.0, 110.0, 95.0, 105.0, 100.0, 108.0], at(revenue=100.0, expenses=0.0, growth=0.0, cash=0.0)
    )
    cash = _Draws(position, 20_000, 0).run()[0]
    assert cash[12].std() > 1
    assert cash[12].mean() == pytest.approx(12 * 100, rel=0.01)


def test_few_months_give_no_swings() -> None:
    """Five months of history draw none, and the assumption says so."""
    found = odds(with_history(LIVELY[:5], plain()))
    assert "no monthly swings: fewer than six months of history" in found.assumptions


def test_falling_costs_are_not_taken_to_fall_further() -> None:
    """As on the sober terms: a cut that was made is no cut each month."""
    assert odds(uncertain(expense_growth=-0.05)).alive == odds(uncertain()).alive


def test_no_more_than_all_revenue_is_left() -> None:
    """A margin that may exceed one is taken as one."""
    assert _Draws(uncertain(gross_margin=Value(0.9, 1.0, 1.2)), PATHS, 0).margin.max() == 1


@pytest.mark.parametrize("metric", ["revenue", "expenses", "growth", "cash"])
def test_unknown_figures_give_unknown_odds(metric: str) -> None:
    """No odds are made up for a company of which a figure is missing; the reason names it."""
    found = odds(plain(**{metric: None}))
    for measure in (*found.alive.values(), found.profit_before_cash_out):
        assert (measure.value, measure.absence) == (None, "unknown")
        assert measure.why == f"{metric} not known yet"
    assert found.cash_bands == {}


def test_without_revenue_growth_is_not_needed() -> None:
    """Zero revenue grows into zero: 600k at 50k a month is gone when month 12 is over, not before."""
    found = odds(at(revenue=0.0, expenses=50_000.0, cash=600_000.0))
    assert (number(found.alive[12]), number(found.alive[24])) == (1, 0)


def test_what_was_drawn_is_said() -> None:
    """The figures with ranges are listed, and so is what was held fixed."""
    assert odds(uncertain()).assumptions[0] == "drawn from their ranges: expenses, cash, growth"
    assert odds(plain()).assumptions[0] == "every figure taken as exact"
    assert odds(plain()).assumptions[-1] == "no money is raised"


@pytest.mark.parametrize("growth", [10.0, -0.999])
def test_absurd_growth_stays_finite(growth: float) -> None:
    """Numbers beyond all companies raise no warning, which would be an error here."""
    position = plain(growth=growth, expense_growth=10.0, revenue=1e12, expenses=2e12, cash=1e13)
    assert 0 <= number(odds(with_history(LIVELY, position)).alive[12]) <= 1
