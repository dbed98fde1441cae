"""The day something was true: "2026-10-31", "31 October 2026", "end of August"."""

from __future__ import annotations

from datetime import date, timedelta

from diligence.amounts import Kind, parse_amount
from diligence.errors import ImpossibleInputError, UnreadableAmountError

EXAMPLES = "a day such as 2026-10-31 or 31 October 2026"


def read_day(typed: str, today: date, *, name: str = "the date") -> date:
    """Read a day in the past as a person types it.

    A day without a year means the last such day up to `today`, since people
    report what has been.

    Raises
    ------
    ImpossibleInputError
        When it is no day.

    Examples
    --------
    >>> read_day("31 October", date(2026, 11, 23)), read_day("june", date(2026, 11, 23))
    (datetime.date(2026, 10, 31), datetime.date(2026, 6, 30))
    """
    words = typed.strip()
    if words.lower() == "today":
        return today
    try:
        amount = parse_amount(words, as_of=today - timedelta(days=364))
    except UnreadableAmountError as error:
        raise ImpossibleInputError(name, EXAMPLES, _quoted(typed)) from error
    if amount.kind is not Kind.DATE:
        raise ImpossibleInputError(name, EXAMPLES, _quoted(typed))
    return amount.day


def _quoted(typed: str) -> str:
    return repr(typed) if typed.strip() else "nothing"
