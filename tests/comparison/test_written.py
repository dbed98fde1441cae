"""Files of a comparison: whole, and never read as a formula or as markup."""

from __future__ import annotations

import csv
import json
from io import StringIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from analysis.builders import TODAY, claim
from diligence.assessment import assess
from diligence.comparison import Comparison, compare
from diligence.comparison.written import csv_of, markdown_of, written
from diligence.errors import ImpossibleInputError, UnwritableError
from diligence.frames import cells_frame, save_excel
from diligence.model import Company, Dossier

HOSTILE = ("=1+1", "+1", "-1", "@SUM(A1)", "\tx", "=cmd|' /C calc'!A0")


def named(*names: str) -> Comparison:
    """Companies of these names, with a burn below zero."""
    figures = (claim("net_burn", -10_000.0), claim("cash", 1_000_000.0))
    return compare(
        *(
            assess(Dossier(company=Company(slug=f"c{n}", name=name), figures=figures), as_of=TODAY)
            for n, name in enumerate(names)
        )
    )


def test_no_cell_of_a_csv_is_a_formula() -> None:
    """Names and amounts that begin like one have a mark in front; all rows are there."""
    comparison = named(*HOSTILE)
    head, *rows = csv.reader(StringIO(csv_of(comparison)))
    assert head == ["group", "measure", *(f"'{name}" for name in HOSTILE)]
    assert len(rows) == len(comparison.table())
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    burn = next(row for row in rows if row[1] == "Net burn a month")
    assert burn[2] == "'-$10k (claimed; of that day)"


def test_no_cell_of_a_workbook_is_a_formula(tmp_path: Path) -> None:
    """Read back, every cell is a text or a number, and numbers are numbers."""
    comparison = named(*HOSTILE)
    path = save_excel(comparison, comparison.ranking(), tmp_path / "side.xlsx")
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["Side by side", "Cells", "Ranks"]
    found = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in found} <= {"s", "inlineStr", "n", "d"}
    assert not [c for c in found if isinstance(c.value, str) and c.value.startswith(("=", "+", "-", "@"))]
    cash = [cell.value for cell in book["Cells"]["G"] if isinstance(cell.value, float | int)]
    assert 1_000_000 in cash
    assert book["Ranks"]["A2"].value == "'=1+1"


def test_a_workbook_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    """A folder in the way."""
    acme = named("Acme")
    with pytest.raises(UnwritableError):
        save_excel(acme, acme.ranking(), tmp_path)


def test_markdown_is_read_as_it_is() -> None:
    """A name can't make a column, a link or an element; each row has as many cells as the head."""
    text = markdown_of(named("A|B", "<b>x</b>", "[y](z)", "two\nlines"))
    assert "A\\|B" in text
    assert "\\<b\\>x\\</b\\>" in text
    assert "\\[y\\](z)" in text
    assert "two lines" in text
    rows = [line.replace("\\|", "") for line in text.splitlines() if line.startswith("|")]
    assert {line.count("|") for line in rows} == {6}


def test_what_is_written_can_be_read() -> None:
    """JSON has the table, the ranks and the flips; another ending is refused."""
    comparison = named("Acme", "Globex")
    ranking, flips = comparison.ranking(), comparison.flips()
    plain: Any = json.loads(written(comparison, ranking, flips, ".json"))
    assert plain["ranking"]["acceptability"] == {"Acme": [0.5, 0.5], "Globex": [0.5, 0.5]}
    assert plain["ranking"]["criteria"]["Acme"]["growth"]["absence"] == "unknown"
    assert {row["id"] for row in plain["measures"]} == {row.id for row in comparison.table()}
    assert written(comparison, ranking, flips, ".csv").startswith("\ufeffgroup,measure,Acme,Globex")
    assert ranking.sentence.split(",")[0] in written(comparison, ranking, flips, ".md")
    with pytest.raises(ImpossibleInputError, match=r"\.xlsx, \.csv, \.md or \.json, got '\.pdf'"):
        written(comparison, ranking, flips, ".pdf")


def test_every_cell_is_a_row_of_the_frame() -> None:
    """Value, range, trust and age as numbers and words; what is missing is missing."""
    comparison = named("Acme", "Globex")
    frame: Any = cells_frame(comparison).set_index(["measure", "company"])
    assert len(frame) == 2 * len(comparison.table())
    cash = frame.loc[("cash", "c1")]
    assert (cash["value"], cash["currency"], cash["trust"], cash["age_days"]) == (1e6, "USD", "claimed", 0)
    assert frame.loc[("revenue", "c0")].isna()["value"]
    assert frame.loc[("revenue", "c0")]["ask"]


def test_what_hides_a_formula_is_seen_through_in_every_export(tmp_path: Path) -> None:
    """Blanks in front, a wide equals sign, a sign that can't be printed: text in CSV and Excel alike."""
    sly = named(" =1+1", "\uff1d2+2", "a\x01b")
    head = next(csv.reader(csv_of(sly).splitlines()))
    assert head[2:] == ["' =1+1", "'\uff1d2+2", "ab"]
    book = openpyxl.load_workbook(save_excel(sly, sly.ranking(), tmp_path / "side.xlsx"))
    names = [cell.value for cell in book["Side by side"][1]]
    assert names[2:] == ["' =1+1", "'\uff1d2+2", "ab"]
