"""If they raise: a separate line, for money that nobody has signed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import log
from statistics import NormalDist
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from diligence.amounts import Measure, months_in_words, number_in_words, share_in_words
from diligence.analysis.draws import PATHS, Draws, draw
from diligence.analysis.futures import ROUND_LASTS_MONTHS, Course
from diligence.months import DAYS_PER_MONTH

if TYPE_CHECKING:
    from collections.abc import Mapping

    from diligence.analysis.position import Position
    from diligence.analysis.projection import Array

MONTHS = 36


@dataclass(frozen=True)
class NextRound:
    """How often and how soon companies of one stage close their next round.

    Attributes
    ----------
    chance_low, chance_high
        Share that ever does, as published; drawn evenly between them.
    median_months, upper_quartile_months
        Time since the last round, of those that do.
    """

    name: str
    chance_low: float
    chance_high: float
    median_months: float
    upper_quartile_months: float
    source: str

    @property
    def spread(self) -> float:
        """Standard deviation of the logarithm of the time (a lognormal through both quantiles)."""
        return log(self.upper_quartile_months / self.median_months) / NormalDist().inv_cdf(0.75)

    def closed_by(self, months: float) -> float:
        """Share of those that do close a round which have closed it by then."""
        if months <= 0:
            return 0.0
        return NormalDist(log(self.median_months), self.spread).cdf(log(months))


NEXT_ROUNDS: Mapping[str, NextRound] = MappingProxyType(
    {
        "seed": NextRound(
            "Series A",
            0.20,
            0.35,
            774 / DAYS_PER_MONTH,
            1251 / DAYS_PER_MONTH,
            "Carta, time between VC rounds 2024 (774 days in the median, 1,251 in the upper quarter), "
            "https://carta.com/data/time-between-VC-rounds-2024/; fewer than 35 % within two years, "
            "by way of https://aaronpickard.substack.com/p/how-much-runway-does-a-startup-need",
        ),
        "series a": NextRound(
            "Series B",
            0.40,
            0.50,
            25.0,
            25.0 * 1251 / 774,
            "Carta by way of https://www.saastr.com/the-new-bar-for-a-series-b (40 to 50 % by the fourth "
            "year); about 2.1 years between rounds; spread as from seed to Series A, our own",
        ),
    }
)
"""By stage. For later ones no odds that could be looked up were found."""


@dataclass(frozen=True)
class Financing:
    """Where a company stands between two rounds.

    Attributes
    ----------
    stage
        As entered: "seed", "Series A".
    months_since_round
        ``None`` when the day of the last round is not known: then it is taken to be today.
    """

    stage: str
    months_since_round: float | None = None

    @property
    def next_round(self) -> NextRound | None:
        """What is published about the round after this stage.

        Examples
        --------
        >>> Financing("Series A").next_round.name, Financing("pre-seed").next_round
        ('Series B', None)
        """
        stage = re.sub(r"[\s_-]+", " ", self.stage.strip().lower())
        return NEXT_ROUNDS.get("series a" if stage == "a" else stage)


@dataclass(frozen=True)
class IfTheyRaise:
    """Shares of simulated futures in which one more round may come; never mixed with the odds.

    Attributes
    ----------
    alive
        By month 12, 24 and 36: the share in which cash has lasted until then.
    raised
        Share that closed a round within 36 months, while still alive.
    assumptions
        In words, with their source.
    """

    alive: Mapping[int, Measure]
    raised: Measure
    assumptions: tuple[str, ...] = ()


def if_they_raise(
    position: Position, financing: Financing, *, paths: int = PATHS, seed: int = 0
) -> IfTheyRaise:
    """Play the same futures once more, with a round that comes as often and as soon as is published.

    A company whose last round is t months back has not raised since. It closes its next
    round by month n with the chance c (F(t + n) - F(t)) / (1 - c F(t)), c being the share
    that ever does and F the lognormal time between rounds of those. The round brings 18
    months of the burn of that month; there is one at most.

    Parameters
    ----------
    position
        Needs what the odds need.
    paths, seed
        Those of the odds: then the luck is theirs.
    """
    round_ = financing.next_round
    if round_ is None:
        stage = financing.stage
        return not_simulated(
            f"no odds were found for the round after {stage}" if stage else "the stage is not known yet"
        )
    drawn = draw(position, paths, seed)
    months = _round_months(drawn, round_, financing.months_since_round or 0.0)
    course = Course(drawn, months)
    shares = {}
    for month in range(1, MONTHS + 1):
        course.step()
        if month % 12 == 0:
            shares[month] = Measure.known(float(np.mean(course.lasts)))
    raised = Measure.known(float(np.mean(np.isfinite(months) & (course.cash_out_months() >= months))))
    return IfTheyRaise(MappingProxyType(shares), raised, _in_words(round_, financing))


def not_simulated(why: str) -> IfTheyRaise:
    """No odds, and the reason."""
    none = Measure.unknown(why)
    return IfTheyRaise(MappingProxyType(dict.fromkeys((12, 24, 36), none)), none)


def _round_months(drawn: Draws, round_: NextRound, since: float) -> Array:
    paths = drawn.cash.size
    chance = round_.chance_low + (round_.chance_high - round_.chance_low) * drawn.stream("chance").random(
        paths
    )
    before = round_.closed_by(since)
    closed = np.array([round_.closed_by(since + n + 1) - before for n in range(MONTHS)])
    luck = drawn.stream("round").random(paths) * (1 - chance * before) / chance
    month = np.searchsorted(closed, luck).astype(float)
    return np.where(month < MONTHS, month, np.inf)


def _in_words(round_: NextRound, financing: Financing) -> tuple[str, ...]:
    chance = f"{number_in_words(round_.chance_low * 100)} to {share_in_words(round_.chance_high)}"
    since = (
        "the day of the last round is not known, and taken to be today"
        if financing.months_since_round is None
        else f"the last round was {months_in_words(financing.months_since_round)} ago"
    )
    pace = f"half of those within {months_in_words(round_.median_months)} of the round before"
    return (
        f"{chance} of companies close a {round_.name}, {pace}",
        since,
        f"it brings {months_in_words(ROUND_LASTS_MONTHS)} of the burn of that month, once",
        f"source: {round_.source}",
    )
