"""Turning the question round: what would have to be true for the company to live."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from diligence.amounts import Measure
from diligence.analysis.monthly import NO_REVENUE
from diligence.analysis.project import project
from diligence.analysis.projection import Convention
from diligence.analysis.terms import LIVE_WITHIN, Terms
from diligence.analysis.verdict import TermsOf, Verdict, read

if TYPE_CHECKING:
    from collections.abc import Callable

    from diligence.analysis.position import Position
    from diligence.analysis.projection import Projection

STEPS = 50
"""Halvings: enough for a dozen digits."""


def growth_needed(position: Position, terms: Terms, convention: Convention = Convention.MONTHLY) -> Measure:
    """The lowest monthly growth at which profit comes before the cash is gone.

    Parameters
    ----------
    position
        Needs revenue, expenses and cash.
    terms
        All but their growth is kept.

    Examples
    --------
    >>> from datetime import date
    >>> from diligence.analysis.position import Position, Value
    >>> known = {"revenue": 20_000.0, "expenses": 80_000.0, "cash": 691_074.74}
    >>> position = Position(date(2026, 1, 31), "USD", {k: Value.exact(v) for k, v in known.items()})
    >>> round(growth_needed(position, Terms("as asked", None)).value, 4)
    0.08
    """
    absent = position.missing(("revenue", "expenses", "cash"))
    if absent:
        return Measure.unknown(f"{' and '.join(absent)} not known yet")
    if position.values["revenue"].likely >= position.values["expenses"].likely:
        return Measure.not_applicable("it is profitable already")
    if position.values["revenue"].likely <= 0:
        return Measure.never(NO_REVENUE)

    def at(rate: float) -> Projection:
        return project(position, replace(terms, growth_rate=rate), convention=convention)

    def lives(rate: float) -> bool:
        return at(rate).alive is True

    dead, alive = terms.expense_growth_rate, LIVE_WITHIN[1]
    if not lives(alive):
        profit = at(alive).months_to_profit
        why = "the cash is gone too soon" if profit.value is not None else profit.why
        return Measure.never(f"no growth is fast enough: {why}")
    for _ in range(STEPS):
        middle = (dead + alive) / 2
        dead, alive = (dead, middle) if lives(middle) else (middle, alive)
    return Measure.known(alive)


@dataclass(frozen=True)
class Flip:
    """A figure that changes the verdict within its own range.

    Attributes
    ----------
    metric
        The figure, or ``"several at once"``.
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

    Each is moved alone, then all together to their worst and their best ends. An
    empty result means that the verdict is firm.
    """

    def judged(moved: Position) -> Verdict:
        return read(moved, terms_of, convention).verdict

    verdict = judged(position)
    found: list[Flip] = []
    for metric, _ in _DRIVERS:
        value = position.get(metric)
        for end in (value.floor, value.ceiling) if value is not None and value.is_range else ():
            becomes = judged(position.having(metric, end))
            if becomes is not verdict:
                past = _threshold(position, metric, end, judged)
                found.append(Flip(metric, past, end > position.values[metric].likely, becomes))
    if found:
        return tuple(found)
    for direction in (-1, 1):
        becomes = judged(_corner(position, direction))
        if becomes is not verdict:
            found.append(Flip("several at once", None, direction > 0, becomes))
    return tuple(found)


def _threshold(position: Position, metric: str, end: float, judged: Callable[[Position], Verdict]) -> float:
    """The value nearest to the likely one at which the verdict is another, by halving."""
    verdict, inside, outside = judged(position), position.values[metric].likely, end
    for _ in range(STEPS):
        middle = (inside + outside) / 2
        if judged(position.having(metric, middle)) is verdict:
            inside = middle
        else:
            outside = middle
    return outside


def _corner(position: Position, direction: int) -> Position:
    """All figures at the end of their range that is worst (-1) or best (+1)."""
    moved = position
    for metric, good in _DRIVERS:
        value = position.get(metric)
        if value is not None:
            moved = moved.having(metric, value.ceiling if good == direction else value.floor)
    return moved
