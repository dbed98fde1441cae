"""A company handed over as one file: a dossier, or a case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diligence.errors import BrokenFileError
from diligence.store.cases import read_case
from diligence.store.codec import decode, parse_json
from diligence.store.files import read_bytes

if TYPE_CHECKING:
    from pathlib import Path

    from diligence.model import Dossier

_ADVICE = "ask for it again, or mend it by hand"


def read_handed(path: Path) -> tuple[Dossier, tuple[str, ...]]:
    """A dossier as somebody handed it over, or a case file; and what could not be mapped.

    What has a schema number is a dossier, everything else a case.

    Raises
    ------
    BrokenFileError
        With the line, or the field, that can't be understood.
    NewerFileError
        When a newer version wrote it.
    """
    data = read_bytes(path)
    if data is None:
        raise BrokenFileError(path, "its name", "no such file or directory", "give the path of a file (JSON)")
    if "schema" in parse_json(data, path, _ADVICE):
        return decode(data, path), ()
    return read_case(path)
