"""Colours, type and ground: how every chart of this room looks.

Each colour is legible on white and on near-black, so a chart can stand on either.
A page that knows its ground replaces them by name (`SLOTS`).
"""

from __future__ import annotations

from textwrap import wrap
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal
from zlib import crc32

from matplotlib import rc_context
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from diligence.charts.state import State

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

ALIVE = "#1a7abf"
DEAD = "#c85a17"
UNDECIDED = "#a8730a"
UNKNOWN = "#787879"
INK = "#767677"
MUTED = "#767678"
GRID = "#80808a"
ACCENT = "#64778c"
"""For what belongs to no company and to no state."""

STATE_COLOURS = MappingProxyType(
    {State.ALIVE: ALIVE, State.DEAD: DEAD, State.UNDECIDED: UNDECIDED, State.UNKNOWN: UNKNOWN}
)
STATE_MARKERS = MappingProxyType(
    {State.ALIVE: "o", State.DEAD: "X", State.UNDECIDED: "D", State.UNKNOWN: "s"}
)

COMPANY_COLOURS = ("#8561c5", "#0a857a", "#b8558c", "#7a7a1e", "#9a6648", "#5f7a99")
COMPANY_MARKERS = ("o", "s", "D", "^", "v", "P", "h")

SLOTS = MappingProxyType(
    {
        ALIVE: "alive",
        DEAD: "dead",
        UNDECIDED: "undecided",
        UNKNOWN: "unknown",
        INK: "ink",
        MUTED: "muted",
        GRID: "grid",
        ACCENT: "accent",
    }
    | {colour: f"company-{number}" for number, colour in enumerate(COMPANY_COLOURS)}
)
"""Every colour a chart uses, and the name a page gives it."""

PIXELS_PER_INCH = 96.0
NARROW = 480.0
"""Charts below this width, in CSS pixels, are drawn for a phone."""

LOWEST_PLOT = 120.0
"""Height a plot is given at least, in CSS pixels."""

LOWEST_MAP = 240.0
"""The same for a map of dots with their names."""

TEXT_POINTS = 9.0
TITLE_POINTS = 12.0
_LETTER = 0.60
"""Mean width of a letter, in units of the type size."""

BOLD = 1.13
"""How much wider bold type is."""

_RC = MappingProxyType(
    {
        "font.family": ["DejaVu Sans"],
        "font.size": TEXT_POINTS,
        "text.parse_math": False,
        "axes.unicode_minus": False,
        "axes.edgecolor": GRID,
        "axes.labelcolor": MUTED,
        "axes.facecolor": "none",
        "figure.facecolor": "none",
        "savefig.facecolor": "none",
        "figure.dpi": PIXELS_PER_INCH,
        "text.color": INK,
        "xtick.color": MUTED,
        "ytick.color": MUTED,
        "xtick.labelsize": TEXT_POINTS,
        "ytick.labelsize": TEXT_POINTS,
        "hatch.linewidth": 0.8,
        "svg.fonttype": "none",
        "svg.hashsalt": "diligence",
        "path.simplify": True,
    }
)


class Chart(Figure):
    """A figure that a notebook shows by itself, in the notebook's own colours."""

    def _repr_html_(self) -> str:
        from diligence.charts.svg import notebook_html  # noqa: PLC0415 - svg needs this module

        return notebook_html(self)


class Plot(Axes):
    """Axes that a notebook shows by themselves, as the whole figure they are in."""

    def _repr_html_(self) -> str | None:
        return self.figure._repr_html_() if isinstance(self.figure, Chart) else None


def styled() -> AbstractContextManager[None]:
    """A context in which matplotlib draws in this style, whatever the user's settings."""
    return rc_context(dict(_RC))  # type: ignore[arg-type]


def new_axes(width: float = 720.0, height: float = 340.0) -> Axes:
    """Empty axes on a transparent ground.

    Parameters
    ----------
    width, height
        In CSS pixels, 96 to the inch: 720 for a page, 360 for a phone. Text is
        the same size at every width.

    Examples
    --------
    >>> axes = new_axes(360, 240)
    >>> axes.figure.get_size_inches().tolist()
    [3.75, 2.5]
    """
    with styled():
        figure = Chart(figsize=(width / PIXELS_PER_INCH, height / PIXELS_PER_INCH))
        return figure.add_subplot(axes_class=Plot)


def width_of(ax: Axes) -> float:
    """Width of the axes' figure in CSS pixels."""
    return float(ax.figure.bbox.width / ax.figure.dpi * PIXELS_PER_INCH)


def height_of(ax: Axes) -> float:
    """Height of the axes' figure in CSS pixels."""
    return float(ax.figure.bbox.height / ax.figure.dpi * PIXELS_PER_INCH)


def is_narrow(ax: Axes) -> bool:
    """Whether to draw for a phone."""
    return width_of(ax) < NARROW


def frame(
    ax: Axes, *, left: float, right: float, top: float, bottom: float, lowest: float = LOWEST_PLOT
) -> None:
    """Set the margins in CSS pixels; axes in somebody else's figure stay where they are.

    A figure of ours grows where words leave less than the lowest height for the plot.
    """
    if isinstance(ax.figure, Chart):
        width, height = width_of(ax), max(height_of(ax), top + bottom + lowest)
        ax.figure.set_figheight(height / PIXELS_PER_INCH)
        box = (left / width, bottom / height, 1 - (left + right) / width, 1 - (top + bottom) / height)
        ax.set_position(box)


def plot_size(ax: Axes) -> tuple[float, float]:
    """Width and height of the plotting area in CSS pixels."""
    box = ax.get_position()
    return float(box.width * width_of(ax)), float(box.height * height_of(ax))


def text_width(text: str, points: float = TEXT_POINTS) -> float:
    """About how wide a line of text is, in CSS pixels."""
    return len(text) * points * _LETTER * PIXELS_PER_INCH / 72


def wrapped(text: str, width: float, points: float = TEXT_POINTS) -> list[str]:
    """A text broken into lines of at most `width` CSS pixels."""
    letters = max(8, int(width / text_width("n", points)))
    return wrap(text, letters, break_on_hyphens=False) or [""]


def heading_height(ax: Axes, title: str, subtitle: str) -> float:
    """What `heading` will take, in CSS pixels."""
    width = width_of(ax) - 8
    lines = len(wrapped(title, width / BOLD, TITLE_POINTS))
    return 20.0 * lines + 16.0 * len(wrapped(subtitle, width)) + 14


def heading(ax: Axes, title: str, subtitle: str, above: float = 0.0) -> None:
    """The answer as a title over the whole width, and unit and date below it.

    Parameters
    ----------
    above
        CSS pixels between the plot and the heading that something else takes.
    """
    width = width_of(ax) - 8
    plot_width, plot_height = plot_size(ax)
    left = -ax.get_position().x0 * width_of(ax) / plot_width
    below = wrapped(subtitle, width)
    lift = above + 16.0 * len(below) + 12
    ax.set_title(
        "\n".join(wrapped(title, width / BOLD, TITLE_POINTS)),
        loc="left",
        x=left,
        y=1 + lift / plot_height,
        pad=0,
        fontsize=TITLE_POINTS,
        fontweight="bold",
        color=INK,
        parse_math=False,
    )
    say(
        ax,
        left,
        1 + (above + 10) / plot_height,
        "\n".join(below),
        va="bottom",
        color=MUTED,
        transform=ax.transAxes,
    )


def say(ax: Axes, x: float, y: float, text: str, **how: Any) -> Any:  # noqa: ANN401 - passed on to matplotlib
    """Write text, with a dollar sign meaning a dollar."""
    options: dict[str, Any] = {"color": INK, "fontsize": TEXT_POINTS, "parse_math": False} | how
    return ax.text(x, y, text, **options)


def mark(ax: Axes, x: float, y: float, *, sign: tuple[str, str], gid: str) -> None:
    """One company's colour and marker, small, as beside its name."""
    plain: dict[str, Any] = {"markersize": 6, "markeredgecolor": "none", "linestyle": "none"}
    ax.plot([x], [y], color=sign[0], marker=sign[1], clip_on=False, gid=gid, **plain)


def bare(ax: Axes, lines: Literal["x", "y"] = "y") -> None:
    """No box: light lines only, at the values of one axis."""
    for side in ax.spines.values():
        side.set_visible(False)
    ax.tick_params(length=0, pad=6)
    ax.grid(visible=True, axis=lines, color=GRID, alpha=0.3, linewidth=0.8)
    ax.set_axisbelow(True)


def fit(ax: Axes, height: float) -> None:
    """Make a figure of ours as high as what it shows, in CSS pixels."""
    if isinstance(ax.figure, Chart):
        ax.figure.set_figheight(height / PIXELS_PER_INCH)


def company_style(slug: str) -> tuple[str, str]:
    """A colour and a marker that stay with a company wherever it is drawn.

    Examples
    --------
    >>> company_style("everpix-2013") == company_style("everpix-2013")
    True
    """
    number = crc32(slug.encode())
    colour = COMPANY_COLOURS[number % len(COMPANY_COLOURS)]
    return colour, COMPANY_MARKERS[number // len(COMPANY_COLOURS) % len(COMPANY_MARKERS)]
