"""A monthly history as pasted: every row as read, flagged or refused, before anything is saved.

One table is read whole, since a cell alone often does not say what it means: which mark
parts thousands, whether the day or the month comes first, which currency a bare number
is in. What the table does not settle either is asked; until it is answered, the rows
that hang on it are refused, each with the reason.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from diligence.amounts import parse_amount
from diligence.errors import UnreadableAmountError
from diligence.forms.pasted_asks import Ask, Told, asks, notes
from diligence.forms.pasted_cell import Hand
from diligence.forms.pasted_row import Row, beside_the_record, each_once, read_row, value_of
from diligence.forms.separators import Thousands, settled, thousands_in
from diligence.forms.sheet import Column, Sheet, lay
from diligence.model import METRICS, Dossier, Figure, Unit, fresh_id

if TYPE_CHECKING:
    from diligence.forms.draft import Claim
    from diligence.forms.grid import Grid


@dataclass(frozen=True)
class Table:
    """The table as read.

    Attributes
    ----------
    asks
        What is still open.
    notes
        What was taken one way for the whole table, and what is missing in it.
    turned
        Whether months ran across, so that a row here is a column of what was pasted.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    asks: tuple[Ask, ...]
    notes: tuple[str, ...]
    turned: bool

    @property
    def kept(self) -> tuple[Row, ...]:
        """The rows of which something would be saved."""
        return tuple(row for row in self.rows if any(cell.figure for cell in row.cells))

    @property
    def figures(self) -> tuple[Figure, ...]:
        """What would be saved, in the order of the table."""
        return tuple(cell.figure for row in self.rows for cell in row.cells if cell.figure)


def read_table(grid: Grid, told: Told, claim: Claim, on_record: Iterable[Figure] = ()) -> Table:
    r"""Read a pasted table; nothing is saved.

    Parameters
    ----------
    grid
        As `diligence.forms.grid.cut` gives it; months may run down or across.
    told
        What a person has answered so far.
    claim
        Who says so and how sure; its day is today, and months after it are refused.
    on_record
        Figures that are saved already: the same ones are not saved twice.

    Raises
    ------
    ImpossibleInputError
        When there is no month in it. The only error raised.

    Examples
    --------
    >>> from datetime import date
    >>> from diligence.forms.draft import Claim
    >>> from diligence.forms.grid import cut
    >>> from diligence.model import Source, SourceKind
    >>> claim = Claim(date(2026, 3, 31), Source(kind=SourceKind.DOCUMENT))
    >>> table = read_table(cut("Month\tSales\n2026-01\t12.5k\nTotal\t12.5k"), Told(), claim)
    >>> [(str(row.standing), row.label) for row in table.rows]
    [('read', '2026-01'), ('refused', 'Total')]
    >>> table.figures[0].likely, table.figures[0].as_of
    (12500.0, datetime.date(2026, 1, 31))
    """
    sheet = lay(grid, told.metrics, day_first=told.day_first)
    texts = [text for column in sheet.columns if column.metric for text in sheet.cells(column) if text]
    proven = thousands_in(texts)
    hands = {column.place: _hand(column, sheet, told, claim=claim, proven=proven) for column in sheet.columns}
    rows = [read_row(line, sheet.columns, hands, claim) for line in sheet.lines]
    rows = each_once(rows, counted="column" if sheet.turned else "row")
    rows = beside_the_record(rows, on_record)
    return Table(
        sheet.columns,
        tuple(rows),
        tuple(asks(sheet, told, hands, texts=texts, proven=proven)),
        tuple(notes(sheet, claim, rows, texts=texts, proven=proven)),
        sheet.turned,
    )


def _hand(column: Column, sheet: Sheet, told: Told, *, claim: Claim, proven: frozenset[Thousands]) -> Hand:
    heading = column.heading
    money = column.metric and METRICS[column.metric].unit is Unit.MONEY
    named = {_currency_in(text) for text in sheet.cells(column)} - {""} if money else set()
    return Hand(
        told.thousands,
        proven,
        currency=heading.currency or told.currency,
        currencies=()
        if heading.currency or not named - {claim.currency}
        else tuple(sorted({*named, claim.currency})),
        scale=heading.scale,
        per=heading.per,
    )


def _currency_in(text: str) -> str:
    """The currency an amount names, or nothing."""
    try:
        return parse_amount(settled(text, Thousands.COMMA)).currency or ""
    except UnreadableAmountError:
        return ""


def with_history(dossier: Dossier, figures: Iterable[Figure]) -> Dossier:
    """Add the figures of a table; what is on record by now is not added again.

    Examples
    --------
    >>> from diligence.model import Company
    >>> with_history(Dossier(company=Company(slug="acme", name="Acme")), ()).figures
    ()
    """
    taken = {figure.id for figure in dossier.figures}
    known = {_identity(figure) for figure in dossier.figures}
    added = []
    for figure in figures:
        if _identity(figure) not in known:
            added.append(figure.model_copy(update={"id": fresh_id(figure.id, taken)}))
            taken.add(added[-1].id)
    return dossier.model_copy(update={"figures": (*dossier.figures, *added)})


def _identity(figure: Figure) -> tuple[object, ...]:
    return figure.metric, figure.as_of, figure.source.kind, figure.typed, value_of(figure)
