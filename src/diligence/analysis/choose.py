"""Which of several figures for one metric to reckon with.

Newest within 90 days first, then trust, then precision; among equals, the set
that adds up. Figures that disagree are all kept: equals widen the range, and
every disagreement is reported.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from diligence.analysis.position import Conflict, Value
from diligence.model import Figure, Sort
from diligence.months import DAYS_PER_MONTH, Month

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

WINDOW_DAYS = 90
"""Figures this close to the newest count as equally new."""

DISAGREE_SHARE = 0.20
"""Two figures further apart than this are reported as a contradiction (domain: Q11)."""

NARROW_SHARE, WIDE_SHARE = 0.10, 0.50
"""Widths of a range, as shares of its likely value, up to which a figure is precise, or fairly so."""

MIXED_SHARE = 0.50
"""The same for figures of different periods, a week's beside a year's: growth alone explains
less than this, as 10 % a month makes the last month a third higher than its year's mean (our own)."""

IDENTITY = ("expenses", "revenue", "net_burn")
"""expenses = revenue + net burn."""


@dataclass(frozen=True)
class Candidate:
    """One figure, brought to the unit of the position (flows and rates per month)."""

    figure: Figure
    value: Value
    age_days: float

    @property
    def span_months(self) -> float:
        """Length of time it covers; a shorter one says more about today."""
        return self.figure.per.months if self.figure.per else 0.0

    @property
    def width_class(self) -> int:
        """0 within 10 %, 1 within 50 %, 2 wider or open at an end."""
        value = self.value
        if value.low is None or value.high is None:
            return 2
        width = abs(value.high - value.low) / (abs(value.likely) or 1.0)
        return 0 if width <= NARROW_SHARE else 1 if width <= WIDE_SHARE else 2

    @property
    def standing(self) -> tuple[int, float, int, Month]:
        """Candidates of equal standing differ only in what they say."""
        return (-self.figure.trust.rank, self.span_months, self.width_class, Month.of(self.figure.as_of))


def monthly(figure: Figure) -> Value | None:
    """A figure in the unit of the position, or ``None`` when its period is missing.

    Flows are divided by the months they cover. Rates compound:
    ``(1 + r) ** (1 / months) - 1``; churn likewise on what is kept.
    """
    ends = (figure.low, figure.likely, figure.high)
    if figure.likely is None:
        return None
    sort = figure.about.sort
    if sort in (Sort.FLOW, Sort.RATE):
        if figure.per is None:
            return None
        low, likely, high = (None if end is None else _per_month(end, figure) for end in ends)
    else:
        low, likely, high = ends
    if likely is None:
        return None
    said = figure.source.note.strip().rstrip(".")
    note = (f"{said}.",) if said else ()
    return Value(low, likely, high, "stated", (figure.id,), note)


def _per_month(amount: float, figure: Figure) -> float:
    months = figure.per.months if figure.per else 1.0
    if months == 1.0:
        return amount
    if figure.about.sort is Sort.FLOW:
        return amount / months
    if figure.metric == "churn":
        return float(1 - max(0.0, 1 - amount) ** (1 / months))
    return float(max(0.0, 1 + amount) ** (1 / months) - 1)


def candidates(figures: Sequence[Figure], as_of: date) -> tuple[Candidate, ...]:
    """The figures worth choosing from: those known by `as_of`, else the later ones.

    The age of a flow counts from the middle of the time it covers, so that a
    month's revenue is newer than the year that ends with it.
    """
    known = [figure for figure in figures if figure.as_of <= as_of] or list(figures)
    found = []
    for figure in known:
        value = monthly(figure)
        if value is not None:
            months = figure.per.months if figure.per else 0.0
            age = abs((as_of - figure.as_of).days) + months / 2 * DAYS_PER_MONTH
            found.append(Candidate(figure, value, age))
    return tuple(found)


def equals(found: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """The best candidates: one, or several of the same standing.

    The newest come first, and of one day the one entered last: it was said knowing
    what was on record.
    """
    newest = min(candidate.age_days for candidate in found)
    recent = [c for c in found if c.age_days <= newest + WINDOW_DAYS]
    best = min(recent, key=lambda c: (*c.standing[:3], c.age_days))
    alike = [c for c in reversed(recent) if c.standing == best.standing]
    return tuple(sorted(alike, key=lambda c: c.age_days))


def that_add_up(groups: Mapping[str, tuple[Candidate, ...]]) -> dict[str, Candidate]:
    """One candidate per metric; among equals, those that satisfy the identity best.

    expenses = revenue + net burn is checked over every combination of equals.
    Where it decides nothing, the newest is taken, and of one day the one entered last.
    """
    chosen = {metric: group[0] for metric, group in groups.items()}
    if all(metric in groups for metric in IDENTITY):
        combinations = product(*(groups[metric] for metric in IDENTITY))
        best = min(combinations, key=lambda c: abs(c[0].value.likely - c[1].value.likely - c[2].value.likely))
        chosen |= dict(zip(IDENTITY, best, strict=True))
    return chosen


def widened(chosen: Candidate, group: Sequence[Candidate]) -> Value:
    """The chosen value with the range of all its equals."""
    value = chosen.value
    others = [c.value for c in group if c is not chosen]
    if not others:
        return value
    low = None if value.low is None else min([value.low, *(o.floor for o in others)])
    high = None if value.high is None else max([value.high, *(o.ceiling for o in others)])
    ids = tuple(c.figure.id for c in group if c is not chosen)
    note = f"{len(others) + 1} figures of equal standing; the range spans them all."
    return Value(low, value.likely, high, value.how, (*value.sources, *ids), (*value.notes, note))


def conflict(metric: str, chosen: Candidate, found: Sequence[Candidate]) -> Conflict | None:
    """Figures for the same month that are further apart than the tolerance.

    Figures of different periods are compared by the month, more patiently.
    """
    month, likely = Month.of(chosen.figure.as_of), chosen.value.likely

    def contradicts(other: Candidate) -> bool:
        share = DISAGREE_SHARE if other.span_months == chosen.span_months else MIXED_SHARE
        return abs(other.value.likely - likely) > share * abs(likely)

    rivals = [c for c in found if c is not chosen and Month.of(c.figure.as_of) == month and contradicts(c)]
    if not rivals:
        return None
    both = (chosen, *rivals)
    return Conflict(metric, tuple(c.figure.id for c in both), tuple(c.value.likely for c in both))


def passed_over(
    chosen: Candidate, group: Sequence[Candidate], found: Sequence[Candidate]
) -> tuple[tuple[str, str], ...]:
    """The id of every figure that another was preferred to, and by what."""
    newest = min(candidate.age_days for candidate in found)

    def lacking(other: Candidate) -> str:
        if other.age_days > newest + WINDOW_DAYS:
            return "older"
        if other.figure.trust.rank < chosen.figure.trust.rank:
            return "less sure"
        if other.span_months > chosen.span_months:
            return "over a longer time"
        return "less precise" if other.width_class > chosen.width_class else "older"

    return tuple((c.figure.id, lacking(c)) for c in found if c not in group)
