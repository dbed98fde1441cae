"""What is dated ahead, by the month: when it counts, what it costs, how it is said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from math import inf, nan
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.builders import TODAY, at
from diligence.analysis import Change, Planned, Value
from diligence.analysis.ahead import OBLIGATIONS, SIGNED, changes_of, cost_of_a_person
from diligence.errors import ImpossibleInputError

if TYPE_CHECKING:
    from diligence.analysis import Position


def event(metric: str, on: date, amount: float = 100_000.0) -> Planned:
    """Something dated ahead."""
    return Planned(metric, on, Value.exact(amount), ())


def ahead(*events: Planned, **known: float) -> Position:
    """A position on 30 June 2026 with these events."""
    return replace(at(**known), planned=events)


@pytest.mark.parametrize(
    ("day", "month"),
    [
        (date(2026, 6, 30), 0),
        (date(2026, 7, 1), 0),
        (date(2026, 7, 29), 0),
        (date(2026, 7, 30), 1),
        (date(2026, 7, 31), 1),
        (date(2026, 12, 29), 5),
        (date(2026, 12, 30), 6),
        (date(2026, 12, 31), 6),
        (date(2027, 6, 30), 12),
        (date(2026, 6, 1), 0),
        (date(2020, 1, 1), 0),
    ],
)
def test_a_debt_counts_in_the_month_it_falls_in(day: date, month: int) -> None:
    """From 30 June: up to 29 July it is month 0, from the 30th month 1; what has passed is due now."""
    (change,) = changes_of(ahead(event("debt_due", day)), OBLIGATIONS)
    assert (change.month, change.cash, change.monthly_expenses) == (month, -100_000, 0)


@pytest.mark.parametrize(
    ("day", "month"),
    [
        (date(2026, 6, 30), 0),
        (date(2026, 7, 1), 1),
        (date(2026, 7, 31), 1),
        (date(2026, 8, 1), 2),
        (date(2026, 12, 31), 6),
        (date(2027, 1, 1), 7),
        (date(2020, 1, 1), 0),
    ],
)
def test_signed_money_counts_from_the_first_whole_month_after(day: date, month: int) -> None:
    """What comes within a month does not pay for that month, but for the next."""
    (change,) = changes_of(ahead(event("signed_money", day)), SIGNED)
    assert (change.month, change.cash) == (month, 100_000)


@given(days=st.integers(-400, 2_000))
def test_money_is_never_there_before_a_debt_of_the_same_day(days: int) -> None:
    """Of one day, the debt counts no later than the money, and no more than a month before."""
    day = TODAY + timedelta(days=days)
    (debt,) = changes_of(ahead(event("debt_due", day)), OBLIGATIONS)
    (money,) = changes_of(ahead(event("signed_money", day)), SIGNED)
    assert 0 <= money.month - debt.month <= 1


def test_only_what_is_asked_for() -> None:
    """Obligations are debts and hires; signed money is apart, and order is kept."""
    events = (
        event("debt_due", date(2026, 8, 1)),
        event("signed_money", date(2026, 9, 1)),
        event("planned_hires", date(2026, 10, 1), 3.0),
    )
    position = ahead(*events, payroll=8_000.0)
    assert [change.month for change in changes_of(position, OBLIGATIONS)] == [1, 3]
    assert [change.month for change in changes_of(position, SIGNED)] == [3]
    assert changes_of(at(), OBLIGATIONS) == ()


@pytest.mark.parametrize(
    ("known", "cost"),
    [
        ({"payroll": 8_000.0, "expenses": 300_000.0, "headcount": 20.0}, 10_000.0),
        ({"expenses": 300_000.0, "headcount": 20.0}, 15_000.0),
        ({"expenses": 300_000.0}, None),
        ({"headcount": 20.0}, None),
        ({"expenses": 300_000.0, "headcount": 0.0}, None),
        ({"payroll": 0.0}, 0.0),
    ],
)
def test_what_one_more_person_costs(known: dict[str, float], cost: float | None) -> None:
    """Pay times 1.25 first, 8,000 * 1.25; else all expenses over all people, 300,000 / 20; else not known."""
    assert cost_of_a_person(at(**known)) == cost


def test_hires_cost_what_people_cost() -> None:
    """Three people at 8,000 * 1.25 are 30,000 a month more, from the month they start in."""
    position = ahead(event("planned_hires", date(2026, 10, 1), 3.0), payroll=8_000.0)
    assert changes_of(position, OBLIGATIONS) == (
        Change(3, 0.0, 30_000.0, "3 people start on 1 October 2026, at $10k a month each"),
    )


def test_hires_of_unknown_pay_are_left_out_and_said_to_be() -> None:
    """No cost is made up; the words tell what is missing."""
    (change,) = changes_of(ahead(event("planned_hires", date(2026, 10, 1), 1.0)), OBLIGATIONS)
    assert (change.cash, change.monthly_expenses) == (0, 0)
    assert change.why == (
        "1 person starts on 1 October 2026; their cost is left out, since pay per person is not known"
    )


def test_dates_and_amounts_are_said() -> None:
    """As a reader would write them."""
    position = ahead(event("debt_due", date(2027, 3, 31), 2e6), event("signed_money", date(2026, 8, 1), 5e5))
    assert [change.why for change in changes_of(position, (*OBLIGATIONS, *SIGNED))] == [
        "$2M of debt falls due on 31 March 2027",
        "$500k signed comes on 1 August 2026",
    ]


def test_a_range_counts_with_its_likely_value() -> None:
    """Half a million to two, one likely: one."""
    due = Planned("debt_due", date(2026, 8, 1), Value(5e5, 1e6, 2e6), ())
    assert changes_of(ahead(due), OBLIGATIONS)[0].cash == -1e6


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"month": -1}, "month must be 0 or later, got -1"),
        ({"month": 1, "cash": nan}, "cash must be a number, got nan"),
        ({"month": 1, "cash": inf}, "cash must be a number, got inf"),
        ({"month": 1, "monthly_expenses": -inf}, "monthly_expenses must be a number, got -inf"),
    ],
)
def test_changes_that_can_not_be_are_refused(wrong: dict[str, float], told: str) -> None:
    """Neither before today nor without end."""
    with pytest.raises(ImpossibleInputError, match=told):
        Change(**wrong)  # type: ignore[arg-type]
