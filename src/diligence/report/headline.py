"""The answer in one sentence, on both terms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diligence.amounts import money_in_words, months_in_words
from diligence.analysis import Reading, Verdict, runway
from diligence.report.words import ABOUT, about_months, capital, label_of, listed, lower_first

if TYPE_CHECKING:
    from diligence.analysis import Position
    from diligence.assessment import Assessment


def headline(assessment: Assessment) -> str:
    """One sentence first: the answer with its numbers, on the founder's terms and on sober ones."""
    verdict = assessment.verdict
    if verdict is Verdict.FATAL_PINCH:
        return _pinch(assessment)
    if verdict is Verdict.NOT_ENOUGH_DATA:
        return _not_enough(assessment)
    if verdict in (Verdict.PROFITABLE, Verdict.NOT_MEANINGFUL):
        return _with_sober_verdict(assessment, assessment.analysis.founder.why)
    return _on_both_terms(assessment)


def _pinch(assessment: Assessment) -> str:
    position, sober = assessment.position, assessment.analysis.sober
    months = runway(position, assessment.projection)
    left = "No money" if not months else f"{capital(about_months(months))} of money"
    told = runway(position, sober.projection)
    if months and told:
        same = about_months(told) == about_months(months)
        left += " on both terms" if same else f", on sober terms {about_months(told)}"
    signed = position.likely("signed_money") or 0.0
    if signed > 0:
        return f"{left}, and slow growth; {_about(signed, position)} is signed, not yet in the bank."
    return f"{left}, and no signed money on record."


def _not_enough(assessment: Assessment) -> str:
    missing = [label_of(metric) for metric in assessment.analysis.asked.missing]
    if not missing:
        return assessment.analysis.founder.why
    verb = "is" if len(missing) == 1 and not missing[0].endswith("s") else "are"
    whom = assessment.next_questions[0].whom.value if assessment.next_questions else "founder"
    return f"Too little is known for a verdict: {listed(missing)} {verb} not known yet: ask the {whom}."


def _on_both_terms(assessment: Assessment) -> str:
    founder, sober = assessment.analysis.founder, assessment.analysis.sober
    position, cash = assessment.position, assessment.position.likely("cash")
    needs = _needs(founder, position)
    if needs is None or cash is None:
        if sober.why == founder.why:
            return f"On both terms {lower_first(founder.why)}"
        return _with_sober_verdict(assessment, f"On the founder's terms {lower_first(founder.why)}")
    has = f"it has about {_about(cash, position)}"
    if founder.projection.runway_months.value is not None:
        has += f", {about_months(founder.projection.runway_months.value)} of money"
    months, money = needs
    told = f"{assessment.name} turns profitable in {months} and needs about {money} until then"
    fading = _needs(sober, position)
    if fading == needs:
        return f"On both terms {told}; {has}."
    if fading and fading[0] == months:
        return f"On both terms {told} ({fading[1]} on sober ones); {has}."
    sobers = f"in {fading[0]} and about {fading[1]}" if fading else "it never does"
    return f"On the founder's terms {told}, on sober terms {sobers}; {has}."


def _needs(reading: Reading, position: Position) -> tuple[str, str] | None:
    """How long until profit, and what it takes; ``None`` where there is none."""
    needed, months = reading.projection.capital_needed.value, reading.projection.months_to_profit.value
    return None if needed is None or months is None else (months_in_words(months), _about(needed, position))


def _with_sober_verdict(assessment: Assessment, said: str) -> str:
    sober = assessment.analysis.sober.verdict
    if sober in (assessment.analysis.founder.verdict, Verdict.NOT_ENOUGH_DATA):
        return said
    return f"{said.removesuffix('.')}; on sober terms it is {sober.words}."


def _about(amount: float, position: Position) -> str:
    return money_in_words(amount, position.currency, ABOUT)
