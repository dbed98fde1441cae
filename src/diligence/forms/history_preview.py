"""A pasted table as it was read, to look at before it is saved."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from diligence.forms.pasted_row import ON_RECORD, Standing, count_in_words
from diligence.model import METRICS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diligence.forms.pasted import Table
    from diligence.forms.pasted_cell import Cell
    from diligence.forms.pasted_row import Row

_LOOKS = {
    Standing.READ: "dd-said",
    Standing.FLAGGED: "dd-questioned",
    Standing.REFUSED: "dd-alarm",
    Standing.ON_RECORD: "dd-said",
}


def preview_in_html(table: Table) -> str:
    """Every row with what was understood, what becomes of it, and why.

    What was pasted is shown as text and never obeyed.
    """
    metrics = [column.metric for column in table.columns if column.metric]
    heads = [
        "Column" if table.turned else "Row",
        "Month",
        *(METRICS[name].label for name in metrics),
        "So it is",
    ]
    head = "".join(f'<th scope="col">{escape(words)}</th>' for words in heads)
    body = "".join(_row(row, metrics) for row in table.rows)
    notes = "".join(f"<li>{escape(words)}</li>" for words in table.notes)
    return (
        '<div class="dd-preview" role="region" aria-label="The table as read" tabindex="0">'
        f"<table><caption>{escape(count_in_words(table.rows))}</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
        + (f'<ul class="dd-record dd-help">{notes}</ul>' if notes else "")
    )


def _row(row: Row, metrics: Sequence[str]) -> str:
    by_metric = {cell.metric: cell for cell in row.cells}
    cells = "".join(f"<td>{_cell(by_metric.get(name))}</td>" for name in metrics)
    month = str(row.month) if row.month else f"“{row.label}”"
    look, why = _LOOKS[row.standing], escape(" ".join(row.reasons))
    held = ' class="dd-held"' if why else ""
    line = (
        f'<tr{held}><td>{row.number}</td><th scope="row"><bdi>{escape(month)}</bdi></th>{cells}'
        f'<td class="{look}"><b>{row.standing}</b></td></tr>'
    )
    below = f'<td></td><td colspan="{len(metrics) + 2}" class="{look}"><bdi>{why}</bdi></td>'
    return line + (f'<tr class="dd-why">{below}</tr>' if why else "")


def _cell(cell: Cell | None) -> str:
    if cell is None:
        return ""
    if cell.figure is None and cell.problem != ON_RECORD:
        return f"<s><bdi>{escape(cell.text)}</bdi></s>"
    return f"<bdi>{escape(cell.understood or cell.text)}</bdi>"
