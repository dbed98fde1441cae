"""The month a table's row is about, in the ways spreadsheets write it.

``01/02/2026`` is two days; which one is meant is never guessed but read off the rest
of the column, or asked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from diligence.months import MONTH_NAMES, Month

_NAMES = {name.lower(): number for number, name in enumerate(MONTH_NAMES, start=1)}
_NAMES |= {name[:3]: number for name, number in _NAMES.items()} | {"sept": 9}
_NAME = "|".join(sorted(_NAMES, key=len, reverse=True))
_TIME = r"(?:[ T]\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?)?"
_GAP = r"[ ./,-]*"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"(?P<year>\d{{4}})[-/.](?P<month>\d{{1,2}})(?:[-/.](?P<day>\d{{1,2}}))?{_TIME}",
        r"(?P<month>\d{1,2})[-/.](?P<year>\d{4})",
        rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?{_GAP})?(?P<name>{_NAME}){_GAP}(?P<year>\d{{4}})",
        rf"(?P<name>{_NAME}){_GAP}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?, ?(?P<year>\d{{4}})",
        rf"(?P<year>\d{{4}}){_GAP}(?P<name>{_NAME})",
        rf"(?P<name>{_NAME})[ .-]*'?(?P<short>\d{{2}})",
    )
)
_TWO_WAYS = re.compile(rf"(\d{{1,2}})([-/.])(\d{{1,2}})\2(\d{{4}}|\d{{2}}){_TIME}")
_NAME_ALONE = re.compile(rf"({_NAME})\.?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_TOTALS = re.compile(
    r"(?:grand |sub-?)?(?:totals?|sums?|averages?|avg|mean|median|ytd|ltm|ttm|fy|summe|gesamt|ø)\b.*"
    r"|(?:q[1-4]|h[12])\b.*|\d{4}[ -]?(?:q[1-4]|h[12])|(?:fy|cy)? ?(?:19|20)?\d\d(?: total)?"
    r"|year to date.*|(?:.* )?total"
)


@dataclass(frozen=True)
class MonthSaid:
    """A month, and the day in it where one was written.

    Attributes
    ----------
    year
        ``None`` when only the month's name was written.
    day
        ``None`` for the month as a whole.
    remark
        What was taken one way, to say beside it.
    """

    year: int | None
    number: int
    day: int | None = None
    remark: str = ""

    @property
    def month(self) -> Month | None:
        """The month, if its year is known."""
        return None if self.year is None else Month(self.year, self.number)


@dataclass(frozen=True)
class MonthCell:
    """What a cell can mean.

    Attributes
    ----------
    day_first, month_first
        The same unless the cell can be read in two ways; ``None`` where that reading is
        not a day.
    """

    day_first: MonthSaid | None
    month_first: MonthSaid | None

    @property
    def settled(self) -> bool:
        """Whether both readings agree."""
        return self.day_first == self.month_first

    def read(self, *, day_first: bool | None) -> MonthSaid | None:
        """The month that is meant; ``None`` where the order matters and is not known."""
        if self.settled or self.month_first is None:
            return self.day_first
        if self.day_first is None:
            return self.month_first
        if day_first is None:
            return None
        return self.day_first if day_first else self.month_first

    @property
    def says_day_first(self) -> bool | None:
        """What this cell alone proves about the order of its column."""
        if self.settled or (self.day_first and self.month_first):
            return None
        return self.day_first is not None


def month_cell(text: str) -> MonthCell | None:
    """Read a cell as a month; ``None`` when it is none.

    Examples
    --------
    >>> month_cell("31.01.2026").day_first
    MonthSaid(year=2026, number=1, day=31, remark='')
    >>> str(month_cell("Jan-26").day_first.month), month_cell("01/02/2026").settled
    ('January 2026', False)
    >>> month_cell("1,200") is None, month_cell("13/2026") is None
    (True, True)
    """
    words = text.strip().lower().replace("’", "'")  # noqa: RUF001 - the look-alike is what is replaced
    if alone := _NAME_ALONE.fullmatch(words):
        return _both(MonthSaid(None, _NAMES[alone[1]]))
    if two := _TWO_WAYS.fullmatch(words):
        return _dated(two)
    for form in _FORMS:
        if found := form.fullmatch(words):
            return _named(found, text.strip())
    return None


def year_alone(text: str) -> int | None:
    """The year a cell holds and nothing else, as over the months of a year.

    Examples
    --------
    >>> year_alone("2026"), year_alone("2026-01")
    (2026, None)
    """
    return int(text) if _YEAR.fullmatch(text.strip()) else None


def is_total(text: str) -> bool:
    """Whether a row's name says that it sums up others: a total, a quarter, a year.

    Examples
    --------
    >>> is_total("Total"), is_total("Q1 2026"), is_total("FY25"), is_total("Jan 2026")
    (True, True, True, False)
    """
    return _TOTALS.fullmatch(text.strip().lower()) is not None


def _both(said: MonthSaid | None) -> MonthCell | None:
    return None if said is None else MonthCell(said, said)


def _named(found: re.Match[str], text: str) -> MonthCell | None:
    said = found.groupdict()
    number = _NAMES[said["name"]] if said.get("name") else int(said["month"])
    if said.get("short"):
        year = 2000 + int(said["short"])
        return _both(MonthSaid(year, number, None, f"“{text}” is read as {MONTH_NAMES[number - 1]} {year}."))
    return _both(_valid(int(said["year"]), number, int(said["day"]) if said.get("day") else None))


def _dated(found: re.Match[str]) -> MonthCell | None:
    first, mark, second, written = int(found[1]), found[2], int(found[3]), found[4]
    year = int(written) if len(written) > 2 else 2000 + int(written)  # noqa: PLR2004 - two digits or four
    by_day, by_month = _valid(year, second, first), _valid(year, first, second)
    if mark == ".":
        # With dots the day comes first wherever dates are written so.
        return _both(by_day)
    return None if by_day is None and by_month is None else MonthCell(by_day, by_month)


def _valid(year: int, number: int, day: int | None) -> MonthSaid | None:
    try:
        date(year, number, day or 1)
    except ValueError:
        return None
    return MonthSaid(year, number, day) if 1900 <= year < 2200 else None  # noqa: PLR2004 - others are slips
