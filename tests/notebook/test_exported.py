"""A company's notebook run and exported by nbconvert holds nothing that was typed in private."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from diligence.notebook import attended
from diligence.notebook.attended import NOBODY, for_people
from diligence.notebook.view import View
from diligence.store import Workspace
from report.marked import marked
from report.test_markers import TRUSTED


@pytest.mark.slow
@pytest.mark.parametrize("to", ["html", "notebook"])
def test_nothing_private_is_exported(tmp_path: Path, to: str) -> None:
    """Neither in what the cells show, nor in the state of forms that such a program would keep."""
    dossier, marker = marked(5)
    workspace = Workspace.make(tmp_path)
    workspace.add(dossier)
    notebook = workspace.notebook("acme")
    command = (sys.executable, "-m", "nbconvert", "--execute", "--to", to, "--output", "exported", notebook)

    subprocess.run(command, check=True, capture_output=True, cwd=tmp_path)

    ending = {"html": "html", "notebook": "ipynb"}[to]
    text = (notebook.parent / f"exported.{ending}").read_text(encoding="utf-8").lower()
    shown = {(mark.path, mark.variant) for mark in marker.marks if mark.text in text}
    assert shown - TRUSTED == set()
    assert "default dead" in text
    assert "this form is for typing" in text


def test_a_form_is_made_for_people_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Outside of a notebook and where input is allowed it is made; for a program it never is."""
    made: list[str] = []

    def form(page: str) -> Any:
        made.append(page)
        return View("a form", "a form")

    assert attended.attended()
    assert for_people(form)("acme").text == "a form"
    monkeypatch.setattr(attended, "attended", lambda: False)
    assert for_people(form)("globex") is NOBODY
    assert made == ["acme"]


@pytest.mark.parametrize("allowed", [True, False])
def test_it_goes_by_whether_input_is_allowed(monkeypatch: pytest.MonkeyPatch, *, allowed: bool) -> None:
    """As the program that runs the cell has told the kernel."""

    class Kernel:
        _allow_stdin = allowed

    class Shell:
        kernel = Kernel()

    monkeypatch.setattr(attended, "get_ipython", Shell)
    assert attended.attended() is allowed
