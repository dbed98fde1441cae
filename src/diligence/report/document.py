"""A report as data: what it says, in order, before anything is laid out.

Every block is a frozen record of plain text and numbers already in words. A page
only escapes and arranges; another page could arrange the same blocks otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from diligence.charts.picture import NumbersTable, Picture
from diligence.charts.state import State
from diligence.report.entries import AnswerList, AskList, FlagList


@dataclass(frozen=True)
class Masthead:
    """Who, when, and how much is known.

    Attributes
    ----------
    facts
        One line of what is known about the company; may be empty.
    notice
        What was left out of this version; may be empty.
    href, link
        The company's own page and what to call it; both may be empty.
    """

    kind: ClassVar[str] = "masthead"
    name: str
    facts: str
    asides: tuple[str, ...]
    notice: str
    href: str = ""
    link: str = ""


@dataclass(frozen=True)
class Line:
    """One line under the verdict: a label, half a line that explains it, and what it says."""

    label: str
    explained: str
    state: State | None
    text: str


@dataclass(frozen=True)
class VerdictCard:
    """The answer: a word, a sentence, how sure, and the readings behind it.

    Attributes
    ----------
    meaning
        What the word means, in half a line; may be empty.
    """

    kind: ClassVar[str] = "verdict"
    state: State
    word: str
    standing: str
    sentence: str
    sure: tuple[str, ...]
    lines: tuple[Line, ...]
    meaning: str = ""


@dataclass(frozen=True)
class Chart:
    """A picture with its text twin and its numbers.

    Attributes
    ----------
    missing
        What is not known yet and whom to ask; printed in place of the picture.
    small
        One of many: drawn small, lines not named.
    """

    kind: ClassVar[str] = "chart"
    picture: Picture
    title: str
    subtitle: str
    sentence: str
    footnote: str
    table: NumbersTable
    missing: tuple[str, ...] = ()
    small: bool = False


@dataclass(frozen=True)
class Cell:
    """A cell of a table, with a link and a note where there are any.

    Attributes
    ----------
    href, link
        A web address and what to call it; both empty where there is none.
    """

    text: str
    href: str = ""
    link: str = ""
    note: str = ""


@dataclass(frozen=True)
class Table:
    """Rows under headings; on a phone each row becomes a card.

    Attributes
    ----------
    numbers
        Which columns are numbers, and so stand to the right.
    """

    kind: ClassVar[str] = "table"
    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True)
class VersusRow:
    """One measure over all companies.

    Attributes
    ----------
    group
        What it belongs to; empty above the first group.
    """

    label: str
    explained: str
    cells: tuple[str, ...]
    states: tuple[State | None, ...]
    group: str = ""


@dataclass(frozen=True)
class Versus:
    """Companies side by side; on a phone one card for each company."""

    kind: ClassVar[str] = "versus"
    caption: str
    names: tuple[str, ...]
    anchors: tuple[str, ...]
    rows: tuple[VersusRow, ...]


@dataclass(frozen=True)
class Item:
    """One entry of a list: an optional topic, a text, and where it comes from."""

    topic: str
    text: str
    href: str = ""


@dataclass(frozen=True)
class Items:
    """A list of entries under an introduction; either may be empty."""

    kind: ClassVar[str] = "items"
    introduction: str
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Pair:
    """Blocks side by side where there is room, each under its heading."""

    kind: ClassVar[str] = "pair"
    parts: tuple[tuple[str, Block], ...]


@dataclass(frozen=True)
class Multiples:
    """Small charts of one kind, in a grid, under what is to be said of all."""

    kind: ClassVar[str] = "multiples"
    introduction: str
    charts: tuple[Chart, ...]


@dataclass(frozen=True)
class Folded:
    """Blocks that are opened by choice."""

    kind: ClassVar[str] = "folded"
    summary: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Section:
    """Blocks under a heading of their own."""

    kind: ClassVar[str] = "section"
    anchor: str
    heading: str
    blocks: tuple[Block, ...]


Block = (
    Masthead
    | VerdictCard
    | FlagList
    | AskList
    | AnswerList
    | Chart
    | Table
    | Versus
    | Items
    | Pair
    | Multiples
    | Folded
    | Section
)


@dataclass(frozen=True)
class Document:
    """A whole report.

    Attributes
    ----------
    blocks
        The first screen, then the sections.
    colophon
        What it was made from and by, one sentence each.
    wide
        Whether its tables need more room than a column of text.
    """

    title: str
    blocks: tuple[Block, ...]
    colophon: tuple[str, ...]
    wide: bool = False
