"""Rules about survival: is there money, and for how long?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from diligence.amounts import Absence, money_in_words, months_in_words, share_in_words
from diligence.analysis import Analysis, Verdict, runway
from diligence.analysis.pinch import SLOW_GROWTH
from diligence.flags import exceptions
from diligence.flags.flag import Rubric
from diligence.flags.sources import GRAHAM, PINCH
from diligence.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diligence.flags.brief import Brief
    from diligence.flags.engine import Rule
    from diligence.flags.flag import Finding, Flag

S1 = Rubric("S1", "Default dead", GRAHAM, "money")
S2 = Rubric("S2", "Fatal pinch", PINCH, "money")
S3 = Rubric(
    "S3", "Less than six months of money", "caycon.com, Questions to ask before joining a startup", "money"
)
S4 = Rubric("S4", "The next raise is near", "Bessemer, State of the Cloud 2023; D. Cummings, 2014", "money")

INPUTS = ("revenue", "expenses", "growth", "cash")
"""What a verdict rests on."""


def default_dead(brief: Brief) -> Iterator[Finding]:
    """S1: on the founder's own terms, the money ends before profit."""
    reading = brief.analysis.founder
    if reading.verdict is Verdict.NOT_ENOUGH_DATA:
        yield S1.unknown(*reading.missing)
    if reading.verdict not in (Verdict.DEFAULT_DEAD, Verdict.NOT_MEANINGFUL):
        return
    if (little := exceptions.small_base(brief)) and exceptions.growth_decides(brief):
        yield S1.withheld(little)
    elif reading.verdict is Verdict.DEFAULT_DEAD:
        months = runway_of(brief.analysis)
        short = months is not None and months < brief.at.runway_major_months
        severity = Severity.CRITICAL if short else Severity.MAJOR
        ask = "What changes the course, and by when?"
        yield _less_dead(brief, S1.red(severity, reading.why, brief.evidence(*INPUTS), ask))


def _less_dead(brief: Brief, flag: Flag) -> Flag:
    """S1 where something speaks for it; the strongest reason alone, since one is enough."""
    if early := exceptions.too_early(brief):
        return flag.softened_to(Severity.INFO, early)
    signed = brief.analysis.signed
    if (coming := exceptions.signed_not_wired(brief)) and signed and not signed.verdict.is_dead:
        return flag.softened_to(Severity.MAJOR, coming)
    if capital := exceptions.capital_intensive(brief):
        return flag.softened_to(Severity.MAJOR, capital)
    return flag


def fatal_pinch(brief: Brief) -> Iterator[Finding]:
    """S2: default dead, little time, and slow growth or nothing signed."""
    analysis = brief.analysis
    if analysis.verdict is Verdict.NOT_ENOUGH_DATA:
        yield S2.unknown(*analysis.asked.missing)
    if analysis.verdict is Verdict.DEFAULT_DEAD and runway_is_unknown(analysis):
        yield S2.unknown(*brief.missing("cash", "net_burn"))
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


def short_runway(brief: Brief) -> Iterator[Finding]:
    """S3 and S4: less than six, twelve or eighteen months of money."""
    if exceptions.profitable(brief):
        return
    months, by, evidence = money_left(brief)
    if months is None:
        if runway_is_unknown(brief.analysis):
            for rubric in (S3, S4):
                yield rubric.unknown(*brief.missing("cash", "net_burn"))
        return
    span, at = f"{_money_for(months)} {by}", brief.at
    signed, fit = exceptions.signed_not_wired(brief), exceptions.strong_fit(brief)
    if months < at.runway_critical_months and signed:
        yield S3.withheld(signed)
        coming = money_in_words(signed_money(brief.analysis), brief.analysis.position.currency)
        why = f"{span}; {coming} is signed and not in the bank yet."
        ask = "When does the signed money arrive, and what could still stop it?"
        yield S4.red(Severity.MAJOR, why, (*evidence, *brief.evidence("signed_money")), ask)
    elif months < at.runway_critical_months:
        why = f"{span}; a raise often takes half a year, and no signed money is on record."
        flag = S3.red(
            Severity.CRITICAL, why, evidence, "Which commitments are signed, and what happens if they slip?"
        )
        yield flag.softened_to(Severity.MAJOR, fit) if fit else flag
    elif months < at.runway_minor_months:
        severity = Severity.MAJOR if months < at.runway_major_months else Severity.MINOR
        why = f"{span}: the next raise will shape your first year."
        flag = S4.red(severity, why, evidence, "When does fundraising start, and on which figures?")
        yield flag.softened_to(Severity.MINOR, fit) if fit else flag


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
