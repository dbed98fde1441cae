"""The form of a comparison: every change is saved, and what cannot be saved is said."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from diligence.errors import UnwritableError
from diligence.forms.weights import NO_WEIGHTS, Board, ChoiceForm, Critical, Offered
from diligence.model import Alternative, Choice
from forms.drawer import SCRIPT

OFFERED = Offered(
    (("acme", "Acme"), ("globex", "Globex")),
    (("runway", "Runway", "as by Bessemer"), ("culture", "Culture", "our own")),
    (("acme", "S2", "Acme: Fatal pinch (S2)"),),
)


class Shelf:
    """Keeps a choice in memory; told to refuse, it raises instead of saving."""

    def __init__(self, choice: Choice | None = None) -> None:
        self.choice = choice or Choice()
        self.refusal: Exception | None = None
        self.told: list[Choice] = []
        self.critical: Critical = OFFERED.critical

    def apply(self, edit: object) -> Choice:
        """Save an edit of what is here now."""
        if self.refusal is not None:
            raise self.refusal
        assert callable(edit)
        self.choice = edit(self.choice)
        return self.choice

    def form(self) -> ChoiceForm:
        """A form on this shelf, and a clock that stands still."""
        return ChoiceForm(OFFERED, self.choice, Board(self.apply, self.now, self.changed))

    def now(self) -> datetime:
        """Always the same."""
        return datetime(2026, 11, 23, 14, 2, 31)  # noqa: DTZ001 - a person's own clock, as the form shows it

    def changed(self, choice: Choice) -> Critical:
        """What a page would redraw by."""
        self.told.append(choice)
        return self.critical


def test_a_slider_and_its_number_say_the_same() -> None:
    """Either moves the other, all weights are saved, and once."""
    shelf = Shelf()
    form = shelf.form()
    form.weights["culture"].number.value = 3.0
    assert form.weights["culture"].slider.value == 3.0
    assert shelf.choice.weights == {"runway": 1.0, "culture": 3.0}
    form.weights["runway"].slider.value = 0.0
    assert form.weights["runway"].number.value == 0.0
    assert shelf.choice.weights == {"runway": 0.0, "culture": 3.0}
    assert len(shelf.told) == 2
    assert form.line.text == "Saved 14:02:31."
    assert shelf.form().weights["culture"].slider.value == 3.0


def test_weights_can_be_forgotten() -> None:
    """Nothing preferred is not the same as all at 1, and is saved as such, once."""
    shelf = Shelf(Choice(weights={"runway": 2.0, "culture": 3.0}))
    form = shelf.form()
    form.forget.click()
    assert shelf.choice.weights is None
    assert form.weights["culture"].number.value == 1.0
    assert len(shelf.told) == 1
    assert NO_WEIGHTS in form.line.text


def test_all_ticked_is_no_choice() -> None:
    """So that a company made later joins."""
    shelf = Shelf()
    form = shelf.form()
    assert [tick.value for tick in form.companies.values()] == [True, True]
    form.companies["acme"].value = False
    assert shelf.choice.companies == ("globex",)
    assert [tick.value for tick in shelf.form().companies.values()] == [False, True]
    form.companies["acme"].value = True
    assert not shelf.choice.companies


def test_a_critical_flag_is_lifted_by_hand() -> None:
    """And one lifted of a company that is not shown stays lifted."""
    shelf = Shelf(Choice(lifted={"initech": ("S1",)}))
    form = shelf.form()
    form.lifted["acme", "S2"].value = True
    assert shelf.choice.lifted == {"initech": ("S1",), "acme": ("S2",)}
    form.lifted["acme", "S2"].value = False
    assert shelf.choice.lifted == {"initech": ("S1",)}


def test_the_flags_follow_the_companies() -> None:
    """When others are compared their critical flags are offered."""
    shelf = Shelf()
    form = shelf.form()
    shelf.critical = ()
    form.companies["acme"].value = False
    assert form.lifted == {}
    shelf.critical = (("globex", "S8", f"Globex: {SCRIPT}"),)
    form.companies["globex"].value = False
    assert list(form.lifted) == [("globex", "S8")]


def test_staying_is_a_tick_and_a_number() -> None:
    """What else is known of the job stays when the number changes."""
    job = Alternative(name="My job", known={"alive_24": (0.8, 0.8, 0.8), "culture": (0.5, 0.5, 0.5)})
    shelf = Shelf(Choice(staying=job))
    form = shelf.form()
    assert (form.stays.value, form.job_kept.value) == (True, 80)
    form.job_kept.value = 95
    assert shelf.choice.staying is not None
    assert shelf.choice.staying.known == {"alive_24": (0.95, 0.95, 0.95), "culture": (0.5, 0.5, 0.5)}
    form.stays.value = False
    staying: Alternative | None = shelf.choice.staying
    assert staying is None
    form.stays.value = True
    staying = shelf.choice.staying
    assert staying == Alternative(
        name="Staying", known={"alive_24": (0.95,) * 3}, open_criteria=("team", "culture", "work", "role")
    )


def test_what_cannot_be_saved_is_said() -> None:
    """The slider stays where it was put, and the line is loud."""
    shelf = Shelf()
    form = shelf.form()
    shelf.refusal = UnwritableError(Path("comparison.json"), "no space left")
    form.weights["culture"].slider.value = 5.0
    assert form.line.text.startswith("NOT saved: could not write comparison.json: no space left")
    assert shelf.told == []
    shelf.refusal = None
    form.line.press()
    assert shelf.choice.weights == {"runway": 1.0, "culture": 5.0}
