"""The months to come for many scenarios at once: arrays in, arrays out."""

from __future__ import annotations

from dataclasses import dataclass, fields
from math import inf, nextafter
from sys import float_info
from typing import TYPE_CHECKING

import numpy as np

from diligence.analysis.monthly import compounded, growth_path
from diligence.analysis.projection import HORIZON_MONTHS
from diligence.errors import ImpossibleInputError

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from diligence.analysis.projection import Array

CELLS_AT_ONCE = 2_000_000
"""Scenarios times months held in memory at a time."""

MOST = float_info.max


@dataclass(frozen=True, eq=False)
class Scenarios:
    """Inputs of many projections. Every field is a number or an array; they are broadcast together.

    Attributes
    ----------
    revenue, expenses
        Money per month today; expenses whole, cost of revenue included.
    growth_rate
        Monthly growth of revenue today, as a share above -1.
    persistence
        Next year's annual growth over this year's, 0..1.
    expense_growth_rate
        Monthly growth of the expenses other than cost of revenue.
    gross_margin
        Share of revenue left to pay those, at most 1.
    cash
        Money there is; ``inf`` asks only what is needed.
    """

    revenue: ArrayLike
    expenses: ArrayLike
    growth_rate: ArrayLike
    persistence: ArrayLike = 1.0
    expense_growth_rate: ArrayLike = 0.0
    gross_margin: ArrayLike = 1.0
    cash: ArrayLike = inf


@dataclass(frozen=True, eq=False)
class Outcomes:
    """What came of each scenario; every field has the common shape of the inputs.

    Attributes
    ----------
    months_to_profit, capital_needed
        ``inf`` where profit does not come within the horizon: nothing is enough.
    runway_months
        ``inf`` where the cash is not gone before profit, or not within the horizon.
    alive
        Whether profit comes before the cash is gone.
    horizon_months
        How far was looked.
    """

    months_to_profit: Array
    capital_needed: Array
    runway_months: Array
    alive: NDArray[np.bool_]
    horizon_months: int


def project_scenarios(scenarios: Scenarios, horizon: int = HORIZON_MONTHS) -> Outcomes:
    """Project many scenarios month by month; each comes out as `project_monthly` has it.

    R[n+1] = R[n] * (1 + g[n]); X[n+1] = X[n] * (1 + e), where X[0] = E - (1 - m) * R[0];
    profit comes in the first month with m * R[n] >= X[n], and takes the sum of the losses
    before it.

    Parameters
    ----------
    horizon
        Months to search; never a result.

    Raises
    ------
    ImpossibleInputError
        For an input that is not a number, or lies outside what can exist; money there is
        may be without end, and an overdraft.

    Examples
    --------
    >>> growth = np.array([0.0, 0.05, 0.08])
    >>> found = project_scenarios(Scenarios(20_000, 80_000, growth, cash=1_000_000))
    >>> found.months_to_profit.tolist(), found.capital_needed.round().tolist()
    ([inf, 29.0, 19.0], [inf, 1073546.0, 691075.0])
    >>> found.alive.tolist()
    [False, False, True]
    """
    names = [field.name for field in fields(Scenarios)]
    inputs = np.broadcast_arrays(*(np.asarray(getattr(scenarios, name), float) for name in names))
    columns = {name: each.ravel() for name, each in zip(names, inputs, strict=True)}
    _check(columns)
    size, at_once = inputs[0].size, max(1, CELLS_AT_ONCE // horizon)
    parts = [
        _outcomes({name: column[start : start + at_once] for name, column in columns.items()}, horizon)
        for start in range(0, max(1, size), at_once)
    ]
    profit, capital, runway = (
        np.concatenate(part).reshape(inputs[0].shape) for part in zip(*parts, strict=True)
    )
    cash = inputs[names.index("cash")]
    return Outcomes(profit, capital, runway, np.isfinite(capital) & (capital <= cash), horizon)


_LIMITS = {
    "growth_rate": (nextafter(-1.0, 0.0), 10.0, "a monthly rate between -100 % and 1,000 %"),
    "persistence": (0.0, 1.0, "between 0 and 1"),
    "expense_growth_rate": (nextafter(-1.0, 0.0), 10.0, "a monthly rate between -100 % and 1,000 %"),
    "gross_margin": (-MOST, 1.0, "at most 100 %"),
    "cash": (-MOST, inf, "a number"),
}


def _check(columns: dict[str, Array]) -> None:
    for name, column in columns.items():
        low, high, bounds = _LIMITS.get(name, (-MOST, MOST, "a number"))
        wrong = ~((low <= column) & (column <= high))
        if wrong.any():
            raise ImpossibleInputError(name, bounds, f"{column[wrong][0]:g}")


def _outcomes(inputs: dict[str, Array], horizon: int) -> tuple[Array, Array, Array]:
    at = {name: column[:, None] for name, column in inputs.items()}
    margin = at["gross_margin"]
    rates = growth_path(inputs["growth_rate"], inputs["persistence"], horizon)
    income = margin * at["revenue"] * compounded(rates)
    others = at["expenses"] - (1 - margin) * at["revenue"]
    losses = others * compounded(np.broadcast_to(at["expense_growth_rate"], rates.shape)) - income
    profitable = losses <= 0
    comes = profitable.any(axis=1)
    month = np.where(comes, profitable.argmax(axis=1), horizon)
    spent = np.concatenate((np.zeros((month.size, 1)), np.cumsum(losses, axis=1)), axis=1)
    rows = np.arange(month.size)
    before_profit = np.arange(1, horizon + 1) <= month[:, None]
    gone = (spent[:, 1:] > at["cash"]) & before_profit
    last = gone.argmax(axis=1)
    left = np.maximum(0.0, inputs["cash"] - spent[rows, last])
    lost = np.where(losses[rows, last] > 0, losses[rows, last], 1.0)
    runway = np.where(gone.any(axis=1), last + left / lost, inf)
    return np.where(comes, month.astype(float), inf), np.where(comes, spent[rows, month], inf), runway
