"""Product-market fit, themes, and what was not raised, as plain JSON types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diligence.assessment.plain_figures import Plain, numbers

if TYPE_CHECKING:
    from diligence.analysis.fit import Fit
    from diligence.analysis.ladder import Claim
    from diligence.analysis.mark import Sign
    from diligence.assessment.assess import Assessment
    from diligence.assessment.themes import ThemeProfile


def plain_fit(fit: Fit) -> Plain:
    """The level that is shown, what is claimed, and the signs behind it."""
    trifecta, survey = fit.trifecta, fit.survey
    return {
        **numbers({"level": fit.level}),
        "at_most": fit.at_most,
        "claims": [_claim(claim) for claim in fit.claims],
        "in_words": fit.in_words,
        "reasons": list(fit.reasons),
        "against": list(fit.against),
        "evidence": list(fit.evidence),
        "signs": {
            "growth": _sign(trifecta.growth),
            "use": _sign(trifecta.use),
            "retention": _sign(trifecta.retention),
        },
        "survey": {
            **_yes_no("points", survey.points, survey.in_words),
            "in_words": survey.in_words,
            "evidence": list(survey.evidence),
        },
        "next": fit.next,
        "question": fit.question,
    }


def _claim(claim: Claim) -> Plain:
    return {"by": claim.by, "level": claim.level}


def _sign(sign: Sign) -> Plain:
    marks = [mark.why for mark in sign.marks]
    why = "what is on record contradicts itself" if marks else sign.open_because
    return {**_yes_no("holds", sign.holds, why), "marks": marks}


def _yes_no(name: str, known: bool | None, why: str) -> Plain:  # noqa: FBT001 - it is the value itself
    return {name: known, "why": {name: f"unknown: {why}"} if known is None else {}}


def plain_profile(profile: ThemeProfile) -> Plain:
    """One theme: how many answers were how good, and the ids of its flags; no mark and no average."""
    return {
        "theme": profile.coverage.theme,
        "in_words": profile.in_words,
        "answered": profile.coverage.answered,
        "total": profile.coverage.total,
        "ratings": {rating.value: count for rating, count in profile.ratings.items()},
        "red": [flag.id for flag in profile.red],
        "green": [flag.id for flag in profile.green],
    }


def plain_silence(assessment: Assessment) -> Plain:
    """Rules not judged, flags withheld, rules that stopped, answers that don't fit, lines drawn elsewhere."""
    return {
        "unknown": [{"rule": item.rule, "missing": list(item.missing)} for item in assessment.unknown],
        "withheld": [
            {"rule": each.rule, "exception": each.exception, "why": each.why, "source": each.source}
            for each in assessment.withheld
        ],
        "broken": [{"rule": each.rule, "problem": each.problem} for each in assessment.broken],
        "misfits": [{"answer": each.answer, "problem": each.problem} for each in assessment.misfits],
        "overrides": [
            {"threshold": each.name, "default": each.default, "value": each.value}
            for each in assessment.overrides
        ],
    }
