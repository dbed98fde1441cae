"""An analysis and an assessment in words, for a terminal."""

from __future__ import annotations

from diligence.amounts import Measure, day_in_words, months_in_words, share_in_words
from diligence.analysis import Analysis, Reading
from diligence.assessment import Assessment
from diligence.comparison import in_100


def analysis_in_words(analysis: Analysis) -> str:
    """The verdict first, then both readings, then odds."""
    lines = [analysis.verdict.words.upper(), analysis.asked.why, ""]
    if analysis.asked.terms.name not in (analysis.founder.terms.name, analysis.sober.terms.name):
        lines.append(_reading(analysis.asked))
    lines += [_reading(analysis.founder), _reading(analysis.sober), _odds(analysis), ""]
    simple, path = analysis.simple_runway_months, analysis.asked.projection.runway_months
    lines.append(f"Runway     {_months(simple)} at today's burn; on this path {_months(path)}")
    lines.append(f"Needs      {_growth(analysis.growth_needed)}")
    if not analysis.firm:
        turned = ", ".join(
            f"{flip.metric.replace('_', ' ')} -> {flip.becomes.words}" for flip in analysis.flips
        )
        lines.append(f"Not firm   within the ranges given it turns on {turned}")
    return "\n".join(lines)


def assessment_in_words(assessment: Assessment) -> str:
    """The same for a company, with its flags and what to ask."""
    known = share_in_words(assessment.coverage.known_share)
    head = f"{assessment.name}, as of {day_in_words(assessment.as_of)}; {known} of what matters is known"
    lines = [head, "", analysis_in_words(assessment.analysis), "", "Flags"]
    lines += [f"  {flag.severity.value:9}{flag.title}. {flag.why}" for flag in assessment.flags] or [
        "  none raised"
    ]
    lines += ["", "Ask next"]
    lines += [
        f"  {n}. {q.ask} ({q.whom.value})" for n, q in enumerate(assessment.next_questions[:5], start=1)
    ]
    return "\n".join(lines)


def _reading(reading: Reading) -> str:
    return f"{reading.terms.name.capitalize():17}{reading.verdict.words}: {reading.why}"


def _odds(analysis: Analysis) -> str:
    share = analysis.odds.alive[24]
    if share.value is None:
        return f"{'Odds':17}not known yet: {share.why}"
    return f"{'Odds':17}alive in 24 months: {in_100(share.value)}, if no one invests"


def _months(measure: Measure) -> str:
    return measure.why if measure.value is None else months_in_words(measure.value)


def _growth(measure: Measure) -> str:
    if measure.value is None:
        return f"no growth figure: {measure.why}"
    return f"{share_in_words(measure.value)} a month to live"
