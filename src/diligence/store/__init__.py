"""Files: the workspace, its dossiers and notebooks, and what is shipped."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from diligence.store.notebooks import stamp
from diligence.store.workspace import State, Workspace

if TYPE_CHECKING:
    from diligence.store.cases import read_case, read_casebook
    from diligence.store.choices import change_choice, load_choice
    from diligence.store.files import write_text

__all__ = [
    "State",
    "Workspace",
    "change_choice",
    "load_choice",
    "read_case",
    "read_casebook",
    "stamp",
    "write_text",
]

_HOMES = {
    "change_choice": "choices",
    "load_choice": "choices",
    "read_case": "cases",
    "read_casebook": "cases",
    "write_text": "files",
}


# Lazy, because a case is read once, a choice by comparisons, and a dossier by every command.
def __getattr__(name: str) -> object:
    if name not in _HOMES:
        msg = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(msg)
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
