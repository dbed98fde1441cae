"""Laws of the projection that hold for every company, in both conventions."""

from __future__ import annotations

from dataclasses import replace
from math import inf
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from analysis.builders import (
    at,
    cost_growths,
    growths,
    margins,
    money,
    persistences,
    plain,
    some_money,
    terms,
)
from diligence.amounts import Absence, Measure
from diligence.analysis import Change, Convention, Projection, founders_terms, project, sober_terms

if TYPE_CHECKING:
    from diligence.analysis import Position, Terms

both = pytest.mark.parametrize("convention", list(Convention))
rising = st.tuples(st.floats(-0.3, 1.0), st.floats(-0.3, 1.0)).map(sorted)
amounts = st.tuples(money, money).map(sorted)
few = settings(max_examples=40)

SLACK = 1 + 1e-9


def in_order(measure: Measure) -> float:
    """A number to compare: what never comes, or has no end, is infinite."""
    return inf if measure.value is None else measure.value


def at_least(more: float, less: float) -> bool:
    """``more >= less``, but for rounding."""
    return more * SLACK + 1e-6 >= less


@both
@few
@given(cash=amounts, revenue=money, expenses=money, growth=growths, persistence=persistences)
def test_more_cash_never_hurts(
    convention: Convention,
    cash: list[float],
    revenue: float,
    expenses: float,
    growth: float,
    persistence: float,
) -> None:
    """More cash never shortens the runway, and never turns a company that lives into one that dies."""
    less, more = (
        project(
            at(revenue=revenue, expenses=expenses, cash=c),
            terms(growth, persistence=persistence),
            convention=convention,
        )
        for c in cash
    )
    assert at_least(in_order(more.runway_months), in_order(less.runway_months))
    assert more.alive is True or less.alive is False
    assert more.capital_needed == less.capital_needed


@both
@few
@given(
    growth=rising, revenue=some_money, expenses=some_money, persistence=persistences, cost_growth=cost_growths
)
def test_more_growth_never_costs_more(
    convention: Convention,
    growth: list[float],
    revenue: float,
    expenses: float,
    persistence: float,
    cost_growth: float,
) -> None:
    """Faster growth never needs more capital, and never brings profit later."""
    slow, fast = (
        project(
            at(revenue=revenue, expenses=expenses),
            terms(g, persistence=persistence, expense_growth_rate=cost_growth),
            convention=convention,
        )
        for g in growth
    )
    assert at_least(in_order(slow.months_to_profit), in_order(fast.months_to_profit))
    assert at_least(in_order(slow.capital_needed), in_order(fast.capital_needed))


@both
@few
@given(expenses=amounts, revenue=money, cash=money, growth=growths, margin=margins)
def test_higher_expenses_never_help(
    convention: Convention, expenses: list[float], revenue: float, cash: float, growth: float, margin: float
) -> None:
    """Spending more never shortens the way to profit, makes it cheaper, or stretches the cash."""
    on = terms(growth, gross_margin=margin)
    lean, rich = (
        project(at(revenue=revenue, expenses=e, cash=cash), on, convention=convention) for e in expenses
    )
    assert at_least(in_order(rich.months_to_profit), in_order(lean.months_to_profit))
    assert at_least(in_order(rich.capital_needed), in_order(lean.capital_needed))
    assert at_least(in_order(lean.runway_months), in_order(rich.runway_months))


@both
@few
@given(persistence=st.tuples(persistences, persistences).map(sorted), growth=st.floats(0, 1.0))
def test_growth_that_lasts_never_hurts(
    convention: Convention, persistence: list[float], growth: float
) -> None:
    """Growth that fades faster never needs less capital."""
    fades, lasts = (
        project(plain(), terms(growth, persistence=p), convention=convention) for p in persistence
    )
    assert at_least(in_order(fades.capital_needed), in_order(lasts.capital_needed))


@few
@given(revenue=some_money, ratio=st.floats(1.0, 50), growth=st.floats(0.01, 1.0))
def test_by_the_month_takes_at_least_as_much(revenue: float, ratio: float, growth: float) -> None:
    """Revenue that steps up at month ends earns less than one that rises all along: it needs more capital.

    Costs are constant here; where they rise too, they also step up late, and the law does not hold.
    """
    position = at(revenue=revenue, expenses=revenue * ratio)
    by_month, all_along = (project(position, terms(growth), convention=c) for c in Convention)
    assert at_least(in_order(by_month.capital_needed), in_order(all_along.capital_needed))
    assert at_least(in_order(by_month.months_to_profit), in_order(all_along.months_to_profit))
    if by_month.months_to_profit.value is not None:
        assert in_order(by_month.months_to_profit) - in_order(all_along.months_to_profit) <= 1 + 1e-6


@both
@few
@given(growth=growths, margin=st.floats(-1, 0), persistence=persistences)
def test_no_margin_no_profit(
    convention: Convention, growth: float, margin: float, persistence: float
) -> None:
    """Where a sale leaves nothing, no growth ever leads to profit."""
    on = terms(growth, gross_margin=margin, persistence=persistence)
    assert project(plain(), on, convention=convention).months_to_profit.absence is Absence.NEVER


@both
@few
@given(factor=st.floats(0.01, 1000), growth=growths, cash=money)
def test_the_unit_does_not_matter(convention: Convention, factor: float, growth: float, cash: float) -> None:
    """A company in cents has the months of the same company in dollars, and the money times a hundred."""
    position, same = (
        plain(cash=cash),
        at(revenue=20_000 * factor, expenses=80_000 * factor, cash=cash * factor),
    )
    one, other = (_measured(p, terms(growth), convention) for p in (position, same))
    assert other[0] == pytest.approx(one[0])
    assert other[1] == pytest.approx(one[1] * factor)


def _measured(position: Position, on: Terms, convention: Convention) -> tuple[float, float]:
    result: Projection = project(position, on, convention=convention)
    return in_order(result.months_to_profit), in_order(result.capital_needed)


debts, days = st.floats(0, 1e6), st.integers(0, 60)
hires = st.just(0.0) | st.floats(1, 5e4)
changes = st.lists(st.builds(Change, days, st.floats(-1e6, 1e6), hires), max_size=3).map(tuple)


@few
@given(dates=changes, cash=amounts, growth=growths)
def test_more_cash_never_hurts_whatever_is_dated(
    dates: tuple[Change, ...], cash: list[float], growth: float
) -> None:
    """With debts, hires and signed money ahead too."""
    on = replace(terms(growth), changes=dates)
    less, more = (project(plain(cash=c), on) for c in cash)
    assert at_least(in_order(more.runway_months), in_order(less.runway_months))
    assert more.alive is True or less.alive is False


@few
@given(dates=changes, growth=growths, debt=debts, more=hires, month=days)
def test_one_more_obligation_never_helps(
    dates: tuple[Change, ...], growth: float, debt: float, more: float, month: int
) -> None:
    """Another debt or hire never needs less capital, brings profit sooner, or stretches the cash."""
    free = replace(terms(growth), changes=dates)
    bound = replace(free, changes=(*dates, Change(month, -debt, more)))
    one, other = (project(plain(), on) for on in (free, bound))
    assert at_least(in_order(other.months_to_profit), in_order(one.months_to_profit))
    assert at_least(in_order(other.capital_needed), in_order(one.capital_needed))
    assert at_least(in_order(one.runway_months), in_order(other.runway_months))


@few
@given(growth=growths, amount=debts, months=st.tuples(days, days).map(sorted))
def test_a_debt_is_better_later_and_money_sooner(growth: float, amount: float, months: list[int]) -> None:
    """Putting a debt off never shortens the runway, and nor does money that comes earlier."""
    for sign in (-1, 1):
        early, late = (
            project(plain(), replace(terms(growth), changes=(Change(month, sign * amount),)))
            for month in months
        )
        better, worse = (late, early) if sign < 0 else (early, late)
        assert at_least(in_order(better.runway_months), in_order(worse.runway_months))


@few
@given(dates=changes, growth=growths, cash=money)
def test_changes_of_one_month_add_up(dates: tuple[Change, ...], growth: float, cash: float) -> None:
    """Two events of one month are one event of both amounts, in whatever order they are listed."""
    on = terms(growth)
    together = {change.month: change for change in dates}
    for month in together:
        same = [change for change in dates if change.month == month]
        together[month] = Change(month, sum(c.cash for c in same), sum(c.monthly_expenses for c in same))
    one, other = (
        project(plain(cash=cash), replace(on, changes=listed))
        for listed in (dates, tuple(reversed(together.values())))
    )
    assert in_order(one.capital_needed) == pytest.approx(in_order(other.capital_needed), abs=1e-3)
    assert in_order(one.months_to_profit) == in_order(other.months_to_profit)


@both
@settings(max_examples=150)
@given(
    revenue=some_money,
    expenses=some_money,
    cash=money,
    growth=growths,
    margin=margins,
    cost_growth=cost_growths,
)
def test_sober_terms_are_never_kinder(
    convention: Convention,
    revenue: float,
    expenses: float,
    cash: float,
    growth: float,
    margin: float,
    cost_growth: float,
) -> None:
    """On sober terms profit comes no sooner, takes no less, and the money lasts no longer.

    A cost of revenue above all expenses is left out: such figures contradict each other.
    """
    assume(expenses >= (1 - margin) * revenue)
    position = at(
        revenue=revenue,
        expenses=expenses,
        cash=cash,
        growth=growth,
        gross_margin=margin,
        expense_growth=cost_growth,
    )
    founder, sober = (
        project(position, terms_of(position), convention=convention)
        for terms_of in (founders_terms, sober_terms)
    )
    assert at_least(in_order(sober.months_to_profit), in_order(founder.months_to_profit))
    assert at_least(in_order(sober.capital_needed), in_order(founder.capital_needed))
    assert at_least(in_order(founder.runway_months), in_order(sober.runway_months))
    assert not (sober.alive is True and founder.alive is False)
