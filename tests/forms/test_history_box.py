"""The box for a monthly history, its files, and the ledger of what is on record."""

from __future__ import annotations

import io
from datetime import date, datetime
from pathlib import Path
from typing import Any

import ipywidgets
import pytest
from openpyxl import Workbook

from diligence.errors import ImpossibleInputError, UnwritableError
from diligence.forms.figures import FiguresForm
from diligence.forms.workbook import grids_in
from forms.drawer import SCRIPT, Drawer

TABLE = "Month\tRevenue\tCash\nJan 2026\t5k\t1M\nFeb 2026\t6k\t\nTotal\t11k\t1M"


def workbook(*sheets: list[list[Any]], formats: dict[str, str] | None = None) -> bytes:
    """A workbook as Excel would save it."""
    book = Workbook()
    for number, rows in enumerate(sheets):
        sheet = book.active if number == 0 else book.create_sheet()
        assert sheet is not None
        for row in rows:
            sheet.append(row)
        for cell, look in (formats or {}).items():
            sheet[cell].number_format = look
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def test_looked_at_first_and_saved_in_one_step(drawer: Drawer) -> None:
    """Pasting saves nothing; the button saves three figures in one save, and they can be taken back."""
    shown = FiguresForm(drawer.dossier, drawer.desk)
    box = shown.history
    box.text.value = TABLE
    assert drawer.saves == 0
    assert "3 rows: 2 read, 0 flagged, 1 refused" in box.preview.value
    assert box.button.description == "Save 2 rows"
    box.button.click()
    assert drawer.saves == 1
    assert [(f.metric, f.likely) for f in drawer.dossier.figures] == [
        ("revenue", 5e3),
        ("cash", 1e6),
        ("revenue", 6e3),
    ]
    assert box.line.text == "Saved 14:02:31. 2 rows, 3 figures."
    assert "on record: $6,000 a month" in shown.rows["revenue"].understood.value
    assert "2 on record" in box.preview.value
    assert box.button.layout.display == "none"
    box.line.choose("Take them back")
    assert drawer.dossier.figures == ()


def test_what_a_column_holds_can_be_said(drawer: Drawer) -> None:
    """A heading nobody knows is asked; once said, its rows are read."""
    box = FiguresForm(drawer.dossier, drawer.desk).history
    box.text.value = "Monat;Umsatz\n2026-01;1.234"
    assert box.button.layout.display == "none"
    box.columns[1].value = "revenue"
    field, values = box.asked["thousands"]
    assert "dot" in str(values)
    field.value = 2
    assert box.table is not None
    assert [figure.likely for figure in box.table.figures] == [1234]


def test_a_failed_save_keeps_the_table(drawer: Drawer) -> None:
    """With a full disk the table stays, the line is loud, and trying again saves it."""
    box = FiguresForm(drawer.dossier, drawer.desk).history
    box.text.value = TABLE
    drawer.refusal = UnwritableError(Path("acme.json"), "disk full")
    box.button.click()
    assert box.line.text.startswith("NOT saved: could not write acme.json: disk full")
    assert box.text.value == TABLE
    drawer.refusal = None
    box.line.press()
    assert len(drawer.dossier.figures) == 3


def test_what_is_no_table_is_said(drawer: Drawer) -> None:
    """One sentence with what was expected; the text stays."""
    box = FiguresForm(drawer.dossier, drawer.desk).history
    box.text.value = "hello"
    assert "the pasted table must be a table with months" in box.line.text
    assert box.text.value == "hello"


def test_a_file_of_several_sheets(drawer: Drawer) -> None:
    """The first sheet is read, and another can be chosen; a date cell is its month, a currency its code."""
    content = workbook(
        [["Month", "Revenue"], [date(2026, 1, 31), 5000], [datetime(2026, 2, 28), 6000.5]],  # noqa: DTZ001 - Excel has no zones
        [["Month", "Cash"], ["Jan 2026", 7]],
        formats={"B2": '#,##0.00 "€"', "A2": "mmm yy"},
    )
    box = FiguresForm(drawer.dossier, drawer.desk).history
    box.file.value = [
        {
            "name": "history.xlsx",
            "type": "",
            "size": len(content),
            "content": memoryview(content),
            "last_modified": datetime(2026, 1, 1),  # noqa: DTZ001 - not looked at
        }
    ]
    assert box.table is not None
    assert [(f.likely, f.currency) for f in box.table.figures] == [(5000, "EUR")]
    assert "it can be EUR or USD" in box.preview.value
    assert box.sheet.layout.display == ""
    box.sheet.value = "Sheet1"
    assert [(f.metric, f.likely) for f in box.table.figures] == [("cash", 7)]


def test_numbers_of_a_workbook_are_never_two_ways() -> None:
    """1.234 in a cell is a little more than one, 12 % is a share, a formula without a value is empty."""
    grid = grids_in("a.xlsx", workbook([[1.234, 0.12, "=A1", True]], formats={"B1": "0.0%"}))["Sheet"]
    assert grid == (("1.2340", "12%", "", "True"),)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.xlsx", b"no workbook", "an Excel workbook, saved without a password"),
        ("a.xlsx", b"PK\x03\x04broken", "an Excel workbook"),
        ("a.xls", b"old", "saved as .xlsx or .csv"),
        ("a.csv", b"", "got nothing"),
        ("a.csv", b"x" * 5_000_001, "at most 5 MB"),
    ],
)
def test_what_is_no_file_of_a_history(name: str, content: bytes, words: str) -> None:
    """Each says in one sentence what was expected."""
    with pytest.raises(ImpossibleInputError, match=words):
        grids_in(name, content)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_files_of_any_encoding(encoding: str) -> None:
    """Excel writes CSV in four encodings; the euro sign survives all."""
    content = "Month;Revenue (€)\n2026-01;5".encode(encoding)
    assert grids_in("a.csv", content)["a.csv"][0] == ("Month", "Revenue (€)")


def test_markup_in_a_table_is_text(drawer: Drawer) -> None:
    """A script in a heading, a month or an amount is shown as text."""
    box = FiguresForm(drawer.dossier, drawer.desk).history
    box.text.value = f"{SCRIPT}\t{SCRIPT}\nJan 2026\t{SCRIPT} 5\n{SCRIPT}\t6"
    assert box.table is not None
    box.columns[1].value = "revenue"
    assert "<script" not in box.preview.value
    assert "&lt;script" in box.preview.value
    assert all(not isinstance(w, ipywidgets.HTML) or "<script" not in w.value for w in box.asks.children)


def test_a_figure_is_withdrawn_and_put_back(drawer: Drawer) -> None:
    """From the list of all figures of a metric; the page is told both times."""
    shown = FiguresForm(drawer.dossier, drawer.desk)
    shown.rows["cash"].amount.value = "1.2M"
    ledger = shown.ledger
    ledger.which.value = "cash"
    (line,) = ledger.list.children
    correct, withdraw = line.children[1:]
    assert (correct.description, withdraw.description) == ("Correct", "Withdraw")
    withdraw.click()
    assert not drawer.dossier.figures
    assert ledger.line.text.startswith("Saved 14:02:31. Withdrawn: Cash $1,200,000 on 23 November 2026")
    ledger.line.choose("Put it back")
    assert [figure.typed for figure in drawer.dossier.figures] == ["1.2M"]
    assert len(drawer.told) == 3


def test_a_figure_is_corrected_from_the_list(drawer: Drawer) -> None:
    """It comes into its row with who and when, and what is typed there replaces it; a rarer metric too."""
    shown = FiguresForm(drawer.dossier, drawer.desk)
    shown.rows["cash"].amount.value = "1.2M"
    shown.which.value = "churn"
    shown.another.amount.value = "3%/month"
    again = FiguresForm(drawer.dossier, drawer.desk)
    for metric, better in (("cash", "1.25M"), ("churn", "4%/month")):
        again.ledger.which.value = metric
        again.ledger.list.children[0].children[1].click()
        row = again.rows.get(metric, again.another)
        assert row.amount.value in ("1.2M", "3%/month")
        row.amount.value = better
    assert [figure.typed for figure in drawer.dossier.figures] == ["1.25M", "4%/month"]
