"""Dates as people say them: "2013-09-01", "1 September 2013", "end of August"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diligence.months import MONTH_NAMES, Month

if TYPE_CHECKING:
    from datetime import date

_NAMES = {name.lower(): number for number, name in enumerate(MONTH_NAMES, start=1)}
_NAMES |= {name[:3]: number for name, number in _NAMES.items()} | {"sept": 9}
_MONTH = "|".join(sorted(_NAMES, key=len, reverse=True))
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DAY_FIRST = re.compile(rf"(\d{{1,2}})(?:st|nd|rd|th)? (?:of )?({_MONTH})\.?,?(?: (\d{{4}}))?")
_MONTH_FIRST = re.compile(rf"({_MONTH})\.? (\d{{1,2}})(?:st|nd|rd|th)?(?:,? (\d{{4}}))?")
_MONTH_ONLY = re.compile(
    rf"(?:(?:the )?(end|middle|start|beginning|mid)[- ](?:of )?)?({_MONTH})\.?,?(?: (\d{{4}}))?"
)
_LONGEST_WAIT = 8
"""Years from one 29 February to the next, at most: 2096 to 2104."""


def names_a_day(words: str) -> bool:
    """Whether lower-case `words` have the form of a date, be there such a day or not.

    Examples
    --------
    >>> names_a_day("31 june"), names_a_day("80k")
    (True, False)
    """
    return any(form.fullmatch(words) for form in (_ISO, _DAY_FIRST, _MONTH_FIRST, _MONTH_ONLY))


def read_date(words: str, as_of: date | None) -> date | None:
    """The day meant by lower-case `words`, or ``None`` when they are not a date.

    A month alone means its last day; a day without a year means the next one,
    `as_of` included, and is not read when `as_of` is ``None``.

    Examples
    --------
    >>> from datetime import date
    >>> read_date("end of august", date(2013, 6, 30))
    datetime.date(2013, 8, 31)
    >>> read_date("1 september 2013", None)
    datetime.date(2013, 9, 1)
    >>> read_date("80k", None)
    """
    if iso := _ISO.fullmatch(words):
        return _day(int(iso[1]), int(iso[2]), int(iso[3]))
    if found := _DAY_FIRST.fullmatch(words):
        return _in_year(found[3], _NAMES[found[2]], int(found[1]), as_of)
    if found := _MONTH_FIRST.fullmatch(words):
        return _in_year(found[3], _NAMES[found[1]], int(found[2]), as_of)
    if found := _MONTH_ONLY.fullmatch(words):
        day = {"start": 1, "beginning": 1, "mid": 15, "middle": 15}.get(found[1] or "end")
        return _in_year(found[3], _NAMES[found[2]], day, as_of)
    return None


def _in_year(year: str | None, month: int, day: int | None, as_of: date | None) -> date | None:
    if year is not None:
        return _day(int(year), month, day)
    if as_of is None:
        return None
    years = range(as_of.year, as_of.year + _LONGEST_WAIT + 1)
    days = (_day(each, month, day) for each in years)
    return next((each for each in days if each is not None and each >= as_of), None)


def _day(year: int, month: int, day: int | None) -> date | None:
    if not (1 <= month <= 12 and 1 <= year <= 9998):
        return None
    last = Month(year, month).last_day
    if day is None:
        return last
    return last.replace(day=day) if 1 <= day <= last.day else None
