"""Case files on disk: the shipped casebook, or a file of one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diligence.errors import BrokenFileError
from diligence.model import Case, Dossier, dossier_of
from diligence.store.codec import parse_json, validated
from diligence.store.files import read_bytes
from diligence.store.shipped import casebook_folder

if TYPE_CHECKING:
    from pathlib import Path

_ADVICE = "mend it by hand; the shipped cases in data/casebook show the form"


def read_case(path: Path) -> tuple[Dossier, tuple[str, ...]]:
    """A case file as a dossier, and what could not be mapped.

    Raises
    ------
    BrokenFileError
        With the line, or the field, that can't be understood.
    """
    data = read_bytes(path)
    if data is None:
        problem = "no such file or directory"
        raise BrokenFileError(path, "its name", problem, "give the path of a case file (JSON)")
    return dossier_of(validated(Case, parse_json(data, path, _ADVICE), path, _ADVICE))


def read_casebook() -> tuple[Dossier, ...]:
    """Every shipped case, by name."""
    return tuple(read_case(path)[0] for path in sorted(casebook_folder().glob("*.json")))
