"""The metric: what kind of figure one can record, and how it behaves."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

PLANNED = ("signed_money", "debt_due", "planned_hires")
"""Metrics that are dated when the money comes or falls due, or the people start."""


class Unit(StrEnum):
    """What a metric is counted in; yes is 1 and no is 0."""

    MONEY = "money"
    SHARE = "share"
    PEOPLE = "people"
    COUNT = "count"
    MONTHS = "months"
    YES_NO = "yes or no"


class Sort(StrEnum):
    """How a metric behaves over time."""

    FLOW = "flow"
    STOCK = "stock"
    RATE = "rate"
    RATIO = "ratio"


@dataclass(frozen=True)
class Metric:
    """One kind of figure.

    Attributes
    ----------
    id
        Stable name, used in files, commands and evidence.
    label, help
        For a form: the name people know and half a line that explains it.
    unit, sort
        Flows and rates belong to a period; stocks and ratios do not.
    more_is_better
        ``None`` where neither direction is good by itself.
    lowest, highest
        Outside these bounds a figure is questioned, never changed.
    """

    id: str
    label: str
    unit: Unit
    sort: Sort
    more_is_better: bool | None
    lowest: float
    highest: float
    help: str

    @property
    def is_planned(self) -> bool:
        """Whether its date is the day something will happen, and may lie ahead."""
        return self.id in PLANNED

    @property
    def has_period(self) -> bool:
        """Whether an amount of it needs a period."""
        return self.sort in (Sort.FLOW, Sort.RATE)
