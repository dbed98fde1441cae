"""The arithmetic: figures to a position, a position to projections, verdicts and odds.

Pure and deterministic given its arguments: no file, no clock, no global generator.
"""

from __future__ import annotations

from diligence.analysis.analysis import Analysis, analyse, analyse_position
from diligence.analysis.odds import Odds, simulate
from diligence.analysis.position import Conflict, Position, Value
from diligence.analysis.project import project
from diligence.analysis.projection import Convention, Projection
from diligence.analysis.reconcile import reconcile
from diligence.analysis.solve import Flip, flips, growth_needed
from diligence.analysis.terms import SOBER_PERSISTENCE, Terms, founders_terms, sober_terms
from diligence.analysis.verdict import Reading, Verdict, pinched, read, runway

__all__ = [
    "SOBER_PERSISTENCE",
    "Analysis",
    "Conflict",
    "Convention",
    "Flip",
    "Odds",
    "Position",
    "Projection",
    "Reading",
    "Terms",
    "Value",
    "Verdict",
    "analyse",
    "analyse_position",
    "flips",
    "founders_terms",
    "growth_needed",
    "pinched",
    "project",
    "read",
    "reconcile",
    "runway",
    "simulate",
    "sober_terms",
]
