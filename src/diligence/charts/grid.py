"""A grid of cells: a row for each company or theme, a column for each heading."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from diligence.charts import style
from diligence.charts.around import LINE
from diligence.charts.rows import Room, Row, lay, plot_width
from diligence.charts.scale import Scale

if TYPE_CHECKING:
    from matplotlib.axes import Axes

CELL = 22.0
"""Height of a cell, in CSS pixels."""

_GAP = 8.0
_SNUG = 0.95
"""A word on a line of its own is allowed to be this much nearer to its neighbours than text is."""


def head_height(ax: Axes, rows: Sequence[Row], headings: Sequence[str]) -> float:
    """CSS pixels the headings take above the cells."""
    one = plot_width(ax, rows) / len(headings)
    if _turned(headings, one):
        return _GAP + max(map(style.text_width, headings))
    return _GAP + LINE * max(len(style.wrapped(heading, one / _SNUG)) for heading in headings)


def lay_grid(ax: Axes, rows: Sequence[Row], headings: Sequence[str], room: Room) -> tuple[float, ...]:
    """Set the axes up for cells, with names beside them and headings above.

    Headings that are wider than their column are turned by a quarter.

    Returns
    -------
    tuple
        The centre of each row, first row on top; the middle of column c is at c + 1/2.
    """
    head = head_height(ax, rows, headings)
    across = (0.0, float(len(headings)))
    lanes = lay(ax, rows, across, Room(room.top + head, room.bottom, room.thick))
    ax.grid(visible=False)
    ax.set_xticks([])
    scale, one = Scale.of(ax), plot_width(ax, rows) / len(headings)
    turned = _turned(headings, one)
    how: dict[str, Any] = {"ha": "center", "va": "bottom", "color": style.MUTED, "linespacing": 1.2}
    for column, heading in enumerate(headings):
        text = heading if turned else "\n".join(style.wrapped(heading, one / _SNUG))
        y = scale.data(0, scale.height + _GAP / 2)[1]
        style.say(ax, column + 0.5, y, text, rotation=90 if turned else 0, gid="heading", **how)
    for floor in lanes.floors[:-1]:
        ax.axhline(floor, color=style.GRID, alpha=0.3, linewidth=0.8, gid="row-line")
    return lanes.centres


def _turned(headings: Sequence[str], one: float) -> bool:
    return any(_SNUG * style.text_width(word) > one for heading in headings for word in heading.split())
