"""Several assessments side by side. Never one number."""

from __future__ import annotations

from diligence.comparison.acceptability import Acceptability
from diligence.comparison.compare import Cell, Comparison, Row, compare, in_100

__all__ = ["Acceptability", "Cell", "Comparison", "Row", "compare", "in_100"]
