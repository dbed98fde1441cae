"""The line under a field: what was saved, what is doubted, what went wrong."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import ipywidgets

if TYPE_CHECKING:
    from collections.abc import Callable


class Line:
    """One line of plain text, with a worded button where there is something to do.

    Attributes
    ----------
    text
        What it says, as plain text; markup in it is shown, never obeyed.
    """

    def __init__(self, text: str = "") -> None:
        self._words = ipywidgets.HTML()
        self.button = ipywidgets.Button(tooltip="")
        self.button.add_class("dd-quiet-button")
        self.button.on_click(self.press)
        self._act: Callable[[], None] | None = None
        self.widget = ipywidgets.Box([self._words, self.button])
        self.widget.add_class("dd-line")
        self.say(text)

    def say(self, *sentences: str) -> None:
        """Say something calmly."""
        self._show("dd-said", "status", " ".join(sentences))

    def question(self, *sentences: str) -> None:
        """Say something that wants a second look."""
        self._show("dd-questioned", "status", " ".join(sentences))

    def alarm(self, text: str, *, again: Callable[[], None] | None = None) -> None:
        """Say loudly that something was not done, and offer to try again."""
        self._show("dd-alarm", "alert", text)
        if again is not None:
            self.offer("Try again", "do once more what could not be done", again)

    def add(self, sentence: str) -> None:
        """Say one sentence more; a button stays."""
        if sentence:
            self._write(f"{self.text} {sentence}".strip())

    def offer(self, words: str, tooltip: str, act: Callable[[], None]) -> None:
        """Put a button at the end of the line, until it says something else."""
        self._act = act
        self.button.description = words
        self.button.tooltip = tooltip
        self.button.layout.display = ""

    def press(self, _button: object = None) -> None:
        """Do what the button offers."""
        if self._act is not None:
            self._act()

    def _show(self, look: str, role: str, text: str) -> None:
        self._look, self._role = look, role
        self._write(text)
        self._act = None
        self.button.layout.display = "none"

    def _write(self, text: str) -> None:
        self.text = text
        self._words.value = f'<div class="{self._look}" role="{self._role}">{escape(text)}</div>'
