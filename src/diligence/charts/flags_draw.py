"""Drawing the flags. Every number and word comes from `FlagsPicture`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from diligence.charts import style
from diligence.charts.around import Around
from diligence.charts.flags_data import FlagsPicture, Tally, flags_picture
from diligence.charts.grid import CELL, head_height, lay_grid
from diligence.charts.hatching import hatched_box
from diligence.charts.key import Entry, key_height, write_key
from diligence.charts.marks import GOOD, MARKS
from diligence.charts.rows import Room, Row
from diligence.charts.scale import Scale
from diligence.model import Severity

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from diligence.assessment import Assessment
    from diligence.comparison import Comparison

WITHHELD, UNKNOWN = "withheld", "not judged"
_FOOT = 10.0
_APART = 0.46
"""What lies between two marks in one cell, as a share of its width."""


def flags(value: Comparison | Assessment | Sequence[Assessment], ax: Axes | None = None) -> Axes:
    """What is wrong: red flags and good signs by theme, and what could not be judged.

    Parameters
    ----------
    value
        One assessment: themes against weights. A comparison or several: companies
        against themes.
    ax
        Drawn into when given; else a figure of 720 pixels is made.

    Returns
    -------
    Axes
        Its ``figure`` shows itself in a notebook.
    """
    return draw_flags(flags_picture(value), ax)


def draw_flags(picture: FlagsPicture, ax: Axes | None = None, *, titled: bool = True) -> Axes:
    """Draw flags that are already counted.

    Parameters
    ----------
    titled
        Off where the page prints title, subtitle and footnote itself.
    """
    ax = ax if ax is not None else style.new_axes()
    with style.styled():
        around = Around(ax, picture, titled=titled)
        laid = _by_company if len(picture.rows) > 1 else _by_weight
        above = laid(ax, picture, around)
        around.write(_FOOT, above)
    return ax


def _by_company(ax: Axes, picture: FlagsPicture, around: Around) -> float:
    """Companies against themes, with a key of the marks; returns the height above the cells."""
    key = [Entry(word, dict(mark)) for word, mark in MARKS.items()]
    rows = [Row(row.name, "", style.company_style(row.slug)) for row in picture.rows]
    room = Room(around.top + key_height(ax, key), _FOOT + around.bottom, CELL)
    centres = lay_grid(ax, rows, picture.themes, room)
    for row, y in zip(picture.rows, centres, strict=True):
        for column, theme in enumerate(picture.themes):
            _cell(ax, row.of(theme), (column + 0.5, y))
    head = head_height(ax, rows, picture.themes)
    write_key(ax, key, head + 4)
    return head + key_height(ax, key)


def _cell(ax: Axes, tally: Tally, at: tuple[float, float]) -> None:
    x, y = at
    shown = list(_worst(tally))
    if not shown:
        if tally.is_open:
            hatched_box(ax, (x - 0.46, x + 0.46), (y - CELL / 2, y + CELL / 2), gid="not-judged")
        if tally.withheld or not tally.is_open:
            word = "held" if tally.withheld else "none"
            style.say(ax, x, y, word, ha="center", va="center", color=style.MUTED, gid=f"cell-{word}")
        return
    crowded = len(shown) > 1 and style.is_narrow(ax)
    for number, (word, count) in enumerate(shown):
        shift = (number - (len(shown) - 1) / 2) * _APART
        _count(ax, (x + shift, y), word, 1 if crowded else count)


def _worst(tally: Tally) -> Iterator[tuple[str, int]]:
    """The worst weight of the red flags, how many are of it, and the good signs."""
    red = [(severity.value, count) for severity, count in tally.red.items() if count]
    yield from red[:1]
    if tally.good:
        yield GOOD, tally.good


def _count(ax: Axes, at: tuple[float, float], word: str, count: int) -> None:
    """A mark, and the number beside it where it is more than one."""
    (x, y), pixel = at, ax.get_xlim()[1] / Scale.of(ax).width
    shift = 5 * pixel if count > 1 else 0.0
    ax.plot([x - shift], [y], linestyle="none", gid=f"mark-{word.replace(' ', '-')}", zorder=4, **MARKS[word])
    if count > 1:
        style.say(ax, x + shift - pixel, y, str(count), va="center", gid="count")


def _by_weight(ax: Axes, picture: FlagsPicture, around: Around) -> float:
    """Themes against weights, with the titles of the worst; returns the height above the cells."""
    [row] = picture.rows
    headings = (*MARKS, WITHHELD, UNKNOWN)
    rows = [Row(theme, "; ".join(row.of(theme).worst[:2])) for theme in picture.themes]
    centres = lay_grid(ax, rows, headings, Room(around.top, _FOOT + around.bottom, CELL))
    for theme, y in zip(picture.themes, centres, strict=True):
        tally = row.of(theme)
        for column, severity in enumerate(Severity):
            if tally.red[severity]:
                _count(ax, (column + 0.5, y), severity.value, tally.red[severity])
        if tally.good:
            _count(ax, (headings.index(GOOD) + 0.5, y), GOOD, tally.good)
        for word, count in ((WITHHELD, tally.withheld), (UNKNOWN, tally.unknown)):
            x = headings.index(word) + 0.5
            if word == UNKNOWN and tally.blank and not count:
                hatched_box(ax, (x - 0.46, x + 0.46), (y - CELL / 2, y + CELL / 2), gid="not-judged")
            if count:
                style.say(ax, x, y, str(count), ha="center", va="center", gid=word.replace(" ", "-"))
    return head_height(ax, rows, headings)
