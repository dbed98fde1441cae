"""Which figure to ask for: what the verdict hangs on most, known or not."""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from diligence.analysis.ahead import cost_of_a_person
from diligence.analysis.draws import DRAWN, draw
from diligence.analysis.foregone import good_growth
from diligence.analysis.futures import Course
from diligence.analysis.position import Position, Value

if TYPE_CHECKING:
    from diligence.analysis.draws import Draws
    from diligence.analysis.projection import Array

SLICES = 20
"""Futures are looked at in so many slices of one figure, from its lowest values to its highest."""

PATHS = 200 * SLICES

FIFTH = PATHS // 5
"""Futures at each end of a figure's range that are compared."""

NOISE = 0.02
"""A gain below this is within what the drawing itself can produce: three standard errors."""

HALF = 0.5


@dataclass(frozen=True)
class Influence:
    """What one figure decides.

    Attributes
    ----------
    metric
        A figure the odds are drawn from.
    known
        Whether there is a figure for it, be it a range.
    assumed
        The range it was drawn from: its own, or where it is not known the one it may have.
    certainty
        Chance of calling it right today whether the company turns profitable before its
        cash is gone: the larger of the odds and their complement, 0.5..1.
    certainty_gain
        By how much that chance would rise on average if this figure were known exactly, 0..0.5.
    chance
        Of turning profitable before the cash is gone, 0..1.
    chance_low, chance_high
        The same among the fifth of the futures with the lowest values of this figure, and
        the fifth with the highest.
    """

    metric: str
    known: bool
    assumed: Value
    certainty: float
    certainty_gain: float
    chance: float
    chance_low: float
    chance_high: float


def influences(position: Position, seed: int = 0) -> tuple[Influence, ...]:
    """How much certainty each unknown or wide figure would bring, the most telling first.

    Futures are drawn as for the odds, a figure that is not known from a range that it may
    have (`may_be`). With A whether a future turns profitable before its cash is gone, the
    gain of a figure x is the mean over its slices of max(P(A | x), 1 - P(A | x)), less
    max(P(A), 1 - P(A)): the value of perfect information for one who has to say yes or no
    (H. Raiffa and R. Schlaifer, "Applied Statistical Decision Theory", 1961).

    Returns
    -------
    tuple
        Empty where too little is known to assume anything for the rest. A figure that is
        exact has nothing to gain and is left out.

    Examples
    --------
    >>> from datetime import date
    >>> known = {"expenses": 80_000.0, "cash": 1_000_000.0}
    >>> position = Position(date(2026, 1, 31), "USD", {k: Value.exact(v) for k, v in known.items()})
    >>> [each.metric for each in influences(position)][:2]
    ['growth', 'revenue']
    """
    filled = position
    for metric in ("expenses", *DRAWN):
        if metric not in filled.values and (value := may_be(metric, filled)) is not None:
            filled = replace(filled, values=MappingProxyType({**filled.values, metric: value}))
    if filled.missing(DRAWN):
        return ()
    drawn = draw(filled, PATHS, seed)
    course = Course(drawn)
    course.finish()
    lives = np.isfinite(course.profit_months())
    certainty = _certainty(lives.mean())
    found = [
        Influence(
            metric,
            metric in position.values,
            filled.values[metric],
            certainty,
            _gain(_drawn(drawn, metric), lives, certainty),
            float(lives.mean()),
            *_ends(_drawn(drawn, metric), lives),
        )
        for metric in DRAWN
        if filled.values[metric].is_range
    ]
    return tuple(sorted(found, key=lambda each: -each.certainty_gain))


def _drawn(drawn: Draws, metric: str) -> Array:
    column: Array = getattr(drawn, metric)
    return column


def _certainty(share: float) -> float:
    return float(max(share, 1 - share))


def _gain(figure: Array, lives: Array, certainty: float) -> float:
    """What is gained where the majority of one half of a slice calls the other: luck gains nothing."""
    slices = lives[np.argsort(figure, kind="stable")].reshape(SLICES, -1)
    one, other = slices[:, 0::2], slices[:, 1::2]
    right = [half == _most(by) for half, by in ((one, other), (other, one))]
    gain = float(np.mean(right)) - certainty
    return gain if gain > NOISE else 0.0


def _most(half: Array) -> Array:
    """What most of each slice come to."""
    most: Array = half.mean(axis=1, keepdims=True) > HALF
    return most


def _ends(figure: Array, lives: Array) -> tuple[float, float]:
    """The share that lives among the futures with the lowest and with the highest values."""
    ordered = lives[np.argsort(figure, kind="stable")]
    return float(ordered[:FIFTH].mean()), float(ordered[-FIFTH:].mean())


def may_be(metric: str, position: Position) -> Value | None:
    """The range a figure that is not known may have: for what to ask next, never for a verdict.

    ========== ==========================================================
    revenue    none to a tenth more than expenses; a third of them likely
    expenses   of its people, at 0.8 to 3 times their cost; else 0.8 to 5
               times revenue
    cash       none to 36 months of today's burn; a year likely
    growth     -2 % a month to what is good for its size, at most 15 %;
               3 % likely (ChartMogul: 2 to 4.4 % in the median)
    margin     40 to 90 %; 70 % likely (Bessemer, a16z)
    costs      rising none to 2 % a month; 1 % likely
    ========== ==========================================================

    All but the named are our own.

    Examples
    --------
    >>> from datetime import date
    >>> known = {"revenue": Value.exact(20_000.0), "expenses": Value.exact(80_000.0)}
    >>> found = may_be("cash", Position(date(2026, 1, 31), "USD", known))
    >>> found.low, found.likely, found.high
    (0.0, 720000.0, 2160000.0)
    """
    revenue, expenses, people = (position.likely(name) for name in ("revenue", "expenses", "headcount"))
    if metric == "gross_margin":
        return _range(0.4, 0.7, 0.9)
    if metric == "expense_growth":
        return _range(0.0, 0.01, 0.02)
    if metric == "growth":
        good = good_growth(position)
        return _range(-0.02, 0.03, 0.15 if good is None else min(0.15, (1 + good) ** (1 / 12) - 1))
    if metric == "revenue" and expenses is not None:
        return _range(0.0, 0.3 * expenses, 1.1 * expenses)
    if metric == "expenses":
        each = cost_of_a_person(position)
        if people and each is not None:
            return _range(0.8 * people * each, people * each, 3 * people * each)
        return None if not revenue else _range(0.8 * revenue, 2 * revenue, 5 * revenue)
    if metric == "cash" and revenue is not None and expenses is not None:
        burn = max(0.0, expenses - revenue)
        return _range(0.0, 12 * burn, 36 * burn)
    return None


def _range(low: float, likely: float, high: float) -> Value:
    return Value(low, likely, high, "assumed: not known")
