"""On what does survival rest: lines that never meet, full speed, heroic plans."""

from __future__ import annotations

from datetime import date

import pytest

from analysis.builders import at, claim, number, plain, terms
from diligence.analysis import growth_needed
from diligence.model import Severity
from flags.briefs import burning, raised

A_YEAR_AGO = date(2025, 6, 30)


@pytest.mark.parametrize(("growth", "meets"), [(0.0, False), (-0.01, False), (0.001, True)])
def test_lines_never_meet(growth: float, meets: bool) -> None:
    """S5 where revenue grows no faster than costs; here costs are what they were a year ago."""
    found = raised(*burning(cash=1e6, growth=growth), claim("expenses", 110_000.0, on=A_YEAR_AGO))
    assert ("S5" not in found.flags) is meets
    if not meets:
        assert found.flags["S5"].severity is Severity.MAJOR


def test_the_sentence_about_the_lines() -> None:
    """Both paces are given, a fall is called one, and the difference can be seen."""
    before = claim("expenses", 110_000.0 / 1.03**12, on=A_YEAR_AGO)
    why = raised(*burning(cash=1e6, growth=-0.02), before).flags["S5"].why
    assert (
        why == "Revenue shrinks 2 % a month, spending grows 3 % a month: growth alone never closes the gap."
    )


@pytest.mark.parametrize("left_out", ["growth", "expense_growth"])
def test_lines_that_can_not_be_drawn_are_a_question(left_out: str) -> None:
    """Without growth, or without a figure of costs a year ago, S5 is unknown and says why."""
    before = () if left_out == "expense_growth" else (claim("expenses", 110_000.0, on=A_YEAR_AGO),)
    found = raised(*burning(cash=1e6, growth=None if left_out == "growth" else 0.0), *before)
    assert "S5" not in found.flags
    assert found.unknown["S5"] == (left_out,)


def test_whoever_burns_nothing_is_not_asked_about_the_lines() -> None:
    """Of a profitable company S5 neither says nor asks anything."""
    found = raised(*burning(cash=1e6, revenue=120_000.0, growth=None))
    assert "S5" not in {*found.flags, *found.unknown}


@pytest.mark.parametrize(("cash", "only"), [(1_200_000.0, True), (1_540_000.0, False), (1_000_000.0, False)])
def test_alive_only_at_full_speed(cash: float, only: bool) -> None:
    """At 5 % a month 1.074M is enough, fading to 0.70 it takes 1.533M: S6 between the two."""
    known = [
        claim("revenue", 20_000.0),
        claim("expenses", 80_000.0),
        claim("growth", 0.05),
        claim("cash", cash),
    ]
    flags = raised(*known).flags
    assert ("S6" in flags) is only
    if only:
        assert flags["S6"].severity is Severity.MAJOR
        assert "Profit comes in 50 months and takes $1.53M; it has $1.2M." in flags["S6"].why


def test_full_speed_without_a_figure_is_a_question() -> None:
    """Where there is no verdict there is none on sober terms either."""
    assert raised(*burning(cash=None, growth=0.1)).unknown["S6"] == ("cash",)


@pytest.mark.parametrize(("share", "heroic"), [(0.999, True), (1.001, False)])
def test_heroic_plan(share: float, heroic: bool) -> None:
    """S7 where growth would have to be more than 1.5 times what it is."""
    needed = number(growth_needed(at(revenue=10_000.0, expenses=110_000.0, cash=1e6), terms(None)))
    flags = raised(*burning(cash=1e6, growth=needed / 1.5 * share)).flags
    assert "S1" in flags
    assert ("S7" in flags) is heroic


@pytest.mark.parametrize(("growth", "pace"), [(-0.02, "shrinks 2 % a month"), (0.0, "stays as it is")])
def test_a_plan_without_growth_is_heroic(growth: float, pace: str) -> None:
    """Any growth is more than 1.5 times none, and the sentence calls a fall a fall."""
    why = raised(*burning(cash=1e6, growth=growth)).flags["S7"].why
    assert why.startswith("To live, revenue has to grow ")
    assert why.endswith(f"; it {pace}.")


@pytest.mark.parametrize("growth", [0.05, None])
def test_no_growth_is_enough(growth: float | None) -> None:
    """99k do not pay the first month's 100k: no plan helps, whether the growth is known or not."""
    flag = raised(*burning(cash=99_000.0, growth=growth)).flags["S7"]
    assert flag.why == "No growth is fast enough to reach profit on the cash there is."


def test_no_plan_is_asked_of_a_company_without_revenue() -> None:
    """Before revenue there is no growth to be heroic about."""
    assert "S7" not in raised(*burning(cash=99_000.0, revenue=0.0)).flags


def test_a_plan_that_can_not_be_judged_is_a_question() -> None:
    """Dead whatever the growth, and the growth not known: by how much is asked."""
    position = plain(revenue=50_000.0, expenses=10e6, growth=None, cash=1e9)
    assert growth_needed(position, terms(None)).value is not None
    figures = [claim("revenue", 50_000.0), claim("expenses", 10e6), claim("cash", 1e9)]
    found = raised(*figures)
    assert "S1" in found.flags
    assert "S7" not in found.flags
    assert found.unknown["S7"] == ("growth",)
    assert raised().unknown["S7"] == ("revenue", "expenses", "growth", "cash")
