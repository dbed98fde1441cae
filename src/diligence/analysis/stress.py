"""The stress grid: one company under many assumptions about growth and costs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from diligence.analysis.scenarios import Outcomes, Scenarios, project_scenarios
from diligence.errors import ImpossibleInputError

if TYPE_CHECKING:
    from diligence.analysis.position import Position

GROWTH_TIMES = (0.0, 0.25, 0.5, 0.75, 1.0, 1.25)
"""Growth looked at, in multiples of today's."""

PERSISTENCES = (1.0, 0.85, 0.70, 0.60)
"""Constant growth (Graham), and the high, middle and low persistence found (domain: B2)."""

EXPENSE_GROWTHS = (0.0, 0.01, 0.02)
"""Monthly, our own: about 13 and 27 % a year."""


@dataclass(frozen=True, eq=False)
class StressGrid:
    """What becomes of one company under every combination of three assumptions.

    Attributes
    ----------
    growth_rates, persistences, expense_growth_rates
        The three axes, in this order.
    outcomes
        Arrays of the shape (growth rates, persistences, expense growth rates).
    """

    growth_rates: tuple[float, ...]
    persistences: tuple[float, ...]
    expense_growth_rates: tuple[float, ...]
    outcomes: Outcomes

    @property
    def alive_share(self) -> float:
        """Share of the combinations in which the company lives, 0..1; no probability."""
        return float(np.mean(self.outcomes.alive))


def stress_grid(
    position: Position,
    growth_rates: Sequence[float] | None = None,
    persistences: Sequence[float] = PERSISTENCES,
    expense_growth_rates: Sequence[float] = EXPENSE_GROWTHS,
) -> StressGrid:
    """Project a company under every combination of growth, persistence and cost growth.

    Parameters
    ----------
    position
        Needs revenue, expenses and cash; growth where no rates are given. A gross margin
        that is known is kept.
    growth_rates
        Monthly; from none to a quarter more than today's unless given; of a decline, all, half
        and none of it.

    Raises
    ------
    ImpossibleInputError
        When a figure that is needed is not known.

    Examples
    --------
    >>> from datetime import date
    >>> from diligence.analysis.position import Position, Value
    >>> known = {"revenue": 20_000.0, "expenses": 80_000.0, "cash": 1_200_000.0}
    >>> position = Position(date(2026, 1, 31), "USD", {k: Value.exact(v) for k, v in known.items()})
    >>> grid = stress_grid(position, (0.05, 0.08), (1.0, 0.7), (0.0, 0.03))
    >>> grid.outcomes.months_to_profit[:, :, 0].tolist()
    [[29.0, 50.0], [19.0, 23.0]]
    >>> grid.outcomes.alive[:, :, 1].tolist()
    [[False, False], [False, False]]
    """
    needed = ("revenue", "expenses", "cash", *(("growth",) if growth_rates is None else ()))
    if absent := position.missing(needed):
        raise ImpossibleInputError("position", f"one that knows {', '.join(needed)}", f"no {absent[0]}")
    if growth_rates is None:
        today = position.values["growth"].likely
        growth_rates = [today * times for times in GROWTH_TIMES] if today > 0 else _less_decline(today)
    axes = np.meshgrid(growth_rates, persistences, expense_growth_rates, indexing="ij")
    margin = position.likely("gross_margin")
    scenarios = Scenarios(
        position.values["revenue"].likely,
        position.values["expenses"].likely,
        *axes,
        1.0 if margin is None else min(1.0, margin),
        position.values["cash"].likely,
    )
    return StressGrid(
        tuple(growth_rates), tuple(persistences), tuple(expense_growth_rates), project_scenarios(scenarios)
    )


def _less_decline(today: float) -> list[float]:
    return [today, today / 2, 0.0] if today < 0 else [0.0]
