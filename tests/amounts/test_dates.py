"""Days as people say them, counted from the day they say it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diligence.amounts import parse_amount
from diligence.months import MONTH_NAMES

AS_OF = date(2013, 6, 30)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2013-09-01", date(2013, 9, 1)),
        ("2013-9-1", date(2013, 9, 1)),
        ("1 September 2013", date(2013, 9, 1)),
        ("1st of September 2013", date(2013, 9, 1)),
        ("Sept. 1st, 2013", date(2013, 9, 1)),
        ("1 Sep", date(2013, 9, 1)),
        ("30 June", date(2013, 6, 30)),  # the day itself is still to come
        ("29 June", date(2014, 6, 29)),  # yesterday means next year's
        ("August", date(2013, 8, 31)),
        ("end of August", date(2013, 8, 31)),
        ("the end of August.", date(2013, 8, 31)),
        ("mid-August", date(2013, 8, 15)),
        ("middle of August", date(2013, 8, 15)),
        ("start of August", date(2013, 8, 1)),
        ("beginning of May", date(2014, 5, 1)),
        ("may", date(2014, 5, 31)),
        ("February 2016", date(2016, 2, 29)),  # a leap year
        ("February", date(2014, 2, 28)),
        ("29 February", date(2016, 2, 29)),  # the next one there is
    ],
)
def test_days_are_the_next_that_is_meant(typed: str, day: date) -> None:
    """Read on 30 June 2013, each wording means one day: the next, where no year is typed."""
    assert parse_amount(typed, as_of=AS_OF).day == day


def test_the_next_leap_day_can_be_eight_years_away() -> None:
    """1900 had no 29 February: from March 1896 the next one is that of 1904."""
    assert parse_amount("29 Feb", as_of=date(1896, 3, 1)).day == date(1904, 2, 29)


@given(st.dates(date(1, 1, 1), date(9980, 1, 1)), st.integers(0, 364))
def test_a_day_without_a_year_lies_ahead_within_a_year(as_of: date, ahead: int) -> None:
    """A day and a month mean the first such day from the day of asking on."""
    day = as_of + timedelta(days=ahead)
    read = parse_amount(f"{day.day} {MONTH_NAMES[day.month - 1]}", as_of=as_of).day
    assert read == day


@given(st.dates(date(1, 1, 1), date(9980, 1, 1)), st.sampled_from(MONTH_NAMES))
def test_a_month_alone_means_its_end(as_of: date, name: str) -> None:
    """A month means its last day, on or after the day of asking and less than 13 months away."""
    day = parse_amount(name, as_of=as_of).day
    assert day.month == MONTH_NAMES.index(name) + 1
    assert (day + timedelta(days=1)).day == 1
    assert timedelta(0) <= day - as_of <= timedelta(days=366)
