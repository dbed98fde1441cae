"""The odds: the same for the same seed, moved by every figure they rest on, and counted right."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.builders import at, number, plain, terms
from analysis.luck import CALM, LIVELY, uncertain, with_history
from diligence.analysis import Odds, Value, futures, project, simulate, swings_of
from diligence.analysis.odds import BANDS, bands
from diligence.errors import ImpossibleInputError

if TYPE_CHECKING:
    from diligence.analysis import Position

PATHS = 4_000
NEAR = 4 * sqrt(0.25 / PATHS)
"""Four standard errors: what a fixed seed may be off by."""


def odds(position: Position, seed: int = 0) -> Odds:
    """The odds of few enough futures to be quick."""
    return simulate(position, paths=PATHS, seed=seed)


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


@pytest.mark.parametrize(
    ("metric", "value"),
    [
        ("revenue", Value(15_000.0, 20_000.0, 25_000.0)),
        ("expenses", Value(75_000.0, 80_000.0, 85_000.0)),
        ("cash", Value(1.0e6, 1.2e6, 1.4e6)),
        ("growth", Value(-0.06, -0.05, -0.04)),
        ("gross_margin", Value(0.5, 0.7, 0.9)),
        ("expense_growth", Value(0.0, 0.01, 0.02)),
    ],
)
def test_a_range_anywhere_gives_a_spread(metric: str, value: Value) -> None:
    """A company that shrinks for sure has one future, and many once any one figure is a range."""
    sure = odds(plain(growth=-0.05)).cash_bands
    unsure: dict[str, float | Value | None] = {"growth": -0.05, metric: value}
    found = odds(plain(**unsure)).cash_bands
    assert sure[90][10] == sure[10][10] > 0
    assert found[90][10] > found[75][10] > found[25][10] > found[10][10] > 0


def test_a_wider_range_gives_a_wider_band() -> None:
    """Twice the range of cash is twice the band, month by month, while nobody is out of it."""
    narrow, wide = (
        odds(plain(growth=0.0, cash=Value(3e6 - reach, 3e6, 3e6 + reach))).cash_bands for reach in (2e5, 4e5)
    )
    for month in (0, 12, 36):
        width = [found[90][month] - found[10][month] for found in (narrow, wide)]
        assert width[1] == pytest.approx(2 * width[0], rel=0.02)


def test_shares_are_shares_and_fall_with_time() -> None:
    """Between 0 and 1, and nobody comes back to life."""
    found = odds(uncertain())
    shares = [number(found.alive[month]) for month in (12, 24, 36)]
    assert 1 >= shares[0] >= shares[1] >= shares[2] >= 0
    assert 0 < shares[2] < 1
    assert found.alive_path[0] == 1
    assert np.all(np.diff(found.alive_path) <= 0)
    assert [found.alive_path[month] for month in (12, 24, 36)] == shares


def test_the_error_is_that_of_the_drawing() -> None:
    """sqrt(p (1 - p) / paths) for the share nearest to a half."""
    found = odds(uncertain())
    shares = [number(found.alive[month]) for month in (12, 24, 36)] + [number(found.profit_before_cash_out)]
    assert found.error == pytest.approx(max(sqrt(p * (1 - p) / PATHS) for p in shares))


def test_seeds_scatter_as_much_as_the_error_says() -> None:
    """Of forty seeds the shares scatter with the standard error, a fourth of it either way."""
    shares = [number(simulate(uncertain(), paths=500, seed=seed).alive[36]) for seed in range(40)]
    mean = float(np.mean(shares))
    assert np.std(shares, ddof=1) == pytest.approx(sqrt(mean * (1 - mean) / 500), rel=0.3)


@pytest.mark.parametrize("months", [36, 60, 100])
def test_the_odds_are_shares_of_the_futures(months: int) -> None:
    """What is counted is what `futures` plays: alive by month, profit, and the bands of every month."""
    position = with_history(LIVELY, uncertain())
    found = simulate(position, paths=1_001, months=months)
    paths = futures(position, paths=1_001, months=months)
    shares = [float(np.mean(paths.alive(month))) for month in range(months + 1)]
    assert found.alive_path == pytest.approx(shares, abs=1e-12)
    for month in (12, 24, 36):
        assert number(found.alive[month]) == pytest.approx(shares[month], abs=1e-12)
    assert number(found.profit_before_cash_out) == float(np.mean(np.isfinite(paths.profit_months)))
    for told, kept in ((found.cash_bands, paths.cash), (found.revenue_bands, paths.revenue)):
        for level in BANDS:
            exact = np.percentile(kept, level, axis=1, method="nearest")
            assert told[level] == pytest.approx(exact, rel=1e-3, abs=1e-3)


@settings(max_examples=60)
@given(
    amounts=st.lists(st.floats(0, 1e12), min_size=1, max_size=40),
    zeros=st.integers(0, 40),
    scale=st.sampled_from([1e-6, 1.0, 1e6]),
)
def test_bands_are_percentiles(amounts: list[float], zeros: int, scale: float) -> None:
    """By the nearest rank, within a thousandth, for all sizes and however many are out of money."""
    paths = np.array([amount * scale for amount in amounts] + [0.0] * zeros, np.float32)
    exact = np.sort(paths)[[round(level / 100 * (paths.size - 1)) for level in BANDS]]
    assert bands(paths) == pytest.approx(exact.astype(float), rel=1e-3, abs=1e-3)


@settings(max_examples=60)
@given(
    likely=st.floats(1e-3, 1e30),
    width=st.sampled_from([0.0, 1e-15, 1e-9, 1e-6, 1e-4]),
    paths=st.integers(1, 50),
)
def test_bands_of_what_hardly_differs(likely: float, width: float, paths: int) -> None:
    """Amounts that are nearly equal are not told apart further than they are."""
    amounts = likely * np.linspace(1.0, 1.0 + width, paths)
    found = bands(amounts)
    assert np.all(found >= amounts[0] * (1 - 1e-4))
    assert np.all(found <= amounts[-1] * (1 + 1e-4) + 1e-5)
    assert np.all(np.diff(found) >= 0)


def test_zero_stays_zero() -> None:
    """Cash that is gone is exactly nothing in the bands, and so is the lowest of any amounts."""
    assert bands(np.array([0.0] * 30 + [5e8] * 70))[:2].tolist() == [0, 0]
    found = odds(plain(growth=0.0, cash=Value(600_000.0, 720_000.0, 900_000.0)))
    assert [found.cash_bands[level][16] for level in BANDS] == [0] * 5
    assert found.cash_bands[10][12] == 0 < found.cash_bands[90][12]
    assert bands(np.full(50, 123_456.0)).tolist() == [123_456] * 5


def test_bands_below_zero_are_sorted_as_they_are() -> None:
    """Refunds above sales have no logarithm."""
    amounts = np.arange(-50.0, 51.0)
    assert bands(amounts).tolist() == [-40, -25, 0, 25, 40]


def test_bands_lie_inside_each_other() -> None:
    """At every month the 10th percentile is at most the 25th, and so on up to the 90th."""
    found = odds(with_history(LIVELY, uncertain()))
    for told in (found.cash_bands, found.revenue_bands):
        assert list(told) == [10, 25, 50, 75, 90]
        for lower, upper in zip((10, 25, 50, 75), (25, 50, 75, 90), strict=True):
            assert np.all(told[lower] <= told[upper])
        assert all(band.shape == (60 + 1,) for band in told.values())
        assert min(band.min() for band in told.values()) >= 0, "cash that is gone is zero, not a debt"


def test_swings_widen_the_bands() -> None:
    """A company whose months leapt about has wider bands than one whose months were even."""
    lively, calm = (odds(with_history(amounts, plain(cash=3e6))) for amounts in (LIVELY, CALM))
    all_of_them = (lively, calm, odds(plain(cash=3e6)))
    for month in (3, 12, 24):
        width = [found.revenue_bands[90][month] / found.revenue_bands[10][month] for found in all_of_them]
        assert width[0] > 1.1 * width[1]
        assert width[1] > 1.1 * width[2]


def test_swings_leave_the_median_where_it_is() -> None:
    """Half of the futures of a company that swings lie above the path without swings, half below."""
    position = with_history(LIVELY, plain(growth=-0.2))
    found, swings = futures(position, paths=PATHS, months=36), swings_of(position.history)
    assert swings is not None
    level = 20_000 / (1 + swings.one_off_today_rate)
    for month in (1, 12, 36):
        assert np.mean(found.revenue[month] > level * 0.8**month) == pytest.approx(0.5, abs=NEAR)


def test_few_months_give_no_swings() -> None:
    """Five months of history draw none, and the assumption says so."""
    found = odds(with_history(LIVELY[:5], plain()))
    assert "no monthly swings: fewer than 6 months of history" in found.assumptions
    assert found.alive == odds(plain()).alive


def test_swings_are_told_with_their_size_and_kind() -> None:
    """How large a month's surprise is, and how much of it is gone the month after."""
    (told,) = (text for text in odds(with_history(LIVELY, plain())).assumptions if "swings" in text)
    assert told.startswith("monthly swings as in its own history: about ")
    assert "is gone the month after" in told


def test_falling_costs_are_not_taken_to_fall_further() -> None:
    """As on the sober terms: a cut that was made is no cut each month."""
    assert odds(uncertain(expense_growth=-0.05)).alive == odds(uncertain()).alive


@pytest.mark.parametrize("metric", ["revenue", "expenses", "growth", "cash"])
def test_unknown_figures_give_unknown_odds(metric: str) -> None:
    """No odds are made up for a company of which a figure is missing; the reason names it."""
    found = odds(plain(**{metric: None}))
    for measure in (*found.alive.values(), found.profit_before_cash_out):
        assert (measure.value, measure.absence) == (None, "unknown")
        assert measure.why == f"{metric} not known yet"
    assert found.cash_bands == found.revenue_bands == {}
    assert found.alive_path.size == 0


def test_without_revenue_growth_is_not_needed() -> None:
    """Zero revenue grows into zero: 600k at 50k a month is gone when month 12 is over, not before."""
    found = odds(at(revenue=0.0, expenses=50_000.0, cash=600_000.0))
    assert (number(found.alive[12]), number(found.alive[24])) == (1, 0)


def test_without_expenses_everybody_lives() -> None:
    """Nothing is ever lost, with cash or without it."""
    found = odds(at(revenue=5_000.0, expenses=0.0, growth=0.0, cash=0.0))
    assert [number(share) for share in found.alive.values()] == [1, 1, 1]
    assert number(found.profit_before_cash_out) == 1


def test_an_overdraft_is_no_money() -> None:
    """Below zero is as zero: who loses money is dead at once, who earns it lives."""
    losing, earning = odds(plain(cash=-5e4)), odds(plain(revenue=90_000.0, cash=-5e4))
    assert (losing.alive_path[0], losing.alive_path[1]) == (1, 0)
    assert losing.cash_bands[90][0] == 0
    assert number(earning.alive[36]) == 1


def test_what_was_drawn_is_said() -> None:
    """The figures with ranges are listed, and so is what was held fixed."""
    assert odds(uncertain()).assumptions[0] == "drawn from their ranges: expenses, cash, growth"
    assert odds(plain()).assumptions[0] == "every figure taken as exact"
    assert odds(plain()).assumptions[-1] == "no money is raised"


@pytest.mark.parametrize("growth", [12.0, 10.0, -0.999, -1.0])
def test_absurd_growth_stays_finite(growth: float) -> None:
    """Numbers beyond all companies raise no warning, which would be an error here."""
    position = plain(growth=growth, expense_growth=10.0, revenue=1e12, expenses=2e12, cash=1e13)
    found = odds(with_history(LIVELY, position))
    assert 0 <= number(found.alive[12]) <= 1
    for told in (found.cash_bands, found.revenue_bands):
        assert all(np.isfinite(band).all() for band in told.values())


@pytest.mark.parametrize("months", [35, 241])
def test_months_outside_their_range_are_refused(months: int) -> None:
    """The odds reach to month 36, and no further than twenty years."""
    with pytest.raises(ImpossibleInputError, match=f"months must be 36 to 240, got {months}"):
        simulate(plain(), paths=10, months=months)
