"""Frozen records: what a dossier is made of. No files, no arithmetic beyond invariants."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from diligence.model.answer import Answer, Rating, Silence
from diligence.model.answer_unit import AnswerUnit
from diligence.model.catalogue import METRICS, metric
from diligence.model.company import Company, slug_of
from diligence.model.conversation import Conversation
from diligence.model.dossier import Aftermath, Dossier, Fact, fresh_id, same_teller
from diligence.model.figure import Figure
from diligence.model.metric import Metric, Sort, Unit
from diligence.model.question import (
    AnswerKind,
    Bank,
    Colour,
    Question,
    Severity,
    Signal,
    Theme,
    Whom,
)
from diligence.model.rate import ExchangeRate
from diligence.model.source import Source, SourceKind, Trust

if TYPE_CHECKING:
    from diligence.model.case import Case, dossier_of
    from diligence.model.case_answer import CaseAnswer, CaseAnswers, LeftOut
    from diligence.model.change import Change, changes_between
    from diligence.model.choice import Alternative, Choice

__all__ = [
    "METRICS",
    "Aftermath",
    "Alternative",
    "Answer",
    "AnswerKind",
    "AnswerUnit",
    "Bank",
    "Case",
    "CaseAnswer",
    "CaseAnswers",
    "Change",
    "Choice",
    "Colour",
    "Company",
    "Conversation",
    "Dossier",
    "ExchangeRate",
    "Fact",
    "Figure",
    "LeftOut",
    "Metric",
    "Question",
    "Rating",
    "Severity",
    "Signal",
    "Silence",
    "Sort",
    "Source",
    "SourceKind",
    "Theme",
    "Trust",
    "Unit",
    "Whom",
    "changes_between",
    "dossier_of",
    "fresh_id",
    "metric",
    "same_teller",
    "slug_of",
]

_HOMES = {
    "Alternative": "choice",
    "Case": "case",
    "CaseAnswer": "case_answer",
    "CaseAnswers": "case_answer",
    "Change": "change",
    "Choice": "choice",
    "LeftOut": "case_answer",
    "changes_between": "change",
    "dossier_of": "case",
}


# Lazy, because a case is read once, states are compared now and then, and every command reads a dossier.
def __getattr__(name: str) -> object:
    if name not in _HOMES:
        msg = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(msg)
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
