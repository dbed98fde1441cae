"""The shipped notebooks run from top to bottom."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from diligence.cli.jupyter import run_notebook
from diligence.errors import NotebookFailedError
from diligence.store import Workspace, read_casebook, stamp
from diligence.store.shipped import notebooks_folder


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A workspace with the casebook in it."""
    made = Workspace.make(tmp_path_factory.mktemp("workspace"))
    for dossier in read_casebook():
        made.add(dossier)
    return made


@pytest.mark.slow
@pytest.mark.parametrize("name", ["start", "everpix-2013", "comparison"])
def test_a_notebook_runs(workspace: Workspace, name: str) -> None:
    """Every cell runs, and the file is left without outputs."""
    path = workspace.notebooks / f"{name}.ipynb"
    before = path.read_bytes()

    run_notebook(path)

    assert path.read_bytes() == before
    written = {"everpix-2013": "everpix-2013.html", "comparison": "comparison.html"}.get(name)
    assert written is None or (workspace.reports / written).stat().st_size > 10_000


@pytest.mark.slow
def test_a_notebook_that_fails_says_where(workspace: Workspace) -> None:
    """A notebook of a company that is gone stops with our sentence, not a traceback."""
    path = workspace.notebooks / "gone.ipynb"
    stamp("company", path, {"company": "gone-2020"})

    with pytest.raises(NotebookFailedError, match="no company is called 'gone-2020' here"):
        run_notebook(path)


@pytest.mark.parametrize("path", sorted(notebooks_folder().glob("*.ipynb")), ids=lambda path: path.stem)
def test_a_code_cell_is_one_call(path: Path) -> None:
    """Past the import every code cell of a shipped notebook is one line a reader can say aloud."""
    cells = [
        "".join(cell["source"])
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]
        if cell["cell_type"] == "code"
    ]

    calls = [line for cell in cells for line in cell.splitlines() if line and not line.startswith("import")]
    assert all(line.count("(") <= 1 for line in calls)
    assert all(len(cell.splitlines()) <= 4 for cell in cells)
