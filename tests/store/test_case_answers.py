"""What was judged of the shipped cases: every fact looked at, nothing invented, no hindsight."""

from __future__ import annotations

import json
import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from diligence.bank import shipped_bank
from diligence.model import AnswerKind, Case, CaseAnswers, Whom
from diligence.model.record import Record
from diligence.store import read_case

CASEBOOK = Path(__file__).parents[2] / "data" / "casebook"
SLUGS = sorted(path.stem for path in CASEBOOK.glob("*.json"))
BANK = shipped_bank()
every_case = pytest.mark.parametrize("slug", SLUGS)

NUMBER = re.compile(r"\d+(?:\.\d+)?")

SIGNS = {
    "amazon-1997": {"vision.strategy.one-sentence"},
    "bird-2022": {
        "pmf.revenue-year-ago.restated",
        "money.default-alive.round-is-the-plan",
        "pmf.season.best-month-as-rule",
    },
    "buffer-2016": {
        "money.headcount-plan.outruns-revenue",
        "pmf.revenue-now.open-to-be-seen",
        "team.pay.rule-explained",
    },
    "builder-ai-2025": {
        "pmf.revenue-year-ago.restated",
        "pmf.level.claims-more",
        "pmf.customers-top.related-customer",
        "money.who-checks.close-to-founders",
        "money.cash.debt-due",
    },
    "convertkit-2016": {"pmf.ideal-customer.says-who-not", "pmf.revenue-now.open-to-be-seen"},
    "everpix-2013": {
        "money.fundraising.raising-to-survive",
        "money.fundraising.bridge",
        "money.runway.last-month-named",
    },
    "fab-com-2013": {
        "pmf.path.large-before-fit",
        "money.runway-assumptions.unsigned-money",
        "vision.strategy.changes-often",
        "money.expenses.heavy-before-fit",
    },
    "fast-2022": {
        "pmf.path.large-before-fit",
        "money.headcount-plan.hiring-before-fit",
        "money.fundraising.raising-to-survive",
        "money.expenses.heavy-before-fit",
    },
    "gumroad-2015": {"money.runway-assumptions.jump-needed", "team.sharing.bad-news-too"},
    "theranos-2018": {
        "pmf.level.claims-more",
        "pmf.path.large-before-fit",
        "pmf.reached.claim-without-figures",
        "money.cash.not-all-spendable",
    },
    "webvan-2001": {"money.fundraising.raising-to-survive"},
    "wework-2019": {
        "money.expenses.costs-keep-pace",
        "culture.who-decides.one-voice",
        "money.burn.differs-from-difference",
    },
    "zirtual-2015": {
        "money.headcount-plan.hiring-before-fit",
        "money.default-alive.round-is-the-plan",
        "money.fundraising.raising-to-survive",
        "money.expenses.below-payroll",
    },
    "zoom-2019": {"pmf.explain.two-sentences-do", "vision.motivation.met-the-problem"},
}
"""Every sign that is heard in the facts of a case, each of which one reader has to find again."""


def plain(slug: str) -> dict[str, Any]:
    """A case's file."""
    found: dict[str, Any] = json.loads((CASEBOOK / f"{slug}.json").read_text(encoding="utf-8"))
    return found


def judged(slug: str) -> CaseAnswers:
    """What was judged of a case."""
    text = (CASEBOOK / "answers" / f"{slug}.toml").read_text(encoding="utf-8")
    return CaseAnswers.model_validate(tomllib.loads(text))


def test_every_shipped_case_was_judged() -> None:
    """One file for each case, and none without a case."""
    assert sorted(path.stem for path in (CASEBOOK / "answers").iterdir()) == SLUGS


@every_case
def test_every_fact_was_looked_at(slug: str) -> None:
    """A fact answers something or is left out with the reason, never both and never neither."""
    told = judged(slug)
    answered = {answer.fact for answer in told.answers}
    left_out = [row.fact for row in told.left_out]
    assert answered | set(left_out) == {fact["statement"] for fact in plain(slug)["facts"]}
    assert not answered & set(left_out)
    assert len(left_out) == len(set(left_out))


@every_case
def test_every_answer_is_in_the_dossier(slug: str) -> None:
    """Nothing is lost on the way, and each answer carries the place its fact was published at."""
    places = {fact["statement"]: fact["source_url"] for fact in plain(slug)["facts"]}
    dossier, _ = read_case(CASEBOOK / f"{slug}.json")
    assert [(a.question, a.text, a.source_url) for a in dossier.answers] == [
        (row.question, row.text, places[row.fact]) for row in judged(slug).answers
    ]
    assert all(a.source_url and not a.private for a in dossier.answers)


@every_case
def test_the_bank_knows_what_is_answered(slug: str) -> None:
    """Every question and sign exists in the bank, and a choice is one of its choices."""
    for answer in judged(slug).answers:
        question = BANK.find(answer.question)
        assert question is not None, answer.question
        assert set(answer.signals) <= {signal.id for signal in question.signals}
        if question.kind is AnswerKind.CHOICE and answer.value:
            assert answer.value in question.choices
        if question.kind is AnswerKind.YES_NO and answer.value:
            assert answer.value in ("yes", "no")


@every_case
def test_no_field_is_misspelt(slug: str) -> None:
    """A stored record keeps what it doesn't know, so that a slip of the pen would go unseen."""
    told = judged(slug)
    records: tuple[Record, ...] = (told, *told.answers, *told.left_out)
    assert [record.model_extra for record in records if record.model_extra] == []


@every_case
def test_a_role_answers_a_question_once(slug: str) -> None:
    """The newest answer of a role stands for it: a second of the same role would hide the first."""
    given = [(answer.question, answer.by) for answer in judged(slug).answers]
    assert len(given) == len(set(given))


@every_case
def test_no_hindsight(slug: str) -> None:
    """Judged for the day of the case: nothing is dated later, speaks of later years, or of how it ended."""
    told, case = judged(slug), plain(slug)
    day = date.fromisoformat(case["as_of"])
    endings = {fact["statement"] for fact in case["facts"] if fact["topic"] in ("outcome", "cuts")}
    assert told.as_of == day
    for answer in told.answers:
        assert answer.fact not in endings
        assert answer.as_of is None or answer.as_of <= day
        assert all(int(year) <= day.year for year in re.findall(r"\b(?:19|20)\d\d\b", answer.text))


@every_case
def test_no_number_is_invented(slug: str) -> None:
    """Every number in an answer stands in its fact or among the figures of the case."""
    case = plain(slug)
    figures = json.dumps(case["figures"]) + " ".join(
        f"{row['likely'] / size:g}" for row in case["figures"] if row["likely"] for size in (1e3, 1e6, 1e9)
    )
    for answer in judged(slug).answers:
        known = set(NUMBER.findall(answer.fact + figures))
        assert set(NUMBER.findall(answer.text + answer.value)) <= known, answer.text


@every_case
def test_the_signs_of_each_case(slug: str) -> None:
    """What is heard in the facts of each case, so that a change is seen."""
    heard = [f"{answer.question}.{sign}" for answer in judged(slug).answers for sign in answer.signals]
    assert sorted(heard) == sorted(SIGNS[slug])


@pytest.mark.parametrize("slug", ["zoom-2019", "convertkit-2016", "amazon-1997"])
def test_nothing_is_held_against_those_that_were_sound(slug: str) -> None:
    """Not one sign of warning is heard in what was published of them by that day."""
    colours = {
        signal.colour
        for answer in judged(slug).answers
        for signal in getattr(BANK.find(answer.question), "signals", ())
        if signal.id in answer.signals
    }
    assert colours == {"green"}


@pytest.mark.parametrize(
    ("slug", "year", "told", "found"),
    [
        ("theranos-2018", 2014, "$100M a year", "$100k a year"),
        ("builder-ai-2025", 2024, "$220M a year", "$55M a year"),
    ],
)
def test_two_figures_for_one_year_are_two_answers(slug: str, year: int, told: str, found: str) -> None:
    """What the company told and what came out stand side by side, of one day; neither replaces the other."""
    dossier, _ = read_case(CASEBOOK / f"{slug}.json")
    said, record = dossier.answers_to("pmf.revenue-now")
    assert (said.value, record.value, record.by) == (told, found, Whom.PUBLIC_RECORD)
    assert said.by in (Whom.FOUNDER, Whom.EXECUTIVE)
    assert said.as_of == record.as_of == date(year, 12, 31)


def test_a_case_dated_back_is_not_told() -> None:
    """Fast a month earlier: what was judged for the end of February is not known yet."""
    earlier = Case.model_validate(plain("fast-2022") | {"as_of": "2022-01-31"})
    assert earlier.with_answers(judged("fast-2022")).answers == ()
