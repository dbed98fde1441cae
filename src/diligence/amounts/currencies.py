"""Currencies as people write them: "$80k", "80k EUR", "C$5k", "5 million dollars"."""

from __future__ import annotations

import re
from types import MappingProxyType

CODES = (
    "USD",
    "EUR",
    "GBP",
    "JPY",
    "INR",
    "CHF",
    "CAD",
    "AUD",
    "NZD",
    "SEK",
    "NOK",
    "DKK",
    "PLN",
    "CZK",
    "HUF",
    "ILS",
    "SGD",
    "HKD",
    "CNY",
    "KRW",
    "BRL",
    "MXN",
    "ZAR",
    "TRY",
)
"""ISO 4217 codes that are understood when typed."""

_SIGNS = MappingProxyType(
    {
        "us$": "USD",
        "ca$": "CAD",
        "c$": "CAD",
        "au$": "AUD",
        "a$": "AUD",
        "nz$": "NZD",
        "hk$": "HKD",
        "s$": "SGD",
        "mx$": "MXN",
        "r$": "BRL",
        "cn¥": "CNY",
        "$": "USD",
        "€": "EUR",
        "£": "GBP",
        "¥": "JPY",
        "₹": "INR",
        "₪": "ILS",
        "₩": "KRW",
    }
)
_SHARED = MappingProxyType({"$": ("AUD", "CAD", "HKD", "MXN", "NZD", "SGD"), "¥": ("CNY",)})
"""Signs that other currencies are written with too, if their code stands beside: "$5k CAD"."""

_WORDS = MappingProxyType({"dollars": "USD", "euros": "EUR", "euro": "EUR", "pounds": "GBP"})

_MEANINGS = {**_SIGNS, **_WORDS, **{code.lower(): code for code in CODES}}
_PREFIXED = "|".join(re.escape(sign) for sign in _SIGNS if sign[0].isalpha())
_BARE = "|".join(re.escape(sign) for sign in _SIGNS if not sign[0].isalpha())
_NAMES = "|".join([*_WORDS, *(code.lower() for code in CODES)])
CURRENCY = re.compile(rf"(?<![a-z])(?:{_PREFIXED})|{_BARE}|(?:(?<![a-z])|(?<=\d[kmbt]))(?:{_NAMES})(?![a-z])")
"""Every way to write a currency, in lower case."""


def currencies_in(words: str) -> frozenset[str]:
    """The codes of all currencies that lower-case `words` name.

    Examples
    --------
    >>> sorted(currencies_in("$1m €")), sorted(currencies_in("$5k cad"))
    (['EUR', 'USD'], ['CAD'])
    """
    found = set(CURRENCY.findall(words))
    codes = {_MEANINGS[name] for name in found}
    for sign, sharers in _SHARED.items():
        if sign in found and codes.intersection(sharers):
            codes.discard(_MEANINGS[sign])
    return frozenset(codes)
