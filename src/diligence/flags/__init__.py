"""Red and green flags: rules that take values and return values."""

from __future__ import annotations

from diligence.flags.answers import ANSWER_RULES
from diligence.flags.brief import Brief, Fit
from diligence.flags.consistency import CONSISTENCY_RULES
from diligence.flags.course import COURSE_RULES
from diligence.flags.customers import CUSTOMER_RULES
from diligence.flags.efficiency import EFFICIENCY_RULES
from diligence.flags.engine import Broken, Findings, Rule, one_per_cause, run_rules
from diligence.flags.fit import FIT_RULES
from diligence.flags.flag import Exemption, Finding, Flag, Rubric, Unknown, Withheld
from diligence.flags.growth import GROWTH_RULES
from diligence.flags.offer import OFFER_RULES
from diligence.flags.people import PEOPLE_RULES
from diligence.flags.shares import SHARE_RULES
from diligence.flags.signs import SIGN_RULES
from diligence.flags.strengths import STRENGTH_RULES
from diligence.flags.survival import SURVIVAL_RULES
from diligence.flags.team import TEAM_RULES
from diligence.flags.thresholds import Override, Thresholds

RULES: tuple[Rule, ...] = (
    *SURVIVAL_RULES,
    *COURSE_RULES,
    *ANSWER_RULES,
    *STRENGTH_RULES,
    *PEOPLE_RULES,
    *GROWTH_RULES,
    *EFFICIENCY_RULES,
    *CUSTOMER_RULES,
    *CONSISTENCY_RULES,
    *FIT_RULES,
    *TEAM_RULES,
    *OFFER_RULES,
    *SHARE_RULES,
    *SIGN_RULES,
)
"""Every rule, by theme; of equally bad flags those of the earlier theme come first."""

__all__ = [
    "RULES",
    "Brief",
    "Broken",
    "Exemption",
    "Finding",
    "Findings",
    "Fit",
    "Flag",
    "Override",
    "Rubric",
    "Rule",
    "Thresholds",
    "Unknown",
    "Withheld",
    "one_per_cause",
    "run_rules",
]
