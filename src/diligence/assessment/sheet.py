"""The next conversation: the few questions worth one person's minutes now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from diligence.errors import ImpossibleInputError
from diligence.flags.themes import theme_of
from diligence.model import AnswerKind, Whom

if TYPE_CHECKING:
    from diligence.assessment.ask import NextQuestion
    from diligence.assessment.assess import Assessment
    from diligence.model import Question, Signal

MINUTES = MappingProxyType(
    {
        AnswerKind.RATING: 3.0,
        AnswerKind.TEXT: 3.0,
        AnswerKind.CHOICE: 2.0,
        AnswerKind.NUMBER: 1.5,
        AnswerKind.YES_NO: 1.0,
    }
)
"""What a question takes with its answer, by kind: our own."""

FOLLOW_UP_MINUTES, GREETING_MINUTES = 2.0, 2.0
"""What a flag's question takes, and hello and goodbye: our own."""

YES_NO = ("yes", "no", "not known")
"""What a yes-or-no question can be answered."""

COURSE = (
    "vision",
    "pmf",
    "future",
    "role",
    "team",
    "culture",
    "work",
    "bureaucracy",
    "money",
    "offer",
)
"""Themes in an order one could follow: what they love to talk about first, money late."""


@dataclass(frozen=True)
class Prompt:
    """One question of the sheet.

    Attributes
    ----------
    ask, why
        What to say, and what the answer would settle.
    follow_up
        What to ask after a thin answer; empty where there is nothing.
    listen_for
        Signals to tick.
    minutes
        What it takes.
    theme
        Where in the conversation it belongs.
    question
        Id in the bank, so that the answer finds its place; empty for a flag's question.
    choices
        The answers there are, where they are few; empty where it is told in words.
    """

    ask: str
    why: str
    follow_up: str
    listen_for: tuple[Signal, ...]
    minutes: float
    theme: str
    question: str = ""
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sheet:
    """What to ask one person in the minutes there are.

    Attributes
    ----------
    prompts
        In the order of the conversation.
    left_for_later
        Questions they could answer too, for which there is no time.
    """

    company: str
    whom: Whom
    minutes: float
    prompts: tuple[Prompt, ...]
    left_for_later: int

    @property
    def title(self) -> str:
        """The company, and whom to ask."""
        asked = self.whom.value if self.whom is Whom.YOURSELF else f"the {self.whom.value}"
        return f"{self.company}: what to ask {asked}"

    @property
    def planned_minutes(self) -> float:
        """What the questions take, hello and goodbye included."""
        return GREETING_MINUTES + sum(prompt.minutes for prompt in self.prompts)


def sheet_for(assessment: Assessment, whom: Whom | str, minutes: float = 20.0) -> Sheet:
    """Choose the questions that are worth the most of somebody's minutes.

    They are taken in the order of `Assessment.next_questions` (what would make the
    verdict surer first, then what ends or turns it, flags, and the open questions of
    the bank), as long as this person can answer and there is time, and then put in an
    order one could follow.

    Parameters
    ----------
    minutes
        Of the conversation as a whole.

    Raises
    ------
    ImpossibleInputError
        For somebody nobody can be, or for less time than one question takes.

    Examples
    --------
    >>> from datetime import date
    >>> from diligence.assessment import assess
    >>> from diligence.model import Company, Dossier
    >>> empty = Dossier(company=Company(slug="acme", name="Acme"))
    >>> sheet = sheet_for(assess(empty, as_of=date(2026, 1, 31)), "founder", 20)
    >>> sheet.planned_minutes <= 20, sheet.prompts[-1].theme
    (True, 'money')
    """
    person = _person(whom)
    if not minutes >= GREETING_MINUTES + min(MINUTES.values()):
        least = f"{GREETING_MINUTES + min(MINUTES.values()):g} minutes or more"
        raise ImpossibleInputError("minutes", least, f"{minutes:g}")
    left, chosen, later = minutes - GREETING_MINUTES, [], 0
    for prompt in _prompts(assessment, person):
        if prompt.minutes <= left:
            chosen.append(prompt)
            left -= prompt.minutes
        else:
            later += 1
    places = {question.id: place for place, question in enumerate(assessment.bank.questions)}

    def place(prompt: Prompt) -> tuple[int, int]:
        course = COURSE.index(prompt.theme) if prompt.theme in COURSE else len(COURSE)
        return course, places.get(prompt.question, len(places))

    return Sheet(assessment.name, person, minutes, tuple(sorted(chosen, key=place)), later)


def _person(whom: Whom | str) -> Whom:
    try:
        return Whom(whom)
    except ValueError:
        raise ImpossibleInputError("whom", f"one of {', '.join(Whom)}", repr(whom)) from None


def _prompts(assessment: Assessment, person: Whom) -> Iterator[Prompt]:
    for item in assessment.next_questions:
        question = assessment.bank.find(item.question) if item.question else None
        if person in (question.whom if question else (item.whom,)):
            theme = question.theme if question else theme_of(item.about, assessment.bank)
            yield _prompt(item, question, theme or "money")


def _prompt(item: NextQuestion, question: Question | None, theme: str) -> Prompt:
    if question is None:
        return Prompt(item.ask, item.why, "", (), FOLLOW_UP_MINUTES, theme)
    is_flag = item.ask != question.ask
    # A flag asks on from an answer that is on record already.
    minutes = FOLLOW_UP_MINUTES if is_flag else MINUTES[question.kind]
    choices = YES_NO if question.kind is AnswerKind.YES_NO else question.choices
    follow_up = "" if is_flag and item.ask == question.follow_up else question.follow_up
    return Prompt(
        item.ask,
        item.why,
        follow_up,
        question.signals,
        minutes,
        theme,
        question.id,
        () if is_flag else choices,
    )
