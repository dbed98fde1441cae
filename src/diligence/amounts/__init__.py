"""Amounts: "1.2M ARR" as a value, and a value in words.

Money, shares, counts and months are read and written here only. Nothing in this
room knows what a company or a metric is.
"""

from __future__ import annotations

from diligence.amounts.amount import Amount, Kind, Period
from diligence.amounts.doubts import Doubt
from diligence.amounts.grammar import parse_amount
from diligence.amounts.measure import Absence, Measure
from diligence.amounts.typed import as_typed
from diligence.amounts.words import (
    day_in_words,
    exact_money_in_words,
    money_in_words,
    months_in_words,
    number_in_words,
    share_in_words,
)

__all__ = [
    "Absence",
    "Amount",
    "Doubt",
    "Kind",
    "Measure",
    "Period",
    "as_typed",
    "day_in_words",
    "exact_money_in_words",
    "money_in_words",
    "months_in_words",
    "number_in_words",
    "parse_amount",
    "share_in_words",
]
