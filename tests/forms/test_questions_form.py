"""The questions form: what was answered, by whom, and how far one has come."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import ipywidgets
import pytest

from diligence.errors import UnwritableError
from diligence.forms import questions_form
from diligence.forms.people import Person
from diligence.forms.questions import QuestionsForm
from diligence.model import Answer, AnswerKind, Bank, Colour, Rating, Theme, Whom
from forms.drawer import SCRIPT, TODAY, Drawer, bank, question, signal

if TYPE_CHECKING:
    from collections.abc import Iterator

RUNWAY = question("runway", signals=(signal("asks-back"), signal("has-figures", Colour.GREEN)))
CASH = question("cash", AnswerKind.NUMBER, metric="cash")
ALIVE = question("alive", AnswerKind.YES_NO)
ROUND = question("round", AnswerKind.CHOICE, choices=("none", "signed"))
BANK = bank(RUNWAY, CASH, ALIVE, ROUND)


def form(drawer: Drawer, asked: Bank = BANK) -> QuestionsForm:
    return QuestionsForm(drawer.dossier, asked, drawer.desk)


def titles(shown: QuestionsForm) -> list[str]:
    return [section.title for section in shown.sections]


def inside(widget: Any) -> Iterator[Any]:
    yield widget
    for child in getattr(widget, "children", ()):
        yield from inside(child)


def test_nothing_is_chosen_at_first(drawer: Drawer) -> None:
    """Every selection starts with "not asked yet", visibly, and answers are private."""
    shown = form(drawer)
    for box in shown.boxes.values():
        assert box.rating.label == "not asked yet"
        assert box.private.value is True
        assert box.asked_of.value == Person(Whom.FOUNDER)
    for name in ("money.alive", "money.round"):
        value = shown.box(name).value
        assert value is not None
        assert value.label == "not asked yet"
    assert drawer.saves == 0


def test_each_change_is_saved(drawer: Drawer) -> None:
    """Rating, signals, notes and privacy end up in one answer, and the page is told each time."""
    box = form(drawer).box("money.runway")
    box.rating.value = Rating.PARTIAL
    box.signals["has-figures"].value = True
    box.notes.value = "Seven months,\nshe thinks."
    box.private.value = False
    assert drawer.dossier.answers == (
        Answer(
            id="money.runway-founder",
            question="money.runway",
            rating=Rating.PARTIAL,
            signals=("has-figures",),
            text="Seven months,\nshe thinks.",
            by=Whom.FOUNDER,
            as_of=TODAY,
            private=False,
        ),
    )
    assert box.line.text == "Saved 14:02:31."
    assert len(drawer.told) == 4


def test_progress_is_in_the_heading(drawer: Drawer) -> None:
    """One answer of four, then two, one of which is vague."""
    shown = form(drawer)
    assert titles(shown) == ["Money: 0 of 4 answered"]
    shown.box("money.runway").rating.value = Rating.CLEAR
    assert titles(shown) == ["Money: 1 of 4 answered"]
    shown.box("money.cash").rating.value = Rating.VAGUE
    assert titles(shown) == ["Money: 1 of 4 answered, 1 without a clear answer"]


def test_form_is_filled_from_the_record(drawer: Drawer) -> None:
    """Opened again, every input shows what was saved."""
    box = form(drawer).box("money.runway")
    box.asked_of.value = Person(Whom.ENGINEER)
    box.rating.value = Rating.EVIDENCED
    box.signals["asks-back"].value = True
    box.notes.value = "showed the bank"
    box.private.value = False
    again = form(drawer).box("money.runway")
    assert again.asked_of.value == Person(Whom.ENGINEER)
    assert again.rating.value is Rating.EVIDENCED
    assert [name for name, tick in again.signals.items() if tick.value] == ["asks-back"]
    assert (again.notes.value, again.private.value) == ("showed the bank", False)
    assert drawer.saves == 4


def test_each_role_has_its_own_answer(drawer: Drawer) -> None:
    """Turning to the investor shows an empty answer; the founder's stays and comes back."""
    box = form(drawer).box("money.runway")
    box.rating.value = Rating.CLEAR
    box.notes.value = "seven months"
    box.asked_of.value = Person(Whom.INVESTOR)
    assert (box.rating.value, box.notes.value) == ("", "")
    assert box.line.text == "Answered too by: founder."
    box.rating.value = Rating.VAGUE
    box.asked_of.value = Person(Whom.FOUNDER)
    assert (box.rating.value, box.notes.value) == (Rating.CLEAR, "seven months")
    assert [(a.by, a.rating) for a in drawer.dossier.answers] == [
        (Whom.FOUNDER, Rating.CLEAR),
        (Whom.INVESTOR, Rating.VAGUE),
    ]


def test_what_was_answered_elsewhere_is_shown(drawer: Drawer) -> None:
    """An answer from another tab is there when its role is chosen, after any save here."""
    shown = form(drawer)
    elsewhere = Answer(id="a", question="money.runway", by=Whom.ENGINEER, text="ten months", as_of=TODAY)
    drawer.dossier = drawer.dossier.with_answer(elsewhere)
    shown.box("money.cash").rating.value = Rating.CLEAR
    shown.box("money.runway").asked_of.value = Person(Whom.ENGINEER)
    assert shown.box("money.runway").notes.value == "ten months"


def test_back_to_not_asked(drawer: Drawer) -> None:
    """Set back with nothing else recorded, the question was not asked; with notes it is not rated."""
    box = form(drawer).box("money.runway")
    box.rating.value = Rating.CLEAR
    assert box.rating.options[0] == ("not rated yet", "")
    box.rating.value = ""
    assert not drawer.dossier.answers_to("money.runway")
    assert box.line.text == "Nothing on record: not asked yet."
    assert box.rating.label == "not asked yet"
    box.notes.value = "she was in a hurry"
    assert drawer.dossier.answers[0].rating is None
    assert box.rating.label == "not rated yet"


def test_privacy_set_first_is_kept_for_the_answer(drawer: Drawer) -> None:
    """Turned off before anything is answered, it holds for the answer that comes."""
    box = form(drawer).box("money.runway")
    box.private.value = False
    assert not drawer.dossier.answers_to("money.runway")
    box.rating.value = Rating.CLEAR
    assert drawer.dossier.answers[0].private is False


def test_number_is_shown_and_makes_no_figure(drawer: Drawer) -> None:
    """1.2M of cash is said back, with where figures belong; the record of figures is as it was."""
    box = form(drawer).box("money.cash")
    assert isinstance(box.value, ipywidgets.Text)
    box.value.value = "1.2M"
    assert drawer.dossier.answers[0].value == "1.2M"
    assert drawer.dossier.figures == ()
    assert "Understood: $1,200,000 on 23 November 2026." in box.understood.value
    assert "enter it under Cash in the figures form" in box.understood.value
    assert "Understood" in form(drawer).box("money.cash").understood.value


@pytest.mark.parametrize(("name", "value"), [("money.alive", "unknown"), ("money.round", "signed")])
def test_choices(drawer: Drawer, name: str, value: str) -> None:
    """A choice is saved as chosen; not knowing is an answer."""
    box = form(drawer).box(name)
    assert box.value is not None
    box.value.value = value
    assert drawer.dossier.answers[0].value == value


def test_what_the_bank_no_longer_knows_is_kept(drawer: Drawer) -> None:
    """A choice and a signal of an older bank are shown or kept, never dropped."""
    old = Answer(id="a", question="money.round", value="bridge", signals=("gone",), as_of=TODAY)
    drawer.dossier = drawer.dossier.with_answer(old)
    drawer.dossier = drawer.dossier.with_answer(
        Answer(id="b", question="money.runway", signals=("gone",), as_of=TODAY)
    )
    shown = form(drawer)
    choice = shown.box("money.round").value
    assert choice is not None
    assert choice.value == "bridge"
    shown.box("money.runway").signals["asks-back"].value = True
    assert drawer.dossier.answers_to("money.runway")[0].signals == ("asks-back", "gone")


def test_failed_save_is_loud_and_loses_nothing(drawer: Drawer) -> None:
    """With a full disk the notes stay, the line says NOT saved, and trying again saves them."""
    shown = form(drawer)
    box = shown.box("money.runway")
    drawer.refusal = UnwritableError(Path("acme.json"), "disk full")
    box.notes.value = "seven months"
    assert "NOT saved: could not write acme.json: disk full" in box.line.text
    assert box.notes.value == "seven months"
    assert titles(shown) == ["Money: 0 of 4 answered"]
    drawer.refusal = None
    box.line.press()
    assert drawer.dossier.answers[0].text == "seven months"


def test_question_is_shown_in_full_and_escaped(drawer: Drawer) -> None:
    """Texts of a bank and of people reach the page as text."""
    texts = {name: f"{SCRIPT} {name}" for name in ("ask", "why", "strong", "weak", "follow_up")}
    asked = question("x", AnswerKind.NUMBER, metric="cash", **texts, signals=(signal("s"),))
    theme = Theme(id="money", title=SCRIPT, purpose=SCRIPT, questions=(asked,))
    shown = form(drawer, Bank(themes=(theme,)))
    box = shown.box("money.x")
    assert box.value is not None
    box.value.value = SCRIPT
    assert "Can" in box.understood.value
    box.notes.value = SCRIPT
    pages = [widget.value for widget in inside(shown.widget) if isinstance(widget, ipywidgets.HTML)]
    assert not any("<script" in page for page in pages)
    whole = " ".join(pages)
    for name in texts:
        assert f"&lt;/script&gt; {name}" in whole
    assert drawer.dossier.answers[0].text == SCRIPT


def test_signals_say_which_way_they_point(drawer: Drawer) -> None:
    """Good signs and warnings are told apart by words."""
    signals = form(drawer).box("money.runway").signals
    assert signals["asks-back"].description == "Heard: asks-back (warning sign)"
    assert signals["has-figures"].description == "Heard: has-figures (good sign)"


def test_inputs_are_labelled(drawer: Drawer) -> None:
    """Every input has a name and a tooltip, and text waits until it is left."""
    inputs = (ipywidgets.Text, ipywidgets.Textarea, ipywidgets.Dropdown, ipywidgets.Checkbox)
    for widget in inside(questions_form(drawer.dossier, BANK, drawer.desk)):
        if isinstance(widget, inputs):
            assert widget.description
            assert widget.tooltip
        if isinstance(widget, inputs[:2]):
            assert widget.continuous_update is False
