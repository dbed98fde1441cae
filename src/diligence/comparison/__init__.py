"""Several assessments side by side. Never one number."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from diligence.comparison.acceptability import Acceptability
    from diligence.comparison.alternative import no_job, staying
    from diligence.comparison.cell import Cell, Row
    from diligence.comparison.comparison import Comparison, compare
    from diligence.comparison.criteria import CRITERIA
    from diligence.comparison.criterion import Criterion
    from diligence.comparison.flips import FigureFlip, Flips, WeightFlip
    from diligence.comparison.ranking import Ranking
    from diligence.comparison.reading import Reading
    from diligence.comparison.veto import Veto
    from diligence.comparison.words import in_100

__all__ = [
    "CRITERIA",
    "Acceptability",
    "Cell",
    "Comparison",
    "Criterion",
    "FigureFlip",
    "Flips",
    "Ranking",
    "Reading",
    "Row",
    "Veto",
    "WeightFlip",
    "compare",
    "in_100",
    "no_job",
    "staying",
]

_HOMES = {
    "CRITERIA": "criteria",
    "Acceptability": "acceptability",
    "Cell": "cell",
    "Comparison": "comparison",
    "Criterion": "criterion",
    "FigureFlip": "flips",
    "Flips": "flips",
    "Ranking": "ranking",
    "Reading": "reading",
    "Row": "cell",
    "Veto": "veto",
    "WeightFlip": "flips",
    "compare": "comparison",
    "in_100": "words",
    "no_job": "alternative",
    "staying": "alternative",
}


# Lazy, because a command that shows one company needs its odds in words and nothing else from here.
def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        msg = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(msg)
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
