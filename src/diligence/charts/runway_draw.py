"""Drawing the runway chart. Every number and word comes from `RunwayPicture`."""

from __future__ import annotations

from collections.abc import Sequence
from math import isinf
from typing import TYPE_CHECKING, Any

from diligence.charts import style
from diligence.charts.around import Around
from diligence.charts.hatching import hatched_box
from diligence.charts.rows import Room, Row, lay
from diligence.charts.runway_data import LAST, MARKS, RunwayBar, RunwayPicture, runway_picture

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from diligence.assessment import Assessment
    from diligence.comparison import Comparison

_BAND, _SPINE = 14.0, 3.0
_AXIS = 34.0


def runway(value: Comparison | Assessment | Sequence[Assessment], ax: Axes | None = None) -> Axes:
    """How long the money lasts, against 6, 12, 18 and 24 months.

    Parameters
    ----------
    value
        A comparison, one assessment, or several.
    ax
        Drawn into when given; else a figure of 720 pixels is made.

    Returns
    -------
    Axes
        Its ``figure`` shows itself in a notebook.
    """
    return draw_runway(runway_picture(value), ax)


def draw_runway(picture: RunwayPicture, ax: Axes | None = None, *, titled: bool = True) -> Axes:
    """Draw a picture that is already worked out.

    Parameters
    ----------
    titled
        Off where the page prints title, subtitle and footnote itself.
    """
    ax = ax if ax is not None else style.new_axes()
    with style.styled():
        around = Around(ax, picture, titled=titled)
        rows = [Row(bar.name, bar.said, style.company_style(bar.slug)) for bar in picture.bars]
        lanes = lay(ax, rows, (0.0, LAST), Room(around.top, _AXIS + around.bottom, _BAND + 2))
        ax.set_xticks((0, *MARKS), labels=["0", *(f"{mark}" for mark in MARKS[:-1]), f"{MARKS[-1]} months"])
        for bar, centre in zip(picture.bars, lanes.centres, strict=True):
            _bar(ax, bar, centre)
        around.write(_AXIS)
    return ax


def _bar(ax: Axes, bar: RunwayBar, y: float) -> None:
    colour, marker = style.company_style(bar.slug)
    if bar.likely is None:
        hatched_box(ax, (0.0, LAST), (y - _BAND / 2, y + _BAND / 2), gid=f"unknown-{bar.slug}")
        return
    for low, high in bar.stretches:
        start, end = min(low, LAST), min(high, LAST)
        how: dict[str, Any] = {"color": colour, "alpha": 0.3, "linewidth": 0, "gid": f"futures-{bar.slug}"}
        ax.barh([y], [end - start], left=start, height=_BAND, **how)
    end = min(bar.likely, LAST)
    ax.plot([0, end], [y, y], color=colour, linewidth=_SPINE, solid_capstyle="butt", gid=f"money-{bar.slug}")
    off = isinf(bar.likely) or bar.likely > LAST
    shape = ">" if off else marker
    mark: dict[str, Any] = {"marker": shape, "markersize": 8, "markeredgecolor": "none", "clip_on": False}
    ax.plot([end], [y], color=colour, linestyle="none", zorder=4, gid="endless" if off else "gone", **mark)
    if bar.sober is not None and bar.sober <= LAST:
        stroke: dict[str, Any] = {"marker": "|", "markersize": _BAND + 2, "markeredgewidth": 2}
        ax.plot(
            [bar.sober], [y], color=style.INK, linestyle="none", zorder=5, gid=f"sober-{bar.slug}", **stroke
        )
