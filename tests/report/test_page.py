"""The page as a document: what it holds, in which order, and what it must never hold."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from charts.samples import CASES, case, company, five, nothing_known
from diligence.comparison import compare
from diligence.report import report
from diligence.report.policy import POLICY
from report.pages import read

if TYPE_CHECKING:
    from diligence.report import Report

EVERY = [*CASES, None]


@cache
def _report(slug: str | None) -> Report:
    return report(case(slug) if slug else nothing_known())


@cache
def _five() -> Report:
    return report(five())


def test_everpix_says_the_answer_first() -> None:
    """Name, day and coverage, facts, the word, one sentence, both terms, odds, flags, questions."""
    text = read(_report("everpix-2013").html).text
    told = (
        "Everpix (33cube, Inc.)",
        "as of 30 June 2013",
        "of what matters is known",
        "Storing and sorting of people's photos",
        "$2.33M raised \N{MIDDLE DOT} 7 people",
        "Fatal pinch",
        "dead on both terms",
        "Two months of money on both terms, and no signed money on record.",
        "The verdict is the same over the whole range of every figure.",
        "needs $1.23M to reach profit in 19 months, has $196k",
        "it does not reach profit: each sale costs more than it brings in",
        "alive in 12, 24 and 36 months: fewer than 1 in 100, if no one invests",
        "Worst flags",
        "critical",
        "Ask next",
        "If nobody invests again, what is the plan?",
        "The money is gone in 2 months on both terms",
        "Money",
        "Product-market fit",
        "How much is known",
        "Every flag",
        "What to ask",
        "Figures",
        "Assumptions and method",
        "On record",
        "Afterwards",
    )
    places = [text.find(words) for words in told]
    assert -1 not in places, told[places.index(-1)]
    assert places == sorted(places)


def test_what_happened_later_is_last_and_folded() -> None:
    """The outcome is in a closed details element after everything else, and nowhere before."""
    page = read(_report("everpix-2013").html)
    last = page.all("section")[-1]
    assert last.text.strip().startswith("Afterwards")
    folded = page.all("details")[-1]
    assert "What happened later" in folded.text
    assert "open" not in folded.attributes
    outcome = case("everpix-2013").dossier.aftermath
    assert outcome is not None
    assert outcome.outcome[1:30] in folded.text
    assert page.text.count(outcome.outcome[1:30]) == 1


def test_facts_that_tell_the_outcome_wait_for_the_end() -> None:
    """WeWork's record has one on the rescue: it stands under "what happened later" only."""
    page = read(_report("wework-2019").html)
    assert page.text.count("Rescue in October 2019") == 1
    assert "Rescue in October 2019" in page.all("details")[-1].text


@pytest.mark.parametrize("slug", EVERY)
def test_every_company_has_a_whole_page(slug: str | None) -> None:
    """Well formed, with a word, a sentence and questions, and no leftovers of missing values."""
    html = _report(slug).html
    page = read(html)
    assert re.findall(r"\b(?:None|nan|inf|Undefined|Absence)\b|\{\{|\}\}", page.text) == []
    assert page.having("class", "sentence")[0].text.strip().endswith(".")
    assert len(page.having("class", "question")) >= 3
    assert "\u2014" not in page.text


@pytest.mark.parametrize("make", [lambda: _report("everpix-2013"), _five, lambda: _report(None)])
def test_the_document_is_sound(make: object) -> None:
    """Language, one title, one main, one first heading, no skipped level, no id twice."""
    page = read(make().html)  # type: ignore[operator]
    assert page.all("html")[0].attributes["lang"] == "en"
    assert len(page.all("title")) >= 1
    assert len(page.all("main")) == len(page.all("h1")) == 1
    levels = [int(e.tag[1]) for e in page.elements if re.fullmatch(r"h[1-6]", e.tag)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    ids = [e.attributes["id"] for e in page.elements if "id" in e.attributes]
    assert len(ids) == len(set(ids))
    labels = [name for e in page.elements for name in e.attributes.get("aria-labelledby", "").split()]
    assert labels
    assert set(labels) <= set(ids)


@pytest.mark.parametrize("make", [lambda: _report("everpix-2013"), _five])
def test_tables_can_be_read_aloud(make: object) -> None:
    """Every table has a caption, every heading cell a scope, and none is empty."""
    page = read(make().html)  # type: ignore[operator]
    assert len(page.all("caption")) == len(page.all("table")) > 2
    assert {cell.attributes.get("scope") for cell in page.all("th")} - {"rowgroup"} == {"col", "row"}
    assert all(cell.text.strip() for cell in [*page.all("th"), *page.all("td"), *page.all("caption")])


def test_charts_have_a_name_a_caption_and_their_numbers() -> None:
    """role=img with a title, a figcaption with the answer, the sentence and a table beside."""
    page = read(_report("everpix-2013").html)
    charts = [svg for svg in page.all("svg") if svg.attributes.get("role") == "img"]
    assert len(charts) == 4
    signs = [svg for svg in page.all("svg") if svg not in charts]
    assert all(svg.attributes.get("aria-hidden") == "true" for svg in signs)
    captions = [caption.text for caption in page.all("figcaption")]
    assert "The money is gone in 2 months on both terms" in captions[0]
    assert any("$98,186" in details.text for details in page.all("details"))


def test_the_policy_is_in_the_page() -> None:
    """Before any content: nothing may run, nothing may be fetched, nothing may be sent."""
    page = read(_report("everpix-2013").html)
    (policy,) = [m for m in page.all("meta") if m.attributes.get("http-equiv") == "Content-Security-Policy"]
    assert policy.attributes["content"] == POLICY
    assert "default-src 'none'" in POLICY
    assert "form-action 'none'" in POLICY


@pytest.mark.parametrize("make", [lambda: _report("everpix-2013"), _five, lambda: _report("wework-2019")])
def test_nothing_runs_and_nothing_is_fetched(make: object) -> None:
    """No script, frame, form or image; addresses only as links that give nothing away."""
    html = make().html  # type: ignore[operator]
    page = read(html)
    tags = {element.tag for element in page.elements}
    assert tags.isdisjoint({"script", "iframe", "object", "embed", "form", "img", "link", "base", "image"})
    for element in page.elements:
        assert not [name for name in element.attributes if name.startswith("on") or name == "src"]
        if element.tag == "a":
            assert element.attributes["href"].startswith(("http://", "https://"))
            assert element.attributes["rel"] == "noreferrer noopener"
        elif "href" in element.attributes:
            assert element.attributes["href"].startswith("#")
    style = page.all("style")[0].text
    assert "@import" not in style
    assert "url(" not in style


def test_the_same_bytes_every_time() -> None:
    """No clock, no chance, no counter that runs on."""
    assert report(case("everpix-2013")).html == _report("everpix-2013").html
    assert report(five()).html == _five().html


def test_pages_are_small() -> None:
    """Under 300 kB for one company, under 1 MB for ten."""
    assert len(_report("everpix-2013").html.encode()) < 300_000
    assert len(report(compare(*(case(slug) for slug in CASES[:10]))).html.encode()) < 1_000_000


def test_nothing_of_this_machine_is_in_it() -> None:
    """No path, no user, no program behind the charts."""
    html = _five().html
    for trace in (str(Path.home()), str(Path(__file__).parents[2]), "site-packages", "atplotlib"):
        assert trace not in html


def test_the_comparison_has_a_table_and_cards() -> None:
    """The same cells twice: a column a company for a page, a card a company for a phone."""
    page = read(_five().html)
    (table,), (cards,) = page.having("class", "versus-table"), page.having("class", "versus-cards")
    for row in five().table():
        for cell in row.cells:
            assert cell.text in table.text
            assert cell.text in cards.text
    assert "Zoom Video Communications is alive; The We Company (WeWork) is undecided;" in page.text


def test_the_comparison_asks_something_of_each() -> None:
    """Every company has its flags and two questions under its name."""
    page = read(_five().html)
    for assessment in five().assessments:
        (section,) = [s for s in page.all("section") if s.text.strip().startswith(f"{assessment.name}\n")]
        assert "Worst flags" in section.text
        assert assessment.next_questions[1].ask in section.text


def test_the_same_company_twice_is_no_trouble() -> None:
    """Ids are counted, not made from slugs."""
    page = read(report(compare(case("zoom-2019"), case("zoom-2019"))).html)
    ids = [e.attributes["id"] for e in page.elements if "id" in e.attributes]
    assert len(ids) == len(set(ids))


def test_one_company_can_be_compared() -> None:
    """A comparison of one has that company's sentence."""
    assert "Two months of money" in read(report(compare(case("everpix-2013"))).html).text


def test_absences_stay_apart() -> None:
    """Unknown, zero, without end, never and not applicable read differently in one table."""
    never = read(_report("everpix-2013").html).text
    endless = read(_report("zoom-2019").html).text
    unknown = read(_report("zirtual-2015").html).text
    zero = read(report(company(revenue=10_000, expenses=50_000, growth=0.05, cash=0)).html).text
    assert "never: each sale costs more than it brings in" in never
    assert "without end: revenue pays for everything" in endless
    assert "none: it is profitable already" in endless
    assert "growth is not known yet" in unknown
    assert "has $0" in zero


def test_rules_link_to_where_they_come_from() -> None:
    """The address of a rule is a link, not a string to copy."""
    links = {a.attributes["href"]: a.text for a in read(_report("everpix-2013").html).all("a")}
    assert links["http://www.paulgraham.com/pinch.html"] == "Paul Graham, The Fatal Pinch"
