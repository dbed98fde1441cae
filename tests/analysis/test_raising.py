"""If they raise: the odds with one more round, as often and as soon as is published."""

from __future__ import annotations

from math import sqrt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from analysis.builders import number, plain
from analysis.luck import LIVELY, uncertain, with_history
from diligence.amounts import Absence
from diligence.analysis import Financing, IfTheyRaise, Position, analyse_position, if_they_raise, simulate
from diligence.analysis.draws import draw
from diligence.analysis.futures import Course
from diligence.analysis.raising import NEXT_ROUNDS, _round_months

PATHS = 4_000
NEAR = 4 * sqrt(0.25 / PATHS)
SEED, SERIES_A = NEXT_ROUNDS["seed"], NEXT_ROUNDS["series a"]


def raising(position: Position, stage: str = "seed", since: float | None = None) -> IfTheyRaise:
    """The line of few enough futures to be quick."""
    return if_they_raise(position, Financing(stage, since), paths=PATHS)


@pytest.mark.parametrize("since", [0.0, 12.0, 40.0])
@pytest.mark.parametrize(
    ("stage", "low", "high", "median", "quartile"),
    [("seed", 0.20, 0.35, 774, 1251), ("Series A", 0.40, 0.50, 25 * 30.436875, 25 * 30.436875 * 1251 / 774)],
)
def test_who_has_money_enough_raises_as_often_as_is_published(
    stage: str, low: float, high: float, median: float, quartile: float, since: float
) -> None:
    """C (F(t + 36) - F(t)) / (1 - c F(t)), averaged over c, with scipy's lognormal in days.

    F has its median and its upper quartile where the source has them.
    """
    waits = stats.lognorm(np.log(quartile / median) / stats.norm.ppf(0.75), scale=median)
    assert waits.ppf([0.5, 0.75]) == pytest.approx([median, quartile])
    before, by_then = waits.cdf(np.array([since, since + 36]) * 365.2425 / 12)
    chance = np.linspace(low, high, 10_001)
    closed = np.mean(chance * (by_then - before) / (1 - chance * before))
    found = raising(plain(growth=0.0, cash=1e12), stage, since)
    assert number(found.raised) == pytest.approx(closed, abs=NEAR)


def test_the_month_of_the_round_follows_the_formula() -> None:
    """The share that has closed by each month, of a seed company whose round is 12 months back."""
    months = _round_months(draw(plain(), 200_000), SEED, 12.0)
    before = SEED.closed_by(12.0)
    chance = np.linspace(SEED.chance_low, SEED.chance_high, 1_001)
    for month in (1, 6, 12, 24, 36):
        share = np.mean(chance * (SEED.closed_by(12.0 + month) - before) / (1 - chance * before))
        assert np.mean(months < month) == pytest.approx(share, abs=4 * sqrt(share / 200_000))


def test_without_time_nobody_has_closed() -> None:
    """F(0) = 0, F(median) = 1/2, F(upper quartile) = 3/4."""
    quantiles = (0.0, SEED.median_months, SEED.upper_quartile_months)
    assert [SEED.closed_by(months) for months in quantiles] == pytest.approx([0, 0.5, 0.75])


@settings(max_examples=20)
@given(
    cash=st.floats(0, 3e6),
    growth=st.floats(-0.1, 0.2),
    stage=st.sampled_from(["seed", "series a"]),
    since=st.floats(0, 60),
    swings=st.booleans(),
)
def test_a_round_kills_nobody(cash: float, growth: float, stage: str, since: float, *, swings: bool) -> None:
    """On the same luck, each future with a round to come is month by month at least as alive."""
    position = uncertain(cash=cash, growth=growth)
    drawn = draw(with_history(LIVELY, position) if swings else position, 300)
    without = Course(drawn)
    raises = Course(drawn, _round_months(drawn, NEXT_ROUNDS[stage], since))
    for _ in range(48):
        without.step()
        raises.step()
        assert np.all(raises.lasts >= without.lasts)
        assert np.array_equal(raises.revenue, without.revenue), "the luck is the same"


def test_the_line_is_at_least_the_odds() -> None:
    """By month 12, 24 and 36, and strictly where some die; the odds themselves are not touched."""
    position = with_history(LIVELY, uncertain())
    odds, found = simulate(position, paths=PATHS), raising(position)
    for month in (12, 24, 36):
        assert number(found.alive[month]) >= number(odds.alive[month])
    assert number(found.alive[36]) > number(odds.alive[36]) + 0.01
    assert simulate(position, paths=PATHS).alive == odds.alive


def test_a_round_lasts_eighteen_months() -> None:
    """720k at 60k a month are gone in month 12; with a round before that, 18 months later, in month 30."""
    position = plain(growth=0.0, cash=720_000.0)
    drawn = draw(position, PATHS)
    months = _round_months(drawn, SEED, 24.0)
    course = Course(drawn, months)
    for _ in range(60):
        course.step()
    closed = months <= 12
    assert 0.05 < closed.mean() < 0.3
    assert course.cash_out_months().tolist() == np.where(closed, 30, 12).tolist()
    found = raising(position, since=24.0)
    assert number(found.raised) == closed.mean()
    assert number(found.alive[12]) == 1
    assert number(found.alive[24]) == closed.mean()
    assert number(found.alive[36]) == 0


def test_the_dead_do_not_raise() -> None:
    """Without money there is no time to close in: only the first month's rounds come."""
    assert number(raising(plain(cash=0.0)).raised) < 0.01


def test_seed_and_series_a_differ() -> None:
    """A Series B is closed more often than a Series A, and is called by its name."""
    seed, series_a = (raising(plain(cash=1e6, growth=0.0), stage, 12.0) for stage in ("Seed", "series-A"))
    assert number(series_a.raised) > number(seed.raised) + NEAR
    assert seed.assumptions[0].startswith("20 to 35 % of companies close a Series A")
    assert series_a.assumptions[0].startswith("40 to 50 % of companies close a Series B")
    assert all(found.assumptions[-1].startswith("source: Carta") for found in (seed, series_a))


@pytest.mark.parametrize("stage", ["series_a", " Series  A ", "A", "SERIES-A"])
def test_a_stage_may_be_written_as_people_do(stage: str) -> None:
    """Spaces, dashes and capitals do not matter."""
    assert Financing(stage).next_round is SERIES_A


@pytest.mark.parametrize(
    ("stage", "why"),
    [
        ("Series D", "no odds were found for the round after Series D"),
        ("pre-seed", "no odds were found for the round after pre-seed"),
        ("", "the stage is not known yet"),
    ],
)
def test_no_odds_are_made_up_for_other_stages(stage: str, why: str) -> None:
    """Unknown, and the reason says what of."""
    found = raising(plain(), stage)
    for measure in (*found.alive.values(), found.raised):
        assert (measure.value, measure.absence, measure.why) == (None, Absence.UNKNOWN, why)
    assert list(found.alive) == [12, 24, 36]
    assert found.assumptions == ()


def test_the_day_of_the_last_round_is_said_or_assumed() -> None:
    """What is not known is taken to be today, and the words say so."""
    assert raising(plain()).assumptions[1] == (
        "the day of the last round is not known, and taken to be today"
    )
    assert raising(plain(), since=12.0).assumptions[1] == "the last round was 12 months ago"
    assert raising(plain()).raised == raising(plain(), since=0.0).raised


def test_it_stands_beside_the_odds() -> None:
    """In an analysis: unknown where the odds are, for the same reason; else for its own."""
    unknown = analyse_position(plain(cash=None), financing=Financing("seed")).if_they_raise
    assert unknown.raised.why == "cash not known yet"
    assert analyse_position(plain()).if_they_raise.raised.why == "the stage is not known yet"
    found = analyse_position(uncertain(), financing=Financing("seed", 6.0), seed=3)
    again = if_they_raise(uncertain(), Financing("seed", 6.0), seed=3)
    assert found.if_they_raise == again
