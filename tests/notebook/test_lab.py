"""The company notebook in JupyterLab, as a person uses it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from diligence.store import Workspace, read_casebook
from lab import Lab, running_lab

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

SECONDS = 1000


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A workspace with the casebook in it."""
    made = Workspace.make(tmp_path_factory.mktemp("workspace"))
    for dossier in read_casebook():
        made.add(dossier)
    return made


@pytest.fixture(scope="module")
def lab(workspace: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """JupyterLab over that workspace."""
    with running_lab(workspace.root, tmp_path_factory.mktemp("jupyter")) as started:
        yield started


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A browser page that fails the test when the console shows an error of ours."""
    errors: list[str] = []
    with chromium.new_context(viewport={"width": 1280, "height": 1000}) as context:
        opened = context.new_page()
        opened.on("pageerror", lambda error: errors.append(str(error)))
        yield opened
    assert errors == []


def test_a_typed_figure_is_saved_and_turns_the_verdict(lab: Lab, page: Page, workspace: Workspace) -> None:
    """Two million in the bank turns Everpix from a fatal pinch to default alive: it needs 1.23M."""
    outside: list[str] = []
    page.on(
        "request", lambda r: None if r.url.startswith((lab.base, "data:", "blob:")) else outside.append(r.url)
    )
    lab.open_and_run(page, "notebooks/everpix-2013.ipynb")
    below = page.locator(".jp-OutputArea-output", has=page.get_by_label(re.compile("^Cash")))
    below.get_by_text(re.compile("fatal pinch", re.IGNORECASE)).first.wait_for(timeout=60 * SECONDS)
    before = len(workspace.load("everpix-2013").figures)

    cash = page.get_by_label(re.compile("^Cash"))
    cash.fill("2M")
    cash.press("Enter")

    below.get_by_text(re.compile("default alive", re.IGNORECASE)).first.wait_for(timeout=20 * SECONDS)
    below.get_by_text(re.compile(r"\$2,000,000 on 30 June 2013")).first.wait_for(timeout=20 * SECONDS)
    row = page.locator(".dd-row", has=cash)
    row.get_by_text(re.compile(r"^Saved \d\d:\d\d:\d\d")).wait_for(timeout=20 * SECONDS)
    figures = workspace.load("everpix-2013").figures
    assert len(figures) == before + 1
    assert (figures[-1].metric, figures[-1].likely, figures[-1].typed) == ("cash", 2_000_000, "2M")
    assert outside == []


def test_an_unreadable_figure_stays_on_screen_and_on_disk(lab: Lab, page: Page, workspace: Workspace) -> None:
    """What can't be read is said under the field, stays in it, and is on disk word for word."""
    lab.open_and_run(page, "notebooks/webvan-2001.ipynb")
    cash = page.get_by_label(re.compile("^Cash"))
    cash.wait_for(timeout=60 * SECONDS)

    cash.fill("loads")
    cash.press("Enter")

    page.get_by_text("Can't read 'loads'").first.wait_for(timeout=20 * SECONDS)
    assert cash.input_value() == "loads"
    assert [f.problem[:23] for f in workspace.load("webvan-2001").figures if f.typed == "loads"] == [
        "no amount was recognise"
    ]


def test_a_slip_in_the_name_is_one_sentence(lab: Lab, page: Page, workspace: Workspace) -> None:
    """A company that does not exist shows the near name in the notebook, and no traceback."""
    notebook = workspace.notebook("zoom-2019")
    text = notebook.read_text(encoding="utf-8")
    slip = workspace.notebooks / "slip.ipynb"
    slip.write_text(text.replace("zoom-2019", "zoom-2091"), encoding="utf-8")

    lab.open_and_run(page, "notebooks/slip.ipynb")

    page.get_by_text("no company is called 'zoom-2091' here; did you mean zoom-2019").first.wait_for(
        timeout=60 * SECONDS
    )
    assert page.get_by_text("Traceback").count() == 0
