"""Amounts: "1.2M ARR" as a value, and a value in words.

Money, shares, counts and months are read and written here only. Nothing in this
room knows what a company or a metric is.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from diligence.amounts.amount import Amount, Kind, Period
from diligence.amounts.doubts import Doubt
from diligence.amounts.measure import Absence, Measure
from diligence.amounts.words import (
    day_in_words,
    exact_money_in_words,
    money_in_words,
    months_in_words,
    number_in_words,
    share_in_words,
)

if TYPE_CHECKING:
    from diligence.amounts.grammar import parse_amount
    from diligence.amounts.typed import as_typed

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

_HOMES = {"as_typed": "diligence.amounts.typed", "parse_amount": "diligence.amounts.grammar"}
"""Names that are loaded on first use: most work reads no amount, and the grammar is large."""


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        msg = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(msg)
    return getattr(import_module(_HOMES[name]), name)
