"""Where in the bank a flag belongs: its theme, and the question its answer goes to."""

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

QUESTIONS: Mapping[str, str] = MappingProxyType(
    {
        "S1": "money.default-alive",
        "S2": "money.default-alive",
        "S3": "money.fundraising",
        "S4": "money.fundraising",
        "S5": "money.expenses",
        "S6": "pmf.growth-rate",
        "S7": "pmf.growth-rate",
        "S8": "money.fundraising",
        "S9": "money.default-alive",
        "S10": "money.fundraising",
        "R1": "pmf.growth-rate",
        "R2": "pmf.growth-rate",
        "R3": "pmf.growth-rate",
        "R4": "money.burn",
        "R5": "money.headcount-plan",
        "R6": "team.shrinking",
        "R7": "pmf.retention",
        "R9": "money.expenses",
        "R10": "pmf.customers-top",
        "R11": "pmf.revenue-kind",
        "P1": "pmf.must-have",
        "P2": "pmf.retention",
        "P3": "pmf.active-users",
        "P4": "pmf.references",
        "P5": "pmf.founder-sales",
        "P6": "pmf.path",
        "P7": "pmf.path",
        "F1": "team.founders-left",
        "F2": "team.founders-vesting",
        "F3": "team.founders-full-time",
        "F4": "offer.openness",
        "O1": "offer.fully-diluted",
        "O2": "offer.exercise-window",
        "O3": "offer.vesting",
        "O4": "offer.strike",
        "O5": "offer.preference-multiple",
        "O6": "offer.preference-total",
        "O7": "offer.repurchase",
        "O8": "offer.in-writing",
        "O9": "offer.cash",
        "Q1": "money.runway",
        "Q2": "money.burn",
        "Q3": "pmf.revenue-year-ago",
        "Q4": "pmf.revenue-now",
        "Q5": "pmf.revenue-now",
        "Q6": "money.expenses",
        "Q7": "money.cash",
        "Q8": "pmf.retention",
        "Q10": "offer.value-stated",
    }
)
"""By rule of the catalogue: where the answer to what it asks is put on record."""

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


def question_of(flag_id: str, bank: Bank) -> str:
    """The question of the bank that the answer to a flag's question goes to; empty where there is none.

    Examples
    --------
    >>> from diligence.bank import shipped_bank
    >>> ids = ("S3", "T.team.pay.secret", "Q11.cash", "Q11.pmf.level", "U1")
    >>> [question_of(each, shipped_bank()) for each in ids]
    ['money.fundraising', 'team.pay', 'money.cash', 'pmf.level', '']
    """
    rule, _, rest = flag_id.partition(".")
    names = (QUESTIONS.get(rule, ""), flag_id, rest, rest.rpartition(".")[0])
    if rule in _OF_PEOPLE:
        asked = next((question.id for question in bank.questions if question.metric == rest), "")
        names = (asked, rest, flag_id, rest.rpartition(".")[0])
    return next((name for name in names if name and bank.find(name)), "")


def _named(name: str, bank: Bank) -> str:
    begins = name.partition(".")[0]
    return begins if any(theme.id == begins for theme in bank.themes) else ""
