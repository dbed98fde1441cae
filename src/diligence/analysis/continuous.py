"""The months to come as a continuum: Trevor Blackwell's form of the same question.

R(t) = R0 * exp(integral of r), E(t) = E0 * exp(e * t); break-even at income =
expenses, capital needed the integral of the loss until then. With constant growth
that is T = ln(E/R) / (r - e). With fading growth the rate at time t is
r(t) = ln(1 + G0 * p^(t/12)) / 12.

Source: Trevor Blackwell, startup growth calculator, https://growth.tlb.org
"""

from __future__ import annotations

from collections.abc import Callable
from math import log, log1p
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import brentq
from scipy.special import spence

from diligence.amounts import Measure
from diligence.analysis.monthly import (
    LOG_LIMIT,
    NO_REVENUE,
    growth_path,
    never_profitable,
    other_expenses,
    what_is_missing,
)
from diligence.analysis.projection import HORIZON_MONTHS, Array, Projection, nothing
from diligence.errors import ImpossibleInputError

if TYPE_CHECKING:
    from diligence.analysis.position import Position
    from diligence.analysis.terms import Terms

_NODES, _WEIGHTS = np.polynomial.legendre.leggauss(12)

NO_FADE = 1e-9
"""Growth that fades less than this a year is constant: the formula would only lose digits."""

Curve = Callable[[Array], Array]


def project_continuous(position: Position, terms: Terms, horizon: int = HORIZON_MONTHS) -> Projection:
    """Project in continuous time; parameters and result as in `project_monthly`.

    Raises
    ------
    ImpossibleInputError
        For terms with dated changes, which have no place in this formula.

    Examples
    --------
    >>> from datetime import date
    >>> from diligence.analysis.position import Position, Value
    >>> from diligence.analysis.terms import Terms
    >>> figures = {"revenue": Value.exact(20_000.0), "expenses": Value.exact(80_000.0)}
    >>> result = project_continuous(Position(date(2026, 1, 31), "USD", figures), Terms("as asked", 0.08))
    >>> round(result.months_to_profit.value, 2), round(result.capital_needed.value)
    (18.01, 661420)
    """
    if terms.changes:
        raise ImpossibleInputError("terms", "without dated changes in continuous time", terms.changes[0].why)
    if why := what_is_missing(position, terms):
        return nothing(terms, why)
    revenue, expenses = position.values["revenue"].likely, position.values["expenses"].likely
    others = other_expenses(revenue, expenses, terms.gross_margin)
    cost_rate = log1p(terms.expense_growth_rate)

    def income(t: Array) -> Array:
        factor: Array = np.exp(np.minimum(_log_growth(terms, t), LOG_LIMIT))
        return terms.gross_margin * revenue * factor

    def costs(t: Array) -> Array:
        factor: Array = np.exp(np.minimum(cost_rate * t, LOG_LIMIT))
        return others * factor

    def loss(t: Array) -> Array:
        return costs(t) - income(t)

    months = np.arange(horizon + 1, dtype=float)
    spent = np.concatenate(([0.0], np.cumsum(_over(loss, months[:-1], months[1:]))))
    to_profit = _break_even(loss, months, terms, revenue)
    cash = position.likely("cash")
    path = np.empty(0) if cash is None else cash - spent
    return Projection(
        terms,
        income(months[:-1]),
        costs(months[:-1]),
        path,
        to_profit,
        _capital(loss, spent, to_profit),
        _runway(loss, path, to_profit),
    )


def _log_growth(terms: Terms, t: Array) -> Array:
    """ln(R(t) / R0): the integral of r from 0 to t.

    With fading growth it is a dilogarithm: the integral of ln(1 + a * exp(k * s))
    is -Li2(-a * exp(k * s)) / k, and scipy's spence(1 + x) is Li2(-x).
    """
    rate = terms.growth_rate or 0.0
    if rate <= 0 or terms.persistence > 1 - NO_FADE:
        return log1p(rate) * t
    if terms.persistence == 0:
        return np.zeros_like(t)
    annual, fade = (1 + rate) ** 12 - 1, log(terms.persistence) / 12
    grown: Array = (spence(1 + annual) - spence(1 + annual * np.exp(fade * t))) / fade / 12
    return grown


def _over(curve: Curve, start: Array, end: Array) -> Array:
    """Integrals of a smooth curve over many spans, by Gauss-Legendre quadrature."""
    half = (end - start)[:, None] / 2
    points = start[:, None] + half * (1 + _NODES)
    total: Array = (curve(points) * _WEIGHTS * half).sum(axis=1)
    return total


def _break_even(loss: Curve, months: Array, terms: Terms, revenue: float) -> Measure:
    below = np.flatnonzero(loss(months) <= 0)
    if below.size and below[0] == 0:
        return Measure.known(0.0)
    if below.size:
        month = float(months[below[0]])
        return Measure.known(float(brentq(lambda t: float(loss(np.array(t))), month - 1, month, xtol=1e-12)))
    if revenue <= 0:
        return Measure.never(NO_REVENUE)
    rates = growth_path(terms.growth_rate or 0.0, terms.persistence, months.size)
    return never_profitable(rates, terms, months.size - 1)


def _capital(loss: Curve, spent: Array, to_profit: Measure) -> Measure:
    if to_profit.value is None:
        return Measure(None, to_profit.absence, f"no sum is enough: {to_profit.why}")
    return Measure.known(_spent_until(loss, spent, to_profit.value))


def _spent_until(loss: Curve, spent: Array, t: float) -> float:
    month = int(t)
    return float(spent[month] + _over(loss, np.array([float(month)]), np.array([t]))[0])


def _runway(loss: Curve, cash: Array, to_profit: Measure) -> Measure:
    if to_profit.value == 0:
        return Measure.infinite("revenue pays for everything")
    if cash.size == 0:
        return Measure.unknown("cash is not known yet")
    if cash[0] <= 0:
        return Measure.known(0.0)
    spent = cash[0] - cash
    end = float(cash.size - 1) if to_profit.value is None else to_profit.value
    if _spent_until(loss, spent, end) <= cash[0]:
        if to_profit.value is None:
            return Measure.beyond(f"cash lasts more than {cash.size - 1} months")
        return Measure.infinite("profit comes before the cash is gone")
    return Measure.known(float(brentq(lambda t: _spent_until(loss, spent, t) - cash[0], 0.0, end, xtol=1e-9)))
