"""Futures played month by month: each is a projection, and paying for more never saves anybody."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from math import inf

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.builders import TODAY, at, number, plain, terms
from analysis.luck import CALM, LIVELY, uncertain, with_history
from diligence.analysis import Futures, Planned, Position, Value, futures, project, sober_terms
from diligence.analysis.draws import draw
from diligence.errors import ImpossibleInputError


def planned(position: Position, **events: tuple[float, float]) -> Position:
    """The same with amounts dated so many months ahead: metric = (months, amount)."""
    dated = tuple(
        Planned(metric, TODAY + timedelta(days=round(months * 30.44 + 2)), Value.exact(amount), ())
        for metric, (months, amount) in events.items()
    )
    return replace(position, planned=dated)


def played(position: Position, paths: int = 300) -> Futures:
    """Few enough futures to be quick."""
    return futures(position, paths=paths, months=60)


def alive(position: Position) -> np.ndarray:
    """Who is alive at the start of each month, path by path: shape (61, paths)."""
    found = played(position)
    return np.array([found.alive(month) for month in range(61)])


def test_a_future_by_hand() -> None:
    """Revenue that does not grow: 150k at 60k a month pays two months, and the third not."""
    found = played(plain(growth=0.0, cash=150_000.0), paths=2)
    assert found.cash[:5, 0].tolist() == [150_000, 90_000, 30_000, 0, 0]
    assert found.revenue[:3, 0].tolist() == [20_000, 20_000, 20_000]
    assert found.cash_out_months.tolist() == [2, 2]
    assert found.profit_months.tolist() == [inf, inf]
    assert (found.months, found.paths) == (60, 2)
    assert found.alive(2).all()
    assert not found.alive(3).any()


@settings(max_examples=60)
@given(
    revenue=st.floats(0, 1e6),
    expenses=st.floats(0, 1e6),
    cash=st.floats(0, 1e7),
    growth=st.sampled_from([0.0, -0.02, -0.3]),
    margin=st.floats(-0.5, 1),
    cost_growth=st.floats(0, 0.05),
)
def test_where_nothing_fades_a_future_is_the_projection(
    revenue: float, expenses: float, cash: float, growth: float, margin: float, cost_growth: float
) -> None:
    """Without growth the persistence decides nothing: cash, profit and end are those of `project`."""
    position = at(
        revenue=revenue,
        expenses=expenses,
        cash=cash,
        growth=growth,
        gross_margin=margin,
        expense_growth=cost_growth,
    )
    on = terms(growth, persistence=0.7, expense_growth_rate=cost_growth, gross_margin=margin)
    found, alone = played(position, paths=2), project(position, on)
    scale = 1 + np.abs(alone.cash[:61]).max()
    if np.abs(alone.cash[:241]).min() < 1e-5 * scale:
        return  # So near to nothing that rounding decides.
    gone = np.flatnonzero(alone.cash[:61] < 0)
    left = np.where(np.arange(61) < (gone[0] if gone.size else 61), alone.cash[:61], 0.0)
    assert np.abs(found.cash[:, 0] - left).max() <= 1e-5 * scale
    assert found.cash_out_months[0] == (gone[0] - 1 if gone.size else found.cash_out_months[0])
    if alone.months_to_profit.value is None or alone.alive is False:
        assert found.profit_months[0] == inf
    elif alone.months_to_profit.value <= 240:
        assert found.profit_months[0] == alone.months_to_profit.value


@pytest.mark.parametrize("growth", [0.02, 0.08, 0.5])
def test_each_future_is_the_projection_with_its_own_persistence(growth: float) -> None:
    """Revenue, months to profit and months of money of twenty futures, each projected alone."""
    position = plain(growth=growth, cash=7e5, gross_margin=0.9, expense_growth=0.005)
    found, drawn = played(position, paths=20), draw(position, 20)
    for path in range(20):
        on = terms(
            growth,
            persistence=float(drawn.persistence[path]),
            gross_margin=0.9,
            expense_growth_rate=0.005,
        )
        alone = project(position, on)
        income = alone.income[:61] / 0.9
        assert found.revenue[:, path] == pytest.approx(income, rel=1e-4)
        if alone.alive:
            assert found.profit_months[path] == number(alone.months_to_profit)
        else:
            assert found.profit_months[path] == inf
            assert found.cash_out_months[path] == int(number(alone.runway_months))


def test_exact_figures_differ_only_in_persistence() -> None:
    """Futures of one persistence are one future; the longer growth lasts the higher revenue is."""
    found, drawn = played(plain(), paths=100), draw(plain(), 100)
    order = np.argsort(drawn.persistence)
    assert np.all(np.diff(found.revenue[24, order]) > 0)
    flat = played(plain(growth=0.0), paths=100)
    assert np.ptp(flat.revenue, axis=1).max() == np.ptp(flat.cash, axis=1).max() == 0


@settings(max_examples=15)
@given(cash=st.tuples(st.floats(0, 3e6), st.floats(0, 3e6)).map(sorted))
def test_on_the_same_luck_more_cash_kills_nobody(cash: list[float]) -> None:
    """Each future of the richer company is at least as long alive as the same future of the poorer."""
    poor, rich = (alive(with_history(LIVELY, uncertain(cash=Value(c, c + 1e5, c + 2e5)))) for c in cash)
    assert np.all(rich >= poor)


@settings(max_examples=15)
@given(expenses=st.tuples(st.floats(20_000, 2e5), st.floats(20_000, 2e5)).map(sorted))
def test_on_the_same_luck_higher_costs_save_nobody(expenses: list[float]) -> None:
    """Each future of the dearer company is at most as long alive."""
    lean, rich = (alive(with_history(LIVELY, uncertain(expenses=e))) for e in expenses)
    assert np.all(lean >= rich)


@settings(max_examples=15)
@given(growth=st.tuples(st.floats(-0.2, 0.5), st.floats(-0.2, 0.5)).map(sorted))
def test_on_the_same_luck_more_growth_kills_nobody(growth: list[float]) -> None:
    """Each future of the faster company is at least as long alive, swings and all."""
    slow, fast = (alive(with_history(LIVELY, uncertain(growth=g))) for g in growth)
    assert np.all(fast >= slow)


@settings(max_examples=15)
@given(debt=st.floats(0, 2e6), month=st.integers(0, 40))
def test_on_the_same_luck_a_debt_saves_nobody(debt: float, month: int) -> None:
    """Each future that has to pay more is at most as long alive."""
    free, owing = alive(uncertain()), alive(planned(uncertain(), debt_due=(month, debt)))
    assert np.all(free >= owing)


def test_a_debt_is_paid_in_its_month() -> None:
    """150k less 60k, 60k, and 30k that fall due in month 1: gone in month 1, not in month 2."""
    position = plain(growth=0.0, cash=150_000.0)
    with_debt = played(planned(position, debt_due=(1, 30_001.0)), paths=1)
    assert with_debt.cash[:3, 0].tolist() == [150_000, 90_000, 0]
    assert with_debt.cash_out_months.tolist() == [1]
    assert played(planned(position, debt_due=(1, 30_000.0)), paths=1).cash_out_months.tolist() == [2]


def test_hires_cost_from_their_month() -> None:
    """Two people at 8,000 * 1.25 from month 2: 60k, 60k, 80k, 80k."""
    position = planned(plain(growth=0.0, payroll=8_000.0), planned_hires=(2, 2.0))
    cash = played(position, paths=1).cash[:5, 0]
    assert np.diff(cash).tolist() == [-60_000, -60_000, -80_000, -80_000]


def test_a_profit_before_the_hires_start_is_none() -> None:
    """90k against 80k is a profit today; with 20k more from month 3 it is not, and growth is none."""
    position = planned(plain(revenue=90_000.0, growth=0.0, payroll=8_000.0), planned_hires=(3, 2.0))
    assert played(position, paths=1).profit_months.tolist() == [inf]
    grows = planned(plain(revenue=90_000.0, growth=0.1, payroll=8_000.0), planned_hires=(3, 2.0))
    assert played(grows, paths=1).profit_months.tolist() == [3]


def test_who_cannot_pay_a_debt_is_not_saved_by_a_profit_today() -> None:
    """81k against 80k and 1.2M, of which 2M fall due in month 30: as the projection has it, dead."""
    position = planned(plain(revenue=81_000.0, growth=0.0), debt_due=(30, 2e6))
    found = played(position, paths=3)
    assert project(position, sober_terms(position)).alive is False
    assert found.cash_out_months.tolist() == [30] * 3
    assert found.profit_months.tolist() == [inf] * 3
    short = futures(position, paths=3, months=12)
    assert short.profit_months.tolist() == [inf] * 3, "however far the paths are kept"
    small = planned(plain(revenue=81_000.0, growth=0.0), debt_due=(30, 1e6))
    assert played(small, paths=1).profit_months.tolist() == [0]


def test_cash_that_is_gone_does_not_come_back() -> None:
    """Cash stays at zero once a month was not paid, though revenue goes on."""
    found = played(plain(growth=0.2, cash=1e5), paths=5)
    assert found.cash_out_months.tolist() == [1] * 5
    assert not found.cash[2:].any()
    assert np.all(np.diff(found.revenue, axis=0) > 0)


def test_the_one_off_of_the_last_month_is_gone_in_the_next() -> None:
    """Ln R1 = ln R0 + g - theta * e0 + e1: the median of the first month is below by the one-off."""
    position = with_history((100.0, 150.0) * 4, plain(growth=0.0))
    drawn = draw(position, 4_000)
    assert drawn.swings is not None
    level = drawn.swings.one_off_share * drawn.swings.last_surprise
    assert level > 0.2
    change = np.log(futures(position, paths=4_000, months=3).revenue[1] / 20_000)
    assert np.median(change) == pytest.approx(-level, abs=4 * 1.25 * change.std() / np.sqrt(4_000))
    size = drawn.swings.surprise * np.sqrt(np.mean(drawn.spread_factor**2))
    assert change.std() == pytest.approx(size, rel=0.1)


def test_swings_that_stay_wander_and_one_offs_do_not() -> None:
    """Ln R[n] varies by (n - 1) (1 - theta)^2 sigma^2 + sigma^2, and by n times the spread of growth.

    Revenue falls here, since a fall does not fade: else the spread of growth would wear off with it.
    """
    position = with_history(LIVELY, plain(growth=-0.2))
    swings = draw(position, 1).swings
    assert swings is not None
    drawn = draw(position, 10_000)
    logs = np.log(futures(position, paths=10_000, months=36).revenue)
    sigma = swings.surprise * drawn.spread_factor
    for month in (1, 12, 36):
        stays = (1 - swings.one_off_share) ** 2
        variance = np.mean(sigma**2) * ((month - 1) * stays + 1) + (month * swings.growth_spread) ** 2
        assert logs[month].std() == pytest.approx(np.sqrt(variance), rel=0.1)


def test_a_calm_history_still_leaves_growth_unsure() -> None:
    """Even growth has no surprises; what is drawn is the growth itself, 2.5 % a month."""
    logs = np.log(futures(with_history(CALM, plain(growth=0.0)), paths=4_000, months=1).revenue)
    assert logs[1].std() == pytest.approx(0.025, rel=0.15)


def test_futures_are_equal_only_to_themselves() -> None:
    """They hold arrays, of which no one knows whether they are equal."""
    first, second = played(plain(), paths=2), played(plain(), paths=2)
    assert first == first  # noqa: PLR0124 - a value equals itself
    assert first != second
    assert np.array_equal(first.cash, second.cash)


@pytest.mark.parametrize("months", [-1, 241])
def test_months_are_counted_in_single_bytes(months: int) -> None:
    """More than twenty years would count round the corner: they are refused."""
    with pytest.raises(ImpossibleInputError, match="months must be 0 to 240"):
        futures(plain(), paths=1, months=months)


def test_twenty_years_are_counted_to_the_end() -> None:
    """A burn of 5,000 on 1.15M lasts 230 months, and is gone in month 230."""
    found = futures(at(revenue=0.0, expenses=5_000.0, cash=1.15e6), paths=1, months=240)
    assert found.cash_out_months.tolist() == [230]
    assert (found.cash[230, 0], found.cash[229, 0]) == (0, 5_000)


@pytest.mark.parametrize("growth", [12.0, 10.0, -0.999, -1.0, -5.0])
def test_absurd_growth_stays_finite(growth: float) -> None:
    """Numbers beyond all companies raise no warning, which would be an error here."""
    position = plain(growth=growth, expense_growth=10.0, revenue=1e12, expenses=2e12, cash=1e13)
    found = played(with_history(LIVELY, position))
    assert np.isfinite(found.revenue).all()
    assert np.isfinite(found.cash).all()


def test_the_day_of_a_debt_that_has_passed_is_today() -> None:
    """What was due before today is paid in month 0."""
    late = Planned("debt_due", date(2020, 1, 1), Value.exact(1.2e6), ())
    assert played(replace(plain(growth=0.0), planned=(late,)), paths=1).cash_out_months.tolist() == [0]
