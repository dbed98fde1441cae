"""The month as a value, and time between two dates counted in months.

Calendar arithmetic lives here and nowhere else. No clock is read, and no
locale: a month has the same name on every machine.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date

DAYS_PER_MONTH = 365.2425 / 12
"""Mean length of a month in the Gregorian calendar, in days (30.436875)."""

WEEKS_PER_MONTH = 365.2425 / 84
"""Mean number of weeks in a month (4.348), as in Trevor Blackwell's calculator."""

MONTH_NAMES = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
"""In order; `calendar.month_name` would follow the locale of the program around us."""


@dataclass(frozen=True, order=True)
class Month:
    """One calendar month.

    Examples
    --------
    >>> Month.of(date(2013, 6, 30)) + 19
    Month(year=2015, number=1)
    >>> Month(2015, 1) - Month(2013, 6)
    19
    >>> str(Month(2013, 6)), Month(2012, 2).last_day
    ('June 2013', datetime.date(2012, 2, 29))
    """

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> Month:
        """The month a day lies in."""
        return cls(day.year, day.month)

    @property
    def last_day(self) -> date:
        """The last day of the month, where month-end figures are dated."""
        return date(self.year, self.number, calendar.monthrange(self.year, self.number)[1])

    def __add__(self, months: int) -> Month:
        index = self.year * 12 + (self.number - 1) + months
        return Month(index // 12, index % 12 + 1)

    def __sub__(self, other: Month) -> int:
        return (self.year - other.year) * 12 + self.number - other.number

    def __str__(self) -> str:
        return f"{MONTH_NAMES[self.number - 1]} {self.year}"


def months_between(start: date, end: date) -> float:
    """Months from one day to another, by the mean length of a month.

    Two month ends count as whole months, so that a series of month-end figures
    is evenly spaced.

    Parameters
    ----------
    start, end
        Any two days; the result is negative when `end` comes first.

    Examples
    --------
    >>> months_between(date(2018, 6, 30), date(2019, 6, 30))
    12.0
    >>> months_between(date(2013, 2, 28), date(2013, 6, 30))
    4.0
    >>> round(months_between(date(2018, 4, 10), date(2018, 7, 31)), 1)
    3.7
    """
    first, last = Month.of(start), Month.of(end)
    if start.day == end.day or (start == first.last_day and end == last.last_day):
        return float(last - first)
    return (end - start).days / DAYS_PER_MONTH
