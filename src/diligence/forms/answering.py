"""Answers to the bank's questions: which one is shown, and how one is changed.

One answer a day for each question and person. What the same person answers on a later day is put
beside the earlier answer, so that it can be seen what changed since the last call.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from diligence.amounts import Amount, Kind, day_in_words, parse_amount, share_in_words
from diligence.errors import UnreadableAmountError
from diligence.forms.draft import figure_from
from diligence.forms.people import Person, talk_with, who_answered
from diligence.forms.wording import plain, range_in_words
from diligence.model import METRICS, Answer, Rating, fresh_id

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from diligence.forms.draft import Claim
    from diligence.model import Dossier, Question, Theme

_EVADED = (Rating.EVASIVE, Rating.VAGUE)
_JUDGED = ("rating", "silence", "signals", "value")


class Show(StrEnum):
    """Which questions to show."""

    ALL = "all"
    OPEN = "not asked yet"
    UNCLEAR = "asked, without a clear answer"
    ANSWERED = "answered"


@dataclass(frozen=True)
class Progress:
    """How far a theme has been asked.

    Attributes
    ----------
    answered
        Questions with an answer to reckon with.
    unclear
        Questions asked, to which every answer was evasive, vague, refused or not known.
    """

    answered: int
    unclear: int
    total: int

    @property
    def words(self) -> str:
        """Progress for a heading.

        Examples
        --------
        >>> Progress(3, 1, 14).words
        '3 of 14 answered, 1 without a clear answer'
        """
        unclear = f", {self.unclear} without a clear answer" if self.unclear else ""
        return f"{self.answered} of {self.total} answered{unclear}"


def progress_of(theme: Theme, dossier: Dossier) -> Progress:
    """Count the answers to a theme's questions."""
    states = Counter(state_of(question, dossier) for question in theme.questions)
    return Progress(states[Show.ANSWERED], states[Show.UNCLEAR], len(theme.questions))


def state_of(question: Question, dossier: Dossier) -> Show:
    """How far one question has been asked, whoever answered it."""
    told = [answer for answer in dossier.answers_to(question.id) if has_content(answer)]
    if any(answer.rating not in _EVADED and _says_something(answer) for answer in told):
        return Show.ANSWERED
    return Show.UNCLEAR if told else Show.OPEN


def has_content(answer: Answer) -> bool:
    """Whether anything was recorded in an answer."""
    return bool(answer.silence) or _says_something(answer)


def _says_something(answer: Answer) -> bool:
    return bool(answer.rating or answer.signals or answer.value.strip() or answer.text.strip())


def answer_by(dossier: Dossier, question: Question, by: Person) -> Answer | None:
    """The newest answer of one person to one question."""
    answers = reversed(dossier.answers_to(question.id))
    return next((answer for answer in answers if who_answered(dossier, answer) == by), None)


def person_shown(dossier: Dossier, question: Question) -> Person:
    """Whose answer to show first: the one entered last, else whoever is best asked."""
    answers = dossier.answers_to(question.id)
    return who_answered(dossier, answers[-1]) if answers else Person(question.whom[0])


def blank_answer(question: Question, by: Person, today: date, *, private: bool) -> Answer:
    """An answer in which nothing is recorded yet."""
    return Answer(id="", question=question.id, by=by.role, as_of=today, private=private)


def amended(
    dossier: Dossier, blank: Answer, change: Callable[[Answer], Answer], today: date, *, name: str = ""
) -> Dossier:
    """Change the answer of a person, or add it; only what `change` touches is touched.

    An answer in which nothing is left is taken off the record: a question that
    was not asked has no answer. A new judgement of a later day is a new answer beside
    the old one; a changed note is not.

    Parameters
    ----------
    name
        Of the person, where the role alone does not tell them apart.
    """
    person = Person(blank.by, name)
    told = [a for a in dossier.answers_to(blank.question) if who_answered(dossier, a) == person]
    old = told[-1] if told else None
    new = change(old or blank)
    if not (has_content(new) or new.conversation):
        kept = tuple(answer for answer in dossier.answers if answer is not old)
        return dossier.model_copy(update={"answers": kept})
    is_later = old is not None and today > old.as_of
    if old is None or (is_later and any(getattr(old, part) != getattr(new, part) for part in _JUDGED)):
        stem = old.id if old else f"{blank.question}-{blank.by.replace(' ', '-')}"
        dossier, talk = talk_with(dossier, person, today)
        fresh = fresh_id(stem, (answer.id for answer in dossier.answers))
        new = new.model_copy(update={"id": fresh, "as_of": today, **({"conversation": talk} if talk else {})})
    return dossier.with_answer(new)


def number_understood(typed: str, question: Question, claim: Claim) -> tuple[str, ...]:
    """What a typed number was understood as, and where figures belong, in sentences.

    It is only shown: an answer never becomes a figure behind anybody's back.
    """
    if question.metric in METRICS:
        metric = METRICS[question.metric]
        draft = figure_from(typed, metric, claim)
        told = f"Understood: {draft.understood}." if draft.understood else "Kept as you typed it."
        where = (
            f"It stays with the answer; for the verdict, enter it under {metric.label} in the figures form."
        )
        return (told, *draft.doubts, where)
    try:
        return (f"Understood: {_amount_in_words(parse_amount(typed, as_of=claim.as_of))}.",)
    except UnreadableAmountError as error:
        return (f"Kept as you typed it; no number was understood: {error.problem}.",)


def _amount_in_words(amount: Amount) -> str:
    if amount.kind is Kind.DATE:
        return day_in_words(amount.day)

    def write(value: float) -> str:
        words = share_in_words(value, 4) if amount.kind is Kind.SHARE else plain(value)
        tail = {Kind.MONEY: f" {amount.currency}", Kind.MONTHS: " months"}.get(amount.kind, "")
        return f"{words}{tail}"

    per = f" a {amount.per}" if amount.per else ""
    return range_in_words((amount.low, amount.likely, amount.high), write, per=per)
