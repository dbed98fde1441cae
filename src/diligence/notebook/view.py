"""What a cell shows: a piece of HTML, and words where HTML can't be shown."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class View:
    """Something a notebook shows as the result of a cell.

    Attributes
    ----------
    html
        Escaped already by the room that made it.
    text
        The same in words, for a terminal.
    """

    html: str
    text: str

    def _repr_html_(self) -> str:
        return self.html

    def __repr__(self) -> str:
        return self.text
