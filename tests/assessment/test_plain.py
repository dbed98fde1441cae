"""The JSON of an assessment: the keys others rely on, strict, and a reason beside every null."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from analysis.builders import CASES, TODAY, at, case, claim, dossier, plain
from diligence.amounts import Absence
from diligence.analysis import Convention, Value
from diligence.analysis.draws import DRAWN
from diligence.assessment import Wishes, assess, plain_analysis, plain_assessment, quick

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diligence.analysis import Position

QUICK = {
    "verdict",
    "firm",
    "undecided",
    "flips_on",
    "months_to_profit",
    "capital_needed",
    "runway_months",
    "simple_runway_months",
    "growth_needed",
    "founder_terms",
    "sober_terms",
    "odds",
    "if_they_raise",
    "needs",
    "assumptions",
}
CHECK = {
    "company",
    "as_of",
    "verdict",
    "firm",
    "undecided",
    "flips_on",
    "founder_terms",
    "sober_terms",
    "odds",
    "if_they_raise",
    "needs",
    "position",
    "flags",
    "coverage",
    "next_questions",
}
FLAG = {"id", "colour", "severity", "title", "why", "evidence", "ask", "source"}
READING = {"verdict", "months_to_profit", "capital_needed", "runway_months", "why"}
NEEDS = {"growth_rate", "cash", "cash_shortfall", "net_burn", "cut", "why"}
FLIP = {"terms", "metric", "past", "above", "becomes"}

POSITIONS = {
    "plain": plain(),
    "nothing": at(),
    "profitable": plain(revenue=90_000.0),
    "break-even": plain(revenue=80_000.0),
    "no revenue": plain(revenue=0.0),
    "no cash": plain(cash=0.0),
    "unknown growth": plain(growth=None),
    "never": plain(growth=0.0),
    "late": plain(growth=0.001, cash=1e12),
    "open ends": plain(cash=Value(None, 1.2e6, None)),
    "overdraft": plain(cash=-5.0),
    "all at once": plain(cash=Value(7e5, 1.2e6, 1.2e6), growth=Value(0.06, 0.08, 0.08)),
}


def of_case(slug: str) -> dict[str, Any]:
    """The answer of ``check`` for a case, or for the empty dossier."""
    judged = case(slug) if slug else dossier()
    return plain_assessment(assess(judged, as_of=judged.as_of or TODAY))


def nulls(found: object, path: str = "") -> Iterator[tuple[str, bool]]:
    """Every null in a document, and whether a reason stands beside it."""
    if isinstance(found, dict):
        for name, value in found.items():
            if value is None:
                yield f"{path}.{name}", bool(found.get("why", {}).get(name))
            yield from nulls(value, f"{path}.{name}")
    elif isinstance(found, list):
        for number, value in enumerate(found):
            if value is None:
                yield f"{path}[{number}]", False
            yield from nulls(value, f"{path}[{number}]")


@pytest.mark.parametrize("slug", [*CASES, ""])
def test_check_keeps_its_contract(slug: str) -> None:
    """Every promised key is there, for every case and the empty dossier."""
    found = of_case(slug)
    assert found.keys() >= CHECK
    for value in found["position"].values():
        assert value.keys() >= {"low", "likely", "high", "how", "from"}
    for flag in found["flags"]:
        assert flag.keys() >= FLAG
    for reading in (found["founder_terms"], found["sober_terms"]):
        assert reading.keys() >= READING
    assert found["odds"].keys() >= {"alive_12", "alive_24", "alive_36", "profit_before_cash_out"}
    assert found["if_they_raise"].keys() >= {"alive_12", "alive_24", "alive_36", "raised", "assumptions"}
    assert found["needs"].keys() == NEEDS
    assert found["firm"] is (found["flips_on"] == [])
    assert found["undecided"] in {True, False}
    for flip in found["flips_on"]:
        assert flip.keys() >= FLIP
        assert flip["terms"] in {"founder's terms", "sober terms"}
    for question in found["next_questions"]:
        assert question.keys() >= {"ask", "whom", "why"}


@pytest.mark.parametrize("slug", [*CASES, ""])
def test_check_is_strict_json(slug: str) -> None:
    """No NaN and no infinity, and what is read back is what was written."""
    found = of_case(slug)
    assert json.loads(json.dumps(found, allow_nan=False)) == found


@pytest.mark.parametrize("slug", [*CASES, ""])
def test_every_null_of_a_check_has_its_reason(slug: str) -> None:
    """Null means that a number does not exist, and the reason stands beside it."""
    assert [path for path, explained in nulls(of_case(slug)) if not explained] == []


@pytest.mark.parametrize("name", POSITIONS)
@pytest.mark.parametrize("convention", list(Convention))
def test_quick_keeps_its_contract(name: str, convention: Convention) -> None:
    """Keys, strict JSON and reasons for positions of every kind, in both conventions."""
    found = plain_analysis(quick(POSITIONS[name], Wishes(convention=convention)))
    assert found.keys() >= QUICK
    assert json.loads(json.dumps(found, allow_nan=False)) == found
    assert [path for path, explained in nulls(found) if not explained] == []


def test_the_numbers_are_those_of_the_analysis() -> None:
    """The running example, number by number."""
    found = plain_analysis(quick(plain(), Wishes()))
    assert (found["verdict"], found["firm"], found["flips_on"]) == ("default_alive", True, [])
    assert (found["months_to_profit"], round(found["capital_needed"])) == (19, 691_075)
    assert found["simple_runway_months"] == 1_200_000 / 60_000
    assert found["runway_months"] is None
    assert found["why"] == {"runway_months": "infinite: profit comes before the cash is gone"}
    assert found["founder_terms"]["months_to_profit"] == 19
    assert found["sober_terms"]["months_to_profit"] == 23
    assert found["sober_terms"]["persistence"] == 0.70


@pytest.mark.parametrize(
    ("position", "absence", "key"),
    [
        (plain(cash=None), Absence.UNKNOWN, "runway_months"),
        (plain(), Absence.INFINITE, "runway_months"),
        (plain(revenue=90_000.0), Absence.NOT_APPLICABLE, "growth_needed"),
        (plain(growth=0.0), Absence.NEVER, "months_to_profit"),
        (plain(growth=0.001), Absence.BEYOND_HORIZON, "months_to_profit"),
    ],
)
def test_five_reasons_for_no_number(position: Position, absence: Absence, key: str) -> None:
    """Unknown, infinite, not applicable, never and beyond the horizon read differently; zero is a number."""
    found = plain_analysis(quick(position, Wishes()))
    assert found[key] is None
    assert found["why"][key].startswith(f"{absence.value}: ")
    assert plain_analysis(quick(plain(cash=0.0), Wishes()))["runway_months"] == 0


def test_a_figure_that_flips_the_verdict() -> None:
    """The terms, the figure, the value it turns past, on which side, and to what.

    The founder's terms take 691,075, the sober ones 812,204; both lie between 0.6M and 1.3M.
    """
    found = plain_analysis(quick(plain(cash=Value(6e5, 1.2e6, 1.3e6)), Wishes()))
    assert (found["firm"], found["undecided"]) == (False, True)
    assert [
        (flip["terms"], flip["metric"], flip["above"], flip["becomes"]) for flip in found["flips_on"]
    ] == [
        ("founder's terms", "cash", False, "default_dead"),
        ("sober terms", "cash", False, "default_dead"),
    ]
    assert [round(flip["past"]) for flip in found["flips_on"]] == [691_075, 812_204]


def test_firm_is_firm_on_both_terms() -> None:
    """From 0.7M up the founder's verdict holds and the sober one does not; from 0.82M up both do."""
    found = plain_analysis(quick(plain(cash=Value(7e5, 1.2e6, 1.3e6)), Wishes()))
    assert found["firm"] is False
    assert [flip["terms"] for flip in found["flips_on"]] == ["sober terms"]
    firm = plain_analysis(quick(plain(cash=Value(8.2e5, 1.2e6, 1.3e6)), Wishes()))
    assert (firm["firm"], firm["undecided"], firm["flips_on"]) == (True, False, [])


def test_two_firm_verdicts_that_differ_are_undecided() -> None:
    """5 % takes 1.07M for ever and 1.53M fading: alive and dead on 1.2M, firmly, and so undecided."""
    found = plain_analysis(quick(plain(growth=0.05), Wishes()))
    assert (found["founder_terms"]["verdict"], found["sober_terms"]["verdict"]) == (
        "default_alive",
        "default_dead",
    )
    assert (found["firm"], found["undecided"]) == (True, True)


def test_figures_that_flip_it_only_together() -> None:
    """There is no one value to name then, and the reason is given."""
    flip, _ = plain_analysis(quick(POSITIONS["all at once"], Wishes()))["flips_on"]
    assert (flip["terms"], flip["metric"], flip["past"]) == ("founder's terms", "several at once", None)
    assert "all together" in flip["why"]["past"]


def test_what_would_have_to_be_true() -> None:
    """Zero, unknown, never and not applicable are four values in the needs too."""
    alive = plain_analysis(quick(plain(), Wishes()))["needs"]
    assert (alive["cash_shortfall"], alive["cut"], alive["why"]) == (0.0, 0.0, {})
    assert round(alive["cash"]) == 691_075
    unknown = plain_analysis(quick(plain(cash=None), Wishes()))["needs"]
    assert unknown["cut"] is None
    assert unknown["why"]["cut"] == "unknown: cash not known yet"
    never = plain_analysis(quick(plain(growth=0.0), Wishes()))["needs"]
    assert never["cash"] is None
    assert never["why"]["cash"].startswith("never: no sum is enough")
    asked = plain_analysis(quick(plain(revenue=90_000.0), Wishes()))["needs"]
    assert asked["why"] == {"growth_rate": "not applicable: it is profitable already"}


def test_signed_money_is_there_only_where_some_is() -> None:
    """500k with 200k signed: dead, and alive with the signed money; without any the key is not there."""
    figures = [
        claim(metric, value) for metric, value in (("revenue", 2e4), ("expenses", 8e4), ("growth", 0.08))
    ]
    signed = claim("signed_money", 200_000.0, on=date(2026, 8, 31))
    found = plain_assessment(assess(dossier(*figures, claim("cash", 5e5), signed), as_of=TODAY))
    assert found["founder_terms"]["verdict"] == "default_dead"
    assert found["with_signed_money"]["verdict"] == "default_alive"
    assert found["with_signed_money"].keys() == found["founder_terms"].keys()
    without = plain_assessment(assess(dossier(*figures, claim("cash", 5e5)), as_of=TODAY))
    assert "with_signed_money" not in without


def test_if_they_raise_stands_apart() -> None:
    """With a stage it has numbers, at least as high as the odds; without one, a reason."""
    figures = [claim(m, v) for m, v in (("revenue", 2e4), ("expenses", 8e4), ("growth", 0.03), ("cash", 9e5))]
    seed = plain_assessment(assess(dossier(*figures, stage="seed"), as_of=TODAY))
    assert seed["if_they_raise"]["alive_24"] > seed["odds"]["alive_24"]
    assert 0 < seed["if_they_raise"]["raised"] < 0.35
    assert "Series A" in seed["if_they_raise"]["assumptions"][0]
    unknown = plain_assessment(assess(dossier(*figures), as_of=TODAY))["if_they_raise"]
    assert (unknown["alive_24"], unknown["raised"]) == (None, None)
    assert unknown["why"]["raised"] == "unknown: the stage is not known yet"


def test_questions_about_figures_say_what_they_bring() -> None:
    """The gain of certainty stands with the figures of the odds, the largest first, and nowhere else."""
    figures = (claim("revenue", 2e4), claim("expenses", 8e4), claim("cash", 1e6))
    asked = plain_assessment(assess(dossier(*figures), as_of=TODAY))["next_questions"]
    gains = [question["certainty_gain"] for question in asked if "certainty_gain" in question]
    assert asked[0]["about"] == "growth"
    assert gains == sorted(gains, reverse=True)
    assert 0 < gains[-1] <= gains[0] <= 0.5
    assert {q["about"] for q in asked if "certainty_gain" in q} <= set(DRAWN)
    assert len(gains) < len(asked)


def test_open_ends_are_explained() -> None:
    """An end nobody gave is null, with a reason, and not the likely value."""
    figure = claim("cash", 5.0, low=None, high=9.0)
    value = plain_assessment(assess(dossier(figure), as_of=TODAY))["position"]["cash"]
    assert (value["low"], value["likely"], value["high"]) == (None, 5.0, 9.0)
    assert value["why"] == {"low": "unknown: this end was not given"}
    assert value["from"] == [figure.id]


def test_unused_figures_are_there_with_their_reason() -> None:
    """What could not be reckoned with is in the answer, never dropped."""
    figure = claim("cash", 5.0, currency="EUR")
    found = plain_assessment(assess(dossier(figure), as_of=TODAY))
    (unused,) = found["unused"]
    assert unused["figure"] == figure.id
    assert unused["why"].startswith("it is in EUR and the dossier is in USD; give the rate")


def test_the_odds_of_the_unknown_have_no_error_either() -> None:
    """Where no odds are known, their error is not zero: it is not known."""
    found = of_case("")["odds"]
    assert found["error"] is None
    assert found["why"]["error"].startswith("unknown: ")
    assert of_case("buffer-2016")["odds"]["error"] > 0
