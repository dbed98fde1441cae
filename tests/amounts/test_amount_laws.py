"""Laws of reading and writing amounts, for whatever may be typed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from diligence.amounts import Amount, Kind, Period, money_in_words, parse_amount
from diligence.amounts.currencies import CODES
from diligence.amounts.numerals import LARGEST
from diligence.errors import UnreadableAmountError
from diligence.months import MONTH_NAMES

FRAGMENTS = (
    "0 1 5 9 12 123 1,234 1.234 1'234 .5 0.1 999999999999 k M B % $ € £ USD CAD - + ± +/- ~ . , ' ( ) / \0 "
    "to and between from about ca. month months a per /mo ARR yoy p.a. years weeks "
    "August 31 2013 2013-08-31 end of mid- > < x at least up down doubled in six runway until burn likely"
)
TYPED = st.one_of(st.text(), st.lists(st.sampled_from([" ", *FRAGMENTS.split()])).map("".join))
"""Any text, and texts made of what amounts are made of."""

DAYS = st.none() | st.dates()
WHOLE = st.integers(0, 999)
KINDS_OF_MINUS = ("-", "\N{MINUS SIGN}")


def read(typed: str, as_of: date | None = None) -> Amount | None:
    """What is understood, or ``None`` where it is refused."""
    try:
        return parse_amount(typed, as_of=as_of)
    except UnreadableAmountError:
        return None


@given(TYPED, DAYS)
@example("~" + "9" * 199, None)
@example("9" * 200 + "%", None)
@example("29 Feb", date(9998, 1, 1))
@example("\ud800", None)
@example("5±-1", None)
@example("(1-2)", None)
def test_any_text_is_read_in_order_or_refused(typed: str, as_of: date | None) -> None:
    """Whatever is typed gives ends in order and within bounds, or the one error, and nothing else."""
    amount = read(typed, as_of)
    if amount is not None:
        ends = [end for end in (amount.low, amount.likely, amount.high) if end is not None]
        assert ends == sorted(ends)
        assert max(map(abs, ends)) <= LARGEST
        assert (amount.currency is not None) == (amount.kind is Kind.MONEY)


@given(WHOLE, st.sampled_from([("", 1), ("k", 1_000), ("M", 1_000_000), ("bn", 1_000_000_000)]))
def test_a_scale_multiplies(number: int, scale: tuple[str, int]) -> None:
    """A number with a scale letter is the number times the scale, exactly."""
    letter, factor = scale
    assert parse_amount(f"{number}{letter}").likely == number * factor


@given(st.integers(0, 10**12))
def test_thousands_separators_change_nothing(number: int) -> None:
    """A number is the same with and without commas, apostrophes or blanks between its thousands."""
    grouped = f"{number:,}"
    for separator in (",", "'", " "):
        assert parse_amount(grouped.replace(",", separator)).likely == number


@given(st.integers(0, 10**9), st.integers(0, 99))
def test_decimal_comma_and_decimal_point_agree(whole: int, cents: int) -> None:
    """An amount written the German way equals the same one written the English way."""
    english = f"{whole:,}.{cents:02d}"
    german = english.translate(str.maketrans(",.", ".,"))
    assert parse_amount(german).likely == parse_amount(english).likely


@given(WHOLE, WHOLE, st.sampled_from(["", "k", "M", "%"]))
def test_a_range_holds_its_ends(one: int, other: int, unit: str) -> None:
    """A range whose second end has a unit has that unit at both ends, and its middle between them."""
    low, high = sorted((one, other))
    first, last = (parse_amount(f"{end}{unit}").likely for end in (low, high))
    amount = parse_amount(f"{low}-{high}{unit}")
    assert (amount.low, amount.likely, amount.high) == (first, (first + last) / 2, last)
    assert parse_amount(f"between {low} and {high}{unit}") == amount


@given(WHOLE, WHOLE, st.sampled_from(["", "k", "M", "%"]), st.sampled_from(KINDS_OF_MINUS))
def test_a_range_below_zero_mirrors_the_one_above(one: int, other: int, unit: str, minus: str) -> None:
    """Brackets, or a minus at both ends, give the mirror image of the range without them."""
    low, high = sorted((one, other))
    above = parse_amount(f"{low}-{high}{unit}")
    assert above.low is not None
    assert above.high is not None
    mirrored = (-above.high, -above.likely, -above.low)
    for typed in (f"({low}-{high}{unit})", f"{minus}{high}{unit} to {minus}{low}{unit}"):
        below = parse_amount(typed)
        assert (below.low, below.likely, below.high) == mirrored


@given(WHOLE, st.sampled_from(["k", "M", "%"]))
def test_about_is_a_tenth_either_way(number: int, unit: str) -> None:
    """A tilde widens an amount by a tenth of itself on both sides."""
    exact = parse_amount(f"{number}{unit}").likely
    about = parse_amount(f"~{number}{unit}")
    assert (about.low, about.likely, about.high) == pytest.approx((exact * 0.9, exact, exact * 1.1))


@given(WHOLE, st.sampled_from(list(Period)))
def test_a_period_changes_the_period_only(number: int, per: Period) -> None:
    """The same number with a period has the same value and kind, and that period."""
    without, with_period = parse_amount(f"{number}k"), parse_amount(f"{number}k per {per}")
    assert (with_period.likely, with_period.kind) == (without.likely, without.kind)
    assert (without.per, with_period.per) == (None, per)


@given(st.dates(date(1000, 1, 1), date(9998, 12, 31)), DAYS)
def test_a_date_in_full_is_that_day(day: date, as_of: date | None) -> None:
    """A day with its year is itself, whichever way it is written and whenever it is read."""
    name = MONTH_NAMES[day.month - 1]
    for typed in (day.isoformat(), f"{day.day} {name} {day.year}", f"{name[:3]} {day.day}, {day.year}"):
        assert parse_amount(typed, as_of=as_of).day == day


@given(st.floats(-1e14, 1e14).filter(lambda value: value == 0 or abs(value) >= 0.1), st.sampled_from(CODES))
def test_money_in_words_can_be_typed_again(value: float, code: str) -> None:
    """What the toolkit writes, it reads: the same currency, and the value to three digits."""
    amount = parse_amount(money_in_words(value, code))
    assert amount.currency == code
    assert amount.likely == pytest.approx(value, rel=0.005)
