"""What matters how much: the reader's weights, and which others are as plausible."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from math import isfinite, log
from typing import TYPE_CHECKING

import numpy as np

from diligence.comparison.luck import luck
from diligence.errors import ImpossibleInputError

if TYPE_CHECKING:
    from numpy.typing import NDArray

OFF_BY = 2.0
"""A weight somebody gives is taken to be meant up to so many times more or less: our own."""


@dataclass(frozen=True)
class Weights:
    """What matters how much.

    Attributes
    ----------
    criteria
        Ids, in the order of the table.
    shares
        The middle of what is plausible, 0..1 for each criterion; they sum to 1.
    given
        Whether a reader gave them. Otherwise every set of weights is as plausible as any
        other; with them, each may be up to twice or half as much.
    """

    criteria: tuple[str, ...]
    shares: tuple[float, ...]
    given: bool = False

    def of(self, criterion: str) -> float:
        """The middle weight of one criterion."""
        return self.shares[self.criteria.index(criterion)]

    def draw(self, samples: int, seed: int) -> NDArray[np.float64]:
        """Plausible sets of weights, of shape (samples, criteria); each sums to 1.

        Without a reader's weights they are even over all sets there are: exponential
        numbers over their sum (a Dirichlet distribution of ones). Each criterion has its own
        stream of luck, so that their order does not matter.
        """
        columns = [luck(samples, seed, "weight", name) for name in self.criteria]
        drawn = np.stack(columns, axis=1)
        if self.given:
            raw = np.array(self.shares) * np.exp((2 * drawn - 1) * log(OFF_BY))
        else:
            raw = -np.log1p(-drawn)
        shares: NDArray[np.float64] = raw / raw.sum(axis=1, keepdims=True)
        return shares


def weights_of(given: Mapping[str, float] | None, criteria: Sequence[str]) -> Weights:
    """Read a reader's weights; a criterion that is not named weighs 1, as much as any other.

    Parameters
    ----------
    given
        Any scale: 3 against 1 is the same as 30 against 10. ``None`` or nothing: no
        weights are preferred.

    Raises
    ------
    ImpossibleInputError
        For a criterion that does not exist, a weight below zero or not finite, or when all
        are zero.

    Examples
    --------
    >>> weights_of({"culture": 2}, ("runway", "culture", "role")).shares
    (0.25, 0.5, 0.25)
    """
    even = tuple(1 / len(criteria) for _ in criteria)
    if not given:
        return Weights(tuple(criteria), even)
    for name, weight in given.items():
        if name not in criteria:
            near = get_close_matches(name, criteria, n=1)
            known = f"{near[0]!r}, the nearest" if near else f"one of {', '.join(criteria)}"
            which = "a weight's criterion"
            raise ImpossibleInputError(which, known, repr(name))
        if not (isfinite(weight) and weight >= 0):
            which = f"the weight of {name}"
            raise ImpossibleInputError(which, "a number from 0 up", weight)
    raw = [float(given.get(name, 1.0)) for name in criteria]
    if not any(raw):
        raise ImpossibleInputError("the weights", "above zero for at least one criterion", "zero for all")
    largest = max(raw)
    scaled = [weight / largest for weight in raw]
    return Weights(tuple(criteria), tuple(weight / sum(scaled) for weight in scaled), given=True)
