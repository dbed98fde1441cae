"""The period an amount belongs to: "/mo", "a year", "ARR", "yoy"."""

from __future__ import annotations

import re

from diligence.amounts.amount import Period
from diligence.amounts.currencies import GAP
from diligence.errors import UnreadableAmountError

_PER = r"(?:/ ?|\b(?:per|a|each|every) )"
_ON = r"(?:[ -]?(?:over|on)[ -]?|/)"
_PERIODS = (
    (Period.WEEK, re.compile(rf"\bweek{_ON}week\b|{_PER}(?:week\b|wk\b\.?)|/ ?w\b|\bweekly\b|\bwow\b")),
    (
        Period.MONTH,
        re.compile(
            rf"\bmonth{_ON}month\b|\bm/m\b|{_PER}(?:month\b|(?:mth|mo)\b\.?)|/ ?m\b|\bmonthly\b"
            r"|\bmom\b|\bmrr\b|\bp\.?m\b\.?"
        ),
    ),
    (
        Period.QUARTER,
        re.compile(
            rf"\bquarter{_ON}quarter\b|\bq/q\b|{_PER}(?:quarter\b|(?:qtr|q)\b\.?)|\bquarterly\b|\bqoq\b"
        ),
    ),
    (
        Period.YEAR,
        re.compile(
            rf"\byear{_ON}year\b|\by/y\b|{_PER}(?:year\b|annum\b|(?:yr|y)\b\.?)|\byearly\b"
            r"|\bannual(?:ly|ised|ized)?\b|\byoy\b|\barr\b|\bcagr\b|\bp\.?a\b\.?"
        ),
    ),
)


def take_period(words: str, text: str) -> tuple[str, Period | None]:
    """Take the period out of lower-case `words`, wherever it stands.

    Raises
    ------
    UnreadableAmountError
        When two different ones are named.

    Examples
    --------
    >>> words, per = take_period("80k/mo", "80k/mo")
    >>> words.strip(GAP), per
    ('80k', <Period.MONTH: 'month'>)
    """
    found: set[Period] = set()
    for period, pattern in _PERIODS:
        words, hits = pattern.subn(GAP, words)
        if hits:
            found.add(period)
    if len(found) > 1:
        raise UnreadableAmountError(text, "it names two periods", "keep one of them")
    return words, found.pop() if found else None
