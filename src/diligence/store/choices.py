"""What a reader compares and what matters to them, kept in ``data/comparison.json``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from diligence.errors import BrokenFileError, NewerFileError
from diligence.model import Choice
from diligence.store.codec import parse_json, validated
from diligence.store.files import locked, read_bytes, write_atomically

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from diligence.store.workspace import Workspace

SCHEMA = 1
"""Number of the file format this version writes, and the highest it reads."""

_ADVICE = "mend it by hand, or delete it and choose again"
_PRIVATE = "# Whom somebody compares is confidential.\n/comparison.json\n/.lock\n/.gitignore\n"


def choice_path(workspace: Workspace) -> Path:
    """Where the choice is kept."""
    return workspace.root / "data" / "comparison.json"


def load_choice(workspace: Workspace) -> Choice:
    """What was chosen; nothing yet where there is no file.

    Raises
    ------
    BrokenFileError
        With the line or the field that can't be understood.
    NewerFileError
        When a newer version wrote it.
    """
    path = choice_path(workspace)
    data = read_bytes(path)
    if data is None:
        return Choice()
    plain = parse_json(data, path, _ADVICE)
    schema = plain.pop("schema", None)
    if not isinstance(schema, int) or isinstance(schema, bool) or schema < 1:
        problem = f"it should be a whole number from 1 to {SCHEMA}, got {schema!r}"
        raise BrokenFileError(path, "field schema", problem, _ADVICE)
    if schema > SCHEMA:
        raise NewerFileError(path, schema, SCHEMA)
    return validated(Choice, plain, path, _ADVICE)


def change_choice(workspace: Workspace, edit: Callable[[Choice], Choice]) -> Choice:
    """Load the newest choice, apply an edit and save, as one step.

    Raises
    ------
    UnwritableError
        When the system refuses; the old file is then untouched.
    """
    path = choice_path(workspace)
    with locked(path.parent):
        chosen = edit(load_choice(workspace))
        plain = {"schema": SCHEMA} | chosen.model_dump(mode="json")
        text = json.dumps(plain, indent=2, ensure_ascii=False, allow_nan=False)
        ignore = path.parent / ".gitignore"
        if not ignore.exists():
            write_atomically(ignore, _PRIVATE.encode())
        write_atomically(path, f"{text}\n".encode())
    return chosen
