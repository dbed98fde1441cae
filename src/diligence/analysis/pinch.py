"""How long the money lasts, and when little time and little growth come together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diligence.analysis.verdict import Reading, Verdict

if TYPE_CHECKING:
    from diligence.analysis.position import Position
    from diligence.analysis.projection import Projection

PINCH_MONTHS = 6.0
"""Runway of a fatal pinch (Paul Graham, http://www.paulgraham.com/pinch.html)."""

SLOW_GROWTH = 0.05
"""Monthly growth that is slow for a pinch: our own threshold."""


def pinched(position: Position, reading: Reading) -> Verdict:
    """The reading's verdict, sharpened to a fatal pinch where it is one.

    Default dead, six months or less of money, and growth slow or no money signed.
    Source: Paul Graham, "The Fatal Pinch", 2014, http://www.paulgraham.com/pinch.html
    """
    if reading.verdict is not Verdict.DEFAULT_DEAD:
        return reading.verdict
    months = runway(position, reading.projection)
    slow = reading.terms.growth_rate is not None and reading.terms.growth_rate < SLOW_GROWTH
    signed = (position.likely("signed_money") or 0.0) > 0
    if months is not None and months <= PINCH_MONTHS and (slow or not signed):
        return Verdict.FATAL_PINCH
    return Verdict.DEFAULT_DEAD


def runway(position: Position, projection: Projection) -> float | None:
    """Months until cash is gone along the path; at today's burn where there is no path.

    ``None`` when neither is known, and when the cash is never gone.
    """
    if projection.runway_months.value is not None:
        return projection.runway_months.value
    return simple_runway(position) if projection.income.size == 0 else None


def simple_runway(position: Position) -> float | None:
    """Cash over net burn, ``None`` when either is unknown or nothing is burned.

    Examples
    --------
    >>> from datetime import date
    >>> from diligence.analysis.position import Position, Value
    >>> known = {"cash": Value.exact(600_000.0), "net_burn": Value.exact(50_000.0)}
    >>> simple_runway(Position(date(2026, 1, 31), "USD", known))
    12.0
    """
    cash, burn = position.likely("cash"), position.likely("net_burn")
    return max(0.0, cash) / burn if cash is not None and burn is not None and burn > 0 else None
