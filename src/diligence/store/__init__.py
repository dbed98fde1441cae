"""Files: the workspace, its dossiers and notebooks, and what is shipped."""

from __future__ import annotations

from diligence.store.cases import read_case, read_casebook
from diligence.store.notebooks import stamp
from diligence.store.workspace import State, Workspace

__all__ = ["State", "Workspace", "read_case", "read_casebook", "stamp"]
