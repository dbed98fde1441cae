"""The shipped questions hold together, and a file that doesn't fit is refused with help."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple
from zipfile import ZipFile

import pytest

import diligence
from diligence.bank import load_theme, shipped_bank
from diligence.errors import BrokenFileError
from diligence.model import METRICS, AnswerKind, Colour, Question, Severity, Signal, Theme, Whom

PMF_IDS = [
    "pmf.doubt",
    "pmf.reached",
    "pmf.path",
    "pmf.revenue-now",
    "pmf.revenue-year-ago",
    "pmf.active-users",
    "pmf.problem",
    "pmf.ideal-customer",
    "pmf.activation",
    "pmf.growth-rate",
    "pmf.retention",
    "pmf.complaint",
    "pmf.founder-sales",
    "pmf.explain",
]
MONEY_IDS = [
    "money.default-alive",
    "money.runway",
    "money.runway-assumptions",
    "money.fundraising",
    "money.cash",
    "money.burn",
    "money.expenses",
    "money.headcount-plan",
]
METRIC_OF = {
    "pmf.revenue-now": "revenue",
    "pmf.revenue-year-ago": "revenue",
    "pmf.active-users": "active_users",
    "pmf.growth-rate": "growth",
    "money.runway": "runway_months",
    "money.cash": "cash",
    "money.burn": "net_burn",
    "money.expenses": "expenses",
    "money.headcount-plan": "headcount",
}
CHOICES_OF = {
    "pmf.retention": ("it goes flat", "it is still falling", "too early to tell", "not measured"),
    "pmf.founder-sales": (
        "most of the week",
        "a day or more a week",
        "less than a day a week",
        "none, others do it",
    ),
    "money.default-alive": (
        "already profitable",
        "default alive",
        "default dead",
        "they don't know",
        "they say it doesn't matter",
    ),
    "money.fundraising": (
        "no round planned",
        "planned, not started",
        "raising, nothing signed",
        "signed, not in the bank yet",
        "closed, in the bank",
    ),
}
STAGES = {"pre-seed", "seed", "series a", "later"}
MOST_SIGNALS = 6
FEWEST_CHOICES = 2

every_question = pytest.mark.parametrize("question", shipped_bank().questions, ids=lambda q: q.id)


@pytest.mark.parametrize("question_id", PMF_IDS + MONEY_IDS)
def test_every_promised_question_is_in_its_theme(question_id: str) -> None:
    """Each question the project promises is found by its id, in the theme its id names."""
    themes = [t.id for t in shipped_bank().themes if question_id in [q.id for q in t.questions]]
    assert themes == [question_id.split(".", maxsplit=1)[0]]


def test_product_market_fit_is_asked_about_before_money() -> None:
    """The themes stand in the order in which one would ask."""
    assert [theme.id for theme in shipped_bank().themes] == ["pmf", "money"]


def test_no_two_questions_share_an_id() -> None:
    """An answer points to one question only."""
    ids = [question.id for question in shipped_bank().questions]
    assert sorted(ids) == sorted(set(ids))


def test_the_bank_is_read_once() -> None:
    """Asking for the bank again gives the same value and reads no file."""
    assert shipped_bank() is shipped_bank()


def test_a_shipped_theme_reads_the_same_from_its_file() -> None:
    """The shipped files go through the same reader as anybody's own."""
    path = Path(str(files("diligence.bank"))) / "money.toml"
    assert load_theme(path) == shipped_bank().themes[1]


def test_the_bank_is_read_from_inside_a_zip(tmp_path: Path) -> None:
    """A package that was never unpacked has its questions all the same."""
    package = Path(diligence.__file__).parent
    archive = tmp_path / "diligence.zip"
    with ZipFile(archive, "w") as zipped:
        for path in sorted([*package.rglob("*.py"), *package.rglob("*.toml")]):
            zipped.write(path, path.relative_to(package.parent))
    code = "from diligence.bank import shipped_bank as b, load; print(load.__file__, len(b().questions))"
    environment = os.environ | {"PYTHONPATH": str(archive)}
    run = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False
    )
    assert run.stderr == ""
    assert run.stdout.split() == [str(archive / "diligence/bank/load.py"), str(len(PMF_IDS + MONEY_IDS))]


def test_number_questions_feed_the_figure_they_ask_for() -> None:
    """Each number question names its metric, which is in the catalogue, and no other question has one."""
    named = {q.id: q.metric for q in shipped_bank().questions if q.kind is AnswerKind.NUMBER or q.metric}
    assert {i: named[i] for i in METRIC_OF} == METRIC_OF
    assert set(named.values()) <= set(METRICS)


def test_choices_keep_their_wording() -> None:
    """Answers hold a choice by its words, and not knowing stays apart from not caring."""
    found = {q.id: q.choices for q in shipped_bank().questions if q.id in CHOICES_OF}
    assert found == CHOICES_OF


@every_question
def test_choices_belong_to_choice_questions(question: Question) -> None:
    """A choice question has two or more different choices, any other has none."""
    if question.kind is AnswerKind.CHOICE:
        assert len(set(question.choices)) == len(question.choices) >= FEWEST_CHOICES
    else:
        assert question.choices == ()


@every_question
def test_signals_can_be_told_apart_and_point_both_ways(question: Question) -> None:
    """At most six signals, each with an id of its own, and both good and bad ones among them."""
    ids = [signal.id for signal in question.signals]
    assert len(ids) <= MOST_SIGNALS
    assert sorted(ids) == sorted(set(ids))
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", i) for i in ids)
    assert {signal.colour for signal in question.signals} == {Colour.RED, Colour.GREEN}


@every_question
def test_texts_are_whole_sentences(question: Question) -> None:
    """What is asked ends as a sentence does, and so does all that explains it."""
    assert question.ask.endswith(("?", "."))
    assert question.follow_up.endswith("?")
    for text in (question.why, question.strong, question.weak):
        assert text.endswith(".")
    for text in (question.ask, question.follow_up, question.why, question.strong, question.weak):
        assert text[0] in '"$' or text[0].isupper()
        assert "  " not in text


@every_question
def test_signals_are_short_enough_to_tick_while_listening(question: Question) -> None:
    """A signal is a line of at most 80 letters that starts with a capital and has no full stop."""
    for signal in question.signals:
        assert len(signal.text) <= 80, signal.text
        assert signal.text[0].isupper() or signal.text[0].isdigit(), signal.text
        assert not signal.text.endswith("."), signal.text


@every_question
def test_somebody_can_be_asked(question: Question) -> None:
    """Each question names whom to ask, nobody twice."""
    assert len(set(question.whom)) == len(question.whom) >= 1


@every_question
def test_stages_are_known(question: Question) -> None:
    """A question is meant for stages people use, or for all."""
    assert set(question.stages) <= STAGES


@every_question
def test_the_origin_can_be_looked_up(question: Question) -> None:
    """Each question is our own, or names an author and a title with a web address."""
    if question.source == "our own":
        assert question.source_url == ""
    else:
        assert re.fullmatch(r"\S.+, \S.+", question.source)
        assert re.fullmatch(r"https?://[\w.-]+\.[a-z]+/\S+", question.source_url)


@every_question
def test_spelling_is_the_same_everywhere(question: Question) -> None:
    """Words with two spellings have one of them here, in plain letters."""
    texts = [question.ask, question.why, question.strong, question.weak, question.follow_up]
    texts += [signal.text for signal in question.signals] + list(question.choices)
    assert all(text.isascii() for text in texts)
    wrong = re.compile(r"\b(startups?|color|behavior|organiz\w+|recogniz\w+|center|percent)\b", re.IGNORECASE)
    assert [found[0] for text in texts if (found := wrong.search(text))] == []


GOOD = """\
title = "Pets"
purpose = "Find out who may bring a dog."

[[question]]
id = "pets.dog"
ask = "May I bring a dog?"
why = "A dog can't be left alone."
strong = "Yes, and where it sleeps."
weak = "We'll see."
whom = ["recruiter", "founder"]
stages = ["seed"]
kind = "yes/no"
follow_up = "Whose dog was here last?"
source = "our own"
weight = 1

[[question.signal]]
id = "dog-seen"
text = "There is a dog in the room"
colour = "green"
severity = "info"

[[question]]
id = "pets.cost"
ask = "What do you spend on dog food?"
why = "It tells how many dogs there are."
strong = "An amount."
weak = "A smile."
whom = ["engineer"]
kind = "number"
metric = "expenses"
source = "our own"
"""


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
        "field 'title'",
        "it is missing",
        "add it; a theme file needs title, purpose, question",
    ),
    "question field missing": Broken(
        'weak = "A smile."\n',
        "",
        f"{COST}, field 'weak'",
        "it is missing",
        "add it; a question needs id, ask, why, strong, weak, whom, kind, source",
    ),
    "id missing": Broken(
        'id = "pets.cost"\n',
        "",
        "question 2, field 'id'",
        "it is missing",
        "add it; a question needs id,",
    ),
    "signal field missing": Broken(
        'colour = "green"\n',
        "",
        f"{DOG}, signal 1 (dog-seen), field 'colour'",
        "it is missing",
        "add it; a signal needs id, text, colour, severity",
    ),
    "text empty": Broken(
        "We'll see.",
        " ",
        f"{DOG}, field 'weak'",
        "it is empty",
        "write at least a few words",
    ),
    "unknown kind": Broken(
        "yes/no",
        "maybe",
        f"{DOG}, field 'kind'",
        "'maybe' is not known here",
        "use one of: 'rating', 'number', 'yes/no', 'choice' or 'text'",
    ),
    "unknown person": Broken(
        '["recruiter", "founder"]',
        '["recruiter", "dog"]',
        f"{DOG}, field 'whom'",
        "'dog' is not known here",
        "use one of: 'founder', 'executive', 'engineer', 'recruiter', 'investor',",
    ),
    "nobody to ask": Broken(
        '["engineer"]',
        "[]",
        f"{COST}, field 'whom'",
        "it is empty",
        "name one person at least, best placed first",
    ),
    "list without brackets": Broken(
        '["engineer"]',
        '"engineer"',
        f"{COST}, field 'whom'",
        "'engineer' is not a list",
        "put it in square brackets, as in whom = ['engineer']",
    ),
    "table in single brackets": Broken(
        "[[question.signal]]",
        "[question.signal]",
        f"{DOG}, field 'signal'",
        "it is not a list of tables",
        "head each with [[question.signal]], in double brackets",
    ),
    "unknown stage": Broken(
        '["seed"]',
        '["seed", "series-a"]',
        f"{DOG}, field 'stages'",
        "'series-a' is not a stage",
        "use any of: pre-seed, seed, series a, later",
    ),
    "unknown colour": Broken(
        'colour = "green"',
        'colour = "blue"',
        f"{DOG}, signal 1 (dog-seen), field 'colour'",
        "'blue' is not known here",
        "use one of: 'red' or 'green'",
    ),
    "metric misspelt": Broken(
        'metric = "expenses"',
        'metric = "expences"',
        f"{COST}, field 'metric'",
        "no metric of the catalogue is called 'expences'",
        "did you mean expenses?",
    ),
    "metric unlike any": Broken(
        'metric = "expenses"',
        'metric = "zzz"',
        f"{COST}, field 'metric'",
        "no metric of the catalogue is called 'zzz'",
        "use one of: revenue, recurring_revenue,",
    ),
    "number without a metric": Broken(
        'metric = "expenses"\n',
        "",
        f"{COST}, field 'metric'",
        "a number question needs one and has none",
        'name one of the catalogue, for example metric = "revenue"',
    ),
    "metric without a number": Broken(
        'kind = "yes/no"',
        'kind = "yes/no"\nmetric = "cash"',
        f"{DOG}, field 'metric'",
        "a yes/no question has no metric",
        'leave it out, or write kind = "number"',
    ),
    "one choice": Broken(
        'kind = "yes/no"',
        'kind = "choice"\nchoices = ["yes"]',
        f"{DOG}, field 'choices'",
        "a choice question needs two or more, all different",
        "write them as they should stand in the form",
    ),
    "two equal choices": Broken(
        'kind = "yes/no"',
        'kind = "choice"\nchoices = ["yes", "no", "yes"]',
        f"{DOG}, field 'choices'",
        "a choice question needs two or more, all different",
        "write them as they should stand in the form",
    ),
    "choices without a choice": Broken(
        'kind = "yes/no"',
        'kind = "yes/no"\nchoices = ["yes", "no"]',
        f"{DOG}, field 'choices'",
        "a yes/no question has no choices",
        'leave them out, or write kind = "choice"',
    ),
    "weight too large": Broken(
        "weight = 1",
        "weight = 7",
        f"{DOG}, field 'weight'",
        "input should be less than or equal to 3, got 7",
        "write 1, 2 or 3",
    ),
    "number where words belong": Broken(
        '"A smile."',
        "5",
        f"{COST}, field 'weak'",
        "input should be a valid string, got 5",
        "see how the shipped questions write it",
    ),
    "id without a theme": Broken(
        '"pets.dog"',
        '"dog"',
        "question 1 (dog), field 'id'",
        "'dog' does not have the form of an id",
        "as in 'pmf.path' for a question",
    ),
    "signal id with a blank": Broken(
        '"dog-seen"',
        '"dog seen"',
        f"{DOG}, signal 1 (dog seen), field 'id'",
        "'dog seen' does not have the form of an id",
        "'no-plan' for a signal",
    ),
    "no web address": Broken(
        'source = "our own"\nweight = 1',
        'source = "our own"\nsource_url = "www.example.org"\nweight = 1',
        f"{DOG}, field 'source_url'",
        "'www.example.org' is not a web address",
        "begin it with http:// or https://",
    ),
    "id used twice": Broken(
        '"pets.cost"',
        '"pets.dog"',
        "question 2 (pets.dog), field 'id'",
        "question 1 has the same id",
        "give the newer of the two another id",
    ),
    "id of another theme": Broken(
        '"pets.cost"',
        '"money.cost"',
        "question 2 (money.cost), field 'id'",
        "it does not begin with the file's theme, 'pets'",
        "begin it with 'pets.' or move the question to money.toml",
    ),
    "signal id used twice": Broken(
        SIGNAL_TABLE,
        SIGNAL_TABLE * 2,
        f"{DOG}, field 'signal'",
        "two signals have the id 'dog-seen'",
        "give each signal of a question an id of its own",
    ),
    "seven signals": Broken(
        SIGNAL_TABLE,
        SIGNAL_TABLE * 7,
        f"{DOG}, field 'signal'",
        "there are 7 and room for 6",
        "keep those that one could really hear",
    ),
    "field misspelt": Broken(
        "follow_up",
        "followup",
        f"{DOG}, field 'followup'",
        "a question has no field of that name",
        "did you mean 'follow_up'?",
    ),
    "needed field misspelt": Broken(
        'kind = "yes/no"',
        'knid = "yes/no"',
        f"{DOG}, field 'knid'",
        "a question has no field of that name",
        "did you mean 'kind'?",
    ),
    "field unlike any": Broken(
        "weight = 1",
        "zzz = 1",
        f"{DOG}, field 'zzz'",
        "a question has no field of that name",
        "use any of: id, ask, why, strong, weak, whom, stages, kind, choices, metric, signal,",
    ),
    "signals by the record's name": Broken(
        "[[question.signal]]",
        "[[question.signals]]",
        f"{DOG}, field 'signals'",
        "a question has no field of that name",
        "did you mean 'signal'?",
    ),
    "question field below a signal": Broken(
        'severity = "info"',
        'severity = "info"\nkind = "text"',
        f"{DOG}, signal 1 (dog-seen), field 'kind'",
        "a signal has no field of that name",
        "it belongs to the question, so move it above the first [[question.signal]]",
    ),
    "unknown field of the file": Broken(
        "purpose",
        "porpoise",
        "field 'porpoise'",
        "a theme file has no field of that name",
        "did you mean 'purpose'?",
    ),
    "no questions": Broken(
        GOOD[GOOD.index("[[question]]") :],
        "question = []",
        "field 'question'",
        "it is empty",
        "write at least one [[question]] table",
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
