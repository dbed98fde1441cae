"""Verdicts that do not wait for every figure: whatever the missing one is, they stand."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from diligence.amounts import Absence, Measure, share_in_words
from diligence.analysis.monthly import NO_MARGIN, NO_REVENUE, other_expenses
from diligence.analysis.project import project
from diligence.months import WEEKS_PER_MONTH

if TYPE_CHECKING:
    from diligence.analysis.position import Position
    from diligence.analysis.projection import Convention, Projection
    from diligence.analysis.terms import Terms

FASTEST_GROWTH = 1.10**WEEKS_PER_MONTH - 1
"""10 % a week, as a monthly rate (51 %): what Paul Graham calls exceptional
(http://www.paulgraham.com/growth.html). No company is taken to grow faster."""

OUT_OF_REACH_TIMES = 100.0
"""A company that must multiply its revenue more than this to break even is taken not to
get there, whatever its cash: our own threshold."""

SMALL_BASE = MappingProxyType(
    {"USD": 5_000.0, "EUR": 5_000.0, "GBP": 5_000.0, "CHF": 5_000.0, "CAD": 5_000.0, "AUD": 5_000.0}
)
"""Monthly revenue below which growth says nothing: our own threshold, after PostHog's caveat
on going from $1 to $2. Not applied in currencies of another size."""

GOOD_GROWTH = ((1e6, 1.65), (10e6, 1.15), (25e6, 0.95), (50e6, 0.60))
"""Revenue a year from which on, and the yearly growth that Bessemer calls better than good in
its own portfolio (Scaling to $100 Million, 2021, https://www.bvp.com/atlas/scaling-to-100-million).
Few companies of that size grow faster; smaller ones are taken to be able to."""


def dead_whatever(
    position: Position, terms: Terms, projection: Projection, convention: Convention
) -> str | None:
    """Why it is dead whatever the figures that are missing or mean little, or ``None``."""
    revenue, expenses = position.values["revenue"].likely, position.values["expenses"].likely
    small = revenue < SMALL_BASE.get(position.currency, 0.0)
    if revenue <= 0 or terms.gross_margin <= 0:
        return f"It does not reach profit: {NO_REVENUE if revenue <= 0 else NO_MARGIN}."
    if terms.growth_rate is not None and not small:
        never = projection.alive is False and "cash" not in position.values
        return f"{no_profit(projection.months_to_profit)}. No amount of cash changes that." if never else None
    times = other_expenses(revenue, expenses, terms.gross_margin) / (terms.gross_margin * revenue)
    if times > OUT_OF_REACH_TIMES and not small:
        return f"Revenue would have to rise {times:,.0f} times to pay for today's expenses."
    fast = max(FASTEST_GROWTH, terms.growth_rate or 0.0)
    at_best = project(position, replace(terms, growth_rate=fast, persistence=1.0), convention=convention)
    if at_best.alive is False:
        rate = share_in_words(fast)
        return f"Even growing {rate} a month, faster than any company keeps up, the cash is gone first."
    return None


def dead_at_good_growth(position: Position, terms: Terms, convention: Convention) -> str | None:
    """Why a company of unknown growth is dead unless it grows faster than good ones of its size.

    ``None`` where such growth would save it, and for a company whose size says nothing.
    """
    good = good_growth(position)
    if good is None or terms.growth_rate is not None or "cash" not in position.values:
        return None
    at_good = project(position, replace(terms, growth_rate=(1 + good) ** (1 / 12) - 1), convention=convention)
    if at_good.alive is not False:
        return None
    return (
        f"Growth is not known. Even at {share_in_words(good)} a year, good for a company of this size, "
        "the cash is gone before profit."
    )


def good_growth(position: Position) -> float | None:
    """Yearly growth that is good for a company of this size; ``None`` where its size says nothing.

    Examples
    --------
    >>> from datetime import date
    >>> from diligence.analysis.position import Position, Value
    >>> good_growth(Position(date(2013, 10, 11), "USD", {"revenue": Value.exact(200e6 / 12)}))
    0.6
    """
    revenue = position.likely("revenue")
    if revenue is None or position.currency not in SMALL_BASE:
        return None
    reached = [growth for size, growth in GOOD_GROWTH if revenue * 12 >= size]
    return reached[-1] if reached else None


def no_profit(to_profit: Measure) -> str:
    """That profit does not come, and why."""
    if to_profit.absence is Absence.BEYOND_HORIZON:
        return f"It does not reach profit {to_profit.why.removeprefix('not ')}"
    return f"It does not reach profit: {to_profit.why}"
