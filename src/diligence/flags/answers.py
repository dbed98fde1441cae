"""Rules about what was answered: the round, and whether the course is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diligence.amounts import months_in_words
from diligence.analysis import Verdict
from diligence.flags import thresholds as at
from diligence.flags.flag import OUR_OWN, POSTHOG, Brief, Flag, Rubric, Rule, Unknown
from diligence.flags.survival import GRAHAM, money_left, runway_is_unknown
from diligence.model import Severity, Whom

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diligence.model import Answer

S8 = Rubric("S8", "Raising to stay alive", f"{POSTHOG}; nine months: {OUR_OWN}", "round")
S9 = Rubric("S9", "The question was not answered", GRAHAM, "awareness")

OPEN_ROUND = "raising, nothing signed"
NOT_KNOWN = "they don't know"
NO_MATTER = "they say it doesn't matter"
"""Choices of the bank, word for word."""

_LEADERS = (Whom.FOUNDER, Whom.EXECUTIVE)


def open_round(brief: Brief) -> Iterator[Flag | Unknown]:
    """S8: a round is being raised, nothing is signed, and the money is short."""
    if brief.analysis.founder.verdict is Verdict.PROFITABLE:
        return
    answer = latest_answer(brief, "money.fundraising")
    if answer is None:
        yield Unknown("S8", ("money.fundraising",))
        return
    months, by, evidence = money_left(brief)
    if answer.value.strip() != OPEN_ROUND:
        return
    if months is None:
        if runway_is_unknown(brief.analysis):
            yield Unknown("S8", brief.analysis.position.missing(("cash", "net_burn")))
    elif months < at.OPEN_ROUND_MONTHS:
        severity = Severity.CRITICAL if months < at.RUNWAY_CRITICAL_MONTHS else Severity.MAJOR
        lasts = f"the money lasts {months_in_words(months)} {by}"
        why = f"A round is being raised, nothing is signed, and {lasts}."
        ask = "Is there a signed term sheet, and do today's investors take part?"
        yield S8.red(severity, why, (answer.id, *evidence), ask)


def does_not_know(brief: Brief) -> Iterator[Flag | Unknown]:
    """S9: asked whether they are default alive, they don't know or don't mind."""
    answer = latest_answer(brief, "money.default-alive")
    if answer is None:
        yield Unknown("S9", ("money.default-alive",))
        return
    said = {NOT_KNOWN: "it is not known", NO_MATTER: "it does not matter"}.get(answer.value.strip())
    if said is not None:
        why = f"Asked whether the company is default alive, the answer was that {said}."
        ask = "Could we work it out together from cash, burn and growth?"
        yield S9.red(Severity.MAJOR, why, (answer.id,), ask)


def latest_answer(brief: Brief, question: str) -> Answer | None:
    """The newest choice that founders or executives gave, else anybody's; ``None`` when there is none.

    What a recruiter doesn't know says nothing about those who lead, and an old
    answer nothing about today. Of one day, the answer entered last counts.
    """
    told = [answer for answer in brief.dossier.answers_to(question) if answer.value.strip()]
    known = [answer for answer in told if answer.by in _LEADERS] or told
    return max(reversed(known), key=lambda answer: answer.as_of, default=None)


ANSWER_RULES: tuple[Rule, ...] = (open_round, does_not_know)
