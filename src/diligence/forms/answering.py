"""Answers to the bank's questions: which one is shown, and how one is changed.

One answer a day for each question and role. What the same role answers on a later day is put
beside the earlier answer, so that it can be seen what changed since the last call.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from diligence.amounts import Amount, Kind, day_in_words, parse_amount, share_in_words
from diligence.errors import UnreadableAmountError
from diligence.forms.draft import figure_from
from diligence.forms.wording import plain, range_in_words
from diligence.model import METRICS, Answer, Rating, fresh_id

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from diligence.forms.draft import Claim
    from diligence.model import Dossier, Question, Theme, Whom

_EVADED = (Rating.EVASIVE, Rating.VAGUE)
_JUDGED = ("rating", "signals", "value")


@dataclass(frozen=True)
class Progress:
    """How far a theme has been asked.

    Attributes
    ----------
    answered
        Questions with an answer to reckon with.
    evaded
        Questions asked, to which every answer was evasive or vague.
    """

    answered: int
    evaded: int
    total: int

    @property
    def words(self) -> str:
        """Progress for a heading.

        Examples
        --------
        >>> Progress(3, 1, 14).words
        '3 of 14 answered, 1 evasive or vague'
        """
        evaded = f", {self.evaded} evasive or vague" if self.evaded else ""
        return f"{self.answered} of {self.total} answered{evaded}"


def progress_of(theme: Theme, dossier: Dossier) -> Progress:
    """Count the answers to a theme's questions."""
    told = [[a for a in dossier.answers_to(q.id) if has_content(a)] for q in theme.questions]
    answered = sum(any(answer.rating not in _EVADED for answer in answers) for answers in told)
    asked = sum(bool(answers) for answers in told)
    return Progress(answered, asked - answered, len(theme.questions))


def has_content(answer: Answer) -> bool:
    """Whether anything was recorded in an answer."""
    return bool(answer.rating or answer.signals or answer.value.strip() or answer.text.strip())


def answer_by(dossier: Dossier, question: Question, by: Whom) -> Answer | None:
    """The answer of one role to one question."""
    return next((a for a in reversed(dossier.answers_to(question.id)) if a.by is by), None)


def role_shown(dossier: Dossier, question: Question) -> Whom:
    """Whose answer to show first: the one entered last, else whoever is best asked."""
    answers = dossier.answers_to(question.id)
    return answers[-1].by if answers else question.whom[0]


def blank_answer(question: Question, by: Whom, today: date, *, private: bool) -> Answer:
    """An answer in which nothing is recorded yet."""
    return Answer(id="", question=question.id, by=by, as_of=today, private=private)


def amended(dossier: Dossier, blank: Answer, change: Callable[[Answer], Answer], today: date) -> Dossier:
    """Change the answer of a role, or add it; only what `change` touches is touched.

    An answer in which nothing is left is taken off the record: a question that
    was not asked has no answer. A new judgement of a later day is a new answer beside
    the old one; a changed note is not.
    """
    old = next((a for a in reversed(dossier.answers_to(blank.question)) if a.by is blank.by), None)
    new = change(old or blank)
    if not (has_content(new) or new.conversation):
        kept = tuple(answer for answer in dossier.answers if answer is not old)
        return dossier.model_copy(update={"answers": kept})
    if old is None:
        stem = f"{blank.question}-{blank.by.replace(' ', '-')}"
        new = new.model_copy(update={"id": fresh_id(stem, (answer.id for answer in dossier.answers))})
    elif today > old.as_of and any(getattr(old, name) != getattr(new, name) for name in _JUDGED):
        taken = (answer.id for answer in dossier.answers)
        new = new.model_copy(update={"id": fresh_id(old.id, taken), "as_of": today})
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
