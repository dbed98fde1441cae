"""What is asked, and the bank of questions as a value."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from pydantic import Field

from diligence.model.answer_unit import AnswerUnit
from diligence.model.record import Record

NOT_KNOWN = "unknown"
"""What a yes-or-no answer holds when the person asked did not know."""

_YES_NO = ("yes", "no")


class AnswerKind(StrEnum):
    """What kind of answer a question wants."""

    RATING = "rating"
    NUMBER = "number"
    YES_NO = "yes/no"
    CHOICE = "choice"
    TEXT = "text"


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

    @property
    def options(self) -> tuple[str, ...]:
        """What one may answer, word for word; nothing where any words or numbers will do."""
        return (*_YES_NO, NOT_KNOWN) if self.kind is AnswerKind.YES_NO else self.choices

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
