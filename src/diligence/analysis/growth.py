"""Growth from a history: compounded over 3, 6 and 12 months, and as a robust trend."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import expm1, isfinite, log, log1p, sqrt
from statistics import NormalDist, median

import numpy as np

from diligence.amounts import Measure
from diligence.analysis.growth_checks import RECENT_MONTHS, GrowthCheck, checks_of
from diligence.analysis.position import Value
from diligence.analysis.terms import LIVE_WITHIN, LOWEST_RATE
from diligence.errors import ImpossibleInputError
from diligence.months import Month

TREND_NEEDS_MONTHS = 4
"""Fewer months give no interval that excludes anything."""

INTERVAL_SHARE = 0.80
"""Confidence of the interval around the trend."""


@dataclass(frozen=True)
class Trend:
    """The growth that runs through the months, whatever single months did.

    Attributes
    ----------
    rate
        Share per month.
    low_rate, high_rate
        Ends of the 80 % interval, kept within what a projection can run on; ``None``
        exactly when there is no rate.
    months
        The months it was read from, oldest first.
    """

    rate: Measure
    low_rate: float | None = None
    high_rate: float | None = None
    months: tuple[Month, ...] = ()


@dataclass(frozen=True)
class Growth:
    """What a history of monthly revenue says about growth.

    Attributes
    ----------
    cmgr_3_rate, cmgr_6_rate, cmgr_12_rate
        Compound monthly growth over the last 3, 6 and 12 months, share per month.
    trend
        The robust monthly rate with its interval.
    checks
        Why the rates may mislead: always all seven, found or not.
    """

    cmgr_3_rate: Measure
    cmgr_6_rate: Measure
    cmgr_12_rate: Measure
    trend: Trend
    checks: tuple[GrowthCheck, ...]

    @property
    def found(self) -> tuple[GrowthCheck, ...]:
        """The checks that found something."""
        return tuple(check for check in self.checks if check.found)

    def value(self, sources: tuple[str, ...] = ()) -> Value | None:
        """The value of the metric ``growth``, or ``None`` when there is no trend.

        The likely rate is the middle one of the trend and the compound rates over 3, 6 and
        12 months, as far as they are known: a single month or a trend that broke moves it
        little. Its range spans them all and the interval of the trend, which alone is too
        narrow where revenue wanders.

        Parameters
        ----------
        sources
            Ids of the figures the history was made of.

        Examples
        --------
        >>> amounts = enumerate((10_000.0, 11_000.0, 12_100.0, 13_310.0), start=1)
        >>> value = growth_of([(date(2026, n, 28), amount) for n, amount in amounts], "USD").value()
        >>> round(value.likely, 6), value.how
        (0.1, 'derived: the middle of trend and CMGR of revenue from January 2026 to April 2026')
        """
        trend = self.trend
        if trend.rate.value is None or trend.low_rate is None or trend.high_rate is None:
            return None
        compound = (self.cmgr_3_rate.value, self.cmgr_6_rate.value, self.cmgr_12_rate.value)
        known = [_kept(rate) for rate in compound if rate is not None]
        return Value(
            min(trend.low_rate, *known),
            median((trend.rate.value, *known)),
            max(trend.high_rate, *known),
            f"derived: the middle of trend and CMGR of revenue from {trend.months[0]} to {trend.months[-1]}",
            sources,
            tuple(check.finding for check in self.found),
        )


def growth_of(history: Sequence[tuple[date, float]], currency: str) -> Growth:
    """Growth of a company from its monthly revenue.

    CMGR over k months is ``(R[n] / R[n-k]) ** (1 / k) - 1``, n the last month and k
    counted in calendar months: from March to June is 3. The trend is the median of the
    slopes ``(ln R[j] - ln R[i]) / (j - i)`` over all pairs of months (Theil-Sen), brought
    back by ``exp(slope) - 1``; its interval is Sen's, by the ranks of those slopes.

    Parameters
    ----------
    history
        Day and revenue of the month it lies in, in any order. Of several entries of a
        month the latest day counts, of one day the one given last. A month without an
        entry is a gap: nothing is filled in, and a CMGR that starts there is unknown.
        Zero or less has no logarithm: a CMGR that touches it is not applicable, and
        the trend starts after the last such month.
    currency
        ISO 4217 code, for the size of the base.

    Returns
    -------
    Growth
        The trend uses the last 12 monthly changes at most, since older ones belong to
        another size of company, and needs 4 months. The interval takes what single
        months do as independent; where revenue wanders it is too narrow.

    Raises
    ------
    ImpossibleInputError
        For an amount that is not finite.

    References
    ----------
    ChartMogul on compound monthly growth (the last 12 months at most), read in the copy
    at http://www.tezzaworld.com/posting.php. P. K. Sen, "Estimates of the Regression
    Coefficient Based on Kendall's Tau", Journal of the American Statistical Association 63,
    1968, https://doi.org/10.1080/01621459.1968.10480934

    Examples
    --------
    >>> days = [date(2025, n, 28) for n in range(1, 13)]
    >>> growth = growth_of([(day, 20_000 * 1.05**n) for n, day in enumerate(days)], "USD")
    >>> round(growth.cmgr_3_rate.value, 6), round(growth.trend.rate.value, 6)
    (0.05, 0.05)
    >>> growth.cmgr_12_rate.why
    'revenue of December 2024 is missing'
    """
    series = by_month(history)
    return Growth(
        _cmgr(series, 3),
        _cmgr(series, 6),
        _cmgr(series, 12),
        trend_of(series),
        checks_of(history, series, currency),
    )


def by_month(history: Sequence[tuple[date, float]]) -> Mapping[Month, float]:
    """One amount for each month, oldest first; the latest entry of a month counts.

    Raises
    ------
    ImpossibleInputError
        For an amount that is not finite.

    Examples
    --------
    >>> by_month([(date(2026, 2, 28), 12.0), (date(2026, 1, 31), 10.0), (date(2026, 2, 1), 11.0)])
    {Month(year=2026, number=1): 10.0, Month(year=2026, number=2): 12.0}
    """
    for day, amount in history:
        if not isfinite(amount):
            month = f"revenue of {Month.of(day)}"
            raise ImpossibleInputError(month, "a finite amount", amount)
    return {Month.of(day): amount for day, amount in sorted(history, key=lambda entry: entry[0])}


def compounded(rate: float, from_months: float, to_months: float) -> float:
    """A rate of growth over one length of time, as the rate over another.

    ``(1 + rate) ** (to_months / from_months) - 1``. A week is 84 / 365.2425 months, as in
    Trevor Blackwell's calculator (https://growth.tlb.org); `amounts.Period.months` has
    the lengths.

    Parameters
    ----------
    rate
        Share, at least -1.
    from_months, to_months
        Lengths of time, above 0.

    Raises
    ------
    ImpossibleInputError
        For a rate below -1, a time that is not above 0, and a result too large to write.

    Examples
    --------
    >>> from diligence.amounts import Period
    >>> round(compounded(0.08, Period.MONTH.months, Period.YEAR.months), 3)
    1.518
    >>> round(compounded(0.01, Period.WEEK.months, Period.MONTH.months), 4)
    0.0442
    """
    for name, months in (("from_months", from_months), ("to_months", to_months)):
        if not (isfinite(months) and months > 0):
            raise ImpossibleInputError(name, "above 0", months)
    if not (isfinite(rate) and rate >= -1):
        raise ImpossibleInputError("rate", "-100 % or more", rate)
    if rate == -1:
        return -1.0
    try:
        return expm1(log1p(rate) * to_months / from_months)
    except OverflowError:
        raise ImpossibleInputError("rate", "one that can be compounded that far", rate) from None


def _cmgr(series: Mapping[Month, float], months: int) -> Measure:
    if not series:
        return Measure.unknown("there is no history yet")
    last = max(series)
    first = last + -months
    if first not in series:
        return Measure.unknown(f"revenue of {first} is missing")
    for month in (last, first):
        if series[month] <= 0:
            return Measure.not_applicable(f"there was no revenue in {month}")
    return Measure.known(expm1((log(series[last]) - log(series[first])) / months))


def trend_of(series: Mapping[Month, float]) -> Trend:
    """The robust monthly rate of a history by month (`by_month`), as in `growth_of`."""
    if not series:
        return Trend(Measure.unknown("there is no history yet"))
    last = max(series)
    recent = [month for month in series if last - month <= RECENT_MONTHS]
    empty = [month for month in recent if series[month] <= 0]
    if last in empty:
        return Trend(Measure.not_applicable(f"there was no revenue in {last}"))
    months = tuple(month for month in recent if not empty or month > empty[-1])
    if len(months) < TREND_NEEDS_MONTHS:
        since = f" since {empty[-1]}, which had none" if empty else f" up to {last}"
        why = f"a trend needs {TREND_NEEDS_MONTHS} months of revenue, and there are {len(months)}{since}"
        return Trend(Measure.unknown(why))
    low, likely, high = _slopes([month - months[0] for month in months], [log(series[m]) for m in months])
    if not log1p(LOWEST_RATE) <= likely <= log1p(LIVE_WITHIN[1]):
        why = "no company changes as fast as these amounts; check them for a typing error"
        return Trend(Measure.not_applicable(why))
    return Trend(Measure.known(_rate(likely)), _rate(low), _rate(high), months)


def _rate(slope: float) -> float:
    """A log change a month as a share."""
    return _kept(expm1(min(slope, log1p(LIVE_WITHIN[1]))))


def _kept(rate: float) -> float:
    """A rate kept where a projection can run on it."""
    return min(max(rate, LOWEST_RATE), LIVE_WITHIN[1])


def _slopes(places: Sequence[int], heights: Sequence[float]) -> tuple[float, float, float]:
    """Lowest, median and highest slope: Theil-Sen, with Sen's 80 % interval.

    Of the N slopes in order, those of rank (N - z s) / 2 and (N + z s) / 2 + 1 are the ends,
    with s**2 = (n (n-1) (2n+5) - sum of t (t-1) (2t+5)) / 18 for n points of which t are
    equally high, and z the normal quantile (Sen 1968, section 6).
    """
    x, y = np.asarray(places), np.asarray(heights)
    before, after = np.triu_indices(len(x), k=1)
    slopes = np.sort((y[after] - y[before]) / (x[after] - x[before]))
    _, ties = np.unique(y, return_counts=True)
    kinds = np.array([len(x), *ties])
    whole, *tied = kinds * (kinds - 1) * (2 * kinds + 5) / 18
    reach = NormalDist().inv_cdf((1 + INTERVAL_SHARE) / 2) * sqrt(whole - sum(tied))
    lowest = max(round((len(slopes) - reach) / 2) - 1, 0)
    highest = min(round((len(slopes) + reach) / 2), len(slopes) - 1)
    return float(slopes[lowest]), median(slopes.tolist()), float(slopes[highest])
