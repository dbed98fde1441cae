"""Where a company stands at one date: one value for each metric, with its story."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from math import isfinite
from types import MappingProxyType
from typing import TYPE_CHECKING

from diligence.analysis.story import story_of
from diligence.errors import ImpossibleInputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from diligence.analysis.check import CrossCheck
    from diligence.model import Figure

EMPLOYER_FACTOR = 1.25
"""What a person costs over what they are paid, at the least (glencoyne.com, "Fully loaded cost of a
US employee": 1.25 to 1.4)."""


@dataclass(frozen=True)
class Value:
    """The value a metric is taken to have.

    Attributes
    ----------
    low, likely, high
        In the dossier's currency, flows and rates per month, shares in 0..1. An
        end that is not known is ``None``.
    how
        ``"stated"``, or the formula it was derived by, in words.
    sources
        Ids of the figures it rests on.
    notes
        What a reader should know, one sentence each.
    inputs
        For a derived value: the metrics of its formula and their likely values.

    Raises
    ------
    ImpossibleInputError
        When a number is not finite: infinite and unknown are no values of a metric.
    """

    low: float | None
    likely: float
    high: float | None
    how: str = "stated"
    sources: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    inputs: tuple[tuple[str, float], ...] = ()

    def __post_init__(self) -> None:
        for name in ("low", "likely", "high"):
            end = getattr(self, name)
            if end is not None and not isfinite(end):
                raise ImpossibleInputError(name, "a finite number", end)

    @classmethod
    def exact(cls, value: float, how: str = "stated") -> Value:
        """A value without a range."""
        return cls(value, value, value, how)

    @property
    def is_range(self) -> bool:
        """Whether there is more than one value it could have."""
        return self.floor < self.ceiling

    @property
    def is_derived(self) -> bool:
        """Whether nobody said so, and it follows from other figures."""
        return self.how.startswith("derived")

    def rests_on(self, metric: str) -> bool:
        """Whether a metric stands in the formula it was derived by."""
        return any(name == metric for name, _ in self.inputs)

    @property
    def floor(self) -> float:
        """The lowest value known to be possible."""
        return self.likely if self.low is None else self.low

    @property
    def ceiling(self) -> float:
        """The highest value known to be possible."""
        return self.likely if self.high is None else self.high

    def at(self, value: float) -> Value:
        """The same, taken to be exactly `value`."""
        return replace(self, low=value, likely=value, high=value)


@dataclass(frozen=True)
class Conflict:
    """Two figures for the same thing that can't both be right.

    Attributes
    ----------
    figures
        Ids, the one that was chosen first.
    values
        Their likely values, in the same order and unit.
    """

    metric: str
    figures: tuple[str, ...]
    values: tuple[float, ...]


@dataclass(frozen=True)
class Planned:
    """Something that will happen on a day: money comes or falls due, people start.

    Attributes
    ----------
    on
        The day; one that has passed by the day of the position is due now.
    amount
        In the dossier's currency, or people.
    """

    metric: str
    on: date
    amount: Value
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Position:
    """Where a company stands at one date.

    Attributes
    ----------
    values
        By metric id, and ``expense_growth`` (share per month). A metric that is
        not in it is unknown.
    conflicts
        Figures that disagree by more than the tolerance.
    unused
        Figure id and the reason why it could not be used.
    history
        Monthly revenue of one source, oldest first: the longest series there is.
    planned
        What is dated ahead, soonest first; the value of its metric is the sum.
    passed_over
        Figure id and why another one was taken: "older", "less sure" and so on.
    cross_checks
        Figures held against each other, whether they agree or not.
    figures
        By id, as entered: who said what, when, and how sure.
    """

    as_of: date
    currency: str
    values: Mapping[str, Value] = field(default_factory=lambda: MappingProxyType({}))
    conflicts: tuple[Conflict, ...] = ()
    unused: tuple[tuple[str, str], ...] = ()
    history: tuple[tuple[date, float], ...] = ()
    planned: tuple[Planned, ...] = ()
    passed_over: tuple[tuple[str, str], ...] = ()
    cross_checks: tuple[CrossCheck, ...] = ()
    figures: Mapping[str, Figure] = field(default_factory=lambda: MappingProxyType({}))

    def get(self, metric: str) -> Value | None:
        """The value of a metric, or ``None`` when it is unknown."""
        return self.values.get(metric)

    def likely(self, metric: str) -> float | None:
        """The likely value of a metric, or ``None`` when it is unknown."""
        value = self.values.get(metric)
        return None if value is None else value.likely

    def missing(self, metrics: Iterable[str]) -> tuple[str, ...]:
        """Those of `metrics` that are unknown."""
        return tuple(name for name in metrics if name not in self.values)

    def having(self, metric: str, value: float) -> Position:
        """The same position with one metric taken to be exactly `value`."""
        known = self.values.get(metric, Value.exact(value))
        return replace(self, values=MappingProxyType({**self.values, metric: known.at(value)}))

    @property
    def payroll_floor(self) -> float | None:
        """What its people alone cost a month, at the least; ``None`` when not known.

        headcount * pay per person * 1.25
        """
        people, pay = self.likely("headcount"), self.likely("payroll")
        return None if people is None or pay is None else people * pay * EMPLOYER_FACTOR

    def explain(self, metric: str) -> str:
        """One paragraph: the value, who said so or how it follows, and what speaks against it.

        Examples
        --------
        >>> from datetime import date
        >>> Position(date(2013, 6, 30), "USD").explain("cash")
        'Cash is not known yet: ask for it, and for which day.'
        """
        return story_of(self, metric)
