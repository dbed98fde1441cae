"""Dates as people say them: "2013-09-01", "1 September 2013", "end of August"."""

from __future__ import annotations

import calendar
import re
from datetime import date

from diligence.months import Month

_NAMES = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_NAMES |= {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name}
_NAMES["sept"] = 9
_MONTH = "|".join(sorted(_NAMES, key=len, reverse=True))
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_DAY_FIRST = re.compile(rf"(\d{{1,2}})(?:st|nd|rd|th)? ({_MONTH})\.?,?(?: (\d{{4}}))?")
_MONTH_FIRST = re.compile(rf"({_MONTH})\.? (\d{{1,2}})(?:st|nd|rd|th)?(?:,? (\d{{4}}))?")
_MONTH_ONLY = re.compile(
    rf"(?:(?:the )?(end|middle|start|beginning|mid)[- ](?:of )?)?({_MONTH})\.?,?(?: (\d{{4}}))?"
)


def read_date(words: str, as_of: date | None) -> date | None:
    """The day meant by lower-case `words`, or ``None`` when they are not a date.

    A month alone means its last day; a day without a year means the next one
    after `as_of`, and is not read when `as_of` is ``None``.

    Examples
    --------
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
    this_year = _day(as_of.year, month, day)
    if this_year is None or this_year >= as_of:
        return this_year
    return _day(as_of.year + 1, month, day)


def _day(year: int, month: int, day: int | None) -> date | None:
    if not (1 <= month <= 12 and 1 <= year <= 9998):
        return None
    last = Month(year, month).last_day
    if day is None:
        return last
    return last.replace(day=day) if 1 <= day <= last.day else None
