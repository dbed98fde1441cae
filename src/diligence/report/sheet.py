"""The sheet for the next conversation as one page to print, with room to write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diligence.model import Colour, Rating
from diligence.report.files import write_whole
from diligence.report.layout import templates
from diligence.report.policy import POLICY

if TYPE_CHECKING:
    from pathlib import Path

    from diligence.assessment import Prompt, Sheet


ROOMY_ROWS = 50
"""Rows of print beyond which a sheet is set closer, to stay on one page."""


def sheet_page(sheet: Sheet) -> str:
    """The page: escaped, without script, with nothing to load.

    Examples
    --------
    >>> from diligence.assessment import Sheet
    >>> from diligence.model import Whom
    >>> page = sheet_page(Sheet("<Acme>", Whom.FOUNDER, 20.0, (), 3))
    >>> "&lt;Acme&gt;" in page, "<script" in page, "3 more questions" in page
    (True, False, True)
    """
    more = sheet.left_for_later
    later = f"{more} more question{'' if more == 1 else 's'} for another time." if more else ""
    return (
        templates()
        .get_template("sheet.html.j2")
        .render(
            sheet=sheet,
            time=f"About {_minutes(sheet.planned_minutes)} of {_minutes(sheet.minutes)}",
            later=later,
            minutes=_minutes,
            ratings=[rating.value for rating in Rating],
            policy=POLICY,
            dense=sum(map(_rows, sheet.prompts)) > ROOMY_ROWS,
        )
    )


def save_sheet(sheet: Sheet, path: Path) -> Path:
    """Write the page, whole or not at all, and make its folder if need be.

    Raises
    ------
    UnwritableError
        When the system would not let us; what was there before is untouched.
    """
    return write_whole(path, sheet_page(sheet).encode())


def _rows(prompt: Prompt) -> int:
    """Rows of print a question takes: the question, its signs in two columns, the answer, a line to write."""
    reds = sum(signal.colour is Colour.RED for signal in prompt.listen_for)
    return 3 + max(reds, len(prompt.listen_for) - reds)


def _minutes(minutes: float) -> str:
    return f"{minutes:g} minute{'' if minutes == 1 else 's'}"
