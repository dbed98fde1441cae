"""Grey hatching: not known, or not judged."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from diligence.charts.style import UNKNOWN

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def hatched(ax: Axes, left: float, right: float, *, gid: str) -> None:
    """Grey hatching from one value of the horizontal axis to another: not known."""
    ax.axvspan(left, right, facecolor="none", edgecolor=UNKNOWN, hatch="///", alpha=0.5, linewidth=0, gid=gid)


def hatched_box(ax: Axes, across: tuple[float, float], up: tuple[float, float], *, gid: str) -> None:
    """Grey hatching between two values of either axis: not known."""
    (left, right), (low, high) = across, up
    how: dict[str, Any] = {"facecolor": "none", "edgecolor": UNKNOWN, "hatch": "///", "linewidth": 0}
    ax.barh([(low + high) / 2], [right - left], left=left, height=high - low, alpha=0.65, gid=gid, **how)
