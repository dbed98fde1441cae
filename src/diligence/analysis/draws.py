"""The inputs of many futures, drawn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np

from diligence.analysis.ahead import OBLIGATIONS, changes_of
from diligence.analysis.change import Change
from diligence.analysis.position import Position, Value
from diligence.analysis.swings import Swings, swings_of
from diligence.errors import ImpossibleInputError

if TYPE_CHECKING:
    from diligence.analysis.projection import Array

PATHS = 10_000

PERSISTENCE_RANGE = (0.60, 0.85)
"""Next year's growth over this year's, drawn evenly (domain: B2, Bessemer, Scale, Point Nine)."""

DRAWN = ("revenue", "expenses", "cash", "growth", "gross_margin", "expense_growth")
"""Figures that are drawn from their ranges."""

LOWEST = 1e-12
"""Where a fall to nothing stops, so that it has a logarithm."""


@dataclass(frozen=True, eq=False)
class Draws:
    """What was drawn for each future; every field has the shape (paths,).

    Attributes
    ----------
    growth
        Monthly, as a logarithm: ln(1 + g).
    spread_factor
        By how much the monthly surprises are larger than measured, in this future.
    """

    revenue: Array
    expenses: Array
    cash: Array
    growth: Array
    gross_margin: Array
    expense_growth: Array
    persistence: Array
    spread_factor: Array
    swings: Swings | None
    changes: tuple[Change, ...]
    stream: Callable[[str], np.random.Generator]


def draw(position: Position, paths: int = PATHS, seed: int = 0) -> Draws:
    """Draw the inputs of many futures.

    Each input has its own stream of random numbers, so that two companies, or one with a
    figure changed, are compared on the same luck. Figures come from a triangle between
    their lowest and highest value, with its peak at the likely one. An overdraft is no money.

    Parameters
    ----------
    position
        Needs revenue, expenses and cash; growth unless there is no revenue.
    seed
        The same seed gives the same draws on every machine: they are made of PCG64's
        uniform and normal numbers.

    Raises
    ------
    ImpossibleInputError
        For fewer paths than one.
    """
    if paths < 1:
        raise ImpossibleInputError("paths", "1 or more", paths)

    def stream(name: str) -> np.random.Generator:
        return np.random.default_rng([seed, crc32(name.encode())])

    def triangular(name: str, otherwise: float) -> Array:
        value = position.get(name) or Value.exact(otherwise)
        low, peak, high = value.floor, value.likely, value.ceiling
        if low == high:
            return np.full(paths, peak)
        u, width = stream(name).random(paths), high - low
        rising = low + np.sqrt(u * width * (peak - low))
        falling = high - np.sqrt((1 - u) * width * (high - peak))
        drawn: Array = np.where(u < (peak - low) / width, rising, falling)
        return drawn

    swings = swings_of(position.history)
    growth = _log_growth(position, triangular, swings)
    factor = np.ones(paths)
    if swings is not None:
        growth = growth + swings.growth_spread * stream("growth spread").standard_normal(paths)
        known = swings.changes - 1
        factor = np.sqrt(known / stream("spread").chisquare(known, paths))
    lowest, highest = PERSISTENCE_RANGE
    return Draws(
        triangular("revenue", 0.0),
        triangular("expenses", 0.0),
        np.maximum(0.0, triangular("cash", 0.0)),
        growth,
        np.minimum(1.0, triangular("gross_margin", 1.0)),
        np.maximum(0.0, triangular("expense_growth", 0.0)),
        lowest + (highest - lowest) * stream("persistence").random(paths),
        factor,
        swings,
        changes_of(position, OBLIGATIONS),
        stream,
    )


def _log_growth(
    position: Position, triangular: Callable[[str, float], Array], swings: Swings | None
) -> Array:
    """ln(1 + g). A range that the history gave is its own spread, and is drawn with the swings."""
    value = position.get("growth")
    if value is not None and swings is not None and value.how.startswith("derived"):
        return np.array([log(max(1 + value.likely, LOWEST))])
    rates: Array = np.log(np.maximum(1 + triangular("growth", 0.0), LOWEST))
    return rates
