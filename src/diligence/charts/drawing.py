"""Draw any picture, whatever it shows."""

from __future__ import annotations

from functools import singledispatch
from typing import TYPE_CHECKING

from diligence.charts.alive_data import AliveMap
from diligence.charts.alive_draw import draw_alive_map
from diligence.charts.cash_data import CashPicture
from diligence.charts.cash_draw import draw_cash
from diligence.charts.coverage_data import CoveragePicture
from diligence.charts.coverage_draw import draw_coverage
from diligence.charts.fans_data import FansPicture
from diligence.charts.fans_draw import draw_cash_fans
from diligence.charts.flags_data import FlagsPicture
from diligence.charts.flags_draw import draw_flags
from diligence.charts.growth_data import GrowthPicture
from diligence.charts.growth_draw import draw_growth_for_size
from diligence.charts.rank_data import RankPicture
from diligence.charts.rank_draw import draw_rank_acceptability
from diligence.charts.runway_data import RunwayPicture
from diligence.charts.runway_draw import draw_runway
from diligence.charts.survival_data import SurvivalPicture
from diligence.charts.survival_draw import draw_survival
from diligence.charts.tornado_data import TornadoPicture
from diligence.charts.tornado_draw import draw_tornado

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from diligence.charts.picture import Picture


@singledispatch
def draw(picture: Picture, ax: Axes | None = None, *, titled: bool = True) -> Axes:
    """Draw a picture that is already worked out.

    Parameters
    ----------
    picture
        Of any chart of this room.
    ax
        Drawn into when given; else a figure of 720 pixels is made. A figure of
        `new_axes` is made as high as the picture needs.
    titled
        Off where the page prints title, subtitle and footnote itself.

    Raises
    ------
    TypeError
        For what is no picture of this room.
    """
    del ax, titled
    msg = f"no picture of this room: {picture!r}"
    raise TypeError(msg)


for _kind, _draws in (
    (AliveMap, draw_alive_map),
    (CashPicture, draw_cash),
    (CoveragePicture, draw_coverage),
    (FansPicture, draw_cash_fans),
    (FlagsPicture, draw_flags),
    (GrowthPicture, draw_growth_for_size),
    (RankPicture, draw_rank_acceptability),
    (RunwayPicture, draw_runway),
    (SurvivalPicture, draw_survival),
    (TornadoPicture, draw_tornado),
):
    draw.register(_kind, _draws)
