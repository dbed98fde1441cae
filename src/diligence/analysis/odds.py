"""Odds over all that is uncertain: what share of many futures lives."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import sqrt
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from diligence.amounts import Measure, share_in_words
from diligence.analysis.draws import DRAWN, PATHS, PERSISTENCE_RANGE, draw
from diligence.analysis.futures import MONTHS, PROFIT_WITHIN_MONTHS, Course
from diligence.analysis.swings import MONTHS_NEEDED, Swings
from diligence.errors import ImpossibleInputError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from diligence.analysis.position import Position
    from diligence.analysis.projection import Array

MONTHS_AT_ONCE = 8
"""Months whose bands are read together: few enough to stay in the processor's own memory."""

ALIVE_MONTHS = (12, 24, 36)
BANDS = (10, 25, 50, 75, 90)

GRID = 65_000
"""Steps of the grid on which bands are read; a few are left over for rounding."""

LEAST, NARROWEST = 1e-3, 1e-5
"""Amounts are told apart down to a tenth of a cent; no step is narrower than single precision
tells logarithms apart."""


@dataclass(frozen=True, eq=False)
class Odds:
    """Shares of simulated futures, if no one invests; equal only to itself, since it holds arrays.

    Attributes
    ----------
    alive
        By month 12, 24 and 36: the share in which cash has lasted until then.
    profit_before_cash_out
        The share that turns profitable, within twenty years, and pays what is dated ahead,
        before cash is gone.
    error
        Standard error of the simulation itself, at most: sqrt(p (1 - p) / paths).
    cash_bands, revenue_bands
        Percentile -> cash at the start of each month, zero once gone, and the revenue of
        each month, both of shape (months + 1,). Five of ten futures lie between the
        25th and the 75th, eight between the 10th and the 90th.
    alive_path
        Share still alive at the start of each month, shape (months + 1,).
    assumptions
        What was drawn and what was fixed, in words.
    """

    alive: Mapping[int, Measure]
    profit_before_cash_out: Measure
    error: float
    cash_bands: Mapping[int, Array]
    assumptions: tuple[str, ...]
    revenue_bands: Mapping[int, Array] = field(default_factory=lambda: MappingProxyType({}))
    alive_path: Array = field(default_factory=lambda: np.empty(0))


def simulate(position: Position, *, paths: int = PATHS, months: int = MONTHS, seed: int = 0) -> Odds:
    """Simulate many futures of one company and count those that live.

    Each future draws revenue, expenses, cash, growth, gross margin and cost growth
    from their ranges (triangular, peak at the likely value), the persistence of
    growth evenly from 0.60 to 0.85, and, where six months of history exist, monthly
    swings of the company's own size and kind (`Swings`).

    Each input has its own stream of random numbers, so that two companies, or the
    same one with one figure changed, are compared on the same luck.

    Parameters
    ----------
    position
        Needs revenue, expenses, growth and cash; else the odds are unknown.
    paths
        Number of futures.
    months
        How far the bands reach, 36 to 240.
    seed
        The same seed gives the same result.

    Raises
    ------
    ImpossibleInputError
        For months or paths outside their range.
    """
    if not max(ALIVE_MONTHS) <= months <= PROFIT_WITHIN_MONTHS:
        raise ImpossibleInputError("months", f"{max(ALIVE_MONTHS)} to {PROFIT_WITHIN_MONTHS}", months)
    absent = position.missing(("revenue", "expenses", "growth", "cash"))
    if absent and not _needs_no_growth(position, absent):
        none = Measure.unknown(f"{', '.join(absent)} not known yet")
        empty: Mapping[int, Array] = MappingProxyType({})
        return Odds(MappingProxyType(dict.fromkeys(ALIVE_MONTHS, none)), none, 0.0, empty, ())
    drawn = draw(position, paths, seed)
    course, read = Course(drawn), np.empty((2, months + 1, len(BANDS)))
    for start in range(0, months + 1, MONTHS_AT_ONCE):
        some = np.empty((2, min(MONTHS_AT_ONCE, months + 1 - start), paths), np.float32)
        for month in range(some.shape[1]):
            some[:, month] = course.cash_left(), course.revenue
            course.step()
        read[:, start : start + some.shape[1]] = bands(some)
    course.finish()
    gone = np.sort(course.cash_out_months())
    alive = 1 - np.searchsorted(gone, np.arange(max(months, *ALIVE_MONTHS) + 1)) / paths
    shares = {month: float(alive[month]) for month in ALIVE_MONTHS}
    profitable = float(np.mean(np.isfinite(course.profit_months())))
    return Odds(
        MappingProxyType({month: Measure.known(share) for month, share in shares.items()}),
        Measure.known(profitable),
        max(sqrt(p * (1 - p) / paths) for p in (*shares.values(), profitable)),
        MappingProxyType({level: read[0, :, place] for place, level in enumerate(BANDS)}),
        _assumptions(position, drawn.swings),
        MappingProxyType({level: read[1, :, place] for place, level in enumerate(BANDS)}),
        alive[: months + 1],
    )


def bands(amounts: Array | NDArray[np.float32]) -> Array:
    """The 10th, 25th, 50th, 75th and 90th percentile, read off a grid of the logarithm.

    Sorting whole numbers of sixteen bits takes a sixth of the time of sorting the amounts.

    Parameters
    ----------
    amounts
        Shape (..., paths). Where one is below zero they are sorted as they are.

    Returns
    -------
    Array
        Shape (..., 5), by the nearest rank: exact to a thousandth of the amount, the
        lowest amount exactly.

    Examples
    --------
    >>> bands(np.arange(1.0, 102.0)).round(1).tolist()
    [11.0, 26.0, 51.0, 76.0, 91.0]
    """
    last = amounts.shape[-1] - 1
    places = [round(level / 100 * last) for level in BANDS]
    lowest, highest = (end(amounts, axis=-1)[..., None].astype(float) for end in (np.min, np.max))
    if lowest.min() < 0:
        return np.sort(amounts, axis=-1)[..., places].astype(float)
    floor, width = np.log(lowest + LEAST), np.log((highest + LEAST) / (lowest + LEAST)) / GRID
    np.maximum(width, NARROWEST, out=width)
    logs = np.add(amounts, np.float32(LEAST), dtype=np.float32)
    np.log(logs, out=logs)
    logs -= floor.astype(np.float32)
    logs *= (1 / width).astype(np.float32)
    steps = logs.astype(np.uint16)
    steps.sort(axis=-1, kind="stable")
    picked = steps[..., places]
    read: Array = np.exp((picked + 0.5) * width + floor) - LEAST
    return np.where(picked == 0, lowest, read)


def _needs_no_growth(position: Position, absent: tuple[str, ...]) -> bool:
    return (
        absent == ("growth",) and position.values["revenue"].floor == position.values["revenue"].ceiling == 0
    )


def _assumptions(position: Position, swings: Swings | None) -> tuple[str, ...]:
    ranged = [name for name in DRAWN if (value := position.get(name)) is not None and value.is_range]
    low, high = PERSISTENCE_RANGE
    return (
        f"drawn from their ranges: {', '.join(ranged).replace('_', ' ')}"
        if ranged
        else "every figure taken as exact",
        f"each year's growth is between {low:.2f} and {high:.2f} of the year's before",
        "cost growth and gross margin as observed; else constant costs, and all revenue usable",
        *_swings_in_words(swings),
        "no money is raised",
    )


def _swings_in_words(swings: Swings | None) -> tuple[str, ...]:
    if swings is None:
        return (f"no monthly swings: fewer than {MONTHS_NEEDED} months of history",)
    stays = f"of which {share_in_words(swings.one_off_share)} is gone the month after"
    return (
        f"monthly swings as in its own history: about {share_in_words(swings.surprise)} of revenue, {stays}",
    )
