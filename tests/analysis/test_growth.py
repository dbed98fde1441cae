"""Growth from a history: compounded, as a robust trend, and what may be wrong with it."""

from __future__ import annotations

import random
from datetime import date
from itertools import accumulate
from math import exp, inf, log, nan

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy.stats import theilslopes

from analysis.builders import TODAY, case, example, number
from diligence.amounts import Absence, Measure, Period
from diligence.analysis import reconcile
from diligence.analysis.growth import Growth, by_month, compounded, growth_of
from diligence.analysis.growth_checks import GrowthCheck
from diligence.errors import ImpossibleInputError
from diligence.months import Month

History = list[tuple[date, float]]
JUNE = Month(2026, 6)
few = settings(max_examples=60, deadline=None)
amounts = st.floats(1.0, 1e9, allow_nan=False)


def months(*amounts_: float | None, until: Month = JUNE) -> History:
    """Month-end revenue up to June 2026; ``None`` is a month without a figure."""
    days = [(until + (n - len(amounts_) + 1)).last_day for n in range(len(amounts_))]
    return [(day, amount) for day, amount in zip(days, amounts_, strict=True) if amount is not None]


def check(growth: Growth, name: str) -> GrowthCheck:
    """The check of that name."""
    return next(found for found in growth.checks if found.id == name)


def absent(measure: Measure) -> tuple[Absence | None, str]:
    """Why there is no number."""
    assert measure.value is None
    return measure.absence, measure.why


# -- compound monthly growth ------------------------------------------------------------


def test_three_rates_by_hand() -> None:
    """800 at 3, 400 at 6 and 100 at 12 months before 1,000."""
    history = months(100, *[200] * 5, 400, 400, 400, 800, 800, 800, 1000)
    growth = growth_of(history, "USD")
    assert number(growth.cmgr_3_rate) == pytest.approx((1000 / 800) ** (1 / 3) - 1)
    assert number(growth.cmgr_6_rate) == pytest.approx((1000 / 400) ** (1 / 6) - 1)
    assert number(growth.cmgr_12_rate) == pytest.approx((1000 / 100) ** (1 / 12) - 1)


@pytest.mark.parametrize(("name", "months_"), [("cmgr_adlega_6m", 6), ("cmgr_adlega_month1_to_12", 12)])
def test_others_print_the_same(name: str, months_: int) -> None:
    """1,000 to 2,000 over 6 months is 12.2 %, and 100 to 200 over 12 is 5.9 %."""
    given_ = example(name)
    start, end = given_["inputs"]["start"], given_["inputs"]["end"]
    growth = growth_of(months(start, *[None] * (months_ - 1), end), "USD")
    rate = growth.cmgr_6_rate if months_ == 6 else growth.cmgr_12_rate
    assert number(rate) == pytest.approx(given_["expected"]["cmgr"], abs=given_["tolerance"]["abs"])


def test_month_one_to_month_twelve_is_not_twelve_months() -> None:
    """The trap of that page: January and December are 11 months apart, so 12 months are not known."""
    growth = growth_of([(date(2025, 1, 31), 100.0), (date(2025, 12, 31), 200.0)], "USD")
    assert absent(growth.cmgr_12_rate) == (Absence.UNKNOWN, "revenue of December 2024 is missing")


def test_snowflake_from_half_year_to_half_year() -> None:
    """104M to 242M in a year is 132.7 %: the monthly rate brought back to a year."""
    given_ = example("yoy_snow_h1")
    history = months(given_["inputs"]["from"], *[None] * 11, given_["inputs"]["to"])
    yearly = compounded(number(growth_of(history, "USD").cmgr_12_rate), 1, 12)
    assert yearly == pytest.approx(given_["expected"]["growth"], abs=given_["tolerance"]["abs"])


def test_insomnias_year() -> None:
    """Thirteen printed months, 45.78 to 3,076: 42 % a month over twelve, 19 % over three."""
    given_ = example("insomnia_mom")
    growth = growth_of(months(*given_["inputs"]["mrr"], until=Month(2017, 12)), "USD")
    assert number(growth.cmgr_12_rate) == pytest.approx((3076 / 45.78) ** (1 / 12) - 1)
    assert number(growth.cmgr_3_rate) == pytest.approx((3076 / 1817) ** (1 / 3) - 1)
    # ln(322 / 110) = 1.074; median of the other 11 changes 0.25 and their median absolute
    # deviation 0.119, so three robust sigmas are 3 * 1.4826 * 0.119 = 0.53 < 1.074 - 0.25.
    assert check(growth, "one_off_jump").months == (Month(2017, 2),)
    assert check(growth, "small_base").found
    # Growth fell from 140 % to 13 % a month: the range goes down to that of the last months.
    value = growth.value()
    assert value is not None
    assert value.low == growth.cmgr_3_rate.value


def test_a_missing_month_is_named_and_not_filled_in() -> None:
    """March is not there, and February is not taken in its place."""
    growth = growth_of(months(100, 110, None, 130, 140, 150), "USD")
    assert absent(growth.cmgr_3_rate) == (Absence.UNKNOWN, "revenue of March 2026 is missing")


@pytest.mark.parametrize("nothing", [0.0, -50.0])
def test_nothing_compounds_from_or_to_nothing(nothing: float) -> None:
    """A month of zero or less at either end: not applicable, which is not unknown."""
    start = growth_of(months(nothing, 10, 20, 30), "USD")
    assert absent(start.cmgr_3_rate) == (Absence.NOT_APPLICABLE, "there was no revenue in March 2026")
    end = growth_of(months(10, 20, 30, nothing), "USD")
    assert absent(end.cmgr_3_rate) == (Absence.NOT_APPLICABLE, "there was no revenue in June 2026")


# -- the trend --------------------------------------------------------------------------


def test_trend_by_hand() -> None:
    """Log revenue 0, 0.1, 0.3, 0.4: slopes 0.1, 0.1, 0.4 / 3, 0.15, 0.15, 0.2.

    The median is halfway between 0.4 / 3 and 0.15. The interval takes all six in:
    (6 - 1.2816 * sqrt(4 * 3 * 13 / 18)) / 2 = 1.1, the first, and by symmetry the last.
    """
    history = months(*(1000 * exp(step) for step in (0.0, 0.1, 0.3, 0.4)))
    trend = growth_of(history, "USD").trend
    assert number(trend.rate) == pytest.approx(exp((0.4 / 3 + 0.15) / 2) - 1)
    assert trend.low_rate == pytest.approx(exp(0.1) - 1)
    assert trend.high_rate == pytest.approx(exp(0.2) - 1)


def test_one_wild_month_does_not_move_the_trend() -> None:
    """A month thrice as large among twelve that grow 5 %: CMGR is thrown off, the trend is not."""
    level = [10_000 * 1.05**n for n in range(13)]
    level[-1] *= 3
    growth = growth_of(months(*level), "USD")
    assert number(growth.trend.rate) == pytest.approx(0.05, abs=0.005)
    assert number(growth.cmgr_3_rate) > 0.5
    value = growth.value()
    assert value is not None
    assert (value.low, value.high) == (growth.trend.low_rate, growth.cmgr_3_rate.value)


def test_only_the_last_twelve_changes_count() -> None:
    """20 % a month until a year ago, 3 % since: the trend is 3 %."""
    early = [1_000 * 1.2**n for n in range(12)]
    late = [early[-1] * 1.2 * 1.03**n for n in range(13)]
    trend = growth_of(months(*early, *late), "USD").trend
    assert number(trend.rate) == pytest.approx(0.03)
    assert trend.months[0] == Month(2025, 6)


@few
@given(st.lists(st.none() | amounts | st.sampled_from([100.0, 200.0]), min_size=4, max_size=13))
def test_as_scipy_has_it(told: list[float | None]) -> None:
    """Median and interval are those of scipy.stats.theilslopes, with gaps and ties."""
    known = [(n, amount) for n, amount in enumerate(told) if amount is not None]
    assume(len(known) >= 4 and told[-1] is not None)
    theirs = theilslopes([log(amount) for _, amount in known], [n for n, _ in known], 0.80)
    assume(log(0.01) < theirs.slope < log(11))
    trend = growth_of(months(*told), "USD").trend
    assert number(trend.rate) == pytest.approx(exp(theirs.slope) - 1)
    assert trend.low_rate == pytest.approx(max(exp(theirs.low_slope) - 1, -0.99))
    assert trend.high_rate == pytest.approx(min(exp(theirs.high_slope) - 1, 10.0))


@few
@given(
    rate=st.floats(-0.5, 1.0),
    start=st.floats(1.0, 1e6),
    count=st.integers(13, 30),
    factor=st.floats(0.01, 100.0),
)
def test_steady_growth_is_found_whatever_the_unit(
    rate: float, start: float, count: int, factor: float
) -> None:
    """All four rates are the one rate, in any currency unit."""
    growth = growth_of(months(*(start * factor * (1 + rate) ** n for n in range(count))), "USD")
    assert [
        number(m) for m in (growth.cmgr_3_rate, growth.cmgr_6_rate, growth.cmgr_12_rate, growth.trend.rate)
    ] == pytest.approx([rate] * 4, abs=1e-9)
    assert not check(growth, "one_off_jump").found
    assert not check(growth, "season").found


@few
@given(told=st.lists(amounts, min_size=4, max_size=13), seed=st.integers(0, 99))
def test_the_order_of_entries_does_not_matter(told: list[float], seed: int) -> None:
    """A shuffled history is the same history."""
    history = months(*told)
    shuffled = random.Random(seed).sample(history, len(history))  # noqa: S311 # no secret in an order
    assert growth_of(shuffled, "USD") == growth_of(history, "USD")


@few
@given(st.lists(amounts, min_size=4, max_size=13))
def test_the_rate_lies_in_its_interval(told: list[float]) -> None:
    """And the value for a position has the same three numbers."""
    growth = growth_of(months(*told), "USD")
    value = growth.value(("a", "b"))
    if value is None:
        assert growth.trend.rate.absence is Absence.NOT_APPLICABLE
        assert growth.trend.low_rate is growth.trend.high_rate is None
        return
    assert value.low is not None
    assert value.high is not None
    assert -0.99 <= value.low <= value.likely <= value.high <= 10
    assert value.sources == ("a", "b")
    assert value.notes == tuple(found.finding for found in growth.checks if found.found)


def test_how_often_the_interval_holds_the_truth() -> None:
    """Of 200 histories of 5 % a month, 13 months long, with swings of 10 %.

    Where each month swings by itself the interval holds 5 % in at least the 80 % it
    promises; where swings add up it does so in fewer than half, and the range of the
    value, which spans the compound rates too, does better.
    """
    chance, steady = random.Random(7), log(1.05)  # noqa: S311 # swings are no secret
    apart = added = spanned = 0
    for _ in range(200):
        swings = [chance.gauss(0, 0.1) for _ in range(13)]
        trend = growth_of(months(*(exp(9 + steady * n + s) for n, s in enumerate(swings))), "USD").trend
        apart += (trend.low_rate or 0) <= 0.05 <= (trend.high_rate or 0)
        wandering = (exp(9 + steady * n + s) for n, s in enumerate(accumulate(swings)))
        growth = growth_of(months(*wandering), "USD")
        added += (growth.trend.low_rate or 0) <= 0.05 <= (growth.trend.high_rate or 0)
        value = growth.value()
        assert value is not None
        spanned += value.floor <= 0.05 <= value.ceiling
    assert apart >= 160
    assert added < 100
    assert spanned > added + 20


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ((), "there is no history yet"),
        ((100.0,), "a trend needs 4 months of revenue, and there are 1 up to June 2026"),
        ((1.0, 2.0, 3.0), "a trend needs 4 months of revenue, and there are 3 up to June 2026"),
        (
            (1.0, 2.0, 0.0, 3.0, 4.0),
            "a trend needs 4 months of revenue, and there are 2 since April 2026, which had none",
        ),
    ],
)
def test_too_few_months_for_a_trend(told: tuple[float, ...], why: str) -> None:
    """Unknown, with the count; there is then no value for a position."""
    growth = growth_of(months(*told), "USD")
    assert absent(growth.trend.rate) == (Absence.UNKNOWN, why)
    assert growth.value() is None


def test_the_trend_starts_after_the_last_empty_month() -> None:
    """Before its first sale a company did not grow; since then 10 % a month."""
    growth = growth_of(months(0, 0, 7, 0, *(10_000 * 1.1**n for n in range(5))), "USD")
    assert number(growth.trend.rate) == pytest.approx(0.10)
    assert growth.trend.months[0] == Month(2026, 2)
    assert check(growth, "no_revenue").months == (Month(2025, 10), Month(2025, 11), Month(2026, 1))


@pytest.mark.parametrize("told", [(0.0,) * 13, (100.0,) * 12 + (0.0,), (100.0,) * 12 + (-5.0,)])
def test_no_trend_down_to_nothing(told: tuple[float, ...]) -> None:
    """All zero, or nothing in the last month: not applicable, never a growth of the months before."""
    growth = growth_of(months(*told), "USD")
    assert absent(growth.trend.rate) == (Absence.NOT_APPLICABLE, "there was no revenue in June 2026")
    assert check(growth, "no_revenue").found


@pytest.mark.parametrize("factor", [20.0, 0.001, 1e80, 1e-80])
def test_no_company_changes_that_fast(factor: float) -> None:
    """Twentyfold every month is a typing error, and a rate of it would stop every projection."""
    growth = growth_of(months(*(100 * factor**n for n in range(4))), "USD")
    assert growth.trend.rate.absence is Absence.NOT_APPLICABLE
    assert "typing error" in growth.trend.rate.why


@pytest.mark.parametrize("wrong", [nan, inf, -inf])
def test_an_amount_must_be_a_number(wrong: float) -> None:
    """What no file can hold is refused by name of its month."""
    with pytest.raises(ImpossibleInputError, match="revenue of May 2026 must be a finite amount"):
        growth_of(months(1.0, wrong, 3.0), "USD")


def test_the_latest_entry_of_a_month_counts() -> None:
    """By day first; of one day the one given last. It is said."""
    may, june = date(2026, 5, 31), date(2026, 6, 15)
    history = [(june, 30.0), (may, 25.0), (may, 20.0), (date(2026, 6, 1), 40.0)]
    assert by_month(history) == {Month(2026, 5): 20.0, Month(2026, 6): 30.0}
    found = check(growth_of(history, "USD"), "duplicates")
    assert found.found
    assert found.finding == "More than one figure for May 2026 and June 2026; the latest of the month counts."


def test_everpix() -> None:
    """Ten months, 641.63 to 12,212.12. The first rose fastest, so the trend overstates the end."""
    found = case("everpix-2013")
    position = reconcile(found, found.as_of or TODAY)
    growth = growth_of(position.history, position.currency)
    three_before = position.history[-4][1]
    assert number(growth.cmgr_3_rate) == pytest.approx((12_212.12 / three_before) ** (1 / 3) - 1)
    assert number(growth.trend.rate) > 2 * number(growth.cmgr_3_rate)
    value = growth.value()
    assert value is not None
    assert (value.low, value.high) == (growth.cmgr_3_rate.value, growth.trend.high_rate)


# -- the checks -------------------------------------------------------------------------


def test_one_sale_doubled_revenue() -> None:
    """10k a month with 2 % growth, and 20k in April: ln 2 = 0.69 of ln(21.2 / 10) = 0.75 in all."""
    growth = growth_of(months(10_000, 10_200, 10_400, 20_000, 20_400, 20_800, 21_200), "USD")
    found = check(growth, "one_off_jump")
    assert found.found
    assert found.months == (Month(2026, 3),)
    assert found.finding.startswith(
        "Revenue went from $10.4k to $20k in March 2026; the usual month changes it by 2"
    )
    assert found.ask


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ((100, 110, 121, 133), False),
        ((100, 101, 102, 124), False),  # most of all growth, and yet under 25 %
        ((100, 120, 145, 185), False),  # 28 % where 20 % is usual
        ((100, 99, 98, 49), False),  # a fall is no jump
        ((100, 70, 49, 34.3, 34), False),  # nor is a month in which it stops falling
        ((100, 150, 150, 174, 150), True),  # ln 1.5 of ln 1.5 + ln 1.16, though months swing widely
        ((100, 80, 64, 90), True),  # what growth there was came in one month
        ((100, 130, 110, 140, 120, 160), False),  # swings like this every other month
        ((100, 200, 300), None),
        ((100, None, 200, None, 300, None, 400), None),  # no two neighbours
        ((), None),
    ],
)
def test_what_is_a_jump(told: tuple[float | None, ...], found: bool | None) -> None:
    """A rise that stands out from the others; not enough neighbours can't tell."""
    assert check(growth_of(months(*told), "USD"), "one_off_jump").found is found


def test_a_jump_of_long_ago_is_none() -> None:
    """Only the last twelve changes are looked at."""
    told = [1_000.0] * 5 + [9_000 * 1.02**n for n in range(13)]
    assert check(growth_of(months(*told), "USD"), "one_off_jump").found is False


def lifted(lifts: dict[Month, float]) -> History:
    """3 % a month for two years up to June 2026, with some months lifted by a factor."""
    history = months(*(20_000 * 1.03**n for n in range(24)))
    return [(day, amount * lifts.get(Month.of(day), 1.0)) for day, amount in history]


DECEMBERS = Month(2024, 12), Month(2025, 12)


def test_a_season_repeats() -> None:
    """December up by half in both years, and January down again.

    March moved too, but up in one year and down in the other: it is no part of the season.
    """
    marches = {Month(2025, 3): 1.1, Month(2026, 3): 0.9}
    found = check(growth_of(lifted({**dict.fromkeys(DECEMBERS, 1.5), **marches}), "USD"), "season")
    assert found.found
    assert found.finding == "Revenue has a season: December and January moved alike in both years."
    assert found.months == (Month(2024, 12), Month(2025, 1), Month(2025, 12), Month(2026, 1))


def test_one_good_december_is_no_season() -> None:
    """What comes once does not repeat."""
    assert check(growth_of(lifted({DECEMBERS[0]: 1.5}), "USD"), "season").found is False


def test_two_decembers_among_wild_months_are_no_season() -> None:
    """December a tenth up in both years, but other months moved far more, and only once."""
    once = {Month(2024, 9): 2.0, Month(2025, 3): 1.8, Month(2025, 9): 0.6, Month(2026, 3): 0.7}
    found = check(growth_of(lifted({**dict.fromkeys(DECEMBERS, 1.1), **once}), "USD"), "season")
    assert found.found is False


def test_slowing_growth_is_no_season() -> None:
    """From 30 % a month down to 4 % in a straight line: both years fall alike, and it is no season."""
    level, told = 1_000.0, [1_000.0]
    for n in range(23):
        level *= exp(0.26 - 0.01 * n)
        told.append(level)
    assert check(growth_of(months(*told), "USD"), "season").found is False


@pytest.mark.parametrize("told", [[100.0] * 23, [100.0] * 10 + [None] + [100.0] * 13, [0.0] + [100.0] * 23])
def test_less_than_two_whole_years_cannot_tell(told: list[float | None]) -> None:
    """A gap or an empty month in the two years counts as missing: unknown, not "no season"."""
    assert check(growth_of(months(*told), "USD"), "season").found is None


@pytest.mark.parametrize(
    ("amount", "currency", "found"),
    [(4_999.0, "USD", True), (5_000.0, "EUR", False), (4_999.0, "JPY", None)],
)
def test_a_small_base(amount: float, currency: str, found: bool | None) -> None:
    """Under 5,000 of a currency of that size; in others nobody set a threshold."""
    assert check(growth_of(months(amount), currency), "small_base").found is found


@pytest.mark.parametrize(("count", "found"), [(0, True), (5, True), (6, False)])
def test_a_short_history(count: int, found: bool) -> None:
    """Six months are the least."""
    assert check(growth_of(months(*[9_000.0] * count), "USD"), "short_history").found is found


def test_gaps_are_named() -> None:
    """Three by name, and how many more."""
    found = check(growth_of(months(1, *[None] * 5, 2), "USD"), "gaps")
    assert found.finding == (
        "No figure for January 2026, February 2026, March 2026 and 2 more; nothing was filled in."
    )
    assert found.months == tuple(Month(2026, n) for n in range(1, 6))


def test_what_is_found_ends_in_a_question() -> None:
    """And what is not found asks nothing."""
    growth = growth_of([*months(1, None, -2, 3), (date(2026, 6, 30), 4.0)], "USD")
    assert {found.id for found in growth.found} == {
        "small_base",
        "short_history",
        "gaps",
        "duplicates",
        "no_revenue",
    }
    assert all(bool(found.ask) is bool(found.found) for found in growth.checks)


# -- conversions ------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["pg_weekly_1pct", "pg_weekly_5pct", "pg_weekly_10pct"])
def test_paul_grahams_table(name: str) -> None:
    """1, 5 and 10 % a week over 52 weeks, counted in weeks."""
    given_ = example(name)["inputs"]
    expected = example(name)["expected"]["yearly_multiple"]
    assert 1 + compounded(given_["weekly_growth"], 1, given_["weeks"]) == pytest.approx(expected, abs=0.05)


def test_a_thousand_for_four_years() -> None:
    """1 % a week for 208 weeks makes 7,900 a month of 1,000."""
    given_ = example("pg_1000_1pct_4y")
    then = 1000 * (1 + compounded(0.01, 1, 208))
    assert then == pytest.approx(given_["expected"]["monthly_revenue_then"], rel=0.01)


def test_fifteen_percent_for_five_years() -> None:
    """1.15 ** 60 is 4,384 times."""
    multiple = example("pg_15pct_5y")["expected"]["multiple"]
    assert 1 + compounded(0.15, 1, 60) == pytest.approx(multiple, rel=0.001)


def test_net_growth_of_its_parts() -> None:
    """8 % won and 1 % added less 2 % lost is 7 % a month: 100,000 becomes 225,219 in a year."""
    given_ = example("net_growth_propel")
    parts = given_["inputs"]
    net = parts["acquisition"] + parts["expansion"] - parts["churn"]
    assert parts["start"] * (1 + compounded(net, 1, 12)) == pytest.approx(
        given_["expected"]["ending"], rel=1e-5
    )


def test_a_week_by_blackwells_convention() -> None:
    """2.5 % a week is 1.025 ** (365.2425 / 84) - 1 = 11.334 % a month."""
    monthly = compounded(0.025, Period.WEEK.months, Period.MONTH.months)
    assert monthly == pytest.approx(1.025 ** (365.2425 / 84) - 1)
    assert round(monthly, 5) == 0.11334


@few
@given(rate=st.floats(-0.3, 1.0), over=st.sampled_from(Period), into=st.sampled_from(Period))
def test_there_and_back(rate: float, over: Period, into: Period) -> None:
    """A conversion can be undone."""
    there = compounded(rate, over.months, into.months)
    assert compounded(there, into.months, over.months) == pytest.approx(rate, abs=1e-7)


def test_losing_everything_stays_so() -> None:
    """-100 % a month is -100 % a year."""
    assert compounded(-1.0, 1, 12) == -1.0


@pytest.mark.parametrize(
    ("rate", "before", "after", "name"),
    [
        (-1.1, 1, 12, "rate"),
        (nan, 1, 12, "rate"),
        (inf, 1, 12, "rate"),
        (1e300, 1, 12, "rate"),
        (0.1, 0, 12, "from_months"),
        (0.1, 1, -1, "to_months"),
        (0.1, 1, nan, "to_months"),
    ],
)
def test_conversions_refuse_what_cannot_be(rate: float, before: float, after: float, name: str) -> None:
    """By the name of the argument."""
    with pytest.raises(ImpossibleInputError) as caught:
        compounded(rate, before, after)
    assert caught.value.name == name
