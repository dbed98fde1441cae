"""Notebooks made from the shipped ones, with a company filled in."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from diligence.store.files import write_atomically
from diligence.store.shipped import notebooks_folder

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

PARAMETERS = "parameters"
"""Tag of the cell that holds what differs from notebook to notebook."""


def stamp(template: str, into: Path, parameters: Mapping[str, object]) -> bool:
    """Copy a shipped notebook with other parameters; a file that is there is left alone.

    Parameters
    ----------
    template
        Name of a shipped notebook without its ending.
    into
        The file to write.
    parameters
        Name -> value, written as Python assignments into the tagged cell.

    Returns
    -------
    bool
        Whether a file was written.
    """
    if into.exists():
        return False
    notebook = json.loads((notebooks_folder() / f"{template}.ipynb").read_text(encoding="utf-8"))
    lines = [f"{name} = {_literal(value)}" for name, value in parameters.items()]
    for cell in notebook["cells"]:
        if parameters and PARAMETERS in cell.get("metadata", {}).get("tags", ()):
            cell["source"] = "\n".join(lines)
    write_atomically(into, (json.dumps(notebook, indent=1, ensure_ascii=False) + "\n").encode())
    return True


def _literal(value: object) -> str:
    """A value as Python writes it, with the double quotes of the shipped notebooks."""
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_literal, value))}]"
    return repr(value)
