"""Cells: what was pasted, or what a file holds, cut into rows and columns of text.

Spreadsheets put tabs between pasted cells; files have commas or semicolons. Which of
them it is, is read off the lines themselves. Nothing here knows what a cell means.
"""

from __future__ import annotations

import csv
import re
from collections import Counter

from diligence.errors import ImpossibleInputError

Grid = tuple[tuple[str, ...], ...]
"""Rows of cells, all of the same length, without blanks around them."""

MOST_CHARACTERS = 200_000
MOST_ROWS = 1_000
MOST_COLUMNS = 200

_MARKS = ("\t", ";", "|", ",")
_WIDE_GAP = re.compile(r" {2,}")
_UNSEEN = re.compile("[\ufeff\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\x00]")
"""Marks that spreadsheets and web pages leave in what is copied; nobody typed them."""


def cut(text: str) -> Grid:
    r"""Cut pasted text into cells.

    Tabs decide where there are any, then semicolons, upright bars and commas; without
    one of them two blanks or more part the cells. Quotes are read as in CSV files.

    Raises
    ------
    ImpossibleInputError
        When there is nothing in it, or more than anybody's history.

    Examples
    --------
    >>> cut("Month\tCash\n2026-01\t1,200")
    (('Month', 'Cash'), ('2026-01', '1,200'))
    >>> cut("Jan 2026; 1.200,50")
    (('Jan 2026', '1.200,50'),)
    """
    if len(text) > MOST_CHARACTERS:
        raise ImpossibleInputError(
            "the pasted table", f"at most {MOST_CHARACTERS:,} characters long", f"{len(text):,} characters"
        )
    lines = _UNSEEN.sub("", text).splitlines()
    mark = _mark(lines)
    if mark is None:
        return squared([_WIDE_GAP.split(line.strip()) for line in lines])
    try:
        rows = list(csv.reader(lines, delimiter=mark, skipinitialspace=True))
    except csv.Error as error:
        expected = "cells as a spreadsheet copies them"
        raise ImpossibleInputError("the pasted table", expected, f"what can't be cut: {error}") from error
    return squared(rows)


def squared(rows: list[list[str]]) -> Grid:
    """Rows of cells as a grid: short rows are filled up; an empty first or last column goes.

    Raises
    ------
    ImpossibleInputError
        When there is no cell with anything in it, or more rows than a history has.

    Examples
    --------
    >>> squared([["", "a ", ""], ["", "b", "c"]])
    (('a', ''), ('b', 'c'))
    """
    cells = [[" ".join(cell.split()) for cell in row] for row in rows]
    while cells and not any(cells[-1]):
        cells.pop()
    if not cells:
        raise ImpossibleInputError("the pasted table", "a column of months and one of amounts", "nothing")
    if len(cells) > MOST_ROWS or max(map(len, cells)) > MOST_COLUMNS:
        expected = f"at most {MOST_ROWS:,} rows and {MOST_COLUMNS} columns"
        raise ImpossibleInputError(
            "the pasted table", expected, f"{len(cells):,} rows and {max(map(len, cells)):,} columns"
        )
    width = max(map(len, cells))
    full = [row + [""] * (width - len(row)) for row in cells]
    used = [place for place in range(width) if any(row[place] for row in full)]
    return tuple(tuple(row[used[0] : used[-1] + 1]) for row in full)


def turned(grid: Grid) -> Grid:
    """The same with rows and columns changed over.

    Examples
    --------
    >>> turned((("a", "b"), ("c", "d")))
    (('a', 'c'), ('b', 'd'))
    """
    return tuple(zip(*grid, strict=True))


def _mark(lines: list[str]) -> str | None:
    """The first mark that stands in most lines that hold anything."""
    written = [line for line in lines if line.strip()]
    found = Counter(mark for line in written for mark in _MARKS if mark in line)
    return next((mark for mark in _MARKS if found[mark] * 2 > len(written)), None)
