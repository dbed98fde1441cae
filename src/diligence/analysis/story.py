"""The story of one value in a paragraph: what it is, who said so, and what speaks against it."""

from __future__ import annotations

import re
from collections import Counter
from types import MappingProxyType
from typing import TYPE_CHECKING

from diligence.amounts import day_in_words, money_in_words, months_in_words, number_in_words, share_in_words
from diligence.model import METRICS, Figure, SourceKind, Unit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from diligence.analysis.check import CrossCheck
    from diligence.analysis.position import Position, Value

WORTH_SAYING_SHARE = 0.20
"""A cross-check that is further apart than this is told with the value: our own threshold."""

_SPEAKERS = MappingProxyType(
    {
        SourceKind.FOUNDER: "a founder",
        SourceKind.EXECUTIVE: "an executive",
        SourceKind.ENGINEER: "an engineer",
        SourceKind.RECRUITER: "a recruiter",
        SourceKind.INVESTOR: "an investor",
        SourceKind.DOCUMENT: "a document",
        SourceKind.PRESS: "the press",
        SourceKind.FILING: "a filing",
        SourceKind.PUBLIC_RECORD: "a public record",
        SourceKind.OWN_ESTIMATE: "your own estimate",
    }
)


def label_of(metric: str) -> str:
    """What people call a metric, or a rate that was derived for one."""
    return METRICS[metric].label if metric in METRICS else metric.replace("_", " ").capitalize()


def amount_in_words(metric: str, value: float, currency: str, *, per: str = "month") -> str:
    """A value of a metric with its unit; flows and rates with their period.

    Parameters
    ----------
    per
        The period of a flow or a rate; empty to leave it out.

    Examples
    --------
    >>> amount_in_words("net_burn", 97_814.0, "USD"), amount_in_words("headcount", 7.0, "USD")
    ('$97.8k a month', '7 people')
    >>> amount_in_words("recurring_revenue", 1.2e6, "EUR", per="year")
    '€1.2M a year'
    """
    about = METRICS.get(metric)
    every = f" a {per}" if per and (about is None or about.has_period) else ""
    unit = Unit.SHARE if about is None else about.unit
    if unit is Unit.MONEY:
        return money_in_words(value, currency) + every
    if unit is Unit.SHARE:
        return share_in_words(value) + every
    if unit is Unit.MONTHS:
        return months_in_words(value)
    if unit is Unit.YES_NO:
        return "yes" if value > 0 else "no"
    return f"{value:,.0f} people" if unit is Unit.PEOPLE else number_in_words(value) + every


def story_of(position: Position, metric: str) -> str:
    """One paragraph about one metric of a position."""
    value, label = position.get(metric), label_of(metric)
    verb = "are" if label.endswith("s") else "is"
    if value is None:
        told = [
            f"{label} {verb} not known yet: ask for {'them' if verb == 'are' else 'it'}, and for which day."
        ]
        told += _floor(position, metric)
    else:
        told = [f"{label} {verb} {_amount(position, metric, value)}{_how(position, value)}."]
        told += [*_rests_on(position, value), *(f"{note[:1].upper()}{note[1:]}" for note in value.notes)]
    told += [*_against(position, metric), *_not_used(position, metric)]
    return " ".join(told)


def _floor(position: Position, metric: str) -> Iterator[str]:
    floor = position.payroll_floor
    if metric == "expenses" and floor is not None:
        yield f"The people alone cost about {money_in_words(floor, position.currency)} a month."


def _amount(position: Position, metric: str, value: Value) -> str:
    def write(end: float) -> str:
        return amount_in_words(metric, end, position.currency, per="")

    return amount_in_words(metric, value.likely, position.currency) + _range(value, write)


def _range(value: Value, write: Callable[[float], str]) -> str:
    if value.low is None or value.high is None:
        if value.low is not None:
            return f" ({write(value.low)} or more)"
        return " (give or take)" if value.high is None else f" ({write(value.high)} or less)"
    low, high = write(value.low), write(value.high)
    return "" if low == high else f" ({low} to {high})"


def _how(position: Position, value: Value) -> str:
    if value.is_derived:
        return f": {_with_numbers(position, value)}"
    first = position.figures.get(value.sources[0]) if value.sources else None
    return f", {value.how}" if first is None else f", {value.how} by {_voice(first)}"


def _voice(figure: Figure) -> str:
    """Who says so, when, and how sure: "a founder (Ada) on 30 June 2013 (claimed)"."""
    name = f" ({figure.source.who})" if figure.source.who else ""
    return f"{_SPEAKERS[figure.source.kind]}{name} as of {day_in_words(figure.as_of)} ({figure.trust})"


def _with_numbers(position: Position, value: Value) -> str:
    """The formula with its numbers put in: "expenses of $112k less revenue of $14.2k"."""
    formula = value.how.removeprefix("derived: ")
    numbers = {label_of(m).lower(): amount_in_words(m, v, position.currency, per="") for m, v in value.inputs}
    if not numbers:
        return formula
    names = "|".join(re.escape(name) for name in sorted(numbers, key=len, reverse=True))

    def put_in(found: re.Match[str]) -> str:
        number = numbers[found[1]]
        return f"{found[1]} ({number})" if found[2] else f"{found[1]} of {number}"

    return re.sub(rf"\b({names})\b(?=( of )?)", put_in, formula)


def _rests_on(position: Position, value: Value) -> Iterator[str]:
    known = [position.figures[source] for source in value.sources if source in position.figures]
    if value.is_derived and known:
        said = dict.fromkeys(f"{label_of(figure.metric).lower()} by {_voice(figure)}" for figure in known)
        yield f"It rests on {_listed(list(said))}."


def _against(position: Position, metric: str) -> Iterator[str]:
    for clash in position.conflicts:
        if clash.metric == metric:
            said = [amount_in_words(metric, value, position.currency) for value in clash.values]
            yield f"Figures disagree: {_listed(said)}; the first was taken."
    for check in position.cross_checks:
        if metric in check.metrics and _is_told(check):
            stated, reckoned = check.in_words(position.currency)
            yield f"Far apart: {check.what} ({stated}) and {check.formula.rstrip(',')} ({reckoned})."


def _is_told(check: CrossCheck) -> bool:
    """Whether a check says something against its figures: old dates don't, what can't be always does."""
    return check.id != "Q9" and check.apart_share > (0 if check.id == "Q8" else WORTH_SAYING_SHARE)


def _not_used(position: Position, metric: str) -> Iterator[str]:
    for figure_id, reason in position.unused:
        figure = position.figures.get(figure_id)
        if figure is not None and figure.metric == metric:
            typed = f"“{figure.typed}”" if figure.typed else "a figure"
            yield f"Not used: {typed} of {day_in_words(figure.as_of)}, since {reason.rstrip('.')}."
    reasons = Counter(
        reason
        for figure_id, reason in position.passed_over
        if figure_id in position.figures and position.figures[figure_id].metric == metric
    )
    if reasons:
        others = _listed([f"{count} {reason}" for reason, count in reasons.items()])
        yield f"Other figures on record were passed over: {others}."


def _listed(words: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))
