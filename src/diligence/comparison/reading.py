"""What is known of one company on one criterion: a range, nothing, or that it does not apply."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import isfinite
from typing import TYPE_CHECKING

import numpy as np

from diligence.amounts import Absence
from diligence.comparison.criterion import Criterion
from diligence.comparison.words import span_in_words

if TYPE_CHECKING:
    from numpy.typing import NDArray

MIDDLES = (np.arange(1_000) + 0.5) / 1_000
"""Where a distribution is read for its mean: the same for all, so that equals stay equal."""


@dataclass(frozen=True)
class Reading:
    """What is known of one company on one criterion.

    Attributes
    ----------
    worst, best
        Ends of what is plausible, in the criterion's unit and within its anchors.
    likely
        The likeliest value between them; ``None`` where no value is likelier than another.
    absence
        Unknown: nothing narrows the whole band of the criterion. Not applicable: the
        question does not arise. ``None`` where something is known.
    why
        What it rests on, or why there is nothing.
    ask
        The question that would settle it; empty where nothing is open.
    size
        What a value is multiplied by to be in the figure's own unit.
    said
        The likely value in words, also where it lies beyond the anchors.
    """

    criterion: Criterion
    worst: float
    likely: float | None
    best: float
    absence: Absence | None = None
    why: str = ""
    ask: str = ""
    size: float = 1.0
    said: str = ""

    @classmethod
    def known(
        cls, criterion: Criterion, worst: float, likely: float, best: float, *, size: float = 1.0
    ) -> Reading:
        """A value with the range it may have; ends beyond the anchors are brought to them."""
        worst, middle, best = (criterion.clipped(each) for each in (worst, likely, best))
        ends = sorted((worst, middle, best), key=criterion.worth)
        said = (
            criterion.words(likely * size)
            if isfinite(likely)
            else f"{criterion.words(middle * size)} or more"
        )
        return cls(criterion, ends[0], middle, ends[-1], size=size, said=said)

    @classmethod
    def between(cls, criterion: Criterion, worst: float, best: float, *, why: str, ask: str) -> Reading:
        """Something is known, and any value between two ends is as plausible."""
        return cls(criterion, criterion.clipped(worst), None, criterion.clipped(best), None, why, ask)

    @classmethod
    def unknown(cls, criterion: Criterion, why: str, ask: str) -> Reading:
        """Nothing is known: the whole band is plausible, which is neither zero nor the average."""
        return cls(criterion, criterion.worst, None, criterion.best, Absence.UNKNOWN, why, ask)

    @classmethod
    def not_applicable(cls, criterion: Criterion, why: str) -> Reading:
        """The question does not arise, which counts neither for nor against."""
        worst, best = criterion.worst, criterion.best
        return cls(criterion, worst, None, best, Absence.NOT_APPLICABLE, why)

    @property
    def applies(self) -> bool:
        """Whether the criterion says anything about this column."""
        return self.absence is not Absence.NOT_APPLICABLE

    @property
    def is_exact(self) -> bool:
        """Whether there is only one value it may have."""
        return self.applies and self.worst == self.best

    @cached_property
    def floor(self) -> float:
        """The least it can be worth, 0 to 1."""
        return float(self.criterion.worth(self.worst))

    @cached_property
    def ceiling(self) -> float:
        """The most it can be worth, 0 to 1."""
        return float(self.criterion.worth(self.best))

    @cached_property
    def mean(self) -> float:
        """What it is worth on average over its range, 0 to 1."""
        if self.likely is None:
            return (self.floor + self.ceiling) / 2
        return self.floor if self.is_exact else float(self.worths(MIDDLES).mean())

    @property
    def in_words(self) -> str:
        """The likely value, or both ends, or why there is none."""
        if self.absence is not None:
            return "not known yet" if self.absence is Absence.UNKNOWN else "does not apply"
        if self.likely is not None:
            return self.said
        ends = sorted((self.worst * self.size, self.best * self.size))
        return span_in_words(*(self.criterion.words(end) for end in ends))

    def worths(self, luck: NDArray[np.float64]) -> NDArray[np.float64]:
        """What it is worth at each level of luck, from 0 for the worst to 1 for the best.

        With a likely value: a triangle between the ends with its peak there. Without: evenly
        over what the ends are worth.

        Parameters
        ----------
        luck
            Uniform numbers, of any shape; the result has it too. The better a range is at
            both ends and the peak, the more it is worth at the same luck.
        """
        if self.likely is None:
            return self.floor + luck * (self.ceiling - self.floor)
        sign = 1.0 if self.criterion.more_is_better else -1.0
        low, peak, high = (sign * end for end in (self.worst, self.likely, self.best))
        if low == high:
            return np.full(luck.shape, self.floor)
        width = high - low
        rising = low + np.sqrt(luck * width * (peak - low))
        falling = high - np.sqrt((1 - luck) * width * (high - peak))
        return self.criterion.worth(sign * np.where(luck < (peak - low) / width, rising, falling))
