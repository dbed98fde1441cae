"""The months to come as a value, ready to draw, whatever way it was computed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from diligence.amounts import Absence, Measure

if TYPE_CHECKING:
    from diligence.analysis.terms import Terms

HORIZON_MONTHS = 600
"""How far the search goes. Never printed as a result."""

Array = NDArray[np.float64]


class Convention(StrEnum):
    """How time passes: month by month, or continuously."""

    MONTHLY = "monthly"
    CONTINUOUS = "continuous"


@dataclass(frozen=True, eq=False)
class Projection:
    """The months to come under given terms; equal only to itself, since it holds arrays.

    Attributes
    ----------
    income, expenses
        Per month, shape (months,): gross profit, and what it has to pay for.
    cash
        Cash left at the start of each month, shape (months + 1,); empty when today's
        cash is not known. Negative once it is gone.
    months_to_profit
        First month with income at least expenses.
    capital_needed
        Sum of the losses before that month.
    runway_months
        Until cash is gone along this path.
    """

    terms: Terms
    income: Array
    expenses: Array
    cash: Array
    months_to_profit: Measure
    capital_needed: Measure
    runway_months: Measure

    @property
    def alive(self) -> bool | None:
        """Whether profit comes before the cash is gone; ``None`` when not known."""
        if self.capital_needed.absence is Absence.UNKNOWN:
            return None
        if self.capital_needed.value is None:
            return False
        if self.cash.size == 0:
            return True if self.capital_needed.value == 0 else None
        return bool(self.capital_needed.value <= self.cash[0])


def nothing(terms: Terms, why: str) -> Projection:
    """The projection of a company of which too little is known."""
    none, empty = Measure.unknown(why), np.empty(0)
    return Projection(terms, empty, empty, empty, none, none, none)
