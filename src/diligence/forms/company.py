"""The company form: the facts that name and place a company."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, cast

import ipywidgets

from diligence.amounts import day_in_words
from diligence.errors import ChangedMeanwhileError
from diligence.forms.facts import founded_as_typed, read_currency, read_founded, read_name, with_fact
from diligence.forms.fields import choice_field, classed, on_value, prose, text_field
from diligence.forms.guard import guarded, tell
from diligence.forms.line import Line
from diligence.forms.meanwhile import Clash, Place
from diligence.forms.style import framed

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from diligence.forms.desk import Desk
    from diligence.model import Company, Dossier

STAGES = (
    ("not known", ""),
    ("pre-seed", "pre-seed"),
    ("seed", "seed"),
    ("series A", "series a"),
    ("later", "later"),
)
"""As the questions of the bank name them."""

CAPITAL_INTENSIVE = (("not known", ""), ("yes", True), ("no", False))
"""Not ``None``, which ipywidgets shows as an empty box."""

INTRODUCTION = (
    '<div class="dd-title">Company</div>'
    '<div class="dd-help dd-intro">Each fact is saved when you press Enter or leave its field. '
    "What is not known stays empty.</div>"
)


def company_form(dossier: Dossier, desk: Desk) -> ipywidgets.Widget:
    """A form for what names and places a company; each fact is saved by itself.

    Parameters
    ----------
    dossier
        What is on record when the form is opened.
    desk
        How to save, the clock, and whom to tell after each save.
    """
    return CompanyForm(dossier, desk).widget


class FactField:
    """One fact: its input, half a line of help, and the line under it.

    Parameters
    ----------
    name
        Of the field in the company's record.
    field
        The input, with its label.
    explained
        Half a line of help.
    read
        Turns what the input holds into the fact; raises where it can't.
    desk
        How to save, the clock, and whom to tell after each save.

    Attributes
    ----------
    shown
        The fact as this field shows it, which another window may have changed since.
    """

    def __init__(
        self,
        name: str,
        field: ipywidgets.Text | ipywidgets.Dropdown,
        explained: str,
        *,
        read: Callable[[str], object],
        desk: Desk,
    ) -> None:
        self.name = name
        self.shown: object = None
        self.place: Place[object] = Place(
            lambda dossier: getattr(dossier.company, name),
            lambda dossier, fact: with_fact(dossier, name, fact),
        )
        self._muted = False
        self.field = classed(field, "dd-field")
        self.line = Line()
        self._read = read
        self._desk = desk
        notes = ipywidgets.VBox([prose(f'<div class="dd-help">{escape(explained)}</div>'), self.line.widget])
        self.widget = classed(ipywidgets.VBox([self.field, classed(notes, "dd-under")]), "dd-fact")
        on_value(self.save, self.field)

    @guarded
    def save(self) -> None:
        """Read the input and save the fact."""
        if not self._muted:
            self._put(self._read(self.field.value), self.shown)

    def _put(self, mine: object, seen: object) -> None:
        """Save a fact in place of the one that was shown; where another window changed it, ask."""
        try:
            saved = self.place.put(self._desk.apply, mine, seen=seen)
        except ChangedMeanwhileError as error:
            Clash(self.place, self._put, self.show).ask(self.line, error)
            return
        self.shown = mine
        self.line.say(self._desk.saved(), *_understood(self.name, saved.company))
        tell(self._desk, saved, self.line)

    def show(self, dossier: Dossier) -> None:
        """Show the fact as it is on record."""
        self.shown = getattr(dossier.company, self.name)
        self._muted = True
        self.field.value = _as_shown(self.name, self.shown)
        self._muted = False
        self.line.say("This is what is on record now.")


class CompanyForm:
    """The parts of a company form.

    Attributes
    ----------
    facts
        By the name of the field in the company's record, in the order shown.
    """

    def __init__(self, dossier: Dossier, desk: Desk) -> None:
        fields = (*_words(dossier.company, desk), *_choices_and_codes(dossier.company, desk))
        order = (
            "name",
            "does",
            "website",
            "sector",
            "stage",
            "founded",
            "country",
            "currency",
            "capital_intensive",
        )
        by_name = {fact.name: fact for fact in fields}
        self.facts = {name: by_name[name] for name in order}
        for name, fact in self.facts.items():
            fact.shown = getattr(dossier.company, name)
        self.widget = framed([prose(INTRODUCTION), *(fact.widget for fact in self.facts.values())])


def _words(company: Company, desk: Desk) -> tuple[FactField, ...]:
    rows: tuple[tuple[str, str, str, Callable[[str], object]], ...] = (
        ("name", "Name", f"its files stay under {company.slug}", read_name),
        ("does", "What it does", "one line, in plain words", str.strip),
        ("website", "Website", "where its own words are", str.strip),
        ("sector", "Sector", "such as payments, robotics, health", str.strip),
        ("country", "Country", "where it is run from", str.strip),
        ("currency", "Currency", "ISO code; what is on record keeps the currency it has", read_currency),
    )
    return tuple(
        FactField(
            name, text_field(label, tooltip=help_, value=getattr(company, name)), help_, read=read, desk=desk
        )
        for name, label, help_, read in rows
    )


def _choices_and_codes(company: Company, desk: Desk) -> tuple[FactField, ...]:
    def read_day_founded(typed: str) -> date | None:
        return read_founded(typed, desk.today)

    def as_chosen(value: object) -> object:
        return value

    def known_or_none(value: object) -> object:
        return None if value == "" else value

    founded = text_field(
        "Founded", tooltip="a year or a day", value=founded_as_typed(company.founded), placeholder="2019"
    )
    stage = choice_field("Stage", STAGES, tooltip="of funding", value=company.stage)
    capital = choice_field(
        "Capital-intensive",
        CAPITAL_INTENSIVE,
        tooltip="whether it must build or buy much before it can sell",
        value="" if company.capital_intensive is None else company.capital_intensive,
    )
    return (
        FactField("founded", founded, "a year or a day", read=read_day_founded, desk=desk),
        FactField("stage", stage, "the latest round it has closed", read=as_chosen, desk=desk),
        FactField(
            "capital_intensive",
            capital,
            "whether it must build or buy much (plant, fleet, laboratory, stock) before it can sell",
            read=known_or_none,
            desk=desk,
        ),
    )


def _as_shown(name: str, fact: object) -> object:
    if name == "founded":
        return founded_as_typed(cast("date | None", fact))
    return "" if fact is None else fact


def _understood(name: str, company: Company) -> tuple[str, ...]:
    if name == "founded" and company.founded is not None:
        return (f"Understood: {day_in_words(company.founded)}.",)
    if name == "currency":
        return (f"Understood: {company.currency}.",)
    return ()
