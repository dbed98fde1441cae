"""What an assessment says on each criterion, worked out from its figures."""

from __future__ import annotations

from typing import Any

import pytest

from analysis.builders import TODAY, case, claim, dossier
from assessment.banks import CLEAR, EVASIVE, answer, question
from diligence.amounts import Absence
from diligence.assessment import Assessment, assess
from diligence.comparison.judge import readings_of
from diligence.comparison.reading import Reading
from diligence.comparison.standing import standing_of
from diligence.model import Answer, Bank, Figure, Theme

RUNNING = {"revenue": 20_000.0, "expenses": 80_000.0, "growth": 0.08, "cash": 1_200_000.0}


def reading(
    name: str, *figures: Figure, answers: tuple[Answer, ...] = (), bank: Bank | None = None
) -> Reading:
    """One reading of a company with these figures and answers."""
    company = dossier(*figures).model_copy(update={"answers": answers})
    return of(assess(company, as_of=TODAY, bank=bank), name)


def of(assessment: Assessment, name: str) -> Reading:
    """One reading of an assessment."""
    return next(each for each in readings_of(assessment) if each.criterion.id == name)


def figures(**known: float) -> tuple[Figure, ...]:
    """These figures, exact."""
    return tuple(claim(metric, value) for metric, value in known.items())


def test_the_runway_reaches_from_the_sober_path_to_the_best() -> None:
    """600k at 60k a month are 10 months at no growth; at 50k to 80k of burn 12 and 7.5.

    The sober path is the same here: growth is nought and costs are constant.
    """
    cash, growth, revenue = figures(cash=600_000.0, growth=0.0, revenue=20_000.0)
    burn = claim("expenses", 80_000.0, low=70_000.0, high=100_000.0)
    found = reading("runway", cash, growth, revenue, burn)
    assert (found.worst, found.likely, found.best) == pytest.approx((7.5, 10.0, 12.0))
    assert found.in_words == "10 months"


@pytest.mark.parametrize(
    ("known", "months"),
    [
        ({"cash": 600_000.0, "net_burn": 60_000.0}, 10),
        ({"cash": 600_000.0, "net_burn": -1.0}, 24),
        ({"cash": 0.0, "net_burn": 60_000.0}, 0),
        (RUNNING, 24),
        (RUNNING | {"revenue": 90_000.0}, 24),
    ],
)
def test_runways(known: dict[str, float], months: float) -> None:
    """At today's burn where there is no path; what lasts until profit is worth as much as 24 months."""
    found = reading("runway", *figures(**known))
    assert (found.worst, found.likely, found.best) == (months, months, months)


def test_alive_at_full_speed_only() -> None:
    """With 700k the founder's terms need 691k and it lives; on sober ones growth fades and it dies."""
    found = reading("runway", *figures(**(RUNNING | {"cash": 700_000.0})))
    assert (found.likely, found.best) == (24, 24)
    assert 6 < found.worst < 24


def test_growth_is_held_against_the_median_of_its_size() -> None:
    """2M a year has a median of 50 %: 25 % a year is half of it, worth 0.25; 150 % is worth all."""
    monthly = 1.25 ** (1 / 12) - 1
    found = reading("growth", *figures(revenue=2e6 / 12, growth=monthly))
    assert (found.likely, found.size) == pytest.approx((0.5, 0.5))
    assert found.floor == pytest.approx(0.25)
    assert found.in_words == "25 % a year"
    fast = reading("growth", *figures(revenue=2e6 / 12, growth=2.5 ** (1 / 12) - 1))
    assert fast.floor == 1


def test_growth_of_unknown_size_may_be_held_against_any_median() -> None:
    """30 % a year is twice the median of the largest (15 %) and 0.3 of that of the smallest (100 %)."""
    found = reading("growth", *figures(growth=1.3 ** (1 / 12) - 1))
    assert found.likely is None
    assert (found.worst, found.best) == pytest.approx((0.3, 2.0))
    assert "revenue" in found.ask


def test_growth_on_next_to_nothing_is_unknown() -> None:
    """1,000 a month is too small a base for a band to mean anything."""
    assert reading("growth", *figures(revenue=1_000.0, growth=0.5)).absence is Absence.UNKNOWN


def test_the_burn_multiple_of_recurring_revenue() -> None:
    """45k burned for 12 * 30k * 10 % = 36k of new ARR: 1.25, between good (1.5) and great (1): 0.7."""
    found = reading("efficiency", *figures(recurring_revenue=30_000.0, net_burn=45_000.0, growth=0.1))
    assert found.likely == pytest.approx(1.25)
    assert found.floor == pytest.approx(0.7)


def test_where_not_all_may_recur_the_multiple_is_that_or_worse() -> None:
    """60k for 12 * 20k * 8 % = 19.2k is 3.125 if all recurs; anything up to 5 and more otherwise."""
    found = reading("efficiency", *figures(revenue=20_000.0, expenses=80_000.0, growth=0.08))
    assert found.likely is None
    assert (found.worst, found.best) == pytest.approx((5, 3.125))
    assert found.ask


@pytest.mark.parametrize(
    ("known", "worth"),
    [
        ({"recurring_revenue": 30_000.0, "net_burn": -5.0, "growth": 0.1}, 1),
        ({"recurring_revenue": 30_000.0, "net_burn": 45_000.0, "growth": 0.0}, 0),
        ({"recurring_revenue": 30_000.0, "net_burn": 45_000.0, "growth": -0.1}, 0),
    ],
)
def test_nothing_burned_is_best_and_nothing_gained_is_worst(known: dict[str, float], worth: float) -> None:
    """Neither is a number of times, and both are known."""
    found = reading("efficiency", *figures(**known))
    assert (found.floor, found.ceiling, found.absence) == (worth, worth, None)


def test_odds_are_their_own_worth() -> None:
    """Bird lives in 99 of 100 futures, and the criterion says so."""
    found = of(assess(case("bird-2022"), as_of=case("bird-2022").as_of or TODAY), "alive_24")
    assert found.likely == pytest.approx(0.9917)
    assert found.floor == found.likely


def test_a_claim_shows_no_level_and_opens_no_more() -> None:
    """Nothing shown is any level; who claims the second can't be taken for more than that."""
    assert reading("fit").absence is Absence.UNKNOWN
    claimed = answer("pmf.level", value="talks confirmed it")
    found = reading("fit", answers=(claimed,))
    assert (found.worst, found.likely, found.best, found.absence) == (0, None, 2, None)


THEME = Theme(
    id="culture",
    title="Culture",
    purpose="How people work.",
    questions=(question("culture.a", weight=1), question("culture.b", weight=3)),
)


@pytest.mark.parametrize(
    ("said", "least", "most"),
    [
        ({"culture.a": CLEAR}, 0.75 / 4, (0.75 + 3) / 4),
        ({"culture.b": EVASIVE}, 0.0, 1 / 4),
        ({"culture.a": CLEAR, "culture.b": EVASIVE}, 0.75 / 4, 0.75 / 4),
    ],
)
def test_open_questions_stay_open(said: dict[str, Any], least: float, most: float) -> None:
    """Weights 1 and 3: what was answered counts as it stands, the rest as anything."""
    told = tuple(answer(name, rating=rating) for name, rating in said.items())
    bank = Bank(themes=(THEME,))
    found = reading("culture", answers=told, bank=bank)
    assert (found.worst, found.best) == pytest.approx((least, most))
    assert standing_of(dossier().model_copy(update={"answers": told}), bank.themes).judged == len(said)


def test_nothing_answered_is_the_whole_band() -> None:
    """And the heaviest question is the one to ask."""
    found = reading("culture", bank=Bank(themes=(THEME,)))
    assert (found.worst, found.best, found.absence) == (0, 1, Absence.UNKNOWN)
    assert found.ask == "What of culture.b?"
    assert found.mean == 0.5
