"""What is understood can be typed again: the same value, to the last digit."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from diligence.amounts import Amount, Kind, Period, as_typed, parse_amount
from diligence.amounts.currencies import CODES
from diligence.amounts.numerals import LARGEST, SMALLEST

VALUES = (
    st.floats(-LARGEST, LARGEST).filter(lambda value: value == 0 or abs(value) >= SMALLEST)
    | st.integers(-(10**9), 10**9).map(float)
    | st.sampled_from(
        [0.0, 0.08, 1.234, 12.345, 999.999, 1_234.0, 1_234_567.0, 1.2e6, 1.5e9, 2e12, SMALLEST, LARGEST]
    )
).map(lambda value: value + 0.0)  # minus zero is zero
PERIODS = st.none() | st.sampled_from(Period)


@st.composite
def amounts(draw: st.DrawFn) -> Amount:
    """Every kind, exact, a range with any likely value, or open at one end."""
    low, likely, high = sorted(draw(st.tuples(VALUES, VALUES, VALUES)))
    ends: tuple[float | None, float, float | None] = draw(
        st.sampled_from([(low, low, low), (low, likely, high), (None, likely, high), (low, likely, None)])
    )
    if low == high:
        ends = (low, low, low)
    kind = draw(st.sampled_from([Kind.MONEY, Kind.SHARE, Kind.COUNT, Kind.MONTHS]))
    currency = draw(st.sampled_from(CODES)) if kind is Kind.MONEY else None
    return Amount(*ends, kind, currency, None if kind is Kind.MONTHS else draw(PERIODS))


@given(amounts())
@example(Amount(1.234, 1.234, 1.234, Kind.COUNT))
@example(Amount(-2.5, 0.0, 1e15, Kind.MONTHS))
@example(Amount(1e-24, 1.0000000000000002e-24, 1e15, Kind.MONEY, "EUR", Period.QUARTER))
@example(Amount(500.0, 600.0, 1e6, Kind.MONEY, "USD"))  # the lower end must not become 500M
def test_an_amount_can_be_typed_again(amount: Amount) -> None:
    """Ends, likely value, kind, currency and period come back exactly, whatever they are."""
    assert parse_amount(as_typed(amount)) == amount


@given(st.dates(date(1, 1, 1), date(9998, 12, 31)))
def test_a_day_can_be_typed_again(day: date) -> None:
    """A day comes back as itself, with nothing unsure about it."""
    number = float(day.toordinal())
    again = parse_amount(as_typed(Amount(number, number, number, Kind.DATE)))
    assert (again.day, again.doubts) == (day, ())


@pytest.mark.parametrize(
    ("typed", "again"),
    [
        ("$80k/mo", "80k USD/month"),
        ("1,234", "1234"),
        ("1.2 million euros", "1.2M EUR"),
        ("~300k", "270k-330k"),
        ("1-1.5M (likely 1.1M)", "1M-1.5M (likely 1.1M)"),
        ("between $1M and $1.5M, most likely $1.1M", "1M-1.5M USD (likely 1.1M)"),
        ("2M+", "at least 2M"),
        ("under 5%", "up to 5%"),
        ("at least 2M (likely 3M)", "at least 2M (likely 3M)"),
        ("-2M to 1M", "-2M to 1M"),
        ("tripled in a year", "200%/year"),
        ("a year and a half", "18 months"),
        ("mid-2027", "2027-06-30"),
        ("500 to 1000", "500-1000"),
    ],
)
def test_it_is_written_short(typed: str, again: str) -> None:
    """The shortest scale that loses nothing, one notation for each shape."""
    assert as_typed(parse_amount(typed)) == again


@pytest.mark.parametrize(
    "typed",
    [
        "1-1.5M (likely 2M)",
        "at least 2M (likely 1M)",
        "up to 2M (likely 3M)",
        "5k (likely 4k)",
        "1-1.5M (likely 1.1)",
    ],
)
def test_what_is_likely_lies_in_the_range(typed: str) -> None:
    """A likely value outside the range is refused, as is one without its M, and one for an exact amount."""
    with pytest.raises(ValueError, match="what is likely lies outside the range"):
        parse_amount(typed)
