"""Green flags: what speaks for a company, and when it would be too early to say so."""

from __future__ import annotations

from datetime import date

import pytest

from analysis.builders import claim, number, plain
from diligence.analysis import Terms, project
from diligence.flags import Flag
from diligence.model import Colour, Figure, Severity
from flags.briefs import Found, burning, raised

A_YEAR_AGO = date(2025, 6, 30)


def running(cash: float, **others: float) -> tuple[Figure, ...]:
    """The running example with other cash: 20k against 80k, growing 8 % a month."""
    known = {"revenue": 20_000.0, "expenses": 80_000.0, "growth": 0.08, "cash": cash} | others
    return tuple(claim(metric, value) for metric, value in known.items())


def green(found: Found, rule: str) -> Flag:
    """A flag that must be there and be green."""
    flag = found.flags[rule]
    assert (flag.colour, flag.severity) == (Colour.GREEN, Severity.INFO)
    return flag


def test_profitable() -> None:
    """G1 for a company that lives on its revenue, exactly break-even included."""
    flag = green(raised(*burning(cash=0.0, revenue=110_000.0)), "G1")
    assert flag.title == "Profitable"
    assert flag.why == "Revenue just pays for everything on 30 June 2026, with nothing to spare."


def test_nothing_against_nothing_is_no_strength() -> None:
    """No revenue and no costs are no profit."""
    assert "G1" not in raised(claim("revenue", 0.0), claim("expenses", 0.0)).flags


def test_room_to_spare() -> None:
    """G1 with 1.5 times what it takes when growth fades to 0.70 and costs rise 1 % a month."""
    harsh = Terms("harsh", 0.08, persistence=0.70, expense_growth_rate=0.01)
    needed = number(project(plain(), harsh).capital_needed)
    enough = raised(*running(1.5 * needed + 1))
    assert green(enough, "G1").title == "Default alive with room"
    assert "G1" not in raised(*running(1.5 * needed - 1)).flags


def test_costs_that_rise_faster_are_taken_as_they_are() -> None:
    """Where the company's own costs rise more than 1 %, room is measured against that."""
    before = claim("expenses", 80_000.0 / 1.02**12, on=A_YEAR_AGO)
    harsh = Terms("harsh", 0.15, persistence=0.70, expense_growth_rate=0.02)
    needed = number(project(plain(), harsh).capital_needed)
    assert "G1" in raised(*running(1.5 * needed + 10, growth=0.15), before).flags
    assert "G1" not in raised(*running(1.5 * needed - 10, growth=0.15), before).flags


def test_room_that_is_not_known_is_no_strength() -> None:
    """Without growth nothing is said, and growth is named."""
    figures = [figure for figure in running(9e6) if figure.metric != "growth"]
    found = raised(*figures)
    assert "G1" not in found.flags
    assert found.unknown["G1"] == ("growth",)


@pytest.mark.parametrize(("cash", "long"), [(2_400_000.0, True), (2_399_999.0, False)])
def test_long_runway(cash: float, long: bool) -> None:
    """G2 from 24 months of money on."""
    found = raised(*burning(cash=cash))
    assert ("G2" in found.flags) is long
    if long:
        assert green(found, "G2").why == "At today's burn the money lasts 24 months."


def test_a_runway_that_shrinks_is_not_long() -> None:
    """26 months at today's burn, and three along a path of falling revenue: nothing green about it."""
    falling = burning(cash=130_000.0, revenue=105_000.0, growth=-0.5)
    found = raised(*falling)
    assert 130_000 / (110_000 - 105_000) == 26
    assert "G2" not in found.flags
    assert "S3" in found.flags


def test_growth_only_makes_a_long_runway_longer() -> None:
    """A company on its way to profit, with 24 months at today's burn, has both."""
    assert 1_440_000 / (80_000 - 20_000) == 24
    assert {"G1", "G2"} <= set(raised(*running(1_440_000.0, growth=0.12)).flags)


def test_a_runway_without_end_is_no_number_of_months() -> None:
    """Where nothing is burnt G2 neither says nor asks anything."""
    found = raised(*burning(cash=1.0, revenue=120_000.0))
    assert "G2" not in {*found.flags, *found.unknown}


def test_a_runway_nobody_knows_is_a_question() -> None:
    """Without the cash G2 is open."""
    assert raised(*burning(cash=None)).unknown["G2"] == ("cash",)


@pytest.mark.parametrize(
    ("burn", "nrr", "cheap"),
    [(53_999.0, 1.1, True), (54_000.0, 1.1, False), (53_999.0, 1.099, False), (-1.0, 1.1, True)],
)
def test_cheap_and_sticky(burn: float, nrr: float, cheap: bool) -> None:
    """G3: 36k of ARR added a month at less than 1.5 times its burn, 54k, and 110 % of revenue kept."""
    assert ("G3" in raised(*efficient(burn, nrr)).flags) is cheap


def efficient(burn: float, nrr: float) -> tuple[Figure, ...]:
    """MRR of 30k that grows 10 % a month adds 36k of ARR a month."""
    known = {"recurring_revenue": 30_000.0, "growth": 0.1, "net_burn": burn, "nrr": nrr}
    return tuple(claim(metric, value) for metric, value in known.items())


def test_cheap_growth_is_no_runway() -> None:
    """A green flag never speaks against the verdict: it says what it does not say."""
    flag = green(raised(*efficient(36_000.0, 1.2)), "G3")
    assert flag.why == (
        "Each 1 of recurring revenue a year costs 1 of burn, and last year's customers pay 120 % of what "
        "they paid. It says what growth costs, not how long the money lasts."
    )


def test_whoever_burns_without_growing_is_not_cheap() -> None:
    """A multiple without end is not below anything."""
    still = [claim("growth", 0.0) if f.metric == "growth" else f for f in efficient(1_000.0, 1.2)]
    assert "G3" not in raised(*still).spoken_for


def test_what_makes_growth_cheap_is_asked_for() -> None:
    """All revenue taken to recur would flatter, so recurring revenue has to be known."""
    assert raised().unknown["G3"] == ("nrr", "net_burn", "recurring_revenue", "growth")
    not_recurring = [f for f in efficient(1_000.0, 1.2) if f.metric != "recurring_revenue"]
    assert raised(*not_recurring, claim("revenue", 30_000.0)).unknown["G3"] == ("recurring_revenue",)
