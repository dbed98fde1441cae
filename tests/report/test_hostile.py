"""Whatever a text field holds, it arrives as text."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING

import pytest

from charts.samples import TODAY, figure
from diligence.assessment import assess
from diligence.comparison import compare
from diligence.model import Aftermath, Answer, Company, Conversation, Dossier, Fact, Whom
from diligence.report import Share, report
from diligence.report.address import web_address
from diligence.report.fragments import comparison_table, flags_list, questions_list, verdict_card
from report.pages import read

if TYPE_CHECKING:
    from diligence.assessment import Assessment

HOSTILE = {
    "script": "<script>alert(1)</script>",
    "attribute": '" onmouseover="alert(1)" x="',
    "quotes": "'\"`<>&",
    "close": "</td></table></main><h1>mine</h1>",
    "template": "{{ 7 * 7 }}{% raw %}",
    "long": "x" * 5_000,
    "emoji": "\N{ROCKET}\N{FAMILY}\N{ZERO WIDTH JOINER}\N{FLAG IN HOLE}",
    "rtl": "\u202e\u05d0\u05d1\u05d2 \u0645\u0631\u062d\u0628\u0627",
    "control": "a\x00b\x1bc\x08d",
    "lines": "one\n\ntwo\r\nthree",
    "comment": "<!-- --> ]]> <![CDATA[",
    "dollars": "$x^2$ and $\\frac{1}{0}$",
}


@cache
def hostile(text: str) -> Assessment:
    """A company with the text in every field that takes text."""
    source = {"kind": "founder", "who": text, "url": text, "note": text}
    figures = (
        figure("cash", 600_000, source=source, typed=text),
        figure("revenue", (10_000, 20_000, 30_000), source=source, typed=text),
        figure("expenses", 80_000, source=source),
        figure("growth", 0.08, source=source),
        figure("cash", 1_200_000, date(2025, 12, 31), source=source),
        figure("headcount", 12).model_copy(
            update={"id": text, "low": None, "likely": None, "high": None, "problem": text, "typed": text}
        ),
        figure("users", 3).model_copy(update={"id": "odd", "metric": text or "odd"}),
    )
    answers = tuple(
        Answer(
            id=f"a{private}",
            question=text,
            signals=(text,),
            value=text,
            text=text,
            as_of=TODAY,
            private=private,
        )
        for private in (True, False)
    )
    dossier = Dossier(
        company=Company(
            slug="acme", name=text, does=text, website=text, sector=text, stage=text, country=text
        ),
        figures=figures,
        answers=answers,
        conversations=(Conversation(id="c", on=TODAY, role=Whom.FOUNDER, name=text, kind=text),),
        facts=(
            Fact(topic=text, statement=text, source_url=text),
            Fact(topic="outcome", statement=text, source_url="https://example.org/?q=" + "x" * 50),
        ),
        aftermath=Aftermath(outcome=text),
    )
    return assess(dossier, as_of=TODAY)


@pytest.mark.parametrize("kind", HOSTILE)
def test_reports_hold_it_as_text(kind: str) -> None:
    """The version with everything in it is well formed, runs nothing, and has one main and one h1."""
    _is_sound(report(hostile(HOSTILE[kind]), Share.PRIVATE).html)


@pytest.mark.parametrize("share", Share)
def test_so_do_comparisons(share: Share) -> None:
    """All of them side by side, for every reader."""
    _is_sound(report(compare(*(hostile(text) for text in HOSTILE.values())), share).html)


def _is_sound(html: str) -> None:
    page = read(html)
    assert len(page.all("main")) == len(page.all("h1")) == 1
    assert page.all("script") == []
    assert not [e for e in page.elements if any(name.startswith("on") for name in e.attributes)]
    assert {a.attributes["href"].split(":")[0] for a in page.all("a")} <= {"http", "https"}
    assert "49" not in page.all("h1")[0].text


@pytest.mark.parametrize("kind", HOSTILE)
def test_fragments_hold_it_as_text(kind: str) -> None:
    """The same for the pieces a notebook shows."""
    assessment = hostile(HOSTILE[kind])
    pieces = (
        verdict_card(assessment),
        flags_list(assessment),
        questions_list(assessment),
        comparison_table(compare(assessment, assessment)),
    )
    for html in pieces:
        page = read(html)
        assert page.all("script") == page.all("h1") == []
        assert not [e for e in page.elements if any(name.startswith("on") for name in e.attributes)]


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "//example.org/x",
        "http://",
        "https:///x",
        "http://user@example.org",
        "http://[::1",
        "http://exa mple.org",
        "mailto:a@example.org",
        "",
    ],
)
def test_only_web_addresses_become_links(url: str) -> None:
    """Anything but a plain http or https address is no link."""
    assert web_address(url) == ""
    assert web_address("https://example.org/a%20b?c=d#e") == "https://example.org/a%20b?c=d#e"
