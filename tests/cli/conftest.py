"""A workspace to stand in, and a way to run the command there."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from command import Ran, Run

from diligence.cli import main
from diligence.store import Workspace


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """An empty workspace that is also the current folder."""
    made = Workspace.make(tmp_path / "workspace")
    monkeypatch.chdir(made.root)
    return made


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run ``diligence`` with some words."""

    def run_command(*words: str) -> Ran:
        monkeypatch.setattr(sys, "argv", ["diligence", *words])
        monkeypatch.setenv("COLUMNS", "200")
        capsys.readouterr()
        try:
            main()
        except SystemExit as stop:
            code = int(stop.code or 0)
        else:
            code = 0
        captured = capsys.readouterr()
        return Ran(code, captured.out, captured.err)

    return run_command
