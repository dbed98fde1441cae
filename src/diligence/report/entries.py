"""What a report lists: flags, questions and answers, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class FlagItem:
    """One flag, and the others of its cause by title and severity.

    Attributes
    ----------
    sign
        A severity, or "green".
    source, source_href
        Where the rule comes from, and its web address if it has one.
    softened
        Why it weighs less than the rule alone would say; may be empty.
    """

    sign: str
    title: str
    why: str
    ask: str
    whom: str
    source: str
    source_href: str
    evidence: tuple[str, ...]
    also: tuple[tuple[str, str], ...]
    softened: str = ""


@dataclass(frozen=True)
class FlagList:
    """Flags, worst first.

    Attributes
    ----------
    full
        With evidence and source; else title, reason and nothing more.
    none
        Said where there are none.
    """

    kind: ClassVar[str] = "flags"
    items: tuple[FlagItem, ...]
    full: bool
    none: str


@dataclass(frozen=True)
class Ask:
    """A question, whom to ask, and what its answer would settle."""

    ask: str
    whom: str
    why: str


@dataclass(frozen=True)
class AskList:
    """Questions, what settles most first."""

    kind: ClassVar[str] = "questions"
    items: tuple[Ask, ...]
    full: bool


@dataclass(frozen=True)
class Answered:
    """One answer: to what, how good it was, what was said, and by whom."""

    question: str
    rating: str
    said: str
    by: str
    href: str = ""


@dataclass(frozen=True)
class AnswerList:
    """Answers, in the order in which one would ask."""

    kind: ClassVar[str] = "answers"
    items: tuple[Answered, ...]
