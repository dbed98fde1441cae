"""What an assessment says on each criterion."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import inf
from types import MappingProxyType
from typing import TYPE_CHECKING

from diligence.amounts import Absence
from diligence.analysis import efficiency, founders_terms, project, scales_of
from diligence.analysis.foregone import SMALL_BASE
from diligence.analysis.recipes import ALL_RECURS
from diligence.comparison.criteria import BY_ID, CRITERIA, THEMES
from diligence.comparison.ends import at_best, at_worst
from diligence.comparison.reading import Reading
from diligence.comparison.standing import standing_of, themes_of
from diligence.model import METRICS

if TYPE_CHECKING:
    from diligence.analysis import Indicator, Position, Projection
    from diligence.assessment import Assessment, NextQuestion


def readings_of(assessment: Assessment) -> tuple[Reading, ...]:
    """One reading for each criterion, in their order."""
    return tuple(
        _of_answers(assessment, criterion.id) if criterion.id in THEMES else _JUDGES[criterion.id](assessment)
        for criterion in CRITERIA
    )


def asked_for(assessment: Assessment, *about: str) -> str:
    """The question that would fill a gap: the most telling one about these metrics or themes."""
    wanted = {*about, *(q.id for q in assessment.bank.questions if q.metric in about)}
    found = (q.ask for q in assessment.next_questions if _topics(q) & wanted)
    metric = METRICS.get(about[0])
    return next(found, f"What is the latest figure for {metric.label.lower()}?" if metric else "")


def _topics(question: NextQuestion) -> set[str]:
    return {question.about, question.question, question.question.partition(".")[0]} - {""}


def _alive(a: Assessment) -> Reading:
    criterion, share = BY_ID["alive_24"], a.odds.alive[24]
    if share.value is None:
        return Reading.unknown(criterion, share.why, asked_for(a, "growth", "cash", "expenses", "revenue"))
    return Reading.known(criterion, share.value, share.value, share.value)


def _runway(a: Assessment) -> Reading:
    """From the sober path or the worst of the figures, whichever is shorter, to the best of them."""
    criterion = BY_ID["runway"]
    likely = months_of(a.position, a.projection)
    if likely is None:
        return Reading.unknown(
            criterion, a.analysis.simple_runway_months.why, asked_for(a, "cash", "net_burn")
        )
    others = [months_of(a.position, a.analysis.sober.projection), *_months_at_ends(a.position)]
    known = [likely, *(months for months in others if months is not None)]
    return Reading.known(criterion, min(known), likely, max(known))


def _months_at_ends(position: Position) -> Iterator[float | None]:
    for end in (at_worst(position), at_best(position)):
        yield months_of(end, project(end, founders_terms(end)))


def months_of(position: Position, projection: Projection) -> float | None:
    """Months until cash is gone: along the path, else at today's burn; infinite where it never is."""
    along = projection.runway_months
    if along.absence is not Absence.UNKNOWN:
        return inf if along.value is None else along.value
    cash, burn = position.likely("cash"), position.likely("net_burn")
    if burn is not None and burn <= 0:
        return inf
    return None if cash is None or burn is None else max(0.0, cash) / burn


def _growth(a: Assessment) -> Reading:
    """Growth a year over the median of its size; where the size is not known, of any size."""
    criterion, growth = BY_ID["growth"], a.position.get("growth")
    if growth is None:
        return Reading.unknown(criterion, "growth is not known yet", asked_for(a, "growth"))
    indicator = _indicator(a, "yearly_growth")
    if indicator.band is None and "small a base" in indicator.note:
        return Reading.unknown(criterion, indicator.note, asked_for(a, "revenue", "growth"))
    low, likely, high = ((1 + rate) ** 12 - 1 for rate in (growth.floor, growth.likely, growth.ceiling))
    arr = _indicator(a, "arr").value.value if a.position.currency in SMALL_BASE else None
    medians = _medians(arr)
    if len(medians) > 1:
        multiples = [rate / median for rate in (low, high) for median in medians]
        why = "how large it is in dollars is not known, so any size's median may be the one"
        return Reading.between(
            criterion, min(multiples), max(multiples), why=why, ask=asked_for(a, "revenue")
        )
    median = medians[0]
    return Reading.known(criterion, low / median, likely / median, high / median, size=median)


def _medians(annual_revenue: float | None) -> list[float]:
    """Where "at or above the median" begins, for one size or for all."""
    sizes = [annual_revenue] if annual_revenue is not None else [0.5e6, 2e6, 10e6, 100e6]
    return [scales_of("yearly_growth", size)[0].bands[-1].lowest for size in sizes]


def _efficiency(a: Assessment) -> Reading:
    criterion, indicator = BY_ID["efficiency"], _indicator(a, "burn_multiple")
    value = indicator.value
    if value.absence is Absence.NOT_APPLICABLE:
        return Reading.known(criterion, 0.0, 0.0, 0.0)
    if value.absence is Absence.UNKNOWN or "small a base" in indicator.note:
        ask = asked_for(a, "recurring_revenue", "net_burn", "growth")
        return Reading.unknown(criterion, value.why or indicator.note, ask)
    times = inf if value.value is None else value.value
    if ALL_RECURS in indicator.note:
        why = "not all of the revenue may recur, so the burn multiple is this or worse"
        return Reading.between(criterion, inf, times, why=why, ask=asked_for(a, "recurring_revenue"))
    ends = [_times(at_worst(a.position)), times, _times(at_best(a.position))]
    return Reading.known(criterion, max(ends), times, min(ends))


def _times(position: Position) -> float:
    value = next(each for each in efficiency(position) if each.id == "burn_multiple").value
    if value.value is not None:
        return value.value
    return 0.0 if value.absence is Absence.NOT_APPLICABLE else inf


def _fit(a: Assessment) -> Reading:
    """The level shown. Where none is, any up to the highest that nothing speaks against."""
    criterion, fit = BY_ID["fit"], a.fit
    level = fit.level.value
    if level is not None:
        return Reading.known(criterion, level, level, level)
    ask = ask_about_fit(a)
    if fit.ceiling >= criterion.best:
        return Reading.unknown(criterion, fit.level.why, ask)
    return Reading.between(criterion, 0.0, float(fit.ceiling), why=fit.level.why, ask=ask)


def ask_about_fit(a: Assessment) -> str:
    """What would show the next level or, where that is answered, another question on fit."""
    return asked_for(a, a.fit.question) or asked_for(a, "pmf")


def _of_answers(a: Assessment, name: str) -> Reading:
    """What was answered counts as it stands, and each open question anywhere between badly and well."""
    criterion, found = BY_ID[name], standing_of(a.dossier, themes_of(a.bank, *THEMES[name]))
    if not found.judged:
        return Reading.unknown(criterion, "no answer has been judged yet", found.ask)
    if found.judged == found.total:
        return Reading.known(criterion, found.least, found.least, found.least)
    why = f"{found.judged} of {found.total} answers can be judged"
    return Reading.between(criterion, found.least, found.most, why=why, ask=found.ask)


def _indicator(a: Assessment, name: str) -> Indicator:
    return next(each for each in a.analysis.indicators if each.id == name)


_JUDGES: MappingProxyType[str, Callable[[Assessment], Reading]] = MappingProxyType(
    {"alive_24": _alive, "runway": _runway, "growth": _growth, "efficiency": _efficiency, "fit": _fit}
)
