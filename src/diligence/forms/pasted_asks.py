"""What a pasted table leaves open, and what was taken one way for all of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from diligence.forms.pasted_cell import Hand
from diligence.forms.pasted_row import gaps_between
from diligence.forms.separators import Thousands, is_either, is_unclear
from diligence.model import METRICS, Unit

if TYPE_CHECKING:
    from diligence.forms.draft import Claim
    from diligence.forms.pasted_row import Row
    from diligence.forms.sheet import Column, Sheet

_GAPS_NAMED = 6


@dataclass(frozen=True)
class Told:
    """What a person has said about the table, beyond what it says itself.

    Attributes
    ----------
    metrics
        By a column's place: the metric it holds; empty to leave it out.
    day_first
        Whether 01/02/2026 is 1 February.
    currency
        ISO code of amounts that name none.
    """

    metrics: Mapping[int, str] = field(default_factory=lambda: MappingProxyType({}))
    thousands: Thousands | None = None
    day_first: bool | None = None
    currency: str = ""


@dataclass(frozen=True)
class Ask:
    """One thing about the table that only a person can say.

    Attributes
    ----------
    about
        The field of `Told` that answers it.
    options
        Words, and the value they stand for.
    """

    about: str
    words: str
    options: tuple[tuple[str, object], ...]


def asks(
    sheet: Sheet, told: Told, hands: Mapping[int, Hand], *, texts: Sequence[str], proven: frozenset[Thousands]
) -> Iterator[Ask]:
    """What a person has to say before every row can be read."""
    if sheet.order_open or told.day_first is not None:
        example = f" in {sheet.order_open}" if sheet.order_open else " in such dates"
        order = (("not said", None), ("the day", True), ("the month", False))
        yield Ask("day_first", f"Which comes first{example}?", order)
    if told.thousands is not None or any(is_unclear(text, proven) for text in texts):
        words = (
            "The table has marks of both kinds. Which one stands between thousands where it is not clear?"
            if proven
            else "Which mark stands between thousands?"
        )
        marks = (
            ("not said", None),
            ("comma, as in 1,234.50", Thousands.COMMA),
            ("dot, as in 1.234,50", Thousands.DOT),
        )
        yield Ask("thousands", words, marks)
    open_ones = sorted({currency for hand in hands.values() for currency in hand.currencies})
    if open_ones or told.currency:
        options = (
            ("not said", ""),
            *((code, code) for code in dict.fromkeys((*open_ones, told.currency)) if code),
        )
        yield Ask("currency", "Which currency are amounts in that name none?", options)


def notes(
    sheet: Sheet, claim: Claim, rows: Iterable[Row], *, texts: Sequence[str], proven: frozenset[Thousands]
) -> Iterator[str]:
    """What to know about the table as a whole, in sentences."""
    if sheet.turned:
        yield "Months run across; each row below is a column of what was pasted."
    if proven == {Thousands.DOT}:
        yield "Dots are taken as marks between thousands, as other amounts in the table show."
    elif any(is_either(text) and "," in text for text in texts) and len(proven) <= 1:
        yield "Commas are taken as marks between thousands."
    for column in sheet.columns:
        yield from _notes_on(column, claim)
    money = [column for column in sheet.columns if _is_money(column)]
    if any(not column.heading.currency for column in money):
        yield f"Amounts that name no currency are in {claim.currency} unless said otherwise."
    if missing := gaps_between(row.month for row in rows if row.month and row.cells):
        named = ", ".join(map(str, missing[:_GAPS_NAMED]))
        more = f" and {len(missing) - _GAPS_NAMED} more" if len(missing) > _GAPS_NAMED else ""
        yield f"There is a gap: no row for {named}{more}."


def _is_money(column: Column) -> bool:
    return bool(column.metric) and METRICS[column.metric].unit is Unit.MONEY


def _notes_on(column: Column, claim: Claim) -> Iterator[str]:
    if not _is_money(column):
        return
    heading, metric = column.heading, METRICS[column.metric]
    if heading.scale:
        scale = "thousands" if heading.scale == "k" else "millions"
        yield f"{metric.label} is read in {scale}, as its heading says."
    if metric.has_period and heading.per == "year":
        yield f"{metric.label} is read as a year's amount, as its heading says."
    if heading.currency not in ("", claim.currency):
        yield (
            f"{metric.label} is kept in {heading.currency}, as its heading says, and this dossier reckons in "
            f"{claim.currency}: the verdict takes the rate that 'diligence rate' was given."
        )
