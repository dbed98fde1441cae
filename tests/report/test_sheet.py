"""The sheet on paper: one page, whoever is asked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from charts.samples import case
from diligence.assessment import sheet_for
from diligence.model import Whom
from diligence.report.sheet import sheet_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser

A_PAGE = re.compile(rb"/Type\s*/Page\b")


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("slug", ["theranos-2018", "zoom-2019", "wework-2019"])
def test_twenty_minutes_are_one_page(chromium: Browser, slug: str, paper: str) -> None:
    """Every question of twenty minutes fits on one sheet of either size, for each kind of person."""
    page = chromium.new_page()
    judged = case(slug)
    for whom in (Whom.FOUNDER, Whom.EXECUTIVE, Whom.ENGINEER, Whom.RECRUITER, Whom.INVESTOR):
        page.set_content(sheet_page(sheet_for(judged, whom, 20)))
        pages = len(A_PAGE.findall(page.pdf(format=paper, prefer_css_page_size=False)))
        assert pages == 1, (whom, pages)
    page.close()


@pytest.mark.browser
def test_an_hour_takes_more_than_one(chromium: Browser) -> None:
    """Sixty minutes of questions are counted as several pages: the count above can fail."""
    page = chromium.new_page()
    page.set_content(sheet_page(sheet_for(case("zoom-2019"), Whom.FOUNDER, 60)))
    assert len(A_PAGE.findall(page.pdf(format="A4"))) > 1
    page.close()


@pytest.mark.browser
def test_on_a_phone_nothing_is_cut(chromium: Browser) -> None:
    """At 390 px no line is wider than the page, and a box stays beside its word."""
    page = chromium.new_page(viewport={"width": 390, "height": 800})
    page.set_content(sheet_page(sheet_for(case("zoom-2019"), Whom.RECRUITER, 20)))
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    apart = (
        """[...document.querySelectorAll('.word')].filter(word => word.getClientRects().length > 1).length"""
    )
    assert page.evaluate(apart) == 0
    page.close()


def test_a_yes_or_no_question_has_its_three_boxes() -> None:
    """Yes, no and not known take the place of how well it was answered."""
    sheet = sheet_for(case("zoom-2019"), Whom.RECRUITER, 20)
    asked = next(prompt for prompt in sheet.prompts if prompt.choices)
    assert asked.choices == ("yes", "no", "not known")
    page = sheet_page(sheet)
    assert page.count("not known</span>") == sum(prompt.choices == asked.choices for prompt in sheet.prompts)
