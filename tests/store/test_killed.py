"""Killed at any instant, a program that saves leaves every change it acknowledged and no broken file."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from diligence.store import Workspace

SAVING = Path(__file__).with_name("saving.py")
SAVES, FEWEST_KILLS = 1_000, 50


@pytest.mark.slow
def test_a_thousand_saves_killed_at_random(workspace: Workspace) -> None:
    """Each of a thousand acknowledged saves is in the history, and no file is broken."""
    ran = subprocess.run(
        [sys.executable, str(SAVING), str(workspace.root), "7", str(SAVES)],
        check=False,
        capture_output=True,
        text=True,
        timeout=600,
    )
    assert ran.returncode == 0, ran.stderr
    told = json.loads(ran.stdout)
    assert len(told["acknowledged"]) >= SAVES
    assert told["kills"] >= FEWEST_KILLS

    # The last death may have left a file half-written, and a state that is ahead of the dossier.
    workspace.change("acme", lambda dossier: dossier.model_copy(update={"as_of": None}))
    folder = workspace.path("acme").parent
    assert [path.name for path in folder.rglob(".*")] == [".lock"]
    assert workspace.names() == ("acme",)

    states = workspace.history("acme")
    assert [state.number for state in states] == list(range(1, len(states) + 1))
    ever_saved = {figure.likely for state in states for figure in state.load().figures}
    assert set(told["acknowledged"]) <= ever_saved
    assert states[-1].load() == workspace.load("acme")
