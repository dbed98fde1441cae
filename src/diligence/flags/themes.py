"""Which theme of the bank a flag speaks of."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from diligence.model import Bank

THEMES: Mapping[str, str] = MappingProxyType(
    {
        "S": "money",
        "R": "pmf",
        "P": "pmf",
        "F": "team",
        "O": "offer",
        "Q": "money",
        "G": "money",
        "R4": "money",
        "R5": "money",
        "R6": "team",
        "R8": "money",
        "R9": "money",
        "F5": "culture",
        "Q3": "pmf",
        "Q4": "pmf",
        "Q5": "pmf",
        "Q8": "pmf",
        "Q10": "offer",
        "G4": "pmf",
        "G5": "offer",
        "G6": "team",
        "G7": "team",
    }
)
"""By rule of the catalogue where it differs from its section, and by section."""

_OF_PEOPLE = ("T", "Q11")
"""What was heard from people: the rest of the id is a question of the bank, or a metric."""


def theme_of(flag_id: str, bank: Bank) -> str:
    """The theme a flag speaks of; empty for one that belongs to none.

    A rule of one's own places its flags by their ids, which then begin with a theme and
    a point, as those of questions do.

    Examples
    --------
    >>> from diligence.bank import shipped_bank
    >>> ids = ("S3", "R4", "T.team.pay.secret", "Q11.cash", "Q11.pmf.level", "role.no-desk", "U1")
    >>> [theme_of(each, shipped_bank()) for each in ids]
    ['money', 'money', 'team', 'money', 'pmf', 'role', '']
    """
    rule, _, rest = flag_id.partition(".")
    if rule in _OF_PEOPLE:
        asked = next((question.theme for question in bank.questions if question.metric == rest), None)
        return asked or _named(rest, bank) or THEMES.get(rule[:1], "")
    return THEMES.get(rule) or _named(flag_id, bank) or THEMES.get(rule[:1] if rule[1:].isdigit() else "", "")


def _named(name: str, bank: Bank) -> str:
    begins = name.partition(".")[0]
    return begins if any(theme.id == begins for theme in bank.themes) else ""
