"""Drawing the alive map. Every number and word comes from `AliveMap`."""

from __future__ import annotations

from collections.abc import Sequence
from math import hypot
from typing import TYPE_CHECKING, Any

from diligence.charts import style
from diligence.charts.alive_data import AliveMap, Dot, alive_picture
from diligence.charts.labels import Box, beside
from diligence.charts.scale import Scale

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from diligence.assessment import Assessment
    from diligence.comparison import Comparison

STRIP_SHARE = 0.20
"""Width of the strip for unknown growth, as a share of the scale."""

MOST_NAMES = 6
"""More names than this do not fit on a phone."""

LEADER_PIXELS = 20.0
"""A label further from its dot than this gets a thin line to it."""

MARGIN_SHARE = 0.06
_LINE = 16.0
_ARROW_PIXELS = 13.0


def alive_map(value: Comparison | Assessment | Sequence[Assessment], ax: Axes | None = None) -> Axes:
    """Growth a company has against the growth its burn demands: alive below the line.

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
    return draw_alive_map(alive_picture(value), ax)


def draw_alive_map(picture: AliveMap, ax: Axes | None = None, *, titled: bool = True) -> Axes:
    """Draw a map that is already worked out.

    Parameters
    ----------
    titled
        Off where the page prints title, subtitle and footnote itself.
    """
    ax = ax if ax is not None else style.new_axes(height=500)
    with style.styled():
        top = style.heading_height(ax, picture.title, picture.subtitle) if titled else 12.0
        foot = _foot(ax, picture) if titled else []
        strip = 14.0 if picture.has_strip else 0.0
        style.frame(ax, left=60, right=8, top=top, bottom=46 + strip + 16.0 * len(foot))
        _ground(ax, picture)
        words = _area_words(ax, picture)
        for dot in picture.dots:
            _dot(ax, picture, dot)
        _labels(ax, picture, words)
        if titled:
            style.heading(ax, picture.title, picture.subtitle)
            _footnote(ax, foot, 44 + strip)
    return ax


def _foot(ax: Axes, picture: AliveMap) -> list[str]:
    """Lines below the chart: who has which number, and who is not on it."""
    texts = [picture.key] if numbered(ax, picture) else []
    texts += [picture.footnote] if picture.footnote else []
    return [line for text in texts for line in style.wrapped(text, style.width_of(ax) - 70)]


def numbered(ax: Axes, picture: AliveMap) -> bool:
    """Whether dots have numbers for names: many companies on a phone."""
    return style.is_narrow(ax) and len(picture.dots) > MOST_NAMES


def _ground(ax: Axes, picture: AliveMap) -> None:
    low, high = picture.lowest, picture.highest
    margin = MARGIN_SHARE * (high - low)
    start, end = low - margin, high + margin
    left = start - STRIP_SHARE * (high - low) if picture.has_strip else start
    bottom = -2 * margin
    ax.set(xlim=(left, end), ylim=(bottom, end))
    style.bare(ax)
    across, line = [start, 0, end], [0, 0, end]
    ax.fill_between(across, line, end, color=style.DEAD, alpha=0.10, linewidth=0, gid="dead-area")
    ax.fill_between(across, line, bottom, color=style.ALIVE, alpha=0.10, linewidth=0, gid="alive-area")
    ax.plot(across, line, color=style.INK, linewidth=1.4, gid="frontier", zorder=2)
    if picture.has_strip:
        hatched: dict[str, Any] = {
            "facecolor": "none",
            "edgecolor": style.UNKNOWN,
            "hatch": "///",
            "linewidth": 0,
        }
        ax.axvspan(left, start, alpha=0.35, gid="strip", **hatched)
    _axes(ax, picture)


def _axes(ax: Axes, picture: AliveMap) -> None:
    scale = Scale.of(ax)
    up = style.round_values(0, picture.highest, max(2, int(scale.height / 55)))
    across = style.round_values(picture.lowest, picture.highest, max(2, int(scale.width / 75)))
    ax.set_yticks(up, labels=[style.share_tick(t) for t in up], parse_math=False)
    names = [style.share_tick(t) for t in across]
    if picture.has_strip:
        across = [_strip_centre(picture), *across]
        names = ["not\nknown" if style.is_narrow(ax) else "growth\nnot known", *names]
    ax.set_xticks(across, labels=names, parse_math=False)
    how: dict[str, Any] = {"color": style.MUTED, "fontsize": style.TEXT_POINTS, "parse_math": False}
    ax.set_xlabel("growth it has, a month", loc="right", **how)
    ax.set_ylabel("growth it needs, a month", loc="top", **how)


def _strip_centre(picture: AliveMap) -> float:
    return picture.lowest - (MARGIN_SHARE + STRIP_SHARE / 2) * (picture.highest - picture.lowest)


def _area_words(ax: Axes, picture: AliveMap) -> list[Box]:
    """Write alive and dead into their areas, and say where that is."""
    scale = Scale.of(ax)
    span = picture.highest - picture.lowest
    start = scale.pixels(picture.lowest - MARGIN_SHARE * span, 0)[0] if picture.has_strip else 0.0
    long = ("dead: the cash ends before profit", "alive: profit before the cash ends")
    dead, alive = ("dead", "alive") if style.is_narrow(ax) else long
    boxes = []
    for text, colour, gid, (x, y), side in (
        (dead, style.DEAD, "dead-words", (start + 12, scale.height - 14), "left"),
        (alive, style.ALIVE, "alive-words", (scale.width - 12, 16.0), "right"),
    ):
        width = 1.12 * style.text_width(text)
        boxes.append(Box(x - (width if side == "right" else 0), y - 9, width, 18))
        style.say(ax, *scale.data(x, y), text, color=colour, gid=gid, ha=side, va="center", fontweight="bold")
    return boxes


def _dot(ax: Axes, picture: AliveMap, dot: Dot) -> None:
    x = _x(picture, dot)
    colour, marker = style.STATE_COLOURS[dot.state], style.STATE_MARKERS[dot.state]
    low, high = _range(picture, dot)
    if low < high:
        ax.plot([low, high], [dot.y] * 2, color=colour, linewidth=1.6, alpha=0.75, gid=f"range-{dot.slug}")
    plain: dict[str, Any] = {"linestyle": "none", "markeredgecolor": "none", "zorder": 4, "clip_on": False}
    ax.plot([x], [dot.y], color=colour, marker=marker, markersize=9, gid=f"dot-{dot.slug}", **plain)
    scale = Scale.of(ax)
    for off, arrow, dx, dy in (
        (dot.off_top, "^", 0, 1),
        (dot.off_right, ">", 1, 0),
        (dot.off_left, "<", -1, 0),
    ):
        if off:
            px, py = scale.pixels(x, dot.y)
            at = scale.data(px + _ARROW_PIXELS * dx, py + _ARROW_PIXELS * dy)
            ax.plot([at[0]], [at[1]], color=colour, marker=arrow, markersize=6, gid="off-scale", **plain)


def _x(picture: AliveMap, dot: Dot) -> float:
    """Where a dot stands on the axis; unknown growth stands in the strip."""
    return _strip_centre(picture) if dot.x is None else dot.x


def _range(picture: AliveMap, dot: Dot) -> tuple[float, float]:
    """The part of the growth's range that is on the scale."""
    if dot.low is None or dot.high is None:
        return 0.0, 0.0
    return max(dot.low, picture.lowest), min(dot.high, picture.highest)


def _labels(ax: Axes, picture: AliveMap, words: list[Box]) -> None:
    scale = Scale.of(ax)
    longest = 110.0 if style.is_narrow(ax) else 165.0
    blocks = [_lines(dot, longest, narrow=style.is_narrow(ax)) for dot in picture.dots]
    if numbered(ax, picture):
        blocks = [[str(number)] for number in range(1, len(picture.dots) + 1)]
    points = [scale.pixels(_x(picture, dot), dot.y) for dot in picture.dots]
    sizes = [(max(map(style.text_width, lines)) + 4, _LINE * len(lines)) for lines in blocks]
    taken = [*words, *_frontier(picture, scale), *_range_boxes(picture, scale)]
    places = beside(points, sizes, Box(0, 0, scale.width, scale.height), taken)
    for lines, place, point in zip(blocks, places, points, strict=True):
        left_of = place.left + place.width <= point[0]
        at = scale.data(place.left + (place.width if left_of else 0), place.bottom + place.height / 2)
        side = "right" if left_of else "left"
        style.say(ax, *at, "\n".join(lines), ha=side, va="center", linespacing=1.3, gid="company", zorder=5)
        _leader(ax, scale, point, place)


def _lines(dot: Dot, longest: float, *, narrow: bool) -> list[str]:
    """Name and note; the axes say that rates are monthly, so a phone need not."""
    note = dot.note.replace(" a month", "") if narrow else dot.note
    return [*style.wrapped(dot.name, longest), *(style.wrapped(note, longest) if note else [])]


def _leader(ax: Axes, scale: Scale, point: tuple[float, float], place: Box) -> None:
    near = place.nearest(point)
    away = hypot(near[0] - point[0], near[1] - point[1])
    if away > LEADER_PIXELS:
        (x, y), (to_x, to_y) = point, near
        start = x + (to_x - x) * 8 / away, y + (to_y - y) * 8 / away
        (x0, y0), (x1, y1) = scale.data(*start), scale.data(*near)
        ax.plot([x0, x1], [y0, y1], color=style.MUTED, linewidth=0.8, gid="leader", zorder=3)


def _frontier(picture: AliveMap, scale: Scale) -> list[Box]:
    steps = 60
    points = [scale.pixels(*[picture.highest * n / steps] * 2) for n in range(steps + 1)]
    return [Box(x - 2, y - 2, 4, 4) for x, y in points]


def _range_boxes(picture: AliveMap, scale: Scale) -> list[Box]:
    found = []
    for dot in picture.dots:
        low, high = _range(picture, dot)
        if low < high:
            (x0, y), (x1, _) = scale.pixels(low, dot.y), scale.pixels(high, dot.y)
            found.append(Box(x0, y - 4, x1 - x0, 8))
    return found


def _footnote(ax: Axes, lines: Sequence[str], below: float) -> None:
    if lines:
        scale = Scale.of(ax)
        at = scale.data(0, -below)
        style.say(ax, *at, "\n".join(lines), va="top", color=style.MUTED, linespacing=1.3, gid="footnote")
