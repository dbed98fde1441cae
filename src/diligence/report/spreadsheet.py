"""Tables as an Excel workbook, in which text stays text."""

from __future__ import annotations

import io
import re
from datetime import date
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from diligence.comparison.inert import inert
from diligence.report.grid import Grid

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from diligence.report.grid import Value

LONGEST_CELL = 32_767
"""Characters that a cell of Excel holds (Microsoft, Excel specifications and limits)."""

_CUT = " [cut here: a cell holds no more]"
_WIDEST = 60
_SAVED = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(</dcterms)")
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first day a zip file can name; a workbook of the same input then has the same bytes."""


def workbook(grids: tuple[Grid, ...]) -> bytes:
    """Tables as an Excel workbook, a sheet each; the same tables give the same bytes."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for grid in grids:
        _fill(book.create_sheet(grid.name), grid)
    book.properties.creator = "diligence"
    buffer = io.BytesIO()
    book.save(buffer)
    return _undated(buffer.getvalue())


def _fill(sheet: Worksheet, grid: Grid) -> None:
    for row in (grid.columns, *grid.rows):
        sheet.append([_fitting(value) for value in row])
    for number, name in enumerate(grid.columns, 1):
        values = [name, *(row[number - 1] for row in grid.rows)]
        longest = max(len(str(value)) for value in values)
        sheet.column_dimensions[get_column_letter(number)].width = min(_WIDEST, longest + 2)
    for cells in sheet.iter_rows():
        for cell in cells:
            cell.alignment = Alignment(vertical="top", wrap_text=isinstance(cell.value, str))
            cell.font = Font(bold=cell.row == 1)
            if isinstance(cell.value, date):
                cell.number_format = "yyyy-mm-dd"
    sheet.freeze_panes = "B2"


def _fitting(value: Value) -> Value:
    if not isinstance(value, str):
        return value
    text = inert(value)
    return text if len(text) <= LONGEST_CELL else text[: LONGEST_CELL - len(_CUT)] + _CUT


def _undated(data: bytes) -> bytes:
    """The same zip file without the time at which each part was written."""
    buffer = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as old, ZipFile(buffer, "w") as new:
        for name in old.namelist():
            part = ZipInfo(name, _EPOCH)
            part.compress_type = ZIP_DEFLATED
            new.writestr(part, _SAVED.sub(rb"\g<1>1980-01-01T00:00:00Z\g<2>", old.read(name)))
    return buffer.getvalue()
