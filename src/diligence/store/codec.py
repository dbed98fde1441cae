"""A dossier to bytes and back, with a schema number."""

from __future__ import annotations

import json
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from diligence.errors import BrokenFileError, NewerFileError
from diligence.model import Dossier

SCHEMA = 1
"""Number of the file format this version writes, and the highest it reads."""

M = TypeVar("M", bound=BaseModel)


def encode(dossier: Dossier, saved_at: datetime) -> bytes:
    """The file of a dossier: readable, one value a line, the same for the same dossier."""
    plain = {"schema": SCHEMA, "saved_at": saved_at.isoformat(timespec="seconds"), **dossier.model_dump(mode="json")}
    return (json.dumps(plain, indent=2, ensure_ascii=False, allow_nan=False) + "\n").encode()


def decode(data: bytes, path: Path) -> Dossier:
    """Read a dossier's file.

    Raises
    ------
    BrokenFileError
        With the line, or the field, that can't be understood.
    NewerFileError
        When a newer version wrote it.
    """
    plain = parse_json(data, path)
    schema = plain.pop("schema", None)
    if not isinstance(schema, int):
        raise BrokenFileError(path, "the top", "it has no schema number", ADVICE)
    if schema > SCHEMA:
        raise NewerFileError(path, schema, SCHEMA)
    plain.pop("saved_at", None)
    plain["fingerprint"] = fingerprint(data)
    return validated(Dossier, plain, path)


ADVICE = "mend it by hand, or put back one of the earlier states in the history folder beside it"


def fingerprint(data: bytes) -> str:
    """What tells one content of a file from another."""
    return sha256(data).hexdigest()


def parse_json(data: bytes, path: Path) -> dict[str, object]:
    """A JSON object from bytes, or a `BrokenFileError` that names the line."""
    try:
        plain = json.loads(data.decode())
    except UnicodeDecodeError as error:
        raise BrokenFileError(path, f"byte {error.start}", "it is not UTF-8 text", ADVICE) from error
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise BrokenFileError(path, where, error.msg.lower(), ADVICE) from error
    if not isinstance(plain, dict):
        raise BrokenFileError(path, "the top", f"it holds a {type(plain).__name__}, not an object", ADVICE)
    return plain


def validated(model: type[M], plain: dict[str, object], path: Path) -> M:
    """A record from plain values, or a `BrokenFileError` that names the field."""
    try:
        return model.model_validate(plain)
    except ValidationError as error:
        first = error.errors()[0]
        where = "field " + ".".join(str(part) for part in first["loc"]) if first["loc"] else "the top"
        raise BrokenFileError(path, where, first["msg"].lower(), ADVICE) from error
