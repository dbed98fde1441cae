"""What is asked, and the bank of questions as a value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from pydantic import Field

from diligence import amounts
from diligence.amounts import Amount, Kind
from diligence.errors import UnreadableAmountError
from diligence.model.record import Record

_DAYS_A_MONTH = 365.2425 / 12
_A_BILLIONTH_OF_A_DAY = 9


class AnswerKind(StrEnum):
    """What kind of answer a question wants."""

    RATING = "rating"
    NUMBER = "number"
    YES_NO = "yes/no"
    CHOICE = "choice"
    TEXT = "text"


class AnswerUnit(StrEnum):
    """What a number is counted in, where no metric of the catalogue says so."""

    COUNT = "count"
    MONEY = "money"
    SHARE = "share"
    MONTHS = "months"
    DAYS = "days"
    DATE = "date"

    def read(self, typed: str, as_of: date) -> Amount:
        """Read the value of an answer in this unit.

        A bare number is meant in the unit; only a share needs its sign, since
        0.5 could be a half or half of a hundredth.

        Parameters
        ----------
        typed
            As the answer holds it.
        as_of
            The day of the answer, for "next Friday".

        Returns
        -------
        Amount
            Days as a count, months as months, shares in 0..1. Money without a
            currency is in the dossier's, and keeps the period that was said.

        Raises
        ------
        UnreadableAmountError
            It is no amount, or one of another kind.

        Examples
        --------
        >>> day = date(2026, 11, 25)
        >>> AnswerUnit.DAYS.read("a week", day).likely, AnswerUnit.MONTHS.read("4 years", day).likely
        (7.0, 48.0)
        >>> AnswerUnit.MONEY.read("140k a year", day).per
        <Period.YEAR: 'year'>
        >>> AnswerUnit.SHARE.read("0.5", day)
        Traceback (most recent call last):
        ...
        diligence.errors.UnreadableAmountError: can't read '0.5': it does not say a share; write for example 0.5%
        """
        amount = amounts.parse_amount(typed, as_of=as_of)
        kind, others, example = _READ[self]
        if amount.kind not in (kind, *others) or (amount.per and kind is not Kind.MONEY):
            noun = "a number" if self is AnswerUnit.COUNT else self.said
            raise UnreadableAmountError(typed, f"it does not say {noun}", f"write for example {example}")
        if self is AnswerUnit.DAYS and amount.kind is Kind.MONTHS:
            low, likely, high = (_in_days(end) for end in (amount.low, amount.likely, amount.high))
            return replace(amount, low=low, likely=likely, high=high, kind=Kind.COUNT)
        return replace(amount, kind=kind)
