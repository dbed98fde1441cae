"""How well the answers on a theme stand, with everything that is open left open."""

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


@dataclass(frozen=True)
class Standing:
    """How well the answers on some themes stand.

    Attributes
    ----------
    total, judged
        Questions that one would ask, those for figures left out, and those whose answers
        can be judged.
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
    least: float
    most: float
    ask: str
    answers: tuple[Answer, ...]


def standing_of(dossier: Dossier, themes: Sequence[Theme]) -> Standing:
    """Judge the answers on some themes, each question by its worst newest answer.

    An answer stands where its rating puts it. Without one, a good sign puts it at 0.75, and
    on a checklist yes puts it at 1 and no at 0. A warning sign caps it by its severity.
    """
    found = [
        (question, _worst(theme, question, dossier))
        for theme in themes
        for question in theme.questions
        if question.kind is not AnswerKind.NUMBER and _is_asked(question, dossier)
    ]
    heavy = sum(question.weight for question, _ in found)
    known = [(question.weight, stands) for question, stands in found if stands is not None]
    gained = sum(weight * stands for weight, stands in known)
    left = heavy - sum(weight for weight, _ in known)
    still_open = [question for question, stands in found if stands is None]
    told = (a for question, s in found if s is not None for a in newest_answers(dossier, question.id))
    return Standing(
        len(found),
        len(known),
        gained / heavy if heavy else 0.0,
        (gained + left) / heavy if heavy else 1.0,
        max(still_open, key=lambda question: question.weight).ask if still_open else "",
        tuple(told),
    )


def themes_of(bank: Bank, *names: str) -> tuple[Theme, ...]:
    """The bank's themes of these ids, as far as it has them."""
    return tuple(theme for theme in bank.themes if theme.id in names)


def _is_asked(question: Question, dossier: Dossier) -> bool:
    return question.fits(dossier.company.bank_stage) or bool(dossier.answers_to(question.id))


def _worst(theme: Theme, question: Question, dossier: Dossier) -> float | None:
    """0..1, or ``None`` while no answer can be judged."""
    listed = {name for area in (theme.checklist.areas if theme.checklist else ()) for name in area.questions}
    found = (_stands(question, answer, listed) for answer in newest_answers(dossier, question.id))
    return min((each for each in found if each is not None), default=None)


def _stands(question: Question, answer: Answer, listed: set[str]) -> float | None:
    heard = tuple(_heard(question, answer))
    caps = [AT_MOST[signal.severity] for signal in heard if signal.colour is Colour.RED]
    said = answer.value.strip().lower()
    if answer.rating is not None:
        stands = RATED[answer.rating]
    elif question.id in listed and said in {"yes", "no"}:
        stands = 1.0 if said == "yes" else 0.0
    elif heard:
        stands = HEARD_GOOD
    else:
        return None
    return min(stands, *caps) if caps else stands


def _heard(question: Question, answer: Answer) -> Iterator[Signal]:
    return (signal for signal in question.signals if signal.id in answer.signals)
