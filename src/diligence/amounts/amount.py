"""The amount as a value: a range, a kind, a currency and a period."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


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
        Equal when the amount is exact. Money in units of its currency, shares in
        0..1 (growth may exceed 1), counts in units. For ``Kind.DATE`` the day
        number (`datetime.date.toordinal`).
    kind
        Money, share, count, months or date. A bare number is a count until its
        metric says otherwise.
    currency
        ISO 4217 code when one was typed, else ``None``: not known, not a default.
    per
        The period typed ("/mo", "ARR", "yoy"), else ``None``.
    """

    low: float
    likely: float
    high: float
    kind: Kind
    currency: str | None = None
    per: Period | None = None

    @property
    def exact(self) -> bool:
        """Whether it is a single value rather than a range."""
        return self.low == self.high

    @property
    def day(self) -> date:
        """The day meant by an amount of kind ``DATE``."""
        return date.fromordinal(round(self.likely))
