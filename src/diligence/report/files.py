"""Writing what people send: the whole file or nothing."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from diligence.errors import UnwritableError


def write_whole(target: Path, content: bytes) -> Path:
    """Write a file in one step, and make its folder if need be.

    Raises
    ------
    UnwritableError
        When the system would not let us; what was there before is untouched.
    """
    try:
        _write(target, content)
    except OSError as error:
        raise UnwritableError(target, error.strerror or str(error)) from error
    return target


def _write(target: Path, content: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.stem[:40]}-", suffix=".part")
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.chmod(0o644)
        part.replace(target)
    except OSError:
        part.unlink(missing_ok=True)
        raise
