"""The ranking: not one order but how often each company takes each place, and what is behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from diligence.comparison.acceptability import Acceptability
from diligence.comparison.order import Column, rank_shares, shared_by_equals, totals_of
from diligence.comparison.ranking_words import told_of
from diligence.comparison.words import as_markdown

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from diligence.comparison.veto import Veto
    from diligence.comparison.weights import Weights


@dataclass(frozen=True)
class Ranking:
    """How often each company takes each place.

    Attributes
    ----------
    acceptability
        Over all plausible weights and values, in the order in which the companies were given.
    order
        Names from first to last at the middle of the weights and of what is uncertain. It
        is a place to start reading, not a result.
    ahead
        For each of the order but the last: in which share it is ahead of the next, a tie
        counting half.
    dominated
        (who, by whom): no better on any criterion at any plausible value, and worse on one.
    vetoes
        Critical flags: a company that has one not lifted comes after all that have none.
    weights
        The middle of what is plausible.
    columns
        What is known of each company on each criterion.
    """

    acceptability: Acceptability
    order: tuple[str, ...]
    ahead: tuple[float, ...]
    dominated: tuple[tuple[str, str], ...]
    vetoes: tuple[Veto, ...]
    weights: Weights
    columns: tuple[Column, ...]

    @property
    def told(self) -> tuple[str, ...]:
        """What it comes to: who comes first and how sure that is, then what stands behind it."""
        return told_of(self)

    @property
    def sentence(self) -> str:
        """The same as one text."""
        return " ".join(self.told)

    def _repr_markdown_(self) -> str:
        return as_markdown(self.sentence)


def rank(columns: Sequence[Column], weights: Weights, vetoes: tuple[Veto, ...], seed: int) -> Ranking:
    """Rank by stochastic multicriteria acceptability analysis (SMAA-2).

    In each of 10,000 samples a set of weights and a value for all that is uncertain is
    drawn, and each company is worth the weighted mean over the criteria that apply to it.
    Each company and each criterion has luck of its own, so that neither the order of input
    nor another company changes what two companies are worth beside each other.

    References
    ----------
    Lahdelma, Salminen, SMAA-2, Operations Research 49 (2001), https://doi.org/10.1287/opre.49.3.444.11220
    """
    totals = totals_of(columns, weights, seed)
    shares = shared_by_equals(columns, rank_shares(totals))
    names = tuple(column.name for column in columns)
    order = in_order(columns, weights)
    return Ranking(
        Acceptability(names, tuple(tuple(row) for row in shares.tolist())),
        tuple(names[place] for place in order),
        tuple(_ahead(totals[one], totals[other]) for one, other in pairwise(order)),
        tuple((names[one], names[by]) for one, by in dominated(columns, weights)),
        vetoes,
        weights,
        tuple(columns),
    )


def in_order(columns: Sequence[Column], weights: Weights) -> tuple[int, ...]:
    """Places of the columns from first to last; ties by name, so that the order given never matters."""

    def key(place: int) -> tuple[bool, float, str, str]:
        column = columns[place]
        return column.vetoed, -column.total(weights.shares), column.name, column.slug

    return tuple(sorted(range(len(columns)), key=key))


def _ahead(one: NDArray[np.float64], other: NDArray[np.float64]) -> float:
    return round(float(np.mean(one > other) + np.mean(one == other) / 2), 12)


def dominated(columns: Sequence[Column], weights: Weights) -> tuple[tuple[int, int], ...]:
    """(who, by whom): on every weighted criterion at its best no better than the other at its worst.

    Only between companies to which the same criteria apply. On an exact tie everywhere
    nobody is dominated.
    """
    heavy = [place for place, share in enumerate(weights.shares) if share > 0]
    applies = np.array([[column.readings[k].applies for k in heavy] for column in columns])
    worst = np.array([[column.readings[k].floor for k in heavy] for column in columns])
    best = np.array([[column.readings[k].ceiling for k in heavy] for column in columns])
    no_better = np.ones((len(columns), len(columns)), dtype=bool)
    worse = np.zeros_like(no_better)
    for k in range(len(heavy)):
        same, both = applies[:, None, k] == applies[None, :, k], applies[:, None, k] & applies[None, :, k]
        no_better &= same & (~both | (best[:, None, k] <= worst[None, :, k]))
        worse |= both & (best[:, None, k] < worst[None, :, k])
    return tuple((int(one), int(by)) for one, by in np.argwhere(no_better & worse))
