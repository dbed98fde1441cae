"""The box that makes a new company."""

from __future__ import annotations

from difflib import get_close_matches
from html import escape
from typing import TYPE_CHECKING, Protocol

import ipywidgets

from diligence.forms.facts import read_currency, read_name
from diligence.forms.fields import classed, prose, text_field
from diligence.forms.guard import pressed
from diligence.forms.line import Line
from diligence.forms.style import framed

if TYPE_CHECKING:
    from collections.abc import Mapping

ALIKE_SHARE = 0.85
"""Names this much alike (0..1, by matching letters) may mean one company: our own."""


class Office(Protocol):
    """What making a company needs from the world around."""

    def names(self) -> Mapping[str, str]:
        """Every company's name, by its slug."""

    def make(self, name: str, currency: str) -> str:
        """Make one and return its slug, or raise `DiligenceError`."""


class NewCompany:
    """A name, a currency, and a button.

    Parameters
    ----------
    office
        Makes the company, and tells its page.
    """

    def __init__(self, office: Office) -> None:
        self.office = office
        self.line = Line()
        self.name = classed(
            text_field("Name", tooltip="of the company", placeholder="as people call it"), "dd-field"
        )
        self.currency = classed(
            text_field("Currency", tooltip="what it reckons in; an ISO code", value="USD"), "dd-field"
        )
        self.button = classed(
            ipywidgets.Button(
                description="Make its notebook", tooltip="an empty dossier and a notebook to fill it"
            ),
            "dd-button",
        )
        self.button.on_click(self.make)
        self.made = prose("")
        title = prose('<div class="dd-title">A new company</div>')
        self.widget = framed([title, self.name, self.currency, self.button, self.line.widget, self.made])

    @pressed
    def make(self) -> None:
        """Make the company, or ask first where one of nearly that name is here."""
        self.made.value = ""
        name, names = read_name(self.name.value), self.office.names()
        alike = get_close_matches(
            name.lower(), [each.lower() for each in names.values()], n=1, cutoff=ALIKE_SHARE
        )
        if not alike or alike[0] == name.lower():
            self._make(name)
            return
        twin = next(each for each in names.values() if each.lower() == alike[0])
        words = f"“{twin}” is here already, and its name is nearly the same. Is “{name}” another company?"
        self.line.ask(words, ("It is another one", "make it all the same", lambda: self._make(name)))

    def _make(self, name: str) -> None:
        slug = self.office.make(name, read_currency(self.currency.value))
        self.line.say(f"Made: {name}.")
        self.name.value = ""
        link = f'<a class="dd-link" href="{escape(slug)}.ipynb" target="_blank" rel="noopener">'
        self.made.value = f"{link}Open the notebook of <bdi>{escape(name)}</bdi></a>"
