"""Small multiples: a panel for each company, all on the same axes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from diligence.charts import style
from diligence.charts.around import LINE

if TYPE_CHECKING:
    from matplotlib.axes import Axes

NARROWEST = 165.0
"""A panel is at least so wide, in CSS pixels, and on a page a third of it."""

ACROSS = 3
_HEIGHT, _NARROW_HEIGHT = 118.0, 100.0
_GAP, _BELOW, _EDGE = 22.0, 26.0, 8.0
_SIGN = 12.0


@dataclass(frozen=True)
class Panel:
    """What is said above one panel.

    Attributes
    ----------
    said
        The answer in a few words, under the name.
    sign
        The company's colour and marker.
    """

    name: str
    said: str
    sign: tuple[str, str]


def lay_panels(ax: Axes, panels: Sequence[Panel], *, left: float, top: float, bottom: float) -> list[Axes]:
    """Divide the axes into panels with their names above them.

    Parameters
    ----------
    left
        CSS pixels for the numbers of the vertical axis.
    top, bottom
        CSS pixels above and below all panels.

    Returns
    -------
    list of Axes
        In the order given, by row. The numbers of an axis are shown at the outer panels only.
    """
    narrow = style.is_narrow(ax)
    width = style.width_of(ax) - left - _EDGE
    across = max(1, min(len(panels), ACROSS, int((width + _GAP) / (NARROWEST - left / 2 + _GAP))))
    one = (width - _GAP * (across - 1)) / across
    high = _NARROW_HEIGHT if narrow else _HEIGHT
    words = [_words(panel, one) for panel in panels]
    heads = [
        LINE * max(len(name) + len(said) for name, said in words[n : n + across]) + 6
        for n in range(0, len(panels), across)
    ]
    total = sum(heads) + (high + _BELOW) * len(heads)
    style.fit(ax, top + total + bottom)
    style.frame(ax, left=left, right=_EDGE, top=top, bottom=bottom)
    ax.set(xlim=(0, width), ylim=(0, total), xticks=[], yticks=[])
    for side in ax.spines.values():
        side.set_visible(False)
    found = []
    for number, (panel, (name, said)) in enumerate(zip(panels, words, strict=True)):
        row, column = divmod(number, across)
        x, y = column * (one + _GAP), total - sum(heads[: row + 1]) - high * (row + 1) - _BELOW * row
        inner = ax.inset_axes((x, y, one, high), transform=ax.transData)
        _name(ax, panel, (x, y + high + heads[row]), (name, said))
        style.bare(inner)
        inner.tick_params(labelleft=column == 0, labelbottom=number + across >= len(panels))
        found.append(inner)
    return found


def _words(panel: Panel, width: float) -> tuple[list[str], list[str]]:
    return style.wrapped(panel.name, (width - _SIGN) / style.BOLD), style.wrapped(
        panel.said, width
    ) if panel.said else []


def _name(ax: Axes, panel: Panel, place: tuple[float, float], words: tuple[list[str], list[str]]) -> None:
    """The company's marker and name, and the answer under it, from the top of its panel."""
    (x, top), (name, said) = place, words
    how: dict[str, Any] = {"va": "top", "linespacing": 1.3}
    style.mark(ax, x + 4, top - 8, sign=panel.sign, gid="row-sign")
    style.say(ax, x + _SIGN, top, "\n".join(name), gid="panel-name", fontweight="bold", **how)
    below = top - LINE * len(name)
    style.say(ax, x, below, "\n".join(said), color=style.MUTED, gid="panel-words", **how)
