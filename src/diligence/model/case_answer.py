"""What the facts of a case answer of the bank's questions, as a reader has judged it.

A fact is a sentence somebody published; which question it answers, and which sign
can be heard in it, is for a person to judge. That judgement is kept as data.
"""

from __future__ import annotations

from datetime import date

from pydantic import Field

from diligence.model.answer import Rating
from diligence.model.question import Whom
from diligence.model.record import Record


class CaseAnswer(Record):
    """One answer that a fact of a case gives.

    Attributes
    ----------
    fact
        The statement it rests on, word for word.
    question, rating, value, signals, by
        As in an `Answer`. What filings and the press found out is public record; what a
        company told is by whoever told it, also where a filing or the press reports it.
    text
        What the fact says about the question, in a sentence.
    as_of
        The day it was so; the day of the case unless one is given.
    """

    fact: str
    question: str
    by: Whom = Whom.PUBLIC_RECORD
    rating: Rating | None = None
    value: str = ""
    signals: tuple[str, ...] = ()
    text: str = Field(min_length=1)
    as_of: date | None = None


class LeftOut(Record):
    """A fact that answers nothing, and why: it came later, or no question asks it."""

    fact: str
    why: str = Field(min_length=1)


class CaseAnswers(Record):
    """All that was judged of one case.

    Attributes
    ----------
    as_of
        The day for which it was judged: what came later is left out.
    answers, left_out
        Between them they name every fact that was looked at.
    """

    as_of: date
    answers: tuple[CaseAnswer, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
