"""Signs of currencies: a small table for the commonest, Babel's for all others."""

from __future__ import annotations

import pytest
from babel.numbers import get_currency_symbol

from diligence.amounts import money_in_words
from diligence.amounts.words import _SYMBOLS


@pytest.mark.parametrize("currency", _SYMBOLS)
def test_the_table_is_babels(currency: str) -> None:
    """Each sign of our table is the one Babel has."""
    assert _SYMBOLS[currency] == get_currency_symbol(currency, locale="en_US")


@pytest.mark.parametrize(("currency", "said"), [("SEK", "SEK 2k"), ("ILS", "₪2k"), ("BRL", "R$2k")])
def test_others_are_looked_up(currency: str, said: str) -> None:
    """A currency that is not in the table is written as Babel has it."""
    assert currency not in _SYMBOLS
    assert money_in_words(2_000, currency) == said
