"""Numbers that others have published, or the design states: the arithmetic has to meet them."""

from __future__ import annotations

from math import ceil, log

import pytest

from analysis.builders import at, claim, example, number, plain, terms
from diligence.amounts import Period
from diligence.analysis import Convention, Position, Projection, Terms, project
from diligence.analysis.choose import monthly
from diligence.months import WEEKS_PER_MONTH


def continuous(position: Position, on: Terms) -> Projection:
    """The projection in continuous time."""
    return project(position, on, convention=Convention.CONTINUOUS)


def weekly(revenue: float, growth: float, expenses: float) -> Projection:
    """Blackwell's question by the week, asked by the month."""
    position = at(revenue=revenue * WEEKS_PER_MONTH, expenses=expenses * WEEKS_PER_MONTH)
    return continuous(position, terms((1 + growth) ** WEEKS_PER_MONTH - 1))


def test_month_by_month() -> None:
    """20k of revenue against 80k at 8 % a month: profit in month 19, after 691,075 of losses."""
    result = project(plain(), terms(0.08))
    assert number(result.months_to_profit) == ceil(log(80 / 20) / log(1.08)) == 19
    losses = [80_000 - 20_000 * 1.08**n for n in range(19)]
    assert number(result.capital_needed) == pytest.approx(sum(losses))
    assert round(sum(losses)) == 691_075


def test_continuous() -> None:
    """The same as a continuum: the curves meet at ln(E/R)/ln(1+g), over an area of 661,420."""
    result = continuous(plain(), terms(0.08))
    meet, rate = log(80 / 20) / log(1.08), log(1.08)
    area = 80_000 * meet - 20_000 * (1.08**meet - 1) / rate
    assert number(result.months_to_profit) == pytest.approx(meet)
    assert number(result.capital_needed) == pytest.approx(area)
    assert round(area) == 661_420


@pytest.mark.parametrize(
    ("growth", "persistence", "cost_growth", "months", "millions"),
    [
        (0.08, 1.00, 0.00, 19, 0.691),
        (0.08, 0.70, 0.00, 23, 0.812),
        (0.05, 1.00, 0.00, 29, 1.074),
        (0.05, 0.82, 0.00, 36, 1.259),
        (0.05, 0.70, 0.00, 50, 1.533),
        (0.08, 1.00, 0.02, 25, 1.100),
        (0.08, 1.00, 0.03, 30, 1.540),
    ],
)
def test_fading_growth_and_rising_costs(
    growth: float, persistence: float, cost_growth: float, months: int, millions: float
) -> None:
    """The design's table of ordinary assumptions, each of which takes more time and money."""
    on = terms(growth, persistence=persistence, expense_growth_rate=cost_growth)
    result = project(plain(), on)
    assert number(result.months_to_profit) == months
    assert round(number(result.capital_needed) / 1e6, 3) == millions
    assert result.alive is (millions < 1.2)


def test_blackwells_defaults() -> None:
    """100 a week growing 2.5 % against 1,600: 112.2841 weeks and 118,907.71, as growth.tlb.org has it."""
    result, printed = weekly(100, 0.025, 1_600), example("tlb_defaults")["expected"]
    weeks = number(result.months_to_profit) * WEEKS_PER_MONTH
    assert weeks == pytest.approx(log(1_600 / 100) / log(1.025))
    assert weeks == pytest.approx(printed["weeks_to_profit"], abs=1e-4)
    assert number(result.months_to_profit) == pytest.approx(printed["months_to_profit"], rel=1e-9)
    assert number(result.capital_needed) == pytest.approx(printed["capital_needed"], abs=0.01)


def test_blackwells_own_test() -> None:
    """200 a week growing 3 % against 2,000: 77.898 weeks and 94,901.35."""
    result = weekly(200, 0.03, 2_000)
    weeks, rate = log(2_000 / 200) / log(1.03), log(1.03)
    area = 2_000 * weeks - 200 * (1.03**weeks - 1) / rate
    assert number(result.months_to_profit) * WEEKS_PER_MONTH == pytest.approx(weeks)
    assert round(weeks, 3) == 77.898
    assert number(result.capital_needed) == pytest.approx(area)
    assert round(area, 2) == 94_901.35


def test_amazon_with_the_cost_of_goods() -> None:
    """Of 12.63M a month, 20 % is left for the other 5.73M of costs: 8 months and about 16M of 125M.

    The casebook takes the months from the continuous formula, ln(2.27)/ln(1.1075) = 8.0, and the
    money from the monthly table, where the first whole month past that is the 9th; the continuous
    area is 14.6M.
    """
    position, on = at(revenue=12.63, expenses=15.83, cash=125.0), terms(0.1075, gross_margin=0.2)
    profit, others = 0.2 * 12.63, 15.83 - (1 - 0.2) * 12.63
    assert (round(profit, 2), round(others, 2)) == (2.53, 5.73)
    result = continuous(position, on)
    meet, rate = log(others / profit) / log(1.1075), log(1.1075)
    assert number(result.months_to_profit) == pytest.approx(meet)
    assert round(meet, 1) == 8.0
    area = others * meet - profit * (1.1075**meet - 1) / rate
    assert number(result.capital_needed) == pytest.approx(area)
    assert round(area, 1) == 14.6
    by_month = project(position, on)
    assert number(by_month.months_to_profit) == ceil(meet) == 9
    assert number(by_month.capital_needed) == pytest.approx(
        sum(others - profit * 1.1075**n for n in range(9))
    )
    assert round(number(by_month.capital_needed)) == 16
    assert by_month.alive is True


@pytest.mark.parametrize("name", ["pg_weekly_1pct", "pg_weekly_5pct", "pg_weekly_10pct"])
def test_weekly_growth_over_a_year(name: str) -> None:
    """Paul Graham's table: a weekly rate, brought to a month and compounded over a year of 52 weeks."""
    given = example(name)
    value = monthly(claim("growth", given["inputs"]["weekly_growth"], per=Period.WEEK))
    assert value is not None
    multiple = (1 + value.likely) ** (given["inputs"]["weeks"] / WEEKS_PER_MONTH)
    assert multiple == pytest.approx(given["expected"]["yearly_multiple"], abs=given["tolerance"]["abs"])


def test_a_thousand_a_month_growing_one_percent_a_week() -> None:
    """Paul Graham: $1,000 a month at 1 % a week is $7,900 a month after four years (208 weeks)."""
    given = example("pg_1000_1pct_4y")
    rate = 1.01**WEEKS_PER_MONTH - 1
    result = project(at(revenue=1_000.0, expenses=1e9), terms(rate))
    assert result.income[48] == pytest.approx(given["expected"]["monthly_revenue_then"], rel=0.015)


@pytest.mark.parametrize(
    ("name", "rate", "months"), [("pg_15pct_5y", 0.15, 60), ("net_growth_propel", 0.07, 12)]
)
def test_revenue_compounds(name: str, rate: float, months: int) -> None:
    """Revenue of month n is today's times (1 + g) to the power of n, as printed elsewhere."""
    given = example(name)
    start = given["inputs"].get("start", 1.0)
    result = project(at(revenue=start, expenses=1e15), terms(rate))
    printed = given["expected"].get("ending", given["expected"].get("multiple"))
    assert result.income[months] == pytest.approx(printed, rel=given["tolerance"]["rel"])


def test_the_verdict_depends_on_the_model() -> None:
    """A rival's model with costs that rise and growth that fades calls this dead; Graham's calls it alive."""
    given = example("da_magnus_dead")
    known = given["inputs"]
    position = at(revenue=known["mrr"], expenses=known["expenses"], cash=known["cash"])
    result = project(position, terms(known["monthly_growth"]))
    losses = [75_000 - 30_000 * 1.1**n for n in range(10)]
    assert number(result.capital_needed) == pytest.approx(sum(losses))
    assert result.alive is (sum(losses) <= 500_000) is True
    assert given["expected"]["verdict"] == "DEAD"


def test_before_any_revenue() -> None:
    """400k at 80k a month lasts 400 / 80 = 5 months; the rival's 8 burns 70 % of the costs only."""
    known = example("da_magnus_prerev")["inputs"]
    position = at(revenue=known["mrr"], expenses=known["expenses"], cash=known["cash"])
    assert number(project(position, terms(None)).runway_months) == 400 / 80
