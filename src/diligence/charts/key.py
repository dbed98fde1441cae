"""A key in words: small squares or marks with what they stand for, between title and plot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from diligence.charts import style
from diligence.charts.around import LINE
from diligence.charts.scale import Scale

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_SIGN, _GAP = 18.0, 14.0


@dataclass(frozen=True)
class Entry:
    """One mark and its words.

    Attributes
    ----------
    mark
        How matplotlib draws the marker.
    """

    words: str
    mark: dict[str, Any] = field(hash=False)


def key_height(ax: Axes, entries: Sequence[Entry]) -> float:
    """CSS pixels the key takes."""
    return LINE * len(_lines(ax, entries)) + 8


def write_key(ax: Axes, entries: Sequence[Entry], above: float) -> None:
    """Write the key from the figure's left edge, its foot `above` CSS pixels over the plot."""
    scale = Scale.of(ax)
    left = -ax.get_position().x0 * style.width_of(ax) + 4
    lines = _lines(ax, entries)
    for number, line in enumerate(lines):
        y = scale.height + above + LINE * (len(lines) - number - 0.5)
        x = left
        for entry in line:
            at, words = scale.data(x + 6, y), scale.data(x + _SIGN, y)
            plain: dict[str, Any] = {
                "linestyle": "none",
                "markersize": 9,
                "clip_on": False,
                "gid": "key",
            } | entry.mark
            ax.plot([at[0]], [at[1]], **plain)
            style.say(ax, *words, entry.words, va="center", gid="key-words")
            x += _width(entry)


def _width(entry: Entry) -> float:
    return _SIGN + style.text_width(entry.words) + _GAP


def _lines(ax: Axes, entries: Sequence[Entry]) -> list[list[Entry]]:
    """Entries in as few lines as the figure is wide for."""
    lines: list[list[Entry]] = []
    used = 0.0
    for entry in entries:
        if not lines or used + _width(entry) - _GAP > style.width_of(ax) - 8:
            lines.append([])
            used = 0.0
        lines[-1].append(entry)
        used += _width(entry)
    return lines
