"""Drawing growth for size. Every number and word comes from `GrowthPicture`."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, floor, log10
from typing import TYPE_CHECKING, Any

from diligence.amounts import money_in_words
from diligence.charts import style
from diligence.charts.around import LINE, foot_lines, write_foot
from diligence.charts.crowd import MOST_NUMBERED, MOST_WRITTEN
from diligence.charts.dots import name_dots
from diligence.charts.growth_data import (
    HIGHEST,
    LARGEST,
    LOWEST,
    SMALLEST,
    GrowthPicture,
    SizeDot,
    Step,
    growth_picture,
)
from diligence.charts.labels import Box
from diligence.charts.scale import Scale
from diligence.charts.ticks import share_tick

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from diligence.assessment import Assessment
    from diligence.comparison import Comparison

MOST_NAMES = 6
"""On a phone more names than this give way to numbers."""

MEDIAN, TOP = "median of its size", "top tenth"
_AXIS = 46.0
_EDGE = 0.25
"""What is shown beyond the highest and the lowest growth."""


def growth_for_size(value: Comparison | Assessment | Sequence[Assessment], ax: Axes | None = None) -> Axes:
    """How fast each company grows, against what others of its size do.

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
    return draw_growth_for_size(growth_picture(value), ax)


def draw_growth_for_size(picture: GrowthPicture, ax: Axes | None = None, *, titled: bool = True) -> Axes:
    """Draw dots that are already worked out.

    Parameters
    ----------
    titled
        Off where the page prints title, subtitle and footnote itself.
    """
    ax = ax if ax is not None else style.new_axes(height=440)
    with style.styled():
        top = style.heading_height(ax, picture.title, picture.subtitle) if titled else 12.0
        key = picture.key if _numbered(ax, picture) else ""
        foot = foot_lines(ax, [key, picture.footnote]) if titled else []
        bottom = _AXIS + LINE * len(foot) + 4
        style.frame(ax, left=56, right=16, top=top, bottom=bottom, lowest=style.LOWEST_MAP)
        _axes(ax, picture)
        taken = [*_level(ax, picture.medians, MEDIAN), *_level(ax, picture.top, TOP)]
        for dot in picture.dots:
            _dot(ax, dot)
        _names(ax, picture, taken)
        if titled:
            style.heading(ax, picture.title, picture.subtitle)
            write_foot(ax, foot, _AXIS)
    return ax


def _numbered(ax: Axes, picture: GrowthPicture) -> bool:
    return len(picture.dots) > (MOST_NAMES if style.is_narrow(ax) else MOST_WRITTEN)


def _axes(ax: Axes, picture: GrowthPicture) -> None:
    """Linear growth up, and the logarithm of revenue across."""
    places = [dot.x for dot in picture.dots]
    low = min([log10(SMALLEST), *(x - 0.3 for x in places)])
    high = max([log10(LARGEST), *(x + 0.3 for x in places)])
    style.bare(ax)
    ax.set(xlim=(low, high), ylim=(LOWEST - _EDGE, HIGHEST + _EDGE))
    powers = range(ceil(low), floor(high) + 1, 2 if style.is_narrow(ax) else 1)
    how: dict[str, Any] = {"color": style.MUTED, "fontsize": style.TEXT_POINTS, "parse_math": False}
    ax.set_xticks(powers, labels=[money_in_words(10.0**n, "USD") for n in powers], parse_math=False)
    ax.set_yticks((0, 1, 2, 3), labels=[share_tick(share) for share in (0, 1, 2, 3)])
    ax.set_xlabel("revenue a year", loc="right", **how)


def _level(ax: Axes, steps: Sequence[Step], word: str) -> list[Box]:
    """Draw one level over all sizes and name it; returns what must not be covered."""
    scale, (left, right) = Scale.of(ax), ax.get_xlim()
    boxes = []
    for step in steps:
        start, end = max(log10(step.smallest or 1.0), left), min(log10(step.below), right)
        dash: Any = "-" if word == MEDIAN else (0, (2, 2))
        how: dict[str, Any] = {"linewidth": 2.0, "linestyle": dash, "zorder": 2}
        ax.plot([start, end], [step.rate] * 2, color=style.INK, gid=word.replace(" ", "-"), **how)
        (x0, y), (x1, _) = scale.pixels(start, step.rate), scale.pixels(end, step.rate)
        boxes.append(Box(x0, y - 3, x1 - x0, 6))
    first = boxes[0]
    x, y = first.left + 2, first.bottom + 14
    style.say(ax, *scale.data(x, y), word, va="center", color=style.MUTED, gid="level")
    return [*boxes, Box(x, y - 9, style.text_width(word), 18)]


def _dot(ax: Axes, dot: SizeDot) -> None:
    colour, marker = style.company_style(dot.slug)
    low, high = max(dot.low, LOWEST), min(dot.high, HIGHEST)
    if low < high:
        how: dict[str, Any] = {"linewidth": 1.6, "alpha": 0.75, "gid": f"range-{dot.slug}"}
        ax.plot([dot.x] * 2, [low, high], color=colour, **how)
    plain: dict[str, Any] = {"linestyle": "none", "markeredgecolor": "none", "zorder": 4, "clip_on": False}
    ax.plot([dot.x], [dot.y], color=colour, marker=marker, markersize=9, gid=f"dot-{dot.slug}", **plain)
    if dot.growth != dot.y:
        shift, shape = (0.13, "^") if dot.growth > dot.y else (-0.13, "v")
        ax.plot([dot.x], [dot.y + shift], color=colour, marker=shape, markersize=6, gid="off-scale", **plain)


def _names(ax: Axes, picture: GrowthPicture, taken: Sequence[Box]) -> None:
    if len(picture.dots) > MOST_NUMBERED:
        return
    width = 105.0 if style.is_narrow(ax) else 160.0
    blocks = [
        [*style.wrapped(dot.name, width), *(style.wrapped(dot.note, width) if dot.note else [])]
        for dot in picture.dots
    ]
    if _numbered(ax, picture):
        blocks = [[str(number)] for number in range(1, len(picture.dots) + 1)]
    scale = Scale.of(ax)
    spans = [
        (scale.pixels(dot.x, max(dot.low, LOWEST)), scale.pixels(dot.x, min(dot.high, HIGHEST)))
        for dot in picture.dots
    ]
    ranges = [Box(x - 4, low, 8, max(0.0, high - low)) for (x, low), (_, high) in spans]
    taken = [*taken, *ranges]
    name_dots(ax, [(dot.x, dot.y) for dot in picture.dots], blocks, taken)
