"""What was answered, and how well: question by question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diligence.amounts import day_in_words
from diligence.report import words
from diligence.report.address import web_address
from diligence.report.entries import Answered, AnswerList

if TYPE_CHECKING:
    from collections.abc import Iterable

    from diligence.assessment import Assessment
    from diligence.model import Answer, Bank


def answers_of(assessment: Assessment, theme: str) -> AnswerList:
    """The answers to the questions of one theme, in the order of the questions."""
    found = [
        answer
        for asked in assessment.bank.themes
        if asked.id == theme
        for question in asked.questions
        for answer in assessment.dossier.answers_to(question.id)
    ]
    return _listed(found, assessment.bank)


def other_answers(assessment: Assessment) -> AnswerList:
    """Answers to questions that the bank does not have, or no longer."""
    known = {question.id for question in assessment.bank.questions}
    return _listed([a for a in assessment.dossier.answers if a.question not in known], assessment.bank)


def all_answers(assessment: Assessment) -> AnswerList:
    """Every answer, in the order in which they were written down."""
    return _listed(assessment.dossier.answers, assessment.bank)


def _listed(answers: Iterable[Answer], bank: Bank) -> AnswerList:
    return AnswerList(tuple(_answered(answer, bank) for answer in answers))


def _answered(answer: Answer, bank: Bank) -> Answered:
    question = bank.find(answer.question)
    asked = question.ask if question else words.capital(answer.question.partition(".")[2].replace("-", " "))
    signs = {signal.id: signal.text for signal in question.signals} if question else {}
    heard = "; ".join(signs.get(signal, signal.replace("-", " ")) for signal in answer.signals)
    quoted = f"\u201c{answer.text}\u201d" if answer.text else ""
    said = "; ".join(filter(None, (answer.value, quoted, f"heard: {heard}" if heard else "")))
    private = ", private" if answer.private else ""
    return Answered(
        asked or answer.question,
        answer.rating or answer.silence or "not rated",
        said or "noted without words",
        f"the {answer.by.value}, {day_in_words(answer.as_of)}{private}",
        web_address(answer.source_url),
    )
