"""Drawing the rank chart. Every number and word comes from `RankPicture`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from diligence.charts import style
from diligence.charts.around import Around, message
from diligence.charts.key import Entry, key_height, write_key
from diligence.charts.rank_data import Acceptable, RankPicture, Standing, rank_picture
from diligence.charts.rows import Room, Row, lay

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from diligence.comparison import Ranking

SHADES = (1.0, 0.55, 0.28, 0.10)
"""How strong the first, second, third and lower places are drawn."""

_BAND, _AXIS = 18.0, 34.0


def rank_acceptability(value: Acceptable | Ranking, ax: Axes | None = None) -> Axes:
    """How stable the order is: how often each company comes first, second, third.

    Parameters
    ----------
    value
        A ranking of `diligence.comparison`, or its `Acceptability`.
    ax
        Drawn into when given; else a figure of 720 pixels is made.

    Returns
    -------
    Axes
        Its ``figure`` shows itself in a notebook.
    """
    return draw_rank_acceptability(rank_picture(value), ax)


def draw_rank_acceptability(picture: RankPicture, ax: Axes | None = None, *, titled: bool = True) -> Axes:
    """Draw shares of ranks that are already worked out.

    Parameters
    ----------
    titled
        Off where the page prints title, subtitle and footnote itself.
    """
    ax = ax if ax is not None else style.new_axes()
    with style.styled():
        around = Around(ax, picture, titled=titled)
        if not picture.standings:
            style.frame(ax, left=1, right=1, top=around.top, bottom=1)
            message(ax, [f"{picture.title}."], unknown=False)
            around.write(1)
            return ax
        key = [Entry(place, _square(shade)) for place, shade in zip(picture.places, SHADES, strict=False)]
        room = Room(around.top + key_height(ax, key), _AXIS + around.bottom, _BAND)
        rows = [Row(standing.name, standing.said) for standing in picture.standings]
        lanes = lay(ax, rows, (0.0, 1.0), room)
        ax.set_xticks((0, 0.5, 1), labels=["0", "50", "100"])
        for standing, centre in zip(picture.standings, lanes.centres, strict=True):
            _standing(ax, standing, centre)
        write_key(ax, key, 4)
        around.write(_AXIS, key_height(ax, key))
    return ax


def _square(shade: float) -> dict[str, Any]:
    return {"marker": "s", "markerfacecolor": (style.ACCENT, shade), "markeredgecolor": style.ACCENT}


def _standing(ax: Axes, standing: Standing, y: float) -> None:
    left = 0.0
    for number, (share, shade) in enumerate(zip(standing.shares, SHADES, strict=False), 1):
        if share > 0:
            how: dict[str, Any] = {
                "facecolor": (style.ACCENT, shade),
                "edgecolor": style.ACCENT,
                "linewidth": 0.8,
            }
            ax.barh([y], [share], left=left, height=_BAND, gid=f"place-{number}", **how)
        left += share
