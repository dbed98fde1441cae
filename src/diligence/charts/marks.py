"""The marks of flags: from filled to hollow by weight, a tick for a good sign; never without a word."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from matplotlib.path import Path

from diligence.charts import style
from diligence.model import Severity

GOOD = "good sign"

_TICK = Path([(-0.5, 0.0), (-0.15, -0.4), (0.5, 0.4), (-0.15, -0.4)])


def _mark(marker: object, colour: str, *, filled: str = "full", size: float = 9.0) -> Mapping[str, Any]:
    """How matplotlib draws a mark that is full, half or empty."""
    drawn = {
        "color": colour,
        "marker": marker,
        "markersize": size,
        "markeredgecolor": colour,
        "markeredgewidth": 1.4,
    }
    if filled == "half":
        return MappingProxyType(
            drawn | {"fillstyle": "right", "markerfacecolor": colour, "markerfacecoloralt": "none"}
        )
    return MappingProxyType(drawn | {"markerfacecolor": colour if filled == "full" else "none"})


MARKS: Mapping[str, Mapping[str, Any]] = MappingProxyType(
    {
        Severity.CRITICAL.value: _mark("^", style.DEAD, size=10),
        Severity.MAJOR.value: _mark("o", style.DEAD),
        Severity.MINOR.value: _mark("o", style.UNDECIDED, filled="half"),
        Severity.INFO.value: _mark("o", style.INK, filled="none"),
        GOOD: _mark(_TICK, style.ALIVE, filled="none", size=10),
    }
)
"""By the word that goes with each, worst first."""
