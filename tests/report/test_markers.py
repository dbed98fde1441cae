"""A random mark in every text a dossier can hold: none leaves that its reader may not see.

The records are walked, so a field that is added later is marked, and has to be allowed
here before it may leave.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import UTC, datetime
from types import SimpleNamespace
from zipfile import ZipFile

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from charts.samples import TODAY
from diligence.assessment import Assessment, assess, sheet_for
from diligence.comparison import compare
from diligence.flags import RULES
from diligence.flags.flag import Rubric
from diligence.model import Dossier, Severity
from diligence.report import Share, report
from diligence.report.export import Form, export
from diligence.report.notebook_page import notebook_page
from diligence.report.redact import redacted
from diligence.report.sheet import sheet_page
from diligence.store.codec import encode
from report.marked import Mark, marked, reachable

ANYBODY = {
    ("Dossier.company.name", ""),
    ("Dossier.company.does", ""),
    ("Dossier.company.website", ""),
    ("Dossier.company.sector", ""),
    ("Dossier.company.stage", ""),
    ("Dossier.company.country", ""),
    ("Dossier.aftermath.outcome", ""),
    ("Figure.source.note", "published"),
    ("Figure.source.url", "published"),
    ("Figure.source.note", "told with address"),
    ("Figure.source.url", "told with address"),
    ("Answer.value", "published"),
    ("Answer.text", "published"),
    ("Answer.signals", "published"),
    ("Answer.source_url", "published"),
    ("Fact.topic", "published"),
    ("Fact.statement", "published"),
    ("Fact.source_url", "published"),
}
TRUSTED = ANYBODY | {
    ("Answer.value", "open"),
    ("Answer.text", "open"),
    ("Answer.signals", "open"),
    ("Fact.topic", "heard"),
    ("Fact.statement", "heard"),
    ("ExchangeRate.source", ""),
}
ALLOWED = {Share.TRUSTED: TRUSTED, Share.PUBLIC: ANYBODY}
"""Everything with text in it that may leave the house; what is not named here may not."""

SHOWN = {
    ("Dossier.company.name", ""),
    ("Dossier.company.does", ""),
    ("Figure.source.note", "confidential published"),
    ("Figure.source.who", "told"),
    ("Figure.typed", "unreadable"),
    ("Figure.problem", "unreadable"),
    ("Answer.text", "private"),
    ("Answer.value", "private"),
    ("Conversation.name", ""),
    ("Conversation.kind", ""),
    ("Fact.statement", "heard"),
}
"""What the version for oneself shows in any case."""


def quoting(brief: object) -> Iterator[object]:
    """A rule of somebody's own that says what it reads, and then breaks over it."""
    dossier: Dossier = brief.dossier  # type: ignore[attr-defined]
    said = repr(dossier.model_dump())
    yield Rubric("U1", "Quoted", "our own threshold", "quoted").red(Severity.MAJOR, said, (), said)
    raise ValueError(said)


def judged(dossier: Dossier) -> Assessment:
    """The company, judged with that rule too."""
    return assess(dossier, as_of=TODAY, rules=(*RULES, quoting))  # type: ignore[arg-type]


def leaving(assessment: Assessment, share: Share) -> Iterator[tuple[str, bytes]]:
    """Everything that leaves the house, by name."""
    both = compare(assessment, assessment)
    before = assess(assessment.dossier.model_copy(update={"answers": ()}), as_of=TODAY)
    yield "report", report(assessment, share, before).html.encode()
    yield "comparison", report(both, share).html.encode()
    for form in Form:
        yield f"export {form}", export(assessment, form, share)
        yield f"export {form} of two", export(both, form, share)
    yield "dossier", encode(redacted(assessment.dossier, share), datetime(2026, 1, 31, tzinfo=UTC))
    written = "# Ann said\n\nqnotebooknoteq"
    cells = [SimpleNamespace(kind="markdown", source=written, own=True)]
    calls = ("company", "figures", "questions", "verdict", "cash", "ask")
    cells += [SimpleNamespace(kind="code", source=f"page.{call}()", own=False) for call in calls]
    yield "notebook", notebook_page(assessment, cells, share).encode()
    yield "file name", share.file_name(assessment.dossier.company.slug).encode()


def readable(data: bytes) -> str:
    """The bytes as text, a zip file unpacked."""
    if data.startswith(b"PK"):
        with ZipFile(io.BytesIO(data)) as parts:
            data = b"\n".join(name.encode() + parts.read(name) for name in parts.namelist())
    return data.decode().replace("<wbr>", "").lower()


def leaked(marks: list[Mark], text: str, share: Share) -> list[tuple[str, str]]:
    """Where a mark came from that is in a text and may not be."""
    found = ((mark.path, mark.variant) for mark in marks if mark.text in text)
    return [place for place in found if place not in ALLOWED[share]]


@pytest.mark.slow
@given(seed=st.integers(0, 2**32))
@settings(max_examples=3, phases=[Phase.generate])  # a smaller seed is no simpler dossier
def test_no_mark_leaves_that_may_not(seed: int) -> None:
    """Both kinds of report, every export, names of files, for both readers."""
    dossier, marker = marked(seed)
    assessment = judged(dossier)
    for share in ALLOWED:
        for name, data in leaving(assessment, share):
            text = readable(data)
            assert (name, share, leaked(marker.marks, text, share)) == (name, share, [])
            assert "qnotebooknoteq" not in text
            assert "/home" not in text


def test_every_kind_of_record_is_marked() -> None:
    """A record that a dossier can hold and that has no mark would make the test above blind."""
    _, marker = marked(0)
    assert marker.seen == reachable(Dossier)
    assert {mark.path for mark in marker.marks} > {"Figure.source.who", "Figure.typed", "Conversation.name"}
    assert len(marker.marks) > 80


def test_for_oneself_all_is_there() -> None:
    """The version for oneself has the private marks, so the test above looks at the right places."""
    dossier, marker = marked(1)
    text = readable(report(judged(dossier), Share.PRIVATE).html.encode())
    shown = {(mark.path, mark.variant) for mark in marker.marks if mark.text in text}
    assert sorted(SHOWN - shown) == []


def test_for_others_what_may_be_seen_is_there() -> None:
    """Nothing more is taken than has to be: open answers, published notes, statements."""
    dossier, marker = marked(2)
    for share, allowed in ALLOWED.items():
        text = readable(report(judged(dossier), share).html.encode())
        never = {"website", "source_url", "url", "source", "signals"}
        wanted = {place for place in allowed if place[0].rpartition(".")[2] not in never}
        shown = {(mark.path, mark.variant) for mark in marker.marks if mark.text in text}
        assert sorted(wanted - shown) == []


def test_a_sheet_for_a_talk_quotes_nobody() -> None:
    """The page of questions is taken along: it holds no answer and no name."""
    dossier, marker = marked(3)
    text = readable(sheet_page(sheet_for(assess(dossier, as_of=TODAY), "founder")).encode())
    shown = {mark.path for mark in marker.marks if mark.text in text}
    assert shown <= {"Dossier.company.name"}
