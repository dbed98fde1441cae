"""Drawing the alive map. Every number and word comes from `AliveMap`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from diligence.charts import style
from diligence.charts.alive_data import AliveMap, Dot, alive_picture
from diligence.charts.around import foot_lines, write_foot
from diligence.charts.crowd import MOST_NUMBERED, MOST_WRITTEN
from diligence.charts.dots import name_dots
from diligence.charts.labels import Box
from diligence.charts.scale import Scale
from diligence.charts.ticks import round_values, share_tick

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from diligence.assessment import Assessment
    from diligence.comparison import Comparison

STRIP_SHARE = 0.20
"""Width of the strip for unknown growth, as a share of the scale."""

MOST_NAMES = 6
"""More names than this do not fit on a phone."""

MARGIN_SHARE = 0.06
_LINE_CORNERS = 2
"""An outline of no more corners than this encloses nothing, and is drawn as a line."""

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
        bottom = 46 + strip + 16.0 * len(foot)
        style.frame(ax, left=60, right=8, top=top, bottom=bottom, lowest=style.LOWEST_MAP)
        _ground(ax, picture)
        words = _area_words(ax, picture)
        for dot in picture.dots:
            _cloud(ax, picture, dot)
            _dot(ax, picture, dot)
        _labels(ax, picture, words)
        if titled:
            style.heading(ax, picture.title, picture.subtitle)
            write_foot(ax, foot, 44 + strip)
    return ax


def _foot(ax: Axes, picture: AliveMap) -> list[str]:
    """Lines below the chart: who has which number, and who is not on it."""
    return foot_lines(ax, [picture.key if numbered(ax, picture) else "", picture.footnote])


def numbered(ax: Axes, picture: AliveMap) -> bool:
    """Whether dots have numbers for names: many companies, on a phone more than six."""
    return len(picture.dots) > (MOST_NAMES if style.is_narrow(ax) else MOST_WRITTEN)


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
    up = round_values(0, picture.highest, max(2, int(scale.height / 55)))
    across = round_values(picture.lowest, picture.highest, max(2, int(scale.width / 75)))
    ax.set_yticks(up, labels=[share_tick(t) for t in up], parse_math=False)
    names = [share_tick(t) for t in across]
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
    below = 44 if any(dot.off_top for dot in picture.dots) else 14
    boxes = []
    for text, colour, gid, (x, y), side in (
        (dead, style.DEAD, "dead-words", (start + 12, scale.height - below), "left"),
        (alive, style.ALIVE, "alive-words", (scale.width - 12, 16.0), "right"),
    ):
        width = 1.12 * style.text_width(text)
        boxes.append(Box(x - (width if side == "right" else 0), y - 9, width, 18))
        style.say(ax, *scale.data(x, y), text, color=colour, gid=gid, ha=side, va="center", fontweight="bold")
    return boxes


def _cloud(ax: Axes, picture: AliveMap, dot: Dot) -> None:
    """Nested shades of one hue; a line where only one of both is uncertain."""
    colour = style.STATE_COLOURS[dot.state]
    for outline in dot.clouds:
        across = [_strip_centre(picture) if dot.x is None else x for x, _ in outline]
        how: dict[str, Any] = {
            "alpha": 0.16,
            "joinstyle": "round",
            "linewidth": 5,
            "gid": f"cloud-{dot.slug}",
        }
        ax.fill(across, [y for _, y in outline], facecolor=colour, edgecolor=colour, zorder=1.5, **how)


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
    if len(picture.dots) > MOST_NUMBERED:
        return
    places = [(_x(picture, dot), dot.y) for dot in picture.dots]
    name_dots(ax, places, blocks, [*words, *_frontier(picture, scale), *_range_boxes(picture, scale)])


def _lines(dot: Dot, longest: float, *, narrow: bool) -> list[str]:
    """Name and note; the axes say that rates are monthly, so a phone need not."""
    note = dot.note.replace(" a month", "") if narrow else dot.note
    return [*style.wrapped(dot.name, longest), *(style.wrapped(note, longest) if note else [])]


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
        if dot.clouds and dot.x is not None:
            xs, ys = zip(*(scale.pixels(*corner) for corner in dot.clouds[-1]), strict=True)
            found.append(Box(min(xs) - 4, min(ys) - 4, max(xs) - min(xs) + 8, max(ys) - min(ys) + 8))
    return found
