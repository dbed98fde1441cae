"""Drawing the survival curves. Every number and word comes from `SurvivalPicture`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from diligence.charts import style
from diligence.charts.around import LINE, Around, message
from diligence.charts.cash_draw import columns_of
from diligence.charts.labels import apart
from diligence.charts.panels import Panel, lay_panels
from diligence.charts.scale import Scale
from diligence.charts.survival_data import MARKS, Curve, SurvivalPicture, survival_picture

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from diligence.assessment import Assessment
    from diligence.comparison import Comparison

OVERLAID = 4
"""More curves than this get a panel each."""

_AXIS, _NUMBERS = 30.0, 40.0
_LABELS, _NARROW_LABELS = 190.0, 112.0
_OVER, _LEAST_TOP = 16.0, 12.0
"""How far labels may reach beyond the plot, and the least room above it."""


def survival(value: Comparison | Assessment | Sequence[Assessment], ax: Axes | None = None) -> Axes:
    """How likely each company has money left, month by month, if no one invests.

    Parameters
    ----------
    value
        A comparison, one assessment, or several; more than four get a panel each.
    ax
        Drawn into when given; else a figure of 720 pixels is made.

    Returns
    -------
    Axes
        Its ``figure`` shows itself in a notebook.
    """
    return draw_survival(survival_picture(value), ax)


def draw_survival(picture: SurvivalPicture, ax: Axes | None = None, *, titled: bool = True) -> Axes:
    """Draw curves that are already worked out.

    Parameters
    ----------
    titled
        Off where the page prints title, subtitle and footnote itself.
    """
    ax = ax if ax is not None else style.new_axes(height=300)
    with style.styled():
        around = Around(ax, picture, titled=titled)
        if not picture.curves:
            style.frame(ax, left=1, right=1, top=around.top, bottom=around.bottom + 1)
            message(ax, [], unknown=True)
            around.write(1)
        elif _can_be_overlaid(picture):
            _overlaid(ax, picture, around)
            around.write(_AXIS)
        else:
            _panels(ax, picture, around)
            around.write(2)
    return ax


def _can_be_overlaid(picture: SurvivalPicture) -> bool:
    """Whether the curves are few, and no two of one colour."""
    colours = [style.company_style(curve.slug)[0] for curve in picture.curves]
    return len(colours) <= OVERLAID and len(set(colours)) == len(colours)


def _overlaid(ax: Axes, picture: SurvivalPicture, around: Around) -> None:
    """All in one plot, each named where it ends."""
    width = _NARROW_LABELS if style.is_narrow(ax) else _LABELS
    blocks = [_label(ax, curve, width - 14) for curve in picture.curves]
    top, bottom = max(around.top, _LEAST_TOP), _AXIS + around.bottom
    least = top + bottom + sum(LINE * len(lines) + 4 for lines in blocks) - _OVER
    style.fit(ax, max(style.height_of(ax), least))
    style.frame(ax, left=_NUMBERS, right=width, top=top, bottom=bottom)
    _prepare(ax, picture)
    for curve in picture.curves:
        _curve(ax, curve)
    _labels(ax, picture, blocks)


def _label(ax: Axes, curve: Curve, width: float) -> list[str]:
    said = [] if style.is_narrow(ax) else style.wrapped(curve.said, width)
    return [*style.wrapped(curve.name, width), *said]


def _panels(ax: Axes, picture: SurvivalPicture, around: Around) -> None:
    """A panel each, with the others in grey behind."""
    panels = [Panel(curve.name, curve.said, style.company_style(curve.slug)) for curve in picture.curves]
    places = lay_panels(ax, panels, left=_NUMBERS, top=around.top, bottom=around.bottom + 2)
    for curve, inner in zip(picture.curves, places, strict=True):
        _prepare(inner, picture)
        for other in picture.curves:
            if other is not curve:
                inner.plot(*columns_of(other.points), color=style.GRID, linewidth=0.8, alpha=0.5, gid="other")
        _curve(inner, curve)


def _prepare(ax: Axes, picture: SurvivalPicture) -> None:
    style.bare(ax)
    ax.set(xlim=(0, picture.horizon), ylim=(-0.04, 1.04))
    months = range(0, picture.horizon + 1, 12)
    ax.set_xticks(months, labels=[str(month) for month in months])
    ax.set_yticks((0, 0.5, 1), labels=["0", "50", "100"])


def _curve(ax: Axes, curve: Curve) -> None:
    colour, marker = style.company_style(curve.slug)
    ax.plot(*columns_of(curve.points), color=colour, linewidth=2, gid=f"alive-{curve.slug}", zorder=3)
    mark: dict[str, Any] = {"marker": marker, "markersize": 6, "markeredgecolor": "none", "zorder": 4}
    shares = [curve.at(month) for month in MARKS]
    ax.plot(MARKS, shares, color=colour, linestyle="none", gid=f"told-{curve.slug}", **mark)


def _labels(ax: Axes, picture: SurvivalPicture, blocks: Sequence[list[str]]) -> None:
    """Names where the curves end, and what they come to."""
    scale = Scale.of(ax)
    heights = [LINE * len(lines) + 4 for lines in blocks]
    wanted = [scale.pixels(0, curve.points[-1][1])[1] for curve in picture.curves]
    centres = apart(wanted, heights, -_OVER, scale.height + _OVER / 2)
    for curve, lines, centre in zip(picture.curves, blocks, centres, strict=True):
        colour, _ = style.company_style(curve.slug)
        at = scale.data(scale.width + 8, centre)
        how: dict[str, Any] = {"va": "center", "linespacing": 1.3, "gid": "end-label"}
        style.say(ax, *at, "\n".join(lines), color=colour, **how)
