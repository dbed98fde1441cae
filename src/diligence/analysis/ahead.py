"""What is dated ahead, as changes to the months to come."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil, floor

from diligence.amounts import day_in_words, money_in_words, number_in_words
from diligence.analysis.change import Change
from diligence.analysis.position import EMPLOYER_FACTOR, Planned, Position
from diligence.months import months_between

OBLIGATIONS = ("debt_due", "planned_hires")
"""What has to be paid for, whatever else comes about."""

SIGNED = ("signed_money",)
"""Money that is promised on paper and not there yet."""


def changes_of(position: Position, metrics: tuple[str, ...]) -> tuple[Change, ...]:
    """The dated events of some metrics, as changes by the month.

    A payment and a first working day count in the month they fall in; money that comes
    counts from the first whole month after. What was due before today counts today.

    Hires cost their pay times 1.25 (what a person costs over what they are paid, at the
    least); where pay is not known, what the company spends in all for each of its people
    today; where that is not known either, they are left out, and the words say so.

    Examples
    --------
    >>> from datetime import date
    >>> from diligence.analysis.position import Value
    >>> loan = Planned("debt_due", date(2026, 12, 31), Value.exact(2_000_000.0), ())
    >>> changes_of(Position(date(2026, 6, 30), "USD", planned=(loan,)), OBLIGATIONS)
    (Change(month=6, cash=-2000000.0, monthly_expenses=0.0, why='$2M of debt falls due on 31 December 2026'),)
    """
    return tuple(_changes(position, metrics))


def _changes(position: Position, metrics: tuple[str, ...]) -> Iterator[Change]:
    for event in position.planned:
        if event.metric not in metrics:
            continue
        months, day = max(0.0, months_between(position.as_of, event.on)), day_in_words(event.on)
        if event.metric == "planned_hires":
            yield _hires(position, event, floor(months), day)
            continue
        amount = money_in_words(event.amount.likely, position.currency)
        if event.metric == "debt_due":
            why = f"{amount} of debt falls due on {day}"
            yield Change(floor(months), cash=-event.amount.likely, why=why)
        else:
            yield Change(ceil(months), cash=event.amount.likely, why=f"{amount} signed comes on {day}")


def _hires(position: Position, event: Planned, month: int, day: str) -> Change:
    one = event.amount.likely == 1
    people = f"{number_in_words(event.amount.likely)} {'person starts' if one else 'people start'} on {day}"
    cost = cost_of_a_person(position)
    if cost is None:
        return Change(month, why=f"{people}; their cost is left out, since pay per person is not known")
    each = money_in_words(cost, position.currency)
    return Change(month, monthly_expenses=event.amount.likely * cost, why=f"{people}, at {each} a month each")


def cost_of_a_person(position: Position) -> float | None:
    """What one more person costs a month: pay * 1.25, else expenses / headcount, else not known."""
    pay, spent, people = (position.likely(name) for name in ("payroll", "expenses", "headcount"))
    if pay is not None:
        return pay * EMPLOYER_FACTOR
    return spent / people if spent is not None and people else None
