"""Quick checks of a revenue history: may its growth be taken at face value?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import exp, log
from statistics import StatisticsError, correlation, median

from diligence.amounts import money_in_words, share_in_words
from diligence.analysis.foregone import SMALL_BASE
from diligence.months import Month

RECENT_MONTHS = 12
"""Older months belong to another size of company (ChartMogul on compound monthly growth)."""

SHORT_MONTHS = 6
"""Fewer monthly points say little about growth: our own threshold, after Paul Graham's
"last several months"."""

JUMP_NEEDS_CHANGES = 3
"""Monthly changes without which no month can stand out from the others."""

JUMP_AT_LEAST = log(1.25)
"""What a jump rises, and rises above the usual month. Swings of a tenth are common, and of 12 such
months one is soon three robust sigmas out: our own threshold."""

JUMP_SHARE = 0.5
"""A month with more than this share of all rises is a jump: our own threshold."""

JUMP_SIGMAS, SIGMA_OF_MAD = 3.0, 1.4826
"""How far out a jump lies. The median absolute deviation times 1.4826 is the standard deviation of
a normal distribution (Rousseeuw and Croux 1993, https://doi.org/10.1080/01621459.1993.10476408)."""

YEAR_MONTHS = 12

SEASON_MONTHS = 24
"""Two years: a calendar month must come twice to repeat itself."""

SEASON_CORRELATION = 0.6
"""How alike the two years are when there is a season; eleven pairs of chance reach it one time in
forty (t distribution with nine degrees of freedom). Our own threshold."""

SEASON_AT_LEAST = log(1.05)
"""What a month of the season differs from the usual month by, in both years: our own threshold."""

_NAMED = 3


@dataclass(frozen=True)
class GrowthCheck:
    """One thing looked at in a history of revenue.

    Attributes
    ----------
    id
        ``one_off_jump``, ``season``, ``small_base``, ``short_history``, ``gaps``,
        ``duplicates`` or ``no_revenue``.
    found
        Whether it is there; ``None`` when the history can't tell.
    finding
        One sentence for a reader.
    months
        The months concerned, oldest first.
    ask
        The question to ask about it; empty unless it was found.
    """

    id: str
    found: bool | None
    finding: str
    months: tuple[Month, ...] = ()
    ask: str = ""


def checks_of(
    history: Sequence[tuple[date, float]], series: Mapping[Month, float], currency: str
) -> tuple[GrowthCheck, ...]:
    """Every check of one history, always all seven and in the same order.

    Parameters
    ----------
    history
        As it was given: day and revenue of that month, in any order.
    series
        The same as one amount a month, oldest first (`growth.by_month`).
    currency
        ISO 4217 code.

    Examples
    --------
    >>> month = Month(2026, 6)
    >>> for check in checks_of([(month.last_day, 4_000.0)], {month: 4_000.0}, "USD"):
    ...     print(check.id, check.found)
    one_off_jump None
    season None
    small_base True
    short_history True
    gaps False
    duplicates False
    no_revenue False
    """
    return (
        one_off_jump(series, currency),
        season(series),
        small_base(series, currency),
        _short(series),
        _gaps(series),
        _duplicates(history),
        _no_revenue(series),
    )


def changes(series: Mapping[Month, float]) -> dict[Month, float]:
    """The log change ln(R[n] / R[n-1]) of each month whose neighbour before is there, both above zero.

    Examples
    --------
    >>> months = {Month(2026, 1): 100.0, Month(2026, 2): 110.0, Month(2026, 4): 150.0}
    >>> {str(month): round(change, 3) for month, change in changes(months).items()}
    {'February 2026': 0.095}
    """
    return {
        month: log(amount) - log(series[month + -1])
        for month, amount in series.items()
        if amount > 0 and series.get(month + -1, 0.0) > 0
    }


def one_off_jump(series: Mapping[Month, float], currency: str) -> GrowthCheck:
    """Whether one of the last 12 monthly changes makes the growth look better than it is.

    It is the largest rise, of at least 25 % and at least 25 % above the median change of
    the other months, and either more than half of all rises taken together or more than
    three robust standard deviations (1.4826 times the median absolute deviation) above
    that median.
    """
    recent = {month: r for month, r in series.items() if max(series) - month <= RECENT_MONTHS}
    steps = changes(recent)
    if len(steps) < JUMP_NEEDS_CHANGES:
        why = "Four months of revenue in a row are needed to tell a jump from growth."
        return GrowthCheck("one_off_jump", None, why)
    month = max(steps, key=lambda m: steps[m])
    others = [change for m, change in steps.items() if m != month]
    usual = median(others)
    excess = steps[month] - usual
    sigma = SIGMA_OF_MAD * median(abs(change - usual) for change in others)
    rises = sum(change for change in steps.values() if change > 0)
    stands_out = steps[month] > JUMP_SHARE * rises or excess > JUMP_SIGMAS * sigma
    if min(steps[month], excess) < JUMP_AT_LEAST or not stands_out:
        return GrowthCheck("one_off_jump", found=False, finding="No single month makes the growth.")
    before, after = (money_in_words(series[m], currency) for m in (month + -1, month))
    return GrowthCheck(
        "one_off_jump",
        found=True,
        finding=f"Revenue went from {before} to {after} in {month}; "
        f"the usual month changes it by {share_in_words(exp(usual) - 1)}.",
        months=(month,),
        ask=f"What was sold in {month}, and does it come back every month?",
    )


def season(series: Mapping[Month, float]) -> GrowthCheck:
    """Whether the last two years rise and fall in the same calendar months.

    The 23 monthly log changes of 24 months, less their median, are compared a year apart:
    11 pairs. There is a season when the pairs correlate by 0.6 or more and some month
    lies 5 % or more to the same side of the median in both years.
    """
    if not series:
        return GrowthCheck("season", None, "There is no history yet.")
    months = [max(series) + -back for back in reversed(range(SEASON_MONTHS))]
    if any(series.get(month, 0.0) <= 0 for month in months):
        why = "A season shows only in two whole years of revenue, and there are not as many months."
        return GrowthCheck("season", None, why)
    steps = list(changes({month: series[month] for month in months}).values())
    usual = median(steps)
    swings = [step - usual for step in steps]
    pairs = list(zip(months[1:], swings[:-YEAR_MONTHS], swings[YEAR_MONTHS:], strict=False))
    alike = tuple(
        month for month, then, now in pairs if then * now > 0 and min(abs(then), abs(now)) >= SEASON_AT_LEAST
    )
    if not alike or _correlation(pairs) < SEASON_CORRELATION:
        return GrowthCheck("season", found=False, finding="The two years don't move alike: no season shows.")
    named = " and ".join(str(month).split()[0] for month in alike[:_NAMED])
    return GrowthCheck(
        "season",
        found=True,
        finding=f"Revenue has a season: {named} moved alike in both years.",
        months=tuple(sorted((*alike, *(month + YEAR_MONTHS for month in alike)))),
        ask="How does each month compare with the same month last year?",
    )


def _correlation(pairs: Sequence[tuple[Month, float, float]]) -> float:
    try:
        return correlation([then for _, then, _ in pairs], [now for _, _, now in pairs])
    except StatisticsError:
        return 0.0


def small_base(series: Mapping[Month, float], currency: str) -> GrowthCheck:
    """Whether the last month is too small for its growth to mean much (`foregone.SMALL_BASE`)."""
    if not series or currency not in SMALL_BASE:
        why = f"There is no threshold in {currency}." if series else "There is no history yet."
        return GrowthCheck("small_base", None, why)
    last = max(series)
    amount, least = (money_in_words(value, currency) for value in (series[last], SMALL_BASE[currency]))
    if series[last] >= SMALL_BASE[currency]:
        return GrowthCheck("small_base", found=False, finding=f"Revenue is above {least} a month.")
    return GrowthCheck(
        "small_base",
        found=True,
        finding=f"Revenue of {amount} in {last} is a small base: under {least} a rate says little.",
        months=(last,),
        ask="How many customers were added in each of the last months?",
    )


def _short(series: Mapping[Month, float]) -> GrowthCheck:
    count = len(series)
    known = (
        f"{count or 'no'} month{'' if count == 1 else 's'} of revenue {'is' if count == 1 else 'are'} known"
    )
    if count >= SHORT_MONTHS:
        return GrowthCheck("short_history", found=False, finding=f"{known.capitalize()}.")
    finding = f"{known.capitalize()}: fewer than {SHORT_MONTHS} say little about growth."
    return GrowthCheck(
        "short_history",
        found=True,
        finding=finding,
        months=tuple(series),
        ask="What was revenue in each month?",
    )


def _gaps(series: Mapping[Month, float]) -> GrowthCheck:
    whole = range(max(series) - min(series)) if series else range(0)
    missing = tuple(min(series) + n for n in whole if min(series) + n not in series)
    if not missing:
        return GrowthCheck("gaps", found=False, finding="No month is missing in between.")
    return GrowthCheck(
        "gaps",
        found=True,
        finding=f"No figure for {_listed(missing)}; nothing was filled in.",
        months=missing,
        ask=f"What was revenue in {_listed(missing)}?",
    )


def _duplicates(history: Sequence[tuple[date, float]]) -> GrowthCheck:
    entries = Counter(Month.of(day) for day, _ in history)
    twice = tuple(sorted(month for month, count in entries.items() if count > 1))
    if not twice:
        return GrowthCheck("duplicates", found=False, finding="Every month is there once.")
    return GrowthCheck(
        "duplicates",
        found=True,
        finding=f"More than one figure for {_listed(twice)}; the latest of the month counts.",
        months=twice,
        ask=f"Which figure for {_listed(twice)} stands?",
    )


def _no_revenue(series: Mapping[Month, float]) -> GrowthCheck:
    without = tuple(month for month, amount in series.items() if amount <= 0)
    if not without:
        return GrowthCheck("no_revenue", found=False, finding="Every month has revenue.")
    return GrowthCheck(
        "no_revenue",
        found=True,
        finding=f"Revenue of zero or less in {_listed(without)}; the trend is read from the months after.",
        months=without,
        ask=f"Was there no revenue in {_listed(without)}, or is a figure missing?",
    )


def _listed(months: Sequence[Month]) -> str:
    """Up to three months by name, and how many more."""
    named = [str(month) for month in months[:_NAMED]]
    more = len(months) - len(named)
    if more:
        named.append(f"{more} more")
    return " and ".join(filter(None, (", ".join(named[:-1]), named[-1])))
