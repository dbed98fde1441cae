"""The verdict: what a projection, or the lack of one, comes to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType

from diligence.amounts import Absence, Measure, day_in_words, money_in_words, months_in_words, share_in_words
from diligence.analysis.monthly import NO_MARGIN, NO_REVENUE, other_expenses
from diligence.analysis.position import Position
from diligence.analysis.project import project
from diligence.analysis.projection import Convention, Projection
from diligence.analysis.terms import Terms
from diligence.months import WEEKS_PER_MONTH

FASTEST_GROWTH = 1.10**WEEKS_PER_MONTH - 1
"""10 % a week, as a monthly rate (51 %): what Paul Graham calls exceptional
(http://www.paulgraham.com/growth.html). No company is taken to grow faster."""

OUT_OF_REACH_TIMES = 100.0
"""A company that must multiply its revenue more than this to break even is taken not to
get there, whatever its cash: our own threshold."""

PINCH_MONTHS = 6.0
"""Runway of a fatal pinch (Paul Graham, http://www.paulgraham.com/pinch.html)."""

SLOW_GROWTH = 0.05
"""Monthly growth that is slow for a pinch: our own threshold."""

SMALL_BASE = MappingProxyType(
    {"USD": 5_000.0, "EUR": 5_000.0, "GBP": 5_000.0, "CHF": 5_000.0, "CAD": 5_000.0, "AUD": 5_000.0}
)
"""Monthly revenue below which growth says nothing: our own threshold, after PostHog's caveat
on going from $1 to $2. Not applied in currencies of another size."""


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
        return Verdict.PROFITABLE, _profitable_since(position, revenue, expenses), ()
    if (reason := _dead_whatever(position, terms, projection, convention)) is not None:
        return Verdict.DEFAULT_DEAD, reason, ()
    if revenue < SMALL_BASE.get(position.currency, 0.0):
        base = money_in_words(revenue, position.currency)
        why = f"Revenue of {base} a month is too small a base for growth to mean much."
        return Verdict.NOT_MEANINGFUL, why, ()
    missing = position.missing(("growth", "cash"))
    if terms.growth_rate is not None:
        missing = tuple(name for name in missing if name != "growth")
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


def _dead_whatever(
    position: Position, terms: Terms, projection: Projection, convention: Convention
) -> str | None:
    """Why it is dead whatever the figures that are missing or mean little, or ``None``."""
    revenue, expenses = position.values["revenue"].likely, position.values["expenses"].likely
    small = revenue < SMALL_BASE.get(position.currency, 0.0)
    if revenue <= 0 or terms.gross_margin <= 0:
        return f"It does not reach profit: {NO_REVENUE if revenue <= 0 else NO_MARGIN}."
    if terms.growth_rate is not None and not small:
        never = projection.alive is False and "cash" not in position.values
        return (
            f"{_no_profit(projection.months_to_profit)}. No amount of cash changes that." if never else None
        )
    times = other_expenses(revenue, expenses, terms.gross_margin) / (terms.gross_margin * revenue)
    if times > OUT_OF_REACH_TIMES and not small:
        return f"Revenue would have to rise {times:,.0f} times to pay for today's expenses."
    fast = max(FASTEST_GROWTH, terms.growth_rate or 0.0)
    at_best = project(position, replace(terms, growth_rate=fast, persistence=1.0), convention=convention)
    if at_best.alive is False:
        rate = share_in_words(fast)
        return f"Even growing {rate} a month, faster than any company keeps up, the cash is gone first."
    return None


def _profitable_since(position: Position, revenue: float, expenses: float) -> str:
    if revenue == expenses:
        return f"Revenue just pays for everything on {day_in_words(position.as_of)}, with nothing to spare."
    surplus = money_in_words(revenue - expenses, position.currency)
    return f"Revenue pays for everything, with {surplus} a month to spare on {day_in_words(position.as_of)}."


def _needs_and_has(position: Position, projection: Projection) -> str:
    cash = money_in_words(position.values["cash"].likely, position.currency)
    if projection.months_to_profit.value is None:
        return f"{_no_profit(projection.months_to_profit)}; it has {cash}."
    needed = money_in_words(projection.capital_needed.value or 0.0, position.currency)
    months = months_in_words(projection.months_to_profit.value)
    return f"Profit comes in {months} and takes {needed}; it has {cash}."


def _no_profit(to_profit: Measure) -> str:
    if to_profit.absence is Absence.BEYOND_HORIZON:
        return f"It does not reach profit {to_profit.why.removeprefix('not ')}"
    return f"It does not reach profit: {to_profit.why}"


def _what_would_do(position: Position, projection: Projection, missing: tuple[str, ...]) -> str:
    if missing == ("cash",) and projection.capital_needed.value is not None:
        needed = money_in_words(projection.capital_needed.value, position.currency)
        months = months_in_words(projection.months_to_profit.value or 0.0)
        return f"Cash is not known yet. Profit comes in {months}; with less than {needed} it is default dead."
    return f"Not known yet: {_listed(missing)}."


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(name.replace("_", " ") for name in names)


def pinched(position: Position, reading: Reading) -> Verdict:
    """The reading's verdict, sharpened to a fatal pinch where it is one.

    Default dead, six months or less of money, and growth slow or no money signed.
    Source: Paul Graham, "The Fatal Pinch", 2014, http://www.paulgraham.com/pinch.html
    """
    if reading.verdict is not Verdict.DEFAULT_DEAD:
        return reading.verdict
    months = runway(position, reading.projection)
    slow = reading.terms.growth_rate is not None and reading.terms.growth_rate < SLOW_GROWTH
    signed = (position.likely("signed_money") or 0.0) > 0
    if months is not None and months <= PINCH_MONTHS and (slow or not signed):
        return Verdict.FATAL_PINCH
    return Verdict.DEFAULT_DEAD


def runway(position: Position, projection: Projection) -> float | None:
    """Months until cash is gone along the path; at today's burn where there is no path.

    ``None`` when neither is known, and when the cash is never gone.
    """
    if projection.runway_months.value is not None:
        return projection.runway_months.value
    return simple_runway(position) if projection.income.size == 0 else None


def simple_runway(position: Position) -> float | None:
    """Cash over net burn, ``None`` when either is unknown or nothing is burned.

    Examples
    --------
    >>> from datetime import date
    >>> from diligence.analysis.position import Value
    >>> known = {"cash": Value.exact(600_000.0), "net_burn": Value.exact(50_000.0)}
    >>> simple_runway(Position(date(2026, 1, 31), "USD", known))
    12.0
    """
    cash, burn = position.likely("cash"), position.likely("net_burn")
    return max(0.0, cash) / burn if cash is not None and burn is not None and burn > 0 else None
