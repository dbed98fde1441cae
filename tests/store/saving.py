"""A program that saves over and over, is killed in the middle, and starts again.

    python saving.py WORKSPACE SEED SAVES KILLS

It forks: the parent kills the child at random instants and remembers what the child
said was saved. It prints, as JSON, the ids of all acknowledged figures.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from datetime import date
from pathlib import Path

from diligence.model import Figure, Source, SourceKind
from diligence.store import Workspace

FOUNDER = Source(kind=SourceKind.FOUNDER)
KEPT = 40
"""Figures in the dossier at once; older ones make way, as corrected figures do."""


def save_for_ever(workspace: Workspace, first: int, said: int) -> None:
    """Save one change after another, and say the number of each when it is safe."""
    for number in range(first, sys.maxsize):
        figure = Figure(
            id=f"slot-{number % KEPT}", metric="cash", likely=number, as_of=date(2026, 1, 1), source=FOUNDER
        )
        workspace.change("acme", lambda dossier: dossier.with_figure(figure))  # noqa: B023 - called at once
        os.write(said, f"{number}\n".encode())


def one_life(workspace: Workspace, first: int, seconds: float) -> list[int]:
    """Let a child save from a number on, kill it after some time, and return what it acknowledged."""
    hears, says = os.pipe()
    child = os.fork()
    if not child:
        save_for_ever(workspace, first, says)
    os.close(says)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(hears) as pipe:
        return [int(line) for line in pipe if line.endswith("\n")]


def main() -> None:
    """Live and die until enough was saved and enough was killed."""
    workspace, chance = Workspace(Path(sys.argv[1])), random.Random(int(sys.argv[2]))  # noqa: S311 - no secret
    saves, kills = int(sys.argv[3]), 0
    acknowledged: list[int] = []
    # A first save loads what is loaded late, so that a child's life is spent saving.
    workspace.change("acme", lambda dossier: dossier.model_copy(update={"as_of": date(2026, 1, 1)}))
    while len(acknowledged) < saves:
        first = acknowledged[-1] + 2 if acknowledged else 0
        acknowledged += one_life(workspace, first, chance.uniform(0.0, 0.06))
        kills += 1
        check(workspace, acknowledged)
    json.dump({"acknowledged": acknowledged, "kills": kills}, sys.stdout)


def check(workspace: Workspace, acknowledged: list[int]) -> None:
    """After each death the dossier can be read and holds what was said of it last."""
    held = {figure.id: figure.likely for figure in workspace.load("acme").figures}
    for number in acknowledged[-KEPT // 2 :]:
        found = held.get(f"slot-{number % KEPT}")
        # A later number in its place was saved, and the program died before it could say so.
        if found is None or found < number:
            sys.exit(f"the change {number} was acknowledged and {found} is there")


if __name__ == "__main__":
    main()
