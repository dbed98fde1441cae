"""The comparison notebook in JupyterLab, as a person uses it, and its table at the width of a telephone."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from diligence.notebook import compare
from diligence.store import Workspace, read_casebook
from diligence.store.choices import choice_path
from lab import Lab, running_lab

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SECONDS = 1000
CASES = ("everpix-2013", "zoom-2019", "wework-2019", "gumroad-2015", "webvan-2001")


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A workspace with five cases in it."""
    made = Workspace.make(tmp_path_factory.mktemp("workspace"))
    for dossier in read_casebook():
        if dossier.company.slug in CASES:
            made.add(dossier)
    return made


@pytest.fixture(scope="module")
def lab(workspace: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """JupyterLab over that workspace."""
    with running_lab(workspace.root, tmp_path_factory.mktemp("jupyter")) as started:
        yield started


@pytest.mark.slow
def test_a_weight_typed_is_saved_and_followed(lab: Lab, chromium: Browser, workspace: Workspace) -> None:
    """The number beside a slider moves it, is on disk, and the sentence below speaks of your weights."""
    errors: list[str] = []
    with chromium.new_context(viewport={"width": 1280, "height": 1000}) as context:
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        lab.open_and_run(page, "notebooks/comparison.ipynb")
        page.get_by_text(re.compile("^Over all weights and all that is uncertain, Zoom")).wait_for(
            timeout=60 * SECONDS
        )

        culture = page.get_by_label("Culture, as a number")
        culture.fill("4")
        culture.press("Enter")

        page.get_by_text(re.compile("^Over your weights")).wait_for(timeout=20 * SECONDS)
        assert json.loads(choice_path(workspace).read_text())["weights"]["culture"] == 4.0

        page.get_by_role("checkbox", name="Webvan Group", exact=True).uncheck()
        page.locator(".dd-ranks").get_by_text("Webvan Group").wait_for(state="detached", timeout=20 * SECONDS)
        assert "webvan-2001" not in json.loads(choice_path(workspace).read_text())["companies"]
    assert errors == []


@pytest.mark.parametrize("width", [390, 1280])
def test_the_page_is_no_wider_than_the_screen(chromium: Browser, workspace: Workspace, width: int) -> None:
    """The table scrolls in its own box, its first column stays, and no text is cut."""
    page_html = compare(*CASES, workspace=workspace)._repr_html_()
    with chromium.new_context(viewport={"width": width, "height": 900}) as context:
        page = context.new_page()
        page.set_content(f"<body style='margin:12px'>{page_html}</body>")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        box = page.locator(".dd-scroll").last
        label = box.locator("th[scope=row]").first
        before = label.bounding_box()
        box.evaluate("element => { element.scrollLeft = 300; }")
        after = label.bounding_box()
        assert before is not None
        assert after is not None
        assert after["x"] == pytest.approx(before["x"], abs=1)
        cut = page.evaluate(
            "[...document.querySelectorAll('.dd-side :is(td, th)')]"
            ".filter(cell => cell.scrollWidth > cell.clientWidth + 1).map(cell => cell.textContent)"
        )
        assert cut == []
