"""A table as CSV, in which text stays text."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from diligence.comparison.inert import inert
from diligence.report.grid import Grid

if TYPE_CHECKING:
    from diligence.report.grid import Value


def csv_text(grid: Grid) -> str:
    """One table as CSV: a comma between, a row a line, empty where nothing is known.

    Examples
    --------
    >>> print(csv_text(Grid("Figures", ("metric", "likely"), (("cash", 5.0), ("=1+1", None)))), end="")
    metric,likely
    cash,5.0
    '=1+1,
    """
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    for row in (grid.columns, *grid.rows):
        writer.writerow([_plain(value) for value in row])
    return buffer.getvalue()


def _plain(value: Value) -> Value:
    return inert(value) if isinstance(value, str) else value
