"""The criteria: nine things that matter, each with fixed anchors and where they come from."""

from __future__ import annotations

from types import MappingProxyType

from diligence.amounts import months_in_words, number_in_words, share_in_words
from diligence.comparison.criterion import Criterion
from diligence.comparison.words import in_100

SURVIVAL = "Survival"
GROWTH = "Growth and efficiency"
FIT = "Product-market fit"
TEAM = "Team and openness"
CULTURE = "Culture"
WORK = "Work"
ROLE = "Role"
GROUPS = (SURVIVAL, GROWTH, FIT, TEAM, CULTURE, WORK, ROLE)
"""The parts of the table, in order."""

THEMES = MappingProxyType(
    {
        "team": ("vision", "team"),
        "culture": ("culture",),
        "work": ("work", "bureaucracy"),
        "role": ("role", "future", "offer"),
    }
)
"""The bank's themes whose answers a criterion rests on."""

_EVEN = ((0.0, 0.0), (1.0, 1.0))
_SCALE = "all answered badly to all answered well"
_ANSWERS = "our own: from evasive (0) to evidenced (1), capped by warning signs, weighted as in the bank"


def _of_answers(name: str, label: str, group: str) -> Criterion:
    return Criterion(name, label, group, _EVEN, share_in_words, _SCALE, _ANSWERS)


CRITERIA: tuple[Criterion, ...] = (
    Criterion(
        "alive_24",
        "Alive in 24 months",
        SURVIVAL,
        _EVEN,
        in_100,
        "in no future to in all",
        "our own: a chance is its own worth",
    ),
    Criterion(
        "runway",
        "Runway",
        SURVIVAL,
        ((0.0, 0.0), (6.0, 0.25), (12.0, 0.5), (18.0, 0.75), (24.0, 1.0)),
        months_in_words,
        "none to 24 months",
        "12, 18 and 24 months are Bessemer's good, better and best (State of the Cloud 2023); "
        "under 6 the job is at risk (Caycon, Questions to ask before joining a startup)",
    ),
    Criterion(
        "growth",
        "Growth for its size",
        GROWTH,
        ((0.0, 0.0), (0.5, 0.25), (1.0, 0.5), (3.0, 1.0)),
        lambda rate: f"{share_in_words(rate)} a year",
        "none to three times the median of its size",
        "half, once and three times the median of companies of its size: medians by Growth Unhinged "
        "(SaaS benchmarks 2024); the top tenth grows about three times as fast (ChartMogul)",
    ),
    Criterion(
        "efficiency",
        "Burn multiple",
        GROWTH,
        ((5.0, 0.0), (3.0, 0.2), (2.0, 0.4), (1.5, 0.6), (1.0, 0.8), (0.0, 1.0)),
        number_in_words,
        "5 to nothing burned",
        "David Sacks, The Burn Multiple, 2020, even steps from band to band; past 5 our own",
    ),
    Criterion(
        "fit",
        "Product-market fit",
        FIT,
        ((0.0, 0.0), (5.0, 1.0)),
        lambda level: f"level {level:.1f}".removesuffix(".0"),
        "level 0 to level 5",
        "James Hawkins, The Product-Market Fit Game, in even steps",
    ),
    _of_answers("team", "Team and openness", TEAM),
    _of_answers("culture", "Culture", CULTURE),
    _of_answers("work", "Work", WORK),
    _of_answers("role", "Role", ROLE),
)
"""Every criterion, in the order of the table."""

BY_ID = MappingProxyType({criterion.id: criterion for criterion in CRITERIA})
