"""Writing a file so that it is either the old one or the new one, never half of it."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from diligence.errors import UnwritableError

LOCK_SECONDS = 10.0


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
        Path(name).replace(path)
    except OSError as error:
        Path(name).unlink(missing_ok=True)
        raise UnwritableError(path, _reason(error)) from error


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold a folder against other processes, for the time of one read and write.

    Raises
    ------
    UnwritableError
        When another process holds it too long, or the folder can't be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with FileLock(folder / ".lock", timeout=LOCK_SECONDS):
            yield
    except Timeout as error:
        raise UnwritableError(folder, "another program has been holding it for ten seconds") from error
    except OSError as error:
        raise UnwritableError(folder, _reason(error)) from error


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
