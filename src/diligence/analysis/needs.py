"""What would have to be true for the company to live: growth, cash, burn, a cut."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from diligence.amounts import Measure
from diligence.analysis.monthly import NO_REVENUE
from diligence.analysis.project import project
from diligence.analysis.projection import Convention
from diligence.analysis.terms import LIVE_WITHIN, Terms

if TYPE_CHECKING:
    from collections.abc import Callable

    from diligence.analysis.position import Position
    from diligence.analysis.projection import Projection

HALVINGS = 40
"""Enough for eleven digits."""


@dataclass(frozen=True)
class Needs:
    """What would have to be true, one thing at a time and all others as they are.

    Attributes
    ----------
    growth_rate
        The lowest monthly growth of revenue, as a share.
    cash
        Money that profit takes in all, what is there included.
    cash_shortfall
        The part of it that is not there; zero for a company that lives.
    net_burn
        The highest net burn a month, today's revenue given.
    cut
        Money a month by which expenses have to fall today; zero for a company that lives.
    """

    growth_rate: Measure
    cash: Measure
    cash_shortfall: Measure
    net_burn: Measure
    cut: Measure


def needs(position: Position, terms: Terms, convention: Convention = Convention.MONTHLY) -> Needs:
    """Turn the question round, under given terms.

    Parameters
    ----------
    position
        Needs revenue and expenses; cash for all but `Needs.cash`.
    terms
        Their growth is kept for all but `Needs.growth_rate`.

    Examples
    --------
    >>> from datetime import date
    >>> from diligence.analysis.position import Position, Value
    >>> known = {"revenue": 20_000.0, "expenses": 80_000.0, "growth": 0.08, "cash": 500_000.0}
    >>> position = Position(date(2026, 1, 31), "USD", {k: Value.exact(v) for k, v in known.items()})
    >>> found = needs(position, Terms("as asked", 0.08))
    >>> round(found.cash.value), round(found.cash_shortfall.value)
    (691075, 191075)
    >>> round(found.net_burn.value), round(found.cut.value)
    (49118, 10882)
    """
    projection = project(position, terms, convention=convention)
    capital, cash = projection.capital_needed, position.likely("cash")
    short = capital
    if capital.value is not None:
        short = (
            Measure.unknown("cash not known yet")
            if cash is None
            else Measure.known(max(0.0, capital.value - cash))
        )
    burn = highest_net_burn(position, terms, convention)
    return Needs(
        growth_needed(position, terms, convention), capital, short, burn, _cut(position, projection, burn)
    )


def growth_needed(position: Position, terms: Terms, convention: Convention = Convention.MONTHLY) -> Measure:
    """The lowest monthly growth at which profit comes before the cash is gone.

    Parameters
    ----------
    position
        Needs revenue, expenses and cash.
    terms
        All but their growth is kept.

    Examples
    --------
    >>> from datetime import date
    >>> from diligence.analysis.position import Position, Value
    >>> known = {"revenue": 20_000.0, "expenses": 80_000.0, "cash": 691_074.74}
    >>> position = Position(date(2026, 1, 31), "USD", {k: Value.exact(v) for k, v in known.items()})
    >>> round(growth_needed(position, Terms("as asked", None)).value, 4)
    0.08
    """
    absent = position.missing(("revenue", "expenses", "cash"))
    if absent:
        return Measure.unknown(f"{' and '.join(absent)} not known yet")

    def at(rate: float) -> Projection:
        return project(position, replace(terms, growth_rate=rate), convention=convention)

    profitable = position.values["revenue"].likely >= position.values["expenses"].likely
    if profitable and (not terms.changes or at(terms.expense_growth_rate).alive):
        return Measure.not_applicable("it is profitable already")
    if position.values["revenue"].likely <= 0:
        return Measure.never(NO_REVENUE)
    highest = LIVE_WITHIN[1]
    if at(highest).alive is not True:
        profit = at(highest).months_to_profit
        why = "the cash is gone too soon" if profit.value is not None else profit.why
        return Measure.never(f"no growth is fast enough: {why}")
    return Measure.known(_edge(lambda rate: at(rate).alive is True, highest, terms.expense_growth_rate))


def highest_net_burn(
    position: Position, terms: Terms, convention: Convention = Convention.MONTHLY
) -> Measure:
    """The highest net burn a month, today's revenue given, with which the company lives.

    Parameters
    ----------
    position
        Needs revenue and cash, and growth.
    """
    absent = position.missing(("revenue", "cash"))
    if terms.growth_rate is None and position.likely("revenue") != 0:
        absent = (*absent, "growth")
    if absent:
        return Measure.unknown(f"{' and '.join(absent)} not known yet")
    revenue, cash = position.values["revenue"].likely, position.values["cash"].likely

    def lives(burn: float) -> bool:
        spending = position.having("expenses", revenue + burn)
        return project(spending, terms, convention=convention).alive is True

    if not lives(0.0):
        return Measure.never("it does not live even if it spends no more than it earns")
    too_much = max(0.0, cash) + 1.0
    while lives(too_much):
        too_much *= 2
    return Measure.known(_edge(lives, 0.0, too_much))


def _edge(lives: Callable[[float], bool], alive: float, dead: float) -> float:
    """The last value on the way from one that lives to one that dies, by halving."""
    for _ in range(HALVINGS):
        middle = (alive + dead) / 2
        alive, dead = (middle, dead) if lives(middle) else (alive, middle)
    return alive


def _cut(position: Position, projection: Projection, burn: Measure) -> Measure:
    if burn.value is None or position.missing(("expenses",)):
        return burn if burn.value is None else Measure.unknown("expenses not known yet")
    if projection.alive:
        return Measure.known(0.0)
    today = position.values["expenses"].likely - position.values["revenue"].likely
    return Measure.known(max(0.0, today - burn.value))
