"""A file is the old one or the new one, never half of it, whatever happens while it is written."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from errno import EACCES, EIO, ENOSPC, EROFS
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from filelock import FileLock, Timeout

from diligence.errors import BrokenFileError, UnsavedError, UnwritableError
from diligence.store import Workspace, files
from diligence.store.codec import decode
from diligence.store.files import locked, read_bytes, write_atomically

if TYPE_CHECKING:
    from collections.abc import Callable

    from diligence.model import Dossier, Figure


def all_files(folder: Path) -> dict[str, bytes]:
    """Every file below a folder and what is in it; the lock left out."""
    paths = (path for path in folder.rglob("*") if path.is_file() and path.name != ".lock")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def failing(error: BaseException, original: Callable[..., Any], *, after: int = 0) -> Callable[..., Any]:
    """A function of the system that fails, once, after some calls that go through."""
    calls = count()

    def stand_in(*args: Any, **options: Any) -> Any:
        if next(calls) == after:
            raise error
        return original(*args, **options)

    return stand_in


STEPS = {
    "making a temporary file": (tempfile, "mkstemp"),
    "writing it through": (os, "fsync"),
    "putting it in place": (Path, "replace"),
}
ORIGINALS = {step: getattr(owner, name) for step, (owner, name) in STEPS.items()}
REASONS = {
    "full": OSError(ENOSPC, "No space left on device"),
    "failing": OSError(EIO, "Input/output error"),
    "read-only": OSError(EROFS, "Read-only file system"),
}


@pytest.mark.parametrize("disk", REASONS)
@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("after", [0, 1], ids=["state", "dossier"])
def test_a_write_that_fails_leaves_everything_as_it_was(
    workspace: Workspace, cash: Figure, monkeypatch: pytest.MonkeyPatch, disk: str, step: str, after: int
) -> None:
    """Whichever of the two writes of a save fails, at whichever step, no byte and no file differs."""
    before = all_files(workspace.root)
    dossier = workspace.load("acme").with_figure(cash)
    owner, name = STEPS[step]
    monkeypatch.setattr(owner, name, failing(REASONS[disk], getattr(owner, name), after=after))

    with pytest.raises(UnsavedError) as caught:
        workspace.save(dossier)

    monkeypatch.setattr(owner, name, ORIGINALS[step])
    rescue = caught.value.rescue
    assert rescue is not None
    assert caught.value.path.name == ("0002.json", "dossier.json")[after]
    assert str(caught.value) == (
        f"could not write {caught.value.path}: {str(REASONS[disk].strerror).lower()}; nothing was changed, "
        f"what you entered is kept, and 'diligence restore {rescue}' brings it back"
    )
    assert decode(rescue.read_bytes(), rescue).figures == (cash,)
    assert all_files(workspace.root) == before
    assert workspace.save(dossier).figures == (cash,)
    assert [state.number for state in workspace.history("acme")] == [1, 2]


def test_ctrl_c_leaves_no_scrap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An interrupted write leaves the old file, and no temporary one beside it."""
    path = tmp_path / "dossier.json"
    write_atomically(path, b"old")
    monkeypatch.setattr(os, "fsync", failing(KeyboardInterrupt(), os.fsync))
    with pytest.raises(KeyboardInterrupt):
        write_atomically(path, b"new")
    assert all_files(tmp_path) == {"dossier.json": b"old"}


def test_a_crash_in_the_middle_of_a_save_loses_nothing(workspace: Workspace, cash: Figure) -> None:
    """A process that dies while writing leaves the old dossier, which can be loaded and saved."""
    before = workspace.path("acme").read_bytes()
    script = (
        "import os, sys; from pathlib import Path; from diligence.store import Workspace\n"
        "workspace = Workspace(Path(sys.argv[1])); os.fsync = lambda handle: os._exit(9)\n"
        "workspace.change('acme', lambda dossier: dossier.model_copy(update={'as_of': '2026-01-01'}))"
    )
    died = subprocess.run([sys.executable, "-c", script, str(workspace.root)], check=False, timeout=60)
    assert died.returncode == 9
    assert workspace.path("acme").read_bytes() == before
    assert workspace.change("acme", lambda dossier: dossier.with_figure(cash)).figures == (cash,)
    assert workspace.names() == ("acme",)


def test_a_file_where_a_folder_is_wanted(tmp_path: Path) -> None:
    """Something in the way is named, and stays."""
    (tmp_path / "data").write_text("mine", encoding="utf-8")
    with pytest.raises(UnwritableError) as caught:
        Workspace.make(tmp_path)
    assert caught.value.reason in {"not a directory", "file exists"}
    assert (tmp_path / "data").read_text(encoding="utf-8") == "mine"


def test_a_folder_where_a_file_is_wanted(workspace: Workspace) -> None:
    """A dossier that cannot be read at all is named with the system's reason, by every way to it."""
    path = workspace.path("acme")
    path.unlink()
    path.mkdir()
    for reach in (
        lambda: workspace.load("acme"),
        lambda: workspace.change("acme", lambda dossier: dossier),
        lambda: read_bytes(path),
    ):
        with pytest.raises(BrokenFileError) as caught:
            reach()
        assert str(caught.value) == (
            f"{path} is broken at its name: it cannot be read (is a directory); "
            "check that it is a file and who may read it"
        )


def test_a_file_that_is_not_there_is_not_broken(tmp_path: Path) -> None:
    """No file and an empty file are different things."""
    assert read_bytes(tmp_path / "none.json") is None
    (tmp_path / "empty.json").touch()
    assert read_bytes(tmp_path / "empty.json") == b""


def test_on_windows_a_held_file_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A virus scanner that lets go of the file after a while delays a save, and doesn't fail it."""
    slept: list[float] = []
    held = PermissionError(EACCES, "Access is denied")
    held_twice = failing(held, failing(held, Path.replace))
    monkeypatch.setattr(files, "ON_WINDOWS", True)
    monkeypatch.setattr(time, "sleep", slept.append)
    monkeypatch.setattr(Path, "replace", held_twice)
    write_atomically(tmp_path / "dossier.json", b"new")
    assert all_files(tmp_path) == {"dossier.json": b"new"}
    assert slept == [0.05, 0.1]


@pytest.mark.parametrize(("on_windows", "waited"), [(True, 2.35), (False, 0)])
def test_a_file_that_stays_held_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, on_windows: bool, waited: float
) -> None:
    """On Windows after some two seconds, elsewhere at once: the save fails and the old file stays."""
    slept: list[float] = []
    path = tmp_path / "dossier.json"
    write_atomically(path, b"old")

    def denied(_self: Path, _target: Path) -> None:
        raise PermissionError(EACCES, "Permission denied")

    monkeypatch.setattr(files, "ON_WINDOWS", on_windows)
    monkeypatch.setattr(time, "sleep", slept.append)
    monkeypatch.setattr(Path, "replace", denied)
    with pytest.raises(UnwritableError, match="permission denied"):
        write_atomically(path, b"new")
    assert all_files(tmp_path) == {"dossier.json": b"old"}
    assert sum(slept) == pytest.approx(waited)


def test_a_folder_held_by_another_is_reported(
    workspace: Workspace, cash: Figure, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who waits too long for another program is told so, and nothing is written."""
    monkeypatch.setattr(files, "LOCK_SECONDS", 0.1)
    folder = workspace.path("acme").parent
    before = all_files(folder)
    with FileLock(folder / ".lock"), pytest.raises(UnwritableError) as caught:
        workspace.change("acme", lambda dossier: dossier.with_figure(cash))
    assert caught.value.reason == "another program has been holding it for 0.1 seconds"
    assert all_files(folder) == before


def test_a_lock_left_behind_locks_nobody_out(workspace: Workspace, cash: Figure) -> None:
    """A lock file without a holder, as after a crash, is no obstacle."""
    (workspace.path("acme").parent / ".lock").write_text("left over", encoding="utf-8")
    assert workspace.change("acme", lambda dossier: dossier.with_figure(cash)).figures == (cash,)


def test_a_disk_without_locks_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A network share that can't lock is a reason to stop, in words."""
    monkeypatch.setattr(FileLock, "acquire", failing(NotImplementedError("flock"), FileLock.acquire))
    with pytest.raises(UnwritableError, match="files on this disk cannot be locked"), locked(tmp_path / "a"):
        pytest.fail("the folder was not locked")


def test_an_error_of_the_edit_is_its_own(workspace: Workspace) -> None:
    """What goes wrong in an edit is not taken for trouble with writing, and the folder is free again."""
    before = workspace.path("acme").read_bytes()

    def edit(_dossier: Dossier) -> Dossier:
        raise FileNotFoundError(2, "No such file or directory", "notes.txt")

    with pytest.raises(FileNotFoundError, match=r"notes\.txt"):
        workspace.change("acme", edit)
    assert workspace.path("acme").read_bytes() == before
    assert workspace.change("acme", lambda dossier: dossier).company.name == "Acme"


def test_many_that_save_in_turn_are_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Time runs out only for one that hangs: while the folder changes, others are at work and let go."""
    monkeypatch.setattr(files, "LOCK_SECONDS", 0.1)
    real, tries = FileLock.acquire, count()

    def busy(self: Any, *wait: float) -> Any:
        if next(tries) < 3:
            (tmp_path / f"saved-{next(tries)}").touch()
            raise Timeout(str(tmp_path))
        return real(self, *wait)

    monkeypatch.setattr(FileLock, "acquire", busy)
    with locked(tmp_path):
        assert next(tries) > 3


def test_names_are_written_through_before_a_save_returns(
    workspace: Workspace, cash: Figure, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After the last file is in place, both folders are synced: a power cut brings back no old name."""
    done: list[str] = []
    sync, replace = os.fsync, Path.replace
    folder = workspace.path("acme").parent
    folders = {place.stat().st_ino: place.name for place in (folder, folder / "history")}

    def fsync(handle: int) -> None:
        done.append(folders.get(os.fstat(handle).st_ino, "a file"))
        sync(handle)

    def put(self: Path, target: Path) -> Path:
        done.append(f"-> {target.name}")
        return replace(self, target)

    monkeypatch.setattr(os, "fsync", fsync)
    monkeypatch.setattr(Path, "replace", put)
    workspace.change("acme", lambda dossier: dossier.with_figure(cash))
    assert done == ["a file", "-> 0002.json", "a file", "-> dossier.json", "acme", "history"]


def test_a_folder_that_cannot_be_synced_is_no_reason_to_fail(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows and some file servers refuse; the file is in place all the same."""
    monkeypatch.setattr(os, "open", failing(PermissionError(EACCES, "Permission denied"), os.open))
    files.settle(tmp_path)
    files.settle(tmp_path / "none")
