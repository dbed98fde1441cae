"""Rules about the course: on what does survival rest, and does it hold?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from diligence.amounts import Absence, share_in_words
from diligence.analysis import Verdict
from diligence.flags import thresholds as at
from diligence.flags.flag import OUR_OWN, POSTHOG, Brief, Flag, Rubric, Rule, Unknown, pace_in_words
from diligence.flags.survival import INPUTS
from diligence.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

S5 = Rubric("S5", "The lines never meet", "Trevor Blackwell, https://growth.tlb.org", "costs")
S6 = Rubric(
    "S6", "Alive only at full speed", f"Bessemer and Scale on growth persistence; cut-off: {OUR_OWN}", "speed"
)
S7 = Rubric("S7", "Survival needs a heroic plan", f"{POSTHOG}; 1.5 times: {OUR_OWN}", "money")


def lines_never_meet(brief: Brief) -> Iterator[Flag | Unknown]:
    """S5: costs grow at least as fast as revenue, in a company that burns money."""
    position = brief.analysis.position
    growth, costs, burn = (position.likely(m) for m in ("growth", "expense_growth", "net_burn"))
    if burn is not None and burn <= 0:
        return
    if growth is None or costs is None or burn is None:
        yield Unknown("S5", position.missing(("growth", "expense_growth", "net_burn")))
    elif growth <= costs:
        rates = f"Revenue {pace_in_words(growth)}, spending {pace_in_words(costs)}"
        ask = "Which costs are fixed, and which grow with sales?"
        evidence = brief.evidence("growth", "expense_growth")
        yield S5.red(Severity.MAJOR, f"{rates}: growth alone never closes the gap.", evidence, ask)


def alive_only_at_full_speed(brief: Brief) -> Iterator[Flag | Unknown]:
    """S6: alive if nothing slows down, dead on sober terms."""
    founder, sober = brief.analysis.founder, brief.analysis.sober
    if founder.verdict is Verdict.NOT_ENOUGH_DATA:
        yield Unknown("S6", founder.missing)
    if founder.verdict is Verdict.DEFAULT_ALIVE and sober.verdict is Verdict.DEFAULT_DEAD:
        why = f"Alive if growth and costs hold. On sober terms it is not. {sober.why}"
        ask = "How did growth and costs change over the last four quarters?"
        evidence = brief.evidence("growth", "expense_growth", "gross_margin", "cash")
        yield S6.red(Severity.MAJOR, why, evidence, ask)


def heroic_plan(brief: Brief) -> Iterator[Flag | Unknown]:
    """S7: survival needs far more growth than there is, or than there can be."""
    founder, position = brief.analysis.founder, brief.analysis.position
    needed, growth = brief.analysis.growth_needed, position.likely("growth")
    if founder.verdict is Verdict.NOT_ENOUGH_DATA:
        yield Unknown("S7", founder.missing)
    if founder.verdict is not Verdict.DEFAULT_DEAD or (position.likely("revenue") or 0.0) <= 0:
        return
    ask = "What in the pipeline supports that growth?"
    if needed.absence is Absence.NEVER:
        why = "No growth is fast enough to reach profit on the cash there is."
        ask = "What would close the gap, other than growth?"
        yield S7.red(Severity.MAJOR, why, brief.evidence(*INPUTS), ask)
    elif needed.value is None or growth is None:
        yield Unknown("S7", position.missing(INPUTS))
    elif needed.value > at.HEROIC_TIMES * growth:
        target = f"To live, revenue has to grow {share_in_words(needed.value, 3)} a month"
        why = f"{target}; it {pace_in_words(growth)}."
        yield S7.red(Severity.MAJOR, why, brief.evidence(*INPUTS), ask)


COURSE_RULES: tuple[Rule, ...] = (lines_never_meet, alive_only_at_full_speed, heroic_plan)
