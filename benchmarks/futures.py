"""Ten thousand futures of sixty months, against their random numbers alone and a plain loop."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date
from math import exp, expm1, log1p, sqrt
from types import MappingProxyType

import numpy as np

from benchmarks.ratio import Row, side_by_side
from diligence.analysis import Position, Swings, Value, simulate, swings_of
from diligence.analysis.odds import BANDS
from diligence.months import Month

PATHS, MONTHS = 10_000, 60
FEW_PATHS = 200
"""The plain loop plays so many, and its time is multiplied."""

TODAY = date(2026, 6, 30)
MOST_TIMES_THE_NUMBERS, LEAST_TIMES_FASTER = 3.0, 30.0


def rows() -> list[Row]:
    """Both lines of the table."""
    position = company()

    def simulated() -> object:
        return simulate(position, paths=PATHS, months=MONTHS)

    numbers, seconds = side_by_side(simulated, _draw_numbers, rounds=25)
    # One round of the loop is long enough to be steady.
    slow, loop_seconds = side_by_side(lambda: plain_loop(position, FEW_PATHS), simulated, rounds=5)
    faster = slow * PATHS / FEW_PATHS
    size = f"{PATHS:,} futures of {MONTHS} months with bands"
    return [
        Row(
            size,
            "drawing their random numbers alone",
            numbers,
            f"at most {MOST_TIMES_THE_NUMBERS:g}",
            numbers <= MOST_TIMES_THE_NUMBERS,
            seconds,
        ),
        Row(
            "the same in a plain Python loop",
            size,
            faster,
            f"at least {LEAST_TIMES_FASTER:g}",
            faster >= LEAST_TIMES_FASTER,
            loop_seconds * PATHS / FEW_PATHS,
        ),
    ]


def company() -> Position:
    """The running example with a year of months that swing by about a tenth."""
    swings = np.random.default_rng(0).standard_normal(12) / 10
    days = [(Month.of(TODAY) + (n - 11)).last_day for n in range(12)]
    amounts = [20_000 * 1.08 ** (n - 11) * exp(swing) for n, swing in enumerate(swings)]
    known = {"revenue": 20_000.0, "expenses": 80_000.0, "growth": 0.08, "cash": 1_200_000.0}
    values = MappingProxyType({name: Value.exact(value) for name, value in known.items()})
    return Position(TODAY, "USD", values, history=tuple(zip(days, amounts, strict=True)))


def _draw_numbers() -> None:
    """A normal number for each month of each future, as the simulation draws them at the least."""
    numbers = np.random.default_rng(0)
    for _ in range(MONTHS):
        numbers.standard_normal(PATHS)


def plain_loop(position: Position, paths: int) -> tuple[float, list[list[float]]]:
    """The same futures without numpy.

    Returns
    -------
    tuple
        The share that turns profitable before the cash is gone, and the five percentiles
        of cash at the start of each month.
    """
    swings = swings_of(position.history)
    if swings is None:
        msg = "the benchmark's company needs a history"
        raise ValueError(msg)
    luck = random.Random(0)  # noqa: S311 - chance for a simulation, no secret
    known, profitable = swings.changes - 1, 0
    cash_at: list[list[float]] = [[] for _ in range(MONTHS + 1)]
    revenue_at: list[list[float]] = [[] for _ in range(MONTHS + 1)]
    for _ in range(paths):
        growth = log1p(position.values["growth"].likely) + luck.gauss(0, swings.growth_spread)
        size = swings.surprise * sqrt(known / (2 * luck.gammavariate(known / 2, 1)))
        course = _play(position, swings, _Luck(luck, growth, size))
        profitable += course.profitable
        for month in range(MONTHS + 1):
            cash_at[month].append(course.cash[month])
            revenue_at[month].append(course.revenue[month])
    for amounts in revenue_at:
        _percentiles(amounts)
    return profitable / paths, [_percentiles(amounts) for amounts in cash_at]


@dataclass
class _Luck:
    """What one future draws."""

    source: random.Random
    growth: float
    size: float


@dataclass
class _Course:
    """What came of one future, month by month."""

    revenue: list[float]
    cash: list[float]
    profitable: bool = False


def _play(position: Position, swings: Swings, drawn: _Luck) -> _Course:
    revenue, expenses, cash = (position.values[name].likely for name in ("revenue", "expenses", "cash"))
    persistence, annual = drawn.source.uniform(0.60, 0.85), expm1(12 * max(drawn.growth, 0.0))
    passing, lasts = swings.one_off_share * swings.last_surprise, True
    course = _Course([], [])
    for month in range(MONTHS + 1):
        course.cash.append(cash if lasts else 0.0)
        course.revenue.append(revenue)
        course.profitable = course.profitable or (lasts and revenue >= expenses)
        cash -= expenses - revenue
        lasts = lasts and cash >= 0
        surprise = drawn.size * drawn.source.gauss(0, 1)
        fading = log1p(annual * persistence ** ((month + 1) / 12)) / 12
        revenue *= exp(fading + min(drawn.growth, 0.0) - passing + surprise)
        passing = swings.one_off_share * surprise
    return course


def _percentiles(amounts: list[float]) -> list[float]:
    ranked = sorted(amounts)
    return [ranked[round(level / 100 * (len(ranked) - 1))] for level in BANDS]
