"""The page on reports: its commands work, its code runs, its links lead somewhere."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from charts.samples import case
from command import run, workspace

if TYPE_CHECKING:
    from command import Run
    from diligence.store import Workspace

__all__ = ["run", "workspace"]

FOLDER = Path(__file__).parents[2] / "docs"
PAGE = (FOLDER / "reports.md").read_text(encoding="utf-8")
LINES = [
    line.partition("#")[0].strip()
    for block in re.findall(r"```sh\n(.*?)```", PAGE, flags=re.DOTALL)
    for line in block.splitlines()
]
COMMANDS = [line for line in LINES if not ({"--pdf", "--open"} & set(line.split()))]


@pytest.mark.slow
def test_the_commands_work(run: Run, workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each as it stands, one after the other; only the last is refused, since the company is here already."""
    run("new", "Acme")
    run("new", "Globex")
    monkeypatch.chdir(workspace.reports)
    codes = {line: run(*shlex.split(line)[1:]).code for line in COMMANDS}
    assert len(codes) == 14
    assert [line for line, code in codes.items() if code] == ["diligence import acme-dossier.json"]


def test_the_code_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With an assessment, in an empty folder."""
    monkeypatch.chdir(tmp_path)
    (block,) = re.findall(r"```python\n(.*?)```", PAGE, flags=re.DOTALL)
    exec(compile(block, "reports.md", "exec"), {"assessment": case("zoom-2019")})  # noqa: S102 - the page's own
    assert (tmp_path / "acme.html").stat().st_size > 10_000


def test_links_lead_somewhere() -> None:
    """Every relative link leads to a file."""
    targets = [t for t in re.findall(r"\]\(([^)#]+)\)", PAGE) if not t.startswith("http")]
    assert len(targets) == 2
    assert [t for t in targets if not (FOLDER / t).exists()] == []
