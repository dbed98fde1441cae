"""What would have to be true: at the edge the company lives, a hair beyond it dies."""

from __future__ import annotations

from dataclasses import replace
from math import log
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from analysis.builders import at, number, plain, terms
from diligence.amounts import Absence
from diligence.analysis import (
    Change,
    Convention,
    Terms,
    founders_terms,
    growth_needed,
    highest_net_burn,
    needs,
    project,
)

if TYPE_CHECKING:
    from diligence.analysis import Position

both = pytest.mark.parametrize("convention", list(Convention))
LOSSES = [80_000 - 20_000 * 1.08**n for n in range(19)]


def lives(position: Position, on: Terms, convention: Convention = Convention.MONTHLY) -> bool:
    """Whether profit comes before the cash is gone."""
    return project(position, on, convention=convention).alive is True


@both
@settings(max_examples=30)
@given(
    ratio=st.floats(1.01, 50),
    cash=st.floats(100, 1e7),
    persistence=st.floats(0.1, 1),
    cost_growth=st.floats(0, 0.05),
    margin=st.floats(0.1, 1),
)
def test_the_needed_growth_is_the_least(
    convention: Convention, ratio: float, cash: float, persistence: float, cost_growth: float, margin: float
) -> None:
    """At the growth that is needed the company lives, and at a hair less it dies."""
    position = at(revenue=10_000.0, expenses=10_000.0 * ratio, cash=cash)
    others = {"persistence": persistence, "expense_growth_rate": cost_growth, "gross_margin": margin}
    measure = growth_needed(position, terms(None, **others), convention)
    if measure.value is None:
        assert measure.absence is Absence.NEVER
        assert project(position, terms(10.0, **others), convention=convention).alive is False
        return
    assume(measure.value < 9)
    assert project(position, terms(measure.value, **others), convention=convention).alive is True
    less = measure.value * (1 - 1e-6) - 1e-9
    assert project(position, terms(less, **others), convention=convention).alive is False


def test_growth_needed_of_the_running_example() -> None:
    """With exactly the 691,074.74 that 8 % needs, 8 % is what is needed."""
    needed = growth_needed(plain(cash=sum(LOSSES)), terms(None))
    assert number(needed) == pytest.approx(0.08)


@pytest.mark.parametrize(
    ("changed", "absence", "why"),
    [
        ({"cash": None}, Absence.UNKNOWN, "cash not known yet"),
        ({"revenue": None, "cash": None}, Absence.UNKNOWN, "revenue and cash not known yet"),
        ({"revenue": 80_000.0}, Absence.NOT_APPLICABLE, "it is profitable already"),
        ({"revenue": 0.0}, Absence.NEVER, "there is no revenue yet for growth to build on"),
        ({"cash": 59_999.0}, Absence.NEVER, "no growth is fast enough: the cash is gone too soon"),
    ],
)
def test_where_no_growth_is_the_answer(changed: dict[str, float | None], absence: Absence, why: str) -> None:
    """Unknown, not asked, and out of reach are three answers; the first month's 60k no growth can pay."""
    measure = growth_needed(plain(**changed), terms(None))
    assert (measure.value, measure.absence, measure.why) == (None, absence, why)


def test_without_margin_the_reason_is_the_margin() -> None:
    """Where each sale loses it is not the cash that is short."""
    measure = growth_needed(plain(), terms(None, gross_margin=-0.1))
    assert measure.absence is Absence.NEVER
    assert "each sale costs more than it brings in" in measure.why


def test_blackwells_minimum_growth() -> None:
    """In the continuum the growth that is needed for 661,420 is 8 %, by the formula's own inverse."""
    area = 80_000 * log(4) / log(1.08) - 20_000 * 3 / log(1.08)
    assert number(growth_needed(plain(cash=area), terms(None), Convention.CONTINUOUS)) == pytest.approx(0.08)


def test_a_debt_can_ask_for_growth_of_a_company_in_profit() -> None:
    """81k against 80k and nothing in the bank: 3,000 fall due in month 2, and 1,000 a month bring that.

    Months 0, 1 and 2 bring 1,000 each without growth: 3,000 are there. For 4,000 it has to grow:
    81,000 (1 + (1 + g) + (1 + g)^2) = 3 * 80,000 + 4,000.
    """
    position = plain(revenue=81_000.0, cash=0.0)
    due = (Change(2, cash=-3_000.0), Change(2, cash=-4_000.0))
    enough, short = (replace(terms(None), changes=(debt,)) for debt in due)
    assert growth_needed(position, enough).absence is Absence.NOT_APPLICABLE
    rate = number(growth_needed(position, short))
    assert 81_000 * (1 + (1 + rate) + (1 + rate) ** 2) == pytest.approx(244_000)


@both
@settings(max_examples=30)
@given(
    revenue=st.floats(1, 1e5),
    cash=st.floats(0, 1e7),
    growth=st.floats(-0.1, 3.0),
    persistence=st.floats(0.1, 1),
    cost_growth=st.floats(0, 0.05),
)
def test_the_highest_burn_is_the_highest(
    convention: Convention, revenue: float, cash: float, growth: float, persistence: float, cost_growth: float
) -> None:
    """At that burn the company lives, and at a hair more it dies."""
    on = terms(growth, persistence=persistence, expense_growth_rate=cost_growth)
    burn = number(highest_net_burn(at(revenue=revenue, cash=cash), on, convention))
    assert lives(at(revenue=revenue, expenses=revenue + burn, cash=cash), on, convention)
    more = burn * (1 + 1e-6) + 1e-4
    assert not lives(at(revenue=revenue, expenses=revenue + more, cash=cash), on, convention)


def test_the_highest_burn_by_hand() -> None:
    """Doubling from 10k with 50k: a burn B with E = 10k + B lasts 10k, 20k, 40k of revenue.

    E = 42,000 loses 32k + 22k + 2k = 56k: too much. E = 40,000 loses 30k + 20k = 50k: just enough,
    and profit is there in month 2.
    """
    assert 30_000 + 20_000 == 50_000
    found = highest_net_burn(at(revenue=10_000.0, cash=50_000.0), terms(1.0))
    assert number(found) == pytest.approx(30_000)


def test_money_that_is_signed_allows_more_burn_than_there_is_cash() -> None:
    """100 in the bank and a million today: more can be lost in the first month than the 100."""
    on = replace(terms(0.0), changes=(Change(0, cash=1e6),))
    grows = replace(on, growth_rate=1.0)
    position = at(revenue=10_000.0, cash=100.0)
    burn = number(highest_net_burn(position, grows))
    assert burn > 100_000
    assert lives(position.having("expenses", 10_000 + burn), grows)
    assert not lives(position.having("expenses", 10_000 + burn * 1.0001), grows)
    assert number(highest_net_burn(position, on)) == pytest.approx(0.0, abs=1e-3)


def test_in_the_continuum_a_month_can_lose_less_than_its_first_day() -> None:
    """At 900 % a month a burn of 6,862 a month at the start is over long before the month is: 100 do."""
    position, on = at(revenue=1e5, cash=100.0), terms(9.0)
    burn = number(highest_net_burn(position, on, Convention.CONTINUOUS))
    rate, expenses = log(10), 1e5 + burn
    area = expenses * log(expenses / 1e5) / rate - burn / rate
    assert burn > 101
    assert area == pytest.approx(100, rel=1e-4)


def test_what_is_needed_by_hand() -> None:
    """691,075 of which 500,000 are there; the burn that 500k pay for, and 60k less that to cut."""
    found = needs(plain(cash=500_000.0), founders_terms(plain()))
    assert number(found.cash) == pytest.approx(sum(LOSSES))
    assert number(found.cash_shortfall) == pytest.approx(sum(LOSSES) - 500_000)
    burn = number(found.net_burn)
    losses = [20_000 + burn - 20_000 * 1.08**n for n in range(60)]
    assert sum(loss for loss in losses if loss > 0) == pytest.approx(500_000)
    assert number(found.cut) == pytest.approx(60_000 - burn)


@settings(max_examples=30)
@given(cash=st.floats(0, 1.2e6), growth=st.floats(0.0, 0.3))
def test_after_the_cut_it_lives(cash: float, growth: float) -> None:
    """Expenses that fall by the cut leave a company that lives; a hair less leaves one that dies."""
    position, on = plain(cash=cash, growth=growth), terms(growth)
    cut = number(needs(position, on).cut)
    assert lives(position.having("expenses", 80_000 - cut - 1e-6), on)
    if cut > 0:
        assert not lives(position.having("expenses", 80_000 - cut * (1 - 1e-6) + 1e-2), on)


@settings(max_examples=30)
@given(cash=st.floats(0, 2e6), growth=st.floats(0.01, 0.3))
def test_with_the_shortfall_it_lives(cash: float, growth: float) -> None:
    """With what is short it lives; with a coin less it dies. What lives already is short of nothing."""
    on = terms(growth)
    short = number(needs(plain(cash=cash, growth=growth), on).cash_shortfall)
    assert lives(plain(cash=cash + short + 1e-6), on)
    assert (short == 0) is lives(plain(cash=cash), on)
    if short > 0:
        assert not lives(plain(cash=cash + short * (1 - 1e-6) - 0.01), on)


def test_who_lives_needs_nothing() -> None:
    """The running example with 1.2M is short of nothing and has nothing to cut."""
    found = needs(plain(), founders_terms(plain()))
    assert (number(found.cash_shortfall), number(found.cut)) == (0.0, 0.0)
    assert number(found.net_burn) > 60_000


def test_five_kinds_of_no_number() -> None:
    """Never (no growth), unknown (no cash), not asked (profitable), zero, and beyond the search."""
    never = needs(plain(growth=0.0), terms(0.0))
    assert never.cash.absence is never.cash_shortfall.absence is Absence.NEVER
    unknown = needs(plain(cash=None), terms(0.08))
    assert number(unknown.cash) == pytest.approx(sum(LOSSES))
    for measure in (unknown.cash_shortfall, unknown.net_burn, unknown.cut, unknown.growth_rate):
        assert (measure.absence, measure.why) == (Absence.UNKNOWN, "cash not known yet")
    profitable = needs(plain(revenue=90_000.0), terms(0.08))
    assert profitable.growth_rate.absence is Absence.NOT_APPLICABLE
    assert (number(profitable.cash), number(profitable.cut)) == (0.0, 0.0)
    assert needs(plain(growth=0.001), terms(0.001)).cash.absence is Absence.BEYOND_HORIZON


def test_burn_that_is_not_known_for_want_of_growth() -> None:
    """Growth decides the burn, unless there is nothing to grow."""
    measure = highest_net_burn(plain(growth=None), terms(None))
    assert (measure.absence, measure.why) == (Absence.UNKNOWN, "growth not known yet")
    assert number(highest_net_burn(plain(revenue=0.0), terms(None))) == pytest.approx(0.0, abs=1e-3)
    assert needs(at(revenue=1.0, cash=5.0), terms(0.1)).cut.why == "expenses not known yet"


def test_no_burn_pays_a_debt_that_is_larger_than_the_cash() -> None:
    """Two million due in month 3 against 1.2M: it dies even if it spends no more than it earns."""
    on = replace(terms(0.0), changes=(Change(3, cash=-2e6),))
    assert highest_net_burn(plain(), on).absence is Absence.NEVER
