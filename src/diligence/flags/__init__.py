"""Red and green flags: rules that take values and return values."""

from __future__ import annotations

from diligence.flags.answers import ANSWER_RULES
from diligence.flags.consistency import CONSISTENCY_RULES
from diligence.flags.course import COURSE_RULES
from diligence.flags.flag import Brief, Flag, Rule, Unknown, one_per_cause, run_rules
from diligence.flags.growth import GROWTH_RULES
from diligence.flags.strengths import STRENGTH_RULES
from diligence.flags.survival import SURVIVAL_RULES

RULES: tuple[Rule, ...] = (
    *SURVIVAL_RULES,
    *COURSE_RULES,
    *ANSWER_RULES,
    *STRENGTH_RULES,
    *GROWTH_RULES,
    *CONSISTENCY_RULES,
)
"""Every rule, by theme."""

__all__ = ["RULES", "Brief", "Flag", "Rule", "Unknown", "one_per_cause", "run_rules"]
