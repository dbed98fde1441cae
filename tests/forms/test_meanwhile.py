"""Two windows on one company: nothing is written over, and what clashes is asked about."""

from __future__ import annotations

from pathlib import Path

from diligence.errors import UnsavedError
from diligence.forms.company import CompanyForm
from diligence.forms.figures import FiguresForm
from diligence.forms.people import Person
from diligence.forms.questions import QuestionsForm
from diligence.model import Rating, SourceKind, Whom
from forms.drawer import Drawer, bank, question, signal

BANK = bank(question("runway", signals=(signal("asks-back"),)))


def typed(drawer: Drawer) -> list[str]:
    return [figure.typed for figure in drawer.dossier.figures]


def test_other_fields_merge(drawer: Drawer) -> None:
    """Sector here and country there: both are saved, and nobody is asked."""
    here, there = (CompanyForm(drawer.dossier, drawer.desk) for _ in range(2))
    here.facts["sector"].field.value = "robotics"
    there.facts["country"].field.value = "France"
    assert (drawer.dossier.company.sector, drawer.dossier.company.country) == ("robotics", "France")
    assert there.facts["country"].line.offers == ()


def test_the_same_fact_is_asked_about(drawer: Drawer) -> None:
    """The second window is told what the first saved, keeps its own typing, and may decide either way."""
    here, there, third = (CompanyForm(drawer.dossier, drawer.desk).facts["sector"] for _ in range(3))
    here.field.value = "robotics"
    there.field.value = "toys"
    assert drawer.dossier.company.sector == "robotics"
    assert there.field.value == "toys"
    assert there.line.text == (
        "NOT saved yet: you entered “toys”; meanwhile “robotics” was saved by another window."
    )
    there.line.choose("Keep mine")
    assert drawer.dossier.company.sector == "toys"
    third.field.value = "games"
    third.line.choose("Keep theirs")
    assert (third.field.value, drawer.dossier.company.sector) == ("toys", "toys")
    third.field.value = "games"
    assert drawer.dossier.company.sector == "games"


def test_the_same_value_twice_is_no_clash(drawer: Drawer) -> None:
    """Both windows say robotics."""
    here, there = (CompanyForm(drawer.dossier, drawer.desk).facts["sector"] for _ in range(2))
    here.field.value = there.field.value = "robotics"
    assert there.line.text == "Saved 14:02:31."


def test_notes_of_two_windows_can_both_be_kept(drawer: Drawer) -> None:
    """Notes typed in both: the second is asked, and both may follow each other."""
    here, there = (QuestionsForm(drawer.dossier, BANK, drawer.desk).box("money.runway") for _ in range(2))
    here.notes.value = "seven months"
    there.notes.value = "eight months"
    assert [answer.text for answer in drawer.dossier.answers] == ["seven months"]
    assert there.line.offers == ("Keep mine", "Keep theirs", "Keep both")
    there.line.choose("Keep both")
    assert [answer.text for answer in drawer.dossier.answers] == ["seven months\n\neight months"]
    assert there.notes.value == "seven months\n\neight months"


def test_other_parts_of_an_answer_merge_and_are_offered(drawer: Drawer) -> None:
    """A rating here and notes there are one answer; the window that lacks one of them says so."""
    here, there = (QuestionsForm(drawer.dossier, BANK, drawer.desk).box("money.runway") for _ in range(2))
    here.rating.value = Rating.CLEAR
    there.notes.value = "eight months"
    (answer,) = drawer.dossier.answers
    assert (answer.rating, answer.text) == (Rating.CLEAR, "eight months")
    assert there.line.text == "Saved 14:02:31. Another window changed more of this answer."
    there.line.choose("Show it")
    assert there.rating.value is Rating.CLEAR


def test_a_clash_over_a_rating(drawer: Drawer) -> None:
    """Vague there, clear here: nothing is written until somebody says."""
    here, there = (QuestionsForm(drawer.dossier, BANK, drawer.desk).box("money.runway") for _ in range(2))
    there.rating.value = Rating.VAGUE
    here.rating.value = Rating.CLEAR
    assert drawer.dossier.answers[0].rating is Rating.VAGUE
    assert "you entered “clear”; meanwhile “vague” was saved" in here.line.text
    here.line.choose("Keep theirs")
    assert here.rating.value is Rating.VAGUE


def test_two_amounts_for_one_figure(drawer: Drawer) -> None:
    """Cash typed in two windows: both are on record at once, and each choice does what it says."""
    for choice, left in (("Keep mine", ["1.3M"]), ("Keep theirs", ["1.2M"]), ("Keep both", ["1.2M", "1.3M"])):
        drawer.dossier = drawer.dossier.model_copy(update={"figures": ()})
        here, there = (FiguresForm(drawer.dossier, drawer.desk).rows["cash"] for _ in range(2))
        here.amount.value = "1.2M"
        there.amount.value = "1.3M"
        assert typed(drawer) == ["1.2M", "1.3M"]
        assert there.line.text.startswith("You typed 1.3M; meanwhile $1,200,000 on 23 November 2026")
        there.line.choose(choice)
        assert typed(drawer) == left


def test_another_source_is_no_clash(drawer: Drawer) -> None:
    """The founder's cash and a document's stand side by side: that is what records are for."""
    here, there = (FiguresForm(drawer.dossier, drawer.desk).rows["cash"] for _ in range(2))
    here.amount.value = "1.2M"
    there.said_by.value = SourceKind.DOCUMENT
    there.amount.value = "1.3M"
    assert there.line.offers == ()
    assert typed(drawer) == ["1.2M", "1.3M"]


def test_two_engineers_are_kept_apart(drawer: Drawer) -> None:
    """Ada's answer and Bob's stand beside each other; their names are in conversations, which are private."""
    shown = QuestionsForm(drawer.dossier, BANK, drawer.desk)
    for name, rating in (("Ada", Rating.CLEAR), ("Bob", Rating.VAGUE)):
        shown.in_front.value = Whom.ENGINEER
        shown.name.value = name
        box = shown.box("money.runway")
        box.ask_of(Person(Whom.ENGINEER, name))
        assert box.rating.value == ""
        box.rating.value = rating
    assert [(a.by, a.rating) for a in drawer.dossier.answers] == [
        (Whom.ENGINEER, Rating.CLEAR),
        (Whom.ENGINEER, Rating.VAGUE),
    ]
    assert [talk.name for talk in drawer.dossier.conversations] == ["Ada", "Bob"]
    box = shown.box("money.runway")
    box.ask_of(Person(Whom.ENGINEER, "Ada"))
    assert box.rating.value is Rating.CLEAR
    assert box.line.text == "Answered too by: engineer (Bob)."


def test_the_rescue_file_is_named(drawer: Drawer) -> None:
    """What could not be saved says where a copy of it is."""
    row = FiguresForm(drawer.dossier, drawer.desk).rows["cash"]
    drawer.refusal = UnsavedError(Path("acme.json"), "disk full", Path("/elsewhere/acme-rescue.json"))
    row.amount.value = "1.2M"
    assert row.line.text.startswith("NOT saved: could not write acme.json: disk full")
    assert "'diligence restore /elsewhere/acme-rescue.json' brings it back" in row.line.text
    assert row.amount.value == "1.2M"
