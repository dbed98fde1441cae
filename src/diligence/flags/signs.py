"""Rules about what was heard: each sign that was ticked, and people whose answers don't go together."""

from __future__ import annotations

from dataclasses import replace
from textwrap import shorten
from types import MappingProxyType
from typing import TYPE_CHECKING

from diligence.amounts import Amount, Kind
from diligence.analysis.answers import disagreements, newest_answers
from diligence.analysis.choose import DISAGREE_SHARE
from diligence.analysis.ladder import LEVEL
from diligence.errors import UnreadableAmountError
from diligence.flags import fit, offer, shares, team
from diligence.flags.answers import S8, S9, S10
from diligence.flags.consistency import Q2, Q3, Q6, Q7
from diligence.flags.course import S5
from diligence.flags.customers import R10, R11
from diligence.flags.flag import Rubric
from diligence.flags.growth import R1
from diligence.flags.people import R5, R6
from diligence.flags.sources import OUR_OWN
from diligence.flags.survival import S1
from diligence.flags.testimony import tellers_in_words
from diligence.model import AnswerKind, Colour, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from diligence.analysis.answers import Disagreement
    from diligence.flags.brief import Brief
    from diligence.flags.engine import Rule
    from diligence.flags.flag import Finding
    from diligence.model import Answer, Question, Signal

CAUSES: Mapping[str, str] = MappingProxyType(
    {
        "pmf.retention": fit.P2.cause,
        "pmf.active-users": fit.P3.cause,
        "pmf.references": fit.P4.cause,
        "pmf.founder-sales": fit.P5.cause,
        "pmf.must-have": fit.P1.cause,
        "pmf.growth-rate": R1.cause,
        "pmf.customers-top": R10.cause,
        "pmf.revenue-kind": R11.cause,
        "money.default-alive": S9.cause,
        "money.runway": S1.cause,
        "money.fundraising": S8.cause,
        "team.founders-left": team.F1.cause,
        "team.founders-vesting": team.F2.cause,
        "team.founders-full-time": team.F3.cause,
        "team.shrinking": R6.cause,
        "offer.openness": team.F4.cause,
        "offer.fully-diluted": shares.O1.cause,
        "offer.exercise-window": offer.O2.cause,
        "offer.vesting": offer.O3.cause,
        "offer.strike": shares.O4.cause,
        "offer.valuation": shares.O4.cause,
        "offer.in-writing": offer.O8.cause,
        "offer.days-to-decide": offer.O8.cause,
        "offer.value-stated": shares.Q10.cause,
        "pmf.path.large-before-fit": fit.P6.cause,
        "pmf.path.same-idea-for-years": fit.P7.cause,
        "pmf.reached.claim-without-figures": fit.P4.cause,
        "pmf.revenue-now.soft-revenue": R11.cause,
        "pmf.revenue-now.one-large-customer": R10.cause,
        "money.fundraising.bridge": S10.cause,
        "pmf.growth-rate.best-month-only": Q3.cause,
        "pmf.revenue-year-ago.growth-does-not-fit": Q3.cause,
        "pmf.revenue-year-ago.no-higher-than-then": R1.cause,
        "money.cash.does-not-add-up": Q7.cause,
        "money.burn.differs-from-difference": Q2.cause,
        "money.expenses.costs-keep-pace": S5.cause,
        "money.expenses.below-payroll": Q6.cause,
        "money.headcount-plan.outruns-revenue": R5.cause,
        "money.headcount-plan.cuts-unexplained": R6.cause,
    }
)
"""Of what trouble the signs of a question are, or one sign is, where a rule of the catalogue sees it too."""

WEIGHTY = frozenset(
    (
        "money.cash",
        "money.runway",
        "money.default-alive",
        "money.fundraising",
        "pmf.revenue-now",
        LEVEL,
    )
)
"""Questions about cash, runway and product-market fit, on which to disagree is major (Q11)."""

_DAYS_OF_A_MONTH = 31
"""Dates this close may be one month said in two ways."""

NOTE_LENGTH = 240
"""Characters of a note that a flag repeats; a private note is not repeated at all."""


def ticked_signs(brief: Brief) -> Iterator[Finding]:
    """T: every sign that was ticked in an answer, with the sign's own weight.

    Of each person the newest answer counts: what was ticked before belongs to the history.
    Its id is "T.<question>.<signal>". Where a rule of the catalogue looks for the same
    trouble they share the cause, so that it counts once.
    """
    for question in brief.bank.questions:
        answers = newest_answers(brief.dossier, question.id)
        for signal in question.signals:
            heard = [answer for answer in answers if signal.id in answer.signals]
            if heard:
                yield _sign(question, signal, heard)


def _sign(question: Question, signal: Signal, heard: list[Answer]) -> Finding:
    name = f"{question.id}.{signal.id}"
    is_red = signal.colour is Colour.RED
    cause = CAUSES.get(name, CAUSES.get(question.id, question.id)) if is_red else question.id
    source = f"{question.source}, {question.source_url}".removesuffix(", ")
    rubric = Rubric(f"T.{name}", signal.text, source, cause, question.whom[0])
    people = " and ".join(dict.fromkeys(tellers_in_words(heard)))
    noted = (shorten(answer.text, NOTE_LENGTH, placeholder=" ...") for answer in heard if not answer.private)
    why = " ".join((f"Heard from {people}.", *filter(None, noted)))
    evidence = tuple(answer.id for answer in heard)
    ask = question.follow_up or question.ask
    if is_red:
        return rubric.red(signal.severity, why, evidence, ask)
    return replace(rubric.green(why, evidence, ask), severity=signal.severity)


def people_disagree(brief: Brief) -> Iterator[Finding]:
    """Q11: people gave answers to one question that don't go together.

    Figures that disagree are told apart by "Q11.<metric>", answers by "Q11.<question>".
    Numbers within a fifth of each other agree. Ratings that differ are information only.
    """
    found = disagreements(brief.dossier, brief.bank)
    told_apart = {conflict.metric for conflict in brief.analysis.position.conflicts}
    for question in brief.bank.questions:
        if question.metric in told_apart:
            continue
        here = [each for each in found if each.question == question.id and not _same_number(question, each)]
        if here:
            yield _disagreement(question, here)


def _disagreement(question: Question, found: list[Disagreement]) -> Finding:
    said = []
    for each in found:
        one, other = tellers_in_words((each.one, each.other))
        said.append(f"{one}: {each.said[0]}; {other}: {each.said[1]}.")
    severity = Severity.MAJOR if question.id in WEIGHTY else Severity.MINOR
    if all(each.about == "how well it was answered" for each in found):
        severity = Severity.INFO
    rubric = Rubric(f"Q11.{question.id}", "Two people say different things", OUR_OWN, f"two on {question.id}")
    evidence = dict.fromkeys(answer.id for each in found for answer in (each.one, each.other))
    why = " ".join((question.ask, *(f"{words[0].upper()}{words[1:]}" for words in said)))
    one, other = found[0].said
    ask = f"I heard {one!r} and {other!r}: which holds today?"
    return rubric.red(severity, why, tuple(evidence), ask)


def _same_number(question: Question, found: Disagreement) -> bool:
    """Whether both said the same number in other words, or one that is close."""
    if question.kind is not AnswerKind.NUMBER or found.about != "the answer":
        return False
    try:
        one, other = (_number(question, each) for each in (found.one, found.other))
    except UnreadableAmountError:
        return False
    if one.kind is other.kind is Kind.DATE:
        return abs(one.likely - other.likely) <= _DAYS_OF_A_MONTH
    if (one.kind, one.currency, one.per) != (other.kind, other.currency, other.per):
        # A figure a month and one a year are brought together where figures are reconciled.
        return question.unit is None
    return abs(one.likely - other.likely) <= DISAGREE_SHARE * abs(one.likely)


def _number(question: Question, answer: Answer) -> Amount:
    """What was answered, in the question's unit; a figure of the catalogue as it was said."""
    if question.unit is not None:
        return question.unit.read(answer.value, answer.as_of)
    # The grammar is large, and seldom do two people name a figure.
    from diligence.amounts import parse_amount

    return parse_amount(answer.value, as_of=answer.as_of)


SIGN_RULES: tuple[Rule, ...] = (people_disagree, ticked_signs)
