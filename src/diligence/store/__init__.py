"""Files: the workspace, its dossiers and notebooks, and what is shipped."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from diligence.store.notebooks import stamp
from diligence.store.workspace import State, Workspace

if TYPE_CHECKING:
    from diligence.store.cases import read_case, read_casebook

__all__ = ["State", "Workspace", "read_case", "read_casebook", "stamp"]


# Lazy, because a case is read once and a dossier by every command.
def __getattr__(name: str) -> object:
    if name not in {"read_case", "read_casebook"}:
        msg = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(msg)
    return getattr(import_module("diligence.store.cases"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
