"""A save beside 500 earlier states, against a bare atomic write of the same bytes."""

from __future__ import annotations

import os
import tempfile
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.ratio import Row, side_by_side
from diligence.store import Workspace, read_casebook

if TYPE_CHECKING:
    from diligence.model import Dossier

STATES = 500
MOST_TIMES_THE_WRITE, MOST_SECONDS = 15.0, 0.010


def rows(rounds: int = 75) -> list[Row]:
    """The line of the table."""
    with tempfile.TemporaryDirectory() as folder:
        workspace = company(Path(folder), STATES)
        path, turn = workspace.path("everpix-2013"), count()
        data = path.read_bytes()

        def edit(dossier: Dossier) -> Dossier:
            facts = {"sector": f"photos {next(turn)}"}
            return dossier.with_company(dossier.company.model_copy(update=facts))

        ratio, seconds = side_by_side(
            lambda: workspace.change("everpix-2013", edit),
            lambda: bare_write(Path(folder) / "bare.json", data),
            rounds,
        )
    return [
        Row(
            f"a change to {len(data) // 1024} kB saved beside {STATES} states",
            "a bare atomic write of the same bytes",
            ratio,
            f"at most {MOST_TIMES_THE_WRITE:g}, 10 ms",
            ratio <= MOST_TIMES_THE_WRITE and seconds < MOST_SECONDS,
            seconds,
        )
    ]


def company(folder: Path, states: int) -> Workspace:
    """Everpix with its 79 figures and so many states."""
    workspace = Workspace.make(folder)
    workspace.add(next(found for found in read_casebook() if found.company.slug == "everpix-2013"))
    [first] = workspace.history("everpix-2013")
    for number in range(1, states + 1):
        (first.path.parent / f"{number:04d}.json").write_bytes(first.content())
    return workspace


def bare_write(path: Path, data: bytes) -> None:
    """The least that a file needs to be the old one or the new one."""
    written = path.with_suffix(".new")
    with written.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    written.replace(path)
