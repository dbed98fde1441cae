"""Numbers in words: rounding where the unit changes, every kind of currency sign, and no surprises."""

from __future__ import annotations

from datetime import date
from math import inf, nan
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diligence.amounts import (
    day_in_words,
    exact_money_in_words,
    money_in_words,
    months_in_words,
    number_in_words,
    share_in_words,
)

if TYPE_CHECKING:
    from collections.abc import Callable

FINITE = st.floats(-1e15, 1e15, allow_subnormal=False)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0, "0"),
        (-0.0, "0"),
        (0.5, "0.5"),
        (0.000_001_234, "0.00000123"),
        (12.345, "12.3"),
        (999, "999"),
        (999.4, "999"),
        (999.6, "1k"),  # 999.6 has three digits as 1,000
        (1_000, "1k"),
        (29_805, "29.8k"),
        (999_499, "999k"),
        (999_600, "1M"),
        (1_160_000, "1.16M"),
        (999_499_999, "999M"),
        (999_500_000, "1B"),
        (999_600_000_000, "1T"),
        (1_234e12, "1,230T"),  # there is no larger unit
    ],
)
def test_three_digits_and_a_unit(value: float, words: str) -> None:
    """A number has three significant digits, and takes the next unit as soon as it rounds up to it."""
    assert number_in_words(value) == words
    if value:
        assert number_in_words(-value) == f"-{words}"


def test_fewer_digits_on_request() -> None:
    """With two digits, 1,160,000 is 1.2 million and 995,000 is a million."""
    assert number_in_words(1_160_000, 2) == "1.2M"
    assert number_in_words(995_100, 2) == "1M"


@pytest.mark.parametrize(
    ("value", "currency", "short", "exact"),
    [
        (1_160_000, "USD", "$1.16M", "$1,160,000"),
        (999_600, "USD", "$1M", "$999,600"),
        (-97_800, "EUR", "-€97.8k", "-€97,800"),
        (0, "GBP", "£0", "£0"),
        (-0.0, "USD", "$0", "$0"),
        (80_000, "CAD", "CA$80k", "CA$80,000"),  # a sign with letters in front
        (80_000, "BRL", "R$80k", "R$80,000"),
        (14_186, "SEK", "SEK 14.2k", "SEK 14,186"),  # a code for want of a sign
        (-14_186, "CHF", "-CHF 14.2k", "-CHF 14,186"),
        (5_000, "XOF", "F CFA 5k", "F CFA 5,000"),  # a sign with a blank in it
        (5_000, "XYZ", "XYZ 5k", "XYZ 5,000"),  # no currency at all
        (5_000, "bitcoin", "bitcoin 5k", "bitcoin 5,000"),
        (5_000, "", "5k", "5,000"),
        (0.4, "USD", "$0.4", "$0"),
        (-0.4, "USD", "-$0.4", "$0"),  # to the unit it is nothing, and nothing has no sign
    ],
)
def test_money_shows_its_currency(value: float, currency: str, short: str, exact: str) -> None:
    """Money has a sign or a code, known or not, with a blank after letters, and a minus before it."""
    assert money_in_words(value, currency) == short
    assert exact_money_in_words(value, currency) == exact


@given(FINITE, st.text(max_size=5))
def test_no_currency_makes_money_unspeakable(value: float, currency: str) -> None:
    """Whatever stands in a file as a currency, the amount can be shown, with its figure unchanged."""
    assert money_in_words(value, currency).endswith(number_in_words(abs(value)))
    assert exact_money_in_words(value, currency).endswith(f"{abs(round(value)):,}")


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0, "0 %"),
        (0.12, "12 %"),
        (-0.5, "-50 %"),
        (0.0595, "6 %"),  # 5.95 to two digits; in binary it is 5.9499...
        (0.0594, "5.9 %"),
        (0.005, "0.5 %"),
        (0.0099, "0.99 %"),
        (0.0999, "10 %"),
        (0.9996, "100 %"),
        (1.5, "150 %"),
        (10.0, "1,000 %"),
        (0.000_01, "0.001 %"),
    ],
)
def test_shares_are_percentages(value: float, words: str) -> None:
    """A share has two significant digits, or all its whole ones, and a percent sign."""
    assert share_in_words(value) == words


def test_a_share_to_four_digits() -> None:
    """More digits show what two would round away."""
    assert share_in_words(0.0825, 4) == "8.25 %"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0, "0 months"),
        (-0.04, "0 months"),
        (0.96, "1 month"),
        (1, "1 month"),
        (-1, "-1 month"),
        (1.06, "1.1 months"),
        (7.36, "7.4 months"),
        (11.94, "11.9 months"),
        (11.96, "12 months"),
        (12.4, "12 months"),  # from a year on, whole months
        (30.2, "30 months"),
        (-2.04, "-2 months"),
    ],
)
def test_months_have_one_decimal_up_to_a_year(value: float, words: str) -> None:
    """Below twelve a duration has one decimal, from twelve on none, and one month is not "months"."""
    assert months_in_words(value) == words


@pytest.mark.parametrize("write", [number_in_words, share_in_words, months_in_words])
@pytest.mark.parametrize("value", [inf, -inf, nan])
def test_what_is_no_number_has_no_words(write: Callable[[float], str], value: float) -> None:
    """Infinite and unknown are said by a `Measure`, never printed as a number."""
    with pytest.raises(ValueError, match="only finite numbers have words"):
        write(value)


def test_a_day_has_its_month_spelled_out() -> None:
    """A day is written as in 30 June 2013, in any year."""
    assert day_in_words(date(2013, 6, 30)) == "30 June 2013"
    assert day_in_words(date(987, 2, 1)) == "1 February 987"


def number_of(words: str) -> float:
    """The number that words with a unit show, read without the grammar under test."""
    units = {"k": 1e3, "M": 1e6, "B": 1e9, "T": 1e12}
    digits = words.replace(",", "")
    return float(digits[:-1]) * units[digits[-1]] if digits[-1] in units else float(digits)


@given(FINITE)
def test_words_are_near_the_number(value: float) -> None:
    """Three digits are never off by more than half a unit of the third: one part in two hundred."""
    assert number_of(number_in_words(value)) == pytest.approx(value, rel=0.005001)


@given(FINITE, FINITE)
def test_words_keep_the_order(one: float, other: float) -> None:
    """A larger number is never written as a smaller one."""
    low, high = sorted((one, other))
    assert number_of(number_in_words(low)) <= number_of(number_in_words(high))
