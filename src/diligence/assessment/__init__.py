"""One dossier, everything computed, in order, as one value."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from diligence.assessment.ask import NextQuestion
from diligence.assessment.assess import Assessment, assess
from diligence.assessment.coverage import Coverage, ThemeCoverage
from diligence.assessment.plain import plain_analysis, plain_assessment
from diligence.assessment.quick import Wishes, quick

if TYPE_CHECKING:
    from diligence.assessment.many import assess_all
    from diligence.assessment.sheet import Prompt, Sheet, sheet_for
    from diligence.assessment.turned import what_turned

__all__ = [
    "Assessment",
    "Coverage",
    "NextQuestion",
    "Prompt",
    "Sheet",
    "ThemeCoverage",
    "Wishes",
    "assess",
    "assess_all",
    "plain_analysis",
    "plain_assessment",
    "quick",
    "sheet_for",
    "what_turned",
]

_HOMES = {
    "Prompt": "sheet",
    "Sheet": "sheet",
    "assess_all": "many",
    "sheet_for": "sheet",
    "what_turned": "turned",
}


# Lazy, because a command that judges one company needs none of them.
def __getattr__(name: str) -> object:
    if name not in _HOMES:
        msg = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(msg)
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
