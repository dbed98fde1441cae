"""Rules for green flags: what speaks for the company."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from diligence.amounts import Absence, money_in_words, months_in_words
from diligence.analysis import Verdict, project
from diligence.flags import thresholds as at
from diligence.flags.flag import OUR_OWN, Brief, Flag, Rubric, Rule, Unknown
from diligence.flags.survival import GRAHAM, INPUTS, runway_of

if TYPE_CHECKING:
    from collections.abc import Iterator

G1_PROFITABLE = Rubric("G1", "Profitable", GRAHAM, "room")
G1_ROOM = Rubric("G1", "Default alive with room", f"{GRAHAM}; margin: {OUR_OWN}", "room")
G2 = Rubric("G2", "Long runway", "Bessemer, State of the Cloud 2023", "long runway")


def room_to_spare(brief: Brief) -> Iterator[Flag | Unknown]:
    """G1: profitable, or alive with room on harsher terms."""
    founder, sober = brief.analysis.founder, brief.analysis.sober
    if founder.verdict is Verdict.NOT_ENOUGH_DATA:
        yield Unknown("G1", founder.missing)
    if founder.verdict is Verdict.PROFITABLE:
        evidence = brief.evidence("revenue", "expenses", "net_burn")
        yield G1_PROFITABLE.green(founder.why, evidence, "What would make you spend more than you earn?")
    if founder.verdict is not Verdict.DEFAULT_ALIVE or sober.verdict is not Verdict.DEFAULT_ALIVE:
        return
    position = brief.analysis.position
    costs = max(sober.terms.expense_growth_rate, at.ROOM_EXPENSE_GROWTH)
    needed = project(position, replace(sober.terms, expense_growth_rate=costs)).capital_needed.value
    cash = position.values["cash"].likely
    if needed is not None and cash >= at.ROOM_TIMES * needed:
        need, has = (money_in_words(amount, position.currency) for amount in (needed, cash))
        why = f"Even with fading growth and rising costs it needs {need} and has {has}."
        yield G1_ROOM.green(why, brief.evidence(*INPUTS), "What is the spare money for?")


def long_runway(brief: Brief) -> Iterator[Flag | Unknown]:
    """G2: two years of money or more, at today's burn and along the projected path."""
    simple, path = brief.analysis.simple_runway_months, runway_of(brief.analysis)
    if simple.absence is Absence.UNKNOWN:
        yield Unknown("G2", brief.analysis.position.missing(("cash", "net_burn")))
    elif simple.value is not None and all(
        months >= at.RUNWAY_LONG_MONTHS for months in (simple.value, path) if months is not None
    ):
        words = months_in_words(simple.value)
        evidence = brief.evidence("cash", "net_burn")
        yield G2.green(
            f"At today's burn the money lasts {words}.", evidence, "What is planned for that time?"
        )


STRENGTH_RULES: tuple[Rule, ...] = (room_to_spare, long_runway)
