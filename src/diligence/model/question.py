"""What is asked, and the bank of questions as a value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from pydantic import Field

from diligence.amounts import Amount, Kind
from diligence.errors import UnreadableAmountError
from diligence.model.record import Record

_DAYS_A_MONTH = 365.2425 / 12
_PLACES = 6
"""Decimal places of a day: there and back through months, three days stay three days."""


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
        """Read what an answer holds, in this unit.

        A bare number is meant in the unit. Only a share needs its sign, since 0.5
        could be a half or half a hundredth.

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
            dossier's and keeps the period that was said.

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
        >>> AnswerUnit.SHARE.read("0.5", day)
        Traceback (most recent call last):
        ...
        diligence.errors.UnreadableAmountError: can't read '0.5': a percentage is asked for;
        write for example 0.5%
        """
        # The grammar is large, and few programs read an answer's number.
        from diligence.amounts import parse_amount

        amount = parse_amount(typed, as_of=as_of)
        kind, bare, asked_for, example = _READ[self]
        is_fitting = amount.kind is kind or (bare and amount.kind is Kind.COUNT)
        if not is_fitting or (amount.per and kind is not Kind.MONEY):
            problem = f"{asked_for} is asked for"
            raise UnreadableAmountError(typed, problem, f"write for example {example}")
        if self is AnswerUnit.DAYS:
            return _in_days(amount)
        return replace(amount, kind=kind)


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


def _in_days(amount: Amount) -> Amount:
    """A length of time, or a bare number of days, as a count of days."""
    days = _DAYS_A_MONTH if amount.kind is Kind.MONTHS else 1.0
    low, high = (None if end is None else round(end * days, _PLACES) for end in (amount.low, amount.high))
    likely = round(amount.likely * days, _PLACES)
    return replace(amount, low=low, likely=likely, high=high, kind=Kind.COUNT)


class Whom(StrEnum):
    """Whom to ask."""

    FOUNDER = "founder"
    EXECUTIVE = "executive"
    ENGINEER = "engineer"
    RECRUITER = "recruiter"
    INVESTOR = "investor"
    PUBLIC_RECORD = "public record"
    YOURSELF = "yourself"


class Colour(StrEnum):
    """Which way a sign points."""

    RED = "red"
    GREEN = "green"


class Severity(StrEnum):
    """How much a flag weighs, from most to least."""

    CRITICAL = "critical"
    MAJOR = "major"
    MINOR = "minor"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for critical to 3 for info."""
        return tuple(Severity).index(self)


class Signal(Record):
    """Something heard in an answer that one can tick."""

    id: str
    text: str
    colour: Colour
    severity: Severity


class Question(Record):
    """One question of the bank.

    Attributes
    ----------
    id
        ``theme.name``; stable for ever, since answers point to it.
    ask
        As one would say it aloud.
    why, strong, weak
        Why it matters, and what a strong and a weak answer show.
    whom
        Best placed first.
    stages
        Company stages at which it fits; empty means all.
    metric
        For a number: the metric of the catalogue the answer is a figure of.
    unit
        For a number that is no metric: what it is counted in.
    signals
        Six at most as written; a question somebody reworded keeps its old ones beside the new.
    weight
        1 to 3: how much it matters when time is short.
    """

    id: str = Field(pattern=r"^[a-z]+\.[a-z0-9-]+$")
    ask: str
    why: str
    strong: str
    weak: str
    whom: tuple[Whom, ...] = Field(min_length=1)
    stages: tuple[str, ...] = ()
    kind: AnswerKind
    choices: tuple[str, ...] = ()
    metric: str = ""
    unit: AnswerUnit | None = None
    signals: tuple[Signal, ...] = ()
    follow_up: str = ""
    source: str
    source_url: str = ""
    weight: int = Field(default=2, ge=1, le=3)

    @property
    def theme(self) -> str:
        """The part of the id before the point."""
        return self.id.split(".", maxsplit=1)[0]

    def fits(self, stage: str) -> bool:
        """Whether one would ask it of a company at a stage; every question where that is not known."""
        return not (self.stages and stage) or stage in self.stages


class Area(Record):
    """Yes-or-no questions of a checklist that are passed together.

    Attributes
    ----------
    questions
        Ids of the theme's questions.
    needed
        So many must be answered yes.
    fewest_known
        With fewer answers than this the area is not judged.
    """

    id: str
    title: str
    questions: tuple[str, ...] = Field(min_length=1)
    needed: int = Field(ge=1)
    fewest_known: int = Field(ge=0)

    def passed(self, answers: Mapping[str, bool]) -> bool | None:
        """Whether the area is passed; ``None`` while that isn't known.

        With y answers yes, n answers no and N questions: passed once
        y >= `needed`, failed once N - n < `needed`, and neither before
        y + n >= `fewest_known`. A question that was not asked counts for nothing.

        Parameters
        ----------
        answers
            Yes or no by question id; those of other areas don't matter.

        Examples
        --------
        >>> area = Area(id="pets", title="Pets", questions=("a.x", "a.y", "a.z"), needed=2, fewest_known=2)
        >>> area.passed({"a.x": True}), area.passed({"a.x": True, "a.y": False})
        (None, None)
        >>> area.passed({"a.x": True, "a.z": True}), area.passed({"a.x": False, "a.y": False})
        (True, False)
        """
        known = [answers[question] for question in self.questions if question in answers]
        if len(known) < self.fewest_known:
            return None
        if sum(known) >= self.needed:
            return True
        still_possible = len(self.questions) - known.count(False)
        return False if still_possible < self.needed else None


class Checklist(Record):
    """Yes-or-no questions of a theme, by area; it is passed when every area is."""

    areas: tuple[Area, ...] = Field(min_length=1)


class Theme(Record):
    """A section of the bank."""

    id: str
    title: str
    purpose: str
    questions: tuple[Question, ...]
    checklist: Checklist | None = None


class Bank(Record):
    """All themes, in the order in which one would ask."""

    themes: tuple[Theme, ...]

    @property
    def questions(self) -> tuple[Question, ...]:
        """Every question, in order."""
        return tuple(question for theme in self.themes for question in theme.questions)

    def find(self, question_id: str) -> Question | None:
        """The question of that id, or ``None``."""
        return next((q for q in self.questions if q.id == question_id), None)
