"""``check --json`` of one company, start to end, against importing numpy and pydantic alone.

Both sides read compiled bytecode, as every run but the first does; it is kept in a folder of
the benchmark's own, whatever this machine's settings are.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path

from benchmarks.ratio import Row, side_by_side
from diligence.store import Workspace, read_casebook

MOST_TIMES_THE_IMPORT = 2.0
IMPORTS = ("import numpy, pydantic", "import numpy; from pydantic import BaseModel")
"""The bare line, and what a program that uses pydantic loads: pydantic is lazy, and the bare line
brings little of it."""


def rows(rounds: int = 15) -> list[Row]:
    """A line of the table for each way to import."""
    dossier = next(found for found in read_casebook() if found.company.slug == "everpix-2013")
    with tempfile.TemporaryDirectory() as folder:
        Workspace.make(Path(folder)).add(dossier)
        return [_row(folder, imports, rounds) for imports in IMPORTS]


def _row(folder: str, imports: str, rounds: int) -> Row:
    check = partial(_run, folder, "-m", "diligence", "check", "everpix-2013", "--json")
    ratio, seconds = side_by_side(check, partial(_run, folder, "-c", imports), rounds)
    kept = ratio <= MOST_TIMES_THE_IMPORT
    wanted = f"at most {MOST_TIMES_THE_IMPORT:g}"
    return Row("diligence check SLUG --json", f"python -c '{imports}'", ratio, wanted, kept, seconds)


def _run(folder: str, *words: str) -> None:
    settings = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    settings["PYTHONPYCACHEPREFIX"] = str(Path(folder) / "bytecode")
    subprocess.run([sys.executable, *words], cwd=folder, env=settings, check=True, capture_output=True)  # noqa: S603
