"""From a backup to a workspace: what is missing is put back, what is there stays."""

from __future__ import annotations

import zlib
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from diligence.errors import BrokenFileError
from diligence.store.backup import MARK, belongs
from diligence.store.codec import decode, fingerprint
from diligence.store.files import locked, read_bytes, write_atomically
from diligence.store.history import HISTORY
from diligence.store.workspace import Workspace

if TYPE_CHECKING:
    from zipfile import ZipInfo

MOST_FILES = 200_000
MOST_BYTES = 2 * 1024**3
MOST_IN_ONE = 256 * 1024**2
_ADVICE = "nothing was restored; take another backup"
_DOSSIERS = PurePosixPath("data", "dossiers")

Files = dict[PurePosixPath, bytes]


@dataclass
class Restored:
    """What came of a backup.

    Attributes
    ----------
    companies
        Those that were not here.
    same
        Those of which everything in the backup is here.
    beside
        Those that are different here and stay: slug -> the backup's dossier, put beside theirs.
    files
        Other files that were put back.
    aside
        Other files that are different here and stay: file -> the backup's version beside it.
    """

    companies: list[str] = field(default_factory=list)
    same: list[str] = field(default_factory=list)
    beside: dict[str, Path] = field(default_factory=dict)
    files: list[Path] = field(default_factory=list)
    aside: dict[Path, Path] = field(default_factory=dict)


def restore_backup(root: Path, backup: Path) -> Restored:
    """Put back what a backup has; nothing that is there is overwritten.

    The backup is checked as a whole before anything is written. A company that is
    different here keeps its dossier, and the other version is put beside it, as a sync
    service would: ``diligence merge`` brings the two together.

    Raises
    ------
    BrokenFileError
        When it is no backup, is damaged, or an entry would lead elsewhere or is too large.
    UnwritableError
        When the system refuses.
    """
    companies, others = _sorted(_read(backup), backup)
    restored = Restored()
    for slug, files in companies.items():
        _company(root, slug, files, restored)
    for name, data in others.items():
        _file(root / name, data, restored)
    Workspace.make(root)
    return restored


def _company(root: Path, slug: str, files: Files, restored: Restored) -> None:
    folder, main = root / _DOSSIERS / slug, PurePosixPath("dossier.json")
    with locked(folder):
        if not (folder / main).exists():
            # The dossier comes last: until then there is no such company.
            for name in sorted(files, key=lambda name: name == main):
                write_atomically(folder / name, files[name])
            restored.companies.append(slug)
            return
        known = {fingerprint(path.read_bytes()) for path in folder.rglob("*.json")}
        new = {name: data for name, data in files.items() if fingerprint(data) not in known}
        if main not in new:
            restored.same.append(slug)
            return
        for name, data in new.items():
            if name.parts[0] == HISTORY:
                # States that both came from, or only the other had: a merge looks for them here.
                write_atomically(folder / HISTORY / f"from-backup-{fingerprint(data)[:12]}.json", data)
        beside = folder / f"dossier (from a backup, {fingerprint(new[main])[:8]}).json"
        write_atomically(beside, new[main])
        restored.beside[slug] = beside


def _file(path: Path, data: bytes, restored: Restored) -> None:
    here = read_bytes(path)
    if here is None:
        write_atomically(path, data)
        restored.files.append(path)
    elif here != data:
        # Under another ending, so that nothing runs or reads it by itself.
        aside = path.with_name(f"{path.name}.from-backup-{fingerprint(data)[:8]}")
        write_atomically(aside, data)
        restored.aside[path] = aside


def _sorted(files: Files, backup: Path) -> tuple[dict[str, Files], Files]:
    """The files of each company by its slug, and all others; every dossier is read once."""
    companies: dict[str, Files] = defaultdict(dict)
    others: Files = {}
    for name, data in files.items():
        if _DOSSIERS in name.parents and len(name.parts) > 3:  # noqa: PLR2004 - below data/dossiers/SLUG
            slug = name.parts[2]
            companies[slug][PurePosixPath(*name.parts[3:])] = data
        elif _DOSSIERS not in name.parents:
            others[name] = data
    for slug, found in companies.items():
        content = found.get(PurePosixPath("dossier.json"))
        if content is None:
            raise BrokenFileError(backup, f"entry data/dossiers/{slug}", "it has no dossier.json", _ADVICE)
        if decode(content, backup / _DOSSIERS / slug / "dossier.json").company.slug != slug:
            problem = "its dossier is another company's"
            raise BrokenFileError(backup, f"entry data/dossiers/{slug}", problem, _ADVICE)
    return companies, others


def _read(backup: Path) -> Files:
    content = "the file itself"
    try:
        with ZipFile(backup) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            _check_all(entries, backup)
            kept = [entry for entry in entries if entry.filename != MARK]
            for entry in kept:
                _check(entry, backup)
            return {PurePosixPath(entry.filename): archive.read(entry) for entry in kept}
    except BrokenFileError:
        raise
    except FileNotFoundError as error:
        advice = "give the path of a backup (zip) or of a rescue file (json)"
        raise BrokenFileError(backup, "its name", "no such file", advice) from error
    # What Python's reader of zips raises for one that was damaged depends on where it was.
    except (BadZipFile, EOFError, NotImplementedError, RuntimeError, ValueError, zlib.error) as error:
        problem = f"it is no zip, or one that was damaged ({str(error).lower()})"
        raise BrokenFileError(backup, content, problem, _ADVICE) from error
    except OSError as error:
        problem = f"it cannot be read ({(error.strerror or str(error)).lower()})"
        raise BrokenFileError(backup, content, problem, _ADVICE) from error


def _check_all(entries: list[ZipInfo], backup: Path) -> None:
    total = sum(entry.file_size for entry in entries)
    if len(entries) > MOST_FILES or total > MOST_BYTES:
        problem = f"it would unpack to {total:,} bytes in {len(entries):,} files, more than any workspace"
        raise BrokenFileError(backup, "its size", problem, _ADVICE)
    if MARK not in [entry.filename for entry in entries]:
        raise BrokenFileError(backup, "the file itself", "it is a zip, and no backup of diligence", _ADVICE)
    names = [entry.filename.lower() for entry in entries]
    if len(set(names)) < len(names):
        raise BrokenFileError(backup, "its list of files", "a name is there twice", _ADVICE)


def _check(entry: ZipInfo, backup: Path) -> None:
    where = f"entry {entry.filename!r}"
    if not belongs(entry.filename):
        problem = "it would be put where no file of a workspace belongs"
        raise BrokenFileError(backup, where, problem, _ADVICE)
    if entry.file_size > MOST_IN_ONE:
        raise BrokenFileError(backup, where, f"it would unpack to {entry.file_size:,} bytes", _ADVICE)
    if entry.flag_bits & 1 or entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise BrokenFileError(backup, where, "it is encrypted, or packed in a way not known here", _ADVICE)
