"""A dossier to bytes and back, with a schema number."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import TYPE_CHECKING, NoReturn, TypeVar

from pydantic import BaseModel, ValidationError

from diligence.errors import BrokenFileError, ImpossibleInputError, NewerFileError
from diligence.model import Dossier
from diligence.store import migrate

if TYPE_CHECKING:
    from pathlib import Path

    from pydantic_core import ErrorDetails

MEND = "mend it by hand, or put back a copy of your own"
"""What to do about a file that is broken."""

_HEAD = ("saved_at", "follows", "rescued_from")

_QUOTED = 60

M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True)
class Head:
    """What a file says about itself.

    Attributes
    ----------
    saved_at
        ``None`` where it isn't said, or not as a time.
    follows
        Fingerprint of the state that it was made from; empty where there was none.
    rescued_from
        The file that could not be written, for a rescue file; empty for any other.
    """

    saved_at: datetime | None = None
    follows: str = ""
    rescued_from: str = ""


def encode(dossier: Dossier, saved_at: datetime, *, rescued_from: str = "") -> bytes:
    """The file of a dossier: readable, one value a line, the same for the same dossier.

    Raises
    ------
    ImpossibleInputError
        When it could not be read back: a copy is changed without being checked.
    """
    head = {"schema": migrate.SCHEMA, "saved_at": saved_at.isoformat(timespec="seconds")}
    known = {"follows": dossier.fingerprint, "rescued_from": rescued_from}
    head |= {name: value for name, value in known.items() if value}
    try:
        plain = dossier.model_dump(mode="json", warnings=False)
        Dossier.model_validate(plain)
        text = json.dumps(head | plain | head, indent=2, ensure_ascii=False, allow_nan=False)
        return (text + "\n").encode()
    except ValidationError as error:
        where, problem = _first_of(error)
        raise ImpossibleInputError("a dossier", "one that can be read back", f"{where}: {problem}") from error
    except ValueError as error:
        raise ImpossibleInputError("a dossier", "one that can be written as text", error) from error


def decode(data: bytes, path: Path, advice: str = MEND) -> Dossier:
    """Read a dossier's file; one of an older schema is brought up to this one.

    Raises
    ------
    BrokenFileError
        With the line, or the field, that can't be understood.
    NewerFileError
        When a newer version wrote it.
    """
    plain = parse_json(data, path, advice)
    if "schema" not in plain:
        raise BrokenFileError(path, "the top", "it has no schema number", advice)
    schema = plain.pop("schema")
    if not isinstance(schema, int) or isinstance(schema, bool) or schema < 1:
        problem = f"it should be a whole number from 1 to {migrate.SCHEMA}, got {_short(schema)}"
        raise BrokenFileError(path, "field schema", problem, advice)
    if schema > migrate.SCHEMA:
        raise NewerFileError(path, schema, migrate.SCHEMA)
    try:
        plain = migrate.migrated(plain, schema, migrate.STEPS)
    except (AttributeError, LookupError, TypeError, ValueError) as error:
        problem = f"it is not as files of schema {schema} are ({type(error).__name__}: {error})"
        raise BrokenFileError(path, "the top", problem, advice) from error
    for name in _HEAD:
        plain.pop(name, None)
    plain["fingerprint"] = fingerprint(data)
    return validated(Dossier, plain, path, advice)


def head_of(data: bytes) -> Head:
    """What a file says about itself; nothing where it can't be understood."""
    try:
        plain = json.loads(data)
        saved_at = datetime.fromisoformat(str(plain.get("saved_at")))
    except (ValueError, RecursionError, AttributeError):
        return Head()
    if saved_at.tzinfo is None:
        saved_at = saved_at.replace(tzinfo=UTC)
    return Head(saved_at, str(plain.get("follows", "")), str(plain.get("rescued_from", "")))


def fingerprint(data: bytes) -> str:
    """What tells one content of a file from another."""
    return sha256(data).hexdigest()


class _RefusedError(ValueError):
    """JSON that Python's reader would take, and lose something of."""

    def __init__(self, where: str, problem: str) -> None:
        super().__init__(f"{where}: {problem}")
        self.where = where
        self.problem = problem


def parse_json(data: bytes, path: Path, advice: str) -> dict[str, object]:
    """A JSON object from bytes, or a `BrokenFileError` that names the line.

    What Python's reader would pass over is refused too, since a save would lose
    it: a name used twice, and numbers that JSON doesn't have.
    """
    try:
        # An editor may have put a byte order mark first; it carries nothing.
        text = data.decode("utf-8-sig")
        plain = json.loads(text, object_pairs_hook=_unique, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        where, problem = _why_not(error)
        raise BrokenFileError(path, where, problem, advice) from error
    if not isinstance(plain, dict):
        raise BrokenFileError(path, "the top", f"it holds a {type(plain).__name__}, not an object", advice)
    return plain


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found: dict[str, object] = {}
    for name, value in pairs:
        if name in found:
            where = f"field {name}"
            raise _RefusedError(where, "it is there twice")
        found[name] = value
    return found


def _refuse(constant: str) -> NoReturn:
    raise _RefusedError("a number", f"JSON has no number called {constant}")


def _why_not(error: ValueError | RecursionError) -> tuple[str, str]:
    if isinstance(error, UnicodeDecodeError):
        return f"byte {error.start}", "it is not UTF-8 text"
    if isinstance(error, json.JSONDecodeError):
        return f"line {error.lineno}, column {error.colno}", error.msg.lower()
    if isinstance(error, _RefusedError):
        return error.where, error.problem
    if isinstance(error, RecursionError):
        return "the brackets", "they are nested too deeply"
    return "a number", "it has too many digits"


def validated(model: type[M], plain: dict[str, object], path: Path, advice: str) -> M:
    """A record from plain values, or a `BrokenFileError` that names the field."""
    try:
        return model.model_validate(plain)
    except ValidationError as error:
        where, problem = _first_of(error)
        raise BrokenFileError(path, where, problem, advice) from error


def _first_of(error: ValidationError) -> tuple[str, str]:
    first = error.errors(include_url=False)[0]
    place = ".".join(str(part) for part in first["loc"])
    return f"field {place}" if place else "the top", _problem(first)


def _problem(first: ErrorDetails) -> str:
    problem = first["msg"].removeprefix("Value error, ")
    problem = problem[:1].lower() + problem[1:]
    # A record as a whole would fill the screen; its message says what came.
    said = first["type"] == "missing" or isinstance(first["input"], dict | list | tuple | BaseModel)
    return problem if said else f"{problem}, got {_short(first['input'])}"


def _short(value: object) -> str:
    try:
        text = json.dumps(value, ensure_ascii=False)
    except (TypeError, ValueError):
        text = repr(value)
    return text if len(text) <= _QUOTED else f"{text[:_QUOTED]}..."
