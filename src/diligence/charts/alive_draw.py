"""Drawing the alive map. Every number and word comes from `AliveMap`."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.axes import Axes

from diligence.assessment import Assessment
from diligence.charts import style
from diligence.charts.alive_data import AliveMap, Dot, alive_picture
from diligence.charts.labels import Box, beside
from diligence.comparison import Comparison

STRIP_SHARE = 0.16
"""Width of the strip for unknown growth, as a share of the scale."""


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
        foot = style.wrapped(picture.footnote, style.width_of(ax) - 16) if titled and picture.footnote else []
        style.frame(ax, left=52, right=14, top=top, bottom=52 + 16.0 * len(foot))
        _ground(ax, picture)
        words = _area_words(ax, picture)
        for dot in picture.dots:
            _dot(ax, picture, dot)
        _labels(ax, picture, words)
        if titled:
            style.heading(ax, picture.title, picture.subtitle)
            _footnote(ax, foot)
    return ax


def _ground(ax: Axes, picture: AliveMap) -> None:
    low, high = picture.lowest, picture.highest
    left = low - STRIP_SHARE * (high - low) if picture.has_strip else low
    margin = 0.06 * (high - low)
    end = high + margin
    ax.set(xlim=(left - margin, end), ylim=(-margin, end))
    style.bare(ax)
    ax.fill_between(
        [low - margin, 0, end], [0, 0, end], end, color=style.DEAD, alpha=0.10, linewidth=0, gid="dead-area"
    )
    ax.fill_between(
        [low - margin, 0, end],
        [0, 0, end],
        -margin,
        color=style.ALIVE,
        alpha=0.10,
        linewidth=0,
        gid="alive-area",
    )
    ax.plot([low - margin, 0, end], [0, 0, end], color=style.INK, linewidth=1.4, gid="frontier", zorder=2)
    if picture.has_strip:
        ax.axvspan(
            left - margin,
            low - margin,
            facecolor="none",
            edgecolor=style.UNKNOWN,
            alpha=0.35,
            hatch="///",
            linewidth=0,
            gid="strip",
        )
    _axes(ax, picture)
    _area_words(ax, picture)


def _axes(ax: Axes, picture: AliveMap) -> None:
    ticks = _ticks(picture.highest)
    ax.set_yticks(ticks, labels=[style.share_tick(t) for t in ticks], parse_math=False)
    both = [t for t in [-x for x in reversed(ticks[1:])] if t >= picture.lowest] + ticks
    names = [style.share_tick(t) for t in both]
    if picture.has_strip:
        both = [
            picture.lowest
            - STRIP_SHARE / 2 * (picture.highest - picture.lowest)
            - 0.06 * (picture.highest - picture.lowest),
            *both,
        ]
        names = ["growth not\nknown", *names]
    ax.set_xticks(both, labels=names, parse_math=False)
    ax.set_xlabel(
        "growth it has, a month", color=style.MUTED, fontsize=style.TEXT_POINTS, loc="right", parse_math=False
    )
    ax.set_ylabel(
        "growth it needs, a month", color=style.MUTED, fontsize=style.TEXT_POINTS, loc="top", parse_math=False
    )


def _ticks(highest: float) -> list[float]:
    step = 0.02 if highest <= 0.10 else 0.05
    return [round(step * n, 4) for n in range(int(highest / step + 1e-9) + 1)]


def _area_words(ax: Axes, picture: AliveMap) -> list[Box]:
    """Write alive and dead into their areas, and say where that is."""
    width, height = style.plot_size(ax)
    (left, right), narrow = ax.get_xlim(), style.is_narrow(ax)
    start = (picture.lowest - left) / (right - left) * width if picture.has_strip else 0.0
    dead, alive = (
        ("dead", "alive")
        if narrow
        else ("dead: the cash ends before profit", "alive: profit before the cash ends")
    )
    boxes = []
    for text, colour, gid, at, side in (
        (dead, style.DEAD, "dead-words", (start + 12, height - 16), "left"),
        (alive, style.ALIVE, "alive-words", (width - 12, 0.09 * height + 14), "right"),
    ):
        long = style.text_width(text)
        boxes.append(Box(at[0] - (long if side == "right" else 0), at[1] - 9, long, 18))
        where = {"transform": ax.transAxes, "ha": side, "va": "center"}
        style.say(ax, at[0] / width, at[1] / height, text, color=colour, gid=gid, fontweight="bold", **where)
    return boxes


def _dot(ax: Axes, picture: AliveMap, dot: Dot) -> None:
    x = _x(picture, dot)
    colour, marker = style.STATE_COLOURS[dot.state], style.STATE_MARKERS[dot.state]
    if dot.growth is not None and not dot.off_right and not dot.off_left:
        low, high = max(dot.low or 0.0, picture.lowest), min(dot.high or 0.0, picture.highest)
        if low < high:
            ax.plot(
                [low, high],
                [dot.y, dot.y],
                color=colour,
                linewidth=1.6,
                alpha=0.75,
                gid=f"range-{dot.slug}",
                zorder=3,
            )
    ax.plot(
        [x],
        [dot.y],
        color=colour,
        marker=marker,
        markersize=9,
        markeredgecolor="none",
        gid=f"dot-{dot.slug}",
        zorder=4,
    )
    _arrows(ax, dot, x, colour)


def _arrows(ax: Axes, dot: Dot, x: float, colour: str) -> None:
    """A small triangle beside a dot that belongs further out than the scale goes."""
    width, height = style.plot_size(ax)
    across, up = _span(ax.get_xlim()) / width, _span(ax.get_ylim()) / height
    for off, marker, dx, dy in (
        (dot.off_top, "^", 0, 13),
        (dot.off_right, ">", 13, 0),
        (dot.off_left, "<", -13, 0),
    ):
        if off:
            at = [x + dx * across], [dot.y + dy * up]
            ax.plot(
                *at,
                color=colour,
                marker=marker,
                markersize=6,
                markeredgecolor="none",
                gid="off-scale",
                zorder=4,
            )


def _span(ends: tuple[float, float]) -> float:
    return ends[1] - ends[0]


def _x(picture: AliveMap, dot: Dot) -> float:
    """Where a dot stands on the axis; unknown growth stands in the strip."""
    if dot.x is not None:
        return dot.x
    span = picture.highest - picture.lowest
    return picture.lowest - (STRIP_SHARE / 2 + 0.06) * span


def _labels(ax: Axes, picture: AliveMap, taken: list[Box]) -> None:
    width, height = style.plot_size(ax)
    (left, right), (low, high) = ax.get_xlim(), ax.get_ylim()

    def pixels(x: float, y: float) -> tuple[float, float]:
        return (x - left) / (right - left) * width, (y - low) / (high - low) * height

    blocks = [[dot.name, *style.wrapped(dot.note, 150)] if dot.note else [dot.name] for dot in picture.dots]
    points = [pixels(_x(picture, dot), dot.y) for dot in picture.dots]
    sizes = [(max(style.text_width(line) for line in lines), 16.0 * len(lines)) for lines in blocks]
    taken = taken + [
        Box(
            pixels(dot.low or 0.0, 0)[0],
            y - 4,
            pixels(dot.high or 0.0, 0)[0] - pixels(dot.low or 0.0, 0)[0],
            8,
        )
        for dot, (_, y) in zip(picture.dots, points, strict=True)
        if dot.low is not None
    ]
    places = beside(points, sizes, Box(0, 0, width, height), [box for box in taken if box.width > 0])
    for lines, place in zip(blocks, places, strict=True):
        at = (
            left + place.left / width * (right - left),
            low + (place.bottom + place.height) / height * (high - low),
        )
        style.say(ax, *at, "\n".join(lines), va="top", linespacing=1.3, gid="company", zorder=5)


def _footnote(ax: Axes, lines: Sequence[str]) -> None:
    if lines:
        _, height = style.plot_size(ax)
        style.say(ax, 0, -48 / height, "\n".join(lines), va="top", color=style.MUTED, transform=ax.transAxes)
