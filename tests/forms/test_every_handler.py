"""No error in any handler of any form vanishes: whatever breaks, a line says so."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

import ipywidgets
import pytest

from diligence.forms import Desk, company_form, figures_form, questions_form
from diligence.forms.new_company import NewCompany
from diligence.model import AnswerKind, Dossier
from forms.drawer import TODAY, Drawer, bank, question, signal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

BANK = bank(
    question("runway", signals=(signal("asks-back"),)),
    question("cash", AnswerKind.NUMBER, metric="cash"),
    question("alive", AnswerKind.YES_NO),
)
INPUTS = (ipywidgets.Text, ipywidgets.Textarea, ipywidgets.Dropdown, ipywidgets.Checkbox)


class Broken:
    """An office where nothing works."""

    def names(self) -> Mapping[str, str]:
        """Break."""
        raise OverflowError("boom")

    def make(self, name: str, currency: str) -> str:
        """Never reached."""
        raise NotImplementedError(name, currency)


def broken_desk(dossier: Dossier) -> Desk:
    """A desk whose drawer, page and clock are all broken."""

    def boom(*_: object) -> Any:
        raise OverflowError("boom")

    del dossier
    return Desk(boom, boom, TODAY, boom, boom)


def inside(widget: Any) -> Iterator[Any]:
    yield widget
    for child in getattr(widget, "children", ()):
        yield from inside(child)


def alarms(form: Any) -> int:
    """How many lines say that something was not done."""
    return sum('class="dd-alarm"' in w.value for w in inside(form) if isinstance(w, ipywidgets.HTML))


def poke(widget: Any) -> bool:
    """Do to a widget what a person could; whether there was anything to do."""
    if isinstance(widget, ipywidgets.Button):
        widget.click()
    elif isinstance(widget, ipywidgets.Text):
        widget.value = "2019"
    elif isinstance(widget, ipywidgets.Textarea):
        widget.value = "Month\tRevenue\nJan 2026\t5k"
    elif isinstance(widget, ipywidgets.Dropdown) and len(widget.options) > 1:
        widget.index = len(widget.options) - 1 if widget.index == 0 else 0
    elif isinstance(widget, ipywidgets.Checkbox):
        widget.value = not widget.value
    else:
        return False
    return True


@pytest.mark.parametrize(
    "make",
    [
        lambda dossier: company_form(dossier, broken_desk(dossier)),
        lambda dossier: figures_form(dossier, broken_desk(dossier)),
        lambda dossier: questions_form(dossier, BANK, broken_desk(dossier)),
        lambda _dossier: NewCompany(Broken()).widget,
    ],
    ids=["company", "figures", "questions", "new company"],
)
def test_whatever_is_touched_says_what_broke(
    drawer: Drawer, make: Callable[[Dossier], Any], caplog: pytest.LogCaptureFixture
) -> None:
    """Every input is changed and every button pressed: nothing escapes, and the page says NOT saved."""
    form = make(drawer.dossier)
    touched, most = 0, 0
    for _ in range(2):  # what the first round shows, the second touches
        for widget in list(inside(form)):
            touched += poke(widget)
            most = max(most, alarms(form))
    assert touched >= 3
    assert most >= 1
    # ipywidgets writes here what a handler of a button lets through.
    assert [record.message for record in caplog.records if "callback" in record.message] == []
    assert drawer.saves == 0


def test_each_input_that_saves_has_its_own_alarm(drawer: Drawer) -> None:
    """Changed one at a time in a fresh form, every field of the company form raises an alarm."""
    names = [
        w.description for w in inside(company_form(drawer.dossier, drawer.desk)) if isinstance(w, INPUTS)
    ]
    for name in names:
        form = company_form(drawer.dossier, broken_desk(drawer.dossier))
        (field,) = [w for w in inside(form) if isinstance(w, INPUTS) and w.description == name]
        if name == "Currency":
            field.value = "EUR"
        else:
            poke(field)
        assert alarms(form) == 1, name


def test_a_broken_clock_is_said_too(drawer: Drawer) -> None:
    """The save went through, the words for it did not: that is not silence either."""

    def no_clock() -> datetime:
        raise OverflowError("no clock")

    form = company_form(drawer.dossier, Desk(drawer.apply, no_clock, TODAY))
    (field,) = [w for w in inside(form) if isinstance(w, ipywidgets.Text) and w.description == "Sector"]
    field.value = "toys"
    assert alarms(form) == 1
