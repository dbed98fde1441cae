"""Rules for green flags: what speaks for the company."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from diligence.amounts import Absence, money_in_words, months_in_words, number_in_words, share_in_words
from diligence.analysis import Verdict, project
from diligence.flags import exceptions
from diligence.flags.flag import Rubric
from diligence.flags.sources import BESSEMER, GRAHAM, OUR_OWN, SACKS
from diligence.flags.survival import INPUTS, runway_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diligence.flags.brief import Brief
    from diligence.flags.engine import Rule
    from diligence.flags.flag import Finding

G1_PROFITABLE = Rubric("G1", "Profitable", GRAHAM, "room")
G1_ROOM = Rubric("G1", "Default alive with room", f"{GRAHAM}; margin: {OUR_OWN}", "room")
G2 = Rubric("G2", "Long runway", BESSEMER, "long runway")
G3 = Rubric("G3", "Growth is cheap and stays", f"{SACKS}; Bessemer, State of the Cloud 2023", "efficiency")


def room_to_spare(brief: Brief) -> Iterator[Finding]:
    """G1: profitable, or alive with room on harsher terms."""
    founder, sober = brief.analysis.founder, brief.analysis.sober
    if founder.verdict is Verdict.NOT_ENOUGH_DATA:
        yield G1_ROOM.unknown(*founder.missing)
    if founder.verdict is Verdict.PROFITABLE:
        evidence = brief.evidence("revenue", "expenses", "net_burn")
        yield G1_PROFITABLE.green(founder.why, evidence, "What would make you spend more than you earn?")
    if founder.verdict is not Verdict.DEFAULT_ALIVE or sober.verdict is not Verdict.DEFAULT_ALIVE:
        return
    position = brief.analysis.position
    costs = max(sober.terms.expense_growth_rate, brief.at.room_expense_growth_rate)
    needed = project(position, replace(sober.terms, expense_growth_rate=costs)).capital_needed.value
    cash = position.values["cash"].likely
    if needed is not None and cash >= brief.at.room_times * needed:
        if little := exceptions.small_base(brief):
            yield G1_ROOM.withheld(little)
            return
        need, has = (money_in_words(amount, position.currency) for amount in (needed, cash))
        why = f"Even with fading growth and rising costs it needs {need} and has {has}."
        yield G1_ROOM.green(why, brief.evidence(*INPUTS), "What is the spare money for?")


def long_runway(brief: Brief) -> Iterator[Finding]:
    """G2: two years of money or more, at today's burn and along the projected path."""
    simple, path = brief.analysis.simple_runway_months, runway_of(brief.analysis)
    if simple.absence is Absence.UNKNOWN:
        yield G2.unknown(*brief.missing("cash", "net_burn"))
    elif simple.value is not None and all(
        months >= brief.at.runway_long_months for months in (simple.value, path) if months is not None
    ):
        words = months_in_words(simple.value)
        evidence = brief.evidence("cash", "net_burn")
        yield G2.green(
            f"At today's burn the money lasts {words}.", evidence, "What is planned for that time?"
        )


def cheap_and_sticky(brief: Brief) -> Iterator[Finding]:
    """G3: recurring revenue is added at little burn, and customers stay and buy more."""
    multiple, nrr = brief.indicator("burn_multiple").value, brief.likely("nrr")
    burn = brief.likely("net_burn")
    if missing := brief.missing("nrr", "net_burn", "recurring_revenue", "growth"):
        yield G3.unknown(*missing)
        return
    if burn is None or nrr is None or nrr < brief.at.nrr_sticky_ratio:
        return
    if burn > 0 and (multiple.value is None or multiple.value >= brief.at.burn_multiple_efficient_times):
        return
    if little := exceptions.small_base(brief):
        yield G3.withheld(little)
        return
    cost = (
        "Growth burns nothing"
        if multiple.value is None
        else f"Each 1 of recurring revenue a year costs {number_in_words(multiple.value)} of burn"
    )
    why = (
        f"{cost}, and last year's customers pay {share_in_words(nrr)} of what they paid. "
        "It says what growth costs, not how long the money lasts."
    )
    evidence = brief.evidence("net_burn", "recurring_revenue", "growth", "nrr")
    yield G3.green(why, evidence, "Which customers buy more each year, and what do they buy?")


STRENGTH_RULES: tuple[Rule, ...] = (room_to_spare, long_runway, cheap_and_sticky)
