"""What the past figures of one source say about growth and its swings."""

from __future__ import annotations

from itertools import pairwise
from math import log
from statistics import stdev
from typing import TYPE_CHECKING

from diligence.amounts import day_in_words, months_in_words
from diligence.analysis.position import Value
from diligence.analysis.terms import LIVE_WITHIN, LOWEST_RATE
from diligence.months import Month, months_between

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from diligence.model import Figure

SWINGS_NEED_MONTHS = 6
"""Fewer monthly points than this say nothing about volatility (domain: B2)."""

LOOK_BACK_MONTHS = (3.0, 13.0)
"""Growth is read between today and a figure this far back: recent, not last week."""


def monthly_series(figures: Sequence[Figure], as_of: date) -> tuple[tuple[date, float], ...]:
    """The longest monthly series of one source, oldest first, one point a month.

    Figures of different sources are never joined: they may count differently.
    """
    by_source: dict[tuple[str, str, str], dict[Month, Figure]] = {}
    for figure in figures:
        monthly = figure.per is not None and figure.per.months == 1.0
        if monthly and figure.as_of <= as_of and figure.likely is not None:
            source = figure.source
            by_source.setdefault((source.kind, source.who, source.url), {})[Month.of(figure.as_of)] = figure
    if not by_source:
        return ()
    longest = max(by_source.values(), key=lambda series: (len(series), max(series)))
    return tuple((longest[month].as_of, longest[month].likely or 0.0) for month in sorted(longest))


def volatility(series: Sequence[tuple[date, float]]) -> float | None:
    """Standard deviation of the monthly log growth, or ``None`` below six months.

    sigma = stdev(ln(R[i+1] / R[i])) over neighbouring months, all revenues above zero.

    Examples
    --------
    >>> from datetime import date
    >>> months = [date(2026, m, 28) for m in range(1, 7)]
    >>> volatility(list(zip(months, [100, 110, 121, 133.1, 146.41, 161.051]))) < 1e-6
    True
    """
    points = [(Month.of(day), amount) for day, amount in series]
    steps = [
        log(after / before)
        for (m0, before), (m1, after) in pairwise(points)
        if m1 - m0 == 1 and before > 0 and after > 0
    ]
    return stdev(steps) if len(steps) >= SWINGS_NEED_MONTHS - 1 else None


def compound_rate(figures: Sequence[Figure], as_of: date, what: str, today: Value | None) -> Value | None:
    """Monthly growth between two figures that count the same length of time (or none).

    g = (last / first) ** (1 / months) - 1 (CMGR), between the figure today's value was
    taken from, or else the newest, and the one closest to twelve months before it, at
    least three months apart.

    Returns
    -------
    Value or None
        ``None`` when no two figures are far enough apart, one is not above zero, or
        the rate is none that anything grows at.
    """
    known = [f for f in figures if f.as_of <= as_of and f.likely is not None and f.likely > 0]
    chosen = () if today is None else today.sources

    def first_choice(f: Figure) -> tuple[bool, int, float]:
        return f.id not in chosen, -f.as_of.toordinal(), f.per.months if f.per else 0.0

    for last in sorted(known, key=first_choice):
        firsts = [f for f in known if f.per == last.per and _far_enough(f, last)]
        if firsts:
            first = min(firsts, key=lambda f: (abs(months_between(f.as_of, last.as_of) - 12), -f.trust.rank))
            return _between(first, last, what, today)
    return None


def _far_enough(first: Figure, last: Figure) -> bool:
    shortest, longest = LOOK_BACK_MONTHS
    return shortest <= months_between(first.as_of, last.as_of) <= longest


def _between(first: Figure, last: Figure, what: str, today: Value | None) -> Value | None:
    months = months_between(first.as_of, last.as_of)
    span = last.per.months if last.per else 1.0
    ends = (last.low, last.likely, last.high)
    if today is not None and last.id in today.sources:
        ends = (_times(today.low, span), today.likely * span, _times(today.high, span))

    def rate(after: float | None, before: float | None) -> float | None:
        if after is None or before is None or before <= 0 or after < 0:
            return None
        return float((after / before) ** (1 / months) - 1)

    likely = rate(ends[1], first.likely)
    if likely is None or not LOWEST_RATE <= likely <= LIVE_WITHIN[1]:
        return None
    low, high = _within(rate(ends[0], first.high)), _within(rate(ends[2], first.low))
    days = f"{day_in_words(first.as_of)} and of {day_in_words(last.as_of)}"
    how = f"derived: {what} of {days}, compounded over {months_in_words(months)}"
    return Value(low, likely, high, how, (last.id, first.id))


def _within(rate: float | None) -> float | None:
    """An end of a rate, kept where a projection can run on it."""
    return None if rate is None else min(max(rate, LOWEST_RATE), LIVE_WITHIN[1])


def _times(end: float | None, factor: float) -> float | None:
    return None if end is None else end * factor
