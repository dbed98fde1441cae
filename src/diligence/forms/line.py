"""The line under a field: what was saved, what is doubted, what went wrong, what is asked."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import ipywidgets

from diligence.forms.guard import NOT_SAVED, show_errors

if TYPE_CHECKING:
    from collections.abc import Callable

Offer = tuple[str, str, "Callable[[], None]"]
"""What a button says, its tooltip, and what it does."""


class Line:
    """One line of plain text, with worded buttons where there is something to do.

    Attributes
    ----------
    text
        What it says, as plain text; markup in it is shown, never obeyed.
    button
        The first button.
    """

    def __init__(self, text: str = "") -> None:
        self._words = ipywidgets.HTML()
        self.button = self._button()
        self._buttons = [self.button]
        self._acts: dict[ipywidgets.Button, Callable[[], None]] = {}
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

    def ask(self, text: str, *offers: Offer) -> None:
        """Ask loudly, with a button for each answer."""
        self._show("dd-alarm", "alert", text)
        self._offer(*offers)

    def add(self, sentence: str) -> None:
        """Say one sentence more; buttons stay."""
        if sentence:
            self._write(f"{self.text} {sentence}".strip())

    def offer(self, words: str, tooltip: str, act: Callable[[], None]) -> None:
        """Put a button at the end of the line, until it says something else."""
        self._offer((words, tooltip, act))

    @property
    def offers(self) -> tuple[str, ...]:
        """What its buttons say."""
        return tuple(button.description for button in self._acts)

    def press(self, button: ipywidgets.Button | None = None) -> None:
        """Do what a button offers, the first unless another is given; an error there is said here."""
        act = self._acts.get(button or self.button)
        if act is not None:
            show_errors(act, self, NOT_SAVED)

    def choose(self, words: str) -> None:
        """Press the button that says `words`."""
        self.press(next(button for button in self._acts if button.description == words))

    def _offer(self, *offers: Offer) -> None:
        while len(self._buttons) < len(offers):
            self._buttons.append(self._button())
            self.widget.children = (self._words, *self._buttons)
        self._acts = {}
        for button, (words, tooltip, act) in zip(self._buttons, offers, strict=False):
            button.description, button.tooltip, button.layout.display = words, tooltip, ""
            self._acts[button] = act

    def _button(self) -> ipywidgets.Button:
        button = ipywidgets.Button(tooltip="")
        button.layout.display = "none"
        button.add_class("dd-quiet-button")
        button.on_click(self.press)
        return button

    def _show(self, look: str, role: str, text: str) -> None:
        self._look, self._role = look, role
        self._write(text)
        self._acts = {}
        for button in self._buttons:
            button.layout.display = "none"

    def _write(self, text: str) -> None:
        self.text = text
        self._words.value = f'<div class="{self._look}" role="{self._role}">{escape(text)}</div>'
