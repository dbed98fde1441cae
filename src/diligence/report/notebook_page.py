"""A company's notebook as a page that stands alone: what its cells show, without forms and code."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from diligence.report import company, figures, flagged
from diligence.report.answered import all_answers
from diligence.report.compose import colophon
from diligence.report.document import Block, Document, Item, Items, Pair, Section
from diligence.report.page import page
from diligence.report.redact import release
from diligence.report.share import Share, share_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from diligence.assessment import Assessment

_CALL = re.compile(r"\.(\w+)\(")
_HEADING = re.compile(r"^(#+)\s+(.+?)\s*$", re.MULTILINE)


class Cell(Protocol):
    """What is read of a notebook's cell."""

    @property
    def kind(self) -> str:
        """Markdown or code."""

    @property
    def source(self) -> str:
        """What is written in it."""

    @property
    def own(self) -> bool:
        """Whether somebody wrote it; else it is as it was shipped."""


def notebook_page(assessment: Assessment, cells: Iterable[Cell], share: Share | str = Share.TRUSTED) -> str:
    """The page: for each call in a cell what it shows now, under the notebook's own headings.

    Nothing that a notebook has saved is taken over. What somebody wrote in cells of
    their own is a private note and shown in the private version only.
    """
    found, chosen = tuple(cells), share_of(share)
    released = release(assessment, chosen)
    head = company.masthead(released)
    own = sum(cell.own and cell.kind == "markdown" for cell in found)
    if own and chosen is not Share.PRIVATE:
        left = f"Left out of this version: {own} note{'' if own == 1 else 's'} written in the notebook."
        head = replace(head, notice=f"{head.notice} {left}".strip())
    sections = tuple(_sections(released.assessment, found, chosen))
    return page(Document(f"{head.name}: notebook", (head, *sections), colophon(chosen, (released,))))


def _sections(assessment: Assessment, cells: tuple[Cell, ...], share: Share) -> Iterator[Section]:
    heading, number = "", 0
    blocks: list[Block] = []
    for cell in cells:
        named = _HEADING.search(cell.source) if cell.kind == "markdown" else None
        seen = share is Share.PRIVATE or not cell.own
        if named and seen:
            if blocks:
                yield Section(f"part-{number}", heading, tuple(blocks))
            heading, blocks, number = named[2], [], number + 1
        if cell.kind == "markdown" and cell.own and seen:
            blocks.append(Items("", (Item("", _HEADING.sub("", cell.source).strip()),)))
        if cell.kind == "code":
            shown = [_SHOWN[call] for call in _CALL.findall(cell.source) if call in _SHOWN]
            blocks += [block for show in shown for block in show(assessment)]
    if blocks:
        yield Section(f"part-{number}", heading or "Notebook", tuple(blocks))


def _facts(assessment: Assessment) -> tuple[Block, ...]:
    about = assessment.dossier.company
    told = (
        ("What it does", about.does),
        ("Sector", about.sector),
        ("Stage", about.stage),
        ("Country", about.country),
        ("Currency", about.currency),
    )
    return (Items("", tuple(Item(topic, text) for topic, text in told if text)),)


def _verdict(assessment: Assessment) -> tuple[Block, ...]:
    worst = ("Worst flags", flagged.worst_flags(assessment))
    return (company.verdict(assessment), Pair((worst, ("Ask next", company.next_questions(assessment)))))


def _figures(assessment: Assessment) -> tuple[Block, ...]:
    return figures.section(assessment).blocks or (Items("No figure is on record yet.", ()),)


def _questions(assessment: Assessment) -> tuple[Block, ...]:
    said = all_answers(assessment)
    return (said,) if said.items else (Items("No answer is on record that this reader may see.", ()),)


_SHOWN: dict[str, Callable[[Assessment], tuple[Block, ...]]] = {
    "company": _facts,
    "figures": _figures,
    "questions": _questions,
    "verdict": _verdict,
    "cash": lambda assessment: (company.cash_chart(assessment),),
    "ask": lambda assessment: (company.questions(assessment),),
}
"""By the call in a cell: what a reader sees in its place."""
