"""Facts about a company, from typing to values."""

from __future__ import annotations

import re
from datetime import date
from difflib import get_close_matches
from typing import TYPE_CHECKING

from diligence.errors import ImpossibleInputError
from diligence.forms.day import read_day
from diligence.model import Company

if TYPE_CHECKING:
    from diligence.model import Dossier

CURRENCIES = frozenset(
    re.findall(
        "[A-Z]{3}",
        """
        AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD
        CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD
        GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT
        LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR
        NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP
        STN SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XOF XPF
        YER ZAR ZMW ZWG
        """,
    )
)
"""ISO 4217 codes of the currencies in use."""

_OLDEST_YEAR = 1600


def with_fact(dossier: Dossier, name: str, value: object) -> Dossier:
    """Change one fact about the company and leave the others as they are."""
    company = dossier.company
    return dossier.with_company(Company.model_validate({**company.model_dump(), name: value}))


def read_name(typed: str) -> str:
    """The company's name, which is the one fact that must be known.

    Raises
    ------
    ImpossibleInputError
        When nothing is left of it.
    """
    if not typed.strip():
        raise ImpossibleInputError("the company's name", "something to call it by", "nothing")
    return typed.strip()


def read_currency(typed: str) -> str:
    """An ISO currency code, however it is spelled.

    Raises
    ------
    ImpossibleInputError
        When no currency has that code.

    Examples
    --------
    >>> read_currency(" eur ")
    'EUR'
    """
    code = typed.strip().upper()
    if code not in CURRENCIES:
        near = get_close_matches(code, sorted(CURRENCIES), n=3) or ["USD", "EUR", "GBP"]
        expected = f"a three-letter ISO code such as {', '.join(near)}"
        raise ImpossibleInputError("the currency", expected, repr(typed) if code else "nothing")
    return code


def read_founded(typed: str, today: date) -> date | None:
    """The day a company was founded; a year alone means its first day, nothing means not known.

    Raises
    ------
    ImpossibleInputError
        When it is no day, or one still to come.

    Examples
    --------
    >>> read_founded("2019", date(2026, 11, 23)), read_founded("", date(2026, 11, 23))
    (datetime.date(2019, 1, 1), None)
    """
    words = typed.strip()
    if not words:
        return None
    year = re.fullmatch(r"[12][0-9]{3}", words)
    day = date(int(words), 1, 1) if year else read_day(words, today, name="the founding day")
    if day.year < _OLDEST_YEAR or day > today:
        expected = "a year such as 2019, or a day, that is not still to come"
        raise ImpossibleInputError("the founding day", expected, repr(typed))
    return day


def founded_as_typed(founded: date | None) -> str:
    """The founding day as a field shows it: the year alone where that is all that was typed.

    Examples
    --------
    >>> founded_as_typed(date(2019, 1, 1)), founded_as_typed(date(2019, 3, 31)), founded_as_typed(None)
    ('2019', '2019-03-31', '')
    """
    if founded is None:
        return ""
    first_day = (founded.month, founded.day) == (1, 1)
    return f"{founded:%Y}" if first_day else founded.isoformat()
