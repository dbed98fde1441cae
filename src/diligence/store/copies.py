"""Other files that hold a company's dossier: what sync services leave beside it, rescue files, backups."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from diligence.errors import BrokenFileError
from diligence.store.files import read_bytes
from diligence.store.history import HISTORY

if TYPE_CHECKING:
    from pathlib import Path


def copies_beside(path: Path) -> tuple[Path, ...]:
    """Files beside a dossier that are named after it, as sync services name the losing copy.

    Dropbox writes "dossier (conflicted copy 2026-11-23).json", Syncthing
    "dossier.sync-conflict-20261123-140231-ABC.json", iCloud "dossier 2.json",
    OneDrive "dossier-laptop.json".
    """
    stem, ending = path.stem, path.suffix
    found = (other for other in path.parent.glob(f"{stem}*{ending}") if other != path and other.is_file())
    return tuple(sorted(found))


def read_copy(file: Path) -> bytes:
    """The content of a file that somebody named.

    Raises
    ------
    BrokenFileError
        When there is none, or the system refuses to read it.
    """
    content = read_bytes(file)
    if content is None:
        raise BrokenFileError(file, "its name", "no such file", "give the path of a dossier's file")
    return content


def put_away(copy: Path, path: Path) -> None:
    """After a merge: a copy beside the dossier goes into the history folder, a rescue file has done its work.

    A file that lies anywhere else is its owner's and stays.
    """
    from diligence.store.rescue import rescue_files

    with suppress(OSError):
        if copy.parent == path.parent and copy in copies_beside(path):
            folder = path.parent / HISTORY
            folder.mkdir(exist_ok=True)
            copy.replace(folder / f"merged {copy.name}")
        elif copy in rescue_files():
            copy.unlink()
