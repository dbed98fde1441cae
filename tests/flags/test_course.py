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


@pytest.mark.parametrize("growth", [0.0, None])
def test_whoever_says_that_nothing_is_burnt_is_not_asked_either(growth: float | None) -> None:
    """A stated burn of zero beside costs above revenue contradicts itself: Q2 asks, S5 does not."""
    before = claim("expenses", 110_000.0, on=A_YEAR_AGO)
    found = raised(*burning(cash=1e6, growth=growth), before, claim("net_burn", 0.0))
    assert "S5" not in found.spoken_for
    assert "Q2" in found.flags


@pytest.mark.parametrize(
    ("cash", "told"),
    [
        (1_000_000.0, None),
        (1_200_000.0, "On sober terms it is not. Profit comes in 50 months and takes $1.53M; it has $1.2M."),
        (1_540_000.0, "If costs rise 2 % a month, profit takes $2.59M, and it has $1.54M."),
        (2_587_700.0, "If costs rise 2 % a month, profit takes $2.59M, and it has $2.59M."),
        (2_587_800.0, None),
    ],
)
def test_alive_only_at_full_speed(cash: float, told: str | None) -> None:
    """S6: at 5 % a month 1.074M is enough; fading to 0.70 it takes 1.533M, with costs rising 2 % 2.588M.

    The last: 80k (1.02^48 - 1) / 0.02 less 20k (1.05^48 - 1) / 0.05, since 1.05/1.02 makes four in 48 months.
    """
    creeping = 80_000 * (1.02**48 - 1) / 0.02 - 20_000 * (1.05**48 - 1) / 0.05
    assert 2_587_700 < creeping < 2_587_800
    known = {"revenue": 20_000.0, "expenses": 80_000.0, "growth": 0.05, "cash": cash}
    flag = raised(*(claim(metric, value) for metric, value in known.items())).flags.get("S6")
    assert (flag.why if flag else None) == (told and f"Alive if growth and costs hold. {told}")
    if flag:
        assert flag.severity is Severity.MAJOR


def test_costs_that_outrun_growth_never_meet_it() -> None:
    """At 1 % of growth a small gap closes, and with costs rising 2 % it never does."""
    figures = (
        claim("revenue", 99_000.0),
        claim("expenses", 100_000.0),
        claim("growth", 0.01),
        claim("cash", 1e9),
    )
    assert raised(*figures).flags["S6"].why.endswith("If costs rise 2 % a month, profit never comes.")


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
    if heroic:
        assert flags["S7"].severity is Severity.MAJOR


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
    assert flag.severity is Severity.MAJOR


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


def test_more_growth_than_nine_in_ten_have() -> None:
    """S7: of $1M to $3M a year the top tenth grows 192 %, 9.3 % a month: a plan that needs more is heroic."""
    assert 1.093**12 < 2.92 < 1.0935**12
    known = {"revenue": 100_000.0, "recurring_revenue": 100_000.0, "expenses": 200_000.0}
    position = plain(**known, cash=4e5)
    needed = number(growth_needed(position, terms(None)))
    assert 0.0935 < needed < 0.12
    figures = [claim(metric, value) for metric, value in (known | {"cash": 4e5}).items()]
    flag = raised(*figures, claim("growth", needed * 0.99)).flags["S7"]
    assert flag.why.endswith("which a year is more than nine in ten companies of its size reach.")
    enough = 1.3 * 4e5
    less = number(growth_needed(plain(**known, cash=enough), terms(None)))
    assert less < 0.093
    rich = [*figures[:-1], claim("cash", enough)]
    assert "S7" not in raised(*rich, claim("growth", less * 0.99)).flags
