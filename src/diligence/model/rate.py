"""What one unit of a currency is worth in another."""

from __future__ import annotations

from datetime import date
from typing import Self

from pydantic import Field, model_validator

from diligence.model.record import Record


class ExchangeRate(Record):
    """What one unit of a currency was worth in another, on a day.

    Attributes
    ----------
    currency, into
        ISO codes; one unit of the first is `rate` units of the second.
    source
        Who published it, as in "ECB"; shown wherever it is used.

    Examples
    --------
    >>> rate = ExchangeRate(currency="EUR", into="USD", rate=1.25, as_of=date(2026, 9, 30))
    >>> rate.between("EUR", "USD"), rate.between("USD", "EUR"), rate.between("EUR", "GBP")
    (1.25, 0.8, None)
    """

    currency: str = Field(pattern=r"^[A-Z]{3}$")
    into: str = Field(pattern=r"^[A-Z]{3}$")
    rate: float = Field(gt=0)
    as_of: date
    source: str = ""

    @model_validator(mode="after")
    def _of_two(self) -> Self:
        if self.currency == self.into:
            msg = f"an exchange rate is between two currencies, got {self.currency} twice"
            raise ValueError(msg)
        return self

    def between(self, currency: str, into: str) -> float | None:
        """What one unit of `currency` is worth by it, in whichever direction it was given."""
        if (currency, into) == (self.currency, self.into):
            return self.rate
        return 1 / self.rate if (currency, into) == (self.into, self.currency) else None
