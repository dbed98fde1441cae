"""Writing a file so that it is either the old one or the new one, never half of it."""

from __future__ import annotations

import os
import tempfile
import time
from contextlib import contextmanager, suppress
from errno import EAGAIN, EBUSY, ETXTBSY
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from diligence.errors import BrokenFileError, UnwritableError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from filelock import BaseFileLock

LOCK_SECONDS = 10.0
"""How long to wait while nothing is saved by whoever holds a folder."""

_TURNS = 6
_POLL_SECONDS = 0.01

ON_WINDOWS = os.name == "nt"
_WAITS = (0.05, 0.1, 0.2, 0.4, 0.8, 0.8)
"""Seconds to wait for a virus scanner, a sync client or a file server to let go of a file."""

_HELD = (EAGAIN, EBUSY, ETXTBSY)
_SCRAP = ".tmp"
"""Ending of a file that is being written; its name begins with a dot."""

T = TypeVar("T")


def read_bytes(path: Path) -> bytes | None:
    """A file's content, or ``None`` when there is no such file.

    Raises
    ------
    BrokenFileError
        When the system refuses to read it.
    """
    try:
        return _patiently(path.read_bytes)
    except FileNotFoundError:
        return None
    except OSError as error:
        problem = f"it cannot be read ({_reason(error)})"
        raise BrokenFileError(
            path, "its name", problem, "check that it is a file and who may read it"
        ) from error


def is_folder(path: Path) -> bool:
    """Whether there is a folder, in a place that may be looked into."""
    try:
        return path.is_dir()
    except PermissionError:
        return False


def write_atomically(path: Path, data: bytes) -> None:
    """Replace a file's content in one step; readable by its owner only.

    A file that another program holds for a moment is waited for. When this returns,
    the new content outlasts a power cut, as far as the system can promise that.

    Raises
    ------
    UnwritableError
        When the system refuses; the old content is then untouched.
    """
    put_in_place(path, data)
    settle(path.parent)


def put_in_place(path: Path, data: bytes) -> None:
    """Replace a file's content in one step; its name outlasts a power cut once its folder is settled.

    Raises
    ------
    UnwritableError
        When the system refuses; the old content is then untouched.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=_SCRAP, dir=path.parent)
    except OSError as error:
        raise UnwritableError(path, _reason(error)) from error
    written = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _patiently(lambda: written.replace(path))
    except OSError as error:
        raise UnwritableError(path, _reason(error)) from error
    finally:
        # Gone already when all went well; left by nothing else, Ctrl-C included.
        with suppress(OSError):
            written.unlink(missing_ok=True)


def sweep(folder: Path) -> None:
    """Remove what a program that was killed left half-written; call it with the folder locked."""
    with suppress(OSError):
        with os.scandir(folder) as entries:
            names = [entry.name for entry in entries]
        for name in names:
            if name.startswith(".") and name.endswith(_SCRAP):
                (folder / name).unlink(missing_ok=True)


def settle(folder: Path) -> None:
    """Write a folder's list of names through to the disk, where the system can.

    The content is there already, under its name: a system that can't do this is no
    reason to say that nothing was saved.
    """
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def write_text(path: Path, text: str) -> None:
    """Write a text as it is, in one step.

    Raises
    ------
    UnwritableError
        When the system refuses; the old file is then untouched.
    """
    write_atomically(path, text.encode())


def _patiently(act: Callable[[], T]) -> T:
    for wait in _WAITS:
        try:
            return act()
        except OSError as error:
            if not _held(error):
                raise
            time.sleep(wait)
    return act()


def _held(error: OSError) -> bool:
    return error.errno in _HELD or (ON_WINDOWS and isinstance(error, PermissionError))


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold a folder against other processes, for the time of one read and write.

    Raises
    ------
    UnwritableError
        When another process holds it too long, or the folder can't be written.
    """
    # Only writing needs a lock; reading, which is most of what is done, starts sooner without.
    from filelock import FileLock, Timeout

    lock = FileLock(folder / ".lock")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _acquire(lock, folder)
    except Timeout as error:
        reason = f"another program has been holding it for {LOCK_SECONDS:g} seconds"
        raise UnwritableError(folder, reason) from error
    except OSError as error:
        raise UnwritableError(folder, _reason(error)) from error
    except NotImplementedError as error:
        raise UnwritableError(folder, "files on this disk cannot be locked") from error
    try:
        yield
    finally:
        lock.release()


def _acquire(lock: BaseFileLock, folder: Path) -> None:
    """Wait for a lock: long while others save in turn, and not so long for one that hangs."""
    for turns_left in reversed(range(_TURNS)):
        before = folder.stat().st_mtime_ns
        try:
            lock.acquire(LOCK_SECONDS, _POLL_SECONDS)
        except TimeoutError:
            if not turns_left or folder.stat().st_mtime_ns == before:
                raise
        else:
            return


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
