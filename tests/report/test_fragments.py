"""Pieces for a notebook: whole, in its colours, made of words only."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from charts.samples import CASES, case, five, nothing_known
from diligence.report.fragments import comparison_table, flags_list, questions_list, verdict_card
from report.pages import read


def test_the_card_answers_first() -> None:
    """Name, word, sentence, terms, flags, questions, in this order."""
    (card,) = read(verdict_card(case("everpix-2013"))).having("class", "card")
    text = card.text[card.text.rindex("}") :]
    told = (
        "Everpix",
        "Fatal pinch",
        "Two months of money",
        "Founder's terms",
        "Odds",
        "critical",
        "Ask next",
    )
    places = [text.find(words) for words in told]
    assert -1 not in places
    assert places == sorted(places)


@pytest.mark.parametrize("slug", [*CASES, None])
def test_every_company_has_a_card(slug: str | None) -> None:
    """With a sign for the state, hidden from those who hear the word."""
    assessment = case(slug) if slug else nothing_known()
    page = read(verdict_card(assessment))
    assert page.all("svg")
    assert all(svg.attributes["aria-hidden"] == "true" for svg in page.all("svg"))
    assert re.findall(r"\b(?:None|nan|inf|Undefined|Absence)\b", page.elements[0].text) == []


def test_styles_stay_inside() -> None:
    """Every rule begins with the fragment's own class, so the notebook around is left alone."""
    for html in (verdict_card(case("everpix-2013")), comparison_table(five())):
        (style,) = read(html).all("style")
        rules = [part.split("{")[0].strip() for part in style.text.split("}") if part.strip()]
        assert rules
        assert all(one.strip().startswith(".diligence") for rule in rules for one in rule.split(","))
        assert "--jp-ui-font-color1" in style.text
        assert "url(" not in style.text


def test_the_table_is_the_comparison() -> None:
    """One row a measure, one column a company, every cell."""
    page = read(comparison_table(five()))
    table = page.all("table")[0]
    assert len(page.all("tr")) == 1 + len(five().table())
    assert all(cell.text in table.text for row in five().table() for cell in row.cells)
    assert {cell.attributes["scope"] for cell in page.all("th")} == {"col", "row"}


def test_flags_and_questions_have_their_reasons() -> None:
    """Evidence, the question and the rule's source for flags; why for questions."""
    flags, questions = flags_list(case("everpix-2013")), questions_list(case("everpix-2013"), 4)
    assert "Rests on cash $196,000 on 30 June 2013 (press, seen)" in flags
    assert "Ask the founder" in flags
    assert 'href="http://www.paulgraham.com/pinch.html"' in flags
    assert questions.count("<li>") == 4
    assert "2 months of money, default dead, with no signed money on record." in questions


def test_a_card_needs_no_drawing() -> None:
    """The live verdict under a form loads neither matplotlib nor pandas."""
    code = (
        "import sys; from charts.samples import case; from diligence.report.fragments import verdict_card;"
        "from diligence.report import Share; print(len(verdict_card(case('zoom-2019'))) > 1000,"
        "[n for n in ('matplotlib', 'pandas') if n in sys.modules])"
    )
    code = code.replace("from charts.samples import case;", _WITHOUT_SAMPLES)
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False
    )
    assert run.stdout.strip() == "True []", run.stderr


_WITHOUT_SAMPLES = (
    "from datetime import date; from diligence.assessment import assess;"
    "from diligence.model import Company, Dossier;"
    "case = lambda _: assess(Dossier(company=Company(slug='a', name='A')), as_of=date(2026, 1, 31));"
)
