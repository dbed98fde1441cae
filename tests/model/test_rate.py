"""An exchange rate is a record like any other, and refuses what can't be one."""

from __future__ import annotations

from datetime import date
from math import inf, nan

import pytest
from pydantic import ValidationError

from diligence.model import ExchangeRate

DAY = date(2026, 9, 30)


def rate(worth: float = 1.25, currency: str = "EUR", into: str = "USD") -> ExchangeRate:
    """What one euro is worth in dollars, or another pair."""
    return ExchangeRate(currency=currency, into=into, rate=worth, as_of=DAY)


@pytest.mark.parametrize("worth", [0.0, -1.0, nan, inf])
def test_a_rate_is_above_zero_and_finite(worth: float) -> None:
    """Nothing is worth nothing, less than nothing, or anything."""
    with pytest.raises(ValidationError):
        rate(worth)


@pytest.mark.parametrize(
    ("currency", "into"), [("EUR", "EUR"), ("eur", "USD"), ("EURO", "USD"), ("EUR", "$")]
)
def test_a_rate_is_between_two_currencies(currency: str, into: str) -> None:
    """Two different ISO codes."""
    with pytest.raises(ValidationError):
        rate(currency=currency, into=into)


def test_both_directions() -> None:
    """1.25 dollars for a euro are 0.8 euros for a dollar, and say nothing of pounds."""
    assert rate().between("EUR", "USD") == 1.25
    assert rate().between("USD", "EUR") == 0.8
    assert rate().between("USD", "GBP") is None
    assert rate().between("EUR", "EUR") is None
