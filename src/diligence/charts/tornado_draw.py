"""Drawing the tornado. Every number and word comes from `TornadoPicture`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from diligence.charts import style
from diligence.charts.around import Around, message
from diligence.charts.hatching import hatched_box
from diligence.charts.rows import Room, Row, lay
from diligence.charts.scale import Scale
from diligence.charts.tornado_data import Swing, TornadoPicture, tornado_picture

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from diligence.assessment import Assessment
    from diligence.comparison import Comparison

_BAND, _AXIS = 12.0, 34.0
_AROUND = (-0.24, 1.24)
"""What is shown beside 0 and 100 of 100, for the words at the bars' ends."""


def tornado(value: Comparison | Assessment | Sequence[Assessment], ax: Axes | None = None) -> Axes:
    """What moves the odds: how far they swing over the range of each figure.

    Parameters
    ----------
    value
        One assessment; of a comparison or several, the figure of each that moves most.
    ax
        Drawn into when given; else a figure of 720 pixels is made.

    Returns
    -------
    Axes
        Its ``figure`` shows itself in a notebook.
    """
    return draw_tornado(tornado_picture(value), ax)


def draw_tornado(picture: TornadoPicture, ax: Axes | None = None, *, titled: bool = True) -> Axes:
    """Draw swings that are already worked out.

    Parameters
    ----------
    titled
        Off where the page prints title, subtitle and footnote itself.
    """
    ax = ax if ax is not None else style.new_axes()
    with style.styled():
        around = Around(ax, picture, titled=titled)
        if picture.message:
            style.fit(ax, around.top + around.bottom + style.LOWEST_PLOT)
            style.frame(ax, left=1, right=1, top=around.top, bottom=around.bottom + 1)
            message(ax, [picture.message], unknown=not picture.known)
            around.write(1)
            return ax
        rows = [_row(swing, several=picture.several) for swing in picture.swings]
        lanes = lay(ax, rows, _AROUND, Room(around.top, _AXIS + around.bottom, _BAND + 4))
        ax.set_xticks((0, 0.5, 1), labels=["0", "50", "100 of 100"])
        for swing, centre in zip(picture.swings, lanes.centres, strict=True):
            _swing(ax, swing, centre)
        around.write(_AXIS)
    return ax


def _row(swing: Swing, *, several: bool) -> Row:
    if several:
        return Row(
            swing.company,
            f"{swing.label.lower()}; {swing.said}".removesuffix("; "),
            style.company_style(swing.slug),
        )
    return Row(swing.label, swing.said)


def _swing(ax: Axes, swing: Swing, y: float) -> None:
    colour, _ = style.company_style(swing.slug)
    left, right = sorted((swing.at_low, swing.at_high))
    if swing.known:
        how: dict[str, Any] = {"color": colour, "alpha": 0.35, "linewidth": 0, "gid": f"swing-{swing.label}"}
        ax.barh([y], [right - left], left=left, height=_BAND, **how)
    else:
        hatched_box(ax, (left, right), (y - _BAND / 2, y + _BAND / 2), gid=f"swing-{swing.label}")
    now = [swing.chance] * 2
    ax.plot(now, [y - _BAND, y + _BAND], color=style.INK, linewidth=1.4, gid="as-it-is", zorder=2)
    scale = Scale.of(ax)
    for share, words, fill in ((swing.at_low, swing.low, "none"), (swing.at_high, swing.high, colour)):
        mark: dict[str, Any] = {
            "marker": "o",
            "markersize": 8,
            "markeredgecolor": colour,
            "markeredgewidth": 1.6,
        }
        gid = "low" if fill == "none" else "high"
        ax.plot([share], [y], linestyle="none", markerfacecolor=fill, zorder=4, gid=gid, **mark)
        beyond = -9 if share == left and left != right else 9
        x = scale.data(scale.pixels(share, 0)[0] + beyond, 0)[0]
        style.say(ax, x, y, words, ha="right" if beyond < 0 else "left", va="center", gid="end")
