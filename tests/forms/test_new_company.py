"""The box that makes a company: each odd name has one clear outcome."""

from __future__ import annotations

from pathlib import Path

import pytest
from ipywidgets import VBox

from diligence.forms.new_company import NewCompany
from diligence.notebook.start_page import _Office, start
from diligence.store import Workspace


@pytest.fixture
def box(tmp_path: Path) -> NewCompany:
    """The box over a workspace with one company in it."""
    workspace = Workspace.make(tmp_path)
    workspace.create("Acme Robotics")
    return NewCompany(_Office(workspace, lambda: None))


def press(box: NewCompany, name: str) -> tuple[str, ...]:
    box.name.value = name
    box.button.click()
    office = box.office
    assert isinstance(office, _Office)
    return office.workspace.names()


def test_a_company_is_made_with_a_link(box: NewCompany) -> None:
    """The name is taken, the field is free for the next, and the link names its notebook."""
    assert press(box, "Bolt & Sons") == ("acme-robotics", "bolt-sons")
    assert box.line.text == "Made: Bolt & Sons."
    assert 'href="bolt-sons.ipynb"' in box.made.value
    assert "Bolt &amp; Sons" in box.made.value
    assert box.name.value == ""


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("", "the company's name must be something to call it by, got nothing"),
        ("acme robotics", "a company called 'acme-robotics' is here already"),
        ("😀", "Latin letters or digits"),
        ("\u05e9\u05dc\u05d5\u05dd", "Latin letters or digits"),
    ],
)
def test_a_name_that_will_not_do(box: NewCompany, name: str, words: str) -> None:
    """Nothing is made, and the line says what a name needs."""
    assert press(box, name) == ("acme-robotics",)
    assert box.line.text.startswith("NOT saved: ")
    assert words in box.line.text


def test_a_near_twin_is_asked_about(box: NewCompany) -> None:
    """One letter apart may be a slip: it is made only once somebody says it is another company."""
    assert press(box, "Acme Robotic") == ("acme-robotics",)
    assert box.line.text == (
        "“Acme Robotics” is here already, and its name is nearly the same. Is “Acme Robotic” another company?"
    )
    box.line.choose("It is another one")
    assert press(box, "Other") == ("acme-robotic", "acme-robotics", "other")


@pytest.mark.parametrize(
    ("name", "slug"), [("../../etc/passwd", "etc-passwd"), ("CON", "con-company"), ("start", "start-company")]
)
def test_a_path_or_a_reserved_name_is_only_a_name(box: NewCompany, name: str, slug: str) -> None:
    """It stays inside the workspace, under a name that every system takes."""
    assert slug in press(box, name)


def test_an_unknown_currency_makes_nothing(box: NewCompany) -> None:
    """The name waits in its field."""
    box.currency.value = "euros"
    assert press(box, "Bolt") == ("acme-robotics",)
    assert "the currency must be a three-letter ISO code" in box.line.text
    assert box.name.value == "Bolt"


def test_the_start_page_lists_what_was_made(tmp_path: Path) -> None:
    """A broken file is listed with its reason, and a new company is there at once."""
    workspace = Workspace.make(tmp_path)
    workspace.create("Broken")
    workspace.path("broken").write_text("{", encoding="utf-8")
    page = start(workspace)
    assert isinstance(page, VBox)
    form, listed = page.children[-1].children
    assert "is broken at line 1" in listed.value
    name, button = form.children[3], form.children[5]
    name.value = "Bolt"
    button.click()
    assert ">Bolt<" in listed.value
    assert "Not enough data" in listed.value or "not enough data" in listed.value
