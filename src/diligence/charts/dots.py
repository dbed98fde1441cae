"""Names beside dots, so placed that they cover nothing, with a thin line where they had to move away."""

from __future__ import annotations

from collections.abc import Sequence
from math import hypot
from typing import TYPE_CHECKING

from diligence.charts import style
from diligence.charts.around import LINE
from diligence.charts.labels import Box, beside
from diligence.charts.scale import Scale

if TYPE_CHECKING:
    from matplotlib.axes import Axes

LEADER_PIXELS = 20.0
"""A label further from its dot than this gets a thin line to it."""


def name_dots(
    ax: Axes, dots: Sequence[tuple[float, float]], blocks: Sequence[Sequence[str]], taken: Sequence[Box]
) -> None:
    """Write each dot's lines beside it.

    Parameters
    ----------
    dots
        In the numbers of the axes.
    blocks
        Lines of each label.
    taken
        What must not be covered, in CSS pixels.
    """
    scale = Scale.of(ax)
    points = [scale.pixels(*dot) for dot in dots]
    sizes = [(max(map(style.text_width, lines)) + 4, LINE * len(lines)) for lines in blocks]
    places = beside(points, sizes, Box(0, 0, scale.width, scale.height), taken)
    for lines, place, point in zip(blocks, places, points, strict=True):
        left_of = place.left + place.width <= point[0]
        at = scale.data(place.left + (place.width if left_of else 0), place.bottom + place.height / 2)
        side = "right" if left_of else "left"
        style.say(ax, *at, "\n".join(lines), ha=side, va="center", linespacing=1.3, gid="company", zorder=5)
        _leader(ax, point, place)


def _leader(ax: Axes, point: tuple[float, float], place: Box) -> None:
    scale, near = Scale.of(ax), place.nearest(point)
    away = hypot(near[0] - point[0], near[1] - point[1])
    if away > LEADER_PIXELS:
        (x, y), (to_x, to_y) = point, near
        start = x + (to_x - x) * 8 / away, y + (to_y - y) * 8 / away
        (x0, y0), (x1, y1) = scale.data(*start), scale.data(*near)
        ax.plot([x0, x1], [y0, y1], color=style.MUTED, linewidth=0.8, gid="leader", zorder=3)
