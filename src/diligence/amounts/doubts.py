"""What was taken one way although it can be meant in another: said, so that it can be put right."""

from __future__ import annotations

from enum import StrEnum


class Doubt(StrEnum):
    """One thing that an amount left open, as a sentence for the person who typed it.

    Each member is its own sentence: show it beside what was understood.

    Examples
    --------
    >>> print(Doubt.MIDDLE)
    The middle of the range is taken as likely.
    """

    DOLLAR = "“$” is taken as US dollars; write CA$, A$ or a code such as SGD for another dollar."
    YEN = "“¥” is taken as Japanese yen; write CNY for yuan."
    RUPEE = "Rupees are taken as India's."
    COMMA = "The comma is taken as a mark between thousands."
    MILLION = "“m” is taken as million; months are written mo."
    INDIAN = "A lakh is taken as 100,000 and a crore as 10,000,000."
    ABOUT = "“About” is taken as 10 % either way."
    MIDDLE = "The middle of the range is taken as likely."
    OPEN = "One end is open, and the other is taken as likely."
    MULTIPLE = "“3x” is taken as three times as much, which is growth of 200 %; likewise for other numbers."
    COMPOUNDED = (
        "Growth over another time than a week, month, quarter or year is brought to a month, compounded."
    )
    NO_PERIOD = "It does not say in which time it grew."
    FLAT = "No change is taken as 0 % a month."
    LAST_DAY = "A month, quarter or half-year without a day is taken as its last day."
    MID_MONTH = "The middle of a month is taken as the 15th."
    MID_YEAR = "The middle of a year is taken as 30 June."
    CALENDAR = "Quarters and half-years are taken as the calendar's."
    NEXT = "No year was typed, so the next such day is taken."
