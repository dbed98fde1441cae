"""The months as a continuum, held against formulas and an integrator that share no code with it."""

from __future__ import annotations

from math import exp, log, log1p

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.integrate import quad

from analysis.builders import at, cost_growths, number, plain, some_money, terms
from diligence.amounts import Absence
from diligence.analysis import Convention, Position, Projection, Terms, project

growing = st.floats(0.001, 1.0)
fading = st.floats(0.05, 0.999)


def continuous(position: Position, on: Terms) -> Projection:
    """The projection in continuous time."""
    return project(position, on, convention=Convention.CONTINUOUS)


def log_growth(on: Terms, t: float) -> float:
    """ln(R(t)/R0) for fading growth, integrated by scipy from its definition."""
    annual = (1 + (on.growth_rate or 0.0)) ** 12 - 1
    found: float = quad(lambda s: log1p(annual * on.persistence ** (s / 12)) / 12, 0, t, limit=200)[0]
    return found


def loss(revenue: float, expenses: float, on: Terms, t: float) -> float:
    """Costs less income at time t."""
    others = expenses - (1 - on.gross_margin) * revenue
    costs = others * (1 + on.expense_growth_rate) ** t
    lost: float = costs - on.gross_margin * revenue * exp(log_growth(on, t))
    return lost


@settings(max_examples=30)
@given(growth=growing, persistence=fading, ratio=st.floats(1.01, 20), margin=st.floats(0.2, 1))
def test_an_integrator_finds_the_same(growth: float, persistence: float, ratio: float, margin: float) -> None:
    """With fading growth the lines meet where an independent quadrature says, over the area it measures."""
    on = terms(growth, persistence=persistence, gross_margin=margin)
    result = continuous(at(revenue=1_000.0, expenses=1_000.0 * ratio), on)
    if result.months_to_profit.value is None:
        assert loss(1_000, 1_000 * ratio, on, 599) > 0
        return
    meet = number(result.months_to_profit)
    assert loss(1_000, 1_000 * ratio, on, meet) == pytest.approx(0, abs=1e-6 * 1_000 * ratio)
    area = quad(lambda t: loss(1_000, 1_000 * ratio, on, t), 0, meet, limit=200)[0]
    assert number(result.capital_needed) == pytest.approx(area, rel=1e-6, abs=1e-3)


@settings(max_examples=20)
@given(cash_share=st.floats(0.01, 0.99), growth=growing, persistence=fading)
def test_runway_spends_exactly_the_cash(cash_share: float, growth: float, persistence: float) -> None:
    """The losses up to the end of the runway add up to the cash."""
    on = terms(growth, persistence=persistence)
    needed = continuous(plain(), on).capital_needed.value
    cash = cash_share * (1_000_000 if needed is None else needed)
    end = number(continuous(plain(cash=cash), on).runway_months)
    assert quad(lambda t: loss(20_000, 80_000, on, t), 0, end, limit=200)[0] == pytest.approx(cash, rel=1e-6)


@given(revenue=some_money, ratio=st.floats(1.001, 1000), growth=growing, cost_growth=cost_growths)
def test_constant_growth_has_a_formula(
    revenue: float, ratio: float, growth: float, cost_growth: float
) -> None:
    """T = ln(E/R) / (r - e), as in Blackwell's calculator, where revenue outgrows costs in time."""
    result = continuous(
        at(revenue=revenue, expenses=revenue * ratio), terms(growth, expense_growth_rate=cost_growth)
    )
    gain = log(1 + growth) - log(1 + cost_growth)
    if gain <= 0:
        assert result.months_to_profit.absence is Absence.NEVER
    elif log(ratio) / gain < 599:
        assert number(result.months_to_profit) == pytest.approx(log(ratio) / gain, rel=1e-6)


@pytest.mark.parametrize("persistence", [1.0, 1 - 1e-15, 1 - 1e-12, 1 - 1e-10, 1 - 1e-8])
def test_growth_that_hardly_fades_is_constant(persistence: float) -> None:
    """A persistence next to 1 gives the answer of 1; no digits are lost on the way."""
    result = continuous(plain(), terms(0.08, persistence=persistence))
    assert number(result.capital_needed) == pytest.approx(661_420, abs=1)


def test_growth_that_ends_at_once() -> None:
    """At persistence 0 revenue stays as it is, and profit never comes."""
    result = continuous(plain(), terms(0.08, persistence=0.0))
    assert result.income[-1] == 20_000
    assert result.months_to_profit.value is None


def test_profit_at_once() -> None:
    """Where income pays for everything today there is nothing to wait for, and nothing to pay."""
    result = continuous(at(revenue=90.0, expenses=80.0, cash=0.0), terms(-0.05))
    assert (number(result.months_to_profit), number(result.capital_needed)) == (0, 0)
    assert result.runway_months.absence is Absence.INFINITE


def test_constant_loss() -> None:
    """Without growth 600k at 60k a month lasts ten months, in any convention."""
    assert number(continuous(plain(cash=600_000.0), terms(0.0)).runway_months) == pytest.approx(10)


@pytest.mark.parametrize("cash", [0.0, -5_000.0])
def test_no_cash_is_no_runway(cash: float) -> None:
    """Cash of zero, or an overdraft, lasts zero months."""
    assert number(continuous(plain(cash=cash), terms(0.08)).runway_months) == 0


def test_no_revenue() -> None:
    """Nothing times any growth is nothing."""
    result = continuous(at(revenue=0.0, expenses=50.0, cash=600.0), terms(1.0))
    assert result.months_to_profit.absence is Absence.NEVER
    assert number(result.runway_months) == pytest.approx(600 / 50)


def test_the_horizon_is_no_answer() -> None:
    """What does not come to pass within the search is said so, without a number."""
    result = continuous(plain(cash=1e12), terms(0.001))
    assert result.months_to_profit.absence is Absence.BEYOND_HORIZON
    assert result.runway_months.absence is Absence.BEYOND_HORIZON
    assert result.runway_months.value is None


def test_absurd_growth_stays_finite() -> None:
    """Elevenfold every month raises no warning and gives numbers."""
    result = continuous(at(revenue=1e12, expenses=2e12, cash=1e12), terms(10.0, expense_growth_rate=9.0))
    assert abs(result.income).max() < 1e200
    assert abs(result.cash).max() < 1e200


def test_what_is_missing_is_named() -> None:
    """Without growth there is no path, and the reason is said."""
    result = continuous(plain(growth=None), terms(None))
    assert result.income.size == 0
    assert "growth" in result.months_to_profit.why
