"""A position at the worst and at the best its figures may be."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from diligence.analysis import Position

_MORE_HELPS = MappingProxyType(
    {
        "revenue": True,
        "recurring_revenue": True,
        "growth": True,
        "cash": True,
        "gross_margin": True,
        "expenses": False,
        "net_burn": False,
        "cost_of_revenue": False,
        "expense_growth": False,
    }
)
"""Figures that decide how long money lasts and what growth costs, and in which direction they help."""


def at_worst(position: Position) -> Position:
    """Each of those figures at its unfavourable end, all at once."""
    return _at(position, best=False)


def at_best(position: Position) -> Position:
    """Each of those figures at its favourable end, all at once."""
    return _at(position, best=True)


def _at(position: Position, *, best: bool) -> Position:
    for metric, helps in _MORE_HELPS.items():
        value = position.get(metric)
        if value is not None and value.is_range:
            position = position.having(metric, value.ceiling if helps is best else value.floor)
    return position
