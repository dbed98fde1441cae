"""A page as PDF, printed by Chromium without a screen."""

from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Literal

from playwright.sync_api import Error, sync_playwright

from diligence.errors import MissingToolError

if TYPE_CHECKING:
    from playwright.sync_api import Playwright

_NAMES = ("chromium", "chromium-browser", "google-chrome")


def pdf_of(html: str, paper: Literal["A4", "Letter"] = "A4") -> bytes:
    """Print a page: tagged for readers that speak, with an outline, nothing fetched and nothing run.

    Raises
    ------
    MissingToolError
        When Chromium is not here or does not start.
    """
    # In a thread of its own: a notebook's has an event loop, beside which Playwright refuses to work.
    with ThreadPoolExecutor(max_workers=1) as alone:
        return alone.submit(_printed, html, paper).result()


def _printed(html: str, paper: str) -> bytes:
    with sync_playwright() as playwright:
        try:
            return _by_chromium(playwright, html, paper)
        except Error as error:
            advice = "install it with 'playwright install chromium', or print the report from your browser"
            raise MissingToolError("a PDF", "Chromium", advice) from error


def _by_chromium(playwright: Playwright, html: str, paper: str) -> bytes:
    # What a browser calls itself is written into the file; it would name the system it ran on.
    browser = playwright.chromium.launch(executable_path=_on_path(), args=["--user-agent=diligence"])
    try:
        page = browser.new_page(java_script_enabled=False, offline=True, user_agent="diligence")
        page.set_content(html)
        return page.pdf(format=paper, prefer_css_page_size=True, tagged=True, outline=True)
    finally:
        browser.close()


def _on_path() -> str | None:
    """Where a Chromium of the system is; without one Playwright looks for its own."""
    return next(filter(None, map(shutil.which, _NAMES)), None)
