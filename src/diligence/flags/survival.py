"""Rules about survival: is there money, and for how long?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from diligence.amounts import Absence, money_in_words, months_in_words, share_in_words
from diligence.analysis import Analysis, Verdict, runway
from diligence.analysis.pinch import SLOW_GROWTH
from diligence.flags import thresholds as at
from diligence.flags.flag import Brief, Flag, Rubric, Rule, Unknown
from diligence.model import Severity
from diligence.months import months_between

if TYPE_CHECKING:
    from collections.abc import Iterator

GRAHAM = "Paul Graham, Default Alive or Default Dead?, http://www.paulgraham.com/aord.html"
PINCH = "Paul Graham, The Fatal Pinch, http://www.paulgraham.com/pinch.html"

S1 = Rubric("S1", "Default dead", GRAHAM, "money")
S2 = Rubric("S2", "Fatal pinch", PINCH, "money")
S3 = Rubric(
    "S3", "Less than six months of money", "caycon.com, Questions to ask before joining a startup", "money"
)
S4 = Rubric("S4", "The next raise is near", "Bessemer, State of the Cloud 2023; D. Cummings, 2014", "money")

INPUTS = ("revenue", "expenses", "growth", "cash")
"""What a verdict rests on."""


def default_dead(brief: Brief) -> Iterator[Flag | Unknown]:
    """S1: on the founder's own terms, the money ends before profit."""
    reading = brief.analysis.founder
    if reading.verdict is Verdict.NOT_ENOUGH_DATA:
        yield Unknown("S1", reading.missing)
    if reading.verdict is not Verdict.DEFAULT_DEAD:
        return
    months = runway_of(brief.analysis)
    severity = Severity.CRITICAL if months is not None and months < at.RUNWAY_MAJOR_MONTHS else Severity.MAJOR
    if (too_early := _too_early(brief)) is not None:
        severity = Severity.INFO
    why = reading.why if too_early is None else f"{reading.why} {too_early}"
    yield S1.red(severity, why, brief.evidence(*INPUTS), "What changes the course, and by when?")


def _too_early(brief: Brief) -> str | None:
    """Why being default dead does not weigh yet, or ``None``."""
    founded, position = brief.dossier.company.founded, brief.analysis.position
    if founded is not None and months_between(founded, position.as_of) < at.YOUNG_MONTHS:
        return "It is too young for this to weigh."
    if (position.likely("revenue") or 0.0) <= 0:
        return "Before the first revenue this does not weigh yet."
    return None


def fatal_pinch(brief: Brief) -> Iterator[Flag | Unknown]:
    """S2: default dead, little time, and slow growth or nothing signed."""
    analysis = brief.analysis
    if analysis.verdict is Verdict.NOT_ENOUGH_DATA:
        yield Unknown("S2", analysis.asked.missing)
    if analysis.verdict is Verdict.DEFAULT_DEAD and runway_is_unknown(analysis):
        yield Unknown("S2", analysis.position.missing(("cash", "net_burn")))
    if analysis.verdict is not Verdict.FATAL_PINCH:
        return
    growth = analysis.position.likely("growth")
    weak = []
    if growth is not None and growth < SLOW_GROWTH:
        weak.append(f"growth of {share_in_words(growth)} a month")
    if signed_money(analysis) <= 0:
        weak.append("no signed money on record")
    yield S2.red(
        Severity.CRITICAL,
        f"{_money_for(runway_of(analysis) or 0.0)}, default dead, with {' and '.join(weak)}.",
        brief.evidence("cash", "net_burn", "growth", "signed_money"),
        "If nobody invests again, what is the plan?",
    )


def short_runway(brief: Brief) -> Iterator[Flag | Unknown]:
    """S3 and S4: less than six, twelve or eighteen months of money."""
    analysis = brief.analysis
    if analysis.founder.verdict is Verdict.PROFITABLE:
        return
    months, by, evidence = money_left(brief)
    if months is None:
        if runway_is_unknown(analysis):
            yield Unknown("S3", analysis.position.missing(("cash", "net_burn")))
        return
    span, signed = f"{_money_for(months)} {by}", signed_money(analysis)
    if months < at.RUNWAY_CRITICAL_MONTHS and signed <= 0:
        why = f"{span}; a raise often takes half a year, and no signed money is on record."
        ask = "Which commitments are signed, and what happens if they slip?"
        yield S3.red(Severity.CRITICAL, why, evidence, ask)
    elif months < at.RUNWAY_CRITICAL_MONTHS:
        coming = money_in_words(signed, analysis.position.currency)
        why = f"{span}; {coming} is signed and not in the bank yet."
        ask = "When does the signed money arrive, and what could still stop it?"
        yield S4.red(Severity.MAJOR, why, (*evidence, *brief.evidence("signed_money")), ask)
    elif months < at.RUNWAY_MINOR_MONTHS:
        severity = Severity.MAJOR if months < at.RUNWAY_MAJOR_MONTHS else Severity.MINOR
        why = f"{span}: the next raise will shape your first year."
        yield S4.red(severity, why, evidence, "When does fundraising start, and on which figures?")


def money_left(brief: Brief) -> tuple[float | None, str, tuple[str, ...]]:
    """Months of money, by which reckoning, and the figures it rests on.

    Along the projected path where there is one, else at today's burn, else as the
    company states it.
    """
    analysis = brief.analysis
    months, stated = runway_of(analysis), analysis.position.likely("runway_months")
    if months is not None:
        burn = analysis.position.get("net_burn")
        if analysis.founder.projection.income.size:
            by = "along the projected path"
        elif burn is not None and burn.rests_on("runway_months"):
            by = "by the company's own word"
        else:
            by = "at today's burn"
        return months, by, brief.evidence("cash", "net_burn")
    if stated is not None and runway_is_unknown(analysis):
        return stated, "by the company's own word", brief.evidence("runway_months")
    return None, "", ()


def runway_of(analysis: Analysis) -> float | None:
    """Months of money on the founder's terms; ``None`` when unknown or without end."""
    return runway(analysis.position, analysis.founder.projection)


def runway_is_unknown(analysis: Analysis) -> bool:
    """Whether neither the path nor today's burn says how long the money lasts."""
    measures = (analysis.founder.projection.runway_months, analysis.simple_runway_months)
    return all(measure.absence is Absence.UNKNOWN for measure in measures)


def signed_money(analysis: Analysis) -> float:
    """Money signed and not yet in the bank; zero when none is on record."""
    return analysis.position.likely("signed_money") or 0.0


def _money_for(months: float) -> str:
    words = months_in_words(months)
    return f"{words[0].upper()}{words[1:]} of money"


SURVIVAL_RULES: tuple[Rule, ...] = (fatal_pinch, short_runway, default_dead)
