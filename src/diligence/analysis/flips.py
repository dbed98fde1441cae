"""Which figures change the verdict within their own ranges."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from diligence.analysis.needs import growth_needed
from diligence.analysis.projection import Convention
from diligence.analysis.verdict import Reading, TermsOf, Verdict, read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from diligence.analysis.position import Position

STEPS = 40
"""Halvings: enough for eleven digits."""


@dataclass(frozen=True)
class Flip:
    """A figure that changes the verdict within its own range.

    Attributes
    ----------
    metric
        The figure, or ``"several at once"``; one that changes it more than once is there
        for each time, the nearest first.
    past
        The value beyond which the verdict changes; ``None`` for several at once.
    above
        Whether it changes above (or below) that value.
    becomes
        The verdict there.
    """

    metric: str
    past: float | None
    above: bool
    becomes: Verdict


_DRIVERS = (
    ("net_burn", -1),
    ("revenue", 1),
    ("expenses", -1),
    ("cash", 1),
    ("growth", 1),
    ("gross_margin", 1),
    ("expense_growth", -1),
)


def flips(
    position: Position, terms_of: TermsOf, convention: Convention = Convention.MONTHLY
) -> tuple[Flip, ...]:
    """Which figures change the verdict within their ranges, and past which value.

    Each is moved alone, then all together to their worst and their best ends. A verdict
    given although growth is not known changes past the growth that is needed. An empty
    result means that the verdict is firm.

    Examples
    --------
    >>> from datetime import date
    >>> from diligence.analysis.position import Position, Value
    >>> from diligence.analysis.terms import founders_terms
    >>> known = {"revenue": 20_000.0, "expenses": 80_000.0, "growth": 0.08}
    >>> values = {name: Value.exact(value) for name, value in known.items()}
    >>> values["cash"] = Value(600_000.0, 700_000.0, 800_000.0)
    >>> [flip] = flips(Position(date(2026, 1, 31), "USD", values), founders_terms)
    >>> flip.metric, round(flip.past), flip.above, flip.becomes.words
    ('cash', 691075, False, 'default dead')
    """

    def judged(moved: Position) -> Verdict:
        return read(moved, terms_of, convention).verdict

    reading = read(position, terms_of, convention)
    verdict = reading.verdict
    found = list(_unknown_growth(position, reading, convention))
    for metric, _ in _DRIVERS:
        value = position.get(metric)
        for end in (value.floor, value.ceiling) if value is not None and value.is_range else ():
            found += _turns(position, metric, end, judged)
    if found:
        return tuple(found)
    for direction in (-1, 1):
        becomes = judged(_corner(position, direction))
        if becomes is not verdict:
            found.append(Flip("several at once", None, direction > 0, becomes))
    return tuple(found)


def _unknown_growth(position: Position, reading: Reading, convention: Convention) -> Iterator[Flip]:
    if reading.verdict.is_dead and reading.missing == ("growth",):
        needed = growth_needed(position, reading.terms, convention)
        if needed.value is not None:
            yield Flip("growth", needed.value, above=True, becomes=Verdict.DEFAULT_ALIVE)


def _turns(
    position: Position, metric: str, end: float, judged: Callable[[Position], Verdict]
) -> Iterator[Flip]:
    """Every change of the verdict on the way from the likely value to an end, by halving."""
    past, last = position.values[metric].likely, judged(position.having(metric, end))
    above, verdict = end > past, judged(position)
    while verdict is not last:
        inside, past = past, end
        for _ in range(STEPS):
            middle = (inside + past) / 2
            if judged(position.having(metric, middle)) is verdict:
                inside = middle
            else:
                past = middle
        verdict = judged(position.having(metric, past))
        yield Flip(metric, past, above, verdict)


def _corner(position: Position, direction: int) -> Position:
    """All figures at the end of their range that is worst (-1) or best (+1)."""
    moved = position
    for metric, good in _DRIVERS:
        value = position.get(metric)
        if value is not None:
            moved = moved.having(metric, value.ceiling if good == direction else value.floor)
    return moved
