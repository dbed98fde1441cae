"""Files: the workspace, its dossiers and notebooks, and what is shipped."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from diligence.store.history import State
from diligence.store.notebooks import stamp
from diligence.store.workspace import Workspace

if TYPE_CHECKING:
    from diligence.store.backup import new_backup, write_backup
    from diligence.store.cases import read_case, read_casebook
    from diligence.store.choices import change_choice, load_choice
    from diligence.store.files import write_text
    from diligence.store.merge import Conflict, Merged, Side, merge
    from diligence.store.names import twins
    from diligence.store.rescue import rescue_files, rescued_from
    from diligence.store.restore import Restored, restore_backup
    from diligence.store.steps import Step, steps_of

__all__ = [
    "Conflict",
    "Merged",
    "Restored",
    "Side",
    "State",
    "Step",
    "Workspace",
    "change_choice",
    "load_choice",
    "merge",
    "new_backup",
    "read_case",
    "read_casebook",
    "rescue_files",
    "rescued_from",
    "restore_backup",
    "stamp",
    "steps_of",
    "twins",
    "write_backup",
    "write_text",
]

_HOMES = {
    "Conflict": "merge",
    "Merged": "merge",
    "Restored": "restore",
    "Side": "merge",
    "Step": "steps",
    "change_choice": "choices",
    "load_choice": "choices",
    "merge": "merge",
    "new_backup": "backup",
    "read_case": "cases",
    "read_casebook": "cases",
    "rescue_files": "rescue",
    "rescued_from": "rescue",
    "restore_backup": "restore",
    "steps_of": "steps",
    "twins": "names",
    "write_backup": "backup",
    "write_text": "files",
}


# Lazy, because most commands read one dossier and need none of it.
def __getattr__(name: str) -> object:
    if name not in _HOMES:
        msg = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(msg)
    found: object = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    # The module "merge" bears the name of its function; the function must win.
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted(__all__)
