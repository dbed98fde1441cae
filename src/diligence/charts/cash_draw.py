"""Drawing the cash chart. Every number and word comes from `CashPicture`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from diligence.charts import style
from diligence.charts.around import message
from diligence.charts.cash_data import CashPicture, Path, Points, cash_picture
from diligence.charts.labels import Box, apart, beside
from diligence.charts.scale import Scale
from diligence.charts.ticks import money_tick, round_values

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from diligence.assessment import Assessment

DASHES = ((0, (6, 3)), (0, (1.5, 2)))
_LINE = 16.0
_TICK_ROOM = 76.0
"""Pixels a label of the time axis needs."""

TICK_GAP = 16.0
"""Pixels between an amount on the axis and the plot, and the figure's edge."""

OUTER_SHARE = 0.93
"""A line that ends this far to the right has its label in the margin."""

BAND_ALPHAS = (0.15, 0.24)
_BELOW_ZERO = "money it does not have"


def cash(assessment: Assessment, ax: Axes | None = None) -> Axes:
    """Cash: what is on record, and where it goes on both terms and in the odds.

    Parameters
    ----------
    assessment
        Of any company; with too little known the chart says what to ask.
    ax
        Drawn into when given; else a figure of 720 pixels is made.

    Returns
    -------
    Axes
        Its ``figure`` shows itself in a notebook.
    """
    return draw_cash(cash_picture(assessment), ax)


def draw_cash(
    picture: CashPicture, ax: Axes | None = None, *, titled: bool = True, named: bool = True
) -> Axes:
    """Draw a picture that is already worked out.

    Parameters
    ----------
    titled
        Off where the page prints title and subtitle itself.
    named
        Off where the page says for many charts at once which line is which.
    """
    ax = ax if ax is not None else style.new_axes()
    with style.styled():
        top = style.heading_height(ax, picture.title, picture.subtitle) if titled else 12.0
        if picture.missing:
            style.frame(ax, left=1, right=1, top=top, bottom=1)
            message(ax, picture.missing, unknown=True)
        else:
            right = _margin(ax) if named else 24.0
            style.frame(ax, left=0, right=right, top=top, bottom=30)
            style.frame(ax, left=_tick_room(ax, picture), right=right, top=top, bottom=30)
            _plot(ax, picture)
            _labels(ax, picture, named=named)
        if titled:
            style.heading(ax, picture.title, picture.subtitle)
    return ax


def _plot(ax: Axes, picture: CashPicture) -> None:
    colour, marker = style.company_style(picture.slug)
    style.bare(ax)
    start = min((x for x, _ in picture.history), default=0.0)
    ax.set_xlim(start - 0.03 * (picture.horizon - start), picture.horizon)
    span = picture.ceiling - picture.floor
    ax.set_ylim(picture.floor - 0.04 * span, picture.ceiling + 0.06 * span)
    _ticks(ax, picture)
    for band, alpha in zip(picture.bands, BAND_ALPHAS, strict=False):
        months, lower, upper = columns_of(band.lower)[0], columns_of(band.lower)[1], columns_of(band.upper)[1]
        name = f"band-{band.share:.0%}"
        ax.fill_between(months, lower, upper, color=colour, alpha=alpha, linewidth=0, gid=name, zorder=1)
    ax.axhline(0, color=style.INK, linewidth=1.6, gid="zero", zorder=2)
    today = (0.0, picture.today or 0.0)
    past = columns_of((*picture.history, today))
    ax.plot(*past, color=colour, linewidth=2, marker=marker, markersize=4, gid="history", zorder=4)
    seen = [visible(path.points, picture.floor) for path in picture.paths]
    for path, points, dash in zip(picture.paths, seen, DASHES, strict=False):
        ax.plot(*columns_of(points), color=colour, linewidth=2, linestyle=dash, gid=path.label, zorder=3)
    gone = [path.gone for path in picture.paths if path.gone is not None and path.gone <= picture.horizon]
    for months_left in gone:
        mark: dict[str, Any] = {"marker": "X", "markersize": 8, "markeredgecolor": "none"}
        ax.plot([months_left], [0], color=style.DEAD, gid="gone", zorder=6, **mark)
    ax.plot([0], [today[1]], color=colour, marker=marker, markersize=7, gid="today", zorder=5)


def columns_of(points: Points) -> tuple[list[float], list[float]]:
    """Months and money apart, as they are drawn."""
    return [x for x, _ in points], [y for _, y in points]


def visible(points: Points, floor: float) -> Points:
    """A path up to where it leaves through the floor, the crossing included.

    Examples
    --------
    >>> visible(((0.0, 10.0), (1.0, 0.0), (2.0, -10.0)), -5.0)
    ((0.0, 10.0), (1.0, 0.0), (1.5, -5.0))
    """
    kept = [points[0]]
    for (x0, y0), (x1, y1) in pairwise(points):
        if y1 < floor:
            kept.append((x0 + (x1 - x0) * (y0 - floor) / (y0 - y1), floor))
            break
        kept.append((x1, y1))
    return tuple(kept)


def _ticks(ax: Axes, picture: CashPicture) -> None:
    width, _ = style.plot_size(ax)
    left = ax.get_xlim()[0]
    most = max(1.0, width / _TICK_ROOM)
    step = next(s for s in (1, 3, 6, 12, 24, 36, 72) if (picture.horizon - left) / s <= most)
    months = [m for m in range(int(left / step) * step, picture.horizon + 1, step) if m >= left]
    ax.set_xticks(months, labels=[picture.month(m) for m in months], parse_math=False)
    ticks = _amounts(ax, picture)
    ax.set_yticks(ticks, labels=[money_tick(t, picture.currency) for t in ticks], parse_math=False)


def _amounts(ax: Axes, picture: CashPicture) -> list[float]:
    """Round amounts for the money axis, fewer on a low chart."""
    _, height = style.plot_size(ax)
    return round_values(picture.floor, picture.ceiling, max(2, int(height / 42)))


def _tick_room(ax: Axes, picture: CashPicture) -> float:
    """Pixels the longest amount on the money axis needs."""
    words = (money_tick(amount, picture.currency) for amount in _amounts(ax, picture))
    return max(map(style.text_width, words), default=0.0) + TICK_GAP


@dataclass(frozen=True)
class _Label:
    """Lines of text for one point of the chart."""

    at: tuple[float, float]
    lines: tuple[str, ...]
    colour: str
    gid: str

    @property
    def size(self) -> tuple[float, float]:
        return max(style.text_width(line) for line in self.lines), _LINE * len(self.lines)


def _labels(ax: Axes, picture: CashPicture, *, named: bool) -> None:
    """Say at each line's end what it is, when the money is gone, and what lies below zero."""
    scale = Scale.of(ax)
    seen = [visible(path.points, picture.floor) for path in picture.paths]
    ends = list(_ends(ax, picture, seen)) if named else []
    outer = [label for label in ends if scale.pixels(*label.at)[0] > OUTER_SHARE * scale.width]
    inner = [label for label in ends if label not in outer]
    column = _column(ax, scale, outer)
    others = [*inner, *(_gone(picture) if not (named and style.is_narrow(ax)) else ()), *_today(picture)]
    lines = [Box(x - 2, y - 2, 4, 4) for points in seen for x, y in _along(points, scale)]
    zero = Box(0, scale.pixels(0, 0)[1] - 2, scale.width, 4)
    room = Box(0, 0, scale.width + (_margin(ax) if named else 20), scale.height + 10)
    dots = [scale.pixels(*label.at) for label in others]
    places = beside(dots, [label.size for label in others], room, [*lines, *column, zero])
    for label, place, (x, _) in zip(others, places, dots, strict=True):
        _write(ax, scale, label, place, from_right=place.left + place.width <= x)
    _below_zero(ax, scale, [*lines, *places])


def _column(ax: Axes, scale: Scale, labels: list[_Label]) -> list[Box]:
    """Labels of lines that reach the right edge, one below the other beside it."""
    heights = [label.size[1] for label in labels]
    wanted = [scale.pixels(*label.at)[1] for label in labels]
    boxes = []
    for label, centre in zip(labels, apart(wanted, heights, -14.0, scale.height + 8), strict=True):
        width, height = label.size
        boxes.append(Box(scale.width + 8, centre - height / 2, width, height))
        _write(ax, scale, label, boxes[-1], from_right=False)
    return boxes


def _write(ax: Axes, scale: Scale, label: _Label, place: Box, *, from_right: bool) -> None:
    at = scale.data(place.left + (place.width if from_right else 0), place.bottom + place.height / 2)
    how: dict[str, Any] = {"ha": "right" if from_right else "left", "va": "center", "linespacing": 1.3}
    style.say(ax, *at, "\n".join(label.lines), color=label.colour, gid=label.gid, **how)


def _margin(ax: Axes) -> float:
    return 72.0 if style.is_narrow(ax) else 160.0


def _ends(ax: Axes, picture: CashPicture, seen: list[Points]) -> Iterator[_Label]:
    colour, _ = style.company_style(picture.slug)
    for path, points in zip(picture.paths, seen, strict=True):
        yield _Label(points[-1], tuple(_end_lines(path, narrow=style.is_narrow(ax))), colour, "end-label")


def _end_lines(path: Path, *, narrow: bool) -> list[str]:
    if narrow:
        return style.wrapped(path.label, 70)
    return [*style.wrapped(path.label, 152), *style.wrapped(path.ending, 152)]


def _gone(picture: CashPicture) -> Iterator[_Label]:
    """When the money is gone, once for paths that end at nearly the same time."""
    said: list[float] = []
    for path in picture.paths:
        if path.gone is None or path.gone > picture.horizon:
            continue
        if all(abs(path.gone - other) > 0.15 * picture.horizon for other in said):
            said.append(path.gone)
            yield _Label(
                (path.gone, 0.0), (f"gone {picture.part_of_month(path.gone)}",), style.DEAD, "gone-label"
            )


def _today(picture: CashPicture) -> Iterator[_Label]:
    if picture.today is not None:
        colour, _ = style.company_style(picture.slug)
        words = money_tick(picture.today, picture.currency)
        yield _Label((0.0, picture.today), (words,), colour, "today-label")


def _along(points: Points, scale: Scale) -> Iterator[tuple[float, float]]:
    for start, end in pairwise(points):
        (x0, y0), (x1, y1) = scale.pixels(*start), scale.pixels(*end)
        steps = max(1, int(max(abs(x1 - x0), abs(y1 - y0)) / 6))
        for n in range(steps + 1):
            yield x0 + (x1 - x0) * n / steps, y0 + (y1 - y0) * n / steps


def _below_zero(ax: Axes, scale: Scale, taken: list[Box]) -> None:
    """Name the ground below zero, where there is room for it."""
    long, zero = style.text_width(_BELOW_ZERO), scale.pixels(0, 0)[1]
    box = Box(scale.width - long, zero - 22, long, 18)
    if box.bottom > 0 and box.left > 0 and not any(box.overlap(other) for other in taken):
        at = scale.data(scale.width, zero - 13)
        style.say(ax, *at, _BELOW_ZERO, ha="right", va="center", color=style.MUTED, gid="below-zero")
