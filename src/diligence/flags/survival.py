"""Rules about survival: is there money, for how long, and on what does that rest?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from diligence.amounts import money_in_words, months_in_words, share_in_words
from diligence.analysis import Analysis, Verdict, project, runway
from diligence.flags import thresholds as at
from diligence.flags.flag import OUR_OWN, Brief, Flag, Rubric, Rule, Unknown
from diligence.model import Severity
from diligence.months import months_between

if TYPE_CHECKING:
    from collections.abc import Iterator

GRAHAM = "Paul Graham, Default Alive or Default Dead?, http://www.paulgraham.com/aord.html"
PINCH = "Paul Graham, The Fatal Pinch, http://www.paulgraham.com/pinch.html"
POSTHOG = "PostHog, What to ask in interviews, posthog.com/founders/what-to-ask-in-interviews"

S1 = Rubric("S1", "Default dead", GRAHAM, "money")
S2 = Rubric("S2", "Fatal pinch", PINCH, "money")
S3 = Rubric(
    "S3", "Less than six months of money", "caycon.com, Questions to ask before joining a startup", "money"
)
S4 = Rubric("S4", "The next raise is near", "Bessemer, State of the Cloud 2023; D. Cummings, 2014", "money")
S5 = Rubric("S5", "The lines never meet", "Trevor Blackwell, https://growth.tlb.org", "costs")
S6 = Rubric(
    "S6", "Alive only at full speed", f"Bessemer and Scale on growth persistence; cut-off: {OUR_OWN}", "speed"
)
S7 = Rubric("S7", "Survival needs a heroic plan", f"{POSTHOG}; 1.5 times: {OUR_OWN}", "money")
S8 = Rubric("S8", "Raising to stay alive", f"{POSTHOG}; nine months: {OUR_OWN}", "round")
S9 = Rubric("S9", "The question was not answered", GRAHAM, "awareness")
G1_PROFITABLE = Rubric("G1", "Profitable", GRAHAM, "room")
G1_ROOM = Rubric("G1", "Default alive with room", f"{GRAHAM}; margin: {OUR_OWN}", "room")
G2 = Rubric("G2", "Long runway", "Bessemer, State of the Cloud 2023", "long runway")

_INPUTS = ("revenue", "expenses", "growth", "cash")


def default_dead(brief: Brief) -> Iterator[Flag | Unknown]:
    """S1: on the founder's own terms, the money ends before profit."""
    reading = brief.analysis.founder
    if reading.verdict is Verdict.NOT_ENOUGH_DATA:
        yield Unknown("S1", reading.missing)
    if reading.verdict is not Verdict.DEFAULT_DEAD:
        return
    months = runway_of(brief.analysis)
    severity = Severity.CRITICAL if months is not None and months < at.RUNWAY_MAJOR_MONTHS else Severity.MAJOR
    young = _age_months(brief) is not None and (_age_months(brief) or 0.0) < at.YOUNG_MONTHS
    if young or brief.analysis.position.likely("revenue") == 0:
        severity = Severity.INFO
    yield S1.red(
        severity,
        reading.why + (" It is too young for this to weigh." if young else ""),
        brief.evidence(*_INPUTS),
        "What changes the course, and by when?",
    )


def fatal_pinch(brief: Brief) -> Iterator[Flag | Unknown]:
    """S2: default dead, little time, and slow growth or nothing signed."""
    if brief.analysis.verdict is not Verdict.FATAL_PINCH:
        return
    months = runway_of(brief.analysis) or 0.0
    yield S2.red(
        Severity.CRITICAL,
        f"{_capital(months_in_words(months))} of money, default dead, and no signed money on record.",
        brief.evidence("cash", "net_burn", "growth"),
        "If nobody invests again, what is the plan?",
    )


def short_runway(brief: Brief) -> Iterator[Flag | Unknown]:
    """S3 and S4: less than six, twelve or eighteen months of money."""
    analysis = brief.analysis
    if analysis.founder.verdict is Verdict.PROFITABLE:
        return
    months, stated = runway_of(analysis), analysis.position.likely("runway_months")
    evidence = brief.evidence("cash", "net_burn")
    by = "along the projected path" if analysis.founder.projection.income.size else "at today's burn"
    if months is None and stated is not None and not evidence:
        months, evidence, by = stated, brief.evidence("runway_months"), "by the company's own word"
    if months is None:
        if (
            analysis.simple_runway_months.value is None
            and analysis.founder.verdict is not Verdict.DEFAULT_ALIVE
        ):
            yield Unknown("S3", analysis.position.missing(("cash", "net_burn")))
        return
    span = f"{_capital(months_in_words(months))} of money {by}"
    signed = (analysis.position.likely("signed_money") or 0.0) > 0
    if months < at.RUNWAY_CRITICAL_MONTHS and not signed:
        why = f"{span}; a raise usually takes that long, and no signed money is on record."
        ask = "Which commitments are signed, and what happens if they slip?"
        yield S3.red(Severity.CRITICAL, why, evidence, ask)
    elif months < at.RUNWAY_MINOR_MONTHS:
        severity = Severity.MAJOR if months < at.RUNWAY_MAJOR_MONTHS else Severity.MINOR
        why = f"{span}: the next raise will shape your first year."
        ask = "When does fundraising start, and on which figures?"
        yield S4.red(severity, why, evidence, ask)


def lines_never_meet(brief: Brief) -> Iterator[Flag | Unknown]:
    """S5: costs grow at least as fast as revenue."""
    position = brief.analysis.position
    growth, costs, burn = (position.likely(m) for m in ("growth", "expense_growth", "net_burn"))
    if growth is None or costs is None or burn is None:
        yield Unknown("S5", position.missing(("growth", "expense_growth", "net_burn")))
    elif burn > 0 and growth <= costs:
        why = f"Revenue grows {share_in_words(growth)} a month, costs {share_in_words(costs)}: growth alone never closes the gap."
        ask = "Which costs are fixed, and which grow with sales?"
        evidence = brief.evidence("growth", "expense_growth")
        yield S5.red(Severity.MAJOR, why, evidence, ask)


def alive_only_at_full_speed(brief: Brief) -> Iterator[Flag | Unknown]:
    """S6: alive if nothing slows down, dead on sober terms."""
    founder, sober = brief.analysis.founder, brief.analysis.sober
    if founder.verdict is Verdict.DEFAULT_ALIVE and sober.verdict is Verdict.DEFAULT_DEAD:
        why = f"Alive if growth and costs hold. On sober terms it is not. {sober.why}"
        ask = "How did growth and costs change over the last four quarters?"
        evidence = brief.evidence("growth", "expense_growth", "gross_margin", "cash")
        yield S6.red(Severity.MAJOR, why, evidence, ask)


def heroic_plan(brief: Brief) -> Iterator[Flag | Unknown]:
    """S7: survival needs far more growth than there is."""
    needed, growth = brief.analysis.growth_needed.value, brief.analysis.position.likely("growth")
    if brief.analysis.founder.verdict is not Verdict.DEFAULT_DEAD or needed is None or growth is None:
        return
    if needed > at.HEROIC_TIMES * growth:
        why = f"It would have to grow {share_in_words(needed)} a month to live and grows {share_in_words(growth)}."
        ask = "What in the pipeline supports that growth?"
        yield S7.red(Severity.MAJOR, why, brief.evidence(*_INPUTS), ask)


def open_round(brief: Brief) -> Iterator[Flag | Unknown]:
    """S8: a round is being raised, nothing is signed, and the money is short."""
    answers = [
        a for a in brief.dossier.answers_to("money.fundraising") if a.value == "raising, nothing signed"
    ]
    months = runway_of(brief.analysis)
    if answers and months is not None and months < 9:
        severity = Severity.CRITICAL if months < at.RUNWAY_CRITICAL_MONTHS else Severity.MAJOR
        why = f"A round is being raised, nothing is signed, and there are {months_in_words(months)} of money."
        evidence = (*(a.id for a in answers), *brief.evidence("cash", "net_burn"))
        ask = "Is there a signed term sheet, and do today's investors take part?"
        yield S8.red(severity, why, evidence, ask)


def does_not_know(brief: Brief) -> Iterator[Flag | Unknown]:
    """S9: asked whether they are default alive, they don't know or don't mind."""
    unaware = ("they don't know", "they say it doesn't matter")
    answers = [a for a in brief.dossier.answers_to("money.default-alive") if a.value in unaware]
    if answers:
        why = "Asked whether the company is default alive, the answer was that it is not known or does not matter."
        ask = "Could we work it out together from cash, burn and growth?"
        evidence = tuple(a.id for a in answers)
        yield S9.red(Severity.MAJOR, why, evidence, ask)


def room_to_spare(brief: Brief) -> Iterator[Flag | Unknown]:
    """G1: profitable, or alive with room on harsher terms."""
    analysis = brief.analysis
    if analysis.founder.verdict is Verdict.PROFITABLE:
        evidence = brief.evidence("revenue", "expenses", "net_burn")
        yield G1_PROFITABLE.green(
            analysis.founder.why, evidence, "What would make you spend more than you earn?"
        )
        return
    if (
        analysis.founder.verdict is not Verdict.DEFAULT_ALIVE
        or analysis.sober.verdict is not Verdict.DEFAULT_ALIVE
    ):
        return
    terms = analysis.sober.terms
    costs = max(terms.expense_growth_rate, at.ROOM_EXPENSE_GROWTH)
    needed = project(analysis.position, replace(terms, expense_growth_rate=costs)).capital_needed.value
    cash = analysis.position.values["cash"].likely
    if needed is not None and cash >= at.ROOM_TIMES * needed:
        currency = analysis.position.currency
        why = f"Even with fading growth and rising costs it needs {money_in_words(needed, currency)} and has {money_in_words(cash, currency)}."
        ask = "What is the spare money for?"
        yield G1_ROOM.green(why, brief.evidence(*_INPUTS), ask)


def long_runway(brief: Brief) -> Iterator[Flag | Unknown]:
    """G2: two years of money at today's burn, or more."""
    months = brief.analysis.simple_runway_months.value
    if months is not None and months >= at.RUNWAY_LONG_MONTHS:
        why = f"{_capital(months_in_words(months))} of money at today's burn."
        evidence = brief.evidence("cash", "net_burn")
        yield G2.green(why, evidence, "What is planned for that time?")


def runway_of(analysis: Analysis) -> float | None:
    """Months of money on the founder's terms; ``None`` when unknown or without end."""
    return runway(analysis.position, analysis.founder.projection)


def _age_months(brief: Brief) -> float | None:
    founded = brief.dossier.company.founded
    return None if founded is None else months_between(founded, brief.analysis.position.as_of)


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]


SURVIVAL_RULES: tuple[Rule, ...] = (
    fatal_pinch,
    short_runway,
    default_dead,
    lines_never_meet,
    alive_only_at_full_speed,
    heroic_plan,
    open_round,
    does_not_know,
    room_to_spare,
    long_runway,
)
