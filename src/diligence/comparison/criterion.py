"""The criterion: how a value of one measure becomes better or worse, on fixed anchors."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray


@dataclass(frozen=True)
class Criterion:
    """One thing that matters, and how good each value of it is.

    The anchors are fixed and never taken from the companies compared, so that a third
    company cannot swap the first two.

    Attributes
    ----------
    id, label, group
        Stable name; what people call it; the part of the table it belongs to.
    anchors
        (value, worth) from the worst to the best: worth rises strictly from 0 to 1, and is
        linear in between. Values may rise or fall.
    words
        A value in words, unit included.
    scale
        From the worst to the best in words.
    source
        Where the anchors come from, or "our own".

    Examples
    --------
    >>> anchors = ((5.0, 0.0), (1.0, 0.8), (0.0, 1.0))
    >>> burn = Criterion("burn", "Burn", "growth", anchors, "{:g}".format, "5 to 0", "our own")
    >>> float(burn.worth(3.0)), float(burn.worth(9.0)), burn.at(0.8)
    (0.4, 0.0, 1.0)
    """

    id: str
    label: str
    group: str
    anchors: tuple[tuple[float, float], ...]
    words: Callable[[float], str]
    scale: str
    source: str

    @property
    def worst(self) -> float:
        """The value from which on nothing is worse."""
        return self.anchors[0][0]

    @property
    def best(self) -> float:
        """The value from which on nothing is better."""
        return self.anchors[-1][0]

    @property
    def more_is_better(self) -> bool:
        """Whether a higher value is worth more."""
        return self.best > self.worst

    def worth(self, values: ArrayLike) -> NDArray[np.float64]:
        """How good values are, 0 to 1; shape as given."""
        sign = 1.0 if self.more_is_better else -1.0
        at, worth = zip(*self.anchors, strict=True)
        found: NDArray[np.float64] = np.interp(sign * np.asarray(values, float), sign * np.array(at), worth)
        return found

    def at(self, worth: float) -> float:
        """The value that is worth so much."""
        at, worths = zip(*self.anchors, strict=True)
        return float(np.interp(worth, worths, at))

    def clipped(self, value: float) -> float:
        """The value, or the anchor it lies beyond; infinite ends are among those."""
        low, high = sorted((self.worst, self.best))
        return min(max(value, low), high)
