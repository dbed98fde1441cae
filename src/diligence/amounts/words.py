"""Numbers in words for a reader: two or three significant digits and a unit.

Percent signs and currency symbols are added here and nowhere else.
"""

from __future__ import annotations

from math import floor, isfinite, log10
from types import MappingProxyType
from typing import TYPE_CHECKING

from diligence.months import Month

if TYPE_CHECKING:
    from datetime import date

_SYMBOLS = MappingProxyType(
    {"USD": "$", "EUR": "€", "GBP": "£", "CHF": "CHF", "CAD": "CA$", "AUD": "A$", "INR": "₹", "JPY": "¥"}
)
"""The commonest, as Babel has them; for all others Babel's tables are read, which takes a while."""

_SCALES = ((1e12, "T"), (1e9, "B"), (1e6, "M"), (1e3, "k"))


def _significant(value: float, digits: int) -> str:
    if value == 0:
        return "0"
    places = digits - 1 - floor(log10(abs(value)))
    rounded = round(value, places)
    text = f"{rounded:,.{max(places, 0)}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def number_in_words(value: float, digits: int = 3) -> str:
    """A number with a scale letter.

    Examples
    --------
    >>> number_in_words(29805), number_in_words(999_950), number_in_words(0.5)
    ('29.8k', '1M', '0.5')
    """
    _finite(value)
    for scale, letter in _SCALES:
        if float(f"{abs(value) / scale:.{digits - 1}e}") >= 1:
            return _significant(value / scale, digits) + letter
    return _significant(value, digits)


def money_in_words(value: float, currency: str, digits: int = 3) -> str:
    """Money, short, with its currency always shown.

    Examples
    --------
    >>> money_in_words(1_160_000, "USD"), money_in_words(-97_800, "EUR")
    ('$1.16M', '-€97.8k')
    >>> money_in_words(14_186, "SEK")
    'SEK 14.2k'
    """
    number = number_in_words(abs(value), digits)
    return ("-" if value < 0 else "") + _symbol(currency) + number


def exact_money_in_words(value: float, currency: str) -> str:
    """Money to the unit, for a fold-out table.

    Examples
    --------
    >>> exact_money_in_words(1_200_000, "USD"), exact_money_in_words(-14_186, "SEK")
    ('$1,200,000', '-SEK 14,186')
    """
    whole = round(_finite(value))
    return ("-" if whole < 0 else "") + _symbol(currency) + f"{abs(whole):,}"


def _symbol(currency: str) -> str:
    """What stands before the number: a sign, or a code with a blank after it."""
    symbol = _SYMBOLS.get(currency) or _symbol_of_babel(currency)
    return f"{symbol} " if symbol[-1:].isalpha() else symbol


def _symbol_of_babel(currency: str) -> str:
    from babel.numbers import get_currency_symbol

    return " ".join(str(get_currency_symbol(currency, locale="en_US")).split())


def share_in_words(value: float, digits: int = 2) -> str:
    """A share or rate as a percentage.

    Examples
    --------
    >>> share_in_words(0.12), share_in_words(0.0595), share_in_words(-0.5)
    ('12 %', '6 %', '-50 %')
    """
    # 0.0595 times 100 is 5.949999999999999: the noise goes before the rounding.
    percent = float(f"{_finite(value) * 100:.12g}")
    return f"{_significant(percent, max(digits, floor(log10(abs(percent))) + 1 if percent else 1))} %"


def months_in_words(value: float) -> str:
    """A duration in months.

    Examples
    --------
    >>> months_in_words(2.0), months_in_words(1.0), months_in_words(7.36), months_in_words(30.2)
    ('2 months', '1 month', '7.4 months', '30 months')
    """
    rounded = round(_finite(value), 1 if abs(value) < 12 else None) or 0
    number = f"{rounded}".removesuffix(".0")
    return f"{number} month{'' if number in ('1', '-1') else 's'}"


def day_in_words(day: date) -> str:
    """A date as people write it.

    Examples
    --------
    >>> from datetime import date
    >>> day_in_words(date(2013, 6, 30))
    '30 June 2013'
    """
    return f"{day.day} {Month.of(day)}"


def _finite(value: float) -> float:
    if not isfinite(value):
        msg = f"only finite numbers have words, got {value}"
        raise ValueError(msg)
    return value
