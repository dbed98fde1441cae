"""The exceptions X1 to X13: what each softens or withholds, its border, and what it needs to know."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from analysis.builders import TODAY, claim, dossier
from diligence.amounts import Measure, Period
from diligence.bank import shipped_bank
from diligence.flags import exceptions, one_per_cause
from diligence.flags.answers import OPEN_ROUND
from diligence.flags.exceptions import ONE_SALE, SEASON, SEASONAL
from diligence.model import Figure, Severity
from flags.briefs import Found, answered, brief_of, burning, heard, months, raised
from flags.test_growth import recurring, years

CRITICAL, MAJOR, MINOR, INFO = Severity.CRITICAL, Severity.MAJOR, Severity.MINOR, Severity.INFO
A_YEAR_AGO = date(2025, 6, 30)


@dataclass(frozen=True)
class Level:
    """Product-market fit of some level."""

    level: Measure


def running(cash: float, **others: float) -> tuple[Figure, ...]:
    """The running example with other cash: 20k against 80k, growing 8 % a month."""
    known = {"revenue": 20_000.0, "expenses": 80_000.0, "growth": 0.08, "cash": cash} | others
    return tuple(claim(metric, value) for metric, value in known.items())


def exception(found: Found, rule: str) -> str | None:
    """Which exception withheld a rule's flag; a withheld flag is not raised."""
    withheld = found.withheld.get(rule)
    assert withheld is None or rule not in found.flags
    return None if withheld is None else withheld.exception


# --- X1, growth says little ---


@pytest.mark.parametrize(("revenue", "withheld"), [(4_999.0, "X1"), (5_000.0, None)])
def test_x1_a_tiny_base(revenue: float, withheld: str | None) -> None:
    """From 5k to 20k at 10 % a month takes 15 months and about 141k: 100k are not enough."""
    assert sum(20_000 - 5_000 * 1.1**n for n in range(15)) == pytest.approx(141_137, abs=1)
    found = raised(*running(100_000.0, revenue=revenue, expenses=20_000.0, growth=0.1))
    assert exception(found, "S1") == withheld
    assert ("S1" in found.flags) is (withheld is None)


def test_x1_says_what_was_added_instead() -> None:
    """Absolute numbers mean something on any base: revenue by month, and customers."""
    figures = (
        *months(1_000.0, 2_000.0, 3_000.0, metric="revenue"),
        *months(10.0, None, 25.0, metric="customers"),
        claim("expenses", 20_000.0),
        claim("cash", 500_000.0),
        claim("growth", 0.1),
    )
    assert raised(*figures).withheld["S1"].why == (
        "Revenue is $3k a month; under $5k a rate of growth says little. "
        "Revenue was $1k in April 2026 and $3k in June 2026. Customers went from 10 to 25 in 2 months."
    )


def test_x1_says_nothing_was_added_where_nothing_can_be_told() -> None:
    """One month shows no change, nor do two counts of one day."""
    figures = running(100_000.0, revenue=4_000.0, expenses=20_000.0)
    counts = claim("customers", 10.0), claim("customers", 12.0)
    assert raised(*figures, *counts).withheld["S1"].why == (
        "Revenue is $4k a month; under $5k a rate of growth says little."
    )


def test_x1_is_not_about_companies_without_revenue_or_costs() -> None:
    """Nothing against nothing has no growth to say little about."""
    assert raised(claim("revenue", 0.0), claim("expenses", 0.0)).withheld == {}


@pytest.mark.parametrize(("first", "withheld"), [(date(2026, 3, 31), "X1"), (date(2026, 1, 31), None)])
def test_x1_a_short_history(first: date, withheld: str | None) -> None:
    """Growth read from three months apart says little; six month ends, five months apart, will do."""
    figures = [figure for figure in running(400_000.0) if figure.metric != "growth"]
    found = raised(claim("revenue", 18_000.0, on=first), *figures)
    assert exception(found, "S1") == withheld
    assert ("S1" in found.flags) is (withheld is None)


@pytest.mark.parametrize(
    ("amounts", "withheld"),
    [
        ((10_000.0,) * 7 + (20_000.0,), "X1"),
        ((10_000.0,) * 7 + (19_900.0,), None),
        ((4_000.0, 5_000.0, 6_500.0, 8_500.0, 9_000.0, 9_500.0, 10_000.0, 20_000.0), None),
    ],
)
def test_x1_one_sale(amounts: tuple[float, ...], withheld: str | None) -> None:
    """One month that doubles revenue and makes more than half of all rises made the growth.

    In the last row revenue rises fivefold, ln 5 = 1.61, of which the last month is ln 2 = 0.69.
    """
    figures = claim("expenses", 80_000.0), claim("cash", 400_000.0), claim("growth", 0.05)
    assert exception(raised(*months(*amounts), *figures), "S1") == withheld


def test_x1_does_not_help_where_no_growth_would() -> None:
    """99k do not pay the first month's 100k: that is no matter of growth, so S1 and S7 stand."""
    told = heard(*ONE_SALE)
    found = raised(*burning(cash=99_000.0), answers=(told,))
    assert {"S1", "S7"} <= set(found.flags)


ONE_BIG_SALE = heard(*ONE_SALE)


@pytest.mark.parametrize(
    ("rule", "figures"),
    [
        ("S1", burning(cash=1_000_000.0, growth=0.05)),
        ("S6", running(1_000_000.0, growth=0.06)),
        ("S7", burning(cash=1_000_000.0, growth=0.05)),
        ("R2", recurring(2e6, 0.01)),
        ("R3", years(10_000.0, 20_000.0, 21_000.0)),
        ("R4", (claim("net_burn", 1e6), *recurring(2e6, 0.01))),
        ("Q3", (claim("growth", 0.3), *years(10_000.0, 20_000.0, 21_000.0)[1:])),
        ("G1", running(9e6)),
        ("G3", (claim("net_burn", 1.0), claim("nrr", 1.2), *recurring(2e6, 0.1))),
    ],
)
def test_x1_withholds_whatever_rests_on_growth(rule: str, figures: tuple[Figure, ...]) -> None:
    """Raised without the exception, withheld with it: nothing is judged by one sale, good or bad."""
    assert rule in raised(*figures).flags
    found = raised(*figures, answers=(ONE_BIG_SALE,))
    assert exception(found, rule) == "X1"
    assert found.withheld[rule].source


def test_x1_needs_growth_or_months_to_look_at() -> None:
    """Where nothing is known of the base, stated growth is taken as it is."""
    assert exceptions.small_base(brief_of(dossier(claim("growth", 0.1)))) is None


def test_x1_knows_no_small_base_in_yen() -> None:
    """The border is in dollars; in currencies of another size there is none."""
    figures = claim("revenue", 4_000.0, currency="JPY"), claim("growth", 0.1)
    assert exceptions.small_base(brief_of(dossier(*figures, currency="JPY"))) is None


# --- X2, strong fit excuses a short runway ---


def fast(cash: float, growth: float) -> tuple[Figure, ...]:
    """100k a month, 1.2M a year, against 600k: Bessemer's best tier of that size is 230 % a year."""
    return running(cash, revenue=100_000.0, expenses=600_000.0, growth=growth)


@pytest.mark.parametrize(
    ("level", "growth", "severity"),
    [
        (Measure.known(5.0), 0.1047, MAJOR),  # 1.1047^12 is 3.303
        (Measure.known(5.0), 0.1046, CRITICAL),  # 3.2998
        (Measure.known(4.0), 0.2, CRITICAL),
        (Measure.unknown("nobody asked"), 0.2, CRITICAL),
    ],
)
def test_x2_strong_fit(level: Measure, growth: float, severity: Severity) -> None:
    """S3 is major where fit is of level 5 and growth in the top quarter; not without either."""
    flag = raised(*fast(2e6, growth), fit=Level(level)).flags["S3"]
    assert flag.severity is severity
    assert bool(flag.softened) is (severity is MAJOR)
    assert "S3" in raised(*fast(2e6, growth)).flags, "and critical where nobody judged the fit"


def test_x2_softens_the_next_raise_and_not_the_open_round() -> None:
    """S4 becomes minor; S8, an open round with nothing signed, stays what it is."""
    answers = (answered("money.fundraising", OPEN_ROUND),)
    fit = Level(Measure.known(5.0))
    figures = fast(3.5e6, 0.11)
    plain, excused = (raised(*figures, answers=answers, fit=f).flags for f in (None, fit))
    assert (plain["S4"].severity, excused["S4"].severity) == (MAJOR, MINOR)
    assert plain["S8"] == excused["S8"]


@pytest.mark.parametrize(
    ("annual", "bar"),
    [(0.5e6, 2.30), (1e6, 2.30), (10e6, 1.35), (25e6, 1.10), (50e6, 0.80), (500e6, 0.80)],
)
def test_x2_the_bar_by_size(annual: float, bar: float) -> None:
    """Bessemer's best tiers; smaller and larger companies are held to the nearest."""
    brief = brief_of(dossier(claim("revenue", annual, per=Period.YEAR)))
    assert exceptions.top_growth(brief) == bar


def test_x2_has_no_bar_where_the_size_is_not_known() -> None:
    """Neither without revenue nor in a currency of another size."""
    assert exceptions.top_growth(brief_of(dossier())) is None
    yen = dossier(claim("revenue", 1e9, currency="JPY"), currency="JPY")
    assert exceptions.top_growth(brief_of(yen)) is None


# --- X3, too early ---


@pytest.mark.parametrize(
    ("founded", "revenue", "severity"),
    [
        (date(2025, 10, 1), 10_000.0, INFO),
        (date(2025, 9, 30), 10_000.0, CRITICAL),
        (None, 10_000.0, CRITICAL),
        (None, 0.0, INFO),
    ],
)
def test_x3_too_early(founded: date | None, revenue: float, severity: Severity) -> None:
    """S1 is information before nine months and before revenue; an age that is not known excuses nothing."""
    flag = raised(*burning(cash=300_000.0, revenue=revenue), founded=founded).flags["S1"]
    assert flag.severity is severity
    assert bool(flag.softened) is (severity is INFO)


# --- X4, profitable ---


@pytest.mark.parametrize(("revenue", "withheld"), [(110_000.0, "X4"), (109_999.0, None)])
def test_x4_profitable(revenue: float, withheld: str | None) -> None:
    """Who lives on revenue need not outgrow costs, nor fear an open round; a dollar less, and it must."""
    figures = burning(cash=300_000.0, revenue=revenue, growth=0.0)
    before = claim("expenses", 100_000.0, on=A_YEAR_AGO)
    found = raised(*figures, before, answers=(answered("money.fundraising", OPEN_ROUND),))
    assert exception(found, "S5") == withheld
    assert ("S5" in found.flags) is (withheld is None)
    assert exception(found, "S8") == withheld
    if withheld:
        assert found.withheld["S5"].why.startswith("It is profitable. Revenue just pays for everything")
        assert not {"S1", "S2", "S3", "S4", "S6", "S7", "R4"} & set(found.flags)
        assert "G1" in found.flags


def test_x4_is_not_assumed() -> None:
    """Where expenses are not known nobody is called profitable."""
    assert exceptions.profitable(brief_of(dossier(claim("revenue", 1e6)))) is None


# --- X5, capital-intensive fields ---


@pytest.mark.parametrize(
    ("company", "severity"),
    [
        ({"capital_intensive": True}, MAJOR),
        ({"sector": "Biotech, early"}, MAJOR),
        ({"capital_intensive": False, "sector": "hardware"}, CRITICAL),
        ({"sector": "SaaS"}, CRITICAL),
        ({}, CRITICAL),
    ],
)
def test_x5_capital_intensive(company: dict[str, Any], severity: Severity) -> None:
    """S1 is major at most where much capital comes first; a sector that is not known excuses nothing."""
    flag = raised(*burning(cash=300_000.0), **company).flags["S1"]
    assert flag.severity is severity
    assert bool(flag.softened) is (severity is MAJOR)


@pytest.mark.parametrize(
    ("margin", "withheld", "softened"),
    [(0.65, None, False), (0.64, "X5", False), (0.50, "X5", False), (0.49, None, True), (0.29, None, False)],
)
def test_x5_margins_of_goods(margin: float, withheld: str | None, softened: bool) -> None:
    """50 to 65 % would be thin for software and is not for goods; 30 to 50 weighs less; below, as much."""
    found = raised(claim("gross_margin", margin), sector="hardware")
    assert exception(found, "R9") == withheld
    flag = found.flags.get("R9")
    assert bool(flag and flag.softened) is softened


# --- X6, seed ---


@pytest.mark.parametrize(
    ("stage", "withheld"), [("seed", "X6"), ("Pre-Seed", "X6"), ("Series A", None), ("", None)]
)
def test_x6_burn_at_seed(stage: str, withheld: str | None) -> None:
    """2.5 times is tolerable at seed, too much after, and minor where the stage is not known."""
    figures = claim("recurring_revenue", 30_000.0), claim("growth", 0.1), claim("net_burn", 90_000.0)
    found = raised(*figures, claim("revenue", 30_000.0), stage=stage)
    assert exception(found, "R4") == withheld
    assert ("R4" in found.flags) is (withheld is None)


@pytest.mark.parametrize(("stage", "severity"), [("seed", INFO), ("series a", MAJOR), ("", MAJOR)])
def test_x6_unit_economics_at_seed(stage: str, severity: Severity) -> None:
    """800 over 4 % are 20k of value for a cost of 30k: information at seed, major later."""
    figures = (
        claim("cac", 30_000.0),
        claim("acv", 12_000.0, per=Period.YEAR),
        claim("gross_margin", 0.8),
        claim("churn", 0.04),
    )
    flag = raised(*figures, stage=stage).flags["R8"]
    assert flag.severity is severity
    assert bool(flag.softened) is (severity is INFO)


# --- X7, few customers ---


@pytest.mark.parametrize(("customers", "severity"), [(9.0, INFO), (10.0, MAJOR), (None, MAJOR)])
def test_x7_few_customers(customers: float | None, severity: Severity) -> None:
    """With nine customers a large one can't be helped: information, and their names are asked for."""
    count = () if customers is None else (claim("customers", customers),)
    flag = raised(claim("largest_customer_share", 0.35), *count).flags["R10"]
    assert flag.severity is severity
    assert ("by name" in flag.ask) is (severity is INFO)
    assert flag.softened.startswith("With 9 customers") is (severity is INFO)


@pytest.mark.parametrize(
    ("customers", "price", "withheld"), [(9.0, 80_000.0, "X7"), (9.0, 79_990.0, None), (10.0, 80_000.0, None)]
)
def test_x7_few_contracts(customers: float, price: float, withheld: str | None) -> None:
    """720k is 40 % below an ARR of 1.2M: with nine customers still within what one contract does."""
    figures = (
        claim("recurring_revenue", 1.2e6, per=Period.YEAR),
        claim("customers", customers),
        claim("acv", price, per=Period.YEAR),
    )
    found = raised(*figures)
    assert exception(found, "Q5") == withheld
    assert ("Q5" in found.flags) is (withheld is None)


# --- X8, the rule of 40 below its scale ---


@pytest.mark.parametrize(("annual", "withheld"), [(49.9e6, "X8"), (50e6, None)])
def test_x8_below_scale(annual: float, withheld: str | None) -> None:
    """12.7 % of growth and -10 % of margin make 2.7 %: a flag at $50M a year, information below."""
    figures = claim("revenue", annual, per=Period.YEAR), claim("growth", 0.01)
    found = raised(*figures, claim("net_burn", annual / 10, per=Period.YEAR))
    assert exception(found, "R8.rule_of_40") == withheld
    flag = found.flags.get("R8.rule_of_40")
    assert (flag.severity if flag else None) is (None if withheld else MINOR)
    if flag:
        assert flag.why == "Yearly growth and profit margin together are 2.7 %, under 40 %."


@pytest.mark.parametrize(("growth", "raises"), [(0.0284, False), (0.0283, True)])
def test_x8_forty_is_the_border(growth: float, raises: bool) -> None:
    """1.0284^12 is 1.3994... with 0.06 points of profit over 40 %; 2.83 % a month is below it."""
    figures = (
        claim("revenue", 60e6, per=Period.YEAR),
        claim("growth", growth),
        claim("net_burn", -60e6 * 0.001, per=Period.YEAR),
    )
    assert 1.0284**12 - 1 + 0.001 > 0.40 > 1.0283**12 - 1 + 0.001
    assert ("R8.rule_of_40" in raised(*figures).flags) is raises


def test_x8_needs_growth_burn_and_revenue() -> None:
    """Each is named where it is missing."""
    assert raised().unknown["R8.rule_of_40"] == ("growth", "net_burn", "revenue")
    assert raised(claim("revenue", 5e6), claim("growth", 0.01)).unknown["R8.rule_of_40"] == ("net_burn",)


# --- X9, season ---


@pytest.mark.parametrize("said", [*SEASONAL, "neither", "they don't know", None])
def test_x9_a_season_as_told(said: str | None) -> None:
    """20k in December and 15k in June is a fall; with a season it is 5k more than last June."""
    answers = () if said is None else (answered(SEASON, said),)
    found = raised(*months(10_000.0, *(None,) * 5, 20_000.0, *(None,) * 5, 15_000.0), answers=answers)
    seasonal = said in SEASONAL
    assert exception(found, "R1") == ("X9" if seasonal else None)
    assert ("R1" in found.flags) is not seasonal


def test_x9_a_season_in_the_months() -> None:
    """Twice as much each December, and each month 3 % more than a year before: no shrinking."""
    amounts = [10_000 * 1.03 ** (n / 12) * (2.0 if n % 12 == 6 else 1.0) for n in range(25)]
    found = raised(*months(*amounts))
    assert exception(found, "R1") == "X9"
    assert "December" in found.withheld["R1"].why


def test_x9_last_june_was_better_too() -> None:
    """A season excuses no fall against the same month of last year; without that month it is asked for."""
    told = (answered(SEASON, "a season"),)
    same = months(15_000.0, *(None,) * 5, 20_000.0, *(None,) * 5, 15_000.0)
    assert "R1" in raised(*same, answers=told).flags
    lower = months(16_000.0, *(None,) * 5, 20_000.0, *(None,) * 5, 15_000.0)
    assert "R1" in raised(*lower, answers=told).flags
    assert raised(*lower[1:], answers=told).unknown["R1"] == ("revenue_a_year_ago",)


# --- X10, a round has just closed ---


def after_a_round(day: date, growth: float) -> tuple[Figure, ...]:
    """People and costs doubled in a year, 5.9 % a month each, and a round closed on that day."""
    return (
        *burning(cash=9e6, growth=growth),
        claim("expenses", 55_000.0, on=A_YEAR_AGO),
        claim("headcount", 11.0),
        claim("headcount", 5.5, on=A_YEAR_AGO),
        claim("payroll", 8_000.0),
        claim("last_round_amount", 9e6, on=day),
    )


def test_x10_a_fresh_round() -> None:
    """Three months after a round, what was spent before it says little: S5 and R5 wait for the plan."""
    today = raised(*after_a_round(TODAY, 0.05))
    assert today.withheld["S5"].why.startswith("A round closed just now:")
    found = raised(*after_a_round(date(2026, 3, 30), 0.05))
    assert (exception(found, "S5"), exception(found, "R5")) == ("X10", "X10")


def test_x10_of_several_rounds_the_last_counts() -> None:
    """A round of two years ago changes nothing about one of last month."""
    before = claim("last_round_amount", 1e6, on=date(2024, 6, 30))
    found = raised(*after_a_round(date(2026, 5, 31), 0.05), before)
    assert exception(found, "S5") == "X10"
    assert found.withheld["S5"].why.startswith("A round closed 1 month ago:")


@pytest.mark.parametrize("others", [(), (claim("last_round_closed", 0.0),)])
def test_x10_an_old_or_open_round_is_none(others: tuple[Figure, ...]) -> None:
    """Four months ago is no longer just now, and a round that is still open has brought nothing."""
    day = date(2026, 5, 31) if others else date(2026, 2, 28)
    found = raised(*after_a_round(day, 0.05), *others)
    assert {"S5", "R5"} <= set(found.flags)


@pytest.mark.parametrize(("growth", "raises"), [(0.122, True), (0.123, False)])
def test_x10_the_plan_is_judged(growth: float, raises: bool) -> None:
    """Eleven hires by December at 10k each double people and costs in six months: 12.2 % a month."""
    assert 0.122 < 2 ** (1 / 6) - 1 < 0.123
    hires = claim("planned_hires", 11.0, on=date(2026, 12, 31))
    found = raised(*after_a_round(date(2026, 5, 31), growth), hires)
    assert not {"S5", "R5"} & set(found.withheld)
    assert ("S5" in found.flags, "R5" in found.flags) == (raises, raises)


def test_x10_needs_the_day_of_the_round() -> None:
    """Without a round on record the past is judged."""
    figures = [f for f in after_a_round(TODAY, 0.05) if f.metric != "last_round_amount"]
    assert {"S5", "R5"} <= set(raised(*figures).flags)


# --- X11, signed and not wired ---


@pytest.mark.parametrize(("signed", "severity"), [(2e6, MAJOR), (100_000.0, CRITICAL), (None, CRITICAL)])
def test_x11_two_verdicts(signed: float | None, severity: Severity) -> None:
    """The running example takes 691k and has 300k: 2M signed would do, 100k would not."""
    promise = () if signed is None else (claim("signed_money", signed, on=TODAY),)
    found = raised(*running(300_000.0), *promise)
    flag = found.flags["S1"]
    assert flag.severity is severity
    assert bool(flag.softened) is (severity is MAJOR)
    assert ("S3" in found.flags) is (signed is None)
    assert exception(found, "S3") == (None if signed is None else "X11")
    if signed == 2e6:
        assert flag.softened.startswith("$2M is signed and not in the bank yet. With it: default alive.")


# --- X12, a missing input ---


def test_x12_a_missing_input_is_never_a_flag() -> None:
    """Take any figure away from a company with many flags: what needed it asks, and nothing new is said."""
    figures = (*burning(cash=300_000.0), claim("headcount", 20.0), claim("payroll", 8_000.0))
    whole = raised(*figures)
    for left_out in ("revenue", "expenses", "cash", "growth"):
        found = raised(*(figure for figure in figures if figure.metric != left_out))
        assert set(found.flags) <= set(whole.flags)
        assert set(found.unknown) > set(whole.unknown)


# --- X13, one cause ---


def test_x13_one_wrong_cash_figure_counts_once() -> None:
    """Stated burn and runway that don't fit, and too little money: three flags of one trouble."""
    figures = (*burning(cash=300_000.0), claim("runway_months", 12.0), claim("net_burn", 70_000.0))
    flags = raised(*figures).flags
    assert {"Q1", "Q2", "S3"} <= set(flags)
    assert len({flags[rule].cause for rule in ("Q1", "Q2", "S3")}) == 1
    counted = [flag for flag in one_per_cause(flags.values()) if flag.cause == flags["S3"].cause]
    assert [flag.severity for flag in counted] == [CRITICAL]


def test_x13_other_troubles_stand_apart() -> None:
    """Flat revenue is no matter of the cash figure."""
    flags = raised(*burning(cash=300_000.0)).flags
    assert flags["R1"].cause != flags["S3"].cause


def test_the_words_of_the_exceptions_are_those_of_the_bank() -> None:
    """A sign that can be ticked, and choices that can be made."""
    question, sign = ONE_SALE
    asked, season = (shipped_bank().find(each) for each in (question, SEASON))
    assert asked is not None
    assert sign in {signal.id for signal in asked.signals}
    assert season is not None
    assert set(SEASONAL) <= set(season.choices)
