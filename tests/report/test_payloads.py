"""Hostile text stays text: a corpus through every text a dossier can hold."""

from __future__ import annotations

import csv
import io
from functools import cache
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from charts.samples import TODAY
from diligence.assessment import Assessment, assess
from diligence.comparison import compare
from diligence.comparison.inert import inert
from diligence.model import Dossier
from diligence.report import Share, report
from diligence.report.export import Form, export
from report.marked import marked
from report.pages import read
from report.payloads import FORMULAS, PAYLOADS

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Dialog

WHOLE = len(PAYLOADS)
WITH_CHARTS = range(0, WHOLE, 20)
"""Of these the charts are drawn too; all others show the same texts without them."""


@cache
def hostile(start: int) -> Assessment:
    """A company whose every text is a payload, the first field's at a place of the corpus.

    From all places together every payload is in every field once.
    """
    dossier, marker = marked(0)
    texts = {mark.text: PAYLOADS[(start + n) % WHOLE] for n, mark in enumerate(marker.marks)}

    def put(value: Any) -> Any:
        if isinstance(value, dict):
            return {name: put(inner) for name, inner in value.items()}
        if isinstance(value, list | tuple):
            return [put(inner) for inner in value]
        return texts.get(value, value) if isinstance(value, str) else value

    return assess(Dossier.model_validate(put(dossier.model_dump(mode="json"))), as_of=TODAY)


def test_the_corpus_is_large() -> None:
    """A hundred and more, each once, and room for all of them in every field."""
    assert len(set(PAYLOADS)) == WHOLE > 150
    assert len(marked(0)[1].marks) > 80
    seen = {hostile(start).name for start in (0, 1, 2)}
    assert len(seen) == 3


@pytest.mark.slow
@pytest.mark.parametrize(("share", "step"), [(Share.PRIVATE, 1), (Share.TRUSTED, 7), (Share.PUBLIC, 11)])
def test_no_payload_is_more_than_text(
    chromium: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, share: Share, step: int
) -> None:
    """Opened in Chromium: no script runs, nothing is asked for, nothing is said on the console."""
    page = chromium.new_page()
    heard: list[str] = []
    page.on("request", lambda request: heard.append(f"request {request.url}"))
    page.on("console", lambda message: heard.append(f"console {message.text}"))
    page.on("pageerror", lambda error: heard.append(f"error {error}"))

    def dismiss(dialog: Dialog) -> None:
        heard.append(f"dialog {dialog.message}")
        dialog.dismiss()

    page.on("dialog", dismiss)
    path = tmp_path / "report.html"
    # A browser may say so once in a while of any page; nobody here would answer.
    page.route("**/favicon.ico", lambda route: route.abort())
    for start in range(0, WHOLE, step):
        with monkeypatch.context() as patch:
            if start not in WITH_CHARTS:
                patch.setattr("diligence.report.page.drawings", lambda *_: "")
            path.write_text(report(hostile(start), share).html, encoding="utf-8", newline="")
        page.goto(path.as_uri())
        page.mouse.move(5 + start % 300, 200)
        assert heard == [f"request {path.as_uri()}"], (start, PAYLOADS[start], heard)
        assert page.locator("main").count() == page.locator("h1").count() == 1
        heard.clear()
    page.close()


@pytest.mark.slow
def test_nor_in_a_comparison(chromium: Browser, tmp_path: Path) -> None:
    """Side by side, with charts."""
    html = report(compare(*(hostile(start) for start in WITH_CHARTS)), Share.PRIVATE).html
    page = chromium.new_page()
    heard: list[str] = []
    page.on("request", lambda request: heard.append(request.url))
    page.on("console", lambda message: heard.append(message.text))
    path = tmp_path / "comparison.html"
    path.write_text(html, encoding="utf-8", newline="")
    page.goto(path.as_uri())
    assert heard == [path.as_uri()]
    assert read(html).all("script") == []
    page.close()


@pytest.mark.parametrize("start", range(0, WHOLE, 5))
def test_no_cell_of_a_table_is_a_formula(start: int) -> None:
    """In CSV no cell begins like one, and in Excel none is one; every row has all its cells."""
    text = export(hostile(start), Form.CSV, Share.PRIVATE).decode()
    rows = list(csv.reader(io.StringIO(text)))
    assert {len(row) for row in rows} == {len(rows[0])}
    cells = [cell for row in rows for cell in row]
    book = openpyxl.load_workbook(io.BytesIO(export(hostile(start), Form.EXCEL, Share.PRIVATE)))
    found = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in found if cell.data_type == "f"]
    cells += [cell.value for cell in found if isinstance(cell.value, str)]
    assert not [cell for cell in cells if cell.lstrip("\u200b \t\r\n").startswith(("=", "+", "@", "\uff1d"))]
    assert not [cell for cell in cells if cell.startswith("-") and not _is_number(cell)]
    assert "\x00" not in text


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True


@pytest.mark.parametrize("formula", FORMULAS)
def test_a_formula_gets_an_apostrophe(formula: str) -> None:
    """Unless it does not begin like one; nothing but unprintable signs is taken away."""
    told = inert(formula)
    assert told.lstrip("'").strip() == formula.replace("\r", "").lstrip("'").strip()
    assert told.startswith(("'", '"'))


@pytest.mark.parametrize("start", range(0, WHOLE, 10))
def test_markdown_holds_no_markup(start: int) -> None:
    """No tag, no link but ours, no heading of theirs."""
    text = export(hostile(start), Form.MARKDOWN, Share.PRIVATE).decode()
    assert "<" not in text
    assert "](javascript" not in text.lower().replace("\\](", "")
    assert "\u202e" not in text
    headings = [line for line in text.splitlines() if line.startswith("# ")]
    assert len(headings) == 1
