"""A dossier as it was when a day began."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from diligence.errors import BrokenFileError
from diligence.store.codec import advice_for, decode, parse_json
from diligence.store.files import read_bytes

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from diligence.model import Dossier
    from diligence.store.workspace import Workspace


def dossier_on(workspace: Workspace, slug: str, day: date) -> Dossier | None:
    """The newest state that was saved before a day began; ``None`` where there was none yet.

    Raises
    ------
    UnknownCompanyError
        With near names.
    BrokenFileError
        When a state on the way can't be understood.
    """
    paths = [*(state.path for state in workspace.history(slug)), workspace.path(slug)]
    for path in reversed(paths):
        data = read_bytes(path)
        if data is not None and _saved_on(data, path) < day:
            return decode(data, path)
    return None


def _saved_on(data: bytes, path: Path) -> date:
    """The day of a save, where its user is."""
    said = parse_json(data, path, advice_for(path)).get("saved_at", "")
    try:
        saved = datetime.fromisoformat(str(said))
    except ValueError as error:
        raise BrokenFileError(path, "field saved_at", f"it is no time: {said}", advice_for(path)) from error
    return (saved if saved.tzinfo else saved.replace(tzinfo=UTC)).astimezone().date()
