"""Growth as people say it; each expected share is worked out beside it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diligence.amounts import Doubt, Kind, Period, parse_amount
from diligence.errors import UnreadableAmountError


@pytest.mark.parametrize(
    ("typed", "share", "per"),
    [
        ("3x yoy", 2.0, Period.YEAR),  # three times as much is 200 % more
        ("2x a year", 1.0, Period.YEAR),
        ("1.5x/quarter", 0.5, Period.QUARTER),
        ("3-fold yoy", 2.0, Period.YEAR),
        ("1.5-fold in a year", 0.5, Period.YEAR),
        ("threefold in a year", 2.0, Period.YEAR),
        ("tripled in a year", 2.0, Period.YEAR),
        ("doubled last year", 1.0, Period.YEAR),
        ("doubled in the last month", 1.0, Period.MONTH),
        ("doubles every year", 1.0, Period.YEAR),
        ("quadrupled in 12 months", 3.0, Period.YEAR),  # twelve months are exactly a year
        ("grew 3x in 3 months", 2.0, Period.QUARTER),
        ("2x in 7 days", 1.0, Period.WEEK),
        ("halved in a quarter", -0.5, Period.QUARTER),
        ("MRR doubled in a year", 1.0, Period.YEAR),  # what doubled is no period
        ("revenue is up 40% yoy", 0.4, Period.YEAR),
        ("up 40% yoy", 0.4, Period.YEAR),
        ("we tripled in a year", 2.0, Period.YEAR),
        ("growing at 8% a month", 0.08, Period.MONTH),
        ("zero growth", 0.0, Period.MONTH),
        ("growing by 40% a year", 0.4, Period.YEAR),
        ("growth of 8%/month", 0.08, Period.MONTH),
        ("8% monthly growth", 0.08, Period.MONTH),
        ("down 5% MoM", -0.05, Period.MONTH),
        ("fell by 20% in a year", -0.2, Period.YEAR),
        ("shrinking 5% a month", -0.05, Period.MONTH),
        ("+8%/month", 0.08, Period.MONTH),
        ("-3% a month", -0.03, Period.MONTH),
        ("40% CAGR", 0.4, Period.YEAR),
        ("40% year over year", 0.4, Period.YEAR),
        ("5% m/m", 0.05, Period.MONTH),
        ("flat", 0.0, Period.MONTH),
        ("flat yoy", 0.0, Period.YEAR),
        ("0x a year", -1.0, Period.YEAR),  # nothing is left
    ],
)
def test_growth_in_one_period_is_the_multiple_less_one(typed: str, share: float, per: Period) -> None:
    """In exactly a week, month, quarter or year, m times as much is growth of m - 1."""
    amount = parse_amount(typed)
    assert (amount.low, amount.likely, amount.high) == (share, share, share)
    assert (amount.kind, amount.per, amount.currency) == (Kind.SHARE, per, None)


@pytest.mark.parametrize(
    ("typed", "monthly"),
    [
        ("21% in 2 months", 0.10),  # 1.1 x 1.1 = 1.21
        ("1.21x in two months", 0.10),
        ("up 21% over 2 months", 0.10),
        ("down 19% in 2 months", -0.10),  # 0.9 x 0.9 = 0.81
        ("16x over the last 4 months", 1.0),  # 2^4 = 16
        ("1024x in 10 months", 1.0),
        ("doubled in six months", 0.122_462),  # 2^(1/6) = 1.122462
        ("30% in six months", 0.044_698),  # 1.3^(1/6) = 1.044698
        ("grew 3x in 2 years", 0.046_839),  # 3^(1/24) = 1.046839
        ("10x in 18 months", 0.136_464),  # 10^(1/18) = 1.136464
        ("2x in a year and a half", 0.039_259),  # 2^(1/18) = 1.039259
        ("100% in 2 months", 0.414_214),  # 2^(1/2) = 1.414214
        ("down 100% in 2 months", -1.0),  # all of it is gone, however it went
    ],
)
def test_growth_over_another_time_is_brought_to_a_month(typed: str, monthly: float) -> None:
    """Growth g over T months is (1 + g)^(1/T) - 1 a month, and says that it was compounded."""
    amount = parse_amount(typed)
    assert amount.likely == pytest.approx(monthly, abs=5e-7)
    assert (amount.per, amount.exact) == (Period.MONTH, True)
    assert Doubt.COMPOUNDED in amount.doubts


@pytest.mark.parametrize(
    ("typed", "low", "likely", "high"),
    [
        ("2-3x a year", 1.0, 1.5, 2.0),
        ("between 2x and 3x yoy", 1.0, 1.5, 2.0),
        ("~3x yoy", 1.7, 2.0, 2.3),  # 2.7 to 3.3 times
        ("3x ± 0.5x a year", 1.5, 2.0, 2.5),
        ("up 40-50% yoy", 0.40, 0.45, 0.50),
        ("down 5-10% a month", -0.10, -0.075, -0.05),  # the deepest fall is the lowest
        ("21-44% in 2 months", 0.10, 0.151_086, 0.20),  # 1.325^(1/2) = 1.151086
        ("more than doubled in a year", 1.0, 1.0, None),
        ("down at least 20% a year", None, -0.2, -0.2),  # it fell so far or further
        ("up to 3x in 1 year", None, 2.0, 2.0),
    ],
)
def test_growth_may_be_a_range(typed: str, low: float | None, likely: float, high: float | None) -> None:
    """Every end is turned into growth by itself."""
    amount = parse_amount(typed)
    assert amount.likely == pytest.approx(likely, abs=5e-7)
    for end, expected in ((amount.low, low), (amount.high, high)):
        assert end == (None if expected is None else pytest.approx(expected))


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("3x", "it does not say over which time"),
        ("tripled", "it does not say over which time"),
        ("up 3x", "it does not say over which time"),
        ("grew 5k", "only a percentage or a multiple grows over a time"),
        ("12 yoy", "only a percentage or a multiple grows over a time"),  # 12 times, or 12 %?
        ("80k in 6 months", "only a percentage or a multiple grows over a time"),
        ("$2M in a year", "only a percentage or a multiple grows over a time"),
        ("down 3x in a year", "nothing falls by a multiple"),
        ("-3x a year", "nothing falls by a multiple"),
        ("down -5% a month", "it has a direction and a minus"),
        ("up -5% a month", "it has a direction and a minus"),
        ("down 150% a year", "nothing falls by more than 100 %"),
        ("-150% in 6 months", "nothing falls by more than 100 %"),
        ("3x in 0 months", "nothing grows in that time"),
        ("3x in 5k months", "its time is not a length of time"),
        ("1000x in 1 day", "nothing grows that fast"),
        ("3kx a year", "a multiple has no K or M"),
        ("2% to 3x a year", "one part is a percentage and the other is not"),
        ("2k-3x a year", "one part is a multiple and the other is not"),
        ("$3x a year", "it mixes money, a percentage or a duration"),
        ("3x a year in 6 months", "it names two periods"),
        ("ARR 5%", "ARR or MRR is an amount of money"),
    ],
)
def test_what_is_no_growth_is_refused(typed: str, problem: str) -> None:
    """A multiple needs its time, money does not grow by itself, and nothing falls by more than all."""
    with pytest.raises(UnreadableAmountError) as caught:
        parse_amount(typed)
    assert caught.value.problem == problem


def test_growth_without_a_time_is_unsure() -> None:
    """A percentage that grew has no period, says so, and is a share."""
    amount = parse_amount("up 40%")
    assert (amount.likely, amount.kind, amount.per) == (0.4, Kind.SHARE, None)
    assert amount.doubts == (Doubt.NO_PERIOD,)


@given(st.floats(0.1, 100), st.integers(1, 60))
def test_months_of_growth_multiply_back(multiple: float, months: int) -> None:
    """The monthly growth of a multiple, compounded over its months, is the multiple again."""
    amount = parse_amount(f"{multiple:.6f}x in {months} months")
    whole = amount.per.months if amount.per else 0
    assert (1 + amount.likely) ** (months / whole) == pytest.approx(multiple, rel=1e-4)


@given(st.integers(1, 99), st.sampled_from(["a week", "a month", "a quarter", "a year", "in 2 years"]))
def test_up_and_down_are_plus_and_minus(percent: int, time: str) -> None:
    """Up and down say what a sign says."""
    assert parse_amount(f"up {percent}% {time}") == parse_amount(f"{percent}% {time}")
    assert parse_amount(f"down {percent}% {time}") == parse_amount(f"-{percent}% {time}")
