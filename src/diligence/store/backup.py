"""A workspace in one zip: dossiers with every state, notebooks, and what it judges by."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from diligence.errors import ImpossibleInputError
from diligence.store.files import read_bytes, write_atomically
from diligence.store.workspace import PRIVATE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

FOLDERS = ("data/dossiers", "data/questions", "data/rules", "notebooks")
THRESHOLDS = "data/thresholds.toml"
"""What belongs to a workspace; reports can be written again."""

MARK = "diligence-backup.json"
"""The entry that tells a backup from any other zip."""

_ALWAYS_THE_SAME = (1980, 1, 1, 0, 0, 0)
_ONE_OWNER = 0o100600 << 16


def new_backup(root: Path, now: datetime) -> Path:
    """A name for a backup made now, in a folder that git leaves alone."""
    folder = root / "backups"
    ignore = folder / ".gitignore"
    if not ignore.exists():
        write_atomically(ignore, PRIVATE.encode())
    return folder / f"diligence-{now:%Y-%m-%d-%H%M%S}.zip"


def write_backup(root: Path, target: Path) -> tuple[str, ...]:
    """Write a workspace to one file, readable by its owner only.

    Of the same files it is the same to the byte, so that two backups can be compared.

    Returns
    -------
    tuple of str
        The names of what is in it.

    Raises
    ------
    ImpossibleInputError
        When there is a file of that name: no backup is ever overwritten.
    UnwritableError
        When the system refuses.
    """
    if target.exists():
        raise ImpossibleInputError("a backup's file", "one that is not there yet", str(target))
    packed, names = BytesIO(), []
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        archive.writestr(_entry(MARK), json.dumps({"format": 1}))
        for path in _files(root):
            data = read_bytes(path)
            if data is not None:
                names.append(path.relative_to(root).as_posix())
                archive.writestr(_entry(names[-1]), data)
    write_atomically(target, packed.getvalue())
    return tuple(names)


def belongs(name: str) -> bool:
    """Whether an entry's name is one that a backup can have: a plain path to what a workspace keeps."""
    path = PurePosixPath(name)
    plain = not (set(name) & set('\\:*?"<>|\0')) and path.as_posix() == name
    inside = plain and not any(part.startswith(".") for part in path.parts)
    return inside and (name == THRESHOLDS or any(PurePosixPath(kept) in path.parents for kept in FOLDERS))


def _files(root: Path) -> Iterator[Path]:
    found = [root / THRESHOLDS, *(path for folder in FOLDERS for path in (root / folder).rglob("*"))]
    for path in sorted(found):
        # A link may lead anywhere; what it leads to isn't the workspace's.
        if path.is_file() and not path.is_symlink() and belongs(path.relative_to(root).as_posix()):
            yield path


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, _ALWAYS_THE_SAME)
    entry.compress_type = ZIP_DEFLATED
    entry.external_attr = _ONE_OWNER
    entry.create_system = 3
    return entry
