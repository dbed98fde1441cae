"""What people wrap around an amount: labels, numbers in words, open ends; and what is unsure about it."""

from __future__ import annotations

from datetime import date

import pytest

from diligence.amounts import Doubt, Kind, Period, parse_amount
from diligence.errors import UnreadableAmountError

AS_OF = date(2026, 6, 30)


@pytest.mark.parametrize(
    ("typed", "value", "kind", "currency", "per"),
    [
        ("ARR of $1.4M", 1_400_000, Kind.MONEY, "USD", Period.YEAR),
        ("$1.4M in ARR", 1_400_000, Kind.MONEY, "USD", Period.YEAR),
        ("MRR: 20k", 20_000, Kind.COUNT, None, Period.MONTH),
        ("burning 80k a month", 80_000, Kind.COUNT, None, Period.MONTH),
        ("burn 80k/mo", 80_000, Kind.COUNT, None, Period.MONTH),
        ("monthly burn of €80k", 80_000, Kind.MONEY, "EUR", Period.MONTH),
        ("$80k net burn", 80_000, Kind.MONEY, "USD", None),
        ("80k pm", 80_000, Kind.COUNT, None, Period.MONTH),
        ("1M pa", 1_000_000, Kind.COUNT, None, Period.YEAR),
        ("k€ 300", 300_000, Kind.MONEY, "EUR", None),
        ("€k 300", 300_000, Kind.MONEY, "EUR", None),
        ("300 k€", 300_000, Kind.MONEY, "EUR", None),
        ("€300K", 300_000, Kind.MONEY, "EUR", None),
        ("€m 1.2", 1_200_000, Kind.MONEY, "EUR", None),
        ("1.2 MUSD", 1_200_000, Kind.MONEY, "USD", None),
        ("kUSD 300/month", 300_000, Kind.MONEY, "USD", Period.MONTH),
        ("1.2 mln", 1_200_000, Kind.COUNT, None, None),
        ("80 grand", 80_000, Kind.COUNT, None, None),
        ("2 mrd euro", 2_000_000_000, Kind.MONEY, "EUR", None),
        ("5 lakh", 500_000, Kind.COUNT, None, None),
        ("Rs.2 crore", 20_000_000, Kind.MONEY, "INR", None),  # the point ends a word, not 0.2 crore
        ("Rs 2 crore", 20_000_000, Kind.MONEY, "INR", None),
        ("two million", 2_000_000, Kind.COUNT, None, None),
        ("a million dollars", 1_000_000, Kind.MONEY, "USD", None),
        ("half a million a year", 500_000, Kind.COUNT, None, Period.YEAR),
        ("two and a half million", 2_500_000, Kind.COUNT, None, None),
        ("two hundred thousand", 200_000, Kind.COUNT, None, None),
        ("two per cent", 0.02, Kind.SHARE, None, None),
        ("a dozen", 12, Kind.COUNT, None, None),
        ("half a dozen", 6, Kind.COUNT, None, None),
        ("three dozen", 36, Kind.COUNT, None, None),
        ("runway of 18 months", 18, Kind.MONTHS, None, None),
        ("18 months of runway", 18, Kind.MONTHS, None, None),
        ("18 months of cash left", 18, Kind.MONTHS, None, None),
        ("cash lasts 18 months", 18, Kind.MONTHS, None, None),
        ("runway: a year", 12, Kind.MONTHS, None, None),
        ("a year and a half", 18, Kind.MONTHS, None, None),
        ("1 year and 6 months", 18, Kind.MONTHS, None, None),
        ("two years, three months", 27, Kind.MONTHS, None, None),
        ("2 yrs 3 mos", 27, Kind.MONTHS, None, None),
        ("zero", 0, Kind.COUNT, None, None),
        ("half a year", 6, Kind.MONTHS, None, None),
        ("two and a half years", 30, Kind.MONTHS, None, None),
        ("two quarters", 6, Kind.MONTHS, None, None),
    ],
)
def test_what_people_wrap_around_an_amount(
    typed: str, value: float, kind: Kind, currency: str | None, per: Period | None
) -> None:
    """A label, a scale beside the currency or a number in words changes nothing about the amount."""
    amount = parse_amount(typed)
    assert (amount.low, amount.likely, amount.high) == (value, value, value)
    assert (amount.kind, amount.currency, amount.per) == (kind, currency, per)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("runway until end of August", date(2026, 8, 31)),
        ("until March 2027", date(2027, 3, 31)),
        ("cash lasts through Q3 2026", date(2026, 9, 30)),
        ("money runs out in March 2027", date(2027, 3, 31)),
        ("2027-03", date(2027, 3, 31)),
        ("Q3 2026", date(2026, 9, 30)),
        ("2026 Q3", date(2026, 9, 30)),
        ("Q3/2026", date(2026, 9, 30)),
        ("Q2", date(2026, 6, 30)),  # the day itself is still to come
        ("Q1", date(2027, 3, 31)),  # the next one
        ("end of Q1 2027", date(2027, 3, 31)),
        ("start of Q2 2027", date(2027, 4, 1)),
        ("H1 2027", date(2027, 6, 30)),
        ("start of H2 2027", date(2027, 7, 1)),
        ("mid-2027", date(2027, 6, 30)),
        ("the middle of 2027", date(2027, 6, 30)),
        ("start of 2027", date(2027, 1, 1)),
        ("end of 2027", date(2027, 12, 31)),
        ("end of the year", date(2026, 12, 31)),
        ("end of next year", date(2027, 12, 31)),
        ("year-end 2027", date(2027, 12, 31)),
        ("August next year", date(2027, 8, 31)),
    ],
)
def test_a_runway_ends_on_a_day(typed: str, day: date) -> None:
    """Read on 30 June 2026, a month, quarter or year that is named ends on its last day."""
    amount = parse_amount(typed, as_of=AS_OF)
    assert (amount.kind, amount.day) == (Kind.DATE, day)


@pytest.mark.parametrize(
    ("typed", "low", "likely", "high"),
    [
        ("at least 2M", 2e6, 2e6, None),
        ("over $2M", 2e6, 2e6, None),
        ("more than 2M", 2e6, 2e6, None),
        (">2M", 2e6, 2e6, None),
        ("≥ 2M", 2e6, 2e6, None),
        ("2M+", 2e6, 2e6, None),
        ("2M or more", 2e6, 2e6, None),
        ("18+ months", 18, 18, None),
        ("18 months or more", 18, 18, None),
        ("over a year of runway", 12, 12, None),
        ("up to 2M", None, 2e6, 2e6),
        ("under 2M/month", None, 2e6, 2e6),
        ("less than 2M EUR", None, 2e6, 2e6),
        ("<2M", None, 2e6, 2e6),
        ("no more than 5%", None, 0.05, 0.05),
        ("at least -5k", -5e3, -5e3, None),
        ("(2M+)", None, -2e6, -2e6),  # brackets turn it round: a loss of 2M or more
    ],
)
def test_an_end_may_be_open(typed: str, low: float | None, likely: float, high: float | None) -> None:
    """An open end is not known, and neither zero nor endless; the end that is named is taken as likely."""
    amount = parse_amount(typed)
    assert (amount.low, amount.likely, amount.high) == (low, likely, high)
    assert not amount.exact
    assert Doubt.OPEN in amount.doubts


@pytest.mark.parametrize(
    ("typed", "doubts"),
    [
        ("1.2M", ()),
        ("€80k/month", ()),
        ("8%/month", ()),
        ("7 months", ()),
        ("31 August 2026", ()),
        ("end of August 2026", ()),
        ("$80k", (Doubt.DOLLAR,)),
        ("80k dollars", (Doubt.DOLLAR,)),
        ("$80k USD", ()),
        ("$80k CAD", ()),
        ("¥80k", (Doubt.YEN,)),
        ("₹80k", ()),
        ("80k rupees", (Doubt.RUPEE,)),
        ("1,234", (Doubt.COMMA,)),
        ("10,000", ()),  # nobody writes ten with three decimals
        ("1,234,567", ()),
        ("1,234.50", ()),
        ("6m", (Doubt.MILLION,)),
        ("6 million", ()),
        ("6 months", ()),
        ("5 lakh", (Doubt.INDIAN,)),
        ("~300k", (Doubt.ABOUT,)),
        ("~0", ()),  # a tenth of nothing is nothing
        ("1-1.5M", (Doubt.MIDDLE,)),
        ("1-1.5M (likely 1.1M)", ()),
        ("2.3 ± 0.2M", ()),
        ("2M+", (Doubt.OPEN,)),
        ("2M+ (likely 3M)", ()),
        ("3x yoy", (Doubt.MULTIPLE,)),
        ("tripled in a year", ()),
        ("tripled in six months", (Doubt.COMPOUNDED,)),
        ("up 40%", (Doubt.NO_PERIOD,)),
        ("40%", ()),
        ("flat", (Doubt.FLAT,)),
        ("August 2026", (Doubt.LAST_DAY,)),
        ("August", (Doubt.LAST_DAY, Doubt.NEXT)),
        ("mid-August 2026", (Doubt.MID_MONTH,)),
        ("mid-2027", (Doubt.MID_YEAR,)),
        ("Q3 2026", (Doubt.CALENDAR, Doubt.LAST_DAY)),
        ("start of Q3 2026", (Doubt.CALENDAR,)),
        ("$1m-1.5m", (Doubt.DOLLAR, Doubt.MIDDLE, Doubt.MILLION)),
    ],
)
def test_it_knows_when_it_is_unsure(typed: str, doubts: tuple[Doubt, ...]) -> None:
    """What had to be taken one way is said, each thing once, and nothing else is."""
    assert parse_amount(typed, as_of=AS_OF).doubts == doubts


def test_doubts_are_no_part_of_the_value() -> None:
    """The same amount is equal however unsure the words were: a sentence each, to be shown as it is."""
    assert parse_amount("$2m") == parse_amount("2M USD")
    assert str(Doubt.ABOUT) == "“About” is taken as 10 % either way."


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        *[
            (word, "not known is not an amount")
            for word in ("unknown", "n/a", "N.A.", "TBD", "?", "not known")
        ],
        ("low six figures", "it says how long the number is, and not which"),
        ("seven-figure ARR", "it says how long the number is, and not which"),
        ("a lot", "no amount was recognised in it"),
        ("several million", "no amount was recognised in it"),
        ("one 234", "no amount was recognised in it"),  # not 1 234
        ("one two hundred", "no amount was recognised in it"),
        ("5 a million", "no amount was recognised in it"),
        ("1.5 years 6 months", "no amount was recognised in it"),
        ("two,500", "no amount was recognised in it"),
        ("gross burn 80k", "no amount was recognised in it"),  # it is not net burn
        ("1,50,000", "no amount was recognised in it"),
        ("300 TEUR", "the T can mean thousand or trillion"),
        ("5k+ to 6k", "no amount was recognised in it"),
        ("at least 1-2M", "an open end has one number"),
        ("at least ~2M", "an open end has one number"),
        ("runway of 8%", "a runway is a length of time or a day"),
        ("runway of 7", "a runway is a length of time or a day"),
        ("18M of runway", "a runway is a length of time or a day"),
        ("burning 6 months", "burn is an amount of money"),
        ("until 18 months", "what follows “until” is a day"),
        ("until 2027", "what follows “until” is a day"),
        ("0.0000000000000000000000001", "it is too small to be a company's figure"),
        ("~999999999999999", "it is larger than any company's figure"),
        ("1000000000000 centuries", "no amount was recognised in it"),
        ("1000000000000000 years", "it is larger than any company's figure"),
    ],
)
def test_what_is_no_amount_is_refused(typed: str, problem: str) -> None:
    """What is not known, no number, or not what its label says is refused with what to write instead."""
    with pytest.raises(UnreadableAmountError) as caught:
        parse_amount(typed, as_of=AS_OF)
    assert caught.value.problem == problem
    assert caught.value.advice
