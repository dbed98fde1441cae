"""Several programs at once: a notebook, a command and a script work on one dossier."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from diligence.store import rescue_files

if TYPE_CHECKING:
    from diligence.store import Workspace

PROGRAMS, EDITS = 8, 100
FEW_EDITS = 25

SCRIPT = """
import sys
from datetime import date
from pathlib import Path
from diligence.model import Conversation, Whom
from diligence.store import Workspace

workspace, name = Workspace(Path(sys.argv[1])), sys.argv[2]
print("ready", flush=True)
sys.stdin.readline()
for turn in range(int(sys.argv[3])):
    talk = Conversation(id=f"{name}-{turn}", on=date(2026, 1, 1), role=Whom.FOUNDER)
    workspace.change(
        "acme", lambda dossier: dossier.model_copy(update={"conversations": (*dossier.conversations, talk)})
    )
"""


@pytest.mark.slow
def test_programs_that_save_at_the_same_time_lose_nothing(workspace: Workspace) -> None:
    """Eight programs make 100 changes each: all 800 conversations are there, and a state of each change."""
    run_together(workspace, SCRIPT, EDITS)

    ids = [talk.id for talk in workspace.load("acme").conversations]
    assert sorted(ids) == sorted(f"{n}-{turn}" for n in range(PROGRAMS) for turn in range(EDITS))
    states = [json.loads(state.path.read_bytes()) for state in workspace.history("acme")]
    assert [len(state["conversations"]) for state in states] == list(range(PROGRAMS * EDITS + 1))


FILLING_UP = """
import errno, os, random, sys
from diligence.errors import UnsavedError
from diligence.store.workspace import Workspace as Real

chance, write_through = random.Random(sys.argv[2]), os.fsync

def fsync(handle):
    if chance.random() < 0.1:
        raise OSError(errno.ENOSPC, "No space left on device")
    write_through(handle)

change = Real.change

def go_on(self, slug, edit):
    os.fsync = fsync
    try:
        change(self, slug, edit)
    except UnsavedError as error:
        if error.rescue is None:
            os.fsync = write_through
            change(self, slug, edit)
    finally:
        os.fsync = write_through

Real.change = go_on
"""


@pytest.mark.slow
def test_a_disk_that_fills_up_now_and_then_loses_nothing(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One write in ten finds no room: what was not saved is in rescue files, and comes back."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    run_together(workspace, FILLING_UP + SCRIPT, FEW_EDITS)

    everything = {f"{n}-{turn}" for n in range(PROGRAMS) for turn in range(FEW_EDITS)}
    saved = {talk.id for talk in workspace.load("acme").conversations}
    rescued = rescue_files()
    assert len(saved) < len(everything)
    assert len(rescued) >= len(everything - saved)
    for path in rescued:
        assert workspace.bring_in(path).conflicts == ()

    talks = [talk.id for talk in workspace.load("acme").conversations]
    assert sorted(talks) == sorted(everything)
    states = [state.load() for state in workspace.history("acme")]
    assert [len(state.conversations) for state in states] == sorted(
        len(state.conversations) for state in states
    )


def run_together(workspace: Workspace, script: str, edits: int) -> None:
    """Eight programs that begin at the same time, each with its own number."""
    start = [sys.executable, "-c", script, str(workspace.root)]
    programs = [
        subprocess.Popen(
            [*start, str(number), str(edits)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
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
