"""Case files on disk: the shipped casebook, or a file of one's own."""

from __future__ import annotations

from pathlib import Path

from diligence.errors import BrokenFileError
from diligence.model import Case, Dossier, dossier_of
from diligence.store.codec import parse_json, validated
from diligence.store.shipped import casebook_folder


def read_case(path: Path) -> tuple[Dossier, tuple[str, ...]]:
    """A case file as a dossier, and what could not be mapped.

    Raises
    ------
    BrokenFileError
        With the line, or the field, that can't be understood.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise BrokenFileError(path, "its name", reason, "give the path of a case file (JSON)") from error
    return dossier_of(validated(Case, parse_json(data, path), path))


def read_casebook() -> tuple[Dossier, ...]:
    """Every shipped case, by name."""
    return tuple(read_case(path)[0] for path in sorted(casebook_folder().glob("*.json")))
