"""Files: the workspace, its dossiers and notebooks, and what is shipped."""

from __future__ import annotations

from diligence.store.cases import read_case, read_casebook
from diligence.store.history import State, Step
from diligence.store.merge import Conflict, Merged, Side, merge
from diligence.store.names import twins
from diligence.store.notebooks import stamp
from diligence.store.rescue import rescue_files, rescued_from
from diligence.store.workspace import Workspace

__all__ = [
    "Conflict",
    "Merged",
    "Side",
    "State",
    "Step",
    "Workspace",
    "merge",
    "read_case",
    "read_casebook",
    "rescue_files",
    "rescued_from",
    "stamp",
    "twins",
]
