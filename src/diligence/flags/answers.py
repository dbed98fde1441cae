"""Rules about the round and about what was answered: is there money to come, and is the course known?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from diligence.amounts import day_in_words, months_in_words
from diligence.flags import exceptions
from diligence.flags.flag import Rubric
from diligence.flags.sources import CARTA_ROUNDS, GRAHAM, OUR_OWN, POSTHOG
from diligence.flags.survival import money_left, runway_is_unknown
from diligence.model import Severity, Silence, Whom
from diligence.months import months_between

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from diligence.flags.brief import Brief
    from diligence.flags.engine import Rule
    from diligence.flags.flag import Finding

S8 = Rubric("S8", "Raising to stay alive", f"{POSTHOG}; nine months: {OUR_OWN}", "round")
S9 = Rubric("S9", "The question was not answered", GRAHAM, "awareness")
S10 = Rubric("S10", "The last round is long ago, or was a bridge", CARTA_ROUNDS, "last round")

OPEN_ROUND = "raising, nothing signed"
NOT_KNOWN = "they don't know"
NO_MATTER = "they say it doesn't matter"
"""Choices of the bank, word for word."""

LEADERS = (Whom.FOUNDER, Whom.EXECUTIVE)


def open_round(brief: Brief) -> Iterator[Finding]:
    """S8: a round is being raised, nothing is signed, and the money is short."""
    said, lives = brief.said("money.fundraising", OPEN_ROUND), exceptions.profitable(brief)
    if not said.word:
        if not lives:
            yield S8.unknown("money.fundraising")
        return
    if said.word != OPEN_ROUND:
        return
    months, by, evidence = money_left(brief)
    if lives:
        yield S8.withheld(lives)
    elif months is None:
        if runway_is_unknown(brief.analysis):
            yield S8.unknown(*brief.missing("cash", "net_burn"))
    elif months < brief.at.open_round_months:
        severity = Severity.CRITICAL if months < brief.at.runway_critical_months else Severity.MAJOR
        lasts = f"the money lasts {months_in_words(months)} {by}"
        why = f"A round is being raised, nothing is signed, and {lasts}.{said.dispute}"
        ask = "Is there a signed term sheet, and do today's investors take part?"
        yield S8.red(severity, why, (*said.evidence, *evidence), ask)


def does_not_know(brief: Brief) -> Iterator[Finding]:
    """S9: asked whether they are default alive, they don't know or don't mind.

    What a recruiter doesn't know says nothing about those who lead.
    """
    said = brief.said("money.default-alive", NO_MATTER, NOT_KNOWN, by=LEADERS)
    told = {NOT_KNOWN: "it is not known", NO_MATTER: "it does not matter"}.get(said.word)
    if told is not None:
        why = f"Asked whether the company is default alive, the answer was that {told}.{said.dispute}"
        ask = "Could we work it out together from cash, burn and growth?"
        yield S9.red(Severity.MAJOR, why, said.evidence, ask)
    elif not said.word and (silent := brief.silent("money.default-alive", Silence.NOT_KNOWN, LEADERS)):
        why = "Asked whether the company is default alive, those who lead did not know."
        yield S9.red(Severity.MAJOR, why, silent, "Could we work it out together from cash, burn and growth?")
    elif not said.word:
        yield S9.unknown("money.default-alive")


def overdue_or_bridged(brief: Brief) -> Iterator[Finding]:
    """S10: the last priced round is long ago in a company that burns money, or the last one was a bridge."""
    bridge, burn, day = brief.likely("last_round_bridge"), brief.likely("net_burn"), priced_round(brief)
    age = None if day is None else months_between(day, brief.analysis.position.as_of)
    is_old = age is not None and age > brief.at.overdue_round_months
    overdue = is_old and burn is not None and burn > 0
    said = []
    if day is not None and age is not None and overdue:
        said.append(
            f"The last priced round of {day_in_words(day)} is {months_in_words(age)} ago; "
            "three in four of those that raise a Series A after seed do so sooner."
        )
    if bridge:
        said.append("The last money was a bridge; after one, a next round comes less often.")
    if said:
        severity = Severity.MAJOR if len(said) == len((overdue, bridge)) else Severity.MINOR
        evidence = brief.evidence("last_round_bridge", "last_round_amount", "last_round_valuation")
        ask = "What did the investors want to see before the next round, and where does it stand?"
        yield S10.red(severity, " ".join(said), evidence, ask)
    elif brief.likely("total_raised") == 0:
        return
    elif missing := (
        *(() if day else ("last_round_amount",)),
        *brief.missing("last_round_bridge"),
        *(brief.missing("net_burn") if is_old else ()),
    ):
        yield S10.unknown(*missing)


def priced_round(brief: Brief) -> date | None:
    """The day of the last round that was no bridge, ``None`` where it is not on record."""
    rounds = brief.rounds[:-1] if brief.likely("last_round_bridge") else brief.rounds
    return rounds[-1] if rounds else None


ANSWER_RULES: tuple[Rule, ...] = (open_round, does_not_know, overdue_or_bridged)
