"""Files that hold a history: CSV and Excel workbooks, as grids of text.

What a workbook's cell shows is what counts, so its currency sign, its percent sign and
its month come along; a formula gives the value it had when the file was saved.
"""

from __future__ import annotations

import io
import re
import zlib
from datetime import date, datetime
from typing import TYPE_CHECKING
from zipfile import BadZipFile

from diligence.errors import ImpossibleInputError
from diligence.forms.grid import MOST_COLUMNS, MOST_ROWS, Grid, cut, squared

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

MOST_BYTES = 5_000_000
WORKBOOKS = (".xlsx", ".xlsm")

_ENCODINGS = ("utf-8-sig", "cp1252")
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_LITERAL = re.compile(r"\[\$([^-\]]*)[^\]]*\]|\"([^\"]*)\"")
_SIGNS = re.compile(r"[€£¥₹₪₩$]|\b(?:USD|EUR|GBP|CHF|SEK|NOK|DKK|CAD|AUD)\b")
# What openpyxl lets through when a file is not what its name says.
_BROKEN = (
    BadZipFile,
    zlib.error,
    AttributeError,
    EOFError,
    IndexError,
    KeyError,
    NotImplementedError,
    OSError,
    SyntaxError,
    TypeError,
    ValueError,
)


def grids_in(name: str, content: bytes) -> dict[str, Grid]:
    r"""Every sheet of a file that holds anything, by its name; a text file is one sheet.

    Parameters
    ----------
    name
        Of the file; its ending says what it is.

    Raises
    ------
    ImpossibleInputError
        When it is too large, empty, or not what its name says.

    Examples
    --------
    >>> grids_in("history.csv", b"Month;Cash\r\n2026-01;1.200")
    {'history.csv': (('Month', 'Cash'), ('2026-01', '1.200'))}
    """
    if len(content) > MOST_BYTES:
        raise ImpossibleInputError("the file", f"at most {MOST_BYTES // 10**6} MB", f"{len(content):,} bytes")
    if name.lower().endswith(".xls"):
        expected = "saved as .xlsx or .csv, which can be read"
        raise ImpossibleInputError("the file", expected, f"{name!r}, in Excel's format of before 2007")
    if name.lower().endswith(WORKBOOKS):
        return _sheets(name, content)
    return {name: cut(_text(content))}


def _text(content: bytes) -> str:
    if content.startswith(_WIDE):
        return content.decode("utf-16", errors="replace")
    for encoding in _ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode("latin-1")


def _sheets(name: str, content: bytes) -> dict[str, Grid]:
    from openpyxl import load_workbook

    try:
        book = load_workbook(io.BytesIO(content), data_only=True, keep_links=False)
        found = {sheet.title: _rows(sheet) for sheet in book.worksheets}
    except _BROKEN as error:
        problem = f"{name!r}, which can't be opened ({type(error).__name__})"
        raise ImpossibleInputError(
            "the file", "an Excel workbook, saved without a password", problem
        ) from error
    grids = {title: squared(rows) for title, rows in found.items() if any(any(row) for row in rows)}
    if not grids:
        raise ImpossibleInputError("the file", "a workbook with a table in it", "empty sheets")
    return grids


def _rows(sheet: Worksheet) -> list[list[str]]:
    cells = sheet.iter_rows(max_row=MOST_ROWS + 1, max_col=MOST_COLUMNS)
    return [[_shown(cell.value, cell.number_format) for cell in row] for row in cells]


def _shown(value: object, look: str) -> str:
    """A cell's value in words that can be read in one way only, with the signs it is shown with."""
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        day = value.date() if isinstance(value, datetime) else value
        return day.isoformat() if "d" in look.lower() else f"{day:%Y-%m}"
    if isinstance(value, bool) or not isinstance(value, int | float):
        return str(value)
    if "%" in look:
        return f"{_plain(value * 100)}%"
    words = _LITERAL.sub(lambda found: found[1] or found[2] or "", look)
    sign = _SIGNS.search(words)
    return f"{_plain(value)} {sign[0]}" if sign else _plain(value)


def _plain(value: float) -> str:
    text = f"{value:.10f}".rstrip("0").rstrip(".")
    # Three decimal places alone would look like thousands.
    return f"{text}0" if re.fullmatch(r"-?\d{1,3}\.\d{3}", text) else text
