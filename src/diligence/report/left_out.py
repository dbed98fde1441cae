"""What a version does not show: counted for its reader, listed for its sender."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from diligence.amounts import day_in_words
from diligence.model import METRICS, Answer, Fact, Figure, SourceKind
from diligence.report.address import web_address
from diligence.report.share import Share

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diligence.model import Dossier

PUBLIC_KINDS = (SourceKind.PRESS, SourceKind.FILING, SourceKind.PUBLIC_RECORD)
"""Kinds of source that anybody can look up, with or without an address."""


@dataclass(frozen=True)
class LeftOut:
    """How many of each kind of thing a version does not show."""

    names: int = 0
    answers: int = 0
    figures: int = 0
    notes: int = 0
    statements: int = 0
    talks: int = 0
    unsourced_answers: int = 0
    unsourced_figures: int = 0

    @property
    def words(self) -> str:
        """One sentence for the reader, or an empty string.

        Examples
        --------
        >>> LeftOut(names=2, answers=3).words
        'Left out of this version: 3 private answers and 2 names.'
        """
        kinds = (
            (self.answers, "private answer", "private answers"),
            (self.figures, "confidential figure", "confidential figures"),
            (self.unsourced_answers, "answer without a public source", "answers without a public source"),
            (self.unsourced_figures, "figure without a public source", "figures without a public source"),
            (self.names, "name", "names"),
            (self.notes, "note on a figure", "notes on figures"),
            (self.statements, "statement without a public source", "statements without a public source"),
            (self.talks, "talk", "talks"),
        )
        parts = [f"{count} {one if count == 1 else many}" for count, one, many in kinds if count]
        if not parts:
            return ""
        listed = " and ".join(filter(None, (", ".join(parts[:-1]), parts[-1])))
        return f"Left out of this version: {listed}."

    def __add__(self, other: LeftOut) -> LeftOut:
        return LeftOut(*(getattr(self, each.name) + getattr(other, each.name) for each in fields(self)))


def may_leave(record: Figure | Answer | Fact, share: Share) -> bool:
    """Whether a reader may see a figure, an answer or a statement at all."""
    return not _why_not(record, share)


def note_may_leave(figure: Figure) -> bool:
    """Whether the note and the address beside a figure are about something published."""
    return not figure.confidential and bool(web_address(figure.source.url))


def count_left_out(dossier: Dossier, share: Share) -> LeftOut:
    """How much of a dossier a version for others does not show."""
    if share is Share.PRIVATE:
        return LeftOut()
    why = {kind: [_why_not(r, share) for r in _records(dossier) if isinstance(r, kind)] for kind in _KINDS}
    return LeftOut(
        names=len({name for _, name in _names(dossier)}),
        answers=why[Answer].count(_PRIVATE),
        figures=why[Figure].count(_CONFIDENTIAL),
        notes=len(_notes(dossier, share)),
        statements=why[Fact].count(_UNSOURCED),
        talks=len(dossier.conversations) if share is Share.PUBLIC else 0,
        unsourced_answers=why[Answer].count(_UNSOURCED),
        unsourced_figures=why[Figure].count(_UNSOURCED),
    )


def list_left_out(dossier: Dossier, share: Share) -> tuple[str, ...]:
    """Each thing a version for others does not show, for the person who sends it.

    Never part of a report: it names what the reader may not see.

    Examples
    --------
    >>> from datetime import date
    >>> from diligence.model import Answer, Company, Dossier
    >>> said = Answer(id="a", question="money.runway", text="Three weeks.", as_of=date(2026, 5, 3))
    >>> acme = Dossier(company=Company(slug="acme", name="Acme"), answers=(said,))
    >>> list_left_out(acme, Share.TRUSTED)
    ("the founder's answer of 3 May 2026 to money.runway (private)",)
    """
    return () if share is Share.PRIVATE else tuple(dict.fromkeys(_listed(dossier, share)))


def _listed(dossier: Dossier, share: Share) -> Iterator[str]:
    for record in _records(dossier):
        if why := _why_not(record, share):
            yield f"{_called(record)} ({why})"
    yield from (f"the note on {_called(figure)}" for figure in _notes(dossier, share))
    yield from (f"the name {name} ({role})" for role, name in _names(dossier))
    if share is Share.PUBLIC:
        for talk in dossier.conversations:
            yield f"the talk with the {talk.role.value} on {day_in_words(talk.on)}"


def _records(dossier: Dossier) -> tuple[Figure | Answer | Fact, ...]:
    return (*dossier.figures, *dossier.answers, *dossier.facts)


def _called(record: Figure | Answer | Fact) -> str:
    if isinstance(record, Answer):
        return f"the {record.by.value}'s answer of {day_in_words(record.as_of)} to {record.question}"
    if isinstance(record, Fact):
        return f"the statement on {record.topic.replace('_', ' ')}"
    label = METRICS[record.metric].label.lower() if record.metric in METRICS else record.metric
    return f"{label} of {day_in_words(record.as_of)}"


_KINDS = (Figure, Answer, Fact)
_PRIVATE, _CONFIDENTIAL, _UNSOURCED = "private", "confidential", "no public source"


def _why_not(record: Figure | Answer | Fact, share: Share) -> str:
    """Why a reader may not see it; empty where they may."""
    if share is Share.PRIVATE:
        return ""
    if isinstance(record, Answer) and record.private:
        return _PRIVATE
    if share is Share.TRUSTED:
        return ""
    if isinstance(record, Figure):
        published = bool(web_address(record.source.url)) or record.source.kind in PUBLIC_KINDS
        return _CONFIDENTIAL if record.confidential else "" if published else _UNSOURCED
    return "" if web_address(record.source_url) else _UNSOURCED


def _notes(dossier: Dossier, share: Share) -> list[Figure]:
    """The figures that stay, and whose note or address goes."""
    kept = (figure for figure in dossier.figures if may_leave(figure, share))
    return [f for f in kept if (f.source.note or f.source.url) and not note_may_leave(f)]


def _names(dossier: Dossier) -> Iterator[tuple[str, str]]:
    yield from ((f.source.kind.value, f.source.who) for f in dossier.figures if f.source.who)
    yield from ((talk.role.value, talk.name) for talk in dossier.conversations if talk.name)
