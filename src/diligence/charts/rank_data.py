"""How stable the order of companies is, as a value: how often each comes first, second, third."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from diligence.charts.counting import listed
from diligence.charts.crowd import MOST_ROWS, left_out
from diligence.charts.labels import showable
from diligence.charts.picture import NumbersTable
from diligence.comparison import Ranking, in_100

PLACES = ("first", "second", "third")
"""Ranks that are shown apart; all below are one."""

SURE = 0.995
"""A share above this reads as always."""

_SUBTITLE = (
    "Of 100 plausible weightings and futures of the figures, in how many each company is at which place"
)


class Acceptable(Protocol):
    """Companies, and how often each is at each rank.

    Attributes
    ----------
    names
        Of the companies.
    shares
        ``shares[i][r]`` is the share of weights and futures in which ``names[i]`` is at rank r + 1.
    """

    @property
    def names(self) -> Sequence[str]: ...  # noqa: D102 - see above

    @property
    def shares(self) -> Sequence[Sequence[float]]: ...  # noqa: D102


@dataclass(frozen=True)
class Standing:
    """How often one company is at each place.

    Attributes
    ----------
    shares
        First, second, third, and all places below together: shares that make one.
    """

    name: str
    shares: tuple[float, ...]
    said: str


@dataclass(frozen=True)
class RankPicture:
    """Everything the rank chart shows, the one with the best places first.

    Attributes
    ----------
    places
        What each part of a bar stands for.
    """

    title: str
    subtitle: str
    sentence: str
    footnote: str
    standings: tuple[Standing, ...]
    places: tuple[str, ...]
    table: NumbersTable


def rank_picture(value: Acceptable | Ranking) -> RankPicture:
    """Work out how often each company comes first, second, third.

    Parameters
    ----------
    value
        What `diligence.comparison` found over the plausible weights and uncertain inputs:
        a ranking, or its `Acceptability`.
    """
    value = value.acceptability if isinstance(value, Ranking) else value
    many = len(value.names)
    places = PLACES[:many] + (("lower",) if many > len(PLACES) else ())
    found = []
    for name, each in zip(value.names, value.shares, strict=True):
        shares = _merged(each)
        found.append(
            Standing(showable(name), shares, f"first in {in_100(shares[0])}" if shares[0] else "never first")
        )
    standings = sorted(found, key=lambda s: ([-sum(s.shares[: n + 1]) for n in range(len(s.shares))], s.name))
    title = _title(standings)
    said = "; ".join(f"{s.name}: {_in_words(s, places)}" for s in standings[:MOST_ROWS])
    return RankPicture(
        title,
        _SUBTITLE,
        f"{title}. {said}.",
        left_out(many, MOST_ROWS, "that come first most often"),
        tuple(standings[:MOST_ROWS]),
        places,
        NumbersTable(
            "How often each company is at which place",
            ("Company", *(place.capitalize() for place in places)),
            tuple((s.name, *map(_share_in_words, s.shares)) for s in standings),
        ),
    )


def _merged(shares: Sequence[float]) -> tuple[float, ...]:
    """The first three places, and all below as one."""
    first = tuple(float(share) for share in shares[: len(PLACES)])
    return (*first, float(sum(shares[len(PLACES) :]))) if len(shares) > len(PLACES) else first


def _in_words(standing: Standing, places: Sequence[str]) -> str:
    shares = zip(places, standing.shares, strict=True)
    return ", ".join(f"{place} {_share_in_words(share)}" for place, share in shares if round(share * 100))


def _share_in_words(share: float) -> str:
    """How often something is so: what never happened is told from what hardly did."""
    if share <= 0:
        return "never"
    return "always" if share >= 1 else f"in {in_100(share)}"


def _title(standings: Sequence[Standing]) -> str:
    if not standings:
        return "There is nothing to put in order"
    first = standings[0]
    if len(standings) == 1:
        return f"{first.name} stands alone: there is nothing to put in order"
    top = first.shares[0]
    level = [s.name for s in standings if round(s.shares[0] * 100) == round(top * 100)]
    if len(level) > 1:
        return f"{listed(level)} come first equally often: the weights decide"
    if top > SURE:
        return f"{first.name} comes first whatever the weights"
    second = max(standings[1:], key=lambda s: s.shares[0])
    also = f"{second.name} in {in_100(second.shares[0])}"
    half = 0.5
    if top > half:
        return f"{first.name} comes first in {in_100(top)}, {also}"
    leads = max(standings, key=lambda s: s.shares[0])
    return f"No company comes first in most: {leads.name} in {in_100(leads.shares[0])}, {also}"
