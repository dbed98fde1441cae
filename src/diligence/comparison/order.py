"""The order of companies, drawn many times: stochastic multicriteria acceptability analysis."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from diligence.comparison.luck import luck

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from diligence.comparison.reading import Reading
    from diligence.comparison.weights import Weights

SAMPLES = 10_000
"""Sets of weights and values drawn: a share is off by half a hundredth at most (one standard error)."""

AT_ONCE = 250
"""Samples ranked together, so that a thousand companies fit in memory."""

PLACES = 12
"""Decimal places by which two totals are told apart; what differs by less is a tie."""


@dataclass(frozen=True)
class Column:
    """One company, or staying, as the ranking sees it.

    Attributes
    ----------
    slug, name
        The slug also names its luck: the same company has the same in any comparison.
    readings
        One for each criterion, in the criteria's order.
    vetoed
        Whether a critical flag keeps it from the first place.
    """

    slug: str
    name: str
    readings: tuple[Reading, ...]
    vetoed: bool = False

    def total(self, shares: Sequence[float]) -> float:
        """What it is worth on average at some weights, 0 to 1, over the criteria that apply to it.

        Sum of weight * mean worth over the sum of weights; a half where no weighted
        criterion applies, since it may then be anywhere.
        """
        parts = [(w, r.mean) for w, r in zip(shares, self.readings, strict=True) if r.applies and w > 0]
        heavy = sum(w for w, _ in parts)
        return round(sum(w * mean for w, mean in parts) / heavy, PLACES) if heavy else 0.5

    def totals(self, weights: NDArray[np.float64], seed: int) -> NDArray[np.float64]:
        """What it is worth in each sample: shape (samples,) for weights of (samples, criteria)."""
        samples = len(weights)
        worth, heavy = np.zeros(samples), np.zeros(samples)
        for place, reading in enumerate(self.readings):
            if not reading.applies:
                continue
            name = reading.criterion.id
            drawn = (
                reading.floor if reading.is_exact else reading.worths(luck(samples, seed, self.slug, name))
            )
            worth += weights[:, place] * drawn
            heavy += weights[:, place]
        total = luck(samples, seed, self.slug, "nothing applies")
        counts = heavy > 0
        total[counts] = np.round(worth[counts] / heavy[counts], PLACES)
        return total


def totals_of(columns: Sequence[Column], weights: Weights, seed: int) -> NDArray[np.float64]:
    """What each company is worth in each sample, shape (companies, samples).

    A company with a critical flag comes after all that have none: were it only moved to
    the second place, a third company could swap two others.
    """
    drawn = weights.draw(SAMPLES, seed)
    return np.stack([column.totals(drawn, seed) - 2 * column.vetoed for column in columns])


def rank_shares(totals: NDArray[np.float64]) -> NDArray[np.float64]:
    """How often each company takes each rank, shape (companies, ranks); ties share their ranks equally.

    Examples
    --------
    >>> rank_shares(np.array([[0.9, 0.5], [0.1, 0.5]])).tolist()
    [[0.75, 0.25], [0.25, 0.75]]
    """
    companies, samples = totals.shape
    steps = np.zeros(companies * (companies + 1))
    for start in range(0, samples, AT_ONCE):
        some = totals[:, start : start + AT_ONCE]
        order = np.argsort(-some, axis=0, kind="stable")
        ranked = np.take_along_axis(some, order, axis=0)
        first, last = _runs(ranked)
        share = 1 / (last - first + 1)
        for edge, sign in ((first, 1), (last + 1, -1)):
            places = (order * (companies + 1) + edge).ravel()
            steps += sign * np.bincount(places, share.ravel(), minlength=steps.size)
    shares = np.cumsum(steps.reshape(companies, companies + 1), axis=1)[:, :-1] / samples
    cleaned: NDArray[np.float64] = np.clip(np.round(shares, PLACES), 0.0, 1.0)
    return cleaned


def _runs(ranked: NDArray[np.float64]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """First and last rank of the tie that each rank belongs to."""
    ranks = np.broadcast_to(np.arange(len(ranked))[:, None], ranked.shape)
    begins = np.ones(ranked.shape, dtype=bool)
    begins[1:] = ranked[1:] != ranked[:-1]
    ends = np.ones(ranked.shape, dtype=bool)
    ends[:-1] = begins[1:]
    first = np.maximum.accumulate(np.where(begins, ranks, 0), axis=0)
    last = np.minimum.accumulate(np.where(ends, ranks, len(ranked) - 1)[::-1], axis=0)[::-1]
    return first, last


def shared_by_equals(columns: Sequence[Column], shares: NDArray[np.float64]) -> NDArray[np.float64]:
    """The same, with companies of which exactly the same is known given what they have on average.

    Between them only luck decides, and it is even by symmetry.
    """
    alike: dict[object, list[int]] = {}
    for place, column in enumerate(columns):
        known = tuple((r.worst, r.likely, r.best, r.applies) for r in column.readings)
        alike.setdefault((known, column.vetoed), []).append(place)
    even = shares.copy()
    for places in alike.values():
        even[places] = shares[places].mean(axis=0)
    return even
