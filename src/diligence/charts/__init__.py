"""Pictures: an assessment or a comparison in, matplotlib's Axes out.

Each chart is a value first (`CashPicture`, `AliveMap`), with every number, label
and sentence it shows; drawing only draws. Nothing here touches pyplot.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from diligence.charts.alive_data import AliveMap, alive_picture
    from diligence.charts.alive_draw import alive_map, draw_alive_map
    from diligence.charts.cash_data import CashPicture, cash_picture
    from diligence.charts.cash_draw import cash, draw_cash
    from diligence.charts.state import State, state_of
    from diligence.charts.style import new_axes
    from diligence.charts.svg import inline_svg

__all__ = [
    "AliveMap",
    "CashPicture",
    "State",
    "alive_map",
    "alive_picture",
    "cash",
    "cash_picture",
    "draw_alive_map",
    "draw_cash",
    "inline_svg",
    "new_axes",
    "state_of",
]

_HOMES = {
    "AliveMap": "alive_data",
    "CashPicture": "cash_data",
    "State": "state",
    "alive_map": "alive_draw",
    "alive_picture": "alive_data",
    "cash": "cash_draw",
    "cash_picture": "cash_data",
    "draw_alive_map": "alive_draw",
    "draw_cash": "cash_draw",
    "inline_svg": "svg",
    "new_axes": "style",
    "state_of": "state",
}


def __getattr__(name: str) -> Any:
    """Fetch a public name on first use, so that a card of words never loads matplotlib."""
    if name not in _HOMES:
        msg = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(msg)
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
