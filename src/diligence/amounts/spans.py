"""Lengths of time: "18 months", "a year", and the time in which something grew."""

from __future__ import annotations

import re

from diligence.amounts.amount import Period
from diligence.amounts.numerals import NUMERAL, read_numeral
from diligence.errors import UnreadableAmountError
from diligence.months import DAYS_PER_MONTH

_UNIT = r"(?:years?|yrs?|quarters?|qtrs?|months?|mths?|mos?|weeks?|wks?|days?)"
_DURATION = re.compile(rf"(?P<unit>{_UNIT})(?= or (?:more|less)$|$)")
_IN = r"(?:in|over|within|during|for|every|per)"
_SPAN = re.compile(
    rf"(?<=\S) (?:{_IN} (?:the )?(?:(?:last|past|previous) )?(?:an? |(?P<count>{NUMERAL}) ?)"
    rf"|(?:{_IN} )?(?:the )?(?:last|past|previous) )(?P<unit>{_UNIT})$"
)
_LONGEST_MONTHS = 12_000


def months_of(unit: str) -> float:
    """The length of one unit in months; a day by the mean length of a month.

    Examples
    --------
    >>> months_of("years"), months_of("qtr")
    (12.0, 3.0)
    """
    if unit.startswith("d"):
        return 1 / DAYS_PER_MONTH
    return {"y": Period.YEAR, "q": Period.QUARTER, "m": Period.MONTH, "w": Period.WEEK}[unit[0]].months


def take_duration(words: str) -> tuple[str, float | None]:
    """Take the unit of a length of time from the end of `words`; its length in months.

    Examples
    --------
    >>> take_duration("12-18 months"), take_duration("1 year")
    (('12-18', 1.0), ('1', 12.0))
    """
    found = _DURATION.search(words)
    if found is None:
        return words, None
    return (words[: found.start()].strip() + words[found.end() :]), months_of(found["unit"])


def take_span(words: str, text: str) -> tuple[str, float | None]:
    """Take the time in which something grew from the end of `words`, in months.

    Parameters
    ----------
    text
        All that was typed, for the message.

    Raises
    ------
    UnreadableAmountError
        When it is no time at all, or longer than a thousand years.

    Examples
    --------
    >>> take_span("3x in 2 years", "3x in 2 years"), take_span("2x last year", "2x last year")
    (('3x', 24.0), ('2x', 12.0))
    """
    found = _SPAN.search(words)
    if found is None:
        return words, None
    count = read_numeral(found["count"], text) if found["count"] else None
    if count is not None and not count.bare:
        raise UnreadableAmountError(text, "its time is not a length of time", "write for example in 6 months")
    months = (1.0 if count is None else count.total) * months_of(found["unit"])
    if not 0 < months <= _LONGEST_MONTHS:
        raise UnreadableAmountError(text, "nothing grows in that time", "write for example in 6 months")
    return words[: found.start()], months


def period_of(months: float) -> Period | None:
    """The period that is exactly `months` long, if there is one.

    Examples
    --------
    >>> period_of(12.0), period_of(6.0)
    (<Period.YEAR: 'year'>, None)
    """
    return next((period for period in Period if abs(period.months - months) < 1e-9), None)
