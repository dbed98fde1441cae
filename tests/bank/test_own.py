"""Somebody's own files change and add questions; a broken one leaves the rest as it is."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bank.pets import GOOD
from diligence.bank import bank_with, shipped_bank
from diligence.model import Colour, Severity, Signal

if TYPE_CHECKING:
    from pathlib import Path

REWORDED = """\
[[question]]
id = "money.cash"
ask = "What is in the bank?"
weight = 1
"""


def write(folder: Path, **files: str) -> None:
    """Write theme files by their names."""
    for name, text in files.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")


def test_without_files_it_is_the_shipped_bank(tmp_path: Path) -> None:
    """Neither a folder that is empty nor one that isn't there changes or breaks anything."""
    assert bank_with(tmp_path) == (shipped_bank(), ())
    assert bank_with(tmp_path / "questions") == (shipped_bank(), ())


def test_a_shipped_question_is_reworded_in_its_place(tmp_path: Path) -> None:
    """What is written changes, the rest of the question and all other questions stay."""
    write(tmp_path, money=REWORDED)
    bank, broken = bank_with(tmp_path)
    cash = shipped_bank().find("money.cash")
    assert cash is not None
    assert broken == ()
    assert bank.find("money.cash") == cash.model_copy(update={"ask": "What is in the bank?", "weight": 1})
    assert [q.id for q in bank.questions] == [q.id for q in shipped_bank().questions]
    assert [q for q in bank.questions if q.id != cash.id] == [
        q for q in shipped_bank().questions if q.id != cash.id
    ]


def test_signals_that_answers_point_to_stay_known(tmp_path: Path) -> None:
    """A question of six signals with one of them reworded and one new has seven, the old ones first."""
    more = """
[[question.signal]]
id = "debt-due"
text = "A loan is due soon"
colour = "red"
severity = "minor"

[[question.signal]]
id = "two-banks"
text = "The money is in two banks"
colour = "green"
severity = "info"
"""
    write(tmp_path, money=REWORDED + more)
    bank, broken = bank_with(tmp_path)
    cash, shipped = bank.find("money.cash"), shipped_bank().find("money.cash")
    assert cash is not None
    assert shipped is not None
    assert broken == ()
    assert [s.id for s in cash.signals] == [*(s.id for s in shipped.signals), "two-banks"]
    debt = Signal(id="debt-due", text="A loan is due soon", colour=Colour.RED, severity=Severity.MINOR)
    assert cash.signals[4] == debt


def test_a_question_of_ones_own_joins_its_theme_at_the_end(tmp_path: Path) -> None:
    """A new id in a shipped theme is added after the shipped ones, with all of its fields."""
    write(tmp_path, money=GOOD[GOOD.index("[[question]]") :].replace('"pets.', '"money.'))
    bank, broken = bank_with(tmp_path)
    assert broken == ()
    money = bank.themes[1]
    assert [q.id for q in money.questions[-3:]] == ["money.who-checks", "money.dog", "money.cost"]
    assert (money.title, money.purpose) == (shipped_bank().themes[1].title, shipped_bank().themes[1].purpose)


def test_a_theme_of_ones_own_comes_last(tmp_path: Path) -> None:
    """A file of a new name is a new theme, after those that ship."""
    write(tmp_path, pets=GOOD)
    bank, broken = bank_with(tmp_path)
    assert broken == ()
    assert bank.themes[:-1] == shipped_bank().themes
    assert [q.id for q in bank.themes[-1].questions] == ["pets.dog", "pets.cost"]


def test_a_theme_is_renamed_and_keeps_its_checklist(tmp_path: Path) -> None:
    """The checklist stays unless the file has one."""
    values = '[[question]]\nid = "culture.values"\nask = "What do you stand for?"\n'
    write(tmp_path, culture=f'title = "How we live"\n{values}')
    [shipped] = [theme for theme in shipped_bank().themes if theme.id == "culture"]
    bank, broken = bank_with(tmp_path)
    assert broken == ()
    [culture] = [theme for theme in bank.themes if theme.id == "culture"]
    assert (culture.title, culture.checklist) == ("How we live", shipped.checklist)


KEPT = {
    "kind": ("pmf.doubt", 'kind = "text"', "kind"),
    "choices": ("money.fundraising", 'choices = ["yes", "no"]', "choices"),
    "metric": ("money.cash", 'metric = "debt_due"', "metric"),
    "unit": ("offer.cliff", 'unit = "days"', "unit"),
}


@pytest.mark.parametrize(("question", "line", "field"), KEPT.values(), ids=KEPT)
def test_what_rules_read_cannot_be_changed(question: str, line: str, field: str, tmp_path: Path) -> None:
    """Another kind of answer would make old answers unreadable; the reason and the way out are said."""
    theme = question.partition(".")[0]
    write(tmp_path, **{theme: f'[[question]]\nid = "{question}"\n{line}\n'})
    bank, broken = bank_with(tmp_path)
    assert bank == shipped_bank()
    [error] = broken
    assert error.where == f"line 3, question 1 ({question}), field '{field}'"
    assert error.problem.startswith(f"a shipped question keeps its {field}")
    assert error.advice == "leave the field out, or give the question an id of its own"


def test_what_rules_read_may_be_written_again(tmp_path: Path) -> None:
    """Whoever copies a whole shipped question and rewords it changes only the words."""
    write(tmp_path, money=f'{REWORDED}kind = "number"\nmetric = "cash"\n')
    bank, broken = bank_with(tmp_path)
    cash = bank.find("money.cash")
    assert cash is not None
    assert (cash.ask, broken) == ("What is in the bank?", ())


BROKEN = {
    "no TOML": (REWORDED.replace("=", ":"), "line 2", "it is not TOML"),
    "unknown field": (
        REWORDED.replace("ask", "aks"),
        "line 3, question 1 (money.cash)",
        "no field of that name",
    ),
    "id twice": (REWORDED * 2, "line 6, question 2 (money.cash)", "question 1 has the same id"),
    "id of another theme": (
        REWORDED.replace("money", "pmf"),
        "line 2, question 1 (pmf.cash)",
        "file's theme",
    ),
    "weight out of range": (
        REWORDED.replace("1", "9"),
        "line 4, question 1 (money.cash)",
        "less than or equal",
    ),
    "new question unfinished": (
        REWORDED.replace(".cash", ".dog"),
        "line 1, question 1 (money.dog), field 'why'",
        "it is missing",
    ),
    "no questions": ("question = 5", "line 1, field 'question'", "it is not a list of tables"),
    "questions of no fields": ("question = [5]", "question 1", "5 is not a table"),
    "checklist of no areas": (f"checklist = 5\n{REWORDED}", "line 1, field 'checklist'", "5 is not a table"),
    "id that is a number": (REWORDED.replace('"money.cash"', "3.5"), "line 2, question 1", "got 3.5"),
    "nothing in it": ("", "line 1, field 'question'", "it is missing"),
}


@pytest.mark.parametrize(("text", "where", "problem"), BROKEN.values(), ids=BROKEN)
def test_a_broken_file_is_named_and_the_rest_works(
    text: str, where: str, problem: str, tmp_path: Path
) -> None:
    """The shipped questions stay as they are, the other files are read, the broken one says why it isn't."""
    write(tmp_path, money=text, pets=GOOD)
    bank, broken = bank_with(tmp_path)
    [error] = broken
    assert error.path == tmp_path / "money.toml"
    assert error.where.startswith(where)
    assert problem in error.problem
    assert error.advice
    assert bank.themes[:-1] == shipped_bank().themes
    assert bank.themes[-1].id == "pets"


def test_a_question_in_the_wrong_file_is_sent_to_the_right_one(tmp_path: Path) -> None:
    """Two lines meant to reword a shipped question, in a file of any name: the advice names the file."""
    write(tmp_path, mine=REWORDED)
    _, [error] = bank_with(tmp_path)
    assert error.where == "line 2, question 1 (money.cash), field 'id'"
    assert error.advice == "begin it with 'mine.' or move the question to money.toml"


def test_each_broken_file_is_told(tmp_path: Path) -> None:
    """Bytes, a folder, a huge file and a strange name are four refusals, in the order of the names."""
    (tmp_path / "cats.toml").write_bytes(GOOD.replace("smile", "Entrecôte").encode("latin-1"))
    (tmp_path / "dogs.toml").mkdir()
    (tmp_path / "fish.toml").write_text("#" * 1_000_001, encoding="utf-8")
    write(tmp_path, **{"My pets": GOOD})
    bank, broken = bank_with(tmp_path)
    assert bank == shipped_bank()
    assert [(error.path.name, error.problem) for error in broken] == [
        ("My pets.toml", "a theme is named by its file, in small letters a to z only"),
        ("cats.toml", "it is not UTF-8 text"),
        ("dogs.toml", "it is a folder or a device"),
        ("fish.toml", "it is larger than a megabyte"),
    ]


def test_other_files_are_left_alone(tmp_path: Path) -> None:
    """Notes, and what an editor keeps beside a file, are no questions."""
    (tmp_path / "notes.txt").write_text("pets", encoding="utf-8")
    (tmp_path / ".pets.toml").write_text("pets", encoding="utf-8")
    assert bank_with(tmp_path) == (shipped_bank(), ())


def test_a_file_in_place_of_the_folder_is_told(tmp_path: Path) -> None:
    """It is named as what can't be read, and the shipped bank works."""
    place = tmp_path / "questions"
    place.write_text("pets", encoding="utf-8")
    bank, broken = bank_with(place)
    assert bank == shipped_bank()
    [error] = broken
    assert (error.path, error.where) == (place, "the folder itself")


@pytest.mark.parametrize("order", list(permutations(["money", "pets", "pmf"])))
def test_the_order_of_writing_makes_no_difference(order: tuple[str, ...], tmp_path: Path) -> None:
    """Files are read by name, so that two machines get the same bank."""
    doubt = '[[question]]\nid = "pmf.doubt"\nask = "Are you sure?"\n'
    texts = {"money": REWORDED, "pets": GOOD, "pmf": doubt}
    for name in order:
        write(tmp_path, **{name: texts[name]})
    bank, broken = bank_with(tmp_path)
    assert broken == ()
    asked = [bank.find(name) for name in ("pmf.doubt", "money.cash", "pets.dog")]
    assert [q.ask for q in asked if q] == ["Are you sure?", "What is in the bank?", "May I bring a dog?"]


@given(start=st.integers(0, len(GOOD)), cut=st.integers(0, 60), put=st.text(max_size=12))
def test_no_file_stops_the_others(
    start: int, cut: int, put: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Whatever part of a good file is lost or overwritten: it is read or refused, and the others are read."""
    folder = tmp_path_factory.mktemp("questions")
    write(folder, money=REWORDED)
    text = GOOD[:start] + put + GOOD[start + cut :]
    (folder / "pets.toml").write_bytes(text.encode())
    bank, broken = bank_with(folder)
    cash = bank.find("money.cash")
    assert cash is not None
    assert cash.ask == "What is in the bank?"
    assert len(broken) + ("pets" in [theme.id for theme in bank.themes]) == 1
