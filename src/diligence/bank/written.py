"""A file somebody wrote by hand: its text, its table, and the line of anything in it."""

from __future__ import annotations

import re
import stat
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import tomli

from diligence.errors import BrokenFileError

_LARGEST_BYTES = 1_000_000
"""Several times all shipped questions; what is larger was hardly written by hand."""


@dataclass(frozen=True)
class WrittenFile:
    """A TOML file as read.

    Attributes
    ----------
    text
        Kept beside the table, since a reader of TOML forgets where each thing stood.
    """

    path: Path
    text: str
    table: dict[str, object]

    def broken(self, loc: Sequence[int | str], where: str, problem: str, advice: str) -> BrokenFileError:
        """What to raise for something wrong at a place, its line included where that is certain.

        Parameters
        ----------
        loc
            Keys and places in lists that lead there: ``("question", 2, "kind")``.
        where
            The same in words.
        """
        line = _line_of(loc, self)
        where = f"line {line}, {where}" if line else where
        return BrokenFileError(self.path, where, problem, advice)


def read_toml(path: Path) -> WrittenFile:
    """Read a file that somebody wrote, or refuse it with the place and what to do.

    Raises
    ------
    BrokenFileError
        It can't be read, is no file, is far too large, isn't UTF-8 or isn't TOML.
    """
    text = _text_of(path)
    try:
        return WrittenFile(path, text, tomli.loads(text))
    except RecursionError as error:
        problem, advice = "its brackets are nested too deeply", "write lists of plain words only"
        raise BrokenFileError(path, "the file itself", problem, advice) from error
    except ValueError as error:  # what is no TOML, and a number of thousands of digits
        where, problem, advice = _slip(str(error), text)
        raise BrokenFileError(path, where, problem, advice) from error


def _text_of(path: Path) -> str:
    try:
        is_file = stat.S_ISREG(path.stat().st_mode)
        content = _content_of(path) if is_file else b""
    except OSError as error:
        problem = f"it cannot be read ({error.strerror})"
        advice = "check the path and who may read it"
        raise BrokenFileError(path, "the file itself", problem, advice) from error
    if not is_file:
        problem, advice = "it is a folder or a device", "give a text file that name, or move it elsewhere"
        raise BrokenFileError(path, "the file itself", problem, advice)
    if len(content) > _LARGEST_BYTES:
        problem, advice = "it is larger than a megabyte", "keep to what was asked for, or split it"
        raise BrokenFileError(path, "the file itself", problem, advice)
    try:
        return content.decode("utf-8-sig")  # some editors begin a file with a mark of its encoding
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        advice = "save the file as UTF-8"
        raise BrokenFileError(path, f"line {line}", "it is not UTF-8 text", advice) from error


def _content_of(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_LARGEST_BYTES + 1)


def _slip(message: str, text: str) -> tuple[str, str, str]:
    """Split a TOML reader's message into place and problem, and add what to do."""
    reason, _, place = message.partition(" (at ")
    problem = f"it is not TOML ({reason[:1].lower()}{reason[1:]})"
    if found := re.match(r"line \d+", place):
        return found[0], problem, "correct that line or the one before it"
    last = text.rstrip("\n").count("\n") + 1
    return f"line {last}", problem, "look above it for a quotation mark or a bracket that was left open"


def _line_of(loc: Sequence[int | str], file: WrittenFile) -> int | None:
    """The line of a field or, where that is missing, of the head of its table; ``None`` when in doubt.

    Tables are found by their heads. Where there are not as many as the file has
    questions, one is written some other way, and no line is better than a wrong one.
    """
    lines = file.text.split("\n")
    written = file.table.get("question")
    if isinstance(written, list) and len(_heads(lines, "[[question]]")) != len(written):
        return None
    here, end, name, field = 0, len(lines), "", ""
    for key in loc:
        if isinstance(key, str):
            name, field = f"{name}.{key}".lstrip("."), key
            heads, place = _heads(lines, f"[{name}]") or _heads(lines, f"[[{name}]]"), 0
        else:
            heads, place = _heads(lines, f"[[{name}]]"), key
        inside = [head for head in heads if here <= head < end]
        if place < len(inside):
            here, field = inside[place], ""
            end = inside[place + 1] if isinstance(key, int) and place + 1 < len(inside) else end
    if field:
        here = _field_below(lines, here, field)
    return here + 1


def _heads(lines: Sequence[str], head: str) -> list[int]:
    return [n for n, line in enumerate(lines) if line.partition("#")[0].replace(" ", "").strip() == head]


def _field_below(lines: Sequence[str], head: int, field: str) -> int:
    for number, line in enumerate(lines[head:], start=head):
        if re.match(rf"\s*{re.escape(field)}\s*=", line):
            return number
        if number > head and line.lstrip().startswith("["):
            break
    return head
