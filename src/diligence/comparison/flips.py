"""What would flip the first two: a weight, or a figure, and by how much."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING

from diligence.amounts import share_in_words
from diligence.comparison.order import PLACES, Column
from diligence.comparison.ranking import in_order
from diligence.comparison.words import as_markdown

if TYPE_CHECKING:
    from diligence.comparison.criterion import Criterion
    from diligence.comparison.weights import Weights


TINY = 1e-9
"""Nearer to nothing, or to all, than this is there."""


@dataclass(frozen=True)
class WeightFlip:
    """A weight at which the first two are level; past it they change places.

    Attributes
    ----------
    now, at
        The criterion's share of all weights, 0..1, the others keeping their proportions.
    """

    criterion: Criterion
    now: float
    at: float

    @property
    def in_words(self) -> str:
        """The two shares."""
        side = "more" if self.at > self.now else "less"
        label = self.criterion.label.lower()
        return f"{label} weighing {share_in_words(self.at)} or {side} (now {share_in_words(self.now)})"


@dataclass(frozen=True)
class FigureFlip:
    """A value of one company on one criterion at which the first two are level.

    Attributes
    ----------
    name
        The company whose value it is.
    now
        In words, as it stands in the table.
    at
        In the figure's unit.
    better
        Whether the value would have to become better; else worse.
    known
        Whether anything is known of it now.
    """

    criterion: Criterion
    name: str
    now: str
    at: float
    better: bool
    known: bool

    @property
    def in_words(self) -> str:
        """Whose figure, and from where to where."""
        side = "better" if self.better else "worse"
        label, at = self.criterion.label.lower(), self.criterion.words(self.at)
        now = f"now {self.now}" if self.known else self.now
        return f"{label} of {self.name} at {at} or {side} ({now})"


@dataclass(frozen=True)
class Flips:
    """What would make the first two change places, the smallest change first.

    Attributes
    ----------
    first, second
        Names; ``second`` is empty when there is only one company.
    by_weight
        One weight changed, all else as it is; exact.
    by_figure
        One value changed, all else at its mean.
    sentence
        What it comes to.
    """

    first: str
    second: str
    by_weight: tuple[WeightFlip, ...]
    by_figure: tuple[FigureFlip, ...]
    sentence: str

    def _repr_markdown_(self) -> str:
        return as_markdown(self.sentence)


def flips_of(columns: Sequence[Column], weights: Weights) -> Flips:
    """What would flip the first two at the middle of the weights and of what is uncertain.

    A weight: with N = sum of w * u and D = sum of w over the other criteria that apply,
    the first two are level where (Na + w ua) / (Da + w) = (Nb + w ub) / (Db + w).
    A figure: level where its worth moves by (total of a - total of b) * Da / w.
    """
    order = in_order(columns, weights)
    if len(order) == 1:
        return Flips(columns[0].name, "", (), (), f"Only {columns[0].name} is here: nothing can flip.")
    first, second = columns[order[0]], columns[order[1]]
    if second.vetoed and not first.vetoed:
        return Flips(first.name, second.name, (), (), _barred(first.name, second.name))
    gap = first.total(weights.shares) - second.total(weights.shares)
    if gap == 0:
        words = f"{first.name} and {second.name} are level: any difference would decide."
        return Flips(first.name, second.name, (), (), words)
    by_weight = sorted(_by_weight(first, second, weights), key=lambda flip: abs(flip.at - flip.now))
    by_figure = [
        flip for _, flip in sorted(_by_figure(first, second, weights, gap), key=lambda each: each[0])
    ]
    words = _sentence(first.name, second.name, by_weight, by_figure)
    return Flips(first.name, second.name, tuple(by_weight), tuple(by_figure), words)


def _sentence(first: str, second: str, by_weight: list[WeightFlip], by_figure: list[FigureFlip]) -> str:
    ways = [*(flip.in_words for flip in by_weight[:1]), *(flip.in_words for flip in by_figure[:2])]
    if not ways:
        return f"No single weight and no single figure puts {second} before {first}."
    told = f"{second} would come before {first} with {' or '.join(ways)}."
    return told if by_weight else f"{told} No single weight does."


def _barred(first: str, second: str) -> str:
    return f"No weight and no figure moves {second} past {first}: a critical flag stands against it."


def _by_weight(first: Column, second: Column, weights: Weights) -> Iterator[WeightFlip]:
    for place, share in enumerate(weights.shares):
        others = sum(weights.shares) - share
        levels = _level(first, second, weights.shares, place)
        if others <= 0 or not levels:
            continue
        nearest = min((w / (w + others) for w in levels), key=lambda at: abs(at - share))
        yield WeightFlip(first.readings[place].criterion, share, nearest)


def _level(first: Column, second: Column, shares: Sequence[float], place: int) -> list[float]:
    """Weights of one criterion, the others fixed, at which two companies are level."""
    na, da, ua, ia = _parts(first, shares, place)
    nb, db, ub, ib = _parts(second, shares, place)
    square, linear, constant = (
        (ua - ub) * ia * ib,
        na * ib + ua * ia * db - nb * ia - ub * ib * da,
        na * db - nb * da,
    )
    square, linear, constant = (round(each, PLACES) for each in (square, linear, constant))
    # At a weight of nothing two can be level, but none is less that would let them change places.
    return [weight for weight in _roots(square, linear, constant) if weight > TINY]


def _roots(square: float, linear: float, constant: float) -> list[float]:
    if square == 0:
        return [] if linear == 0 else [-constant / linear]
    under = linear * linear - 4 * square * constant
    if under < 0:
        return []
    return [(-linear + sign * sqrt(under)) / (2 * square) for sign in (-1, 1)]


def _parts(column: Column, shares: Sequence[float], place: int) -> tuple[float, float, float, float]:
    """Weighted worth and weight of the other criteria that apply; this one's worth, and 1 if it applies."""
    others = [
        (share, reading.mean)
        for k, (share, reading) in enumerate(zip(shares, column.readings, strict=True))
        if k != place and reading.applies
    ]
    here = column.readings[place]
    total = sum(share * mean for share, mean in others)
    return total, sum(share for share, _ in others), here.mean, float(here.applies)


def _by_figure(
    first: Column, second: Column, weights: Weights, gap: float
) -> Iterator[tuple[float, FigureFlip]]:
    """With by how much of the worth each moves."""
    for column, better in ((first, False), (second, True)):
        pairs = list(zip(weights.shares, column.readings, strict=True))
        heavy = sum(share for share, reading in pairs if reading.applies)
        for share, reading in pairs:
            if not (reading.applies and share > 0):
                continue
            moved = gap * heavy / share
            worth = reading.mean + moved if better else reading.mean - moved
            if TINY < worth < 1 - TINY:
                at = reading.criterion.at(worth) * reading.size
                yield (
                    moved,
                    FigureFlip(
                        reading.criterion, column.name, reading.in_words, at, better, reading.absence is None
                    ),
                )
