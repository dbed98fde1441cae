"""How much of what matters is known. Shown beside every verdict."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from diligence.analysis.answers import unreadable
from diligence.model import Answer, Bank, Dossier, Question, Rating, Theme
from diligence.model.question import NOT_KNOWN
from diligence.months import months_between

if TYPE_CHECKING:
    from diligence.analysis import Position

KEY_FIGURES = MappingProxyType(
    {
        "revenue": 3,
        "expenses": 3,
        "growth": 3,
        "cash": 3,
        "gross_margin": 2,
        "expense_growth": 2,
        "runway_months": 1,
        "headcount": 1,
        "customers": 1,
    }
)
"""Figures the verdict rests on, by weight: our own."""


YEAR_AGO = ("pmf.revenue-year-ago",)
"""Questions of the bank that ask for a figure of a year ago: today's does not answer them."""

A_YEAR_MONTHS = (9.0, 15.0)
"""How long ago a figure is taken to be of a year ago: our own."""

OFFER = "offer"
"""The theme of the bank that waits for an offer."""


@dataclass(frozen=True)
class ThemeCoverage:
    """How much of one theme is known.

    Attributes
    ----------
    total
        Questions in the theme that there is a reason to ask now.
    asked
        Answered in any way, an evasive one included.
    answered
        Partly or clearly answered, or known from a figure.
    evidenced
        Answered with evidence.
    """

    theme: str
    title: str
    total: int
    asked: int
    answered: int
    evidenced: int


@dataclass(frozen=True)
class Coverage:
    """How much of what matters is known.

    Attributes
    ----------
    known_share
        0..1: half for the figures and half for the questions, each by weight; otherwise
        a long bank would drown the figures that the verdict rests on.
    figures_known, figures_missing
        Of the figures the verdict rests on, the heaviest first.
    """

    known_share: float
    figures_known: tuple[str, ...]
    figures_missing: tuple[str, ...]
    themes: tuple[ThemeCoverage, ...]


def measure_coverage(dossier: Dossier, position: Position, bank: Bank) -> Coverage:
    """Count what is known of the key figures and of the questions there is a reason to ask now."""
    known = tuple(metric for metric in KEY_FIGURES if position.get(metric) is not None)
    missing = tuple(metric for metric in KEY_FIGURES if position.get(metric) is None)
    questions = tuple(q for q in bank.questions if is_due(q, dossier))
    figures = sum(KEY_FIGURES[metric] for metric in known) / sum(KEY_FIGURES.values())
    answered = sum(q.weight for q in questions if is_answered(q, dossier, position))
    share = (figures + answered / sum(q.weight for q in questions)) / 2 if questions else figures
    themes = tuple(
        _coverage_of(theme, tuple(q for q in questions if q.theme == theme.id), dossier, position)
        for theme in bank.themes
    )
    return Coverage(share, known, missing, themes)


def _coverage_of(
    theme: Theme, questions: tuple[Question, ...], dossier: Dossier, position: Position
) -> ThemeCoverage:
    return ThemeCoverage(
        theme.id,
        theme.title,
        len(questions),
        sum(bool(dossier.answers_to(q.id)) for q in questions),
        sum(is_answered(q, dossier, position) for q in questions),
        sum(_rated(q, dossier, Rating.EVIDENCED) for q in questions),
    )


def is_due(question: Question, dossier: Dossier) -> bool:
    """Whether one would ask it now: it fits the company's stage, and an offer is not asked for unmade.

    An offer is on record once any of its questions has an answer. Whatever was answered counts.
    """
    if dossier.answers_to(question.id):
        return True
    if question.theme == OFFER and not any(
        answer.question.startswith(f"{OFFER}.") for answer in dossier.answers
    ):
        return False
    return question.fits(dossier.company.bank_stage)


def is_answered(question: Question, dossier: Dossier, position: Position) -> bool:
    """Whether a question has an answer to reckon with, or a figure that answers it."""
    shortest, longest = A_YEAR_MONTHS
    if question.id in YEAR_AGO:
        dated = (months_between(f.as_of, position.as_of) for f in dossier.figures_of(question.metric))
        if any(shortest <= months <= longest for months in dated):
            return True
    elif question.metric and position.get(question.metric) is not None:
        return True
    return any(_says_something(answer, question) for answer in dossier.answers_to(question.id))


def _says_something(answer: Answer, question: Question) -> bool:
    """Whether there is something to reckon with: a value that can't be read is none by itself."""
    if answer.silence or answer.rating in (Rating.EVASIVE, Rating.VAGUE):
        return False
    value = answer.word not in ("", NOT_KNOWN) and not unreadable(question, answer)
    return bool(answer.rating or value or answer.text.strip() or answer.signals)


def _rated(question: Question, dossier: Dossier, rating: Rating) -> bool:
    return any(answer.rating is rating for answer in dossier.answers_to(question.id))
