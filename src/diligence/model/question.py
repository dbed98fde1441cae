"""What is asked, and the bank of questions as a value."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from diligence.model.record import Record


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
    signals: tuple[Signal, ...] = Field(default=(), max_length=6)
    follow_up: str = ""
    source: str
    source_url: str = ""
    weight: int = Field(default=2, ge=1, le=3)

    @property
    def theme(self) -> str:
        """The part of the id before the point."""
        return self.id.split(".", maxsplit=1)[0]


class Theme(Record):
    """A section of the bank."""

    id: str
    title: str
    purpose: str
    questions: tuple[Question, ...]


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
