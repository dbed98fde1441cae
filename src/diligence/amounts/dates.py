"""Days as people say them: "2013-09-01", "1 September", "end of August", "Q3 2026", "mid-2027"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from diligence.amounts.doubts import Doubt
from diligence.months import MONTH_NAMES, Month

if TYPE_CHECKING:
    from datetime import date

_NAMES = {name.lower(): number for number, name in enumerate(MONTH_NAMES, start=1)}
_NAMES |= {name[:3]: number for name, number in _NAMES.items()} | {"sept": 9}
_MONTH = "|".join(sorted(_NAMES, key=len, reverse=True))
_OF_YEAR = r"(?:(?:,? | of )(?P<year>\d{4}|next year))?"
_EDGE = r"(?:(?:the )?(?P<edge>end|middle|start|beginning|mid)[- ](?:of )?)"
_BOUND = r"(?:(?:the )?(?P<edge>end|start|beginning)[- ](?:of )?)"
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})")
_ISO_MONTH = re.compile(r"(?P<year>(?:19|20)\d\d)-(?P<month>0[1-9]|1[0-2])")
_DAY_FIRST = re.compile(rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<month>{_MONTH})\.?{_OF_YEAR}")
_MONTH_FIRST = re.compile(rf"(?P<month>{_MONTH})\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?{_OF_YEAR}")
_MONTH_ONLY = re.compile(rf"{_EDGE}?(?:the )?(?P<month>{_MONTH})\.?{_OF_YEAR}")
_PART = re.compile(rf"{_BOUND}?(?P<part>q[1-4]|h[12])(?:{_OF_YEAR}|[-/](?P<joined>\d{{4}}))")
_PART_LAST = re.compile(rf"{_BOUND}?(?P<year>\d{{4}})[ /-]?(?P<part>q[1-4]|h[12])")
_YEAR = re.compile(rf"{_EDGE}(?:(?P<year>\d{{4}}|next year)|(?:the |this )?year)")
_YEAR_END = re.compile(rf"year[- ]end{_OF_YEAR}")
_FORMS = (_ISO, _ISO_MONTH, _DAY_FIRST, _MONTH_FIRST, _MONTH_ONLY, _PART, _PART_LAST, _YEAR, _YEAR_END)
_STARTS = frozenset({"start", "beginning"})
_MIDDLES = frozenset({"middle", "mid"})
_LONGEST_WAIT = 8
"""Years from one 29 February to the next, at most: 2096 to 2104."""


@dataclass(frozen=True)
class SaidDay:
    """A day as said, which may lack its year or not exist.

    Attributes
    ----------
    year
        As typed: digits, "next year", or ``None``.
    month, day
        Numbers; no day means the last of the month.
    """

    year: str | None
    month: int
    day: int | None
    doubts: tuple[Doubt, ...] = ()

    def on_or_after(self, as_of: date | None) -> date | None:
        """The day that is meant, or ``None`` when there is no such day.

        Without a year it is the next one, `as_of` included, and none is known when
        `as_of` is ``None``.

        Examples
        --------
        >>> from datetime import date
        >>> SaidDay(None, 8, None).on_or_after(date(2013, 6, 30))
        datetime.date(2013, 8, 31)
        """
        if self.year is not None and self.year.isdigit():
            return _day(int(self.year), self.month, self.day)
        if as_of is None:
            return None
        if self.year:
            return _day(as_of.year + 1, self.month, self.day)
        years = range(as_of.year, as_of.year + _LONGEST_WAIT + 1)
        days = (_day(each, self.month, self.day) for each in years)
        return next((each for each in days if each is not None and each >= as_of), None)


def read_said_day(words: str) -> SaidDay | None:
    """The day that lower-case `words` say, or ``None`` when they have not the form of one.

    Examples
    --------
    >>> read_said_day("end of august 2026")
    SaidDay(year='2026', month=8, day=None, doubts=())
    >>> read_said_day("31 june").day, read_said_day("80k")
    (31, None)
    """
    found = next((found for form in _FORMS if (found := form.fullmatch(words))), None)
    if found is None:
        return None
    said = found.groupdict()
    month, day, doubts = _month_and_day(said)
    year = said.get("year") or said.get("joined")
    return SaidDay(year, month, day, doubts if year else (*doubts, Doubt.NEXT))


def _month_and_day(said: dict[str, str | None]) -> tuple[int, int | None, tuple[Doubt, ...]]:
    edge, day, month, part = (said.get(name) for name in ("edge", "day", "month", "part"))
    first = 1 if edge in _STARTS else None
    unsaid = () if edge else (Doubt.LAST_DAY,)
    if part:
        months = 3 if part[0] == "q" else 6
        last = int(part[1]) * months
        return last - months + 1 if first else last, first, (Doubt.CALENDAR, *unsaid)
    if month is None:
        if edge in _MIDDLES:
            return 6, 30, (Doubt.MID_YEAR,)
        return (1, 1, ()) if first else (12, 31, ())
    number = _NAMES.get(month) or int(month)
    if day is not None:
        return number, int(day), ()
    if edge in _MIDDLES:
        return number, 15, (Doubt.MID_MONTH,)
    return number, first, unsaid


def _day(year: int, month: int, day: int | None) -> date | None:
    if not (1 <= month <= 12 and 1 <= year <= 9998):
        return None
    last = Month(year, month).last_day
    if day is None:
        return last
    return last.replace(day=day) if 1 <= day <= last.day else None
