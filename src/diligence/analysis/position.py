"""Where a company stands at one date: one value for each metric, with its story."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date


WHOLE_FROM = 1_000
"""Numbers from this size on are written without decimals."""


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
    """

    low: float | None
    likely: float
    high: float | None
    how: str = "stated"
    sources: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @classmethod
    def exact(cls, value: float, how: str = "stated") -> Value:
        """A value without a range."""
        return cls(value, value, value, how)

    @property
    def is_range(self) -> bool:
        """Whether there is more than one value it could have."""
        return self.floor < self.ceiling

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
        return Value(value, value, value, self.how, self.sources, self.notes)


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
    """

    as_of: date
    currency: str
    values: Mapping[str, Value] = field(default_factory=lambda: MappingProxyType({}))
    conflicts: tuple[Conflict, ...] = ()
    unused: tuple[tuple[str, str], ...] = ()
    history: tuple[tuple[date, float], ...] = ()

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
        values = MappingProxyType({**self.values, metric: known.at(value)})
        return Position(self.as_of, self.currency, values, self.conflicts, self.unused, self.history)

    def explain(self, metric: str) -> str:
        """One paragraph: the value, how it was found, and what to know about it.

        Examples
        --------
        >>> from datetime import date
        >>> Position(date(2013, 6, 30), "USD").explain("cash")
        'cash is not known yet.'
        """
        value, name = self.values.get(metric), metric.replace("_", " ")
        if value is None:
            return f"{name} is not known yet."
        span = f" ({_digits(value.floor)} to {_digits(value.ceiling)})" if value.is_range else ""
        rests = f" It rests on {', '.join(value.sources)}." if value.sources else ""
        return " ".join(
            (f"{name} is {_digits(value.likely)}{span}, {value.how}.{rests}", *value.notes)
        ).strip()


def _digits(number: float) -> str:
    """A number for a reader: whole when large, six digits when small, never with an exponent."""
    if abs(number) >= WHOLE_FROM:
        return f"{number:,.0f}"
    return f"{number:.6f}".rstrip("0").rstrip(".")
