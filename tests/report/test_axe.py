"""axe-core finds nothing to object to, and the words in reading order make sense by themselves."""

from __future__ import annotations

import itertools
from functools import cache
from typing import TYPE_CHECKING, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe

from charts.samples import case, five, nothing_known
from diligence.assessment import assess
from diligence.report import Share, report
from diligence.report.notebook_page import notebook_page
from report.marked import marked
from report.pages import read
from report.test_markers import judged

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

KINDS = ("company", "comparison", "everything", "nothing", "notebook")


@cache
def html_of(kind: str) -> str:
    """A page of each kind; "everything" has each block a report can have."""
    everpix = case("everpix-2013")
    if kind == "company":
        return report(everpix).html
    if kind == "comparison":
        return report(five()).html
    if kind == "nothing":
        return report(nothing_known()).html
    if kind == "notebook":
        return notebook_page(everpix, ())
    dossier = marked(0)[0]
    before = assess(dossier.model_copy(update={"answers": ()}), as_of=everpix.as_of)
    return report(judged(dossier), Share.PRIVATE, before).html


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing(chromium: Browser, tmp_path: Path, kind: str) -> None:
    """Light and dark, on a phone and on a desk, with every fold open."""
    path = tmp_path / "report.html"
    path.write_text(html_of(kind), encoding="utf-8")
    schemes: tuple[Literal["light", "dark"], ...] = ("light", "dark")
    for scheme in schemes:
        for width in (390, 1280):
            page = chromium.new_page(
                viewport={"width": width, "height": 900},
                color_scheme=scheme,
                bypass_csp=True,
            )
            page.goto(path.as_uri())
            page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
            found = Axe().run(page)
            assert found.violations_count == 0, (scheme, width, found.generate_report())
            page.close()


@pytest.mark.parametrize("kind", KINDS)
def test_headings_go_down_one_at_a_time(kind: str) -> None:
    """One first heading, and no step left out on the way down."""
    levels = [
        int(e.tag[1]) for e in read(html_of(kind)).elements if e.tag in {"h1", "h2", "h3", "h4", "h5", "h6"}
    ]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


@pytest.mark.parametrize("kind", KINDS)
def test_every_header_of_a_table_says_of_what(kind: str) -> None:
    """A scope on each, a caption on each table, and no header empty."""
    page = read(html_of(kind))
    assert all(header.attributes.get("scope") in {"col", "row", "rowgroup"} for header in page.all("th"))
    assert all(header.text.strip() for header in page.all("th"))
    assert len(page.all("caption")) == len(page.all("table"))


def test_every_picture_has_a_sentence() -> None:
    """What it shows, in words, and the numbers in a table beside it."""
    page = read(html_of("company"))
    drawn = [e for e in page.all("svg") if e.attributes.get("role") == "img"]
    assert drawn
    titles = {e.attributes["id"]: e.text for e in page.all("title") if "id" in e.attributes}
    assert all(len(titles[e.attributes["aria-labelledby"]]) > 40 for e in drawn)
    assert len(page.having("class", "numbers")) == 2


@pytest.mark.browser
def test_as_plain_text_it_reads_in_order(chromium: Browser, tmp_path: Path) -> None:
    """What a screen reader reads first: the name, the day, the verdict, why, the worst flags, what to ask."""
    path = tmp_path / "report.html"
    path.write_text(html_of("company"), encoding="utf-8")
    page = chromium.new_page()
    page.goto(path.as_uri())
    tree = page.locator("body").aria_snapshot()
    page.close()
    told = ["Everpix", "as of 30 June 2013", "Fatal pinch", "Two months of money", "Founder's terms"]
    told += ["Sober terms", "Odds", "Worst flags", "Ask next", "The money is gone"]
    places = [tree.find(words) for words in told]
    assert -1 not in places, told[places.index(-1)]
    assert places == sorted(places)
