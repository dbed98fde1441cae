"""A dated change to the months to come."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite

from diligence.errors import ImpossibleInputError


@dataclass(frozen=True)
class Change:
    """Something that changes the months to come from one month on.

    Attributes
    ----------
    month
        The first month it counts in, 0 for the one that starts today.
    cash
        Money that comes (above zero) or has to be paid (below) in that month, once.
    monthly_expenses
        Added to the expenses of that month and every one after; it does not grow.
    why
        For a reader: "debt of $2M falls due on 31 March 2027".
    """

    month: int
    cash: float = 0.0
    monthly_expenses: float = 0.0
    why: str = ""

    def __post_init__(self) -> None:
        if self.month < 0:
            raise ImpossibleInputError("month", "0 or later", self.month)
        for name in ("cash", "monthly_expenses"):
            if not isfinite(getattr(self, name)):
                raise ImpossibleInputError(name, "a number", getattr(self, name))
