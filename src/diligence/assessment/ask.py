"""What to ask next, and of whom: what would settle most comes first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from diligence.assessment.coverage import YEAR_AGO, is_answered
from diligence.flags import Flag, one_per_cause
from diligence.model import METRICS, Bank, Colour, Dossier, Question, Whom

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diligence.analysis import Analysis


@dataclass(frozen=True)
class NextQuestion:
    """A question worth asking now.

    Attributes
    ----------
    about
        The flag, metric or question of the bank it comes from.
    why
        What its answer would settle.
    """

    about: str
    ask: str
    whom: Whom
    why: str


def next_questions(
    dossier: Dossier, analysis: Analysis, flags: tuple[Flag, ...], bank: Bank
) -> tuple[NextQuestion, ...]:
    """Missing figures that end the judgement, then what flips it, flags, and the bank.

    Each question appears once, where it weighs most.
    """
    found: dict[str, NextQuestion] = {}
    sources = (
        _missing(analysis, bank),
        _flipping(analysis),
        _from_flags(flags),
        _from_bank(dossier, analysis, bank),
    )
    for source in sources:
        for question in source:
            found.setdefault(question.ask, question)
    return tuple(found.values())


def _missing(analysis: Analysis, bank: Bank) -> Iterator[NextQuestion]:
    for metric in analysis.asked.missing:
        question = _question_for(metric, bank)
        label = METRICS[metric].label.lower()
        ask = question.ask if question else f"What is the latest figure for {label}?"
        whom = question.whom[0] if question else Whom.FOUNDER
        yield NextQuestion(metric, ask, whom, f"Without the {label} there is no verdict.")


def _question_for(metric: str, bank: Bank) -> Question | None:
    return next((q for q in bank.questions if q.metric == metric and q.id not in YEAR_AGO), None)


def _flipping(analysis: Analysis) -> Iterator[NextQuestion]:
    for flip in analysis.flips:
        if flip.metric in METRICS:
            label = METRICS[flip.metric].label.lower()
            why = f"Within its range the verdict turns to {flip.becomes.words}."
            yield NextQuestion(
                flip.metric,
                f"How sure is the figure for {label}, and may I see its source?",
                Whom.FOUNDER,
                why,
            )


def _from_flags(flags: tuple[Flag, ...]) -> Iterator[NextQuestion]:
    red = [flag for flag in flags if flag.colour is Colour.RED]
    first = one_per_cause(red)
    for flag in (*first, *(flag for flag in red if flag not in first)):
        yield NextQuestion(flag.id, flag.ask, flag.whom, flag.why)


def _from_bank(dossier: Dossier, analysis: Analysis, bank: Bank) -> Iterator[NextQuestion]:
    open_ones = [q for q in bank.questions if not is_answered(q, dossier, analysis.position)]
    for question in sorted(open_ones, key=lambda q: -q.weight):
        why = f"{question.why.split('. ')[0].rstrip('.')}."
        yield NextQuestion(question.id, question.ask, question.whom[0], why)
