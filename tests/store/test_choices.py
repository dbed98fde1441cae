"""What a reader compares, kept in the workspace."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from diligence.errors import BrokenFileError, NewerFileError
from diligence.model import Alternative, Choice
from diligence.store import Workspace, change_choice, load_choice
from diligence.store.choices import choice_path

CHOSEN = Choice(
    companies=("acme", "globex"),
    weights={"culture": 3.0},
    lifted={"acme": ("S2",)},
    staying=Alternative(name="My job", known={"alive_24": (0.9, 0.95, 1.0)}, open_criteria=("team",)),
)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """An empty workspace."""
    return Workspace.make(tmp_path)


def test_what_is_chosen_comes_back(workspace: Workspace) -> None:
    """Nothing chosen yet is an empty choice; an edit is made to the newest one."""
    assert load_choice(workspace) == Choice()
    change_choice(workspace, lambda _: CHOSEN)
    assert load_choice(workspace) == CHOSEN
    change_choice(workspace, lambda choice: choice.model_copy(update={"weights": None}))
    assert load_choice(workspace) == CHOSEN.model_copy(update={"weights": None})


def test_fields_of_a_newer_version_survive(workspace: Workspace) -> None:
    """What this version does not know is kept."""
    change_choice(workspace, lambda _: CHOSEN)
    path = choice_path(workspace)
    path.write_text(json.dumps(json.loads(path.read_text()) | {"mood": "good"}))
    change_choice(workspace, lambda choice: choice.model_copy(update={"companies": ()}))
    assert json.loads(path.read_text())["mood"] == "good"


@pytest.mark.parametrize(
    ("text", "error", "where"),
    [
        ("{", BrokenFileError, "line 1"),
        ("{}", BrokenFileError, "field schema"),
        ('{"schema": true}', BrokenFileError, "field schema"),
        ('{"schema": 1, "weights": {"culture": "much"}}', BrokenFileError, "field weights.culture"),
        (
            '{"schema": 1, "staying": {"name": "x", "known": {"a": [1, 0, 2]}}}',
            BrokenFileError,
            "field staying",
        ),
        ('{"schema": 2}', NewerFileError, "schema 2"),
    ],
)
def test_a_broken_file_is_left_alone(
    workspace: Workspace, text: str, error: type[Exception], where: str
) -> None:
    """Refused with the place, and never written over."""
    path = choice_path(workspace)
    path.write_text(text, encoding="utf-8")
    with pytest.raises(error, match=where):
        change_choice(workspace, lambda _: CHOSEN)
    assert path.read_text(encoding="utf-8") == text


def test_it_is_never_committed_by_accident(workspace: Workspace) -> None:
    """Whom somebody compares is ignored by git, as dossiers are."""
    subprocess.run(["git", "init", "-q", workspace.root], check=True)
    change_choice(workspace, lambda _: CHOSEN)
    run = subprocess.run(
        ["git", "status", "--porcelain", "-uall", "data"],
        cwd=workspace.root,
        check=True,
        capture_output=True,
        text=True,
    )
    assert run.stdout == ""
