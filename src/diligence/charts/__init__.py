"""Pictures: an assessment or a comparison in, matplotlib's Axes out.

Each chart is a value first (a `Picture`), with every number, label and sentence it shows;
drawing only draws. Nothing here touches pyplot.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from diligence.charts.alive_data import AliveMap, alive_picture
    from diligence.charts.alive_draw import alive_map, draw_alive_map
    from diligence.charts.cash_data import CashPicture, cash_picture
    from diligence.charts.cash_draw import cash, draw_cash
    from diligence.charts.coverage_data import CoveragePicture, coverage_picture
    from diligence.charts.coverage_draw import coverage, draw_coverage
    from diligence.charts.drawing import draw
    from diligence.charts.fans_data import FansPicture, fans_picture
    from diligence.charts.fans_draw import cash_fans, draw_cash_fans
    from diligence.charts.flags_data import FlagsPicture, flags_picture
    from diligence.charts.flags_draw import draw_flags, flags
    from diligence.charts.growth_data import GrowthPicture, growth_picture
    from diligence.charts.growth_draw import draw_growth_for_size, growth_for_size
    from diligence.charts.picture import NumbersTable, Picture
    from diligence.charts.rank_data import RankPicture, rank_picture
    from diligence.charts.rank_draw import draw_rank_acceptability, rank_acceptability
    from diligence.charts.runway_data import RunwayPicture, runway_picture
    from diligence.charts.runway_draw import draw_runway, runway
    from diligence.charts.state import State, state_of
    from diligence.charts.style import new_axes
    from diligence.charts.survival_data import SurvivalPicture, survival_picture
    from diligence.charts.survival_draw import draw_survival, survival
    from diligence.charts.svg import inline_svg
    from diligence.charts.tornado_data import TornadoPicture, tornado_picture
    from diligence.charts.tornado_draw import draw_tornado, tornado

__all__ = [
    "AliveMap",
    "CashPicture",
    "CoveragePicture",
    "FansPicture",
    "FlagsPicture",
    "GrowthPicture",
    "NumbersTable",
    "Picture",
    "RankPicture",
    "RunwayPicture",
    "State",
    "SurvivalPicture",
    "TornadoPicture",
    "alive_map",
    "alive_picture",
    "cash",
    "cash_fans",
    "cash_picture",
    "coverage",
    "coverage_picture",
    "draw",
    "draw_alive_map",
    "draw_cash",
    "draw_cash_fans",
    "draw_coverage",
    "draw_flags",
    "draw_growth_for_size",
    "draw_rank_acceptability",
    "draw_runway",
    "draw_survival",
    "draw_tornado",
    "fans_picture",
    "flags",
    "flags_picture",
    "growth_for_size",
    "growth_picture",
    "inline_svg",
    "new_axes",
    "rank_acceptability",
    "rank_picture",
    "runway",
    "runway_picture",
    "state_of",
    "survival",
    "survival_picture",
    "tornado",
    "tornado_picture",
]

_HOMES = {
    "alive_data": ("AliveMap", "alive_picture"),
    "alive_draw": ("alive_map", "draw_alive_map"),
    "cash_data": ("CashPicture", "cash_picture"),
    "cash_draw": ("cash", "draw_cash"),
    "coverage_data": ("CoveragePicture", "coverage_picture"),
    "coverage_draw": ("coverage", "draw_coverage"),
    "drawing": ("draw",),
    "fans_data": ("FansPicture", "fans_picture"),
    "fans_draw": ("cash_fans", "draw_cash_fans"),
    "flags_data": ("FlagsPicture", "flags_picture"),
    "flags_draw": ("draw_flags", "flags"),
    "growth_data": ("GrowthPicture", "growth_picture"),
    "growth_draw": ("draw_growth_for_size", "growth_for_size"),
    "picture": ("NumbersTable", "Picture"),
    "rank_data": ("RankPicture", "rank_picture"),
    "rank_draw": ("draw_rank_acceptability", "rank_acceptability"),
    "runway_data": ("RunwayPicture", "runway_picture"),
    "runway_draw": ("draw_runway", "runway"),
    "state": ("State", "state_of"),
    "style": ("new_axes",),
    "survival_data": ("SurvivalPicture", "survival_picture"),
    "survival_draw": ("draw_survival", "survival"),
    "svg": ("inline_svg",),
    "tornado_data": ("TornadoPicture", "tornado_picture"),
    "tornado_draw": ("draw_tornado", "tornado"),
}
_MODULES = {name: module for module, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    """Fetch a public name on first use, so that a card of words never loads matplotlib."""
    if name not in _MODULES:
        msg = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(msg)
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
