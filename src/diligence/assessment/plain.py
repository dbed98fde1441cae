"""An assessment as plain JSON types: the contract of ``--json``.

``null`` means that a number does not exist; the ``why`` beside it maps its name
to the reason.
"""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from diligence.amounts import Measure
from diligence.assessment.plain_figures import (
    Plain,
    numbers,
    or_unknown,
    plain_findings,
    plain_growth,
    plain_indicator,
    plain_value,
)
from diligence.assessment.plain_judgement import plain_fit, plain_profile, plain_silence

if TYPE_CHECKING:
    from diligence.analysis import Analysis, Flip, IfTheyRaise, Needs, Odds, Reading
    from diligence.assessment.ask import NextQuestion
    from diligence.assessment.assess import Assessment
    from diligence.assessment.coverage import Coverage
    from diligence.flags import Flag


def plain_analysis(analysis: Analysis) -> Plain:
    """The answer of ``diligence quick --json``."""
    projection = analysis.asked.projection
    found = {
        "months_to_profit": projection.months_to_profit,
        "capital_needed": projection.capital_needed,
        "runway_months": projection.runway_months,
        "simple_runway_months": analysis.simple_runway_months,
        "growth_needed": analysis.growth_needed,
    }
    return {
        "verdict": analysis.verdict.value,
        "firm": analysis.firm,
        "undecided": analysis.undecided,
        "flips_on": [_plain_flip(flip, terms) for terms, flip in _turns(analysis)],
        "reason": analysis.asked.why,
        "missing": list(analysis.asked.missing),
        **numbers(found),
        "currency": analysis.position.currency,
        "founder_terms": _plain_reading(analysis.founder),
        "sober_terms": _plain_reading(analysis.sober),
        **({} if analysis.signed is None else {"with_signed_money": _plain_reading(analysis.signed)}),
        "odds": _plain_odds(analysis.odds),
        "if_they_raise": _plain_raising(analysis.if_they_raise),
        "needs": _plain_needs(analysis.needs),
        "assumptions": [f"{analysis.asked.terms.name}: {text}" for text in analysis.asked.terms.assumptions],
    }


def plain_assessment(assessment: Assessment) -> Plain:
    """The answer of ``diligence check --json``."""
    analysis = assessment.analysis
    company = assessment.dossier.company
    return {
        "company": company.slug,
        "name": company.name,
        "as_of": assessment.as_of.isoformat(),
        **plain_analysis(analysis),
        "position": {metric: plain_value(value) for metric, value in analysis.position.values.items()},
        **plain_findings(analysis.position),
        "growth": plain_growth(analysis.growth),
        "indicators": [plain_indicator(indicator) for indicator in analysis.indicators],
        "unused": [{"figure": figure, "why": why} for figure, why in analysis.position.unused],
        "fit": plain_fit(assessment.fit),
        "flags": [plain_flag(flag) for flag in assessment.flags],
        **plain_silence(assessment),
        "profile": [plain_profile(profile) for profile in assessment.profile],
        "coverage": _plain_coverage(assessment.coverage),
        "next_questions": [_plain_question(question) for question in assessment.next_questions],
    }


def _plain_question(question: NextQuestion) -> Plain:
    said = {"about": question.about, "ask": question.ask, "whom": question.whom.value, "why": question.why}
    gain = question.certainty_gain
    return said if gain is None else {**said, "certainty_gain": gain}


def plain_flag(flag: Flag) -> Plain:
    """One flag, with its evidence and the question to ask."""
    return {
        "id": flag.id,
        "colour": flag.colour.value,
        "severity": flag.severity.value,
        "title": flag.title,
        "why": flag.why,
        "evidence": list(flag.evidence),
        "ask": flag.ask,
        "whom": flag.whom.value,
        "source": flag.source,
        "cause": flag.cause,
        "softened": flag.softened,
    }


def _plain_reading(reading: Reading) -> Plain:
    projection, terms = reading.projection, reading.terms
    found = {
        "months_to_profit": projection.months_to_profit,
        "capital_needed": projection.capital_needed,
        "runway_months": projection.runway_months,
        "growth_rate": or_unknown(terms.growth_rate, "growth is not known yet"),
    }
    return {
        "verdict": reading.verdict.value,
        "reason": reading.why,
        **numbers(found),
        "persistence": terms.persistence,
        "expense_growth_rate": terms.expense_growth_rate,
        "gross_margin": terms.gross_margin,
        "assumptions": list(terms.assumptions),
    }


def _plain_odds(odds: Odds) -> Plain:
    found = {f"alive_{month}": share for month, share in odds.alive.items()}
    found["profit_before_cash_out"] = odds.profit_before_cash_out
    unknown = odds.profit_before_cash_out.absence is not None
    found["error"] = odds.profit_before_cash_out if unknown else Measure.known(odds.error)
    return {**numbers(found), "assumptions": list(odds.assumptions)}


def _plain_raising(raising: IfTheyRaise) -> Plain:
    found = {f"alive_{month}": share for month, share in raising.alive.items()}
    return {**numbers({**found, "raised": raising.raised}), "assumptions": list(raising.assumptions)}


def _plain_needs(needs: Needs) -> Plain:
    return numbers({each.name: getattr(needs, each.name) for each in fields(needs)})


def _turns(analysis: Analysis) -> list[tuple[str, Flip]]:
    """What turns the verdict asked for and the sober one, each with the name of its terms."""
    readings = ((analysis.asked, analysis.flips), (analysis.sober, analysis.sober_flips))
    return [(reading.terms.name, flip) for reading, turns in readings for flip in turns]


def _plain_flip(flip: Flip, terms: str) -> Plain:
    all_at_once = "only all together, each at its own end, do the figures change it"
    past = Measure.not_applicable(all_at_once) if flip.past is None else Measure.known(flip.past)
    return {
        "terms": terms,
        "metric": flip.metric,
        **numbers({"past": past}),
        "above": flip.above,
        "becomes": flip.becomes.value,
    }


def _plain_coverage(coverage: Coverage) -> Plain:
    return {
        "known_share": coverage.known_share,
        "figures_known": list(coverage.figures_known),
        "figures_missing": list(coverage.figures_missing),
        "themes": [
            {
                "id": theme.theme,
                "title": theme.title,
                "total": theme.total,
                "asked": theme.asked,
                "answered": theme.answered,
                "evidenced": theme.evidenced,
            }
            for theme in coverage.themes
        ],
    }
