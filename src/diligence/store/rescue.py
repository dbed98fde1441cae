"""Where a dossier goes that could not be saved: a file elsewhere, readable by its owner only."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from diligence.store.codec import encode, head_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from diligence.model import Dossier

_TEMPORARY = "diligence-rescue-"


def rescue(dossier: Dossier, path: Path, now: datetime) -> Path | None:
    """Write a dossier to a file elsewhere.

    Parameters
    ----------
    path
        The file that could not be written; the rescue file says so.
    now
        Stands in its name, beside the company.

    Returns
    -------
    Path or None
        The file, or ``None`` when nowhere else could be written either.
    """
    data = encode(dossier, now, rescued_from=str(path))
    name = f"{dossier.company.slug}-{now:%Y-%m-%d-%H%M%S}"
    for make in (_own_folder, _temporary_folder):
        with suppress(OSError):
            return _write_new(make(), name, data)
    return None


def rescue_files() -> tuple[Path, ...]:
    """Every rescue file that is still there, by company and time."""
    folders = [state_folder(), *_temporary_folders()]
    found = [path for folder in folders for path in folder.glob("*.json")]
    return tuple(sorted(found, key=lambda path: path.name))


def rescued_from(path: Path) -> Path | None:
    """The dossier that a rescue file could not be written to; ``None`` where it doesn't say."""
    with suppress(OSError):
        named = head_of(path.read_bytes()).rescued_from
        return Path(named) if named else None
    return None


def state_folder() -> Path:
    """Where this user's programs keep what outlasts them."""
    from platformdirs import user_state_path

    return user_state_path("diligence", appauthor=False) / "rescue"


def _own_folder() -> Path:
    folder = state_folder()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def _temporary_folder() -> Path:
    return Path(tempfile.mkdtemp(prefix=_TEMPORARY))


def _temporary_folders() -> Iterator[Path]:
    for folder in Path(tempfile.gettempdir()).glob(f"{_TEMPORARY}*"):
        # Anybody may make a folder of this name there: only one's own is looked into.
        with suppress(OSError):
            if not hasattr(os, "getuid") or folder.lstat().st_uid == os.getuid():
                yield folder


def _write_new(folder: Path, name: str, data: bytes) -> Path:
    handle, made = tempfile.mkstemp(prefix=f"{name}-", suffix=".json", dir=folder)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        Path(made).unlink(missing_ok=True)
        raise
    return Path(made)
