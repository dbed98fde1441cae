"""Verdicts that do not wait for every figure, and growth that is good for a size."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.builders import at, number, plain, terms
from diligence.analysis import (
    Convention,
    Verdict,
    flips,
    founders_terms,
    growth_needed,
    project,
    read,
    sober_terms,
)
from diligence.analysis.foregone import FASTEST_GROWTH, dead_at_good_growth, good_growth

if TYPE_CHECKING:
    from diligence.analysis import Position


@pytest.mark.parametrize(
    ("yearly", "good"),
    [
        (0.0, None),
        (0.99e6, None),
        (1.0e6, 1.65),
        (9.9e6, 1.65),
        (10e6, 1.15),
        (24.9e6, 1.15),
        (25e6, 0.95),
        (49e6, 0.95),
        (50e6, 0.60),
        (5e9, 0.60),
    ],
)
def test_what_is_good_for_a_size(yearly: float, good: float | None) -> None:
    """Bessemer's "better" by revenue a year: 165 % from 1M, 115 % from 10M, 95 % from 25M, 60 % from 50M."""
    assert good_growth(at(revenue=yearly / 12 * (1 + 1e-12))) == good


def test_size_says_nothing_where_it_is_not_known() -> None:
    """Without revenue, and in money whose size is not known here, there is no good growth."""
    assert good_growth(at()) is None
    assert good_growth(at("JPY", revenue=1e9)) is None
    assert good_growth(at("EUR", revenue=1e6)) == 1.15


def need(position: Position, yearly: float) -> float:
    """What profit takes at a yearly growth: the sum of the losses, by hand."""
    revenue, expenses = (position.values[name].likely for name in ("revenue", "expenses"))
    rate: float = (1 + yearly) ** (1 / 12)
    losses = (expenses - revenue * rate**n for n in range(600))
    return sum(loss for loss in losses if loss > 0)


@pytest.mark.parametrize(("revenue", "yearly"), [(100_000.0, 1.65), (1e6, 1.15), (2.5e6, 0.95), (20e6, 0.60)])
def test_good_growth_decides_to_the_dollar(revenue: float, yearly: float) -> None:
    """A dollar less than good growth takes is dead; a dollar more is not enough data, as ever."""
    start = at(revenue=revenue, expenses=2 * revenue)
    needed = need(start, yearly)
    poor, rich = (at(revenue=revenue, expenses=2 * revenue, cash=cash) for cash in (needed - 1, needed + 1))
    dead, unknown = (read(position, founders_terms) for position in (poor, rich))
    assert (dead.verdict, dead.missing) == (Verdict.DEFAULT_DEAD, ("growth",))
    assert dead.why == (
        f"Growth is not known. Even at {yearly * 100:.0f} % a year, good for a company of this size, "
        "the cash is gone before profit."
    )
    assert (unknown.verdict, unknown.missing) == (Verdict.NOT_ENOUGH_DATA, ("growth",))


@settings(max_examples=30)
@given(ratio=st.floats(1.1, 5), months=st.floats(0, 30))
def test_it_is_never_firm(ratio: float, months: float) -> None:
    """Dead at good growth is open at the growth that is needed: it flips above that, or nothing saves it."""
    position = at(revenue=2e6, expenses=2e6 * ratio, cash=months * 2e6 * (ratio - 1))
    reading = read(position, founders_terms)
    if reading.verdict is not Verdict.DEFAULT_DEAD:
        assert number(growth_needed(position, terms(None))) <= 1.15 ** (1 / 12) * 2
        assert flips(position, founders_terms) == ()
        return
    found = flips(position, founders_terms)
    if reading.missing:
        (flip,) = found
        assert (flip.metric, flip.above, flip.becomes) == ("growth", True, Verdict.DEFAULT_ALIVE)
        assert flip.past is not None
        assert (1.95) ** (1 / 12) - 1 < flip.past <= FASTEST_GROWTH
        assert project(position, terms(flip.past)).alive is True
    else:
        assert found == ()
        assert project(position, terms(FASTEST_GROWTH)).alive is False


@pytest.mark.parametrize("changed", [{"cash": None}, {"growth": 0.02}, {"revenue": 50_000.0}])
def test_good_growth_is_asked_only_where_growth_alone_is_missing(changed: dict[str, float | None]) -> None:
    """Not where cash is missing too, nor where growth is known, nor below a million a year."""
    known: dict[str, float | None] = {"revenue": 1e6, "expenses": 2e6, "cash": 1e6, "growth": None}
    position = plain(**(known | changed))
    assert dead_at_good_growth(position, founders_terms(position), Convention.MONTHLY) is None
    assert dead_at_good_growth(plain(**known), terms(None), Convention.MONTHLY) is not None


def test_without_cash_nothing_is_said_of_cash() -> None:
    """Where costs outrun good growth profit never comes, but no cash is known that could be gone."""
    racing = terms(None, expense_growth_rate=0.2)
    position = plain(revenue=1e6, expenses=2e6, cash=None, growth=None)
    assert dead_at_good_growth(position, racing, Convention.MONTHLY) is None
    assert dead_at_good_growth(position.having("cash", 1e6), racing, Convention.MONTHLY) is not None


def test_each_reading_asks_on_its_own_terms() -> None:
    """Good growth that fades takes more: between the two needs the sober reading is dead alone."""
    start = at(revenue=1e6, expenses=3e6, gross_margin=1.0, expense_growth=0.0)
    monthly = 2.15 ** (1 / 12) - 1
    constant, fading = (
        number(project(start, terms(monthly, persistence=p)).capital_needed) for p in (1.0, 0.7)
    )
    assert constant == pytest.approx(need(start, 1.15))
    position = at(
        revenue=1e6, expenses=3e6, gross_margin=1.0, expense_growth=0.0, cash=(constant + fading) / 2
    )
    assert read(position, founders_terms).verdict is Verdict.NOT_ENOUGH_DATA
    assert read(position, sober_terms).verdict is Verdict.DEFAULT_DEAD
