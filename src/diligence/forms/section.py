"""A part of a form that opens and closes under its heading.

ipywidgets' accordion can't be reached by the keyboard, so a heading here is a button.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import ipywidgets

from diligence.forms.fields import classed
from diligence.forms.guard import guarded
from diligence.forms.line import Line

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class Section:
    """A heading, and what is under it, made when it is first opened.

    Parameters
    ----------
    make
        Makes what is under the heading.

    Attributes
    ----------
    title
        In words; the sign before it says whether it is open.
    """

    def __init__(self, title: str, make: Callable[[], Sequence[ipywidgets.Widget]]) -> None:
        self._make = make
        self.line = Line()
        self.is_open = False
        self.heading = classed(ipywidgets.Button(tooltip="open or close"), "dd-heading")
        self.heading.on_click(self.turn)
        self.body = ipywidgets.VBox(layout={"display": "none"})
        self.widget = classed(ipywidgets.VBox([self.heading, self.line.widget, self.body]), "dd-section")
        self.name(title)

    def name(self, title: str) -> None:
        """Give it another title."""
        self.title = title
        words = f"{'▾' if self.is_open else '▸'} {title}"
        if self.heading.description != words:
            self.heading.description = words

    @guarded
    def turn(self) -> None:
        """Open it if it is closed, close it if it is open."""
        self.is_open = not self.is_open
        if self.is_open and not self.body.children:
            self.body.children = tuple(self._make())
        self.body.layout.display = "" if self.is_open else "none"
        self.name(self.title)

    def refresh(self) -> None:
        """Make what is under the heading anew, now or when it is next opened."""
        self.body.children = tuple(self._make()) if self.is_open else ()
