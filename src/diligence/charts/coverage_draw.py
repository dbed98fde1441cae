"""Drawing the coverage. Every number and word comes from `CoveragePicture`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from diligence.charts import style
from diligence.charts.around import Around
from diligence.charts.coverage_data import CoveragePicture, Known, coverage_picture
from diligence.charts.grid import head_height, lay_grid
from diligence.charts.hatching import hatched_box
from diligence.charts.key import Entry, key_height, write_key
from diligence.charts.rows import Room, Row, lay
from diligence.charts.ticks import share_tick

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from diligence.assessment import Assessment
    from diligence.comparison import Comparison

_BAND, _CELL, _FOOT, _AXIS = 14.0, 26.0, 10.0, 34.0
_SHADES = (1.0, 0.45)
_GAUGE = 5.0
"""Height of the bar under a number, in CSS pixels."""


def coverage(value: Comparison | Assessment | Sequence[Assessment], ax: Axes | None = None) -> Axes:
    """How well each company is known: what is answered of what is asked, by theme.

    Parameters
    ----------
    value
        One assessment: a bar for each theme. A comparison or several: companies
        against themes.
    ax
        Drawn into when given; else a figure of 720 pixels is made.

    Returns
    -------
    Axes
        Its ``figure`` shows itself in a notebook.
    """
    return draw_coverage(coverage_picture(value), ax)


def draw_coverage(picture: CoveragePicture, ax: Axes | None = None, *, titled: bool = True) -> Axes:
    """Draw what is already counted.

    Parameters
    ----------
    titled
        Off where the page prints title, subtitle and footnote itself.
    """
    ax = ax if ax is not None else style.new_axes()
    with style.styled():
        around = Around(ax, picture, titled=titled)
        laid = _by_company if len(picture.rows) > 1 else _by_theme
        laid(ax, picture, around)
    return ax


def _by_theme(ax: Axes, picture: CoveragePicture, around: Around) -> None:
    """One company: a bar for each theme, as long as the share that is known."""
    [company] = picture.rows
    words = ("known with evidence", "known")
    key = [Entry(word, _square(shade)) for word, shade in zip(words, _SHADES, strict=True)]
    rows = [Row(theme.title, f"{theme.known} of {theme.total}") for theme in company.themes]
    room = Room(around.top + key_height(ax, key), _AXIS + around.bottom, _BAND)
    lanes = lay(ax, rows, (0.0, 1.0), room)
    ax.set_xticks((0, 0.5, 1), labels=[share_tick(share) for share in (0, 0.5, 1)])
    for theme, y in zip(company.themes, lanes.centres, strict=True):
        _bar(ax, theme, y)
    write_key(ax, key, 4)
    around.write(_AXIS, key_height(ax, key))


def _square(shade: float) -> dict[str, Any]:
    return {"marker": "s", "markerfacecolor": (style.ACCENT, shade), "markeredgecolor": style.ACCENT}


def _bar(ax: Axes, theme: Known, y: float) -> None:
    edge: dict[str, Any] = {"edgecolor": style.ACCENT, "linewidth": 0.8, "height": _BAND}
    proof = theme.evidenced / theme.total if theme.total else 0.0
    for gid, left, width, shade in (
        ("evidenced", 0.0, proof, _SHADES[0]),
        ("known", proof, theme.share - proof, _SHADES[1]),
    ):
        if width > 0:
            ax.barh([y], [width], left=left, facecolor=(style.ACCENT, shade), gid=gid, **edge)
    if theme.share < 1:
        hatched_box(ax, (theme.share, 1.0), (y - _BAND / 2, y + _BAND / 2), gid="not-known")


def _by_company(ax: Axes, picture: CoveragePicture, around: Around) -> None:
    """Several companies: a number and a small bar for each theme."""
    rows = [Row(row.name, "", style.company_style(row.slug)) for row in picture.rows]
    headings = [short for _, short in picture.columns]
    centres = lay_grid(ax, rows, headings, Room(around.top, _FOOT + around.bottom, _CELL))
    for row, y in zip(picture.rows, centres, strict=True):
        for column, (title, _) in enumerate(picture.columns):
            _cell(ax, row.of(title), (column + 0.5, y))
    around.write(_FOOT, head_height(ax, rows, headings))


def _cell(ax: Axes, theme: Known | None, at: tuple[float, float]) -> None:
    x, y = at
    if theme is None or not theme.known:
        hatched_box(ax, (x - 0.44, x + 0.44), (y - _CELL / 2, y + _CELL / 2), gid="not-known")
        return
    base = y - _CELL / 2
    how: dict[str, Any] = {"height": _GAUGE, "linewidth": 0, "align": "edge"}
    ax.barh([base], [0.88], left=x - 0.44, facecolor=(style.ACCENT, 0.2), gid="all", **how)
    ax.barh([base], [0.88 * theme.share], left=x - 0.44, facecolor=style.ACCENT, gid="share", **how)
    number = f"{theme.share * 100:.0f}"
    style.say(ax, x, y + _GAUGE / 2, number, ha="center", va="center", gid="cell")
