"""Currencies as people write them: "$80k", "80k EUR", "C$5k", "5 million dollars"."""

from __future__ import annotations

import re
from types import MappingProxyType

from diligence.amounts.doubts import Doubt
from diligence.errors import UnreadableAmountError

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
_DOLLARS = ("AUD", "CAD", "HKD", "MXN", "NZD", "SGD")
_SHARED = MappingProxyType({"$": _DOLLARS, "dollar": _DOLLARS, "dollars": _DOLLARS, "¥": ("CNY",)})
"""Ways to write it that other currencies share, if their code stands beside: "$5k CAD"."""

_WORDS = MappingProxyType(
    {
        "dollars": "USD",
        "dollar": "USD",
        "euros": "EUR",
        "euro": "EUR",
        "pounds": "GBP",
        "rupees": "INR",
        "rs.": "INR",
        "rs": "INR",
    }
)
_UNSURE = MappingProxyType(
    {
        "$": Doubt.DOLLAR,
        "dollar": Doubt.DOLLAR,
        "dollars": Doubt.DOLLAR,
        "¥": Doubt.YEN,
        "rupees": Doubt.RUPEE,
        "rs.": Doubt.RUPEE,
        "rs": Doubt.RUPEE,
    }
)
_MEANINGS = {**_SIGNS, **_WORDS, **{code.lower(): code for code in CODES}}
_PREFIXED = "|".join(re.escape(sign) for sign in _SIGNS if sign[0].isalpha())
_BARE = "|".join(re.escape(sign) for sign in _SIGNS if not sign[0].isalpha())
_NAMES = "|".join([*map(re.escape, _WORDS), *(code.lower() for code in CODES)])
_BEHIND_A_SCALE = r"(?<=[\d ][kmbt])|(?<=^[kmb])"
CURRENCY = re.compile(
    rf"(?<![a-z])(?:{_PREFIXED})|{_BARE}|(?:(?<![a-z])|{_BEHIND_A_SCALE})(?:{_NAMES})(?![a-z])"
)
"""Every way to write a currency, in lower case."""

GAP = "\0"
"""Left where a word was taken out, so that "1$234" doesn't become 1 234."""

_SCALE_FIRST = re.compile(
    rf"^(?:(?P<before>k|m|mn|mln|mio|bn) ?{GAP}|{GAP}(?P<behind>k|m|mn|mln|mio|bn)\b)"
    r" ?(?P<number>[\d.,' -]*\d)"
)
_THOUSAND_OR_TRILLION = re.compile(r"(?<![a-z])t(?:€|eur(?![a-z]))")


def take_currency(words: str, text: str) -> tuple[str, str | None, tuple[Doubt, ...]]:
    """Take the currency out of lower-case `words`.

    Parameters
    ----------
    text
        All that was typed, for the message.

    Returns
    -------
    The words with a `GAP` for each mention, the ISO code, and what is unsure about it.

    Raises
    ------
    UnreadableAmountError
        When two are named, or "T" before a euro can mean a thousand or a trillion.

    Examples
    --------
    >>> take_currency("80k cad", "80k CAD")[1:], take_currency("$80k", "$80k")[1]
    (('CAD', ()), 'USD')
    >>> take_currency("k€ 300", "k€ 300")
    ('300k', 'EUR', ())
    """
    if _THOUSAND_OR_TRILLION.search(words):
        raise UnreadableAmountError(text, "the T can mean thousand or trillion", "write 300k EUR or 300B EUR")
    found = currencies_in(words)
    if len(found) > 1:
        raise UnreadableAmountError(text, "it names two currencies", "keep one of them")
    code = next(iter(found), None)
    doubts = () if code and code.lower() in CURRENCY.findall(words) else _doubts(words)
    return _SCALE_FIRST.sub(_scale_behind, CURRENCY.sub(GAP, words)), code, doubts


def _doubts(words: str) -> tuple[Doubt, ...]:
    mentions = CURRENCY.findall(words)
    return tuple(dict.fromkeys(_UNSURE[mention] for mention in mentions if mention in _UNSURE))


def _scale_behind(found: re.Match[str]) -> str:
    return f"{found['number']}{found['before'] or found['behind']}"


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
