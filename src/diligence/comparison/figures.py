"""Cells that rest on figures: the value, its range, and how far the figures can be trusted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from math import inf
from typing import TYPE_CHECKING

from diligence.amounts import Absence, Measure, money_in_words, months_in_words, share_in_words
from diligence.analysis import Verdict, founders_terms, project
from diligence.comparison.cell import DOES_NOT_APPLY, UNKNOWN, Cell
from diligence.comparison.ends import at_best, at_worst
from diligence.comparison.judge import asked_for, months_of
from diligence.comparison.words import in_100, span_in_words

if TYPE_CHECKING:
    from diligence.analysis import Position, Projection
    from diligence.assessment import Assessment
    from diligence.comparison.exchange import Exchange

Words = Callable[[float], str]

_ABSENT = {
    Absence.UNKNOWN: UNKNOWN,
    Absence.NOT_APPLICABLE: DOES_NOT_APPLY,
    Absence.INFINITE: "no end in sight",
    Absence.NEVER: "never",
    Absence.BEYOND_HORIZON: "not in sight",
}
PATH = ("revenue", "expenses", "growth", "cash")
"""What a path into the months to come rests on."""


def resting_on(cell: Cell, assessment: Assessment, *metrics: str) -> Cell:
    """The cell with the worst trust and the oldest day of the figures behind some metrics.

    Where it is not known, the question that would fill it.
    """
    position = assessment.position
    values = (position.get(metric) for metric in metrics)
    ids = [source for value in values if value is not None for source in value.sources]
    figures = [position.figures[each] for each in ids if each in position.figures]
    if cell.value is not None and cell.value.absence is Absence.UNKNOWN:
        missing = position.missing(metrics) or metrics
        return replace(cell, ask=asked_for(assessment, *missing))
    if not figures:
        return cell
    oldest = min(figure.as_of for figure in figures)
    trust = min((figure.trust for figure in figures), key=lambda each: each.rank)
    return replace(cell, trust=trust, as_of=oldest, age_days=max(0, (assessment.as_of - oldest).days))


def in_words(measure: Measure, words: Words) -> str:
    """A number in words, or one word for each of the reasons why there is none."""
    if measure.value is not None:
        return words(measure.value)
    return _ABSENT[measure.absence or Absence.UNKNOWN]


def _spanned(cell: Cell, low: float, high: float, words: Words) -> Cell:
    """The cell with a range, where its ends differ to a reader."""
    ends = [words(end) if end < inf else "no end" for end in (low, high)]
    return cell if ends[0] == ends[1] else replace(cell, span=(low, high), span_text=span_in_words(*ends))


def alive_24(a: Assessment) -> Cell:
    """The odds of being alive in 24 months."""
    share = a.odds.alive[24]
    return resting_on(Cell(in_words(share, in_100), share), a, *PATH)


def runway(a: Assessment) -> Cell:
    """Until cash is gone, from the sober path and the worst of the figures to the best of them."""
    path, simple = a.projection.runway_months, a.analysis.simple_runway_months
    has_path = a.projection.income.size > 0
    metrics = PATH if has_path else ("cash", "net_burn")
    if not has_path and simple.value is not None:
        cell = Cell(f"{months_in_words(simple.value)} at today's burn", simple)
    elif has_path and path.absence is Absence.INFINITE and a.verdict is Verdict.DEFAULT_ALIVE:
        cell = Cell("lasts until profit", path)
    else:
        measure = path if has_path else simple
        cell = Cell(in_words(measure, months_in_words), measure)
    known = [months for months in _months(a) if months is not None]
    cell = _spanned(cell, min(known), max(known), months_in_words) if known else cell
    return resting_on(cell, a, *metrics)


def _months(a: Assessment) -> Iterator[float | None]:
    yield months_of(a.position, a.projection)
    yield months_of(a.position, a.analysis.sober.projection)
    for end, projection in _ends(a):
        yield months_of(end, projection)


def _ends(a: Assessment) -> Iterator[tuple[Position, Projection]]:
    for end in (at_worst(a.position), at_best(a.position)):
        yield end, project(end, founders_terms(end))


def to_profit(a: Assessment) -> Cell:
    """Months until income pays for everything."""
    measure = a.projection.months_to_profit
    cell = Cell("now" if measure.value == 0 else in_words(measure, months_in_words), measure)
    ends = [projection.months_to_profit.value for _, projection in _ends(a)]
    known = [end for end in ends if end is not None]
    if len(known) == len(ends) and measure.value is not None:
        cell = _spanned(cell, min(known), max(known), months_in_words)
    return resting_on(cell, a, "revenue", "expenses", "growth")


def capital(a: Assessment, exchange: Exchange) -> Cell:
    """The losses until profit."""
    measure = a.projection.capital_needed
    if measure.absence in (Absence.NEVER, Absence.BEYOND_HORIZON):
        cell = Cell("no sum is enough", measure)
    elif measure.value == 0:
        cell = Cell("nothing", measure)
    else:
        ends = [projection.capital_needed.value for _, projection in _ends(a)]
        known = [end for end in ends if end is not None]
        span = (min(known), max(known)) if len(known) == len(ends) else None
        cell = _brought(measure, span, a, exchange)
    return resting_on(cell, a, "revenue", "expenses", "growth")


def _brought(measure: Measure, span: tuple[float, float] | None, a: Assessment, exchange: Exchange) -> Cell:
    """An amount of money in the comparison's currency, or in its own where no rate is on record."""
    if measure.value is None:
        return Cell(in_words(measure, str), measure)
    own = a.position.currency
    worth = exchange.worth(own, a.as_of)
    currency, times = (own, 1.0) if worth is None else (exchange.into, worth)

    def words(amount: float) -> str:
        return money_in_words(amount, currency)

    note, value = exchange.note(measure.value, own, a.as_of), measure.value * times
    cell = Cell(words(value), Measure.known(value), note=note, currency=currency)
    return cell if span is None else _spanned(cell, span[0] * times, span[1] * times, words)


def money(metric: str, exchange: Exchange) -> Callable[[Assessment], Cell]:
    """A cell for an amount of the position."""

    def cell(a: Assessment) -> Cell:
        value = a.position.get(metric)
        if value is None:
            return resting_on(Cell(UNKNOWN, Measure.unknown(UNKNOWN)), a, metric)
        brought = _brought(Measure.known(value.likely), (value.floor, value.ceiling), a, exchange)
        return resting_on(brought, a, metric)

    return cell


def rate(metric: str, words: Words) -> Callable[[Assessment], Cell]:
    """A cell for a rate or share of the position."""

    def cell(a: Assessment) -> Cell:
        value = a.position.get(metric)
        if value is None:
            return resting_on(Cell(UNKNOWN, Measure.unknown(UNKNOWN)), a, metric)
        known = Cell(words(value.likely), Measure.known(value.likely))
        return resting_on(_spanned(known, value.floor, value.ceiling, words), a, metric)

    return cell


def growth_needed(a: Assessment) -> Cell:
    """The lowest growth with which it lives."""
    measure = a.analysis.growth_needed
    if measure.absence is Absence.NOT_APPLICABLE:
        return Cell("none: profitable", measure)
    if measure.absence is Absence.NEVER:
        return Cell("no growth is enough", measure)
    words = in_words(measure, lambda value: f"{share_in_words(value)} a month")
    return resting_on(Cell(words, measure), a, "revenue", "expenses", "cash")
