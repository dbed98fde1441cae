"""Where one company may stand on the map of growth: many draws of its figures, each with its need."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING

import numpy as np

from diligence.analysis.draws import draw
from diligence.analysis.position import Position
from diligence.analysis.projection import HORIZON_MONTHS
from diligence.analysis.terms import LIVE_WITHIN
from diligence.errors import ImpossibleInputError

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from diligence.analysis.projection import Array

POINTS = 400

HALVINGS = 30
"""Of a range from a millionth to tenfold, as a logarithm: seven digits."""

SLOWEST = 1e-6
"""Monthly growth below which nobody tells it from none."""


@dataclass(frozen=True, eq=False)
class Cloud:
    """Growth and the growth that is needed, over the ranges of the figures; each of shape (points,).

    Attributes
    ----------
    growth
        Monthly, as a share; of no meaning where growth is not known.
    needed
        On the founder's terms: zero where it is profitable, ``inf`` where no growth is enough.
    """

    growth: Array
    needed: Array


def cloud(position: Position, points: int = POINTS, seed: int = 0) -> Cloud:
    """Draw the figures from their ranges, and work out for each draw the growth it needs to live.

    On the founder's terms, with revenue R, expenses X and monthly growth g, profit comes in
    month n = ceil(ln(X / R) / ln(1 + g)) and takes n X - R ((1 + g)^n - 1) / g; the growth that
    is needed is the lowest with which that is no more than the cash, as in `growth_needed`.

    Parameters
    ----------
    position
        Needs revenue, expenses and cash.
    points
        How many draws, 1 or more.
    seed
        The draws are those of `simulate` with the same seed.

    Raises
    ------
    ImpossibleInputError
        When a figure that is needed is not known, and for no points at all.

    Examples
    --------
    >>> from datetime import date
    >>> from diligence.analysis.position import Value
    >>> known = {"revenue": 20_000.0, "expenses": 80_000.0, "cash": 691_074.74, "growth": 0.05}
    >>> position = Position(date(2026, 1, 31), "USD", {k: Value.exact(v) for k, v in known.items()})
    >>> found = cloud(position, points=2)
    >>> found.growth.round(4).tolist(), found.needed.round(4).tolist()
    ([0.05, 0.05], [0.08, 0.08])
    """
    if absent := position.missing(("revenue", "expenses", "cash")):
        raise ImpossibleInputError("position", "one that knows revenue, expenses and cash", f"no {absent[0]}")
    drawn = draw(position, points, seed)
    growth = np.expm1(drawn.growth)
    return Cloud(growth, _needed(drawn.revenue, drawn.expenses, drawn.cash))


def _needed(revenue: Array, expenses: Array, cash: Array) -> Array:
    """The lowest growth that each can live with, by halving its logarithm."""
    earns = revenue > 0
    ratio = np.where(earns, expenses / np.where(earns, revenue, 1.0), 1.0)
    low, high = np.full(revenue.shape, np.log(SLOWEST)), np.full(revenue.shape, np.log(LIVE_WITHIN[1]))
    lives_at_most = _lives(np.exp(high), ratio, expenses, cash)
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        lives = _lives(np.exp(middle), ratio, expenses, cash)
        high, low = np.where(lives, middle, high), np.where(lives, low, middle)
    needed = np.where(earns & lives_at_most, np.exp(high), inf)
    return np.where(revenue >= expenses, 0.0, needed)


def _lives(growth: Array, ratio: Array, expenses: Array, cash: Array) -> NDArray[np.bool_]:
    """Whether the losses before profit are paid, and profit is within the horizon."""
    months = np.ceil(np.log(np.maximum(ratio, 1.0)) / np.log1p(growth) - 1e-9)
    grown = np.expm1(np.minimum(months, HORIZON_MONTHS) * np.log1p(growth))
    losses = months * expenses - expenses / ratio * grown / growth
    lives: NDArray[np.bool_] = (losses <= cash) & (months <= HORIZON_MONTHS)
    return lives
