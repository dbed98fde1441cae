"""What can't be saved is in a file elsewhere, or the error says that it is only on the screen."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from errno import EBUSY, ENOSPC
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from filelock import FileLock

from diligence.errors import BrokenFileError, UnsavedError, UnwritableError
from diligence.store import Side, Workspace, files, rescue_files, rescued_from
from diligence.store.codec import decode, head_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diligence.model import Dossier, Figure


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A state folder and a temporary one of this test's own."""
    for name in ("state", "temporary"):
        (tmp_path / name).mkdir()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))


@pytest.fixture
def full(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """The workspace's disk has no room; all others have."""
    real = tempfile.mkstemp

    def no_room(*args: Any, **options: Any) -> tuple[int, str]:
        if Path(options["dir"]).is_relative_to(workspace.root):
            raise OSError(ENOSPC, "No space left on device")
        return real(*args, **options)

    with monkeypatch.context() as patch:
        patch.setattr(tempfile, "mkstemp", no_room)
        yield patch


def with_cash(workspace: Workspace, cash: Figure) -> Dossier:
    """One edit, as a form makes it."""
    return workspace.change("acme", lambda dossier: dossier.with_figure(cash))


def unsaved(workspace: Workspace, cash: Figure) -> UnsavedError:
    """The error of a save that can't be done."""
    with pytest.raises(UnsavedError) as caught:
        with_cash(workspace, cash)
    return caught.value


def test_a_full_disk_leaves_a_rescue_file(workspace: Workspace, cash: Figure, full: Any) -> None:
    """It names company and time, only its owner may read it, and it holds the edit."""
    error = unsaved(workspace, cash)

    assert full
    assert error.rescue is not None
    assert error.rescue.name.startswith("acme-2026-11-23-120000-")
    assert (error.rescue.stat().st_mode & 0o777, error.rescue.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    assert decode(error.rescue.read_bytes(), error.rescue).figures == (cash,)
    assert rescued_from(error.rescue) == workspace.path("acme")
    assert head_of(error.rescue.read_bytes()).follows == workspace.load("acme").fingerprint
    assert rescue_files() == (error.rescue,)


def test_it_comes_back_when_there_is_room(workspace: Workspace, cash: Figure, full: Any) -> None:
    """Two edits that failed, and one that was made later: all three are there, and the files are gone."""
    for number in (1, 2):
        unsaved(workspace, cash.model_copy(update={"id": f"cash-{number}"}))
    full.undo()
    with_cash(workspace, cash)

    for path in rescue_files():
        assert workspace.bring_in(path).conflicts == ()

    assert {figure.id for figure in workspace.load("acme").figures} == {"cash", "cash-1", "cash-2"}
    assert rescue_files() == ()


def test_what_was_changed_meanwhile_is_asked_about(workspace: Workspace, cash: Figure, full: Any) -> None:
    """The same figure was typed in again, with another amount: both are shown, and neither is lost."""
    path = unsaved(workspace, cash).rescue
    assert path is not None
    full.undo()
    with_cash(workspace, cash.model_copy(update={"likely": 9e5, "typed": "900k"}))

    [conflict] = workspace.bring_in(path).conflicts
    assert (conflict.mine_in_words, conflict.theirs_in_words) == ("1.2M", "900k")
    assert path.exists()
    workspace.bring_in(path, {conflict.field: Side.MINE})

    assert [figure.typed for figure in workspace.load("acme").figures] == ["1.2M"]
    assert not path.exists()


def test_without_a_home_it_is_in_the_temporary_folder(
    workspace: Workspace, cash: Figure, full: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Where the user's own folder can't be made, the system's temporary one is taken."""
    (tmp_path / "file").touch()
    full.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    rescue = unsaved(workspace, cash).rescue
    assert rescue is not None
    assert rescue.parent.parent == tmp_path / "temporary"
    assert (rescue.parent.stat().st_mode & 0o777, rescue_files()) == (0o700, (rescue,))


def test_a_folder_of_somebody_else_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the shared temporary folder anybody can make a folder of that name."""
    foreign = tmp_path / "temporary" / "diligence-rescue-foreign"
    foreign.mkdir()
    (foreign / "acme-2026.json").write_text("{}", encoding="utf-8")
    assert rescue_files() == (foreign / "acme-2026.json",)
    monkeypatch.setattr(os, "getuid", lambda: foreign.stat().st_uid + 1)
    assert rescue_files() == ()


def test_nowhere_to_write_is_said(
    workspace: Workspace, cash: Figure, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When every disk is full the error says that the screen holds the only copy."""

    def no_room(*_args: Any, **_options: Any) -> tuple[int, str]:
        raise OSError(ENOSPC, "No space left on device")

    monkeypatch.setattr(tempfile, "mkstemp", no_room)
    error = unsaved(workspace, cash)
    assert error.rescue is None
    assert str(error).endswith(
        "no space left on device; nothing was changed, no other place could be written either, so what you "
        "entered is only on your screen: copy it, then free space"
    )


def test_a_folder_held_too_long_is_rescued_too(
    workspace: Workspace, cash: Figure, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The edit is made to what is on file, and put where it can be found."""
    monkeypatch.setattr(files, "LOCK_SECONDS", 0.1)
    with FileLock(workspace.path("acme").parent / ".lock"):
        rescue = unsaved(workspace, cash).rescue
    assert rescue is not None
    assert workspace.bring_in(rescue).dossier.figures == (cash,)


def test_a_busy_file_is_tried_again(
    workspace: Workspace, cash: Figure, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file server that is busy twice delays a save, on any system, and doesn't fail it."""
    slept: list[float] = []
    real, busy = Path.replace, [OSError(EBUSY, "Device or resource busy")] * 2

    def replace(self: Path, target: Path) -> Path:
        if busy:
            raise busy.pop()
        return real(self, target)

    monkeypatch.setattr(time, "sleep", slept.append)
    monkeypatch.setattr(Path, "replace", replace)
    assert with_cash(workspace, cash).figures == (cash,)
    assert slept == [0.05, 0.1]
    assert rescue_files() == ()


def test_an_edit_of_a_broken_file_comes_back_after_the_undo(workspace: Workspace, cash: Figure) -> None:
    """An editor broke the file under an open form: the form's edit waits until the file is whole again."""
    workspace.path("acme").write_text("{", encoding="utf-8")
    with pytest.raises(BrokenFileError) as caught:
        with_cash(workspace, cash)
    rescue = caught.value.rescue
    assert rescue is not None
    assert str(caught.value).endswith(
        "(the broken file is kept); what you entered is kept, and then "
        f"'diligence restore {rescue}' brings it back"
    )
    assert workspace.path("acme").read_text(encoding="utf-8") == "{"
    workspace.undo("acme")
    assert workspace.bring_in(rescue).dossier.figures == (cash,)


def test_what_is_no_dossier_has_no_rescue(tmp_path: Path) -> None:
    """A report that can't be written can be made again: its error names no rescue file."""
    error = UnwritableError(tmp_path / "report.html", "no space left on device")
    assert error.rescue is None
    assert str(error).endswith("nothing was changed, free space or check who may write there")


SMALL_FILES = """
import resource, sys
from pathlib import Path
from diligence.errors import UnsavedError
from diligence.model import Fact
from diligence.store import Workspace

workspace, size = Workspace(Path(sys.argv[1])), int(sys.argv[2])
more = tuple(Fact(topic="t", statement="x" * 100 + str(n)) for n in range(200))
resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
try:
    workspace.change("acme", lambda dossier: dossier.model_copy(update={"facts": more}))
except UnsavedError as error:
    print(error.reason, error.rescue)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
print(len(workspace.change("acme", lambda dossier: dossier.model_copy(update={"facts": more})).facts))
"""


@pytest.mark.parametrize("size", [0, 1, 4_096, 20_000])
def test_a_write_that_the_system_cuts_short(workspace: Workspace, size: int) -> None:
    """The kernel writes a part and then refuses, as on a full disk: every file is whole, then it works."""
    before = workspace.path("acme").read_bytes()
    ran = subprocess.run(
        [sys.executable, "-c", SMALL_FILES, str(workspace.root), str(size)],
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
    )
    # The rescue file is as large, so that it can't be written either; and no part of it is left.
    assert ran.stdout.splitlines() == ["file too large None", "200"]
    assert rescue_files() == ()
    first, second = workspace.history("acme")
    assert (first.content(), second.content()) == (before, workspace.path("acme").read_bytes())
    assert sorted(path.name for path in workspace.path("acme").parent.rglob("*") if path.is_file()) == [
        ".lock",
        "0001.json",
        "0002.json",
        "dossier.json",
    ]
