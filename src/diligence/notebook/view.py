"""What a cell shows: a piece of HTML, and words where HTML can't be shown."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape


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


def linked(words: str, path: str, note: str = "") -> View:
    """Some words and a link to a file, relative to the notebook, and a sentence after it."""
    name = escape(path.rsplit("/", maxsplit=1)[-1])
    link = f'{escape(words)}: <a href="{escape(path)}" target="_blank">{name}</a>'
    return View(f"{link}. {escape(note)}" if note else link, f"{words}: {path}. {note}".removesuffix(". "))
