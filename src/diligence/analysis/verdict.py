"""The verdict: what a projection, or the lack of one, comes to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from diligence.amounts import day_in_words, money_in_words, months_in_words
from diligence.analysis.foregone import SMALL_BASE, dead_at_good_growth, dead_whatever, no_profit
from diligence.analysis.position import Position
from diligence.analysis.project import project
from diligence.analysis.projection import Convention, Projection
from diligence.analysis.terms import Terms


class Verdict(StrEnum):
    """The answer in one word; never shown without the readings behind it."""

    PROFITABLE = "profitable"
    DEFAULT_ALIVE = "default_alive"
    DEFAULT_DEAD = "default_dead"
    FATAL_PINCH = "fatal_pinch"
    NOT_ENOUGH_DATA = "not_enough_data"
    NOT_MEANINGFUL = "not_meaningful"

    @property
    def words(self) -> str:
        """For a reader: "default dead"."""
        return self.value.replace("_", " ")

    @property
    def is_dead(self) -> bool:
        """Default dead, pinched or not."""
        return self in (Verdict.DEFAULT_DEAD, Verdict.FATAL_PINCH)


@dataclass(frozen=True)
class Reading:
    """One company under one set of terms.

    Attributes
    ----------
    why
        One sentence with the numbers.
    missing
        Metrics whose absence kept the judgement from being made.
    """

    terms: Terms
    projection: Projection
    verdict: Verdict
    why: str
    missing: tuple[str, ...] = ()


TermsOf = Callable[[Position], Terms]


def read(position: Position, terms_of: TermsOf, convention: Convention = Convention.MONTHLY) -> Reading:
    """Judge a position under terms that depend on it.

    A missing figure ends the judgement only where it matters: when even the
    fastest growth on record, or any amount of cash, gives the same verdict, that
    verdict is given and the reason said.

    Examples
    --------
    >>> from datetime import date
    >>> from diligence.analysis.position import Value
    >>> from diligence.analysis.terms import founders_terms
    >>> known = {"revenue": 50_000.0, "expenses": 10_000_000.0, "cash": 5_000_000.0}
    >>> position = Position(date(2022, 2, 28), "USD", {k: Value.exact(v) for k, v in known.items()})
    >>> read(position, founders_terms).verdict
    <Verdict.DEFAULT_DEAD: 'default_dead'>
    """
    terms = terms_of(position)
    projection = project(position, terms, convention=convention)
    verdict, why, missing = _judge(position, terms, projection, convention)
    return Reading(terms, projection, verdict, why, missing)


def _judge(
    position: Position, terms: Terms, projection: Projection, convention: Convention
) -> tuple[Verdict, str, tuple[str, ...]]:
    revenue, expenses = position.likely("revenue"), position.likely("expenses")
    if revenue is None or expenses is None:
        return _without_both(position)
    if revenue <= 0 and expenses <= 0:
        why = "It neither earns nor spends anything by these figures: there is nothing to judge yet."
        return Verdict.NOT_MEANINGFUL, why, ()
    if revenue >= expenses:
        if projection.alive is False and projection.capital_needed.value != 0:
            return Verdict.DEFAULT_DEAD, _owes_more(position, projection), ()
        return Verdict.PROFITABLE, _profitable_since(position, revenue, expenses), ()
    if (reason := dead_whatever(position, terms, projection, convention)) is not None:
        return Verdict.DEFAULT_DEAD, reason, ()
    if revenue < SMALL_BASE.get(position.currency, 0.0):
        base = money_in_words(revenue, position.currency)
        why = f"Revenue of {base} a month is too small a base for growth to mean much."
        return Verdict.NOT_MEANINGFUL, why, ()
    missing = position.missing(("growth", "cash"))
    if terms.growth_rate is not None:
        missing = tuple(name for name in missing if name != "growth")
    if missing == ("growth",) and (reason := dead_at_good_growth(position, terms, convention)) is not None:
        return Verdict.DEFAULT_DEAD, reason, missing
    if missing:
        return Verdict.NOT_ENOUGH_DATA, _what_would_do(position, projection, missing), missing
    verdict = Verdict.DEFAULT_ALIVE if projection.alive else Verdict.DEFAULT_DEAD
    return verdict, _needs_and_has(position, projection), ()


def _without_both(position: Position) -> tuple[Verdict, str, tuple[str, ...]]:
    """The verdict where revenue or expenses are unknown: burn alone can only show a profit."""
    burn = position.likely("net_burn")
    if burn is not None and burn <= 0:
        return Verdict.PROFITABLE, "Net burn is zero or less: it lives on what it earns.", ()
    missing = position.missing(("revenue", "expenses", "growth", "cash"))
    return Verdict.NOT_ENOUGH_DATA, f"Not known yet: {_listed(missing)}.", missing


def _profitable_since(position: Position, revenue: float, expenses: float) -> str:
    if revenue == expenses:
        return f"Revenue just pays for everything on {day_in_words(position.as_of)}, with nothing to spare."
    surplus = money_in_words(revenue - expenses, position.currency)
    return f"Revenue pays for everything, with {surplus} a month to spare on {day_in_words(position.as_of)}."


def _owes_more(position: Position, projection: Projection) -> str:
    needed = projection.capital_needed.value
    if needed is None:
        return f"It earns what it spends until its hires start. {no_profit(projection.months_to_profit)}."
    cash = position.values["cash"].likely
    owed, there = (money_in_words(amount, position.currency) for amount in (needed, cash))
    return f"It earns what it spends today, but what is dated ahead takes {owed}; it has {there}."


def _needs_and_has(position: Position, projection: Projection) -> str:
    cash = money_in_words(position.values["cash"].likely, position.currency)
    if projection.months_to_profit.value is None:
        return f"{no_profit(projection.months_to_profit)}; it has {cash}."
    needed = money_in_words(projection.capital_needed.value or 0.0, position.currency)
    months = months_in_words(projection.months_to_profit.value)
    return f"Profit comes in {months} and takes {needed}; it has {cash}."


def _what_would_do(position: Position, projection: Projection, missing: tuple[str, ...]) -> str:
    if missing == ("cash",) and projection.capital_needed.value is not None:
        needed = money_in_words(projection.capital_needed.value, position.currency)
        months = months_in_words(projection.months_to_profit.value or 0.0)
        return f"Cash is not known yet. Profit comes in {months}; with less than {needed} it is default dead."
    return f"Not known yet: {_listed(missing)}."


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(name.replace("_", " ") for name in names)
