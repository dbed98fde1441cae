"""The page in a real browser: nothing fetched, nothing cut off, legible in light, dark and print."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

from charts.samples import case, figure_of, five, nothing_known
from diligence.charts import cash
from diligence.charts.svg import notebook_html
from diligence.comparison import compare
from diligence.report import report
from diligence.report.fragments import comparison_table, verdict_card
from report.test_hostile import HOSTILE, hostile

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from diligence.report import Report

MAKE: dict[str, Callable[[], Report]] = {
    "everpix": lambda: report(case("everpix-2013")),
    "buffer": lambda: report(case("buffer-2016")),
    "five": lambda: report(five()),
    "empty": lambda: report(nothing_known()),
    "hostile": lambda: report(compare(*(hostile(text) for text in HOSTILE.values()))),
    "long": lambda: report(hostile(HOSTILE["long"])),
}

CONTRASTS = """() => {
  const channel = v => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  const luminance = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
  const parse = text => text.match(/[0-9.]+/g).slice(0, 3).map(Number);
  const ground = luminance(parse(getComputedStyle(document.body).backgroundColor));
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode, parent = node.parentElement;
    if (!node.textContent.trim() || !parent.getClientRects().length) continue;
    if (parent.closest("title, style")) continue;
    const style = getComputedStyle(parent);
    const ink = parent.closest("svg.dd-chart") ? style.fill : style.color;
    const [low, high] = [luminance(parse(ink)), ground].sort((a, b) => a - b);
    found.push([(high + 0.05) / (low + 0.05), node.textContent.trim().slice(0, 40)]);
  }
  return found;
}"""


@cache
def _html(name: str) -> str:
    return MAKE[name]().html


def _open(chromium: Browser, tmp_path: Path, html: str, **how: Any) -> tuple[Page, list[str]]:
    path = tmp_path / "page.html"
    path.write_text(html, encoding="utf-8")
    page = chromium.new_page(**how)
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("dialog", lambda dialog: requests.append(f"dialog: {dialog.message}"))
    page.on("console", lambda message: requests.append(f"console: {message.text}"))
    page.goto(path.as_uri())
    return page, requests


@pytest.mark.parametrize("name", MAKE)
def test_nothing_is_fetched_and_nothing_complains(chromium: Browser, tmp_path: Path, name: str) -> None:
    """One request: the file itself. No dialog, no console message, no policy violation."""
    page, requests = _open(chromium, tmp_path, _html(name))
    assert requests == [(tmp_path / "page.html").as_uri()]
    page.close()


@pytest.mark.parametrize("name", MAKE)
def test_no_sideways_scrolling(chromium: Browser, tmp_path: Path, name: str) -> None:
    """The page is never wider than the screen, whatever is in it, folded or unfolded."""
    page, _ = _open(chromium, tmp_path, _html(name))
    for _ in range(2):
        for width in (360, 390, 768, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["everpix", "five", "empty"])
def test_all_text_has_contrast(chromium: Browser, tmp_path: Path, name: str, scheme: str) -> None:
    """WCAG AA, 4.5:1, for every visible piece of text, those in the charts included."""
    how: dict[str, Any] = {"color_scheme": scheme, "viewport": {"width": 1280, "height": 900}}
    page, _ = _open(chromium, tmp_path, _html(name), **how)
    found = page.evaluate(CONTRASTS)
    assert len(found) > 40
    assert [(round(ratio, 2), text) for ratio, text in found if ratio < 4.5] == []
    page.close()


def test_dark_is_dark(chromium: Browser, tmp_path: Path) -> None:
    """Ground and ink change places with the reader's setting."""
    grounds = {}
    for scheme in ("light", "dark"):
        how: dict[str, Any] = {"color_scheme": scheme}
        page, _ = _open(chromium, tmp_path, _html("everpix"), **how)
        grounds[scheme] = page.evaluate("getComputedStyle(document.body).backgroundColor")
        page.close()
    assert grounds["light"] == "rgb(255, 255, 255)"
    assert grounds["dark"] != grounds["light"]


@pytest.mark.parametrize(("width", "seen", "hidden"), [(1280, "wide", "narrow"), (390, "narrow", "wide")])
def test_charts_fit_the_screen(chromium: Browser, tmp_path: Path, width: int, seen: str, hidden: str) -> None:
    """One of the two drawings is shown, with text of 9 points (12 pixels) or more."""
    page, _ = _open(chromium, tmp_path, _html("everpix"), viewport={"width": width, "height": 800})
    assert page.locator(f".drawing.{seen}").first.is_visible()
    assert not page.locator(f".drawing.{hidden}").first.is_visible()
    text = page.locator(f".drawing.{seen} svg text").first
    scale = page.locator(f".drawing.{seen} svg").first.evaluate(
        "svg => svg.getBoundingClientRect().width / svg.viewBox.baseVal.width"
    )
    size = text.evaluate("text => parseFloat(getComputedStyle(text).fontSize)")
    assert size * scale >= 11.9
    page.close()


@pytest.mark.parametrize("width", [360, 390])
def test_on_a_phone_each_company_is_a_card(chromium: Browser, tmp_path: Path, width: int) -> None:
    """Five cards and no table of five columns."""
    page, _ = _open(chromium, tmp_path, _html("five"), viewport={"width": width, "height": 800})
    assert not page.locator(".versus-table").is_visible()
    assert page.locator(".versus-cards dl:visible").count() == 5
    page.close()


def test_print_is_light_and_unfolded(chromium: Browser, tmp_path: Path) -> None:
    """Printed from a dark screen: white ground, black ink, every details open."""
    how: dict[str, Any] = {"color_scheme": "dark"}
    page, _ = _open(chromium, tmp_path, _html("everpix"), **how)
    page.emulate_media(media="print", color_scheme="dark")
    assert (
        page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--dd-ink')") == "#1c1e21"
    )
    later = page.locator("details.folded p").last
    assert later.is_visible()
    assert page.locator(".drawing.wide").first.is_visible()
    page.close()


def test_it_prints_to_pdf(chromium: Browser, tmp_path: Path) -> None:
    """Several pages, tagged, with the numbers that were folded away on the screen."""
    page, _ = _open(chromium, tmp_path, _html("everpix"))
    pdf = page.pdf(tagged=True, outline=True)
    assert pdf.startswith(b"%PDF")
    assert len(pdf) > 20_000
    assert b"/StructTreeRoot" in pdf
    page.close()


def test_notebook_pieces_draw_no_request_either(chromium: Browser, tmp_path: Path) -> None:
    """The card, the table and the chart as a notebook would show them, in one page."""
    pieces = (verdict_card(case("wework-2019")), comparison_table(five()))
    chart = notebook_html(figure_of(cash(case("everpix-2013"))))
    page, requests = _open(chromium, tmp_path, "<!DOCTYPE html><title>x</title>" + "".join((*pieces, chart)))
    assert requests == [(tmp_path / "page.html").as_uri()]
    assert page.locator("svg.dd-chart").is_visible()
    page.close()
