"""Many projections at once: each is the one that is projected alone."""

from __future__ import annotations

from math import inf, nan
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.builders import (
    at,
    cost_growths,
    growths,
    margins,
    money,
    number,
    persistences,
    some_money,
    terms,
)
from diligence.analysis import Projection, Scenarios, project, project_scenarios
from diligence.analysis import scenarios as module
from diligence.errors import ImpossibleInputError

if TYPE_CHECKING:
    from diligence.amounts import Measure

LOSSES = [80_000 - 20_000 * 1.08**n for n in range(19)]
"""Of the running example, until profit in month 19."""

one_scenario = st.tuples(some_money, money, growths, persistences, cost_growths, margins, money)


def in_order(measure: Measure) -> float:
    """A number, infinite where there is none."""
    return inf if measure.value is None else measure.value


@settings(max_examples=60)
@given(st.lists(one_scenario, min_size=1, max_size=6))
def test_all_at_once_is_one_by_one(drawn: list[tuple[float, ...]]) -> None:
    """Months, capital, runway and life of each scenario are those of `project` for it alone."""
    found = project_scenarios(Scenarios(*np.array(drawn).T))
    for place, (revenue, expenses, growth, persistence, cost_growth, margin, cash) in enumerate(drawn):
        alone = project(
            at(revenue=revenue, expenses=expenses, cash=cash),
            terms(growth, persistence=persistence, expense_growth_rate=cost_growth, gross_margin=margin),
        )
        assert found.months_to_profit[place] == in_order(alone.months_to_profit)
        assert found.capital_needed[place] == pytest.approx(in_order(alone.capital_needed), rel=1e-9)
        if not _on_the_edge(alone):
            assert found.alive[place] == alone.alive
            assert found.runway_months[place] == pytest.approx(in_order(alone.runway_months), abs=1e-6)


def _on_the_edge(alone: Projection) -> bool:
    """Whether cash comes so near to nothing that rounding decides."""
    return bool(np.min(np.abs(alone.cash)) <= 1e-9 * (1 + np.max(np.abs(alone.cash[:2]))))


def test_by_hand() -> None:
    """At 8 %, 19 months and the sum of 19 losses; 150k pay 60,000 + 58,400 and 31,600 of the 56,672."""
    found = project_scenarios(Scenarios(20_000, 80_000, 0.08, cash=[sum(LOSSES), 150_000.0, 0.0]))
    assert found.months_to_profit.tolist() == [19, 19, 19]
    assert found.capital_needed == pytest.approx([sum(LOSSES)] * 3)
    assert found.alive.tolist() == [True, False, False]
    assert found.runway_months == pytest.approx([inf, 2 + 31_600 / 56_672, 0.0])


def test_inputs_are_broadcast_together() -> None:
    """Three growths down and two amounts of cash across are six scenarios."""
    found = project_scenarios(Scenarios(20_000, 80_000, [[0.0], [0.05], [0.08]], cash=[5e5, 7e5]))
    assert found.alive.tolist() == [[False, False], [False, False], [False, True]]


def test_slices_of_memory_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Looked at two by two or all at once, a thousand scenarios come out alike."""
    growth = np.linspace(0.0, 0.2, 101)
    whole = project_scenarios(Scenarios(20_000, 80_000, growth, cash=7e5), horizon=60)
    monkeypatch.setattr(module, "CELLS_AT_ONCE", 120)
    sliced = project_scenarios(Scenarios(20_000, 80_000, growth, cash=7e5), horizon=60)
    for name in ("months_to_profit", "capital_needed", "runway_months", "alive"):
        assert np.array_equal(getattr(whole, name), getattr(sliced, name))


def test_no_scenarios_are_no_outcomes() -> None:
    """An empty list of growths gives empty arrays."""
    found = project_scenarios(Scenarios(20_000, 80_000, []))
    assert found.alive.shape == found.runway_months.shape == (0,)


def test_the_horizon_is_never_a_result() -> None:
    """0.1 % a month takes 1,387 months: infinite within 600, and the cash outlasts the search."""
    found = project_scenarios(Scenarios(20_000, 80_000, 0.001, cash=1e12))
    for measure in (found.months_to_profit, found.capital_needed, found.runway_months):
        assert float(measure) == inf
    assert not found.alive
    assert found.horizon_months == 600


def test_nothing_spent_and_nothing_earned() -> None:
    """Without expenses profit is there today; without revenue it never comes."""
    found = project_scenarios(Scenarios([5.0, 0.0, 0.0], [0.0, 0.0, 50_000.0], 0.1, cash=[0.0, 0.0, 6e5]))
    assert found.months_to_profit.tolist() == [0, 0, inf]
    assert found.runway_months.tolist() == [inf, inf, 12]


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("revenue", nan, "revenue must be a number, got nan"),
        ("revenue", inf, "revenue must be a number, got inf"),
        ("expenses", -inf, "expenses must be a number, got -inf"),
        ("growth_rate", -1.0, "growth_rate must be a monthly rate between -100 % and 1,000 %, got -1"),
        ("growth_rate", 10.1, "growth_rate must be a monthly rate between -100 % and 1,000 %, got 10.1"),
        ("growth_rate", nan, "growth_rate must be a monthly rate between -100 % and 1,000 %, got nan"),
        ("persistence", 1.01, "persistence must be between 0 and 1, got 1.01"),
        ("expense_growth_rate", -1.0, "expense_growth_rate must be a monthly rate"),
        ("gross_margin", 1.01, "gross_margin must be at most 100 %, got 1.01"),
        ("gross_margin", -inf, "gross_margin must be at most 100 %, got -inf"),
        ("cash", nan, "cash must be a number, got nan"),
        ("cash", -inf, "cash must be a number, got -inf"),
    ],
)
def test_what_can_not_exist_is_refused(name: str, value: float, told: str) -> None:
    """One wrong number among many is named; `Terms` refuses the same rates."""
    inputs: dict[str, Any] = {"revenue": 20_000.0, "expenses": 80_000.0, "growth_rate": 0.08}
    with pytest.raises(ImpossibleInputError, match=told):
        project_scenarios(Scenarios(**{**inputs, name: np.array([inputs.get(name, 0.5), value])}))


def test_money_without_end_asks_only_what_is_needed() -> None:
    """Cash that is not given is endless: everybody who reaches profit lives."""
    found = project_scenarios(Scenarios(20_000, 80_000, [0.0, 0.08]))
    assert found.alive.tolist() == [False, True]
    assert found.runway_months.tolist() == [inf, inf]


@pytest.mark.parametrize(("growth", "cost_growth"), [(10.0, 0.0), (10.0, 10.0), (0.01, 10.0), (-0.999, 10.0)])
def test_absurd_growth_stays_finite(growth: float, cost_growth: float) -> None:
    """Numbers beyond all companies raise no warning, which would be an error here."""
    found = project_scenarios(Scenarios(1e12, 2e12, growth, 1.0, cost_growth, cash=1e12))
    alone = project(
        at(revenue=1e12, expenses=2e12, cash=1e12), terms(growth, expense_growth_rate=cost_growth)
    )
    assert found.alive == (alone.alive is True)
    assert not np.isnan(found.capital_needed)


def test_a_lone_scenario_has_no_dimension() -> None:
    """Numbers in, numbers out."""
    found = project_scenarios(Scenarios(20_000, 80_000, 0.08, cash=7e5))
    assert found.months_to_profit.shape == ()
    assert number(project(at(revenue=20_000.0, expenses=80_000.0), terms(0.08)).months_to_profit) == float(
        found.months_to_profit
    )
