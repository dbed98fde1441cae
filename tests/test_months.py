"""Calendar arithmetic: months as values, and time counted in them."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diligence.months import DAYS_PER_MONTH, MONTH_NAMES, WEEKS_PER_MONTH, Month, months_between

MONTHS = st.builds(Month, st.integers(1000, 9000), st.integers(1, 12))
STEPS = st.integers(-6000, 6000)
DAYS = st.dates(date(1000, 1, 1), date(9000, 12, 31))


def test_two_years_of_month_ends() -> None:
    """From January 2011 on, 24 months end on the days a calendar shows, 2012 being a leap year."""
    common = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    leap = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    expected = [(2011, n, day) for n, day in enumerate(common, 1)]
    expected += [(2012, n, day) for n, day in enumerate(leap, 1)]
    ends = [(Month(2011, 1) + step).last_day for step in range(24)]
    assert [(end.year, end.month, end.day) for end in ends] == expected


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (Month(2013, 6), 19, Month(2015, 1)),  # six to the end of 2013, twelve for 2014, one more
        (Month(2013, 12), 1, Month(2014, 1)),
        (Month(2014, 1), -1, Month(2013, 12)),
        (Month(2014, 12), -12, Month(2013, 12)),
        (Month(2012, 2), 48, Month(2016, 2)),
        (Month(2013, 6), 0, Month(2013, 6)),
        (Month(2013, 6), -18, Month(2011, 12)),
    ],
)
def test_months_are_added_over_year_ends(start: Month, months: int, end: Month) -> None:
    """Adding months, forwards or backwards, carries the year along."""
    assert start + months == end
    assert end - start == months


@pytest.mark.parametrize(
    ("year", "days"), [(2012, 29), (2013, 28), (1900, 28), (2000, 29), (2100, 28), (2400, 29)]
)
def test_february(year: int, days: int) -> None:
    """February has 29 days every fourth year, but in whole centuries only every fourth of these."""
    assert Month(year, 2).last_day == date(year, 2, days)


def test_months_are_in_order() -> None:
    """Months are ordered by year, then by number."""
    assert sorted([Month(2014, 1), Month(2013, 12), Month(2013, 2)]) == [
        Month(2013, 2),
        Month(2013, 12),
        Month(2014, 1),
    ]


def test_a_month_has_an_english_name_everywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """In a program that has set a German locale, June is still June."""
    german = "- Januar Februar März April Mai Juni Juli August September Oktober November Dezember"
    monkeypatch.setattr(calendar, "month_name", german.split())
    assert str(Month(2013, 6)) == "June 2013"
    assert len(MONTH_NAMES) == 12


def test_the_mean_month() -> None:
    """A year has 365.2425 days: 146,097 days in 400 years, a month 30.436875 and 4.348125 weeks."""
    assert pytest.approx(146_097 / 4_800) == DAYS_PER_MONTH
    assert pytest.approx(146_097 / 4_800 / 7) == WEEKS_PER_MONTH


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        (date(2018, 6, 30), date(2019, 6, 30), 12),
        (date(2013, 2, 28), date(2013, 6, 30), 4),  # two month ends
        (date(2012, 2, 29), date(2013, 2, 28), 12),  # the same, over a leap year
        (date(2012, 2, 28), date(2013, 2, 28), 12),  # the same day of the month
        (date(2013, 1, 31), date(2013, 2, 28), 1),
        (date(2013, 6, 15), date(2013, 9, 15), 3),
        (date(2013, 6, 30), date(2013, 6, 30), 0),
        (date(2013, 6, 30), date(2013, 5, 31), -1),
        (date(2013, 6, 30), date(2013, 9, 1), 63 / 30.436875),  # July 31, August 31, one day
        (date(2018, 4, 10), date(2018, 7, 31), 112 / 30.436875),  # 20 + 31 + 30 + 31 days
        (date(2013, 3, 1), date(2013, 2, 27), -2 / 30.436875),
    ],
)
def test_time_in_months(start: date, end: date, months: float) -> None:
    """Month ends and equal days are whole months apart; anything else is days by the mean month."""
    assert months_between(start, end) == pytest.approx(months)


@given(MONTHS, STEPS, STEPS)
def test_adding_twice_is_adding_the_sum(start: Month, first: int, second: int) -> None:
    """Steps add up, can be undone, and the difference of two months gives the step back."""
    assert (start + first) + second == start + (first + second)
    assert (start + first) + -first == start
    assert (start + first) - start == first


@given(DAYS)
def test_the_last_day_is_before_the_first_of_the_next(day: date) -> None:
    """The day after a month's last day is the first of the month that follows."""
    month = Month.of(day)
    following = month.last_day + timedelta(days=1)
    assert (following.day, Month.of(following)) == (1, month + 1)
    assert Month.of(month.last_day) == month


@given(DAYS, DAYS)
def test_time_back_is_minus_time_forth(start: date, end: date) -> None:
    """Counted from the other end, the same time has the other sign."""
    assert months_between(start, end) == -months_between(end, start)


@given(DAYS, DAYS)
def test_time_in_months_is_near_the_days(start: date, end: date) -> None:
    """Whole months are never off by more than 4.4 days, the furthest a calendar strays from its mean.

    The calendar repeats after 400 years, so all pairs of its 4,800 month ends
    settle it: the worst is 0.1443 of a month.
    """
    assert months_between(start, end) == pytest.approx((end - start).days / DAYS_PER_MONTH, abs=0.1443)


@given(MONTHS, STEPS)
def test_month_ends_are_evenly_spaced(start: Month, step: int) -> None:
    """Month-end figures are whole months apart, whatever the months' lengths."""
    assert months_between(start.last_day, (start + step).last_day) == step
