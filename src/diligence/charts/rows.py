"""A chart of one row each: where names, marks and words go on a page and on a phone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from diligence.charts import style
from diligence.charts.around import LINE
from diligence.charts.scale import Scale

if TYPE_CHECKING:
    from matplotlib.axes import Axes

WIDEST_NAME, WIDEST_WORDS = 190.0, 195.0
"""Widths of the columns beside the plot, in CSS pixels."""

NARROW_EDGE = 19.0
"""Margin on a phone, which half a number of the axis needs."""

SIGN = 14.0
"""What a company's own marker takes before its name."""

_EDGE, _GAP, _BETWEEN = 4.0, 12.0, 12.0


@dataclass(frozen=True)
class Row:
    """What is said of one row.

    Attributes
    ----------
    said
        The answer in a few words, at the row's end.
    sign
        Colour and marker of the company the row is about.
    """

    name: str
    said: str = ""
    sign: tuple[str, str] | None = None


@dataclass(frozen=True)
class Room:
    """CSS pixels above and below the rows, and the height of what is drawn in each."""

    top: float
    bottom: float
    thick: float = 16.0


@dataclass(frozen=True)
class Lanes:
    """Where the rows went, first row on top, in the units of the vertical axis.

    Attributes
    ----------
    centres
        Of what is drawn in each.
    floors
        Where each row ends.
    """

    centres: tuple[float, ...]
    floors: tuple[float, ...]


@dataclass(frozen=True)
class _Plan:
    """Lines of a row's name and words, and its height."""

    name: list[str]
    said: list[str]
    height: float


def lay(ax: Axes, rows: Sequence[Row], across: tuple[float, float], room: Room) -> Lanes:
    """Set the axes up for rows and write their names and words.

    On a page names stand to the left and words to the right of the plot; on a phone
    both stand above what is drawn. One unit of the vertical axis is one CSS pixel.

    Parameters
    ----------
    across
        The numbers from left to right.
    """
    narrow = style.is_narrow(ax)
    left, right = (NARROW_EDGE, NARROW_EDGE) if narrow else _columns(rows)
    plans = [_stacked(ax, row, room) if narrow else _beside(row, room) for row in rows]
    total = sum(plan.height for plan in plans)
    style.fit(ax, room.top + total + room.bottom)
    style.frame(ax, left=left, right=right, top=room.top, bottom=room.bottom)
    ax.set(xlim=across, ylim=(0, total))
    style.bare(ax, "x")
    ax.set_yticks([])
    centres, floors, above = [], [], total
    for row, plan in zip(rows, plans, strict=True):
        above -= plan.height
        floors.append(above)
        if narrow:
            centres.append(above + _BETWEEN / 2 + room.thick / 2)
            _write_stacked(ax, row, plan, above + _BETWEEN / 2 + room.thick + 2)
        else:
            centres.append(above + plan.height / 2)
            _write_beside(ax, row, plan, centres[-1])
    return Lanes(tuple(centres), tuple(floors))


def plot_width(ax: Axes, rows: Sequence[Row]) -> float:
    """CSS pixels the plot of such rows will be wide."""
    return style.width_of(ax) - sum((NARROW_EDGE, NARROW_EDGE) if style.is_narrow(ax) else _columns(rows))


def _columns(rows: Sequence[Row]) -> tuple[float, float]:
    """Widths of the columns of names and of words on a page."""
    signs = SIGN if any(row.sign for row in rows) else 0.0
    names = min(WIDEST_NAME, max((style.text_width(row.name) for row in rows), default=0.0))
    words = min(WIDEST_WORDS, max((style.text_width(row.said) for row in rows), default=0.0))
    return _EDGE + signs + names + _GAP, words + (_GAP + _EDGE if words else _GAP)


def _beside(row: Row, room: Room) -> _Plan:
    name, said = style.wrapped(row.name, WIDEST_NAME + 1), _words(row, WIDEST_WORDS + 1)
    return _Plan(name, said, max(LINE * max(len(name), len(said)), room.thick) + _BETWEEN)


def _stacked(ax: Axes, row: Row, room: Room) -> _Plan:
    width = style.width_of(ax) - 2 * NARROW_EDGE
    indent = SIGN if row.sign else 0.0
    name, said = style.wrapped(row.name, width - indent), _words(row, width - indent)
    short = len(name) == len(said) == 1 and _fits(row, width - indent)
    lines = 1 if short else len(name) + len(said)
    return _Plan(name, said, LINE * lines + room.thick + _BETWEEN + 2)


def _fits(row: Row, width: float) -> bool:
    return style.text_width(row.name) + style.text_width(row.said) + _GAP <= width


def _words(row: Row, width: float) -> list[str]:
    return style.wrapped(row.said, width) if row.said else []


def _write_beside(ax: Axes, row: Row, plan: _Plan, centre: float) -> None:
    scale = Scale.of(ax)
    left = -ax.get_position().x0 * style.width_of(ax) + _EDGE
    start = _sign(ax, row, (left, centre))
    names, words = "\n".join(plan.name), "\n".join(plan.said)
    style.say(ax, scale.data(start, 0)[0], centre, names, va="center", linespacing=1.3, gid="row-name")
    at = scale.data(scale.width + _GAP, 0)[0]
    style.say(ax, at, centre, words, va="center", linespacing=1.3, gid="row-words")


def _write_stacked(ax: Axes, row: Row, plan: _Plan, bottom: float) -> None:
    scale = Scale.of(ax)
    one_line = plan.name and plan.said and _fits(row, scale.width - (SIGN if row.sign else 0.0))
    words = bottom + LINE / 2
    if not one_line:
        words += LINE * (len(plan.said) - 1) / 2
    name = words if one_line else bottom + LINE * len(plan.said) + LINE * len(plan.name) / 2
    start = _sign(ax, row, (0.0, name))
    how: dict[str, Any] = {"va": "center", "linespacing": 1.3}
    style.say(ax, scale.data(start, 0)[0], name, "\n".join(plan.name), gid="row-name", **how)
    at = scale.data(scale.width if one_line else start, 0)[0]
    side = "right" if one_line else "left"
    style.say(ax, at, words, "\n".join(plan.said), gid="row-words", ha=side, **how)


def _sign(ax: Axes, row: Row, place: tuple[float, float]) -> float:
    """Draw the company's marker; returns where its name starts, in pixels."""
    left, y = place
    if row.sign is None:
        return left
    style.mark(ax, Scale.of(ax).data(left + 5, 0)[0], y, sign=row.sign, gid="row-sign")
    return left + SIGN
