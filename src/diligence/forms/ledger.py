"""Every figure of one metric, to look through, to correct and to withdraw."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ipywidgets

from diligence.forms.entry import without
from diligence.forms.fields import choice_field, classed, on_value, prose
from diligence.forms.guard import NOT_SAVED, guarded, show_errors, tell
from diligence.forms.line import Line
from diligence.forms.record import figure_in_html, label_of, newest_first
from diligence.forms.wording import claim_in_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from diligence.forms.entry import Sitting
    from diligence.model import Figure

SHOWN = 48
"""Figures with buttons: four years of months. Older ones are counted."""


class Ledger:
    """The figures of one metric, newest first, each with what can be done about it.

    Parameters
    ----------
    sitting
        Shared with the rows of the form.
    correct
        Takes a figure into a row, to be typed anew.
    after
        Called after a figure was withdrawn or put back.

    Attributes
    ----------
    which
        The metric looked through.
    """

    def __init__(
        self, sitting: Sitting, correct: Callable[[Figure], None], after: Callable[[], None]
    ) -> None:
        self.sitting = sitting
        self.line = Line()
        self._correct = correct
        self._after = after
        self._shown: tuple[Figure, ...] = ()
        self._muted = False
        self.which = classed(
            choice_field(
                "Every figure of", [("choose which", "")], tooltip="to correct or withdraw one", value=""
            ),
            "dd-field",
        )
        self.list = classed(ipywidgets.VBox([]), "dd-ledger")
        self.widget = ipywidgets.VBox([self.which, self.line.widget, self.list])
        on_value(self.choose, self.which)
        self.refresh()

    @guarded
    def choose(self) -> None:
        """Show the figures of the metric chosen."""
        if not self._muted:
            self.line.say()
            self._show()

    def refresh(self) -> None:
        """Follow the record: a metric that is new can be chosen, and the list is as it is by now."""
        names = dict.fromkeys(figure.metric for figure in self.sitting.dossier.figures)
        options = (("choose which", ""), *sorted((label_of(name), name) for name in names))
        if tuple(self.which.options) != options:
            chosen = self.which.value
            self._muted = True
            self.which.options = options
            self.which.value = chosen if chosen in names else ""
            self._muted = False
        self._show()

    def _show(self) -> None:
        chosen = self.which.value
        figures = tuple(f for f in newest_first(self.sitting.dossier.figures) if f.metric == chosen)
        if figures == self._shown:
            return
        self._shown = figures
        lines = [self._line(figure) for figure in figures[:SHOWN]]
        if more := len(figures) - SHOWN:
            lines += [prose(f'<div class="dd-help">and {more} older</div>')] if more > 0 else []
        self.list.children = tuple(lines)

    def _line(self, figure: Figure) -> ipywidgets.Box:
        words = claim_in_words(figure)
        buttons = (
            self._button("Correct", f"type anew: {words}", lambda: self._correct(figure)),
            self._button("Withdraw", f"take off the record: {words}", lambda: self.withdraw(figure)),
        )
        text = prose(f'<div class="dd-record">{figure_in_html(figure)}</div>')
        return classed(ipywidgets.Box([text, *buttons]), "dd-line")

    def _button(self, words: str, tooltip: str, act: Callable[[], None]) -> ipywidgets.Button:
        button = classed(ipywidgets.Button(description=words, tooltip=tooltip), "dd-quiet-button")
        button.on_click(lambda _: show_errors(act, self.line, NOT_SAVED))
        return button

    def withdraw(self, figure: Figure) -> None:
        """Take a figure off the record; the file's history keeps it, and it can be put back."""
        self.sitting.save(lambda dossier: without(dossier, figure))
        self.line.say(
            self.sitting.desk.saved(), f"Withdrawn: {label_of(figure.metric)} {claim_in_words(figure)}."
        )
        self.line.offer("Put it back", "as it was", lambda: self.put_back(figure))
        self._tell()

    def put_back(self, figure: Figure) -> None:
        """Put a withdrawn figure back on the record."""
        self.sitting.save(lambda dossier: dossier.with_figure(figure))
        self.line.say(self.sitting.desk.saved(), f"Back on record: {claim_in_words(figure)}.")
        self._tell()

    def _tell(self) -> None:
        self._after()
        tell(self.sitting.desk, self.sitting.dossier, self.line)
