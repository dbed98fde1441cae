"""Rules about the number of people: do they come faster than revenue, do they go?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from diligence.amounts import day_in_words, number_in_words
from diligence.analysis.crosscheck import YEAR_AGO_MONTHS
from diligence.flags import exceptions
from diligence.flags.flag import Rubric, pace_in_words
from diligence.flags.sources import GRAHAM, OUR_OWN
from diligence.model import Figure, Severity
from diligence.months import months_between

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diligence.flags.brief import Brief
    from diligence.flags.engine import Rule
    from diligence.flags.flag import Finding

R5 = Rubric("R5", "Hiring outruns revenue", GRAHAM, "hiring")
R6 = Rubric(
    "R6",
    "The team shrinks",
    f"CB Insights on 431 shutdowns, by way of https://fail-labs.pages.dev/autopsy.html; 5 %: {OUR_OWN}",
    "people leave",
)

SHRINKING = "team.shrinking"
REASON_GIVEN = "yes, and the reason is given"
NO_REASON = "yes, and no reason is given"
"""A question of the bank, and two of its choices word for word."""

HEADCOUNT_THEN = "headcount_six_months_ago"
"""What R6 lacks where only today's headcount is known."""

_HALF_A_YEAR = 6.0
_LOOK_BACK_MONTHS = (3.0, 13.0)
"""How old the earlier headcount may be; the limit is brought to its distance."""


def hiring_outruns_revenue(brief: Brief) -> Iterator[Finding]:
    """R5: headcount grows faster than revenue; just after a round, by what is planned."""
    hiring, growth = brief.likely("headcount_growth"), _growth_of_the_same_time(brief)
    fresh, evidence = exceptions.fresh_round(brief), brief.evidence("headcount_growth", "growth")
    if fresh and (planned := planned_hiring(brief)) is not None:
        hiring, fresh, evidence = planned, None, brief.evidence("headcount", "planned_hires", "growth")
    if hiring is None or growth is None:
        yield R5.unknown(*brief.missing("headcount_growth", "growth"))
    elif hiring <= max(growth, 0.0):
        return
    elif fresh:
        yield R5.withheld(fresh)
    else:
        severity = Severity.CRITICAL if brief.analysis.verdict.is_dead else Severity.MAJOR
        why = f"Headcount {pace_in_words(hiring)}, revenue {pace_in_words(growth)}."
        flag = R5.red(severity, why, evidence, "Which open roles stop if revenue misses the plan?")
        paid_for = exceptions.profitable(brief)
        yield flag.softened_to(Severity.MINOR, paid_for) if paid_for else flag


def _growth_of_the_same_time(brief: Brief) -> float | None:
    """Growth of revenue over the last year where headcount is known over it too, else as it is today."""
    position = brief.analysis.position
    days = [position.figures[i].as_of for i in brief.evidence("headcount_growth") if i in position.figures]
    year = next((check for check in position.cross_checks if check.id == "Q3"), None)
    least, most = YEAR_AGO_MONTHS
    if year is not None and days and least <= months_between(min(days), max(days)) <= most:
        return year.reckoned
    return brief.likely("growth")


def planned_hiring(brief: Brief) -> float | None:
    """Monthly growth of headcount as planned hires bring it; ``None`` where none are on record.

    ``((people + hires) / people) ** (1 / months until the last starts) - 1``, a month at the least.
    """
    position = brief.analysis.position
    hires = [event for event in position.planned if event.metric == "planned_hires"]
    people = brief.likely("headcount")
    if not hires or not people:
        return None
    months = max(1.0, *(months_between(position.as_of, event.on) for event in hires))
    more = sum(event.amount.likely for event in hires)
    return float((1 + more / people) ** (1 / months) - 1)


def shrinking(brief: Brief) -> Iterator[Finding]:
    """R6: a twentieth of the people or more is gone within six months, and no reason is on record."""
    said = brief.said(SHRINKING, NO_REASON)
    ask = "Who left, who was let go, and are the posts filled again?"
    if said.word == REASON_GIVEN:
        return
    pair = _headcounts(brief)
    if pair is not None:
        then, now = pair
        before, people = then.likely or 0.0, now.likely or 0.0
        span = months_between(then.as_of, now.as_of)
        if people < before * (1 - brief.at.shrinking_share) ** (span / _HALF_A_YEAR):
            fell = f"Headcount went from {number_in_words(before)} on {day_in_words(then.as_of)}"
            to = f"to {number_in_words(people)} on {day_in_words(now.as_of)}"
            why = f"{fell} {to}, and no reason for it is on record."
            yield R6.red(Severity.MAJOR, why, (then.id, now.id, *said.evidence), ask)
            return
    if said.word == NO_REASON:
        told = "Asked whether the team has become smaller, the answer was yes, without a reason."
        yield R6.red(Severity.MAJOR, f"{told}{said.dispute}", said.evidence, ask)
    elif pair is None:
        yield R6.unknown(*(brief.missing("headcount") or (HEADCOUNT_THEN,)))


def _headcounts(brief: Brief) -> tuple[Figure, Figure] | None:
    """Today's headcount and the one nearest to six months before it, if both are on record."""
    figures = brief.dossier.figures_of("headcount")
    sources, as_of = brief.evidence("headcount"), brief.analysis.position.as_of
    now = next((f for f in figures if f.id in sources and f.as_of <= as_of), None)
    if now is None:
        return None
    least, most = _LOOK_BACK_MONTHS
    earlier = [f for f in figures if least <= months_between(f.as_of, now.as_of) <= most]
    if not earlier:
        return None
    return min(earlier, key=lambda f: abs(months_between(f.as_of, now.as_of) - _HALF_A_YEAR)), now


PEOPLE_RULES: tuple[Rule, ...] = (hiring_outruns_revenue, shrinking)
