"""Rules about the course: on what does survival rest, and does it hold?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from diligence.amounts import Absence, money_in_words, share_in_words
from diligence.analysis import Reading, Verdict, project, scales_of
from diligence.analysis.ahead import changes_of
from diligence.analysis.bands import CHARTMOGUL_GROWTH
from diligence.analysis.growth import compounded
from diligence.flags import exceptions
from diligence.flags.flag import Rubric, pace_in_words
from diligence.flags.sources import OUR_OWN, POSTHOG
from diligence.flags.survival import INPUTS
from diligence.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diligence.flags.brief import Brief
    from diligence.flags.engine import Rule
    from diligence.flags.flag import Finding

S5 = Rubric("S5", "The lines never meet", "Trevor Blackwell, https://growth.tlb.org", "costs")
S6 = Rubric(
    "S6", "Alive only at full speed", f"Bessemer and Scale on growth persistence; 2 %: {OUR_OWN}", "speed"
)
S7 = Rubric(
    "S7",
    "Survival needs a heroic plan",
    f"{POSTHOG}; ChartMogul, SaaS Growth Report; 1.5 times: {OUR_OWN}",
    "money",
)


def lines_never_meet(brief: Brief) -> Iterator[Finding]:
    """S5: costs grow at least as fast as revenue, in a company that burns money."""
    growth, burn = brief.likely("growth"), brief.likely("net_burn")
    fresh, costs = exceptions.fresh_round(brief), brief.likely("expense_growth")
    if fresh and (planned := planned_cost_growth(brief)) is not None:
        costs, fresh = planned, None
    lives = exceptions.profitable(brief)
    if growth is None or costs is None or burn is None:
        if not (lives or (burn is not None and burn <= 0)):
            yield S5.unknown(*brief.missing("growth", "expense_growth", "net_burn"))
    elif growth > costs or (burn <= 0 and not lives):
        return
    elif exempt := lives or fresh:
        yield S5.withheld(exempt)
    else:
        rates = f"Revenue {pace_in_words(growth)}, spending {pace_in_words(costs)}"
        why = f"{rates}: growth alone never closes the gap."
        evidence = brief.evidence("growth", "expense_growth")
        yield S5.red(Severity.MAJOR, why, evidence, "Which costs are fixed, and which grow with sales?")


def planned_cost_growth(brief: Brief) -> float | None:
    """Monthly growth of expenses as planned hires bring it; ``None`` where none are on record.

    ``((expenses + cost of all hires) / expenses) ** (1 / months until the last starts) - 1``,
    a month at the least. A hire costs what the projection takes them to.
    """
    changes = [c for c in changes_of(brief.analysis.position, ("planned_hires",)) if c.monthly_expenses > 0]
    expenses = brief.likely("expenses")
    if not changes or expenses is None or expenses <= 0:
        return None
    more = sum(change.monthly_expenses for change in changes)
    months = max(1, *(change.month for change in changes))
    return float((1 + more / expenses) ** (1 / months) - 1)


def alive_only_at_full_speed(brief: Brief) -> Iterator[Finding]:
    """S6: alive if nothing slows down, dead on sober terms or when costs creep up."""
    founder, sober = brief.analysis.founder, brief.analysis.sober
    if founder.verdict is Verdict.NOT_ENOUGH_DATA:
        yield S6.unknown(*founder.missing)
    if founder.verdict is not Verdict.DEFAULT_ALIVE:
        return
    if sober.verdict is Verdict.DEFAULT_DEAD:
        told = f"On sober terms it is not. {sober.why}"
    elif (creeping := _creeping(brief, founder)) is not None:
        told = creeping
    else:
        return
    if little := exceptions.small_base(brief):
        yield S6.withheld(little)
        return
    ask = "How did growth and costs change over the last four quarters?"
    evidence = brief.evidence("growth", "expense_growth", "gross_margin", "cash")
    yield S6.red(Severity.MAJOR, f"Alive if growth and costs hold. {told}", evidence, ask)


def _creeping(brief: Brief, founder: Reading) -> str | None:
    """What becomes of it when costs creep up, or ``None`` where it lives all the same."""
    position, rate = brief.analysis.position, brief.at.stress_expense_growth_rate
    projection = project(position, replace(founder.terms, expense_growth_rate=rate))
    if projection.alive is not False:
        return None
    if (needed := projection.capital_needed.value) is None:
        comes = "profit never comes"
    else:
        has = position.values["cash"].likely
        need, there = (money_in_words(amount, position.currency) for amount in (needed, has))
        comes = f"profit takes {need}, and it has {there}"
    return f"If costs rise {share_in_words(rate)} a month, {comes}."


def heroic_plan(brief: Brief) -> Iterator[Finding]:
    """S7: survival needs far more growth than there is, or than companies of its size have."""
    founder = brief.analysis.founder
    needed, growth = brief.analysis.growth_needed, brief.likely("growth")
    if founder.verdict is Verdict.NOT_ENOUGH_DATA:
        yield S7.unknown(*founder.missing)
    if founder.verdict is not Verdict.DEFAULT_DEAD or (brief.likely("revenue") or 0.0) <= 0:
        return
    if needed.absence is Absence.NEVER:
        why = "No growth is fast enough to reach profit on the cash there is."
        ask = "What would close the gap, other than growth?"
        yield S7.red(Severity.MAJOR, why, brief.evidence(*INPUTS), ask)
        return
    if needed.value is None or growth is None:
        yield S7.unknown(*brief.missing(*INPUTS))
        return
    target = f"To live, revenue has to grow {share_in_words(needed.value, 3)} a month"
    if needed.value > brief.at.heroic_times * growth:
        why = f"{target}; it {pace_in_words(growth)}."
    elif (decile := top_decile(brief)) is not None and compounded(needed.value, 1, 12) > decile:
        why = f"{target}, which a year is more than nine in ten companies of its size reach."
    else:
        return
    if little := exceptions.small_base(brief):
        yield S7.withheld(little)
        return
    yield S7.red(Severity.MAJOR, why, brief.evidence(*INPUTS), "What in the pipeline supports that growth?")


def top_decile(brief: Brief) -> float | None:
    """Yearly growth of the fastest tenth of its size; ``None`` for a size that nobody publishes one for."""
    annual = exceptions.annual_revenue_usd(brief)
    if annual is None:
        return None
    found = (scale.bands[-1] for scale in scales_of("yearly_growth", annual))
    return next((band.lowest for band in found if band.publisher is CHARTMOGUL_GROWTH), None)


COURSE_RULES: tuple[Rule, ...] = (lines_never_meet, alive_only_at_full_speed, heroic_plan)
