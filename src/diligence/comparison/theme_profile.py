"""What the answers on a theme show, and how much of it is open. Never an average over what was not asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from diligence.analysis.answers import newest_answers
from diligence.model import AnswerKind, Colour, Rating, Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diligence.model import Answer, Bank, Dossier, Question, Signal, Theme

RATED = MappingProxyType({rating: place / (len(Rating) - 1) for place, rating in enumerate(Rating)})
"""From 0 for an evasive answer to 1 for one with evidence, in even steps: our own."""

AT_MOST = MappingProxyType(
    {Severity.CRITICAL: 0.0, Severity.MAJOR: 0.25, Severity.MINOR: 0.5, Severity.INFO: 0.75}
)
"""How well an answer can stand in which a warning sign was heard: our own."""

HEARD_GOOD = 0.75
"""Where an answer stands that nobody rated and in which a good sign was heard: our own."""

STRONG, WEAK = 0.75, 0.25
"""From which standing on an answer is called strong, and up to which weak."""


@dataclass(frozen=True)
class Profile:
    """What the answers on a theme, or a few of them, show.

    Attributes
    ----------
    total, judged
        Questions whose answers can be judged, and those whose answers were.
    strong, weak
        Of those judged.
    worst_sign
        The worst warning sign heard, in the bank's words; ``None`` where none was.
    least, most
        0..1, by the questions' weights: with every open question taken to turn out badly,
        and well. Equal when nothing is open.
    ask
        The heaviest question still open; empty when none is.
    answers
        Those it rests on.
    """

    total: int
    judged: int
    strong: int
    weak: int
    worst_sign: Signal | None
    least: float
    most: float
    ask: str
    answers: tuple[Answer, ...]

    @property
    def in_words(self) -> str:
        """How many were judged and how they stand; the worst sign is never averaged away."""
        if not self.total:
            return "does not apply"
        if not self.judged:
            return "not known yet"
        between = self.judged - self.strong - self.weak
        parts = ((self.strong, "strong"), (between, "in between"), (self.weak, "weak"))
        stand = ", ".join(f"{count} {words}" for count, words in parts if count)
        sign = "" if self.worst_sign is None else f"; {self.worst_sign.severity}: {self.worst_sign.text}"
        return f"{self.judged} of {self.total} judged: {stand}{sign}"


def profile_of(dossier: Dossier, themes: Sequence[Theme]) -> Profile:
    """Judge the answers on some themes, each question by its worst newest answer.

    An answer stands where its rating puts it; without one, a good sign puts it at 0.75, and
    on a checklist yes puts it at 1 and no at 0. A warning sign caps it by its severity.
    Questions for figures are left out, since those are judged as figures.
    """
    found = [
        (question, _standing(theme, question, dossier))
        for theme in themes
        for question in theme.questions
        if question.kind is not AnswerKind.NUMBER
    ]
    heavy = sum(question.weight for question, _ in found)
    known = [(question.weight, stands) for question, stands in found if stands is not None]
    gained = sum(weight * stands for weight, stands in known)
    left = heavy - sum(weight for weight, _ in known)
    still_open = [question for question, stands in found if stands is None]
    told = tuple(a for question, s in found if s is not None for a in newest_answers(dossier, question.id))
    return Profile(
        len(found),
        len(known),
        sum(stands >= STRONG for _, stands in known),
        sum(stands <= WEAK for _, stands in known),
        _worst_sign([question for question, _ in found], told),
        gained / heavy if heavy else 0.0,
        (gained + left) / heavy if heavy else 1.0,
        max(still_open, key=lambda question: question.weight).ask if still_open else "",
        told,
    )


def themes_of(bank: Bank, *names: str) -> tuple[Theme, ...]:
    """The bank's themes of these ids, as far as it has them."""
    return tuple(theme for theme in bank.themes if theme.id in names)


def _standing(theme: Theme, question: Question, dossier: Dossier) -> float | None:
    """0..1, or ``None`` while no answer can be judged."""
    areas = theme.checklist.areas if theme.checklist else ()
    is_listed = any(question.id in area.questions for area in areas)
    stands = (_stands(question, answer, is_listed) for answer in newest_answers(dossier, question.id))
    return min((each for each in stands if each is not None), default=None)


def _stands(question: Question, answer: Answer, is_listed: bool) -> float | None:  # noqa: FBT001 - a fact of the question
    heard = tuple(_heard(question, answer))
    caps = [AT_MOST[signal.severity] for signal in heard if signal.colour is Colour.RED]
    if answer.rating is not None:
        stands = RATED[answer.rating]
    elif is_listed and answer.value.strip().lower() in ("yes", "no"):
        stands = 1.0 if answer.value.strip().lower() == "yes" else 0.0
    elif heard:
        stands = HEARD_GOOD
    else:
        return None
    return min(stands, *caps) if caps else stands


def _heard(question: Question, answer: Answer) -> Iterator[Signal]:
    return (signal for signal in question.signals if signal.id in answer.signals)


def _worst_sign(questions: Sequence[Question], told: Sequence[Answer]) -> Signal | None:
    by_id = {question.id: question for question in questions}
    signs = [s for a in told for s in _heard(by_id[a.question], a) if s.colour is Colour.RED]
    return min(signs, key=lambda signal: signal.severity.rank, default=None)
