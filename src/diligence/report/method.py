"""What the reading takes for granted, where its values come from, and where its lines are drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diligence.report import figures, words
from diligence.report.document import Block, Item, Items, Section

if TYPE_CHECKING:
    from diligence.assessment import Assessment

TERMS = (
    Item(
        "Default alive",
        "at today's costs and growth, profit comes before the money is gone. Default dead: it does not.",
        "http://www.paulgraham.com/aord.html",
    ),
    Item("Runway", "months until the cash is gone. Net burn: what is spent in a month beyond what comes in."),
    Item(
        "Sober terms",
        "costs go on growing as they did, growth fades as it nearly always does, sales cost something.",
    ),
    Item("Odds", "the same company played many times with figures drawn from their ranges; no one invests."),
)
"""Words a reader may not know, each explained once."""


def section(assessment: Assessment) -> Section:
    """Terms, assumptions, derived values, and thresholds that are not the shipped ones."""
    blocks: list[Block] = [Items("What the words mean:", TERMS), _assumptions(assessment)]
    derived = figures.derived(assessment)
    if derived.items:
        blocks.append(derived)
    if assessment.overrides:
        blocks.append(_overrides(assessment))
    return Section("method", "Assumptions and method", tuple(blocks))


def _assumptions(assessment: Assessment) -> Items:
    analysis = assessment.analysis
    items = [
        Item(words.capital(reading.terms.name), "; ".join(reading.terms.assumptions))
        for reading in (analysis.founder, analysis.sober)
    ]
    if analysis.odds.assumptions:
        items.append(Item("Odds", "; ".join(analysis.odds.assumptions)))
    if analysis.if_they_raise.assumptions:
        raising = (words.raising_in_words(analysis.if_they_raise), *analysis.if_they_raise.assumptions)
        items.append(Item("If they raise", "; ".join(raising)))
    if analysis.signed is not None:
        items.append(Item("With the signed money", analysis.signed.why))
    return Items("What each reading takes for granted:", tuple(items))


def _overrides(assessment: Assessment) -> Items:
    items = tuple(
        Item(each.name.replace("_", " "), f"{each.value:g}, where the toolkit has {each.default:g}.")
        for each in assessment.overrides
    )
    return Items("Lines that whoever made this report draws elsewhere than the toolkit does:", items)
