"""What the README shows is what the program does."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import diligence as dd
from diligence.cli.app import COMMANDS
from diligence.notebook import Page
from diligence.store import read_casebook

if TYPE_CHECKING:
    from command import Run

ROOT = Path(__file__).parent.parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
ARCHITECTURE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")


def blocks(text: str, language: str) -> list[str]:
    """The fenced blocks of one language."""
    return re.findall(rf"```{language}\n(.*?)```", text, flags=re.DOTALL)


def test_the_two_commands_are_on_the_first_screen() -> None:
    """The first block of the README is the two commands that set everything up."""
    first, second = blocks(README, "sh")[0].splitlines()

    assert first.split("#")[0].strip() == "pip install uv && uv run diligence demo"
    assert second.split("#")[0].strip() == "pip install uv && uv run pytest"


@pytest.mark.parametrize("block", blocks(README, "console"))
def test_a_shown_session_is_what_the_command_prints(block: str, run: Run) -> None:
    """Every console session of the README prints exactly what it shows."""
    command, _, shown = block.partition("\n")
    words = shlex.split(command.removeprefix("$ uv run diligence "))

    assert run(*words).out.strip() == shown.strip()


def test_the_commands_of_a_company_work(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The commands shown for a company of one's own run in order, but for the one that opens a browser."""
    monkeypatch.chdir(dd.Workspace.make(tmp_path).root)
    lines = blocks(README, "sh")[1].splitlines()
    assert len(lines) == 5

    for line in lines:
        if line != "uv run diligence lab":
            ran = run(*shlex.split(line.removeprefix("uv run diligence ")))
            assert ran.code == 0, ran.err


def test_the_commands_that_go_back_work(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The commands on history and backup run in order, and undo takes back what was added last."""
    workspace = dd.Workspace.make(tmp_path)
    monkeypatch.chdir(workspace.root)
    lines = blocks(README, "sh")[2].splitlines()
    assert len(lines) == 5
    run("new", "Acme Robotics")
    run("add", "acme-robotics", "cash", "1.2M")

    for line in lines:
        ran = run(*shlex.split(line.removeprefix("uv run diligence "), comments=True))
        assert ran.code == 0, ran.err

    assert [len(state.load().figures) for state in workspace.history("acme-robotics")] == [0, 1, 0]


def test_every_command_is_in_the_table() -> None:
    """The table of commands names those that exist, and no other."""
    shown = set(re.findall(r"^\| `diligence (\w+)", README, flags=re.MULTILINE))

    assert shown == set(COMMANDS)


def test_the_notebook_calls_exist() -> None:
    """Every call on a page that the README shows is a method of the page."""
    [block] = [block for block in blocks(README, "python") if "page" in block]

    assert [name for name in re.findall(r"page\.(\w+)\(", block) if not hasattr(Page, name)] == []


def test_the_code_on_an_analysis_runs() -> None:
    """The lines on needs, influences, stress and odds run on a company of the casebook."""
    [block] = [block for block in blocks(README, "python") if "analysis" in block]
    dossier = next(found for found in read_casebook() if found.company.slug == "buffer-2016")
    known: dict[str, Any] = {"dossier": dossier, "today": dossier.as_of}
    exec(compile(block, "README.md", "exec"), known)  # noqa: S102 - the page's own code

    assert known["analysis"].needs.cut.value == pytest.approx(27_300, rel=0.01)


def test_links_lead_somewhere() -> None:
    """Every relative link of the README and of the architecture page leads to a file."""
    for page, folder in ((README, ROOT), (ARCHITECTURE, ROOT / "docs")):
        targets = [t for t in re.findall(r"\]\(([^)#]+)\)", page) if not t.startswith("http")]
        assert [t for t in targets if not (folder / t).exists()] == []
