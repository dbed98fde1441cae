"""What stands around a plot: title and subtitle above, a footnote below, or words in its place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from diligence.charts import style
from diligence.charts.hatching import hatched
from diligence.charts.scale import Scale

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from diligence.charts.picture import Picture

LINE = 16.0
"""Height of a line of text, in CSS pixels."""


class Around:
    """Title, subtitle and footnote of one picture: first the room they take, then the words.

    Attributes
    ----------
    top, bottom
        CSS pixels they take above and below the plot.

    Parameters
    ----------
    titled
        Off where the page prints them itself; then they take next to nothing.
    """

    def __init__(self, ax: Axes, picture: Picture, *, titled: bool) -> None:
        self._ax, self._picture, self._titled = ax, picture, titled
        self.top = style.heading_height(ax, picture.title, picture.subtitle) if titled else 12.0
        self._foot = foot_lines(ax, [picture.footnote]) if titled else []
        self.bottom = LINE * len(self._foot) + 4.0 * bool(self._foot)

    def write(self, below: float, above: float = 0.0) -> None:
        """Write them, the footnote `below` CSS pixels under the plot and the heading `above` it."""
        if self._titled:
            style.heading(self._ax, self._picture.title, self._picture.subtitle, above)
            write_foot(self._ax, self._foot, below)


def foot_lines(ax: Axes, texts: Iterable[str]) -> list[str]:
    """Texts broken into the lines that will stand below the plot; empty ones are left out."""
    width = style.width_of(ax) - 12
    return [line for text in texts if text for line in style.wrapped(text, width)]


def write_foot(ax: Axes, lines: Sequence[str], below: float) -> None:
    """Write lines from the figure's left edge, `below` CSS pixels under the plot."""
    if lines:
        scale = Scale.of(ax)
        left = -ax.get_position().x0 * style.width_of(ax)
        at = scale.data(left, -below)
        style.say(ax, *at, "\n".join(lines), va="top", color=style.MUTED, linespacing=1.3, gid="footnote")


def message(ax: Axes, texts: Sequence[str], *, unknown: bool) -> None:
    """Words in place of a plot, on hatched ground where they say what is not known."""
    ax.set(xlim=(0, 1), ylim=(0, 1), xticks=[], yticks=[])
    for side in ax.spines.values():
        side.set_visible(False)
    if unknown:
        hatched(ax, 0, 1, gid="unknown")
    width, _ = style.plot_size(ax)
    lines = [line for text in texts for line in style.wrapped(text, width - 32)]
    if lines:
        style.say(ax, 16 / width, 0.5, "\n".join(lines), va="center", linespacing=1.5, gid="missing")
