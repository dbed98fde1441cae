"""Numbers that are no metric are read in the unit of their question."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diligence.amounts import Kind, Period
from diligence.errors import UnreadableAmountError
from diligence.model.answer_unit import AnswerUnit

DAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("unit", "typed", "likely", "kind"),
    [
        ("count", "12,000", 12_000.0, Kind.COUNT),
        ("count", "1.5", 1.5, Kind.COUNT),
        ("money", "$1.20", 1.2, Kind.MONEY),
        ("money", "1.2", 1.2, Kind.MONEY),
        ("share", "0.5%", 0.005, Kind.SHARE),
        ("months", "48", 48.0, Kind.MONTHS),
        ("months", "10 years", 120.0, Kind.MONTHS),
        ("days", "5", 5.0, Kind.COUNT),
        ("days", "5 days", 5.0, Kind.COUNT),
        ("days", "two weeks", 14.0, Kind.COUNT),
        ("days", "48 hours", 2.0, Kind.COUNT),
        ("days", " 36h. ", 1.5, Kind.COUNT),
        ("days", "2 working days", 2.0, Kind.COUNT),
        ("days", "one business day", 1.0, Kind.COUNT),
        ("days", "until 1 December 2026", 6.0, Kind.COUNT),
        ("count", "1x", 1.0, Kind.COUNT),
        ("count", " 1.5 X. ", 1.5, Kind.COUNT),
        ("count", "2 times", 2.0, Kind.COUNT),
        ("date", "2026-03-31", float(date(2026, 3, 31).toordinal()), Kind.DATE),
    ],
)
def test_what_people_say_is_read_in_the_unit(unit: str, typed: str, likely: float, kind: Kind) -> None:
    """A bare number is meant in the unit that was asked for."""
    amount = AnswerUnit(unit).read(typed, DAY)
    assert (amount.likely, amount.kind) == (likely, kind)


def test_hours_of_a_range_are_days_of_a_range() -> None:
    """24 to 48 hours are one to two days."""
    amount = AnswerUnit.DAYS.read("24-48 hours", DAY)
    assert (amount.low, amount.likely, amount.high) == (1.0, 1.5, 2.0)


@pytest.mark.parametrize(
    ("unit", "typed", "example"),
    [("days", "tomorrow", "5 or a week"), ("share", "a third", "0.5%"), ("count", "1x, participating", "5")],
)
def test_what_can_not_be_read_is_told_what_could_be(unit: str, typed: str, example: str) -> None:
    """The example is of the unit asked for, and what was typed is quoted as it was."""
    with pytest.raises(UnreadableAmountError, match=f"can't read '{typed}'.*write for example {example}$"):
        AnswerUnit(unit).read(typed, DAY)


def test_ninety_days_are_not_three_months() -> None:
    """90 days are 90 x 12 / 365.2425 = 2.957 months, a little less than three."""
    amount = AnswerUnit.MONTHS.read("90 days", DAY)
    assert amount.likely == pytest.approx(2.957, abs=0.0005)


def test_a_range_and_an_open_end_stay_what_they_are() -> None:
    """Two to three weeks are 14 to 21 days; at least a week has no longest time."""
    amount = AnswerUnit.DAYS.read("14-21 days", DAY)
    assert (amount.low, amount.likely, amount.high) == (14.0, 17.5, 21.0)
    amount = AnswerUnit.DAYS.read("at least 7 days", DAY)
    assert (amount.low, amount.high) == (7.0, None)


def test_money_keeps_its_currency_and_its_period() -> None:
    """Pay is said by year or by month, and a bare amount leaves the currency open."""
    assert AnswerUnit.MONEY.read("90k EUR a year", DAY).per is Period.YEAR
    assert AnswerUnit.MONEY.read("90k EUR a year", DAY).currency == "EUR"
    assert AnswerUnit.MONEY.read("90k", DAY).currency is None


@pytest.mark.parametrize(
    ("unit", "typed"),
    [
        ("count", "$5"),
        ("count", "5 a month"),
        ("money", "5%"),
        ("share", "0.5"),
        ("months", "$5"),
        ("months", "2026-03-31"),
        ("days", "5%"),
        ("days", "5 a week"),
        ("days", "3 months hours"),
        ("days", "2026-11-24"),
        ("date", "5"),
    ],
)
def test_another_kind_of_amount_is_refused(unit: str, typed: str) -> None:
    """Never a plausible number: what doesn't fit says what is asked for and gives an example."""
    with pytest.raises(UnreadableAmountError, match="is asked for; write for example"):
        AnswerUnit(unit).read(typed, DAY)


@pytest.mark.parametrize("unit", AnswerUnit)
def test_words_are_no_number(unit: AnswerUnit) -> None:
    """An answer without an amount is refused in every unit."""
    with pytest.raises(UnreadableAmountError):
        unit.read("they would rather not say", DAY)


@given(st.integers(0, 100_000))
def test_days_stay_the_days_that_were_typed(days: int) -> None:
    """With the word or without it, however they are kept in between: three days are never less than three."""
    assert AnswerUnit.DAYS.read(f"{days} days", DAY).likely == days
    assert AnswerUnit.DAYS.read(str(days), DAY).likely == days
