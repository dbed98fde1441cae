"""A file that doesn't fit is refused: the file, the line, what is wrong there and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest

from bank.pets import GOOD
from diligence.bank import load_theme
from diligence.errors import BrokenFileError
from diligence.model import AnswerKind, Colour, Question, Severity, Signal, Theme, Whom

if TYPE_CHECKING:
    from pathlib import Path


def test_a_theme_of_ones_own_is_read_in_full(tmp_path: Path) -> None:
    """Every field of a hand-written file arrives, and what is left out has its usual value."""
    path = tmp_path / "pets.toml"
    path.write_text(GOOD, encoding="utf-8")
    dog = Question(
        id="pets.dog",
        ask="May I bring a dog?",
        why="A dog can't be left alone.",
        strong="Yes, and where it sleeps.",
        weak="We'll see.",
        whom=(Whom.RECRUITER, Whom.FOUNDER),
        stages=("seed",),
        kind=AnswerKind.YES_NO,
        follow_up="Whose dog was here last?",
        source="our own",
        weight=1,
        signals=(
            Signal(
                id="dog-seen",
                text="There is a dog in the room",
                colour=Colour.GREEN,
                severity=Severity.INFO,
            ),
        ),
    )
    cost = Question(
        id="pets.cost",
        ask="What do you spend on dog food?",
        why="It tells how many dogs there are.",
        strong="An amount.",
        weak="A smile.",
        whom=(Whom.ENGINEER,),
        kind=AnswerKind.NUMBER,
        metric="expenses",
        source="our own",
        weight=2,
    )
    purpose = "Find out who may bring a dog."
    assert load_theme(path) == Theme(id="pets", title="Pets", purpose=purpose, questions=(dog, cost))


class Broken(NamedTuple):
    """A way to break the good file, and what the refusal says about it."""

    old: str
    new: str
    where: str
    problem: str
    advice: str


SIGNAL_TABLE = """
[[question.signal]]
id = "dog-seen"
text = "There is a dog in the room"
colour = "green"
severity = "info"
"""
DOG = "question 1 (pets.dog)"
COST = "question 2 (pets.cost)"
BROKEN = {
    "no equals sign": Broken(
        'title = "Pets"',
        'title "Pets"',
        "line 1",
        "it is not TOML (expected '=' after a key in a key/value pair)",
        "correct that line or the one before it",
    ),
    "quotation mark left open at the end": Broken(
        'metric = "expenses"\nsource = "our own"\n',
        'metric = "expenses"\nsource = """our own\n',
        "line 32",
        "it is not TOML (unterminated string)",
        "look above it for a quotation mark or a bracket that was left open",
    ),
    "field written twice": Broken(
        "weight = 1",
        "weight = 1\nweight = 2",
        "line 16",
        "it is not TOML (cannot overwrite a value)",
        "correct that line or the one before it",
    ),
    "title missing": Broken(
        'title = "Pets"\n',
        "",
        "line 1, field 'title'",
        "it is missing",
        "add it; a theme file needs title, purpose, question",
    ),
    "question field missing": Broken(
        'weak = "A smile."\n',
        "",
        f"line 23, {COST}, field 'weak'",
        "it is missing",
        "add it; a question needs id, ask, why, strong, weak, whom, kind, source",
    ),
    "id missing": Broken(
        'id = "pets.cost"\n',
        "",
        "line 23, question 2, field 'id'",
        "it is missing",
        "add it; a question needs id,",
    ),
    "signal field missing": Broken(
        'colour = "green"\n',
        "",
        f"line 17, {DOG}, signal 1 (dog-seen), field 'colour'",
        "it is missing",
        "add it; a signal needs id, text, colour, severity",
    ),
    "text empty": Broken(
        "We'll see.",
        " ",
        f"line 9, {DOG}, field 'weak'",
        "it is empty",
        "write at least a few words",
    ),
    "unknown kind": Broken(
        "yes/no",
        "maybe",
        f"line 12, {DOG}, field 'kind'",
        "'maybe' is not known here",
        "use one of: 'rating', 'number', 'yes/no', 'choice' or 'text'",
    ),
    "unknown person": Broken(
        '["recruiter", "founder"]',
        '["recruiter", "dog"]',
        f"line 10, {DOG}, field 'whom'",
        "'dog' is not known here",
        "use one of: 'founder', 'executive', 'engineer', 'recruiter', 'investor',",
    ),
    "nobody to ask": Broken(
        '["engineer"]',
        "[]",
        f"line 29, {COST}, field 'whom'",
        "it is empty",
        "name one person at least, best placed first",
    ),
    "list without brackets": Broken(
        '["engineer"]',
        '"engineer"',
        f"line 29, {COST}, field 'whom'",
        "'engineer' is not a list",
        "put it in square brackets, as in whom = ['engineer']",
    ),
    "table in single brackets": Broken(
        "[[question.signal]]",
        "[question.signal]",
        f"line 17, {DOG}, field 'signal'",
        "it is not a list of tables",
        "head each with [[question.signal]], in double brackets",
    ),
    "unknown stage": Broken(
        '["seed"]',
        '["seed", "series-a"]',
        f"line 11, {DOG}, field 'stages'",
        "'series-a' is not a stage",
        "use any of: pre-seed, seed, series a, later",
    ),
    "unknown colour": Broken(
        'colour = "green"',
        'colour = "blue"',
        f"line 20, {DOG}, signal 1 (dog-seen), field 'colour'",
        "'blue' is not known here",
        "use one of: 'red' or 'green'",
    ),
    "metric misspelt": Broken(
        'metric = "expenses"',
        'metric = "expences"',
        f"line 31, {COST}, field 'metric'",
        "no metric of the catalogue is called 'expences'",
        "did you mean expenses?",
    ),
    "metric unlike any": Broken(
        'metric = "expenses"',
        'metric = "zzz"',
        f"line 31, {COST}, field 'metric'",
        "no metric of the catalogue is called 'zzz'",
        "use one of: revenue, recurring_revenue,",
    ),
    "number without a metric": Broken(
        'metric = "expenses"\n',
        "",
        f"line 23, {COST}, field 'metric'",
        "a number question needs a metric or a unit and has none",
        'name one of the catalogue, for example metric = "revenue"',
    ),
    "metric without a number": Broken(
        'kind = "yes/no"',
        'kind = "yes/no"\nmetric = "cash"',
        f"line 13, {DOG}, field 'metric'",
        "a yes/no question has no metric",
        'leave it out, or write kind = "number"',
    ),
    "one choice": Broken(
        'kind = "yes/no"',
        'kind = "choice"\nchoices = ["yes"]',
        f"line 13, {DOG}, field 'choices'",
        "a choice question needs two or more, all different",
        "write them as they should stand in the form",
    ),
    "two equal choices": Broken(
        'kind = "yes/no"',
        'kind = "choice"\nchoices = ["yes", "no", "yes"]',
        f"line 13, {DOG}, field 'choices'",
        "a choice question needs two or more, all different",
        "write them as they should stand in the form",
    ),
    "choices without a choice": Broken(
        'kind = "yes/no"',
        'kind = "yes/no"\nchoices = ["yes", "no"]',
        f"line 13, {DOG}, field 'choices'",
        "a yes/no question has no choices",
        'leave them out, or write kind = "choice"',
    ),
    "weight too large": Broken(
        "weight = 1",
        "weight = 7",
        f"line 15, {DOG}, field 'weight'",
        "input should be less than or equal to 3, got 7",
        "write 1, 2 or 3",
    ),
    "number where words belong": Broken(
        '"A smile."',
        "5",
        f"line 28, {COST}, field 'weak'",
        "input should be a valid string, got 5",
        "see how the shipped questions write it",
    ),
    "id without a theme": Broken(
        '"pets.dog"',
        '"dog"',
        "line 5, question 1 (dog), field 'id'",
        "'dog' does not have the form of an id",
        "as in 'pmf.path' for a question",
    ),
    "signal id with a blank": Broken(
        '"dog-seen"',
        '"dog seen"',
        f"line 18, {DOG}, signal 1 (dog seen), field 'id'",
        "'dog seen' does not have the form of an id",
        "'no-plan' for a signal",
    ),
    "no web address": Broken(
        'source = "our own"\nweight = 1',
        'source = "our own"\nsource_url = "www.example.org"\nweight = 1',
        f"line 15, {DOG}, field 'source_url'",
        "'www.example.org' is not a web address",
        "begin it with http:// or https://",
    ),
    "id used twice": Broken(
        '"pets.cost"',
        '"pets.dog"',
        "line 24, question 2 (pets.dog), field 'id'",
        "question 1 has the same id",
        "give the newer of the two another id",
    ),
    "id of another theme": Broken(
        '"pets.cost"',
        '"money.cost"',
        "line 24, question 2 (money.cost), field 'id'",
        "it does not begin with the file's theme, 'pets'",
        "begin it with 'pets.' or move the question to money.toml",
    ),
    "signal id used twice": Broken(
        SIGNAL_TABLE,
        SIGNAL_TABLE * 2,
        f"line 17, {DOG}, field 'signal'",
        "two signals have the id 'dog-seen'",
        "give each signal of a question an id of its own",
    ),
    "seven signals": Broken(
        SIGNAL_TABLE,
        SIGNAL_TABLE * 7,
        f"line 17, {DOG}, field 'signal'",
        "there are 7 and room for 6",
        "keep those that one could really hear",
    ),
    "field misspelt": Broken(
        "follow_up",
        "followup",
        f"line 13, {DOG}, field 'followup'",
        "a question has no field of that name",
        "did you mean 'follow_up'?",
    ),
    "needed field misspelt": Broken(
        'kind = "yes/no"',
        'knid = "yes/no"',
        f"line 12, {DOG}, field 'knid'",
        "a question has no field of that name",
        "did you mean 'kind'?",
    ),
    "field unlike any": Broken(
        "weight = 1",
        "zzz = 1",
        f"line 15, {DOG}, field 'zzz'",
        "a question has no field of that name",
        "use any of: id, ask, why, strong, weak, whom, stages, kind, choices, metric, unit, signal,",
    ),
    "signals by the record's name": Broken(
        "[[question.signal]]",
        "[[question.signals]]",
        f"line 17, {DOG}, field 'signals'",
        "a question has no field of that name",
        "did you mean 'signal'?",
    ),
    "question field below a signal": Broken(
        'severity = "info"',
        'severity = "info"\nkind = "text"',
        f"line 22, {DOG}, signal 1 (dog-seen), field 'kind'",
        "a signal has no field of that name",
        "it belongs to the question, so move it above the first [[question.signal]]",
    ),
    "unknown field of the file": Broken(
        "purpose",
        "porpoise",
        "line 2, field 'porpoise'",
        "a theme file has no field of that name",
        "did you mean 'purpose'?",
    ),
    "no questions": Broken(
        GOOD[GOOD.index("[[question]]") :],
        "question = []",
        "line 4, field 'question'",
        "it is empty",
        "write at least one [[question]] table",
    ),
    "unknown severity": Broken(
        'severity = "info"',
        'severity = "dire"',
        f"line 21, {DOG}, signal 1 (dog-seen), field 'severity'",
        "'dire' is not known here",
        "use one of: 'critical', 'major', 'minor' or 'info'",
    ),
    "unknown unit": Broken(
        'metric = "expenses"',
        'unit = "bowls"',
        f"line 31, {COST}, field 'unit'",
        "'bowls' is not known here",
        "use one of: 'count', 'money', 'share', 'months', 'days' or 'date'",
    ),
    "metric and unit": Broken(
        'metric = "expenses"',
        'metric = "expenses"\nunit = "money"',
        f"line 32, {COST}, field 'unit'",
        "the metric says what it is counted in already",
        "leave out the metric or the unit",
    ),
    "unit without a number": Broken(
        'kind = "yes/no"',
        'kind = "yes/no"\nunit = "days"',
        f"line 13, {DOG}, field 'unit'",
        "a yes/no question has no unit",
        'leave it out, or write kind = "number"',
    ),
    "a number of thousands of digits": Broken(
        "weight = 1",
        f"weight = {'1' * 5000}",
        "line 32",
        "it is not TOML (exceeds the limit",
        "look above it for a quotation mark or a bracket that was left open",
    ),
    "brackets without end": Broken(
        'stages = ["seed"]',
        f"stages = {'[' * 5000}",
        "the file itself",
        "its brackets are nested too deeply",
        "write lists of plain words only",
    ),
}


@pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN)
def test_a_file_that_does_not_fit_is_refused_with_help(broken: Broken, tmp_path: Path) -> None:
    """The message names the file, the place, what is wrong there and what to do, in this order."""
    path = tmp_path / "pets.toml"
    assert broken.old in GOOD
    path.write_text(GOOD.replace(broken.old, broken.new, 1), encoding="utf-8")
    with pytest.raises(BrokenFileError) as caught:
        load_theme(path)
    error = caught.value
    assert (error.path, error.where) == (path, broken.where)
    assert broken.problem in error.problem
    assert broken.advice in error.advice
    assert str(error) == f"{path} is broken at {error.where}: {error.problem}; {error.advice}"


def test_bytes_that_are_no_text_are_refused_with_their_line(tmp_path: Path) -> None:
    """A file saved in another encoding is refused at the line of its first strange letter."""
    path = tmp_path / "pets.toml"
    path.write_bytes(GOOD.replace("A smile.", "Entrecôte.").encode("latin-1"))
    with pytest.raises(BrokenFileError) as caught:
        load_theme(path)
    assert str(caught.value) == f"{path} is broken at line 28: it is not UTF-8 text; save the file as UTF-8"


def test_a_file_that_is_not_there_is_refused_by_its_name(tmp_path: Path) -> None:
    """A wrong path gives the package's own error, with the system's reason."""
    path = tmp_path / "nowhere.toml"
    with pytest.raises(BrokenFileError) as caught:
        load_theme(path)
    assert caught.value.path == path
    assert caught.value.problem == "it cannot be read (No such file or directory)"
    assert caught.value.advice == "check the path and who may read it"


def test_a_long_value_is_quoted_in_part(tmp_path: Path) -> None:
    """A value of any length leaves the message short enough to read."""
    path = tmp_path / "pets.toml"
    path.write_text(GOOD.replace("yes/no", "maybe " * 100), encoding="utf-8")
    with pytest.raises(BrokenFileError) as caught:
        load_theme(path)
    assert caught.value.problem == "'maybe maybe maybe maybe maybe maybe may... is not known here"


def test_no_line_is_named_where_it_would_be_a_guess(tmp_path: Path) -> None:
    """A text that looks like the head of a question makes heads and questions differ in number."""
    path = tmp_path / "pets.toml"
    text = GOOD.replace('"It tells how many dogs there are."', "'''\n[[question]]\n'''").replace(
        '"A smile."', '""'
    )
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BrokenFileError) as caught:
        load_theme(path)
    assert caught.value.where == "question 2 (pets.cost), field 'weak'"


def test_a_line_is_looked_for_within_its_own_question(tmp_path: Path) -> None:
    """The second question's first signal has line 34 as its head, and its colour stands on line 37."""
    path = tmp_path / "pets.toml"
    path.write_text(GOOD + SIGNAL_TABLE.replace("green", "blue"), encoding="utf-8")
    with pytest.raises(BrokenFileError) as caught:
        load_theme(path)
    assert caught.value.where == "line 37, question 2 (pets.cost), signal 1 (dog-seen), field 'colour'"


def test_a_signal_written_in_one_line_borrows_no_line_of_the_next_question(tmp_path: Path) -> None:
    """The first question has its signals inside it, on line 16; the second has them under heads."""
    path = tmp_path / "pets.toml"
    inline = (
        "weight = 1\nsignal = [{ id = 'dog-seen', text = 'A dog', colour = 'blue', severity = 'info' }]\n"
    )
    text = GOOD.replace("weight = 1\n" + SIGNAL_TABLE, inline) + SIGNAL_TABLE
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BrokenFileError) as caught:
        load_theme(path)
    assert caught.value.where == "line 4, question 1 (pets.dog), signal 1 (dog-seen), field 'colour'"


def test_lines_count_with_the_line_ends_of_any_system(tmp_path: Path) -> None:
    """A file from Windows, with the mark that some editors put first, is read and refused alike."""
    path = tmp_path / "pets.toml"
    path.write_bytes(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())
    assert load_theme(path).title == "Pets"
    path.write_bytes(b"\xef\xbb\xbf" + GOOD.replace("A smile.", "").replace("\n", "\r\n").encode())
    with pytest.raises(BrokenFileError) as caught:
        load_theme(path)
    assert caught.value.where == "line 28, question 2 (pets.cost), field 'weak'"


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    """Nothing in it: the first field that a theme needs is missing."""
    path = tmp_path / "pets.toml"
    path.write_text("", encoding="utf-8")
    with pytest.raises(BrokenFileError) as caught:
        load_theme(path)
    assert str(caught.value).endswith(
        "is broken at line 1, field 'title': it is missing; add it; "
        "a theme file needs title, purpose, question"
    )


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    """A megabyte and a byte is too much, a megabyte is not."""
    path = tmp_path / "pets.toml"
    path.write_text(GOOD + "#" * (1_000_000 - len(GOOD)), encoding="utf-8")
    assert load_theme(path).title == "Pets"
    path.write_text(GOOD + "#" * (1_000_001 - len(GOOD)), encoding="utf-8")
    with pytest.raises(BrokenFileError) as caught:
        load_theme(path)
    assert caught.value.problem == "it is larger than a megabyte"


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    """A folder with the name of a file is refused as what it is."""
    path = tmp_path / "pets.toml"
    path.mkdir()
    with pytest.raises(BrokenFileError) as caught:
        load_theme(path)
    assert caught.value.problem == "it is a folder or a device"


@pytest.mark.parametrize("name", ["Pets", "my pets", "pets2"])
def test_a_theme_is_named_in_small_letters(name: str, tmp_path: Path) -> None:
    """The name is the first part of every id in the file, so it must be able to be."""
    path = tmp_path / f"{name}.toml"
    path.write_text(GOOD, encoding="utf-8")
    with pytest.raises(BrokenFileError) as caught:
        load_theme(path)
    assert (caught.value.where, caught.value.advice) == ("the file's name", "rename it, as in pets.toml")


CHECKLIST = """
[checklist]

[[checklist.area]]
id = "comfort"
title = "Comfort"
questions = ["pets.dog"]
needed = 1
fewest_known = 1
"""


class Area(NamedTuple):
    """A way to break the checklist, and what the refusal says."""

    old: str
    new: str
    where: str
    problem: str


AREAS = {
    "question unlike any": Area(
        '["pets.dog"]',
        '["pets.cat"]',
        "line 39, field 'checklist', area 1 (comfort), field 'questions'",
        "'pets.cat' is no yes/no question of the theme, or is in the checklist twice",
    ),
    "question of another kind": Area(
        '["pets.dog"]',
        '["pets.cost"]',
        "line 39, field 'checklist', area 1 (comfort), field 'questions'",
        "'pets.cost' is no yes/no question of the theme, or is in the checklist twice",
    ),
    "question twice": Area(
        '["pets.dog"]',
        '["pets.dog", "pets.dog"]',
        "line 39, field 'checklist', area 1 (comfort), field 'questions'",
        "'pets.dog' is no yes/no question of the theme, or is in the checklist twice",
    ),
    "more needed than there are": Area(
        "needed = 1",
        "needed = 2",
        "line 40, field 'checklist', area 1 (comfort), field 'needed'",
        "the area has fewer questions than 2",
    ),
    "field misspelt": Area(
        "needed",
        "neded",
        "line 40, field 'checklist', area 1 (comfort), field 'neded'",
        "an area has no field of that name",
    ),
    "no areas": Area(
        CHECKLIST,
        "[checklist]\narea = []\n",
        "line 34, field 'checklist', field 'area'",
        "it is empty",
    ),
    "unknown part": Area(
        "[checklist]\n",
        "[checklist]\nrule = 4\n",
        "line 35, field 'checklist', field 'rule'",
        "a checklist has no field of that name",
    ),
}


@pytest.mark.parametrize("broken", AREAS.values(), ids=AREAS)
def test_a_checklist_that_does_not_fit_is_refused(broken: Area, tmp_path: Path) -> None:
    """An area holds yes-or-no questions of the theme, each once, and can be passed."""
    path = tmp_path / "pets.toml"
    text = GOOD + CHECKLIST
    assert broken.old in text
    path.write_text(text.replace(broken.old, broken.new, 1), encoding="utf-8")
    with pytest.raises(BrokenFileError) as caught:
        load_theme(path)
    assert (caught.value.where, caught.value.problem) == (broken.where, broken.problem)
