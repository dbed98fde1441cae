"""Odds over all that is uncertain: many futures of one company."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from types import MappingProxyType
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np

from diligence.amounts import Measure
from diligence.analysis.history import volatility
from diligence.analysis.position import Position, Value

if TYPE_CHECKING:
    from collections.abc import Mapping

    from diligence.analysis.projection import Array

PERSISTENCE_RANGE = (0.60, 0.85)
"""Next year's growth over this year's, drawn evenly (domain: B2, Bessemer, Scale, Point Nine)."""

PATHS = 10_000
MONTHS = 36
PROFIT_WITHIN_MONTHS = 240
BANDS = (10, 25, 50, 75, 90)


@dataclass(frozen=True, eq=False)
class Odds:
    """Shares of simulated futures, if no one invests; equal only to itself, since it holds arrays.

    Attributes
    ----------
    alive
        By month 12, 24 and 36: the share in which cash has lasted until then.
    profit_before_cash_out
        The share that turns profitable, within twenty years, before cash is gone.
    error
        Standard error of the simulation itself, at most: sqrt(p (1 - p) / paths).
    cash_bands
        Percentile -> cash at the start of months 0..36, zero once gone.
    assumptions
        What was drawn and what was fixed, in words.
    """

    alive: Mapping[int, Measure]
    profit_before_cash_out: Measure
    error: float
    cash_bands: Mapping[int, Array]
    assumptions: tuple[str, ...]


def simulate(position: Position, *, paths: int = PATHS, seed: int = 0) -> Odds:
    """Simulate many futures of one company and count those that live.

    Each future draws revenue, expenses, cash, growth, gross margin and cost growth
    from their ranges (triangular, peak at the likely value), the persistence of
    growth evenly from 0.60 to 0.85, and, where six months of history exist, monthly
    swings of the company's own size around an unchanged mean.

    Each input has its own stream of random numbers, so that two companies, or the
    same one with one figure changed, are compared on the same luck.

    Parameters
    ----------
    position
        Needs revenue, expenses, growth and cash; else the odds are unknown.
    paths
        Number of futures.
    seed
        The same seed gives the same result.
    """
    absent = position.missing(("revenue", "expenses", "growth", "cash"))
    if absent and not _needs_no_growth(position, absent):
        none = Measure.unknown(f"{', '.join(absent)} not known yet")
        return Odds(MappingProxyType(dict.fromkeys((12, 24, 36), none)), none, 0.0, MappingProxyType({}), ())
    draws = _Draws(position, paths, seed)
    cash, alive_at, profit = draws.run()
    shares = {month: Measure.known(float(alive_at[month].mean())) for month in (12, 24, 36)}
    profitable = float(profit.mean())
    known = [m.value or 0.0 for m in shares.values()] + [profitable]
    return Odds(
        MappingProxyType(shares),
        Measure.known(profitable),
        max(sqrt(p * (1 - p) / paths) for p in known),
        MappingProxyType({band: np.percentile(cash, band, axis=1) for band in BANDS}),
        draws.assumptions,
    )


def _needs_no_growth(position: Position, absent: tuple[str, ...]) -> bool:
    return (
        absent == ("growth",) and position.values["revenue"].floor == position.values["revenue"].ceiling == 0
    )


class _Draws:
    """The drawn inputs of all futures, and the loop that plays them."""

    def __init__(self, position: Position, paths: int, seed: int) -> None:
        self._paths, self._seed = paths, seed
        flat = Value.exact(0.0)
        margin = position.get("gross_margin") or Value.exact(1.0)
        self.revenue = self._triangular("revenue", position.values["revenue"])
        expenses = self._triangular("expenses", position.values["expenses"])
        self.cash = self._triangular("cash", position.values["cash"])
        self.growth = self._triangular("growth", position.get("growth") or flat)
        self.margin = np.minimum(1.0, self._triangular("gross_margin", margin))
        costs = self._triangular("expense_growth", position.get("expense_growth") or flat)
        self.cost_growth = np.maximum(0.0, costs)
        self.others = expenses - (1 - self.margin) * self.revenue
        low, high = PERSISTENCE_RANGE
        self.persistence = low + (high - low) * self._uniform("persistence", paths)
        self.swing = volatility(position.history)
        self.assumptions = self._assumptions(position)

    def _uniform(self, name: str, *shape: int) -> Array:
        return np.random.default_rng([self._seed, crc32(name.encode())]).random(shape)

    def _triangular(self, name: str, value: Value) -> Array:
        low, peak, high = value.floor, value.likely, value.ceiling
        if low == high:
            return np.full(self._paths, peak)
        u, width = self._uniform(name, self._paths), high - low
        rising = low + np.sqrt(u * width * (peak - low))
        falling = high - np.sqrt((1 - u) * width * (high - peak))
        drawn: Array = np.where(u < (peak - low) / width, rising, falling)
        return drawn

    def run(self) -> tuple[Array, Array, Array]:
        """Cash at the start of months 0..36, who is alive then, and who reaches profit."""
        rng = np.random.default_rng([self._seed, crc32(b"swings")])
        annual = np.maximum(1 + self.growth, 1e-9) ** 12 - 1
        revenue, others, cash = self.revenue.copy(), self.others.copy(), self.cash.copy()
        alive, profit = np.ones(self._paths, bool), np.zeros(self._paths, bool)
        cash_at = np.empty((MONTHS + 1, self._paths))
        alive_at = np.empty((MONTHS + 1, self._paths), bool)
        for month in range(PROFIT_WITHIN_MONTHS):
            if month <= MONTHS:
                cash_at[month], alive_at[month] = np.where(alive, cash, 0.0), alive
            elif not np.any(alive & ~profit):
                break
            loss = others - self.margin * revenue
            profit |= alive & (loss <= 0)
            cash = cash - loss
            alive &= cash >= 0
            fading = annual * self.persistence ** ((month + 1) / 12)
            step = np.where(
                self.growth > 0,
                np.log1p(np.maximum(fading, 0.0)) / 12,
                np.log(np.maximum(1 + self.growth, 1e-9)),
            )
            if self.swing is not None:
                step = step + self.swing * rng.standard_normal(self._paths) - self.swing**2 / 2
            revenue = revenue * np.exp(step)
            others = others * (1 + self.cost_growth)
        return cash_at, alive_at, profit

    def _assumptions(self, position: Position) -> tuple[str, ...]:
        drawn = [
            m
            for m in ("revenue", "expenses", "cash", "growth", "gross_margin", "expense_growth")
            if _ranged(position, m)
        ]
        low, high = PERSISTENCE_RANGE
        return (
            f"drawn from their ranges: {', '.join(drawn).replace('_', ' ')}"
            if drawn
            else "every figure taken as exact",
            f"each year's growth is between {low:.2f} and {high:.2f} of the year's before",
            "cost growth and gross margin as observed; else constant costs, and all revenue usable",
            "monthly swings as in its own history"
            if self.swing is not None
            else "no monthly swings: fewer than six months of history",
            "no money is raised",
        )


def _ranged(position: Position, metric: str) -> bool:
    value = position.get(metric)
    return value is not None and value.is_range
