"""A case becomes a dossier without losing a figure, and without what its reader concluded."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from diligence.amounts import Period
from diligence.model import (
    METRICS,
    Answer,
    Case,
    CaseAnswers,
    Dossier,
    Figure,
    Rating,
    SourceKind,
    Trust,
    Whom,
    dossier_of,
)

CASEBOOK = Path(__file__).parents[2] / "data" / "casebook"
FILES = sorted(CASEBOOK.glob("*.json"))
CONCLUSIONS = ("expected_verdict", "formula_verdict", "red_flags", "arithmetic", "completeness")
every_case = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


def case(*figures: dict[str, Any], **fields: Any) -> Case:
    """A small case, with some figures and fields."""
    rows = [{"as_of": "2013-06-30"} | figure for figure in figures]
    plain = {"slug": "acme-2013", "name": "Acme", "as_of": "2013-06-30", "figures": rows}
    return Case.model_validate(plain | fields)


SLOW = {"topic": "growth", "statement": "Sales stood still in May", "source_url": "https://example.org/may"}
CALM = {"topic": "cash", "statement": "The founder sleeps well"}


def judged(*answers: dict[str, Any], as_of: str = "2013-06-30") -> CaseAnswers:
    """What was judged of the fact that sales stood still, or of another."""
    filled = [
        {"fact": SLOW["statement"], "question": "pmf.growth-rate", "text": "Flat."} | a for a in answers
    ]
    return CaseAnswers.model_validate({"as_of": as_of, "answers": filled})


def values(figure: Figure) -> tuple[float | None, float | None, float | None]:
    """The three ends."""
    return figure.low, figure.likely, figure.high


def read(path: Path) -> tuple[Any, Dossier, tuple[str, ...]]:
    """A shipped case as plain JSON, as a dossier, and what was not mapped."""
    plain = json.loads(path.read_text(encoding="utf-8"))
    return plain, *dossier_of(Case.model_validate(plain))


def test_all_fourteen_cases_are_tested() -> None:
    """The casebook has fourteen companies."""
    assert len(FILES) == 14


@every_case
def test_every_figure_of_a_case_is_in_its_dossier(path: Path) -> None:
    """Each row becomes one figure, in order, with its values, currency, period, day, place and note."""
    plain, dossier, unmapped = read(path)
    rows = [
        (r["low"], r["likely"], r["high"], r["currency"], r["period"], r["as_of"], r["source_url"], r["note"])
        for r in plain["figures"]
    ]
    assert rows == [
        (*values(f), f.currency, f.per, f.as_of.isoformat(), f.source.url, f.source.note)
        for f in dossier.figures
    ]
    assert unmapped == ()
    assert all(figure.readable for figure in dossier.figures)
    ids = [figure.id for figure in dossier.figures]
    assert len(set(ids)) == len(ids)


@every_case
def test_every_fact_of_a_case_is_in_its_dossier(path: Path) -> None:
    """Facts, the day, the name and what became of the company are carried over as they are."""
    plain, dossier, _ = read(path)
    assert [fact.model_dump() for fact in dossier.facts] == plain["facts"]
    assert dossier.as_of == date.fromisoformat(plain["as_of"])
    assert (dossier.company.slug, dossier.company.name) == (plain["slug"], plain["name"])
    assert dossier.aftermath is not None
    assert dossier.aftermath.outcome == plain["outcome"]
    assert dossier.aftermath.outcome_date == date.fromisoformat(plain["outcome_date"])


@every_case
def test_conclusions_never_enter_a_dossier(path: Path) -> None:
    """What a careful reader concluded is in the case's file, and in no form in the dossier's."""
    plain, dossier, _ = read(path)
    written = dossier.model_dump_json()
    for name in CONCLUSIONS:
        assert name in plain
        assert name not in written
    for words in (plain["arithmetic"], plain["completeness"]):
        assert words not in written


def test_zoom_has_five_figures() -> None:
    """Counted by hand: Zoom's revenue, expenses, net burn (a profit), cash and growth."""
    _, dossier, _ = read(CASEBOOK / "zoom-2019.json")
    assert [(f.metric, f.likely, f.currency, f.per) for f in dossier.figures] == [
        ("revenue", 330_517_000, "USD", Period.YEAR),
        ("expenses", 324_350_000, "USD", Period.YEAR),
        ("net_burn", -7_584_000, "USD", Period.YEAR),
        ("cash", 176_000_000, "USD", None),
        ("growth", 0.061, None, Period.MONTH),
    ]
    assert len(dossier.facts) == 4


def test_zirtual_has_five_figures() -> None:
    """Counted by hand: Zirtual's burn, headcount now and before, money raised and yearly revenue."""
    _, dossier, _ = read(CASEBOOK / "zirtual-2015.json")
    assert [(f.id, *values(f), f.per) for f in dossier.figures] == [
        ("net_burn-2015-07-31", 400_000, 400_000, 400_000, Period.MONTH),
        ("headcount-2015-08-10", 400, 400, 400, None),
        ("headcount-2014-02-28", 150, 150, 150, None),
        ("total_raised-2015-07-31", 5_000_000, 5_500_000, 5_500_000, None),
        ("revenue-2015-08-10", None, 11_000_000, None, Period.YEAR),
    ]


def test_two_figures_of_a_metric_and_a_day_have_two_ids() -> None:
    """Everpix's June sales are there by cash and by accrual: neither replaces the other."""
    _, dossier, _ = read(CASEBOOK / "everpix-2013.json")
    june = [f for f in dossier.figures_of("revenue") if f.as_of == date(2013, 6, 30)]
    assert [(f.id, f.likely) for f in june[:2]] == [
        ("revenue-2013-06-30", 14_186),
        ("revenue-2013-06-30-2", 12_212),
    ]


def test_an_invented_metric_is_kept_and_reported() -> None:
    """A metric nobody knows is a figure like the others, marked, and named in one sentence."""
    dossier, unmapped = dossier_of(
        case({"metric": "karma", "likely": 3.0}, {"metric": "cash", "likely": 1.0})
    )
    assert unmapped == ("karma of 2013-06-30: no metric of the catalogue is called karma",)
    karma, cash = dossier.figures
    assert (karma.metric, karma.likely, karma.typed, karma.readable) == ("karma", 3.0, "karma 3.0", False)
    assert cash.readable


def test_a_figure_without_a_likely_value_is_kept_and_reported() -> None:
    """One end alone is no figure to reckon with; it stays, and the sentence says why."""
    dossier, unmapped = dossier_of(case({"metric": "cash", "low": 5.0}))
    assert unmapped == ("cash of 2013-06-30: it has no likely value",)
    assert values(dossier.figures[0]) == (5.0, None, None)


@pytest.mark.parametrize(
    ("name", "metric", "per"),
    [
        ("monthly_revenue", "revenue", Period.MONTH),
        ("annual_revenue", "revenue", Period.YEAR),
        ("monthly_growth", "growth", Period.MONTH),
        ("monthly_bookings", "bookings", Period.MONTH),
        ("revenue_year_ago", "revenue", None),
        ("headcount_year_ago", "headcount", None),
        ("new_users", "sign_ups", None),
        ("customer_churn", "churn", None),
    ],
)
def test_names_of_cases_have_their_metric(name: str, metric: str, per: Period | None) -> None:
    """A case's name leads to its metric; a name that says its period gives it where the row doesn't."""
    (silent,) = dossier_of(case({"metric": name, "likely": 1.0}))[0].figures
    (quarterly,) = dossier_of(case({"metric": name, "likely": 1.0, "period": "quarter"}))[0].figures
    assert (silent.metric, silent.per) == (metric, per)
    assert quarterly.per is Period.QUARTER


@pytest.mark.parametrize("name", METRICS)
def test_every_metric_can_be_in_a_case(name: str) -> None:
    """A case may use the catalogue's own names."""
    dossier, unmapped = dossier_of(case({"metric": name, "likely": 0.5}))
    assert (dossier.figures[0].metric, unmapped) == (name, ())


@pytest.mark.parametrize(
    ("where", "kind", "trust"),
    [
        ("https://www.sec.gov/Archives/1.htm", SourceKind.FILING, Trust.SEEN),
        ("https://SEC.gov:443/x", SourceKind.FILING, Trust.SEEN),
        ("https://notsec.gov/x", SourceKind.PRESS, Trust.SEEN),
        ("https://example.org/sec.gov", SourceKind.PRESS, Trust.SEEN),
        ("the letter of 1997, also at http://example.org/letter", SourceKind.PRESS, Trust.SEEN),
        ("https://[broken", SourceKind.PRESS, Trust.SEEN),
        ("memory, unverified", SourceKind.OWN_ESTIMATE, Trust.HEARD),
        ("", SourceKind.OWN_ESTIMATE, Trust.HEARD),
    ],
)
def test_a_source_is_as_good_as_its_address(where: str, kind: SourceKind, trust: Trust) -> None:
    """A regulator's address is a filing, any other is press, and what has none was only heard."""
    (figure,) = dossier_of(case({"metric": "cash", "likely": 1.0, "source_url": where}))[0].figures
    assert (figure.source.kind, figure.source.url, figure.trust) == (kind, where, trust)


def test_the_currency_is_that_of_the_first_money() -> None:
    """A case in pounds makes a dossier in pounds; one without money is in dollars."""
    pounds = case(
        {"metric": "headcount", "likely": 5.0}, {"metric": "cash", "likely": 1.0, "currency": "GBP"}
    )
    assert dossier_of(pounds)[0].company.currency == "GBP"
    assert dossier_of(case())[0].company.currency == "USD"


def test_a_name_that_is_taken_or_too_long_is_changed() -> None:
    """A case called like a notebook, or longer than a file name, still makes a dossier."""
    assert dossier_of(case(slug="start"))[0].company.slug == "start-company"
    assert dossier_of(case(slug="a" * 99))[0].company.slug == "a" * 80


@pytest.mark.parametrize(
    ("broken", "problem"),
    [
        ({"likely": 1.0, "high": 0.5}, "must rise"),
        ({"likely": 1.0, "currency": "dollars"}, "currency"),
        ({"likely": "many"}, "likely"),
        ({"likely": 1.0, "period": "fortnight"}, "period"),
    ],
)
def test_a_case_that_makes_no_dossier_is_refused_as_a_case(broken: dict[str, Any], problem: str) -> None:
    """What a dossier could not hold is refused where its place in the case's file is known."""
    with pytest.raises(ValidationError, match=problem) as caught:
        case({"metric": "cash"} | broken)
    assert caught.value.errors()[0]["loc"][:2] == ("figures", 0)


def test_what_became_of_it_is_kept_even_without_words() -> None:
    """A day without an outcome is an aftermath, and neither is none."""
    ended, _ = dossier_of(case(outcome_date="2014-01-01"))
    assert ended.aftermath is not None
    assert ended.aftermath.outcome_date == date(2014, 1, 1)
    assert dossier_of(case())[0].aftermath is None


def test_an_answer_stands_on_its_fact() -> None:
    """What the fact says becomes an answer on record: open to all, dated, with the place of the fact."""
    written = {
        "fact": SLOW["statement"],
        "question": "pmf.growth-rate",
        "by": "executive",
        "rating": "clear",
        "value": "0%",
        "signals": ["flat-or-falling"],
        "text": "No growth in May.",
        "as_of": "2013-05-31",
    }
    told, _ = dossier_of(case(facts=[CALM, SLOW], answers=[written]))
    assert told.answers == (
        Answer(
            id="pmf.growth-rate-executive",
            question="pmf.growth-rate",
            rating=Rating.CLEAR,
            signals=("flat-or-falling",),
            value="0%",
            text="No growth in May.",
            by=Whom.EXECUTIVE,
            as_of=date(2013, 5, 31),
            private=False,
            source_url="https://example.org/may",
        ),
    )


def test_an_answer_is_public_record_of_the_day_of_the_case() -> None:
    """Where nothing else is said; a second answer of a role to a question has an id of its own."""
    written = {"fact": CALM["statement"], "question": "money.cash", "text": "Enough."}
    told, _ = dossier_of(case(facts=[CALM], answers=[written, written]))
    assert [(a.id, a.by, a.as_of, a.source_url) for a in told.answers] == [
        ("money.cash-public-record", Whom.PUBLIC_RECORD, date(2013, 6, 30), ""),
        ("money.cash-public-record-2", Whom.PUBLIC_RECORD, date(2013, 6, 30), ""),
    ]


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({"fact": "Sales stood still"}, "the answer to money.cash rests on 'Sales stood still', no fact"),
        ({"as_of": "2013-07-01"}, "the answer to money.cash is of 2013-07-01, after 2013-06-30"),
        ({"text": ""}, "at least 1 character"),
        ({"by": "a friend"}, "by"),
    ],
)
def test_an_answer_from_nowhere_or_later_is_refused(changed: dict[str, str], problem: str) -> None:
    """No fact, no answer; and what came after the day of the case can't be told on that day."""
    written = {"fact": SLOW["statement"], "question": "money.cash", "text": "Enough."}
    case(facts=[SLOW], answers=[written | {"as_of": "2013-06-30"}])
    with pytest.raises(ValidationError, match=problem):
        case(facts=[SLOW], answers=[written | changed])


def test_what_was_judged_is_taken_over() -> None:
    """Answers to facts that the case has, word for word, each of the day it was judged for or its own."""
    slow = case(facts=[SLOW], as_of="2013-12-31").with_answers(
        judged({}, {"as_of": "2013-05-31"}, {"fact": CALM["statement"]})
    )
    assert [(a.fact, a.as_of) for a in slow.answers] == [
        (SLOW["statement"], date(2013, 6, 30)),
        (SLOW["statement"], date(2013, 5, 31)),
    ]


def test_a_case_dated_back_learns_nothing_of_the_future() -> None:
    """Judged for the end of June: a copy dated the day before only has what was so in May."""
    earlier = case(facts=[SLOW], as_of="2013-06-29").with_answers(judged({}, {"as_of": "2013-05-31"}))
    assert [a.as_of for a in earlier.answers] == [date(2013, 5, 31)]


def test_a_case_keeps_to_answers_of_its_own() -> None:
    """Who wrote answers into a case has judged its facts; nothing is mixed in."""
    own = {"fact": SLOW["statement"], "question": "money.cash", "text": "Enough."}
    both = case(facts=[SLOW], answers=[own]).with_answers(judged({}))
    assert [a.question for a in both.answers] == ["money.cash"]


def test_a_case_may_place_its_company() -> None:
    """Sector, stage, founding and need of capital come along: several exceptions rest on them."""
    placed = {"sector": "hardware", "stage": "Series A", "founded": "2013-05-01", "capital_intensive": True}
    told = {"slug": "acme", "name": "Acme", "as_of": "2016-06-30", "figures": [], **placed}
    company = dossier_of(Case.model_validate(told))[0].company
    assert (company.sector, company.stage, company.founded, company.capital_intensive) == (
        "hardware",
        "Series A",
        date(2013, 5, 1),
        True,
    )
