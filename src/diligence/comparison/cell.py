"""The cell and the row of the table."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from diligence.amounts import Measure
    from diligence.model import Trust

UNKNOWN = "not known yet"
DOES_NOT_APPLY = "does not apply"


@dataclass(frozen=True)
class Cell:
    """What one company has for one measure.

    Attributes
    ----------
    text
        For a reader, unit included.
    value
        The number behind it, or why there is none; ``None`` for words.
    span
        Lowest and highest plausible value, in the unit of `value`; ``None`` where it is
        exact or not known. An end without end is infinite.
    span_text
        The same for a reader; empty where there is none.
    trust
        Of the least trusted figure it rests on; ``None`` where it rests on none.
    as_of, age_days
        Of the oldest figure it rests on; its age on the day of the judgement.
    ask
        The question that would fill it, where it is not known; else empty.
    note
        What a reader must know to read it, such as the rate money was brought over at.
    currency
        Of an amount of money; else empty.
    """

    text: str
    value: Measure | None = None
    span: tuple[float, float] | None = None
    span_text: str = ""
    trust: Trust | None = None
    as_of: date | None = None
    age_days: int | None = None
    ask: str = ""
    note: str = ""
    currency: str = ""


@dataclass(frozen=True)
class Row:
    """One measure over all companies.

    Attributes
    ----------
    help
        Half a line that explains the measure.
    more_is_better
        ``None`` where neither direction is good by itself.
    group
        The part of the table it belongs to; empty at the top.
    """

    id: str
    label: str
    help: str
    more_is_better: bool | None
    cells: tuple[Cell, ...]
    group: str = ""
