"""What is dated ahead: money that comes or falls due, people who start."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from diligence.amounts import day_in_words
from diligence.analysis.choose import Candidate, candidates, conflict, equals, widened
from diligence.analysis.position import Conflict, Planned, Value
from diligence.analysis.story import amount_in_words
from diligence.model.metric import PLANNED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from diligence.model import Figure

_PASSED = "That day has passed: ask whether it came about."


def planned_of(
    usable: Mapping[str, Sequence[Figure]], as_of: date
) -> tuple[tuple[Planned, ...], tuple[Conflict, ...]]:
    """Everything dated ahead, soonest first, and where figures of one day disagree.

    Each day after `as_of` is an event of its own. Of the figures dated up to `as_of`
    one is chosen as for any metric: it is due now, and an earlier one was superseded.
    """
    events, clashes = [], []
    for metric in PLANNED:
        for found in _days(usable.get(metric, ()), as_of):
            alike = equals(found)
            amount = widened(alike[0], alike)
            events.append(Planned(metric, alike[0].figure.as_of, amount, amount.sources))
            clashes.append(conflict(metric, alike[0], found))
    events.sort(key=lambda event: (event.on, event.metric))
    return tuple(events), tuple(clash for clash in clashes if clash is not None)


def _days(figures: Sequence[Figure], as_of: date) -> Iterator[tuple[Candidate, ...]]:
    """The figures of each day ahead; days that have passed count as one, for what is due."""
    dated = sorted(figures, key=lambda figure: figure.as_of)
    for _, group in groupby(dated, key=lambda figure: max(figure.as_of, as_of)):
        yield candidates(list(group), as_of)


def sums(events: Sequence[Planned], as_of: date, currency: str) -> dict[str, Value]:
    """The value of each metric: all its events together, each named in a note."""
    metrics = dict.fromkeys(event.metric for event in events)
    return {m: _sum([event for event in events if event.metric == m], as_of, currency) for m in metrics}


def _sum(events: Sequence[Planned], as_of: date, currency: str) -> Value:
    amounts = [event.amount for event in events]
    lows, highs = [amount.low for amount in amounts], [amount.high for amount in amounts]
    notes = [note for amount in amounts for note in amount.notes]
    for event in events:
        said = amount_in_words(event.metric, event.amount.likely, currency)
        notes.append(f"{said}, dated {day_in_words(event.on)}.")
        if event.on < as_of:
            notes.append(_PASSED)
    return Value(
        None if None in lows else sum(low for low in lows if low is not None),
        sum(amount.likely for amount in amounts),
        None if None in highs else sum(high for high in highs if high is not None),
        "stated" if len(events) == 1 else f"derived: the sum of {len(events)} dated amounts",
        tuple(dict.fromkeys(source for event in events for source in event.sources)),
        tuple(notes),
    )
