"""What to ask next, and of whom: what would settle most comes first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from diligence.assessment.coverage import YEAR_AGO, is_answered, is_due
from diligence.flags import Flag, one_per_cause
from diligence.flags.themes import question_of
from diligence.model import METRICS, Bank, Colour, Dossier, Question, Severity, Whom

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diligence.analysis import Analysis


GRAVE = (Severity.CRITICAL, Severity.MAJOR)
"""Figures that contradict each other by this much are asked about before what would turn the verdict."""


@dataclass(frozen=True)
class NextQuestion:
    """A question worth asking now.

    Attributes
    ----------
    about
        The flag, metric or question of the bank it comes from.
    why
        What its answer would settle.
    certainty_gain
        By how much the chance of calling the verdict right would rise on average if the
        figure were known exactly, 0..0.5; ``None`` where it is no figure of the odds.
    question
        Id of the bank's question that its answer belongs to; empty where there is none.
    """

    about: str
    ask: str
    whom: Whom
    why: str
    certainty_gain: float | None = None
    question: str = ""


def next_questions(
    dossier: Dossier, analysis: Analysis, flags: tuple[Flag, ...], bank: Bank
) -> tuple[NextQuestion, ...]:
    """Figures by the certainty they would bring, what is missing or contradicts, flips, flags, the bank.

    Each question appears once, where it weighs most, and so does each question of the
    bank: two flags whose answers go to the same place are one thing to ask.
    """
    found: dict[str, NextQuestion] = {}
    red = [flag for flag in flags if flag.colour is Colour.RED]
    contradictions = [flag for flag in red if flag.id.startswith("Q") and flag.severity in GRAVE]
    sources = (
        _settling(analysis, bank),
        _missing(analysis, bank),
        _from_flags(contradictions, bank),
        _flipping(analysis),
        _from_flags([flag for flag in red if flag not in contradictions], bank),
        _from_bank(dossier, analysis, bank),
    )
    asked: set[str] = set()
    for source in sources:
        for question in source:
            if not question.question or question.question not in asked:
                found.setdefault(question.ask, question)
                asked.add(question.question)
    return tuple(found.values())


def _settling(analysis: Analysis, bank: Bank) -> Iterator[NextQuestion]:
    """The figures that would make the call surer, the most telling first."""
    for influence in analysis.influences:
        if influence.certainty_gain > 0:
            now, then = influence.certainty, influence.certainty + influence.certainty_gain
            sure = f"from {now * 100:.0f} to {then * 100:.0f} in 100"
            why = f"Knowing it exactly would raise the chance of calling the verdict right {sure}."
            asked = (
                _how_sure(influence.metric, why) if influence.known else _asking(influence.metric, why, bank)
            )
            yield replace(asked, certainty_gain=influence.certainty_gain)


def _asking(metric: str, why: str, bank: Bank) -> NextQuestion:
    """The question for a figure that is not known: the bank's own, where it has one."""
    question = _question_for(metric, bank)
    if question is not None:
        return NextQuestion(metric, question.ask, question.whom[0], why, question=question.id)
    if metric == "expense_growth":
        return NextQuestion(metric, "What were the expenses a year ago?", Whom.FOUNDER, why)
    ask = f"What is the latest figure for {METRICS[metric].label.lower()}?"
    return NextQuestion(metric, ask, Whom.FOUNDER, why)


def _how_sure(metric: str, why: str) -> NextQuestion:
    label = METRICS[metric].label if metric in METRICS else metric.replace("_", " ")
    ask = f"How sure is the figure for {label.lower()}, and may I see its source?"
    return NextQuestion(metric, ask, Whom.FOUNDER, why)


def _missing(analysis: Analysis, bank: Bank) -> Iterator[NextQuestion]:
    for metric in analysis.asked.missing:
        yield _asking(metric, f"Without the {METRICS[metric].label.lower()} there is no verdict.", bank)


def _question_for(metric: str, bank: Bank) -> Question | None:
    return next((q for q in bank.questions if q.metric == metric and q.id not in YEAR_AGO), None)


def _flipping(analysis: Analysis) -> Iterator[NextQuestion]:
    for flip in (*analysis.flips, *analysis.sober_flips):
        if flip.past is not None and flip.metric in analysis.position.values:
            yield _how_sure(flip.metric, f"Within its range the verdict turns to {flip.becomes.words}.")


def _from_flags(flags: list[Flag], bank: Bank) -> Iterator[NextQuestion]:
    """The worst flag of each cause, then the others."""
    first = one_per_cause(flags)
    for flag in (*first, *(flag for flag in flags if flag not in first)):
        why, question = f"{flag.title}. {flag.why}", question_of(flag.id, bank)
        yield NextQuestion(flag.id, flag.ask, flag.whom, why, question=question)


def _from_bank(dossier: Dossier, analysis: Analysis, bank: Bank) -> Iterator[NextQuestion]:
    open_ones = [
        q for q in bank.questions if is_due(q, dossier) and not is_answered(q, dossier, analysis.position)
    ]
    for question in sorted(open_ones, key=lambda q: -q.weight):
        why = f"{question.why.split('. ')[0].rstrip('.')}."
        yield NextQuestion(question.id, question.ask, question.whom[0], why, question=question.id)
