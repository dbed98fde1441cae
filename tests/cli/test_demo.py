"""`diligence demo`: the whole way on real companies, twice."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from diligence.store import Workspace

if TYPE_CHECKING:
    from command import Run


@pytest.mark.slow
def test_the_demo_does_the_main_job_and_a_second_run_is_safe(run: Run, tmp_path: Path) -> None:
    """Two reports, five computed verdicts, next steps; what was changed in between stays changed."""
    folder = tmp_path / "demo"

    first = run("demo", "--into", str(folder))
    run_in = Workspace.find(folder)
    dossier = run_in.load("everpix-2013")
    run_in.save(dossier.with_company(dossier.company.model_copy(update={"does": "keeps photos"})))
    second = run("demo", "--into", str(folder), "--json")

    assert first.code == 0, first.err
    assert "14 companies added" in first.err
    for line in ("fatal pinch", "2 months", "19 months", "1. cd ", "2. diligence quick", "3. cd "):
        assert line in first.out
    assert "0 companies added, 14 were here already" in second.err
    assert run_in.load("everpix-2013").company.does == "keeps photos"
    verdicts = next(row for row in second.json["measures"] if row["id"] == "verdict")["companies"]
    assert {slug: cell["text"] for slug, cell in verdicts.items()} == {
        "everpix-2013": "fatal pinch",
        "webvan-2001": "fatal pinch",
        "gumroad-2015": "default dead",
        "wework-2019": "default alive",
        "zoom-2019": "profitable",
    }
    reports = [Path(path) for path in second.json["reports"]]
    assert [path.name for path in reports] == ["everpix-2013.html", "comparison.html"]
    assert "keeps photos" in reports[0].read_text(encoding="utf-8")


def test_lab_needs_a_workspace(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """JupyterLab is not started where there is nothing to open."""
    monkeypatch.chdir(tmp_path)

    assert run("lab").code == 1


def test_lab_opens_the_start_notebook_on_this_machine_only(
    run: Run, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """JupyterLab gets the workspace as its root, the start notebook to open, and the loopback address."""
    started: list[list[str]] = []

    class Done:
        returncode = 0

    def start(command: list[str], *, check: bool) -> Done:
        assert not check
        started.append(command)
        return Done()

    monkeypatch.setattr("diligence.cli.jupyter.subprocess.run", start)

    assert run("lab", "--no-browser").code == 0

    [command] = started
    assert command[:3] == [sys.executable, "-m", "jupyterlab"]
    assert "--ip=127.0.0.1" in command
    assert f"--ServerApp.root_dir={workspace.root}" in command
    assert "--LabApp.default_url=/lab/tree/notebooks/start.ipynb" in command
    assert command[-1] == "--no-browser"
