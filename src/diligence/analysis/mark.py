"""What speaks for something and what against it, and what all of it comes to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from diligence.analysis.answers import newest_answers
from diligence.model import Rating

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diligence.model import Dossier

GOOD_RATINGS = (Rating.CLEAR, Rating.EVIDENCED)
"""An answer rated so counts as evidence of what it says."""


@dataclass(frozen=True)
class Mark:
    """One thing on record that speaks for a sign, or against it, in a sentence."""

    speaks_for: bool
    why: str
    evidence: tuple[str, ...] = ()

    @classmethod
    def pro(cls, why: str, evidence: tuple[str, ...]) -> Mark:
        """What speaks for it."""
        return cls(speaks_for=True, why=why, evidence=evidence)

    @classmethod
    def con(cls, why: str, evidence: tuple[str, ...]) -> Mark:
        """What speaks against it."""
        return cls(speaks_for=False, why=why, evidence=evidence)


@dataclass(frozen=True)
class Sign:
    """Whether something is shown, by all that is on record about it.

    Attributes
    ----------
    marks
        What speaks for it and against it.
    open_because
        Why it is not known, where nothing decides it.
    """

    marks: tuple[Mark, ...]
    open_because: str

    @property
    def holds(self) -> bool | None:
        """Yes or no where all marks agree; ``None`` where there are none, or they contradict each other."""
        sides = {mark.speaks_for for mark in self.marks}
        return sides.pop() if len(sides) == 1 else None

    @property
    def why(self) -> str:
        """The reason, or both sides of it, or why it is not known."""
        return " ".join(mark.why for mark in self.marks) or self.open_because

    @property
    def evidence(self) -> tuple[str, ...]:
        """Ids of the figures and answers behind it, each once."""
        return tuple(dict.fromkeys(source for mark in self.marks for source in mark.evidence))


def heard(dossier: Dossier, question: str, signal: str) -> tuple[str, ...]:
    """Ids of the answers in which a sign was heard; of each person the newest counts."""
    return tuple(a.id for a in newest_answers(dossier, question) if signal in a.signals)


def marks_heard(dossier: Dossier, signs: tuple[tuple[str, str, bool, str], ...]) -> Iterator[Mark]:
    """A mark for each sign that was heard: question, signal, whether it speaks for it, and why."""
    for question, signal, speaks_for, why in signs:
        if ids := heard(dossier, question, signal):
            yield Mark(speaks_for, why, ids)
