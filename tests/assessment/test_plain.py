"""The JSON of an assessment: the keys others rely on, strict, and a reason beside every null."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from analysis.builders import CASES, TODAY, at, case, claim, dossier, plain
from diligence.amounts import Absence
from diligence.analysis import Convention, Value
from diligence.assessment import Wishes, assess, plain_analysis, plain_assessment, quick

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diligence.analysis import Position

QUICK = {
    "verdict",
    "firm",
    "flips_on",
    "months_to_profit",
    "capital_needed",
    "runway_months",
    "simple_runway_months",
    "growth_needed",
    "founder_terms",
    "sober_terms",
    "odds",
    "assumptions",
}
CHECK = {
    "company",
    "as_of",
    "verdict",
    "founder_terms",
    "sober_terms",
    "odds",
    "position",
    "flags",
    "coverage",
    "next_questions",
}
FLAG = {"id", "colour", "severity", "title", "why", "evidence", "ask", "source"}
READING = {"verdict", "months_to_profit", "capital_needed", "runway_months", "why"}

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
    """The figure, the value it turns past, on which side, and to what."""
    found = plain_analysis(quick(plain(cash=Value(6e5, 1.2e6, 1.3e6)), Wishes()))
    assert found["firm"] is False
    (flip,) = found["flips_on"]
    assert (flip["metric"], flip["above"], flip["becomes"]) == ("cash", False, "default_dead")
    assert round(flip["past"]) == 691_075


def test_figures_that_flip_it_only_together() -> None:
    """There is no one value to name then, and the reason is given."""
    (flip,) = plain_analysis(quick(POSITIONS["all at once"], Wishes()))["flips_on"]
    assert (flip["metric"], flip["past"]) == ("several at once", None)
    assert "all together" in flip["why"]["past"]


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
    assert found["unused"] == [
        {"figure": figure.id, "why": "it is in EUR and the dossier is in USD; enter it in USD"}
    ]


def test_the_odds_of_the_unknown_have_no_error_either() -> None:
    """Where no odds are known, their error is not zero: it is not known."""
    found = of_case("")["odds"]
    assert found["error"] is None
    assert found["why"]["error"].startswith("unknown: ")
    assert of_case("buffer-2016")["odds"]["error"] > 0
