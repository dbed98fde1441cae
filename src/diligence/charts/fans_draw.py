"""Drawing the cash fans. Every number and word comes from `FansPicture`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from diligence.charts import style
from diligence.charts.around import Around, message
from diligence.charts.cash_draw import BAND_ALPHAS, DASHES, columns_of, visible
from diligence.charts.fans_data import HIGHEST, LOWEST, Fan, FansPicture, fans_picture
from diligence.charts.panels import Panel, lay_panels
from diligence.charts.ticks import share_tick

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from diligence.assessment import Assessment
    from diligence.comparison import Comparison

_NUMBERS = 54.0


def cash_fans(value: Comparison | Assessment | Sequence[Assessment], ax: Axes | None = None) -> Axes:
    """What path the money of each company takes, side by side on the same axes.

    Parameters
    ----------
    value
        A comparison, one assessment, or several.
    ax
        Divided into panels when given; else a figure of 720 pixels is made.

    Returns
    -------
    Axes
        The panels are its ``child_axes``; its ``figure`` shows itself in a notebook.
    """
    return draw_cash_fans(fans_picture(value), ax)


def draw_cash_fans(picture: FansPicture, ax: Axes | None = None, *, titled: bool = True) -> Axes:
    """Draw fans that are already worked out.

    Parameters
    ----------
    titled
        Off where the page prints title, subtitle and footnote itself.
    """
    ax = ax if ax is not None else style.new_axes()
    with style.styled():
        around = Around(ax, picture, titled=titled)
        panels = [Panel(fan.name, fan.said, style.company_style(fan.slug)) for fan in picture.fans]
        places = lay_panels(ax, panels, left=_NUMBERS, top=around.top, bottom=around.bottom + 2)
        for fan, inner in zip(picture.fans, places, strict=True):
            _fan(inner, fan, picture.horizon)
        around.write(2)
    return ax


def _fan(ax: Axes, fan: Fan, horizon: int) -> None:
    if not fan.paths:
        message(ax, [], unknown=not fan.known)
        return
    colour, _ = style.company_style(fan.slug)
    ax.set(xlim=(0, horizon), ylim=(LOWEST, HIGHEST))
    for band, alpha in zip(fan.bands, BAND_ALPHAS, strict=False):
        (months, lower), (_, upper) = columns_of(band.lower), columns_of(band.upper)
        name = f"band-{band.share:.0%}-{fan.slug}"
        ax.fill_between(months, lower, upper, color=colour, alpha=alpha, linewidth=0, gid=name, zorder=1)
    ax.axhline(0, color=style.INK, linewidth=1.4, gid="zero", zorder=2)
    for path, dash in zip(fan.paths, DASHES, strict=False):
        points = columns_of(visible(path.points, LOWEST))
        ax.plot(*points, color=colour, linewidth=2, linestyle=dash, gid=f"{path.label}-{fan.slug}", zorder=3)
    mark: dict[str, Any] = {"marker": "X", "markersize": 8, "markeredgecolor": "none", "zorder": 5}
    gone = fan.paths[0].gone
    if gone is not None and gone <= horizon:
        ax.plot([gone], [0], color=style.DEAD, linestyle="none", gid="gone", **mark)
    step = next(s for s in (6, 12) if horizon / s <= 4)  # noqa: PLR2004 - a panel holds four numbers
    ticks = range(0, horizon + 1, step)
    ax.set_xticks(ticks, labels=[str(month) for month in ticks])
    ax.set_yticks((0, 1, 2), labels=[share_tick(share) for share in (0, 1, 2)])
