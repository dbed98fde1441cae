"""What the past figures of one source say about growth and margins."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from math import isfinite
from typing import TYPE_CHECKING

from diligence.amounts import Period, day_in_words, months_in_words
from diligence.analysis.choose import WINDOW_DAYS, monthly
from diligence.analysis.growth import growth_of
from diligence.analysis.position import Value
from diligence.analysis.terms import LIVE_WITHIN, LOWEST_RATE
from diligence.months import Month, months_between

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from diligence.model import Figure

MONTHS_NEEDED = 6
"""Fewer months than this are no history of growth (domain: B9)."""

LOOK_BACK_MONTHS = (3.0, 13.0)
"""Growth is read between today and a figure this far back: recent, not last week."""


def monthly_series(figures: Sequence[Figure], as_of: date) -> tuple[tuple[date, float], ...]:
    """The longest monthly series of one source, oldest first, one point a month.

    Figures of different sources are never joined: they may count differently. A month
    without a figure is left out, and of two figures of one month the one entered later counts.
    """
    return tuple((figure.as_of, figure.likely or 0.0) for figure in _longest_series(figures, as_of))


def _longest_series(figures: Sequence[Figure], as_of: date) -> list[Figure]:
    by_source: dict[tuple[str, str, str], dict[Month, Figure]] = {}
    for figure in figures:
        if figure.per is Period.MONTH and figure.as_of <= as_of and figure.likely is not None:
            source = figure.source
            by_source.setdefault((source.kind, source.who, source.url), {})[Month.of(figure.as_of)] = figure
    if not by_source:
        return []
    longest = max(by_source.values(), key=lambda series: (len(series), max(series)))
    return [longest[month] for month in sorted(longest)]


def growth_by_month(figures: Sequence[Figure], as_of: date, currency: str) -> Value | None:
    """Growth of the last year, month by month, or ``None`` where there is too little of it.

    It takes six months of one source, the newest of them at most 90 days old; two figures
    far apart (`compound_rate`) say less.
    """
    series = _longest_series(figures, as_of)
    if len(series) < MONTHS_NEEDED or (as_of - series[-1].as_of).days > WINDOW_DAYS:
        return None
    months = [(figure.as_of, figure.likely or 0.0) for figure in series]
    return growth_of(months, currency).value(tuple(figure.id for figure in series))


@dataclass(frozen=True)
class Point:
    """What is known of one metric for one day, or the time that ends with it.

    Attributes
    ----------
    value
        Flows per month.
    trust
        Rank of the least sure figure it rests on.
    """

    on: date
    per: Period | None
    value: Value
    trust: int


def points_of(figures: Iterable[Figure]) -> tuple[Point, ...]:
    """Every figure as a point, in the order they were entered."""
    brought = ((figure, monthly(figure)) for figure in figures)
    return tuple(
        Point(figure.as_of, figure.per, value, figure.trust.rank) for figure, value in brought if value
    )


def spending(revenues: Iterable[Figure], burns: Iterable[Figure]) -> tuple[Point, ...]:
    """Expenses that follow from a revenue and a net burn of the same period and day."""
    pairs = product(points_of(revenues), points_of(burns))
    return tuple(_sum(one, other) for one, other in pairs if (one.on, one.per) == (other.on, other.per))


def _sum(one: Point, other: Point) -> Point:
    a, b = one.value, other.value
    low = None if a.low is None or b.low is None else a.low + b.low
    high = None if a.high is None or b.high is None else a.high + b.high
    how = "derived: revenue plus net burn"
    value = Value(low, a.likely + b.likely, high, how, (*a.sources, *b.sources))
    return Point(one.on, one.per, value, min(one.trust, other.trust))


def gross_margin(
    revenues: Iterable[Figure], costs: Iterable[Figure], values: Mapping[str, Value]
) -> Value | None:
    """Gross margin from a revenue and a cost of revenue of the same period and month.

    1 - cost of revenue / revenue. This month's revenue is never held against last
    year's cost: in a company that grows, that makes any margin look good. The newest
    pair is taken, then the shorter period, then the figures the position rests on.

    Returns
    -------
    Value or None
        ``None`` when no two figures belong together, or revenue is not above zero.
    """
    chosen = {values[metric].sources[0] for metric in ("revenue", "cost_of_revenue") if metric in values}
    pairs = [
        (revenue, cost)
        for revenue, cost in product(points_of(revenues), points_of(costs))
        if (Month.of(revenue.on), revenue.per) == (Month.of(cost.on), cost.per) and revenue.value.likely > 0
    ]

    def standing(pair: tuple[Point, Point]) -> tuple[Month, float, int, int]:
        revenue, _ = pair
        preferred = sum(point.value.sources[0] in chosen for point in pair)
        months = revenue.per.months if revenue.per else 0.0
        return Month.of(revenue.on), -months, preferred, sum(point.trust for point in pair)

    return _margin(*max(reversed(pairs), key=standing), values) if pairs else None


def _margin(revenue: Point, cost: Point, values: Mapping[str, Value]) -> Value | None:
    sold, paid = (
        values[metric]
        if metric in values and values[metric].sources[0] in point.value.sources
        else point.value
        for metric, point in (("revenue", revenue), ("cost_of_revenue", cost))
    )

    def share(cost: float | None, revenue: float | None) -> float | None:
        return None if cost is None or revenue is None or revenue <= 0 else 1 - cost / revenue

    likely = share(paid.likely, sold.likely)
    if likely is None or not isfinite(likely):
        return None
    how = (
        f"derived: 1 less cost of revenue over revenue, both for the {revenue.per} to {day_in_words(cost.on)}"
    )
    sources = tuple(dict.fromkeys((*sold.sources, *paid.sources)))
    inputs = (("revenue", sold.likely), ("cost_of_revenue", paid.likely))
    return Value(share(paid.high, sold.low), likely, share(paid.low, sold.high), how, sources, (), inputs)


def compound_rate(
    points: Sequence[Point],
    as_of: date,
    what: str,
    today: Value | None,
    *,
    back_months: tuple[float, float] = LOOK_BACK_MONTHS,
) -> Value | None:
    """Monthly growth between two points that count the same length of time (or none).

    g = (last / first) ** (1 / months) - 1 (CMGR), between the figure today's value was
    taken from, or else the newest, and the one closest to twelve months before it.

    Parameters
    ----------
    points
        Of one metric.
    what
        Its name, for the story.
    today
        The value the position has for it, whose range is then today's.
    back_months
        How far apart the two may lie, at the least and at the most.

    Returns
    -------
    Value or None
        ``None`` when no two points are far enough apart, one is not above zero, or
        the rate is none that anything grows at.
    """
    known = [point for point in points if point.on <= as_of and point.value.likely > 0]
    chosen = () if today is None else today.sources

    def first_choice(point: Point) -> tuple[bool, int, float]:
        return (
            point.value.sources[0] not in chosen,
            -point.on.toordinal(),
            point.per.months if point.per else 0.0,
        )

    for last in sorted(known, key=first_choice):
        firsts = [
            point
            for point in known
            if point.per == last.per and back_months[0] <= months_between(point.on, last.on) <= back_months[1]
        ]
        if firsts:
            first = min(firsts, key=lambda point: (abs(months_between(point.on, last.on) - 12), -point.trust))
            return _between(first, last, what, today)
    return None


def _between(first: Point, last: Point, what: str, today: Value | None) -> Value | None:
    months, now, then = months_between(first.on, last.on), last.value, first.value
    if today is not None and now.sources[0] in today.sources:
        now = today

    def rate(after: float | None, before: float | None) -> float | None:
        if after is None or before is None or before <= 0 or after < 0:
            return None
        return float((after / before) ** (1 / months) - 1)

    likely = rate(now.likely, then.likely)
    if likely is None or not LOWEST_RATE <= likely <= LIVE_WITHIN[1]:
        return None
    days = f"{day_in_words(first.on)} and of {day_in_words(last.on)}"
    how = f"derived: {what} of {days}, compounded over {months_in_words(months)}"
    sources = tuple(dict.fromkeys((*last.value.sources, *then.sources)))
    return Value(_within(rate(now.low, then.high)), likely, _within(rate(now.high, then.low)), how, sources)


def _within(rate: float | None) -> float | None:
    """An end of a rate, kept where a projection can run on it."""
    return None if rate is None else min(max(rate, LOWEST_RATE), LIVE_WITHIN[1])
