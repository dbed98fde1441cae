"""Answers held against each other: who disagrees, what changed, what no longer fits the bank."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from diligence.amounts import day_in_words
from diligence.errors import UnreadableAmountError
from diligence.model import Answer, AnswerKind, Colour, Rating, same_teller
from diligence.model.question import NOT_KNOWN

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from diligence.model import Bank, Dossier, Question, Whom

DONT_KNOW = (NOT_KNOWN, "they don't know", "not known", "?")
"""Values that say that whoever was asked did not know."""

STEPS_APART = 2
"""Ratings this many steps apart are a disagreement, as partial and evidenced: our own."""


@dataclass(frozen=True)
class Disagreement:
    """Two people's answers to one question that do not go together.

    Attributes
    ----------
    one, other
        The newest answer of each person.
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
    """An answer that a person gave anew.

    Attributes
    ----------
    before
        ``None`` for a question this person had not answered before.
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
    """The newest answer of each person to one question; of one day, the one entered last.

    Two people of one role are told apart as `Dossier.teller_of` has it.
    """
    return newest_of(dossier, dossier.answers_to(question))


def newest_of(dossier: Dossier, answers: Iterable[Answer]) -> tuple[Answer, ...]:
    """The newest of some answers by each person, founders first."""
    newest: dict[tuple[Whom, str], Answer] = {}
    for answer in sorted(answers, key=lambda each: each.as_of):
        newest[dossier.teller_of(answer)] = answer
    return tuple(sorted(newest.values(), key=_by_role_and_day))


def _by_role_and_day(answer: Answer) -> tuple[int, date, str]:
    return tuple(type(answer.by)).index(answer.by), answer.as_of, answer.id


def disagreements(dossier: Dossier, bank: Bank) -> tuple[Disagreement, ...]:
    """Where people gave answers that do not go together.

    Of each person the newest answer counts. They disagree when both gave a value (yes or
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
    if knows(one) and knows(other) and one.word != other.word:
        values = one.value.strip(), other.value.strip()
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


def knows(answer: Answer) -> bool:
    """Whether an answer holds a value that is more than not to know."""
    return bool(answer.word) and not answer.chosen(DONT_KNOW)


def _step(rating: Rating) -> int:
    return tuple(Rating).index(rating)


def _heard(question: Question, answer: Answer) -> dict[Colour, list[str]]:
    heard: dict[Colour, list[str]] = {}
    for signal in question.signals:
        if signal.id in answer.signals:
            heard.setdefault(signal.colour, []).append(signal.text)
    return heard


def changed_since(dossier: Dossier, day: date) -> tuple[Change, ...]:
    """What was answered after a day, with what the same person had said before.

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
            told = dossier.answers_to(after.question)
            earlier = [a for a in told if a.as_of < after.as_of and same_teller(dossier, a, after)]
            found.append(Change(after.question, max(earlier, key=lambda a: a.as_of, default=None), after))
    return tuple(sorted(found, key=lambda change: change.after.as_of))


def misfits(dossier: Dossier, bank: Bank) -> tuple[Misfit, ...]:
    """Answers that no rule can use as they are, and why; all are kept.

    To questions that no longer exist, with signs the question does not have or signs both
    ways, and with a value that is none of the choices, or no number of the kind asked for.
    """
    return tuple(
        Misfit(answer.id, problem) for answer in dossier.answers for problem in _problems(answer, bank)
    )


def later_answers(dossier: Dossier, day: date) -> tuple[Misfit, ...]:
    """Answers of after the day of a judgement, which it must not know of.

    Examples
    --------
    >>> from datetime import date
    >>> from diligence.model import Company, Dossier
    >>> told = Answer(id="a", question="pmf.doubt", as_of=date(2026, 6, 1))
    >>> acme = Dossier(company=Company(slug="acme", name="Acme"), answers=(told,))
    >>> [each.problem for each in later_answers(acme, date(2026, 1, 31))]
    ['it is of 1 June 2026, after the day of the judgement, and left out']
    >>> later_answers(acme, date(2026, 6, 1))
    ()
    """
    return tuple(
        Misfit(each.id, f"it is of {day_in_words(each.as_of)}, after the day of the judgement, and left out")
        for each in dossier.answers
        if each.as_of > day
    )


def _problems(answer: Answer, bank: Bank) -> Iterator[str]:
    question = bank.find(answer.question)
    if question is None:
        yield f"no question is called {answer.question!r} any more; the answer is kept"
        return
    if problem := unreadable(question, answer):
        yield problem
    known = {signal.id for signal in question.signals}
    for signal in answer.signals:
        if signal not in known:
            yield f"the question has no sign called {signal!r}; it is kept and counts for nothing"
    heard = _heard(question, answer)
    if len(heard) == len(Colour):
        yield "good and warning signs are ticked in one answer: ask which holds"


def unreadable(question: Question, answer: Answer) -> str:
    """Why the value of an answer can't be read, and what could be; empty where it can, or is none."""
    if not knows(answer):
        return ""
    if question.kind is AnswerKind.NUMBER:
        return _no_number(question, answer)
    if not question.options or answer.chosen(question.options):
        return ""
    choices = ", ".join(f'"{option}"' for option in question.options)
    return f'"{answer.value.strip()}" is none of the answers that can be read: {choices}'


def _no_number(question: Question, answer: Answer) -> str:
    from diligence.amounts import parse_amount  # noqa: PLC0415 - the grammar is large, and rarely needed

    try:
        if question.unit is None:
            parse_amount(answer.value, as_of=answer.as_of)
        else:
            question.unit.read(answer.value, answer.as_of)
    except UnreadableAmountError as error:
        return str(error)
    return ""
