"""The page on comparing: its code runs as it stands, and its criteria are those of the code."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from diligence.comparison import CRITERIA
from diligence.store import Workspace, read_casebook

if TYPE_CHECKING:
    import pytest

PAGE = (Path(__file__).parents[2] / "docs" / "comparing.md").read_text(encoding="utf-8")
PYTHON = re.findall(r"```python\n(.*?)```", PAGE, flags=re.DOTALL)
TABLE = re.search(r"<!-- criteria -->\n\n(.*?)\n\n", PAGE, flags=re.DOTALL)


def test_the_code_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Block after block in a workspace with the cases it names, and each comment holds."""
    workspace = Workspace.make(tmp_path)
    for dossier in read_casebook():
        workspace.add(dossier)
    monkeypatch.chdir(workspace.root)
    names: dict[str, object] = {}
    for block in PYTHON:
        exec(compile(block, "comparing.md", "exec"), names)  # noqa: S102 - the page's own code
        for said, value in re.findall(r"^(\S+) +# (\(.*\))$", block, flags=re.MULTILINE):
            assert repr(eval(said, names)) == value  # noqa: S307 - the page's own code


def test_the_criteria_are_those_of_the_code() -> None:
    """Label, scale and source, row by row."""
    rows = [f"| {c.label} (`{c.id}`) | {c.scale} | {c.source} |" for c in CRITERIA]
    head = ["| criterion | from worst to best | anchors |", "| --- | --- | --- |"]
    assert TABLE is not None
    assert TABLE[1].splitlines() == [*head, *rows]
