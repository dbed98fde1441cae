"""A bank of four questions, small enough to count by hand."""

from __future__ import annotations

from typing import Any

from analysis.builders import TODAY
from diligence.model import Answer, AnswerKind, Bank, Question, Rating, Theme, Whom


def question(name: str, **others: Any) -> Question:
    """A question with no more to it than its id."""
    settings: dict[str, Any] = {
        "ask": f"What of {name}?",
        "why": f"Because of {name}. There is more to say.",
        "strong": "Clear.",
        "weak": "Vague.",
        "whom": (Whom.EXECUTIVE,),
        "kind": AnswerKind.TEXT,
        "source": "our own",
    }
    return Question(id=name, **(settings | others))


BANK = Bank(
    themes=(
        Theme(
            id="pmf",
            title="Fit",
            purpose="Who needs it.",
            questions=(
                question("pmf.revenue-now", kind=AnswerKind.NUMBER, metric="revenue", weight=3),
                question("pmf.revenue-year-ago", kind=AnswerKind.NUMBER, metric="revenue", weight=2),
            ),
        ),
        Theme(
            id="money",
            title="Money",
            purpose="How long.",
            questions=(question("money.plan", weight=1), question("money.round", weight=3)),
        ),
    )
)
"""Weights 3 + 2 and 1 + 3."""


def answer(name: str, **others: Any) -> Answer:
    """An answer of today."""
    settings: dict[str, Any] = {"id": f"{name}-{len(others)}", "as_of": TODAY} | others
    return Answer(question=name, **settings)


CLEAR, VAGUE, EVASIVE, EVIDENCED = Rating.CLEAR, Rating.VAGUE, Rating.EVASIVE, Rating.EVIDENCED
