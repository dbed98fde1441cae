"""The shipped questions hold together, and a file that doesn't fit is refused with help."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from importlib.resources import files
from itertools import combinations
from pathlib import Path
from zipfile import ZipFile

import pytest

import diligence
from diligence.bank import load_theme, shipped_bank
from diligence.model import METRICS, AnswerKind, Colour, Question, Severity, Theme

ASKED_FOR = [
    "vision.motivation",
    "vision.proud-of",
    "vision.exit",
    "vision.strategy",
    "vision.co-founders",
    "vision.night-worries",
    "vision.ignored-problem",
    "vision.three-years",
    "team.closest",
    "team.attract-retain",
    "team.first-hires",
    "team.pay",
    "team.sharing",
    "team.meet",
    "team.learn-from",
    "culture.values",
    "culture.who-decides",
    "culture.fail-succeed",
    "culture.workday",
    "culture.monitoring",
    "role.core-problem",
    "role.challenge",
    "role.impact",
    "role.first-project",
    "role.title-and-level",
    "work.typical-day",
    "work.idea-to-production",
    "work.typo-fix",
    "work.ci",
    "work.see-code",
    "work.least-liked",
    "work.reuse",
    "work.local-build",
    "work.new-service",
    "work.it-support",
    "work.gatekeeper",
    "bureaucracy.admin-rights",
    "bureaucracy.operating-system",
    "bureaucracy.release",
    "bureaucracy.purchase",
    "future.lead-motivation",
    "future.three-years",
]
"""What a candidate wants to know beyond fit and money; the ids are for ever."""

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
CHOICES_OF |= {
    "pmf.level": (
        "no clear problem yet",
        "they had the problem themselves",
        "talks confirmed it",
        "real users use it",
        "users return unprompted",
        "five alike customers pay in full",
    ),
    "pmf.season": ("neither", "a season", "yearly payments in advance", "both", "they don't know"),
    "vision.exit": (
        "no plan to sell",
        "open to offers",
        "they plan to sell",
        "talks are under way",
        "they won't say",
    ),
    "team.sharing": ("all of it", "most of it", "a summary", "with managers only", "none of it"),
    "team.founders-left": (
        "nobody has left",
        "yes, within the last two years",
        "yes, longer ago",
        "they don't know",
    ),
    "team.founders-vesting": (
        "all of them vest",
        "some of them vest",
        "none of them vests",
        "the split isn't agreed",
        "they don't know",
    ),
    "team.founders-full-time": (
        "all full-time",
        "not all, until a date they name",
        "not all, and no date",
        "they don't know",
    ),
    "team.shrinking": (
        "no",
        "yes, and the reason is given",
        "yes, and no reason is given",
        "they don't know",
    ),
    "offer.vesting-start": ("my first day", "a later day", "not settled"),
    "offer.participation": ("no", "yes, with a cap", "yes, without a cap", "they don't know"),
    "offer.acceleration": ("no", "on two triggers", "on the sale alone", "they don't know"),
    "offer.in-writing": ("all of it", "all but small things", "something that matters isn't", "nothing yet"),
}
SIGNALS_OF = {
    "pmf.path": {"large-before-fit", "same-idea-for-years"},
    "pmf.founder-sales": {"talked-this-week", "others-sell-too", "handed-over-early", "no-recent-talk"},
    "pmf.retention": {"curve-shown-flat", "still-falling"},
    "pmf.references": {"share-a-profile", "no-profile-shared"},
    "pmf.non-founder-sales": {"two-others-sell"},
    "pmf.revenue-kind": {"unsigned-in-arr"},
    "pmf.customers-top": {"one-sale-doubled"},
    "money.default-alive": {"worked-it-out"},
    "money.fundraising": {"raising-to-survive", "bridge"},
    "vision.co-founders": {"review-habit"},
    "offer.fully-diluted": {"refused"},
    "offer.value-stated": {"strike-forgotten"},
    "offer.openness": {
        "all-four-unasked",
        "runway-refused",
        "growth-refused",
        "shares-refused",
        "fit-refused",
    },
}
"""Signals that rules may read, by question."""

UNIT_OF = {
    "pmf.references": "count",
    "pmf.non-founder-sales": "count",
    "pmf.revenue-kind": "share",
    "offer.cash": "money",
    "offer.alternative-cash": "money",
    "offer.shares": "count",
    "offer.fully-diluted": "count",
    "offer.share-stated": "share",
    "offer.value-stated": "money",
    "offer.strike": "money",
    "offer.preferred-price": "money",
    "offer.valuation": "money",
    "offer.valuation-date": "date",
    "offer.vesting": "months",
    "offer.cliff": "months",
    "offer.exercise-window": "months",
    "offer.preference-multiple": "count",
    "offer.preference-total": "money",
    "offer.days-to-decide": "days",
}
ROOT = Path(diligence.__file__).parent
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
    assert [theme.id for theme in shipped_bank().themes] == [
        "pmf",
        "money",
        "vision",
        "team",
        "culture",
        "role",
        "work",
        "bureaucracy",
        "future",
        "offer",
    ]


def test_everything_asked_for_is_there() -> None:
    """Each question a candidate needs is in the bank, under its id."""
    ids = {question.id for question in shipped_bank().questions}
    assert sorted({*ASKED_FOR, *PMF_IDS, *MONEY_IDS} - ids) == []


def test_the_culture_test_has_four_areas() -> None:
    """Three basics, all needed, and three areas of five items, of which four are needed."""
    [culture] = [theme for theme in shipped_bank().themes if theme.id == "culture"]
    assert culture.checklist is not None
    counts = [(len(area.questions), area.needed) for area in culture.checklist.areas]
    assert counts == [(3, 3), (5, 4), (5, 4), (5, 4)]


def test_no_two_questions_share_an_id() -> None:
    """An answer points to one question only."""
    ids = [question.id for question in shipped_bank().questions]
    assert sorted(ids) == sorted(set(ids))


def test_the_bank_is_read_once() -> None:
    """Asking for the bank again gives the same value and reads no file."""
    assert shipped_bank() is shipped_bank()


@pytest.mark.parametrize("theme", shipped_bank().themes, ids=lambda theme: theme.id)
def test_a_shipped_theme_stands_what_a_hand_written_one_is_held_to(theme: Theme) -> None:
    """The shipped files are read by the model alone; the strict reader takes each and finds the same."""
    strict = load_theme(Path(str(files("diligence.bank"))) / f"{theme.id}.toml")
    assert strict == theme
    assert strict.model_dump() == theme.model_dump()


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
    assert run.stdout.split() == [str(archive / "diligence/bank/load.py"), str(len(shipped_bank().questions))]


def test_number_questions_feed_the_figure_they_ask_for() -> None:
    """Each number question has a metric of the catalogue or a unit of its own, and no other question has."""
    named = {q.id: q.metric for q in shipped_bank().questions if q.metric}
    assert {i: named[i] for i in METRIC_OF} == METRIC_OF
    assert set(named.values()) <= set(METRICS)
    for each in shipped_bank().questions:
        assert (bool(each.metric) + (each.unit is not None)) == (each.kind is AnswerKind.NUMBER), each.id


def test_facts_of_an_offer_keep_their_unit() -> None:
    """What an answer counts is read by rules, as are the signals and the choices."""
    units = {q.id: q.unit for q in shipped_bank().questions if q.id in UNIT_OF}
    assert units == UNIT_OF


@pytest.mark.parametrize(("question_id", "signals"), SIGNALS_OF.items(), ids=SIGNALS_OF)
def test_signals_that_rules_read_are_there(question_id: str, signals: set[str]) -> None:
    """A signal keeps its id, since rules and answers point to it."""
    question = shipped_bank().find(question_id)
    assert question is not None
    assert signals <= {signal.id for signal in question.signals}


def test_every_question_named_in_the_code_is_in_the_bank() -> None:
    """A rule, form or report that names a question by its id finds it."""
    themes = "|".join(theme.id for theme in shipped_bank().themes)
    name = re.compile(rf"(?:{themes})\.(?!toml$)[a-z0-9-]+")
    named = {
        node.value
        for path in ROOT.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and name.fullmatch(node.value)
    }
    assert "money.default-alive" in named
    assert named - {question.id for question in shipped_bank().questions} == set()


def test_no_two_questions_ask_the_same() -> None:
    """Of the words that carry a question, no two questions share half or more."""
    asked = {question.id: _telling_words(question.ask) for question in shipped_bank().questions}
    alike = [
        (one, other)
        for one, other in combinations(asked, 2)
        if 2 * len(asked[one] & asked[other]) > len(asked[one] | asked[other])
    ]
    assert alike == []


def _telling_words(text: str) -> set[str]:
    return {word for word in re.findall(r"[a-z]+", text.lower()) if len(word) > 3}


def test_the_weightiest_questions_are_few() -> None:
    """When time is short, one can ask all of weight 3 in an hour: no more than a fifth of the bank."""
    questions = shipped_bank().questions
    assert {question.weight for question in questions} == {1, 2, 3}
    assert 5 * sum(question.weight == 3 for question in questions) <= len(questions)


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
    """At most six signals, each with an id of its own; an open question has good and bad ones."""
    ids = [signal.id for signal in question.signals]
    assert len(ids) <= MOST_SIGNALS
    assert sorted(ids) == sorted(set(ids))
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", i) for i in ids)
    if question.kind in (AnswerKind.RATING, AnswerKind.TEXT):
        assert {signal.colour for signal in question.signals} == {Colour.RED, Colour.GREEN}


@every_question
def test_what_alarms_ends_in_something_to_ask(question: Question) -> None:
    """A bad sign that weighs has a follow-up question beside it."""
    heavy = {Severity.CRITICAL, Severity.MAJOR}
    if any(signal.colour is Colour.RED and signal.severity in heavy for signal in question.signals):
        assert question.follow_up
        assert question.follow_up != question.ask


@every_question
def test_texts_are_whole_sentences(question: Question) -> None:
    """What is asked ends as a sentence does, and so does all that explains it."""
    assert question.ask.endswith(("?", "."))
    assert question.follow_up.endswith("?")
    for text in (question.why, question.strong, question.weak):
        assert text.rstrip('"').endswith(".")
    for text in (question.ask, question.follow_up, question.why, question.strong, question.weak):
        assert text[0] in '"$' or text[0].isupper() or text[0].isdigit()
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
    if question.source == "our own question":
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
