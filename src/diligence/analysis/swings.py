"""How the revenue of one company has swung from month to month, and will again.

The swings are those of simple exponential smoothing with drift, the ARIMA(0, 1, 1)
of the logarithm of revenue (J. F. Muth, "Optimal Properties of Exponentially Weighted
Forecasts", 1960, https://doi.org/10.1080/01621459.1960.10482064):

    ln R[n+1] = ln R[n] + g[n] + e[n+1] - theta * e[n]

A share theta of each surprise was a one-off and is gone the month after; the rest stays.
A plain random walk (theta = 0) would take every big order for a new level: on the
published histories of the casebook page its 80 % band held 96 of 100 outcomes.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import exp, hypot, log, sqrt
from statistics import median
from typing import TYPE_CHECKING

import numpy as np

from diligence.analysis.growth import by_month, trend_of
from diligence.months import Month

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

MONTHS_NEEDED = 6
"""Fewer months than this say nothing about swings (domain: B2)."""

MONTHS_USED = 13
"""A year of changes: older ones belong to a company of another size."""

MOST_ONE_OFF = 0.9
"""No history is taken to consist of one-offs alone."""

LEAST_GROWTH_SPREAD = 0.025
"""Monthly growth is never taken to be known better than this: our own, since even a smooth
year says little of the next. With it the bands held what the published histories brought."""

INTERVAL_TO_SPREAD = 2 * 1.2815515655446004
"""Width of a normal's 80 % interval in standard deviations."""


@dataclass(frozen=True)
class Swings:
    """The size and kind of one company's monthly surprises.

    Attributes
    ----------
    surprise
        Standard deviation of e, the surprise of one month in the log of revenue.
    one_off_share
        theta, 0..0.9: the share of a surprise that is gone the month after.
    growth_spread
        Standard deviation of what the monthly growth itself may really be.
    last_surprise
        e of the last month: what of today's revenue may be a one-off.
    changes
        Monthly changes these were measured on; few of them make a spread unsure too.
    """

    surprise: float
    one_off_share: float
    growth_spread: float
    last_surprise: float
    changes: int

    @property
    def one_off_today_rate(self) -> float:
        """By how much today's revenue is taken to be above its level, as a share."""
        return exp(self.one_off_share * self.last_surprise) - 1


def swings_of(history: Sequence[tuple[date, float]]) -> Swings | None:
    """Measure the swings on the last year of a monthly history.

    With d the monthly changes of ln R around their trend, v their variance and c their
    covariance with the change before: theta solves -theta / (1 + theta^2) = c / v (none
    where c >= 0), and the surprise is sqrt(v / (1 + theta^2)).

    Parameters
    ----------
    history
        Month and revenue, oldest first. Months without revenue are passed over, and a
        change is only taken between neighbouring months.

    Returns
    -------
    Swings or None
        ``None`` below six months with revenue, or with fewer than five changes.

    Examples
    --------
    >>> from datetime import date
    >>> months = [date(2026, m, 28) for m in range(1, 9)]
    >>> even = swings_of(list(zip(months, [100 * 1.08**n for n in range(8)])))
    >>> round(even.surprise, 6), even.one_off_share
    (0.0, 0.0)
    >>> bumpy = swings_of(list(zip(months, [100, 150, 100, 150, 100, 150, 100, 150])))
    >>> round(bumpy.one_off_share, 2)
    0.9
    """
    points = [(Month.of(day), log(amount)) for day, amount in history if amount > 0][-MONTHS_USED:]
    changes = [after - before for (m0, before), (m1, after) in pairwise(points) if m1 - m0 == 1]
    if len(points) < MONTHS_NEEDED or len(changes) < MONTHS_NEEDED - 1:
        return None
    trend = trend_of(by_month(history))
    low, high, rate = trend.low_rate, trend.high_rate, trend.rate.value
    drift = median(changes) if rate is None else log(1 + rate)
    around = np.array(changes) - drift
    spread, beside = float(around @ around), float(around[1:] @ around[:-1])
    # Even growth leaves rounding alone, and rounding has no pattern.
    even = spread < len(changes) * 1e-18
    theta = 0.0 if even else _one_off_share(beside / spread)
    variance = 0.0 if even else spread / (len(changes) - 1) / (1 + theta**2)
    width = 0.0 if low is None or high is None else log((1 + high) / (1 + low))
    wander = (1 - theta) * sqrt(variance / len(changes))
    return Swings(
        sqrt(variance),
        theta,
        max(hypot(width / INTERVAL_TO_SPREAD, wander), LEAST_GROWTH_SPREAD),
        _last_surprise(points, drift, theta),
        len(changes),
    )


def _one_off_share(correlation: float) -> float:
    """The theta of a moving average whose first autocorrelation is -theta / (1 + theta^2)."""
    if correlation >= 0:
        return 0.0
    if correlation <= -MOST_ONE_OFF / (1 + MOST_ONE_OFF**2):
        return MOST_ONE_OFF
    return (1 - sqrt(1 - 4 * correlation**2)) / (-2 * correlation)


def _last_surprise(points: Sequence[tuple[Month, float]], drift: float, theta: float) -> float:
    level, surprise = points[0][1], 0.0
    for (before, _), (month, seen) in pairwise(points):
        expected = level + drift * (month - before)
        surprise = seen - expected
        level = expected + (1 - theta) * surprise
    return surprise
