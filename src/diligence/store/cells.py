"""The cells of a company's notebook, read without running them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from diligence.errors import BrokenFileError
from diligence.store.codec import parse_json
from diligence.store.files import read_bytes
from diligence.store.shipped import notebooks_folder

if TYPE_CHECKING:
    from pathlib import Path

_ADVICE = "run 'diligence lab' and save it again, or move it away and open the company anew"


@dataclass(frozen=True)
class NotebookCell:
    """One cell; its outputs are not read, since they may hold anything.

    Attributes
    ----------
    kind
        "markdown", "code" or "raw".
    own
        Whether somebody wrote it; else it is as it was shipped.
    """

    kind: str
    source: str
    own: bool


def notebook_cells(path: Path) -> tuple[NotebookCell, ...]:
    """Every cell, in order.

    Raises
    ------
    BrokenFileError
        When it is no notebook, or not there.
    """
    data = read_bytes(path)
    if data is None:
        problem = "no such file or directory"
        raise BrokenFileError(path, "its name", problem, "open the company with 'diligence lab'")
    shipped = {source for _, source in _cells(read_bytes(notebooks_folder() / "company.ipynb") or b"", path)}
    return tuple(NotebookCell(kind, source, own=source not in shipped) for kind, source in _cells(data, path))


def _cells(data: bytes, path: Path) -> list[tuple[str, str]]:
    cells = parse_json(data, path, _ADVICE).get("cells")
    if not isinstance(cells, list) or not all(isinstance(cell, dict) for cell in cells):
        raise BrokenFileError(path, "field cells", "it is no notebook", _ADVICE)
    return [(str(cell.get("cell_type", "")), _text(cell.get("source", ""))) for cell in cells]


def _text(source: object) -> str:
    return "".join(map(str, source)) if isinstance(source, list) else str(source)
