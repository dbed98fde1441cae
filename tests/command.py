"""A workspace to stand in, and a command run in this process: its exit code, and what it printed where."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from diligence.cli.app import main
from diligence.store import Workspace


@dataclass(frozen=True)
class Ran:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Standard output, which must be one JSON document and nothing else."""
        return json.loads(self.out)


Run = Callable[..., Ran]


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
