"""Numbers the design states, each worked out by its own formula: the arithmetic has to meet them.

Those that others have published are in `test_worked_examples`.
"""

from __future__ import annotations

from math import ceil, log

import pytest

from analysis.builders import at, number, plain, terms
from diligence.analysis import Convention, Position, Projection, Terms, project
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
    result = weekly(100, 0.025, 1_600)
    weeks, rate = log(1_600 / 100) / log(1.025), log(1.025)
    area = 1_600 * weeks - 100 * (1.025**weeks - 1) / rate
    assert number(result.months_to_profit) * WEEKS_PER_MONTH == pytest.approx(weeks)
    assert round(weeks, 4) == 112.2841
    assert number(result.capital_needed) == pytest.approx(area)
    assert round(area, 2) == 118_907.71


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
