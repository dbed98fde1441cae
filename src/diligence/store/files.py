"""Writing a file so that it is either the old one or the new one, never half of it."""

from __future__ import annotations

import os
import tempfile
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from diligence.errors import BrokenFileError, UnwritableError

if TYPE_CHECKING:
    from collections.abc import Iterator

LOCK_SECONDS = 10.0

ON_WINDOWS = os.name == "nt"
_WAITS = (0.05, 0.1, 0.2, 0.4, 0.8, 0.8)
"""Seconds to wait for a virus scanner or a sync client to let go of a file on Windows."""


def read_bytes(path: Path) -> bytes | None:
    """A file's content, or ``None`` when there is no such file.

    Raises
    ------
    BrokenFileError
        When the system refuses to read it.
    """
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        problem = f"it cannot be read ({_reason(error)})"
        raise BrokenFileError(
            path, "its name", problem, "check that it is a file and who may read it"
        ) from error


def write_atomically(path: Path, data: bytes) -> None:
    """Replace a file's content in one step; readable by its owner only.

    Raises
    ------
    UnwritableError
        When the system refuses; the old content is then untouched.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError as error:
        raise UnwritableError(path, _reason(error)) from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _put_in_place(Path(name), path)
    except OSError as error:
        raise UnwritableError(path, _reason(error)) from error
    finally:
        # Gone already when all went well; left by nothing else, Ctrl-C included.
        with suppress(OSError):
            Path(name).unlink(missing_ok=True)


def write_text(path: Path, text: str) -> None:
    """Write a text as it is, in one step.

    Raises
    ------
    UnwritableError
        When the system refuses; the old file is then untouched.
    """
    write_atomically(path, text.encode())


def _put_in_place(written: Path, path: Path) -> None:
    for wait in _WAITS:
        try:
            written.replace(path)
        except PermissionError:
            if not ON_WINDOWS:
                raise
            time.sleep(wait)
        else:
            return
    written.replace(path)


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

    lock = FileLock(folder / ".lock", timeout=LOCK_SECONDS)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock.acquire()
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


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
