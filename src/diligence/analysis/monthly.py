"""The months to come, one by one.

Month n = 0, 1, 2, ... counts from the day of the position; revenue in month 0 is
today's. The loss of month n is paid from cash at once.
"""

from __future__ import annotations

from math import exp
from typing import TYPE_CHECKING

import numpy as np

from diligence.amounts import Measure
from diligence.analysis.projection import HORIZON_MONTHS, Array, Projection, nothing

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from diligence.analysis.position import Position
    from diligence.analysis.terms import Terms

LOG_LIMIT = 300.0
"""Compounding stops here (a factor of 1e130), so that absurd growth stays finite."""

NO_REVENUE = "there is no revenue yet for growth to build on"
NO_MARGIN = "each sale costs more than it brings in, so growth only adds to the loss"
"""Why profit never comes, in words."""


def growth_path(growth_rate: ArrayLike, persistence: ArrayLike, months: int) -> Array:
    """Monthly growth rates g[0..months-1] when the annual rate fades.

    G0 = (1 + g)^12 - 1; G(n) = G0 * p^((n+1)/12); g[n] = (1 + G(n))^(1/12) - 1.
    Only growth fades; a decline stays as it is.

    Parameters
    ----------
    growth_rate
        Monthly rate today, as a share, above -1; a number or an array.
    persistence
        p in 0..1: next year's annual growth over this year's; alike.

    Returns
    -------
    Array
        The common shape of both, and the months behind it.

    Notes
    -----
    Persistence as a measure: "growth persistence" of Scale Venture Partners,
    https://scalevp.com/?p=2216.

    Examples
    --------
    >>> growth_path(0.08, 1.0, 2).round(6).tolist()
    [0.08, 0.08]
    >>> bool(growth_path(0.08, 0.7, 12)[11] < 0.08)
    True
    """
    rate, lasting = (np.asarray(each, float)[..., None] for each in (growth_rate, persistence))
    stays = (rate <= 0) | (lasting == 1)
    if stays.all():
        return np.broadcast_to(rate, (*stays.shape[:-1], months))
    annual = (1 + np.maximum(rate, 0)) ** 12 - 1
    fading = annual * lasting ** ((np.arange(months) + 1) / 12)
    rates: Array = np.where(stays, rate, (1 + fading) ** (1 / 12) - 1)
    return rates


def other_expenses(revenue: float, expenses: float, gross_margin: float) -> float:
    """Today's expenses without the cost of revenue: E - (1 - m) * R.

    Expenses are entered whole, so that today's loss is E - R whatever the margin.
    """
    return expenses - (1 - gross_margin) * revenue


def what_is_missing(position: Position, terms: Terms) -> str:
    """Why nothing can be projected, or an empty string."""
    absent = position.missing(("revenue", "expenses"))
    if absent:
        return f"{' and '.join(absent)} not known yet"
    revenue, expenses = position.values["revenue"].likely, position.values["expenses"].likely
    planned = sum(change.monthly_expenses for change in terms.changes)
    if terms.growth_rate is None and 0 < revenue < expenses + max(0.0, planned):
        return "growth is not known yet"
    return ""


def project_monthly(position: Position, terms: Terms, horizon: int = HORIZON_MONTHS) -> Projection:
    """Project revenue, expenses and cash month by month.

    R[n+1] = R[n] * (1 + g[n]); X[n+1] = X[n] * (1 + e); income m * R[n] pays X[n] and what
    is dated ahead (`Change`). Profit that comes before the last hires start does not count,
    and capital needed is the most that has been spent at any time until profit and the last
    dated payment.

    Parameters
    ----------
    position
        Needs revenue, expenses and growth; cash is optional.
    terms
        Growth, its persistence, cost growth and gross margin.
    horizon
        Months to search.

    Returns
    -------
    Projection
        What can't be computed is a `Measure` that says why.

    Examples
    --------
    >>> from datetime import date
    >>> from diligence.analysis.position import Position, Value
    >>> from diligence.analysis.terms import Terms
    >>> figures = {"revenue": Value.exact(20_000.0), "expenses": Value.exact(80_000.0)}
    >>> result = project_monthly(Position(date(2026, 1, 31), "USD", figures), Terms("as asked", 0.08))
    >>> result.months_to_profit.value, round(result.capital_needed.value)
    (19.0, 691075)
    """
    if why := what_is_missing(position, terms):
        return nothing(terms, why)
    revenue, expenses = position.values["revenue"].likely, position.values["expenses"].likely
    rates = growth_path(terms.growth_rate or 0.0, terms.persistence, horizon)
    income = terms.gross_margin * revenue * compounded(rates)
    costs = np.full(horizon, terms.expense_growth_rate)
    others = other_expenses(revenue, expenses, terms.gross_margin) * compounded(costs)
    hired, paid = _dated(terms, horizon)
    losses = others + hired - income
    spent = np.concatenate(([0.0], np.cumsum(losses + paid)))
    cash = position.likely("cash")
    path = np.empty(0) if cash is None else cash - spent
    to_profit = _months_to_profit(losses, hired, rates, terms)
    if revenue <= 0 and to_profit.value is None:
        to_profit = Measure.never(NO_REVENUE)
    end = _last_month(to_profit, terms, horizon)
    return Projection(
        terms,
        income,
        others + hired,
        path,
        to_profit,
        _capital_needed(spent[: end + 1], to_profit),
        _runway(losses + paid, path[: end + 1], to_profit),
    )


def _dated(terms: Terms, horizon: int) -> tuple[Array, Array]:
    """What dated changes add to the expenses of each month, and what is paid in it once."""
    hired, paid = np.zeros(horizon), np.zeros(horizon)
    for change in terms.changes:
        if change.month < horizon:
            hired[change.month :] += change.monthly_expenses
            paid[change.month] -= change.cash
    return hired, paid


def _last_month(to_profit: Measure, terms: Terms, horizon: int) -> int:
    """The month up to which cash has to last: profit, or a later debt."""
    if to_profit.value is None:
        return horizon
    dated = [change.month + 1 for change in terms.changes if change.month < horizon]
    return max(int(to_profit.value), *dated) if dated else int(to_profit.value)


def compounded(rates: Array) -> Array:
    """The factor by which something has grown at the start of each month; the first is 1.

    Shape as `rates`, months last.
    """
    # Multiplied up, not exponentials of sums: revenue that doubles three times is eight times itself.
    with np.errstate(over="ignore"):
        factors = np.cumprod(
            np.concatenate((np.ones_like(rates[..., :1]), 1 + rates[..., :-1]), axis=-1), axis=-1
        )
    limited: Array = np.minimum(factors, exp(LOG_LIMIT))
    return limited


def _months_to_profit(losses: Array, hired: Array, rates: Array, terms: Terms) -> Measure:
    # A profit before people are hired is none: it has to hold once all have started.
    all_there = hired == hired[-1]
    profitable = np.flatnonzero((losses <= 0) & all_there)
    if profitable.size:
        return Measure.known(float(profitable[0]))
    return never_profitable(rates, terms, losses.size)


def never_profitable(rates: Array, terms: Terms, horizon: int) -> Measure:
    """Why the lines did not meet: never, or not within the horizon."""
    if terms.gross_margin <= 0:
        return Measure.never(NO_MARGIN)
    # Growth never rises, so once it is no faster than costs the lines cannot meet later either.
    if rates[0] <= terms.expense_growth_rate:
        return Measure.never("revenue grows no faster than costs, so the lines never meet")
    if np.any(rates <= terms.expense_growth_rate):
        return Measure.never("growth falls to the pace of costs before the lines meet")
    return Measure.beyond(f"not within {horizon} months")


def _capital_needed(spent: Array, to_profit: Measure) -> Measure:
    if to_profit.value is None:
        return Measure(None, to_profit.absence, f"no sum is enough: {to_profit.why}")
    return Measure.known(float(spent.max()))


def _runway(payments: Array, cash: Array, to_profit: Measure) -> Measure:
    if cash.size == 0:
        if to_profit.value == 0:
            return Measure.infinite("revenue pays for everything")
        return Measure.unknown("cash is not known yet")
    gone = np.flatnonzero(cash[1:] < 0)
    if gone.size == 0:
        if to_profit.value is None:
            return Measure.beyond(f"cash lasts more than {payments.size} months")
        return Measure.infinite(
            "profit comes before the cash is gone" if cash.size > 1 else "revenue pays for everything"
        )
    month = int(gone[0])
    return Measure.known(float(month + max(0.0, cash[month]) / payments[month]))
