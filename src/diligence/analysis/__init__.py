"""The arithmetic: figures to a position, a position to projections, verdicts and odds.

Pure and deterministic given its arguments: no file, no clock, no global generator.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from diligence.analysis.analysis import Analysis, analyse, analyse_position
from diligence.analysis.bands import band_of, scales_of
from diligence.analysis.change import Change
from diligence.analysis.check import CrossCheck
from diligence.analysis.cloud import Cloud, cloud
from diligence.analysis.efficiency import Indicator, efficiency
from diligence.analysis.flips import Flip, flips
from diligence.analysis.futures import Futures, futures
from diligence.analysis.growth import Growth, Trend, compounded, growth_of
from diligence.analysis.growth_checks import GrowthCheck
from diligence.analysis.influence import Influence, influences
from diligence.analysis.needs import Needs, growth_needed, highest_net_burn, needs
from diligence.analysis.odds import Odds, simulate
from diligence.analysis.pinch import pinched, runway
from diligence.analysis.position import Conflict, Planned, Position, Value
from diligence.analysis.project import project
from diligence.analysis.projection import Convention, Projection
from diligence.analysis.raising import Financing, IfTheyRaise, if_they_raise
from diligence.analysis.reconcile import reconcile
from diligence.analysis.retention import net_revenue_retention
from diligence.analysis.scale import Band, Scale
from diligence.analysis.swings import Swings, swings_of
from diligence.analysis.terms import (
    SOBER_PERSISTENCE,
    Terms,
    founders_terms,
    sober_terms,
    with_signed_money,
)
from diligence.analysis.verdict import Reading, Verdict, read

if TYPE_CHECKING:
    from diligence.analysis.scenarios import Outcomes, Scenarios, project_scenarios
    from diligence.analysis.sobol import Sensitivity, sensitivity
    from diligence.analysis.stress import StressGrid, stress_grid

__all__ = [
    "SOBER_PERSISTENCE",
    "Analysis",
    "Band",
    "Change",
    "Cloud",
    "Conflict",
    "Convention",
    "CrossCheck",
    "Financing",
    "Flip",
    "Futures",
    "Growth",
    "GrowthCheck",
    "IfTheyRaise",
    "Indicator",
    "Influence",
    "Needs",
    "Odds",
    "Outcomes",
    "Planned",
    "Position",
    "Projection",
    "Reading",
    "Scale",
    "Scenarios",
    "Sensitivity",
    "StressGrid",
    "Swings",
    "Terms",
    "Trend",
    "Value",
    "Verdict",
    "analyse",
    "analyse_position",
    "band_of",
    "cloud",
    "compounded",
    "efficiency",
    "flips",
    "founders_terms",
    "futures",
    "growth_needed",
    "growth_of",
    "highest_net_burn",
    "if_they_raise",
    "influences",
    "needs",
    "net_revenue_retention",
    "pinched",
    "project",
    "project_scenarios",
    "read",
    "reconcile",
    "runway",
    "scales_of",
    "sensitivity",
    "simulate",
    "sober_terms",
    "stress_grid",
    "swings_of",
    "with_signed_money",
]

_HOMES = {
    "Outcomes": "scenarios",
    "Scenarios": "scenarios",
    "Sensitivity": "sobol",
    "StressGrid": "stress",
    "project_scenarios": "scenarios",
    "sensitivity": "sobol",
    "stress_grid": "stress",
}


# Lazy, because the analysis of one company needs none of them.
def __getattr__(name: str) -> object:
    if name not in _HOMES:
        msg = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(msg)
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
