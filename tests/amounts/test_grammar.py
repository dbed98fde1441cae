"""What people type, and what is understood; expected values are worked out by hand."""

from __future__ import annotations

from datetime import date

import pytest

from diligence.amounts import Kind, Period, parse_amount

AS_OF = date(2013, 6, 30)
WEEK_IN_MONTHS = 84 / 365.2425
"""Seven days of a mean month: 7 / (365.2425 / 12)."""


@pytest.mark.parametrize(
    ("typed", "value", "kind", "currency", "per"),
    [
        ("1.2M", 1_200_000, Kind.COUNT, None, None),
        ("$80k", 80_000, Kind.MONEY, "USD", None),
        ("80k/mo", 80_000, Kind.COUNT, None, Period.MONTH),
        ("1.4M ARR", 1_400_000, Kind.COUNT, None, Period.YEAR),
        ("8%/month", 0.08, Kind.SHARE, None, Period.MONTH),
        ("150% yoy", 1.5, Kind.SHARE, None, Period.YEAR),
        ("7 months", 7, Kind.MONTHS, None, None),
    ],
)
def test_the_amounts_of_the_design_are_read(
    typed: str, value: float, kind: Kind, currency: str | None, per: Period | None
) -> None:
    """Each exact amount the design promises has its value, kind, currency and period."""
    amount = parse_amount(typed)
    assert (amount.low, amount.likely, amount.high) == (value, value, value)
    assert (amount.kind, amount.currency, amount.per, amount.exact) == (kind, currency, per, True)


@pytest.mark.parametrize(
    ("typed", "low", "likely", "high"),
    [
        ("1-1.5M", 1_000_000, 1_250_000, 1_500_000),  # the 1 is in millions too; the middle of 1 and 1.5
        ("~300k", 270_000, 300_000, 330_000),  # a tenth of 300k either way
        ("2.3 ± 0.2M", 2_100_000, 2_300_000, 2_500_000),  # both in millions
        ("2.3M +/- 200k", 2_100_000, 2_300_000, 2_500_000),
        ("1.2M ± 10%", 1_080_000, 1_200_000, 1_320_000),  # a tenth of 1.2M is 120k
        ("500 ± 10%", 450, 500, 550),  # too large to be a percentage itself
        ("900k-1.1M", 900_000, 1_000_000, 1_100_000),
        ("1k-1500", 1_000, 1_250, 1_500),  # the upper end keeps what it says
        ("between $1M and $2M", 1_000_000, 1_500_000, 2_000_000),
        ("between 5 and 6k", 5_000, 5_500, 6_000),
        ("from 5k to 6k", 5_000, 5_500, 6_000),
        ("5k/mo - 6k/mo", 5_000, 5_500, 6_000),
        ("1M ARR to 1.5M ARR", 1_000_000, 1_250_000, 1_500_000),
        ("~5k-6k", 5_000, 5_500, 6_000),  # a range is about already
        ("5 to 6 months", 5, 5.5, 6),
        ("1-2 years", 12, 18, 24),
    ],
)
def test_ranges_have_their_ends_and_the_middle(typed: str, low: float, likely: float, high: float) -> None:
    """A range, a margin and "about" give three values, the likely one in the middle."""
    amount = parse_amount(typed)
    assert (amount.low, amount.likely, amount.high) == pytest.approx((low, likely, high))
    assert not amount.exact


@pytest.mark.parametrize(
    ("typed", "low", "likely", "high"),
    [
        ("8-10%", 0.08, 0.09, 0.10),
        ("8%-10%", 0.08, 0.09, 0.10),
        ("8 - 10 % / month", 0.08, 0.09, 0.10),
        ("8% ± 2%", 0.06, 0.08, 0.10),  # points, not a fiftieth of eight
        ("about 10%", 0.09, 0.10, 0.11),
        ("-10% to -5%", -0.10, -0.075, -0.05),
    ],
)
def test_percentages_are_shares(typed: str, low: float, likely: float, high: float) -> None:
    """Percentages are kept as shares, and a margin in percent of a percentage is in points."""
    amount = parse_amount(typed)
    assert (amount.low, amount.likely, amount.high) == pytest.approx((low, likely, high))
    assert amount.kind is Kind.SHARE


@pytest.mark.parametrize(
    ("typed", "low", "likely", "high"),
    [
        ("-5k", -5_000, -5_000, -5_000),
        ("-$5k", -5_000, -5_000, -5_000),
        ("$-5k", -5_000, -5_000, -5_000),
        ("(5k)", -5_000, -5_000, -5_000),
        ("($5k)", -5_000, -5_000, -5_000),
        ("$(5k)/mo", -5_000, -5_000, -5_000),
        ("-5--3k", -5_000, -4_000, -3_000),
        ("-5k - -3k", -5_000, -4_000, -3_000),
        ("-$5k to -$3k", -5_000, -4_000, -3_000),
        ("-1M to 2M", -1_000_000, 500_000, 2_000_000),
        ("(5k-6k)", -6_000, -5_500, -5_000),  # brackets turn the whole range round
        ("(~5k)", -5_500, -5_000, -4_500),
        ("~-5k", -5_500, -5_000, -4_500),
        ("0 ± 5k", -5_000, 0, 5_000),
        ("-2M to 0", -2_000_000, -1_000_000, 0),
    ],
)
def test_amounts_below_zero(typed: str, low: float, likely: float, high: float) -> None:
    """A minus, or an accountant's brackets, put an amount below zero, its ends still in order."""
    amount = parse_amount(typed)
    assert (amount.low, amount.likely, amount.high) == pytest.approx((low, likely, high))


@pytest.mark.parametrize("typed", ["0", "-0", "(0)", "$0", "0%", "0k", "-0.0"])
def test_zero_has_no_sign(typed: str) -> None:
    """Zero is zero, and is never stored as minus zero."""
    assert str(parse_amount(typed).likely) == "0.0"


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("1,234", 1_234),
        ("1,234,567", 1_234_567),
        ("1,234.56", 1_234.56),
        ("1.234,56", 1_234.56),
        ("1.234.567", 1_234_567),
        ("1.234.567,89", 1_234_567.89),
        ("1 234 567", 1_234_567),
        ("1 234,5", 1_234.5),
        ("1'234'567.5", 1_234_567.5),
        ("1’234", 1_234),  # noqa: RUF001 - the apostrophe that Swiss keyboards type
        ("1\N{NO-BREAK SPACE}234", 1_234),
        ("1\N{NARROW NO-BREAK SPACE}234", 1_234),
        ("1,5M", 1_500_000),
        ("1,23", 1.23),
        ("0,123", 0.123),  # no thousands begin with a zero
        ("0.123", 0.123),
        ("1.234M", 1_234_000),  # nobody writes a thousand millions so
        ("12.345%", 0.12345),
        (".5M", 500_000),
        ("5.", 5),
        ("1.5k.", 1_500),  # the end of a sentence
    ],
)
def test_separators_of_both_kinds(typed: str, value: float) -> None:
    """Thousands and decimals are told apart by where the separators stand."""
    assert parse_amount(typed).likely == pytest.approx(value, rel=1e-12)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("5k", 5e3),
        ("5K", 5e3),
        ("5 thousand", 5e3),
        ("5m", 5e6),
        ("5MM", 5e6),
        ("5 mn", 5e6),
        ("5 mio", 5e6),
        ("5 million", 5e6),
        ("5bn", 5e9),
        ("5B", 5e9),
        ("5 billion", 5e9),
        ("5T", 5e12),
        ("5 trillion", 5e12),
    ],
)
def test_scales(typed: str, value: float) -> None:
    """A letter or a word multiplies by a thousand, a million, a billion or a trillion."""
    assert parse_amount(typed).likely == value


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("١٢k", 12_000),  # noqa: RUF001 - as an Arabic keyboard types them
        ("１２k", 12_000),  # noqa: RUF001 - digits as a Japanese keyboard types them
        ("१.५M", 1_500_000),
        ("\N{MINUS SIGN}5k", -5_000),
        ("\N{NON-BREAKING HYPHEN}5k", -5_000),
    ],
)
def test_digits_and_signs_of_other_keyboards(typed: str, value: float) -> None:
    """Decimal digits of any script, and every kind of minus, mean what they show."""
    assert parse_amount(typed).likely == value


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("$80k", "USD"),
        ("80k$", "USD"),
        ("US$80k", "USD"),
        ("80k USD", "USD"),
        ("usd80k", "USD"),
        ("80kusd", "USD"),
        ("80k dollars", "USD"),
        ("$80k USD", "USD"),
        ("€80k", "EUR"),
        ("80k €", "EUR"),
        ("80k euros", "EUR"),
        ("EUR 80k/mo", "EUR"),
        ("£80k", "GBP"),
        ("¥80k", "JPY"),
        ("₹80k", "INR"),
        ("₪80k", "ILS"),
        ("₩80k", "KRW"),
        ("CHF 80k", "CHF"),
        ("C$80k", "CAD"),
        ("CA$80k", "CAD"),
        ("A$80k", "AUD"),
        ("HK$80k", "HKD"),
        ("R$ 80k", "BRL"),
        ("CN¥80k", "CNY"),
        ("$80k CAD", "CAD"),  # the dollar sign is Canada's too
        ("¥80k CNY", "CNY"),
    ],
)
def test_currencies(typed: str, code: str) -> None:
    """A sign, a code or a word before or after the number names the currency."""
    amount = parse_amount(typed)
    assert (amount.likely, amount.kind, amount.currency) == (80_000, Kind.MONEY, code)


def test_a_currency_is_never_assumed() -> None:
    """Without a sign there is no currency, and a number stays a count."""
    amount = parse_amount("80k")
    assert (amount.kind, amount.currency) == (Kind.COUNT, None)


@pytest.mark.parametrize(
    ("typed", "per"),
    [
        ("5k/week", Period.WEEK),
        ("5k/wk", Period.WEEK),
        ("5k weekly", Period.WEEK),
        ("5%/w", Period.WEEK),
        ("5% wow", Period.WEEK),
        ("5k/month", Period.MONTH),
        ("5k / mo.", Period.MONTH),
        ("5k a month", Period.MONTH),
        ("5k per month", Period.MONTH),
        ("5k each month", Period.MONTH),
        ("5k monthly", Period.MONTH),
        ("5k MRR", Period.MONTH),
        ("5% MoM", Period.MONTH),
        ("5%/m", Period.MONTH),
        ("5M/quarter", Period.QUARTER),
        ("5M/q", Period.QUARTER),
        ("5% qoq", Period.QUARTER),
        ("5M/year", Period.YEAR),
        ("5M/yr", Period.YEAR),
        ("5M a year", Period.YEAR),
        ("5M per annum", Period.YEAR),
        ("5M p.a.", Period.YEAR),
        ("5M annually", Period.YEAR),
        ("ARR 5M", Period.YEAR),
        ("5M ARR a year", Period.YEAR),  # the same period said twice
    ],
)
def test_periods(typed: str, per: Period) -> None:
    """The period is read wherever and however it is written."""
    assert parse_amount(typed).per is per


@pytest.mark.parametrize(
    ("typed", "months"),
    [
        ("7 months", 7),
        ("7 month", 7),
        ("7mo", 7),
        ("7 mos.", 7),
        ("1.5 years", 18),
        ("2 yrs", 24),
        ("6 weeks", 6 * WEEK_IN_MONTHS),
        ("0 months", 0),
    ],
)
def test_lengths_of_time(typed: str, months: float) -> None:
    """Months, years of twelve months, and weeks are counted in months."""
    amount = parse_amount(typed)
    assert (amount.kind, amount.per) == (Kind.MONTHS, None)
    assert amount.likely == pytest.approx(months)


def test_six_m_is_six_million() -> None:
    """The letter M is always a million; months are spelled "mo" or "months"."""
    assert parse_amount("6m").likely == 6_000_000
    assert parse_amount("6mo").likely == 6


def test_the_end_of_august_is_a_day() -> None:
    """A runway given as a date keeps the day: from the end of June, August is the one that follows."""
    amount = parse_amount("end of August", as_of=AS_OF)
    assert (amount.kind, amount.day, amount.exact) == (Kind.DATE, date(2013, 8, 31), True)


def test_case_and_blanks_do_not_matter() -> None:
    """Capitals and blanks, inside and around, change nothing."""
    assert parse_amount("  $ 1.2 M  /  MO ") == parse_amount("$1.2m/mo")
