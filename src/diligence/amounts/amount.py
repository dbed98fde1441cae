"""The amount as a value: a range, a kind, a currency and a period."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from diligence.amounts.doubts import Doubt


class Kind(StrEnum):
    """What an amount counts."""

    MONEY = "money"
    SHARE = "share"
    COUNT = "count"
    MONTHS = "months"
    DATE = "date"


class Period(StrEnum):
    """The time a flow or a rate belongs to."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"

    @property
    def months(self) -> float:
        """Length in months."""
        return _MONTHS[self]


_MONTHS = {
    Period.WEEK: 84 / 365.2425,
    Period.MONTH: 1.0,
    Period.QUARTER: 3.0,
    Period.YEAR: 12.0,
}


@dataclass(frozen=True)
class Amount:
    """What was understood from one typed amount.

    Attributes
    ----------
    low, likely, high
        Equal when the amount is exact; ``None`` for an end left open, as the upper
        one of "at least 2M". Money in units of its currency, shares in 0..1
        (growth may exceed 1), counts in units, lengths of time in months. For
        ``Kind.DATE`` the day number (`datetime.date.toordinal`).
    kind
        Money, share, count, months or date. A bare number is a count until its
        metric says otherwise.
    currency
        ISO 4217 code when one was typed, else ``None``: not known, not a default.
    per
        The period typed ("/mo", "ARR", "yoy"), else ``None``.
    doubts
        What had to be taken one way, in sentences to show; no part of the value, so
        that two amounts that mean the same are equal.
    """

    low: float | None
    likely: float
    high: float | None
    kind: Kind
    currency: str | None = None
    per: Period | None = None
    doubts: tuple[Doubt, ...] = field(default=(), compare=False)

    @property
    def exact(self) -> bool:
        """Whether it is a single value rather than a range."""
        return self.low == self.high

    @property
    def day(self) -> date:
        """The day meant by an amount of kind ``DATE``."""
        return date.fromordinal(round(self.likely))
