"""The stress grid: the design's table of reference in one call, and its axes."""

from __future__ import annotations

import pytest

from analysis.builders import plain
from diligence.analysis import Scenarios, project_scenarios, stress_grid
from diligence.errors import ImpossibleInputError


def test_the_table_of_reference() -> None:
    """20k against 80k: months and capital of the design's two references, in one grid.

    8 % for ever takes 19 months and 691,075; fading to 0.70 a year 23 and 812k. 5 % takes 29 and
    1.074M; at 0.82 it is 36 and 1.259M, at 0.70 50 and 1.533M. With 8 % and costs that rise 2 % a
    month 25 and 1.100M, 3 % 30 and 1.540M.
    """
    grid = stress_grid(plain(), (0.05, 0.08), (1.0, 0.82, 0.70), (0.0, 0.02, 0.03))
    assert grid.outcomes.months_to_profit.shape == (2, 3, 3)
    slow, fast = grid.outcomes.months_to_profit
    slow_capital, fast_capital = grid.outcomes.capital_needed
    assert (fast[0, 0], fast[2, 0], fast[0, 1], fast[0, 2]) == (19, 23, 25, 30)
    assert (slow[0, 0], slow[1, 0], slow[2, 0]) == (29, 36, 50)
    assert round(fast_capital[0, 0]) == 691_075
    assert fast_capital[2, 0] == pytest.approx(812_000, abs=500)
    assert fast_capital[0, 1:] == pytest.approx([1_100_000, 1_540_000], abs=600)
    assert slow_capital[:, 0] == pytest.approx([1_074_000, 1_259_000, 1_533_000], abs=600)
    assert grid.outcomes.alive[:, :, 0].tolist() == [[True, False, False], [True, True, True]]


def test_the_share_of_the_living_counts_combinations() -> None:
    """At 5 and 8 %, constant and at 0.70, flat costs: 1.2M is enough for three of four (not 1.533M)."""
    assert stress_grid(plain(), (0.05, 0.08), (1.0, 0.7), (0.0,)).alive_share == 3 / 4


def test_growth_from_none_to_a_quarter_more() -> None:
    """Six steps of today's 8 %, and a cell is the scenario its axes say."""
    grid = stress_grid(plain())
    assert grid.growth_rates == pytest.approx((0.0, 0.02, 0.04, 0.06, 0.08, 0.10))
    assert (grid.persistences, grid.expense_growth_rates) == ((1.0, 0.85, 0.70, 0.60), (0.0, 0.01, 0.02))
    alone = project_scenarios(Scenarios(20_000, 80_000, 0.10, 0.70, 0.01, cash=1.2e6))
    assert grid.outcomes.capital_needed[5, 2, 1] == pytest.approx(float(alone.capital_needed))


@pytest.mark.parametrize(("today", "axis"), [(-0.04, (-0.04, -0.02, 0.0)), (0.0, (0.0,))])
def test_a_decline_is_halved_and_stopped(today: float, axis: tuple[float, ...]) -> None:
    """Nothing is gained from a quarter more of a decline; none at all is one row."""
    grid = stress_grid(plain(growth=today))
    assert grid.growth_rates == axis
    assert grid.alive_share == 0


def test_the_margin_is_kept() -> None:
    """At 70 % margin 14k has to reach 74k: ln(74 / 14) / ln(1.08) = 21.6 months; above 100 % is 100 %."""
    for margin, months in ((0.7, 22), (1.2, 19)):
        grid = stress_grid(plain(gross_margin=margin), (0.08,), (1.0,), (0.0,))
        assert grid.outcomes.months_to_profit.item() == months


@pytest.mark.parametrize("metric", ["revenue", "expenses", "cash", "growth"])
def test_without_a_figure_there_is_no_grid(metric: str) -> None:
    """What is missing is named; with rates of one's own growth need not be known."""
    with pytest.raises(ImpossibleInputError, match=f"got no {metric}"):
        stress_grid(plain(**{metric: None}))
    assert stress_grid(plain(growth=None), (0.08,), (1.0,), (0.0,)).alive_share == 1
