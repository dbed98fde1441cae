"""One dossier, everything computed, in order, as one value."""

from __future__ import annotations

from diligence.assessment.ask import NextQuestion
from diligence.assessment.assess import Assessment, assess
from diligence.assessment.coverage import Coverage, ThemeCoverage
from diligence.assessment.many import assess_all
from diligence.assessment.plain import plain_analysis, plain_assessment
from diligence.assessment.quick import Wishes, quick
from diligence.assessment.sheet import Prompt, Sheet, sheet_for

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
]
