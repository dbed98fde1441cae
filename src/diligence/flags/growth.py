"""Rules about growth: is there any, is it usual for the size, does it last?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from diligence.amounts import Absence, share_in_words
from diligence.analysis import scales_of
from diligence.analysis.choose import WINDOW_DAYS
from diligence.analysis.growth import by_month
from diligence.flags import exceptions
from diligence.flags.flag import Rubric, pace_in_words
from diligence.flags.sources import GROWTH, OUR_OWN
from diligence.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from diligence.flags.brief import Brief
    from diligence.flags.engine import Rule
    from diligence.flags.flag import Finding
    from diligence.months import Month

UNHINGED = (
    "Growth Unhinged, SaaS benchmarks 2024, "
    "https://www.growthunhinged.com/p/your-guide-to-the-2024-saas-benchmarks"
)
PERSISTENCE = "Growth persistence: https://revenue.fyi/snippets/growth-persistence; Benchmarkit"

R1 = Rubric("R1", "Revenue is flat or shrinks", GROWTH, "growth")
R2 = Rubric("R2", "Slow for its size", f"{UNHINGED}; half: {OUR_OWN}", "growth")
R3 = Rubric("R3", "Growth brakes hard", PERSISTENCE, "growth")

YEAR_AGO, TWO_YEARS_AGO = "revenue_a_year_ago", "revenue_two_years_ago"
"""What R3 lacks, in the words of the coverage."""

_YEAR = 12


def flat_or_shrinking(brief: Brief) -> Iterator[Finding]:
    """R1: no growth over the last six months or more."""
    position = brief.analysis.position
    growth, revenue = position.get("growth"), brief.likely("revenue")
    if revenue is not None and revenue <= 0:
        return
    rate, since = _recent_rate(brief)
    if rate is None:
        yield R1.unknown(*(brief.missing("growth") or (YEAR_AGO,)))
        return
    if rate > 0:
        return
    if season := exceptions.seasonal(brief):
        year = brief.analysis.growth.cmgr_12_rate.value
        if year is None:
            yield R1.unknown(YEAR_AGO)
            return
        if year > 0:
            yield R1.withheld(season)
            return
    severity = Severity.CRITICAL if brief.analysis.verdict.is_dead else Severity.MAJOR
    evidence = () if growth is None else growth.sources
    why = f"Revenue {pace_in_words(rate)}{since}."
    yield R1.red(severity, why, evidence or brief.evidence("revenue"), "Which customers left, and why?")


def _recent_rate(brief: Brief) -> tuple[float | None, str]:
    """Monthly growth over six months or more, and over which time; ``None`` where it is not known.

    From the months themselves where they are recent, else as it is stated, or as figures
    far enough apart give it.
    """
    six = brief.analysis.growth.cmgr_6_rate.value
    if six is not None and _recent_months(brief):
        return six, " over the last six months"
    growth = brief.analysis.position.get("growth")
    if growth is None or (growth.is_derived and exceptions.short_history(brief)):
        return None, ""
    return growth.likely, "" if growth.is_derived else ", by what is stated"


def _recent_months(brief: Brief) -> Mapping[Month, float]:
    """The history by month where its newest is at most 90 days old, else nothing."""
    position = brief.analysis.position
    days = [day for day, _ in position.history]
    if not days or (position.as_of - max(days)).days > WINDOW_DAYS:
        return {}
    return by_month(position.history)


def slow_for_its_size(brief: Brief) -> Iterator[Finding]:
    """R2: yearly growth below the median of companies of its size, or less than half of it."""
    yearly, annual = brief.indicator("yearly_growth").value.value, exceptions.annual_revenue_usd(brief)
    if brief.indicator("arr").value.absence is Absence.UNKNOWN or yearly is None:
        yield R2.unknown(*brief.missing("revenue", "growth"))
        return
    if annual is None or annual <= 0:
        return
    median = scales_of("yearly_growth", annual)[0].bands[-1].lowest
    if yearly >= median:
        return
    if little := exceptions.small_base(brief):
        yield R2.withheld(little)
        return
    severity = Severity.MAJOR if yearly < brief.at.slow_growth_times * median else Severity.MINOR
    pace = f"Revenue {'grows' if yearly >= 0 else 'shrinks'} {share_in_words(abs(yearly))} a year"
    why = f"{pace}; half of the software companies of its size grow {share_in_words(median)} or more."
    evidence = brief.evidence("growth", "recurring_revenue", "revenue")
    yield R2.red(
        severity, why, evidence, "What limits growth: demand, sales, the product, or customers who leave?"
    )


def braking_hard(brief: Brief) -> Iterator[Finding]:
    """R3: growth of this year is far below that of the year before."""
    months = _recent_months(brief)
    last = max(months, default=None)
    years = [] if last is None else [months.get(last + -back) for back in (0, _YEAR, 2 * _YEAR)]
    now, before, first = years or (None, None, None)
    if now is None or before is None or first is None:
        gone = ((YEAR_AGO, before), (TWO_YEARS_AGO, first))
        yield R3.unknown(*(name for name, amount in gone if amount is None))
        return
    if min(before, first) <= 0 or (earlier := before / first - 1) <= 0:
        return
    later = now / before - 1
    if later >= brief.at.braking_times * earlier:
        return
    if little := exceptions.small_base(brief):
        yield R3.withheld(little)
        return
    then = share_in_words(earlier)
    pace = f"grew {share_in_words(later)}" if later >= 0 else f"shrank {share_in_words(-later)}"
    why = f"Over the last year revenue {pace}; over the year before it grew {then}."
    ask = "What came to an end: a channel, a large customer, the push of a launch?"
    yield R3.red(Severity.MAJOR, why, brief.evidence("growth", "revenue"), ask)


GROWTH_RULES: tuple[Rule, ...] = (flat_or_shrinking, slow_for_its_size, braking_hard)
