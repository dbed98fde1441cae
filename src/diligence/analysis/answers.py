"""Answers held against each other: who disagrees, what changed, what no longer fits the bank."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from diligence.model import Answer, Colour, Rating

if TYPE_CHECKING:
    from datetime import date

    from diligence.model import Bank, Dossier, Question

NOT_KNOWN = "unknown"
"""What a yes-or-no answer holds when the person asked did not know."""

STEPS_APART = 2
"""Ratings this many steps apart are a disagreement, as partial and evidenced: our own."""


@dataclass(frozen=True)
class Disagreement:
    """Two people's answers to one question that do not go together.

    Attributes
    ----------
    one, other
        The newest answer of each role.
    about
        What they disagree on: "the answer", "how well it was answered" or "what was heard".
    said
        Both sides in words, as typed or ticked.
    """

    question: str
    one: Answer
    other: Answer
    about: str
    said: tuple[str, str]


@dataclass(frozen=True)
class Change:
    """An answer that a role gave anew.

    Attributes
    ----------
    before
        ``None`` for a question this role had not answered before.
    """

    question: str
    before: Answer | None
    after: Answer


@dataclass(frozen=True)
class Misfit:
    """An answer that does not fit the bank; it is kept and shown as it is."""

    answer: str
    problem: str


def newest_answers(dossier: Dossier, question: str) -> tuple[Answer, ...]:
    """The newest answer of each role to one question; of one day, the one entered last."""
    newest: dict[str, Answer] = {}
    for answer in sorted(dossier.answers_to(question), key=lambda each: each.as_of):
        newest[answer.by] = answer
    return tuple(newest.values())


def disagreements(dossier: Dossier, bank: Bank) -> tuple[Disagreement, ...]:
    """Where people in different roles gave answers that do not go together.

    Of each role the newest answer counts. They disagree when both gave a value (yes or
    no, a choice) and the values differ, when their ratings are two steps or more apart,
    or when one heard a red sign of the question and the other a green one.
    """
    found = (
        _between(question, one, other)
        for question in bank.questions
        for one, other in _pairs(newest_answers(dossier, question.id))
    )
    return tuple(each for each in found if each is not None)


def _pairs(answers: tuple[Answer, ...]) -> Iterator[tuple[Answer, Answer]]:
    for place, one in enumerate(answers):
        for other in answers[place + 1 :]:
            yield one, other


def _between(question: Question, one: Answer, other: Answer) -> Disagreement | None:
    values = one.value.strip(), other.value.strip()
    if all(value and value != NOT_KNOWN for value in values) and values[0].lower() != values[1].lower():
        return Disagreement(question.id, one, other, "the answer", values)
    if one.rating and other.rating and abs(_step(one.rating) - _step(other.rating)) >= STEPS_APART:
        ratings = one.rating.value, other.rating.value
        return Disagreement(question.id, one, other, "how well it was answered", ratings)
    heard = _heard(question, one), _heard(question, other)
    opposite = (Colour.RED, Colour.GREEN), (Colour.GREEN, Colour.RED)
    for first, second in opposite:
        if heard[0].get(first) and heard[1].get(second) and not (heard[0].get(second) or heard[1].get(first)):
            said = heard[0][first][0], heard[1][second][0]
            return Disagreement(question.id, one, other, "what was heard", said)
    return None


def _step(rating: Rating) -> int:
    return tuple(Rating).index(rating)


def _heard(question: Question, answer: Answer) -> dict[Colour, list[str]]:
    heard: dict[Colour, list[str]] = {}
    for signal in question.signals:
        if signal.id in answer.signals:
            heard.setdefault(signal.colour, []).append(signal.text)
    return heard


def changed_since(dossier: Dossier, day: date) -> tuple[Change, ...]:
    """What was answered after a day, with what the same role had said before.

    Examples
    --------
    >>> from datetime import date
    >>> from diligence.model import Company, Dossier
    >>> may, june = date(2026, 5, 31), date(2026, 6, 30)
    >>> told = [Answer(id=str(d), question="pmf.doubt", text=str(d), as_of=d) for d in (may, june)]
    >>> acme = Dossier(company=Company(slug="acme", name="Acme"), answers=tuple(told))
    >>> [change] = changed_since(acme, may)
    >>> change.before.text, change.after.text
    ('2026-05-31', '2026-06-30')
    """
    found = []
    for after in dossier.answers:
        if after.as_of > day:
            earlier = [
                a for a in dossier.answers_to(after.question) if a.by is after.by and a.as_of < after.as_of
            ]
            found.append(Change(after.question, max(earlier, key=lambda a: a.as_of, default=None), after))
    return tuple(sorted(found, key=lambda change: change.after.as_of))


def misfits(dossier: Dossier, bank: Bank) -> tuple[Misfit, ...]:
    """Answers to questions that no longer exist, with signs the question does not have, or both ways."""
    return tuple(
        Misfit(answer.id, problem) for answer in dossier.answers for problem in _problems(answer, bank)
    )


def _problems(answer: Answer, bank: Bank) -> Iterator[str]:
    question = bank.find(answer.question)
    if question is None:
        yield f"no question is called {answer.question!r} any more; the answer is kept"
        return
    known = {signal.id for signal in question.signals}
    for signal in answer.signals:
        if signal not in known:
            yield f"the question has no sign called {signal!r}; it is kept and counts for nothing"
    heard = _heard(question, answer)
    if len(heard) == len(Colour):
        yield "good and warning signs are ticked in one answer: ask which holds"
