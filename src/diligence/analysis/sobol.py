"""What the fate of a company varies with: Sobol indices."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from diligence.analysis.draws import DRAWN, PERSISTENCE_RANGE
from diligence.analysis.futures import PROFIT_WITHIN_MONTHS
from diligence.analysis.position import Position
from diligence.analysis.scenarios import Scenarios, project_scenarios
from diligence.errors import ImpossibleInputError

if TYPE_CHECKING:
    from diligence.analysis.projection import Array

SAMPLES = 1_024
"""Base samples of the indices: a power of two."""


@dataclass(frozen=True)
class Sensitivity:
    """Variance-based sensitivity of whether a company lives (Sobol indices).

    Attributes
    ----------
    first_order
        Metric -> share of the variance that the figure explains alone, about 0..1.
    total
        Metric -> share that is lost when all but this figure are known, about 0..1.
    """

    first_order: Mapping[str, float]
    total: Mapping[str, float]


def sensitivity(position: Position, seed: int = 0) -> Sensitivity:
    """Sobol indices of profit before cash-out over every ranged figure and the persistence.

    The function is 1 where the projection lives and 0 where it dies, over triangular
    figures and evenly drawn persistence; its indices are estimated by `scipy.stats.sobol_indices`
    (A. Saltelli and others, https://doi.org/10.1016/j.cpc.2009.09.018). Empty where no figure
    has a range, or where every combination ends alike.

    Parameters
    ----------
    position
        Needs revenue, expenses, growth and cash.

    Raises
    ------
    ImpossibleInputError
        When a figure that is needed is not known.

    Examples
    --------
    >>> from datetime import date
    >>> from diligence.analysis.position import Value
    >>> known = {"revenue": 20_000.0, "expenses": 80_000.0, "growth": 0.08, "gross_margin": 1.0}
    >>> values = {name: Value.exact(value) for name, value in known.items()}
    >>> values["cash"] = Value(200_000.0, 700_000.0, 2_000_000.0)
    >>> found = sensitivity(Position(date(2026, 1, 31), "USD", values))
    >>> max(found.total, key=found.total.get)
    'cash'
    """
    # Nothing else needs scipy.stats, which takes longer to load than all of this package.
    from scipy.stats import sobol_indices, triang, uniform

    needed = ("revenue", "expenses", "growth", "cash")
    if absent := position.missing(needed):
        raise ImpossibleInputError("position", f"one that knows {', '.join(needed)}", f"no {absent[0]}")
    ranged = [name for name in DRAWN if (value := position.get(name)) is not None and value.is_range]
    nothing = Sensitivity(MappingProxyType({}), MappingProxyType({}))
    if not ranged:
        return nothing
    spreads = []
    for name in ranged:
        value = position.values[name]
        width = value.ceiling - value.floor
        spreads.append(triang((value.likely - value.floor) / width, value.floor, width))
    lowest, highest = PERSISTENCE_RANGE
    spreads.append(uniform(lowest, highest - lowest))
    names = [*ranged, "persistence"]

    def lives(columns: Array) -> Array:
        drawn = dict(zip(names, columns, strict=True))
        ends = project_scenarios(_scenarios(position, drawn), PROFIT_WITHIN_MONTHS)
        return ends.alive.astype(float)

    indices = sobol_indices(func=lives, n=SAMPLES, dists=spreads, rng=np.random.default_rng(seed))
    first, total = indices.first_order, indices.total_order
    if not np.any(total):
        return nothing
    return Sensitivity(
        *(MappingProxyType(dict(zip(names, map(float, each), strict=True))) for each in (first, total))
    )


def _scenarios(position: Position, drawn: Mapping[str, Array]) -> Scenarios:
    def at(name: str, otherwise: float) -> Array | float:
        value = position.get(name)
        return drawn.get(name, otherwise if value is None else value.likely)

    return Scenarios(
        at("revenue", 0.0),
        at("expenses", 0.0),
        at("growth", 0.0),
        drawn["persistence"],
        np.maximum(0.0, at("expense_growth", 0.0)),
        np.minimum(1.0, at("gross_margin", 1.0)),
        at("cash", 0.0),
    )
