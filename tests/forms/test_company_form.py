"""The company form: each fact by itself."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import ipywidgets
import pytest

from diligence.errors import UnwritableError
from diligence.forms import company_form
from diligence.forms.company import CompanyForm
from forms.drawer import SCRIPT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from forms.drawer import Drawer

TEXTS = ("name", "does", "website", "sector", "founded", "country", "currency")


def form(drawer: Drawer) -> CompanyForm:
    return CompanyForm(drawer.dossier, drawer.desk)


def inside(widget: Any) -> Iterator[Any]:
    yield widget
    for child in getattr(widget, "children", ()):
        yield from inside(child)


@pytest.mark.parametrize(
    ("name", "typed", "value"),
    [
        ("name", " Acme Robotics ", "Acme Robotics"),
        ("does", "Robots that fold", "Robots that fold"),
        ("website", "https://acme.example", "https://acme.example"),
        ("sector", "robotics", "robotics"),
        ("stage", "series a", "series a"),
        ("founded", "2019", date(2019, 1, 1)),
        ("country", "Sweden", "Sweden"),
        ("currency", "sek", "SEK"),
        ("capital_intensive", True, True),
    ],
)
def test_each_fact_is_saved_and_comes_back(drawer: Drawer, name: str, typed: object, value: object) -> None:
    """What is entered is in the file, the line says when, and a new form shows it."""
    fact = form(drawer).facts[name]
    fact.field.value = typed
    assert getattr(drawer.dossier.company, name) == value
    assert fact.line.text.startswith("Saved 14:02:31.")
    assert drawer.told == [drawer.dossier]
    shown = form(drawer).facts[name].field.value
    assert shown == (typed if name in {"founded", "capital_intensive"} else value)


def test_unknown_is_an_explicit_choice(drawer: Drawer) -> None:
    """Stage and capital-intensity start as "not known", and can be set back to it."""
    facts = form(drawer).facts
    assert facts["stage"].field.label == "not known"
    assert facts["capital_intensive"].field.label == "not known"
    facts["capital_intensive"].field.value = False
    assert drawer.dossier.company.capital_intensive is False
    facts["capital_intensive"].field.value = ""
    assert drawer.dossier.company.capital_intensive is None


def test_founding_day_can_be_emptied(drawer: Drawer) -> None:
    """An emptied day is not known, not the day of before."""
    fact = form(drawer).facts["founded"]
    fact.field.value = "March 2019"
    assert fact.line.text == "Saved 14:02:31. Understood: 31 March 2019."
    fact.field.value = ""
    assert drawer.dossier.company.founded is None


@pytest.mark.parametrize(
    ("name", "typed", "message"),
    [
        ("currency", "EURO", "NOT saved: the currency must be a three-letter ISO code such as EUR"),
        ("founded", "2099", "NOT saved: the founding day must be a year such as 2019"),
        ("name", "  ", "NOT saved: the company's name must be something to call it by"),
    ],
)
def test_what_cannot_be_is_said_and_kept_on_screen(
    drawer: Drawer, name: str, typed: str, message: str
) -> None:
    """Nothing is saved, the line says what was expected, the field keeps the typing."""
    fact = form(drawer).facts[name]
    before = drawer.dossier
    fact.field.value = typed
    assert drawer.dossier == before
    assert fact.line.text.startswith(message)
    assert fact.field.value == typed


def test_only_the_fact_that_changed_is_changed(drawer: Drawer) -> None:
    """A sector entered in another tab is not overwritten by a country entered here."""
    shown = form(drawer)
    elsewhere = drawer.dossier.company.model_copy(update={"sector": "payments", "mood": "grim"})
    drawer.dossier = drawer.dossier.with_company(elsewhere)
    shown.facts["country"].field.value = "Sweden"
    company = drawer.dossier.company
    assert (company.sector, company.country) == ("payments", "Sweden")
    assert company.model_dump()["mood"] == "grim"


def test_stage_of_another_bank_is_shown(drawer: Drawer) -> None:
    """A stage that is no option any more stays chosen."""
    company = drawer.dossier.company.model_copy(update={"stage": "series q"})
    drawer.dossier = drawer.dossier.with_company(company)
    assert form(drawer).facts["stage"].field.value == "series q"


def test_failed_save_is_loud_and_loses_nothing(drawer: Drawer) -> None:
    """With a full disk the typing stays, the line says NOT saved, and trying again saves it."""
    fact = form(drawer).facts["does"]
    drawer.refusal = UnwritableError(Path("acme.json"), "disk full")
    fact.field.value = "robots"
    assert fact.line.text.startswith("NOT saved: could not write acme.json: disk full")
    assert fact.field.value == "robots"
    drawer.refusal = None
    fact.line.press()
    assert drawer.dossier.company.does == "robots"


def test_markup_is_shown_never_obeyed(drawer: Drawer) -> None:
    """A script typed into every text reaches no HTML as a tag."""
    shown = form(drawer)
    for name in TEXTS:
        shown.facts[name].field.value = SCRIPT
    for widget in (*inside(shown.widget), *inside(form(drawer).widget)):
        if isinstance(widget, ipywidgets.HTML):
            assert "<script" not in widget.value
    assert drawer.dossier.company.does == SCRIPT


def test_inputs_are_labelled(drawer: Drawer) -> None:
    """Every input has a name and a tooltip, and text waits until it is left."""
    for widget in inside(company_form(drawer.dossier, drawer.desk)):
        if isinstance(widget, ipywidgets.Text | ipywidgets.Dropdown):
            assert widget.description
            assert widget.tooltip
        if isinstance(widget, ipywidgets.Text):
            assert widget.continuous_update is False
