"""Whatever a handler raises is said on the page."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING

from diligence.errors import ImpossibleInputError, UnwritableError
from diligence.forms.guard import guarded, tell
from diligence.forms.line import Line
from forms.drawer import SCRIPT

if TYPE_CHECKING:
    import pytest

    from forms.drawer import Drawer


class Form:
    """A form whose only handler fails as told, as often as told."""

    def __init__(self, *errors: Exception) -> None:
        self.line = Line()
        self.errors = list(errors)

    @guarded
    def save(self) -> None:
        if self.errors:
            raise self.errors.pop(0)
        self.line.say("Saved.")


def test_disk_full_is_said_and_can_be_tried_again() -> None:
    """The line says NOT saved and why; its button does the same once more."""
    form = Form(UnwritableError(Path("acme.json"), "disk full"))
    form.save()
    assert form.line.text.startswith("NOT saved: could not write acme.json: disk full")
    assert (form.line.button.description, form.line.button.layout.display) == ("Try again", "")
    form.line.press()
    assert form.line.text == "Saved."
    assert form.line.button.layout.display == "none"


def test_trying_again_can_fail_again() -> None:
    """A second failure is shown like the first."""
    form = Form(OSError("no space"), OSError("still no space"))
    form.save()
    assert form.line.text.startswith("NOT saved: no space.")
    form.line.press()
    assert form.line.text.startswith("NOT saved: still no space.")
    assert form.line.button.layout.display == ""


def test_wrong_input_needs_another_input() -> None:
    """Trying the same text again would not help, so nothing offers it."""
    form = Form(ImpossibleInputError("the date", "a day", "'soon'"))
    form.save()
    assert form.line.text.startswith("NOT saved: the date must be a day, got 'soon'.")
    assert form.line.button.layout.display == "none"


def test_unexpected_error_is_shown_and_logged(caplog: pytest.LogCaptureFixture) -> None:
    """A mistake of ours is neither swallowed nor left out of the log."""
    with caplog.at_level(logging.ERROR, logger="diligence.forms.guard"):
        form = Form(KeyError("ouch"))
        form.save()
    assert form.line.text.startswith("NOT saved: something unexpected went wrong (KeyError: 'ouch').")
    assert caplog.records[0].exc_info is not None


def test_trouble_in_redrawing_is_not_trouble_in_saving(drawer: Drawer) -> None:
    """When the page can't redraw its verdict, the line still says that it was saved."""

    def fail(_saved: object) -> str:
        msg = "no chart"
        raise RuntimeError(msg)

    desk = drawer.desk.__class__(drawer.apply, drawer.desk.now, drawer.desk.today, fail)
    line = Line()
    tell(desk, drawer.dossier, line)
    assert line.text.startswith("Saved, but what depends on it could not be redrawn")
    assert "NOT saved" not in line.text


def test_line_shows_markup_as_text() -> None:
    """A line never obeys what people typed."""
    line = Line()
    for say in (line.say, line.question, line.alarm):
        say(SCRIPT)
        assert line.text == SCRIPT
        assert "<script" not in line.widget.children[0].value
