"""The months one by one, held against a loop written without any library."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import nextafter

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from analysis.builders import (
    at,
    cost_growths,
    growths,
    margins,
    money,
    number,
    persistences,
    plain,
    some_money,
    terms,
)
from diligence.amounts import Absence
from diligence.analysis import Change, Convention, Projection, Terms, project
from diligence.analysis.monthly import growth_path
from diligence.analysis.projection import HORIZON_MONTHS
from diligence.errors import ImpossibleInputError


@dataclass
class Loop:
    """What the loop found; ``None`` where it never came to pass within the horizon."""

    profit: int | None = None
    capital: float | None = None
    runway: float | None = None


def played(revenue: float, expenses: float, cash: float, on: Terms) -> Loop:
    """Revenue, costs and cash month by month, in plain Python."""
    found, spent = Loop(), 0.0
    annual = (1 + (on.growth_rate or 0.0)) ** 12 - 1
    others = expenses - (1 - on.gross_margin) * revenue
    for month in range(HORIZON_MONTHS):
        loss = others - on.gross_margin * revenue
        if loss <= 0:
            found.profit, found.capital = month, spent
            return found
        if found.runway is None and spent + loss > cash:
            found.runway = month + (cash - spent) / loss
        spent += loss
        rate = on.growth_rate or 0.0
        if rate > 0:
            rate = (1 + annual * on.persistence ** ((month + 1) / 12)) ** (1 / 12) - 1
        revenue = min(revenue * (1 + rate), 1e250)
        others *= 1 + on.expense_growth_rate
    return found


def close(measured: float | None, looped: float | None) -> bool:
    """Whether both are absent, or equal but for rounding."""
    if measured is None or looped is None:
        return measured is looped
    return measured == pytest.approx(looped, rel=1e-6, abs=1e-3)


@given(
    revenue=money,
    expenses=money,
    cash=money,
    growth=growths,
    persistence=persistences,
    cost_growth=cost_growths,
    margin=margins,
)
def test_a_plain_loop_finds_the_same(
    revenue: float,
    expenses: float,
    cash: float,
    growth: float,
    persistence: float,
    cost_growth: float,
    margin: float,
) -> None:
    """Months to profit, capital and runway are those of an independent loop over the months."""
    on = terms(growth, persistence=persistence, expense_growth_rate=cost_growth, gross_margin=margin)
    result, looped = (
        project(at(revenue=revenue, expenses=expenses, cash=cash), on),
        played(revenue, expenses, cash, on),
    )
    near = result.months_to_profit.value, looped.profit
    if near[0] != near[1]:  # A tie that falls one way here and the other there by rounding alone.
        month = int(min(found for found in near if found is not None))
        assert abs(result.expenses[month] - result.income[month]) < 1e-6 * (1 + abs(result.income[month]))
        return
    assert close(result.capital_needed.value, looped.capital)
    if looped.profit is None or result.alive is False:
        assert close(result.runway_months.value, looped.runway) or _on_the_edge(result)


def _on_the_edge(result: Projection) -> bool:
    """Whether cash comes so near to nothing that rounding decides the month."""
    return bool(min(abs(result.cash)) < 1e-6 * (1 + abs(result.cash[0])))


@pytest.mark.parametrize(
    ("revenue", "expenses", "growth", "months"),
    [(10, 80, 1.0, 3), (20, 80, 1.0, 2), (40, 80, 1.0, 1), (16, 81, 0.5, 4), (1, 3, 2.0, 1)],
)
def test_lines_that_meet_exactly(revenue: float, expenses: float, growth: float, months: int) -> None:
    """10 doubled three times is 80: profit is in month 3, and rounding does not make it 4."""
    result = project(at(revenue=revenue, expenses=expenses), terms(growth))
    assert revenue * (1 + growth) ** months == expenses
    assert number(result.months_to_profit) == months


@given(revenue=st.floats(1_000, 79_000), growth=st.floats(0.001, 1), cost_growth=st.floats(0, 0.01))
def test_to_the_last_coin(revenue: float, growth: float, cost_growth: float) -> None:
    """Cash of exactly what is needed lives and its runway has no end; the least bit less dies and has one."""
    on = terms(growth, expense_growth_rate=cost_growth)
    needed = project(plain(revenue=revenue), on).capital_needed.value
    assume(needed is not None)
    enough = project(plain(revenue=revenue, cash=needed), on)
    assert (enough.alive, enough.runway_months.absence) == (True, Absence.INFINITE)
    short = project(plain(revenue=revenue, cash=nextafter(number(enough.capital_needed), 0)), on)
    assert (short.alive, short.runway_months.absence) == (False, None)


@given(cash=st.floats(0, 1e7), growth=st.floats(0, 1))
def test_runway_and_verdict_agree(cash: float, growth: float) -> None:
    """What reaches profit on its cash has a runway without end; what does not has an end, or no profit."""
    result = project(plain(cash=cash), terms(growth))
    assert (result.runway_months.absence is Absence.INFINITE) is (result.alive is True)


def test_runway_counts_part_of_a_month() -> None:
    """150k against losses of 60k, 58.4k and more: 60 + 58.4 are paid, 31.6 of the next 56.672 too."""
    losses = [80_000 - 20_000 * 1.08**n for n in range(3)]
    assert losses == pytest.approx([60_000, 58_400, 56_672])
    result = project(plain(cash=150_000.0), terms(0.08))
    assert number(result.runway_months) == pytest.approx(2 + (150_000 - 60_000 - 58_400) / 56_672)


def test_the_path_of_cash() -> None:
    """Cash at the start of each month is what was there less the losses so far."""
    result = project(plain(), terms(0.08))
    assert result.cash[:4].tolist() == pytest.approx(
        [1_200_000, 1_200_000 - 60_000, 1_200_000 - 60_000 - 58_400, 1_200_000 - 60_000 - 58_400 - 56_672]
    )
    assert (result.income.size, result.cash.size) == (HORIZON_MONTHS, HORIZON_MONTHS + 1)


def test_gross_margin_leaves_todays_loss_as_it_is() -> None:
    """With 70 % margin, 14k pays 74k of other costs: the loss is still 60k today, and profit takes longer."""
    thin = project(plain(), terms(0.08, gross_margin=0.7))
    assert (thin.income[0], thin.expenses[0]) == pytest.approx((0.7 * 20_000, 80_000 - 0.3 * 20_000))
    assert thin.expenses[0] - thin.income[0] == pytest.approx(60_000)
    # 14k has to reach 74k: ln(74/14) / ln(1.08) = 21.6.
    assert number(thin.months_to_profit) == 22


@given(growth=growths, revenue=some_money)
def test_a_sale_that_costs_more_than_it_brings_in(growth: float, revenue: float) -> None:
    """At a margin of zero or less growth never leads to profit."""
    for margin in (0.0, -0.07):
        result = project(
            at(revenue=revenue, expenses=revenue * 2, cash=1e6), terms(growth, gross_margin=margin)
        )
        assert result.months_to_profit.absence is Absence.NEVER
        assert "each sale costs more" in result.months_to_profit.why


@given(cost_growth=st.floats(0, 0.3), gap=st.floats(0, 0.3), persistence=persistences)
@example(cost_growth=0.0, gap=0.0, persistence=1.0)
def test_growth_no_faster_than_costs(cost_growth: float, gap: float, persistence: float) -> None:
    """Where revenue grows no faster than costs the lines never meet, and that can be shown."""
    on = terms(cost_growth - gap, expense_growth_rate=cost_growth, persistence=persistence)
    result = project(plain(), on)
    assert result.months_to_profit.absence is Absence.NEVER
    assert result.capital_needed.absence is Absence.NEVER
    assert result.alive is False


def test_growth_that_falls_to_the_pace_of_costs() -> None:
    """5 % that fades to 70 % each year is overtaken by costs that rise 4 %: never, not merely late."""
    result = project(plain(), terms(0.05, persistence=0.7, expense_growth_rate=0.04))
    assert result.months_to_profit.absence is Absence.NEVER
    assert "falls to the pace of costs" in result.months_to_profit.why


def test_a_horizon_is_not_an_answer() -> None:
    """0.1 % a month takes 1,387 months: the result is that it is not within 600, and no number is given."""
    result = project(plain(cash=1e12), terms(0.001))
    for measure in (result.months_to_profit, result.capital_needed):
        assert measure.absence is Absence.BEYOND_HORIZON
        assert measure.value is None
    assert result.months_to_profit.why == "not within 600 months"
    assert result.runway_months.absence is Absence.BEYOND_HORIZON


@given(cash=money, growth=st.floats(-0.9, 0.5), persistence=persistences)
def test_the_horizon_is_never_printed_as_a_number(cash: float, growth: float, persistence: float) -> None:
    """Months to profit, where there are any, lie within the months that were looked at."""
    result = project(plain(cash=cash), terms(growth, persistence=persistence))
    months = result.months_to_profit.value
    assert months is None or months < HORIZON_MONTHS


def test_no_revenue() -> None:
    """Nothing times any growth is nothing: never, and the money lasts cash over costs."""
    result = project(at(revenue=0.0, expenses=50_000.0, cash=600_000.0), terms(5.0))
    assert result.months_to_profit.absence is Absence.NEVER
    assert "no revenue yet" in result.months_to_profit.why
    assert number(result.runway_months) == 600_000 / 50_000


def test_refunds_above_sales_are_no_base_either() -> None:
    """Revenue below zero grows into nothing good."""
    result = project(at(revenue=-1_000.0, expenses=50_000.0, cash=600_000.0), terms(0.2))
    assert result.months_to_profit.absence is Absence.NEVER


@pytest.mark.parametrize("revenue", [0.0, 1.0])
def test_no_expenses(revenue: float) -> None:
    """Where nothing is spent, income pays for everything at once."""
    result = project(at(revenue=revenue, expenses=0.0, cash=0.0), terms(0.0))
    assert number(result.months_to_profit) == 0
    assert number(result.capital_needed) == 0
    assert result.runway_months.absence is Absence.INFINITE


def test_an_overdraft_is_no_runway() -> None:
    """Cash below zero is gone: zero months, never fewer."""
    assert number(project(plain(cash=-30_000.0), terms(0.08)).runway_months) == 0


@pytest.mark.parametrize(("growth", "cost_growth"), [(10.0, 0.0), (10.0, 9.9), (0.01, 10.0), (-0.999, 10.0)])
def test_absurd_growth_stays_finite(growth: float, cost_growth: float) -> None:
    """Numbers beyond all companies raise no warning (warnings are errors here) and stay numbers."""
    on = terms(growth, expense_growth_rate=cost_growth, persistence=1.0)
    result = project(at(revenue=1e12, expenses=2e12, cash=1e12), on)
    for path in (result.income, result.expenses, result.cash):
        assert abs(path).max() < 1e200


def test_what_is_missing_is_named() -> None:
    """Without revenue, costs or growth there is no path, and the reason is said."""
    for left_out in ("revenue", "expenses", "growth"):
        result = project(plain(**{left_out: None}))
        assert result.income.size == result.cash.size == 0
        assert result.months_to_profit.absence is Absence.UNKNOWN
        assert left_out in result.months_to_profit.why


def test_without_cash_the_need_is_known_all_the_same() -> None:
    """Capital needed does not depend on cash; being alive does."""
    result = project(plain(cash=None))
    assert round(number(result.capital_needed)) == 691_075
    assert result.alive is None
    assert result.runway_months.absence is Absence.UNKNOWN


def test_growth_fades_by_the_year() -> None:
    """Twelve months on, annual growth is the persistence times today's, exactly."""
    path = growth_path(0.08, 0.7, 24)
    annual = 1.08**12 - 1
    assert (1 + path[11]) ** 12 - 1 == pytest.approx(0.7 * annual)
    assert (1 + path[23]) ** 12 - 1 == pytest.approx(0.7**2 * annual)


def test_a_decline_does_not_fade() -> None:
    """Shrinking by 3 % a month goes on as it is: only growth wears off."""
    assert growth_path(-0.03, 0.5, 3).tolist() == [-0.03] * 3


def test_growth_that_stays_has_the_shape_of_growth_that_fades() -> None:
    """Two rates by three persistences over four months, whether any of them fades or none does."""
    rates = [[0.1], [-0.1]]
    stays = growth_path(rates, [1.0, 1.0, 1.0], 4)
    assert stays.tolist() == [[[0.1] * 4] * 3, [[-0.1] * 4] * 3]
    assert growth_path(rates, [1.0, 1.0, 0.7], 4)[:, :2].tolist() == stays[:, :2].tolist()


def dated(growth: float, *changes: Change, **others: float) -> Terms:
    """Terms with dated changes."""
    return replace(terms(growth, **others), changes=changes)


def test_a_debt_is_paid_in_its_month() -> None:
    """200k less 60k and 60k, then 60k and the 50k of month 2: 30k of 110k are missing, at 2.73 months."""
    result = project(plain(cash=200_000.0), dated(0.0, Change(2, cash=-50_000.0)))
    assert result.cash[:4].tolist() == [200_000, 140_000, 80_000, -30_000]
    assert number(result.runway_months) == pytest.approx(2 + 80_000 / 110_000)
    # Without it: 200 / 60.
    assert number(project(plain(cash=200_000.0), terms(0.0)).runway_months) == pytest.approx(200 / 60)


def test_a_debt_on_the_way_to_profit_adds_to_the_need() -> None:
    """Doubling: 60k, 40k and then nothing are lost; 25k due in month 1 make 125k, whatever the day."""
    for month in (0, 1):
        result = project(plain(), dated(1.0, Change(month, cash=-25_000.0)))
        assert (number(result.months_to_profit), number(result.capital_needed)) == (2, 125_000)


def test_a_debt_after_profit_is_paid_from_what_is_earned_first() -> None:
    """20k, 40k, 80k, 160k: 100k are lost, month 2 brings nothing, month 3 brings 80k.

    150k due in month 3: most ever spent is 100k + 150k - 80k = 170k. Due in month 4, 240k more have
    come by then: 100k are still the most.
    """
    late = project(plain(cash=169_999.0), dated(1.0, Change(3, cash=-150_000.0)))
    assert (number(late.months_to_profit), number(late.capital_needed), late.alive) == (2, 170_000, False)
    assert number(late.runway_months) == pytest.approx(3 + 69_999 / 70_000)
    assert project(plain(cash=170_000.0), late.terms).alive is True
    later = project(plain(cash=100_000.0), dated(1.0, Change(4, cash=-150_000.0)))
    assert (number(later.capital_needed), later.alive) == (100_000, True)
    assert later.runway_months.absence is Absence.INFINITE


def test_hires_raise_costs_from_their_month() -> None:
    """80k, 80k, and 100k from month 2: profit at 160k is in month 3, and 60 + 40 + 20 are lost."""
    result = project(plain(), dated(1.0, Change(2, monthly_expenses=20_000.0)))
    assert result.expenses[:4].tolist() == [80_000, 80_000, 100_000, 100_000]
    assert number(result.months_to_profit) == 3
    assert number(result.capital_needed) == 60_000 + 40_000 + 20_000


def test_a_profit_before_the_hires_start_is_none() -> None:
    """Break-even is in month 2, and the people of month 4 cost no more than there is then: profit is in 4."""
    result = project(plain(), dated(1.0, Change(4, monthly_expenses=20_000.0)))
    assert number(result.months_to_profit) == 4
    assert number(result.capital_needed) == 100_000, "what was lost until month 2 is the most"


def test_hires_do_not_grow_with_the_other_costs() -> None:
    """Costs of 80k rise by 10 %, the 20k of the hires stay: 80, 88 + 20, 96.8 + 20."""
    on = dated(0.0, Change(1, monthly_expenses=20_000.0), expense_growth_rate=0.10)
    assert project(plain(), on).expenses[:3].tolist() == pytest.approx([80_000, 108_000, 116_800])


def test_signed_money_pays_from_its_month() -> None:
    """100k last to the middle of month 1; 500k of month 2 come too late, of month 1 in time."""
    position = plain(cash=100_000.0, growth=1.0)
    for month, alive in ((2, False), (1, True)):
        result = project(position, dated(0.9, Change(month, cash=500_000.0)))
        assert result.alive is alive
    # 60k and 42k are lost before month 2: the money of month 2 does not change what is needed first.
    assert number(project(position, dated(0.9, Change(2, cash=500_000.0))).capital_needed) == 102_000


def test_money_lowers_the_need_and_never_below_nothing() -> None:
    """Signed money of month 0 pays 100k of the 100k: nothing is needed; without profit no sum is enough."""
    assert number(project(plain(), dated(1.0, Change(0, cash=100_000.0))).capital_needed) == 0
    assert project(plain(), dated(0.0, Change(0, cash=1e6))).capital_needed.absence is Absence.NEVER


def test_what_is_dated_beyond_the_search_changes_nothing() -> None:
    """A debt in fifty years is no reason to die today."""
    far = project(plain(), dated(0.08, Change(HORIZON_MONTHS, cash=-1e9)))
    assert round(number(far.capital_needed)) == 691_075
    near = project(plain(), dated(0.0, Change(HORIZON_MONTHS - 1, cash=-1e9)))
    assert near.alive is False


@given(
    growth=st.floats(0, 0.5),
    cash=st.floats(0, 3e6),
    events=st.lists(
        st.tuples(st.integers(0, 40), st.floats(-5e5, 5e5), st.just(0.0) | st.floats(1, 3e4)),
        min_size=1,
        max_size=3,
    ),
)
def test_a_plain_loop_with_dates_finds_the_same(
    growth: float, cash: float, events: list[tuple[int, float, float]]
) -> None:
    """Profit once all have started, the most ever spent until then and the last date, month by month."""
    on = dated(growth, *(Change(month, amount, more) for month, amount, more in events))
    result, spent, most, profit, month = project(plain(cash=cash), on), 0.0, 0.0, None, 0
    last = max(event[0] for event in events)
    starts = max((event[0] for event in events if event[2]), default=0)
    while month < HORIZON_MONTHS and (profit is None or month <= last):
        hired = sum(more for start, _, more in events if start <= month)
        loss = 80_000 + hired - 20_000 * (1 + growth) ** month
        if profit is None and month >= starts and loss <= 0:
            profit = month
            if month > last:
                break
        spent += loss - sum(amount for day, amount, _ in events if day == month)
        most = max(most, spent)
        month += 1
    assert result.months_to_profit.value == profit
    if profit is not None:
        assert number(result.capital_needed) == pytest.approx(most, rel=1e-9, abs=1e-3)
        assert result.alive is (number(result.capital_needed) <= cash)


def test_in_the_continuum_nothing_is_dated() -> None:
    """The formula has no place for a day: it says so rather than leave the debt out."""
    with pytest.raises(ImpossibleInputError, match="without dated changes in continuous time"):
        project(plain(), dated(0.08, Change(2, cash=-1.0)), convention=Convention.CONTINUOUS)


def test_hires_that_end_a_profit_make_growth_matter() -> None:
    """100 against 80 is a profit whatever grows; with 30 more of costs ahead, growth decides."""
    position = at(revenue=100.0, expenses=80.0, cash=50.0)
    few = replace(terms(None), changes=(Change(6, monthly_expenses=10.0),))
    many = replace(terms(None), changes=(Change(6, monthly_expenses=30.0),))
    assert number(project(position, few).capital_needed) == 0
    assert project(position, many).alive is None
    assert "growth" in project(position, many).months_to_profit.why
