"""Several programs at once: a notebook, a command and a script work on one dossier."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from diligence.store import Workspace

PROGRAMS, EDITS = 8, 100

SCRIPT = """
import sys
from datetime import date
from pathlib import Path
from diligence.model import Figure, Source, SourceKind
from diligence.store import Workspace

workspace, name = Workspace(Path(sys.argv[1])), sys.argv[2]
print("ready", flush=True)
sys.stdin.readline()
for turn in range(int(sys.argv[3])):
    figure = Figure(
        id=f"{name}-{turn}", metric="cash", likely=turn, as_of=date(2026, 1, 1),
        source=Source(kind=SourceKind.FOUNDER),
    )
    workspace.change("acme", lambda dossier: dossier.with_figure(figure))
"""


@pytest.mark.slow
def test_programs_that_save_at_the_same_time_lose_nothing(workspace: Workspace) -> None:
    """Eight programs make 100 changes each: all 800 figures are there, and a state of each change."""
    start = [sys.executable, "-c", SCRIPT, str(workspace.root)]
    programs = [
        subprocess.Popen(
            [*start, str(number), str(EDITS)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for number in range(PROGRAMS)
    ]
    try:
        for program in programs:
            assert program.stdout is not None
            assert program.stdout.readline() == "ready\n"
        # All are loaded and waiting: none has finished before the last begins.
        for program in programs:
            assert program.stdin is not None
            program.stdin.write("go\n")
            program.stdin.flush()
        for program in programs:
            program.communicate(timeout=300)
    finally:
        for program in programs:
            program.kill()
            program.communicate()

    assert [program.returncode for program in programs] == [0] * PROGRAMS
    ids = [figure.id for figure in workspace.load("acme").figures]
    assert sorted(ids) == sorted(f"{n}-{turn}" for n in range(PROGRAMS) for turn in range(EDITS))
    states = [json.loads(state.path.read_bytes()) for state in workspace.history("acme")]
    assert [len(state["figures"]) for state in states] == list(range(PROGRAMS * EDITS + 1))
