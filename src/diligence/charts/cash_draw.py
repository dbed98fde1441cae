"""Drawing the cash chart. Every number and word comes from `CashPicture`."""

from __future__ import annotations

from matplotlib.axes import Axes

from diligence.assessment import Assessment
from diligence.charts import style
from diligence.charts.cash_data import CashPicture, Path, cash_picture
from diligence.charts.labels import apart

_DASHES = ((0, (6, 3)), (0, (1.5, 2)))
_LINE = 16.0


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


def draw_cash(picture: CashPicture, ax: Axes | None = None, *, titled: bool = True) -> Axes:
    """Draw a picture that is already worked out.

    Parameters
    ----------
    titled
        Off where the page prints title and subtitle itself.
    """
    ax = ax if ax is not None else style.new_axes()
    with style.styled():
        top = style.heading_height(ax, picture.title, picture.subtitle) if titled else 12.0
        narrow = style.is_narrow(ax)
        right = 104.0 if narrow else 178.0
        if picture.missing:
            right = 8.0
        style.frame(ax, left=58 if not picture.missing else 8, right=right, top=top, bottom=34)
        if picture.missing:
            _words_only(ax, picture)
        else:
            _plot(ax, picture, narrow=narrow)
        if titled:
            style.heading(ax, picture.title, picture.subtitle)
    return ax


def _words_only(ax: Axes, picture: CashPicture) -> None:
    ax.set_xticks([])
    ax.set_yticks([])
    for side in ax.spines.values():
        side.set_visible(False)
    width, height = style.plot_size(ax)
    ax.fill_between(
        [0, 1],
        0,
        1,
        transform=ax.transAxes,
        facecolor="none",
        edgecolor=style.UNKNOWN,
        hatch="///",
        alpha=0.18,
        linewidth=0,
    )
    lines = [line for text in picture.missing for line in (*style.wrapped(text, width - 48), "")]
    style.say(
        ax,
        24 / width,
        0.5,
        "\n".join(lines[:-1]),
        va="center",
        transform=ax.transAxes,
        linespacing=1.5,
        fontsize=style.TEXT_POINTS + 1,
    )
    ax.set(xlim=(0, 1), ylim=(0, 1))
    del height


def _plot(ax: Axes, picture: CashPicture, *, narrow: bool) -> None:
    colour, marker = style.company_style(picture.slug)
    style.bare(ax)
    start = min((x for x, _ in picture.history), default=0.0)
    ax.set_xlim(start - 0.02 * picture.horizon, picture.horizon)
    ax.set_ylim(picture.floor - 0.02 * (picture.ceiling - picture.floor), picture.ceiling)
    _bands(ax, picture, colour)
    ax.axhline(0, color=style.INK, linewidth=1.6, gid="zero", zorder=2)
    past = [*picture.history, (0.0, picture.today or 0.0)]
    ax.plot(*zip(*past, strict=True), color=colour, linewidth=2, gid="history", zorder=4)
    ends = []
    for path, dash in zip(picture.paths, _DASHES, strict=False):
        seen = visible(path.points, picture.floor)
        ax.plot(*zip(*seen, strict=True), color=colour, linewidth=2, linestyle=dash, gid=path.label, zorder=3)
        ends.append(seen[-1])
    ax.plot([0], [picture.today or 0.0], color=colour, marker=marker, markersize=7, gid="today", zorder=5)
    _ticks(ax, picture, narrow=narrow)
    _end_labels(ax, picture, ends, narrow=narrow)
    _marks(ax, picture)


def visible(points: tuple[tuple[float, float], ...], floor: float) -> tuple[tuple[float, float], ...]:
    """A path up to where it leaves through the floor, the crossing included.

    Examples
    --------
    >>> visible(((0.0, 10.0), (1.0, 0.0), (2.0, -10.0)), -5.0)
    ((0.0, 10.0), (1.0, 0.0), (1.5, -5.0))
    """
    kept = [points[0]]
    for (x0, y0), (x1, y1) in zip(points, points[1:], strict=False):
        if y1 < floor:
            kept.append((x0 + (x1 - x0) * (y0 - floor) / (y0 - y1), floor))
            break
        kept.append((x1, y1))
    return tuple(kept)


def _bands(ax: Axes, picture: CashPicture, colour: str) -> None:
    for band, alpha in zip(picture.bands, (0.14, 0.22), strict=False):
        months = [x for x, _ in band.lower]
        low, high = [y for _, y in band.lower], [y for _, y in band.upper]
        name = f"band-{band.share:.0%}"
        ax.fill_between(months, low, high, color=colour, alpha=alpha, linewidth=0, gid=name, zorder=1)


def _ticks(ax: Axes, picture: CashPicture, *, narrow: bool) -> None:
    step = next(s for s in (3, 6, 12, 24) if picture.horizon / s <= (3 if narrow else 5))
    start = int(ax.get_xlim()[0] / step) * step
    months = [m for m in range(start, picture.horizon + 1, step) if m >= ax.get_xlim()[0]]
    names = [picture.month(m) for m in months]
    ax.set_xticks(months, labels=names, parse_math=False)
    ticks = [t for t in ax.yaxis.get_major_locator().tick_values(picture.floor, picture.ceiling)]
    ticks = [t for t in ticks if picture.floor <= t <= picture.ceiling]
    ax.set_yticks(ticks, labels=[style.money_tick(t, picture.currency) for t in ticks], parse_math=False)


def _end_labels(ax: Axes, picture: CashPicture, ends: list[tuple[float, float]], *, narrow: bool) -> None:
    _, height = style.plot_size(ax)
    low, high = ax.get_ylim()
    blocks = [_label_lines(path, narrow=narrow) for path in picture.paths]
    wanted = [(y - low) / (high - low) * height for _, y in ends]
    placed = apart(wanted, [_LINE * len(lines) for lines in blocks], 0.0, height)
    colour, _ = style.company_style(picture.slug)
    for lines, (x, _), at in zip(blocks, ends, placed, strict=True):
        y = low + at / height * (high - low)
        inset = (picture.horizon - ax.get_xlim()[0]) * 0.015
        style.say(
            ax, x + inset, y, "\n".join(lines), va="center", color=colour, linespacing=1.3, gid="end-label"
        )


def _label_lines(path: Path, *, narrow: bool) -> list[str]:
    width = 100.0 if narrow else 172.0
    return style.wrapped(path.label, width) + style.wrapped(path.ending, width)


def _marks(ax: Axes, picture: CashPicture) -> None:
    gone = [path.gone for path in picture.paths if path.gone is not None and path.gone <= picture.horizon]
    for months in gone:
        ax.plot(
            [months],
            [0],
            color=style.DEAD,
            marker="X",
            markersize=8,
            markeredgecolor="none",
            gid="gone",
            zorder=6,
        )
