"""From what was typed to a figure. No widget here: forms and commands share it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from diligence.amounts import Amount, Doubt, Kind, Period, day_in_words, parse_amount
from diligence.errors import UnreadableAmountError
from diligence.forms.wording import unit_in_words, value_in_words, when_in_words
from diligence.model import Figure, Metric, Sort, Source, Trust, Unit, fresh_id
from diligence.months import months_between

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

_FITTING = MappingProxyType(
    {
        Unit.MONEY: (Kind.MONEY, Kind.COUNT),
        Unit.SHARE: (Kind.SHARE,),
        Unit.PEOPLE: (Kind.COUNT,),
        Unit.COUNT: (Kind.COUNT,),
        Unit.MONTHS: (Kind.MONTHS, Kind.COUNT, Kind.DATE),
    }
)
_KIND_WORDS = MappingProxyType(
    {
        Kind.MONEY: "an amount of money",
        Kind.SHARE: "a percentage",
        Kind.COUNT: "a bare number",
        Kind.MONTHS: "a length of time",
        Kind.DATE: "a date",
    }
)
_UNIT_WORDS = MappingProxyType(
    {
        Unit.MONEY: "money",
        Unit.SHARE: "a percentage",
        Unit.PEOPLE: "a number of people",
        Unit.COUNT: "a number",
        Unit.MONTHS: "a number of months, or the date the money ends",
        Unit.YES_NO: "yes or no",
    }
)
_NOUNS = re.compile(
    r"\b(?:paying|people|persons?|employees?|staff|fte|ftes|customers?|clients?|users?|accounts?|sign-?ups?"
    r"|answers?|respondents?)\b",
    re.IGNORECASE,
)
_YEARLY = frozenset({"acv"})
_YES_OR_NO = MappingProxyType({"yes": 1.0, "y": 1.0, "true": 1.0, "no": 0.0, "n": 0.0, "false": 0.0})
_LOST = frozenset({"churn"})
_NEVER_ASSUMED = frozenset({"payroll"})
_WHICH_CURRENCY = frozenset({Doubt.DOLLAR, Doubt.YEN, Doubt.RUPEE})
_SPELLED_OUT = frozenset(
    {
        Doubt.ABOUT,
        Doubt.COMMA,
        Doubt.INDIAN,
        Doubt.LAST_DAY,
        Doubt.MIDDLE,
        Doubt.MID_MONTH,
        Doubt.MID_YEAR,
        Doubt.MILLION,
        Doubt.NEXT,
        Doubt.OPEN,
    }
)
"""What a reader sees from the figure as understood: its digits, its ends, its day."""


@dataclass(frozen=True)
class Claim:
    """Who says it, how sure it is, and which day it is about.

    Attributes
    ----------
    currency
        ISO code of the dossier: meant by money typed without a currency.
    """

    as_of: date
    source: Source
    trust: Trust = Trust.CLAIMED
    currency: str = "USD"
    confidential: bool = False


@dataclass(frozen=True)
class Draft:
    """A figure as understood, before it is saved.

    Attributes
    ----------
    figure
        Without values, and with its problem, when the typing can't be read.
    understood
        What follows the words "understood:"; empty when nothing was.
    doubts
        Sentences to show beside it: what can't be read, what looks wrong.
    """

    figure: Figure
    understood: str
    doubts: tuple[str, ...]


@dataclass(frozen=True)
class _Reading:
    low: float | None
    likely: float
    high: float | None
    currency: str | None = None
    per: Period | None = None
    remark: str = ""
    doubts: tuple[Doubt, ...] = ()


def figure_from(typed: str, metric: Metric, claim: Claim, *, taken: Iterable[str] = ()) -> Draft:
    """Turn what was typed for one metric into a figure.

    Nothing typed is lost: what can't be read becomes a figure without values
    that keeps the typing and says what the problem is. A value out of the
    metric's bounds is kept and questioned.

    Parameters
    ----------
    typed
        As the person typed it: ``"1.2M"``, ``"$80k/mo"``, ``"8%/month"``.
    metric
        The row of the catalogue that is meant.
    claim
        Who says so, how sure, about which day.
    taken
        Ids of figures that exist; the new one differs from all of them.

    Examples
    --------
    >>> from datetime import date
    >>> from diligence.model import METRICS, SourceKind
    >>> claim = Claim(date(2026, 10, 31), Source(kind=SourceKind.FOUNDER))
    >>> figure_from("1.2M", METRICS["cash"], claim).understood
    '$1,200,000 on 31 October 2026'
    >>> figure_from("8%", METRICS["growth"], claim).doubts
    ("Can't read '8%': it does not say per what; write 8%/month or 8%/year.",)
    """
    blank = Figure(
        id=fresh_id(f"{metric.id}-{claim.as_of}", taken),
        metric=metric.id,
        as_of=claim.as_of,
        source=claim.source,
        trust=claim.trust,
        confidential=claim.confidential,
        typed=typed,
        problem="not read yet",
    )
    try:
        reading = _read(typed, metric, claim)
    except UnreadableAmountError as error:
        problem = f"{error.problem}; {error.advice}"
        return Draft(blank.model_copy(update={"problem": problem}), "", (_sentence(str(error)),))
    values = {name: getattr(reading, name) for name in ("low", "likely", "high", "currency", "per")}
    figure = blank.model_copy(update={**values, "problem": ""})
    understood = f"{value_in_words(figure)} {when_in_words(figure)}{reading.remark}"
    return Draft(figure, understood, (*reading.doubts, *_doubts(figure, metric, claim)))


def _read(typed: str, metric: Metric, claim: Claim) -> _Reading:
    if metric.unit is Unit.YES_NO:
        return _yes_or_no(typed)
    amount = _parse(typed, metric, claim.as_of)
    if amount.kind not in _FITTING[metric.unit]:
        problem = f"it is {_KIND_WORDS[amount.kind]}, and {metric.label} is {_UNIT_WORDS[metric.unit]}"
        raise UnreadableAmountError(typed, problem, _advice(metric))
    if metric.id in _LOST and Doubt.COMPOUNDED in amount.doubts:
        problem = "what is lost over another time can't be brought to a month as growth can"
        raise UnreadableAmountError(typed, problem, _advice(metric))
    per, remark = _period(typed, amount, metric)
    if amount.kind is Kind.DATE:
        months = months_between(claim.as_of, amount.day)
        return _Reading(
            months,
            months,
            months,
            remark=f", until {day_in_words(amount.day)}",
            doubts=_unsettled(amount, claim),
        )
    currency = (amount.currency or claim.currency) if metric.unit is Unit.MONEY else None
    doubts = _unsettled(amount, claim)
    return _Reading(amount.low, amount.likely, amount.high, currency, per, remark, doubts)


def _yes_or_no(typed: str) -> _Reading:
    said = _YES_OR_NO.get(typed.strip().lower().rstrip("."))
    if said is None:
        raise UnreadableAmountError(typed, "it is neither yes nor no", "write yes or no")
    return _Reading(said, said, said)


def _unsettled(amount: Amount, claim: Claim) -> tuple[Doubt, ...]:
    """What neither the words "understood: ..." nor the dossier's currency settles."""
    settled = _SPELLED_OUT | (_WHICH_CURRENCY if amount.currency == claim.currency else set())
    return tuple(doubt for doubt in amount.doubts if doubt not in settled)


def _parse(typed: str, metric: Metric, as_of: date) -> Amount:
    words = typed
    if metric.unit in (Unit.PEOPLE, Unit.COUNT):
        words = _NOUNS.sub(" ", typed)
    try:
        return parse_amount(words, as_of=as_of)
    except UnreadableAmountError as error:
        # The grammar's general advice shows every kind of amount; here it is known which one is wanted.
        advice = _advice(metric) if error.advice.startswith("write for example") else error.advice
        raise UnreadableAmountError(typed, error.problem, advice) from error


def _period(typed: str, amount: Amount, metric: Metric) -> tuple[Period | None, str]:
    if metric.has_period:
        return (amount.per, "") if amount.per else _assumed(typed, metric)
    if amount.per is None or (metric.sort is Sort.RATIO and amount.per is Period.YEAR):
        return None, ""
    problem = f"it is an amount a {amount.per}, and {metric.label} has no period"
    raise UnreadableAmountError(typed, problem, _advice(metric))


def _assumed(typed: str, metric: Metric) -> tuple[Period, str]:
    bare = typed.strip()
    if metric.sort is Sort.RATE or metric.id in _NEVER_ASSUMED:
        advice = f"write {bare}/month or {bare}/year"
        raise UnreadableAmountError(typed, "it does not say per what", advice)
    if metric.id in _YEARLY:
        return Period.YEAR, f" (no period typed, so a year is assumed; write {bare}/month for a month)"
    return Period.MONTH, f" (no period typed, so a month is assumed; write {bare}/year for a year)"


def _doubts(figure: Figure, metric: Metric, claim: Claim) -> Iterable[str]:
    ends = [end for end in (figure.low, figure.likely, figure.high) if end is not None]
    if min(ends) < metric.lowest or max(ends) > metric.highest:
        yield (
            f"Is that right? {metric.label}: expected {_bounds(figure, metric)}. "
            "It is kept as you typed it; type it again to change it."
        )
    if figure.currency is not None and figure.currency != claim.currency:
        yield (
            f"It is kept in {figure.currency}, and this dossier reckons in {claim.currency}: the verdict "
            "takes the rate that 'diligence rate' was given, and leaves it out without one."
        )


def _bounds(figure: Figure, metric: Metric) -> str:
    low, high = (unit_in_words(bound, metric, figure.currency) for bound in (metric.lowest, metric.highest))
    if metric.unit is Unit.SHARE:
        return f"{low} to {high}"
    lowest = figure.likely if figure.low is None else figure.low
    return f"{low} or more" if lowest is not None and lowest < metric.lowest else f"{high} or less"


def example(metric: Metric) -> str:
    """One amount as people type it, for a field that is empty.

    Examples
    --------
    >>> from diligence.model import METRICS
    >>> example(METRICS["growth"]), example(METRICS["cash"])
    ('8%/month', '1.2M')
    """
    if metric.unit is Unit.MONEY:
        return "80k/month" if metric.has_period else "1.2M"
    if metric.unit is Unit.SHARE:
        return "8%/month" if metric.has_period else "70%"
    if metric.unit in (Unit.MONTHS, Unit.YES_NO):
        return "7 months" if metric.unit is Unit.MONTHS else "yes"
    return "300/week" if metric.has_period else "42"


def _advice(metric: Metric) -> str:
    second = {Unit.MONTHS: " or end of August", Unit.MONEY: " or, if unsure, 1-1.5M"}.get(metric.unit, "")
    return f"write for example {example(metric)}{second}"


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."
