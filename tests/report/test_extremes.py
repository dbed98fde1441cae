"""Nothing, and far too much: one clear behaviour each, and a page of bounded size."""

from __future__ import annotations

import io
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

import openpyxl
import pytest

from charts.samples import CASES, EMPTY, TODAY, case, company, figure
from diligence.assessment import Assessment, assess
from diligence.comparison import compare
from diligence.flags import RULES
from diligence.flags.flag import Rubric
from diligence.model import Answer, Company, Dossier, Severity
from diligence.report import Share, report
from diligence.report.export import Form, export
from diligence.report.spreadsheet import LONGEST_CELL
from report.pages import read

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

LONG_NAME = "Allgemeine Gesellschaft " * 9
NOTE = "word " * 10_000


@cache
def too_much() -> Assessment:
    """A name of 200 characters, 500 figures, a note of 10,000 words, 200 flags."""

    def flagging(_: object) -> Iterator[object]:
        for number in range(200):
            rubric = Rubric(f"U{number}", f"Trouble {number}", "our own threshold", f"cause {number}")
            yield rubric.red(Severity.MAJOR, f"It is the {number}th.", (), "What is being done about it?")

    days = [TODAY - timedelta(days=31 * month) for month in range(60)]
    figures = [figure("revenue", 20_000 + 10 * n, days[n % 60], id=f"r{n}") for n in range(500)]
    answer = Answer(id="a", question="money.runway", text=NOTE, as_of=TODAY, private=False)
    dossier = Dossier(
        company=Company(slug="acme", name=LONG_NAME[:200]), figures=tuple(figures), answers=(answer,)
    )
    return assess(dossier, as_of=TODAY, rules=(*RULES, flagging))  # type: ignore[arg-type]


def test_all_of_it_is_there() -> None:
    """Every flag, every figure, every word; three flags on the first screen; the name whole, once in h1."""
    html = report(too_much()).html
    page = read(html)
    assert page.all("h1")[0].text == LONG_NAME[:200]
    assert len({e.text for e in page.having("class", "why") if e.text.startswith("It is the ")}) == 200
    assert html.count("word ") >= 10_000
    assert "more figures on record" in html
    assert len(read(html).all("main")) == 1


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 390, 640, 1280])
def test_nothing_is_wider_than_the_screen(chromium: Browser, tmp_path: Path, width: int) -> None:
    """On a phone, on a desk, and where a desk's page is zoomed to 200 and to 400 %."""
    path = tmp_path / "report.html"
    path.write_text(report(too_much()).html, encoding="utf-8")
    page = chromium.new_page(viewport={"width": width, "height": 900})
    page.goto(path.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


def test_a_cell_of_excel_says_where_it_is_cut() -> None:
    """Fifty thousand characters don't fit, and that is written; CSV and JSON hold them all."""
    book = openpyxl.load_workbook(io.BytesIO(export(too_much(), Form.EXCEL)))
    (text,) = [cell.value for cell in book["Answers"][2] if str(cell.value).startswith("word")]
    assert len(str(text)) == LONGEST_CELL
    assert str(text).endswith("[cut here: a cell holds no more]")
    assert len(book["Figures"]["A"]) == 501


def test_nothing_known_says_what_to_ask_first() -> None:
    """Too little for a verdict, three questions on the first screen, and two to begin each theme with."""
    text = read(report(assess(EMPTY, as_of=TODAY)).html).text
    assert "Too little is known for a verdict" in text
    assert text.count("Begin with:") == 6
    assert text.index("Ask next") < text.index("Money Number by number")
    assert "nan" not in text.lower().split()


@pytest.mark.slow
def test_sizes() -> None:
    """Under 300 kB for each company of the casebook, under a megabyte for ten side by side."""
    sizes = {slug: len(report(case(slug), Share.PRIVATE).html.encode()) for slug in CASES}
    assert [slug for slug, size in sizes.items() if size >= 300_000] == []
    ten = report(compare(*map(case, CASES[:10])), Share.PRIVATE).html.encode()
    assert len(ten) < 1_000_000


@pytest.mark.parametrize("form", Form)
def test_the_same_input_gives_the_same_bytes(form: Form) -> None:
    """Made anew, on another day, from an assessment made anew."""
    first, again = (company(revenue=20_000, expenses=80_000, growth=0.08, cash=1_200_000) for _ in range(2))
    assert export(first, form) == export(again, form)
    assert report(first).html == report(again).html


def test_a_name_in_letters_no_font_has() -> None:
    """The reader's own fonts draw it; ours warns of nothing and leaves the letters as they are."""
    name = "\N{LINEAR B IDEOGRAM B100 MAN}\N{LATIN SMALL LETTER O WITH DIAERESIS}"
    odd = assess(
        Dossier(
            company=Company(slug="acme", name=name),
            figures=(figure("cash", 5.0), figure("cash", 6.0, date(2025, 1, 1))),
        ),
        as_of=TODAY,
    )
    assert read(report(odd).html).all("h1")[0].text == name
