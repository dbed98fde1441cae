"""Numbers in words for a reader: two or three significant digits and a unit.

Percent signs and currency symbols are added here and nowhere else.
"""

from __future__ import annotations

from datetime import date
from math import floor, isfinite, log10

from babel.core import UnknownLocaleError
from babel.numbers import format_currency, get_currency_symbol

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
    if not isfinite(value):
        msg = f"only finite numbers have words, got {value}"
        raise ValueError(msg)
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


def _symbol(currency: str) -> str:
    try:
        symbol: str = get_currency_symbol(currency, locale="en_US")
    except UnknownLocaleError:
        symbol = currency
    return f"{symbol} " if symbol[-1].isalpha() else symbol


def exact_money_in_words(value: float, currency: str) -> str:
    """Money to the unit, for a fold-out table.

    Examples
    --------
    >>> exact_money_in_words(1_200_000, "USD")
    '$1,200,000'
    """
    text: str = format_currency(
        round(value), currency, locale="en_US", currency_digits=False, format="¤#,##0"
    )
    return text.replace("\N{NO-BREAK SPACE}", " ")


def share_in_words(value: float, digits: int = 2) -> str:
    """A share or rate as a percentage.

    Examples
    --------
    >>> share_in_words(0.12), share_in_words(0.0595), share_in_words(-0.5)
    ('12 %', '6 %', '-50 %')
    """
    percent = value * 100
    return f"{_significant(percent, max(digits, floor(log10(abs(percent))) + 1 if percent else 1))} %"


def months_in_words(value: float) -> str:
    """A duration in months.

    Examples
    --------
    >>> months_in_words(2.0), months_in_words(1.0), months_in_words(7.36), months_in_words(30.2)
    ('2 months', '1 month', '7.4 months', '30 months')
    """
    number = f"{value:.1f}".removesuffix(".0") if value < 12 else f"{value:.0f}"
    return f"{number} month{'' if number == '1' else 's'}"


def day_in_words(day: date) -> str:
    """A date as people write it.

    Examples
    --------
    >>> day_in_words(date(2013, 6, 30))
    '30 June 2013'
    """
    return f"{day.day} {day:%B %Y}"
