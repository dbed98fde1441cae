"""A document as Markdown, for pasting: the same words without the pictures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diligence.report.document import (
    Chart,
    Folded,
    Item,
    Items,
    Line,
    Masthead,
    Multiples,
    Pair,
    Section,
    Table,
    VerdictCard,
    Versus,
)
from diligence.report.entries import Answered, AnswerList, AskList, FlagItem, FlagList
from diligence.report.layout import asking

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diligence.report.document import Block, Document

_MARKUP = re.compile(r"[\\`*_\[\]|~]")
_LIST_START = re.compile(r"^(|\d+(?=[.)](?:\s|$)))([#+\-=.)])")
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def as_text(text: str) -> str:
    r"""A text that Markdown shows as it is, in one line.

    Examples
    --------
    >>> print(as_text("<b>*1*</b>"), as_text("# one, two"), as_text("a|b"), as_text("1. one"), as_text("1.5"))
    &lt;b&gt;\*1\*&lt;/b&gt; \# one, two a\|b 1\. one 1.5
    """
    plain = " ".join(_UNSEEN.sub("", text).split())
    plain = _MARKUP.sub(r"\\\g<0>", plain)
    plain = plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _LIST_START.sub(r"\1\\\2", plain)


def markdown(document: Document) -> str:
    """The whole document, block by block."""
    parts = [text for block in document.blocks for text in _block(block, 2)]
    parts += ["---", *(as_text(line) for line in document.colophon)]
    return "\n\n".join(parts) + "\n"


def _block(block: Block, level: int) -> Iterator[str]:
    match block:
        case Masthead():
            yield f"# {as_text(block.name)}"
            said = (" \N{MIDDLE DOT} ".join(block.asides), block.facts, block.notice)
            yield from (as_text(text) for text in said if text)
        case VerdictCard():
            yield from _verdict(block)
        case Pair():
            for heading, inner in block.parts:
                yield from _headed(heading, (inner,), level)
        case Section():
            yield from _headed(block.heading, block.blocks, level)
        case Folded():
            yield as_text(block.summary)
            yield from _all(block.blocks, level)
        case Multiples():
            yield from _all(block.charts, level)
        case Chart():
            yield from (as_text(text) for text in (block.missing or (block.sentence, block.footnote)) if text)
        case _:
            yield from _listed(block)


def _listed(block: FlagList | AskList | AnswerList | Table | Versus | Items) -> Iterator[str]:
    match block:
        case FlagList():
            flags = "\n".join(_flag(flag, full=block.full) for flag in block.items)
            yield from filter(None, (flags or as_text(block.none),))
        case AskList():
            asks = (f"{n}. {as_text(ask.ask)} ({ask.whom})" for n, ask in enumerate(block.items, 1))
            yield from filter(None, ("\n".join(asks),))
        case AnswerList():
            yield "\n".join(_answered(answer) for answer in block.items)
        case Table():
            cells = [[_linked(cell.text, cell.href, cell.note) for cell in row] for row in block.rows]
            yield _table(block.columns, cells)
        case Versus():
            rows = [[as_text(row.label), *map(as_text, row.cells)] for row in block.rows]
            yield _table(("", *block.names), rows)
        case Items():
            items = "\n".join(_item(item) for item in block.items)
            yield from filter(None, (as_text(block.introduction), items))


def _headed(heading: str, blocks: Sequence[Block], level: int) -> Iterator[str]:
    yield f"{'#' * level} {as_text(heading)}"
    yield from _all(blocks, level + 1)


def _all(blocks: Sequence[Block], level: int) -> Iterator[str]:
    for block in blocks:
        yield from _block(block, level)


def _verdict(card: VerdictCard) -> Iterator[str]:
    meaning = f", meaning {card.meaning}" if card.meaning else ""
    word = f"**{as_text(card.word)}** ({card.standing}){meaning}. " if card.word else ""
    yield word + as_text(" ".join((card.sentence, *card.sure)))
    if card.lines:
        yield "\n".join(_line(line) for line in card.lines)


def _line(line: Line) -> str:
    state = f"{line.state.value}: " if line.state else ""
    return f"- **{line.label}** ({line.explained}): {state}{as_text(line.text)}"


def _flag(flag: FlagItem, *, full: bool) -> str:
    parts = [f"- **{flag.sign}: {as_text(flag.title)}.** {as_text(flag.why)}"]
    if flag.softened:
        parts.append(f"It weighs less here: {as_text(flag.softened)}")
    if full:
        parts.append(f"{asking(flag.whom)}: {as_text(flag.ask)}")
        parts += [f"Rests on {as_text('; '.join(flag.evidence))}."] if flag.evidence else []
        parts.append(f"Rule: {_linked(flag.source, flag.source_href)}.")
    return " ".join(parts)


def _answered(answer: Answered) -> str:
    said = _linked(answer.said, answer.href)
    return f"- {as_text(answer.question)} **{answer.rating}**: {said} ({answer.by})"


def _item(item: Item) -> str:
    stop = "" if item.topic.endswith("?") else ":"
    topic = f"**{as_text(item.topic)}{stop}** " if item.topic else ""
    return f"- {topic}{_linked(item.text, item.href)}"


def _linked(text: str, href: str, note: str = "") -> str:
    source = f" ([source]({_address(href)}))" if href else ""
    return as_text(text) + source + (f" ({as_text(note)})" if note else "")


def _address(href: str) -> str:
    return re.sub(r"[\s()<>\[\]|\\]", lambda sign: f"%{ord(sign[0]):02X}", href)


def _table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    head = [as_text(column) for column in columns]
    lines = (head, ["---"] * len(head), *rows)
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
