"""What a number is counted in where it is no figure of the catalogue, and how it is read."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from diligence.amounts import Amount, Kind
from diligence.errors import UnreadableAmountError

_DAYS_A_MONTH = 365.2425 / 12
_PLACES = 6
"""Decimal places of a day: there and back through months, three days stay three days."""

_TIMES = re.compile(r"^(.*\d) ?(?:x|×|times)\.?$", re.IGNORECASE)
_HOURS = re.compile(r"\s*(.+?) ?(?:hours?|hrs?|h)\.?\s*", re.IGNORECASE)
_WORKING = re.compile(r"\b(?:working|business) (?=days?\b)", re.IGNORECASE)
"""What the grammar of amounts has no words for, since it means something in an answer alone."""


class AnswerUnit(StrEnum):
    """What a number is counted in, where no metric of the catalogue says so."""

    COUNT = "count"
    MONEY = "money"
    SHARE = "share"
    MONTHS = "months"
    DAYS = "days"
    DATE = "date"

    def read(self, typed: str, as_of: date) -> Amount:
        """Read what an answer holds, in this unit.

        A bare number is meant in the unit. Only a share needs its sign, since 0.5
        could be a half or half a hundredth. A count may be said as a multiple, days in
        hours, in working days or as the day they end on.

        Parameters
        ----------
        typed
            The value of an answer.
        as_of
            The day of the answer, which "next month" is counted from.

        Returns
        -------
        Amount
            Days are a count, shares lie in 0..1. Money without a currency is in the
            dossier's and keeps the period that was said. Days until a date are all of
            them, days off too.

        Raises
        ------
        UnreadableAmountError
            It is no amount, or one of another kind.

        Examples
        --------
        >>> day = date(2026, 11, 25)
        >>> AnswerUnit.DAYS.read("a week", day).likely, AnswerUnit.MONTHS.read("4 years", day).likely
        (7.0, 48.0)
        >>> AnswerUnit.MONTHS.read("48", day).kind
        <Kind.MONTHS: 'months'>
        >>> AnswerUnit.DAYS.read("48 hours", day).likely, AnswerUnit.DAYS.read("30 November", day).likely
        (2.0, 5.0)
        >>> AnswerUnit.COUNT.read("1.5x", day).likely
        1.5
        >>> AnswerUnit.SHARE.read("0.5", day)
        Traceback (most recent call last):
        ...
        diligence.errors.UnreadableAmountError: can't read '0.5': a percentage is asked for;
        write for example 0.5%
        """
        # The grammar is large, and few programs read an answer's number.
        from diligence.amounts import parse_amount

        kind, bare, asked_for, example = _READ[self]
        words, times = self._without_own_words(typed)
        try:
            amount = parse_amount(words, as_of=as_of)
        except UnreadableAmountError as error:
            raise UnreadableAmountError(typed, error.problem, f"write for example {example}") from None
        if self is AnswerUnit.DAYS and amount.kind is Kind.DATE and amount.likely >= as_of.toordinal():
            return _each(amount, lambda day: day - as_of.toordinal())
        is_fitting = (amount.kind is kind and times == 1) or (bare and amount.kind is Kind.COUNT)
        if not is_fitting or (amount.per and kind is not Kind.MONEY):
            problem = f"{asked_for} is asked for"
            raise UnreadableAmountError(typed, problem, f"write for example {example}")
        if self is AnswerUnit.DAYS:
            days = _DAYS_A_MONTH if amount.kind is Kind.MONTHS else times
            return _each(amount, lambda end: round(end * days, _PLACES))
        return replace(amount, kind=kind)

    def _without_own_words(self, typed: str) -> tuple[str, float]:
        """What is left for the grammar, and how much of the unit one of it is."""
        if self is AnswerUnit.COUNT:
            return _TIMES.sub(r"\1", typed.strip()), 1.0
        if self is AnswerUnit.DAYS:
            hours = _HOURS.fullmatch(typed)
            return (hours[1], 1 / 24) if hours else (_WORKING.sub("", typed), 1.0)
        return typed, 1.0


_READ: Mapping[AnswerUnit, tuple[Kind, bool, str, str]] = MappingProxyType(
    {
        AnswerUnit.COUNT: (Kind.COUNT, True, "a bare number", "5"),
        AnswerUnit.MONEY: (Kind.MONEY, True, "an amount of money", "$1.20"),
        AnswerUnit.SHARE: (Kind.SHARE, False, "a percentage", "0.5%"),
        AnswerUnit.MONTHS: (Kind.MONTHS, True, "a number of months", "12 or 10 years"),
        AnswerUnit.DAYS: (Kind.MONTHS, True, "a number of days", "5 or a week"),
        AnswerUnit.DATE: (Kind.DATE, False, "a date", "2026-03-31"),
    }
)
"""By unit: the kind it is, whether a bare number will do, its name, an example."""


def _each(amount: Amount, change: Callable[[float], float]) -> Amount:
    """A count, made of each end of an amount; an end left open stays open."""
    low, high = (None if end is None else change(end) for end in (amount.low, amount.high))
    return replace(amount, low=low, likely=change(amount.likely), high=high, kind=Kind.COUNT)
