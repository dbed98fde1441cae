"""Which of several claims is reckoned with: newest within 90 days, then trust, then precision."""

from __future__ import annotations

from datetime import timedelta
from itertools import permutations
from typing import TYPE_CHECKING

import pytest

from analysis.builders import TODAY, case, claim, dossier
from diligence.amounts import Period
from diligence.analysis import Position, reconcile
from diligence.model import Trust

if TYPE_CHECKING:
    from diligence.model import Figure


def cash_of(*figures: Figure) -> float | None:
    """The cash reckoned with, where only cash is on record."""
    return reconcile(dossier(*figures), TODAY).likely("cash")


@pytest.mark.parametrize(("age", "chosen"), [(90, 200.0), (91, 100.0)])
def test_ninety_days_are_equally_new(age: int, chosen: float) -> None:
    """A verified figure beats a fresh rumour up to 90 days after it, and not a day longer."""
    rumour = claim("cash", 100.0, trust=Trust.HEARD)
    verified = claim("cash", 200.0, trust=Trust.VERIFIED, on=TODAY - timedelta(days=age))
    assert cash_of(rumour, verified) == chosen


def test_trust_comes_before_precision() -> None:
    """A range somebody showed beats an exact number somebody claimed."""
    shown = claim("cash", 200.0, low=100.0, high=400.0, trust=Trust.SEEN)
    told = claim("cash", 300.0, trust=Trust.CLAIMED)
    assert cash_of(told, shown) == 200.0


@pytest.mark.parametrize(
    ("low", "high", "chosen"),
    [
        (195.0, 215.0, 200.0),  # 20 / 200 = 10 %: as good as exact, and one day newer
        (194.9, 215.0, 300.0),
        (None, 200.0, 300.0),  # open at one end
    ],
)
def test_precision_comes_next(low: float | None, high: float | None, chosen: float) -> None:
    """Of two equally trusted figures the exact one is taken, where the other is wider than 10 %."""
    ranged = claim("cash", 200.0, low=low, high=high)
    exact = claim("cash", 300.0, on=TODAY - timedelta(days=40))
    assert cash_of(exact, ranged) == chosen


def test_the_newest_of_the_same_kind() -> None:
    """Where trust and precision are the same, the newer figure is taken."""
    older, newer = claim("cash", 300.0, on=TODAY - timedelta(days=45)), claim("cash", 200.0)
    assert cash_of(older, newer) == cash_of(newer, older) == 200.0


def test_the_newest_within_a_month() -> None:
    """Cash of the 28th stands for more than cash of the 1st, in whatever order they were entered."""
    first, later = (
        claim("cash", 500.0, on=TODAY.replace(day=1)),
        claim("cash", 300.0, on=TODAY.replace(day=28)),
    )
    found = [reconcile(dossier(*order), TODAY).values["cash"] for order in permutations((first, later))]
    assert [value.likely for value in found] == [300.0, 300.0]
    assert {(value.low, value.high) for value in found} == {(300.0, 500.0)}


def test_a_month_says_more_about_today_than_a_year() -> None:
    """Monthly revenue is taken before an annual figure of the same day."""
    year, month = claim("revenue", 1_200.0, per=Period.YEAR), claim("revenue", 150.0, per=Period.MONTH)
    assert reconcile(dossier(year, month), TODAY).likely("revenue") == 150.0


def test_the_middle_of_a_year_is_long_ago() -> None:
    """A year that ends today is half a year old on average: a trusted one yields to a month that is told."""
    year = claim("revenue", 1_200.0, per=Period.YEAR, trust=Trust.VERIFIED)
    month = claim("revenue", 150.0, per=Period.MONTH, trust=Trust.HEARD)
    assert reconcile(dossier(year, month), TODAY).likely("revenue") == 150.0


def test_equals_widen_the_range() -> None:
    """Two equally good figures are both believed: the range spans them, and the later word is likely."""
    value = reconcile(dossier(claim("cash", 100.0), claim("cash", 110.0)), TODAY).values["cash"]
    assert (value.low, value.likely, value.high) == (100.0, 110.0, 110.0)
    assert len(value.sources) == 2
    assert "2 figures of equal standing; the range spans them all." in value.notes


def test_a_lesser_figure_widens_nothing() -> None:
    """A rumour beside a verified figure stays out of the range; it is reported if it contradicts."""
    position = reconcile(dossier(claim("cash", 100.0, trust=Trust.VERIFIED), claim("cash", 500.0)), TODAY)
    assert (position.values["cash"].low, position.values["cash"].high) == (100.0, 100.0)
    assert [conflict.metric for conflict in position.conflicts] == ["cash"]


@pytest.mark.parametrize(
    ("other", "contradicts"), [(120.0, False), (120.1, True), (80.0, False), (79.9, True)]
)
def test_a_fifth_apart_is_a_contradiction(other: float, contradicts: bool) -> None:
    """Two figures for one month that are more than 20 % apart are reported with both their values."""
    rival, chosen = claim("cash", other), claim("cash", 100.0)
    conflicts = reconcile(dossier(rival, chosen), TODAY).conflicts
    assert bool(conflicts) is contradicts
    if contradicts:
        assert conflicts[0].figures == (chosen.id, rival.id)
        assert conflicts[0].values == (100.0, other)


def test_months_apart_is_no_contradiction() -> None:
    """Cash was 300 in May and is 100 in June: that is spending, not a contradiction."""
    may = claim("cash", 300.0, on=TODAY.replace(month=5, day=31))
    assert reconcile(dossier(claim("cash", 100.0), may), TODAY).conflicts == ()


def test_anything_contradicts_nothing() -> None:
    """Where the chosen figure is zero, every other one is a contradiction."""
    assert len(reconcile(dossier(claim("cash", 0.0), claim("cash", 1.0)), TODAY).conflicts) == 1


@pytest.mark.parametrize(("week", "contradicts"), [(0.49, False), (0.51, True)])
def test_a_week_beside_a_year(week: float, contradicts: bool) -> None:
    """A year's mean may trail the week's by growth, and more than half of it is a contradiction.

    The week is brought to the month as 100 * 365.2425 / 84 / (365.2425 / 84) = 100, the year is less.
    """
    latest = claim("revenue", 100 * 84 / 365.2425, per=Period.WEEK)
    year = claim("revenue", 12 * 100 * (1 - week), per=Period.YEAR)
    conflicts = reconcile(dossier(year, latest), TODAY).conflicts
    assert bool(conflicts) is contradicts
    if contradicts:
        assert conflicts[0].figures == (latest.id, year.id)
        assert conflicts[0].values == pytest.approx((100, 49))


def test_why_another_figure_was_taken() -> None:
    """Each figure that was passed over says what it lacked; the chosen and its equals say nothing."""
    chosen, equal = claim("revenue", 100.0, trust=Trust.SEEN), claim("revenue", 105.0, trust=Trust.SEEN)
    others = {
        "older": claim("revenue", 90.0, on=TODAY - timedelta(days=200), trust=Trust.VERIFIED),
        "less sure": claim("revenue", 110.0, trust=Trust.HEARD),
        "over a longer time": claim("revenue", 300.0, per=Period.QUARTER, trust=Trust.SEEN),
        "less precise": claim("revenue", 100.0, low=50.0, high=150.0, trust=Trust.SEEN),
    }
    passed = reconcile(dossier(chosen, equal, *others.values()), TODAY).passed_over
    assert dict(passed) == {figure.id: reason for reason, figure in others.items()}


def test_an_older_figure_of_the_same_standing_is_passed_over() -> None:
    """Forty days older, and as good in all else."""
    may = claim("revenue", 95.0, on=TODAY - timedelta(days=40))
    assert reconcile(dossier(claim("revenue", 100.0), may), TODAY).passed_over == ((may.id, "older"),)


def sums(position: Position) -> tuple[float | None, ...]:
    """Expenses, revenue and burn of a position."""
    return tuple(position.likely(metric) for metric in ("expenses", "revenue", "net_burn"))


def test_among_equals_those_that_add_up() -> None:
    """Of two revenues and one burn, the revenue is taken that explains the burn: 100 - 30 = 70."""
    loose, fits = claim("revenue", 50.0), claim("revenue", 30.0)
    assert sums(
        reconcile(dossier(loose, fits, claim("expenses", 100.0), claim("net_burn", 70.0)), TODAY)
    ) == (100.0, 30.0, 70.0)


def test_without_all_three_the_last_entered_stands() -> None:
    """Nothing has to add up where burn is not on record, so the later word of one day counts."""
    position = reconcile(
        dossier(claim("revenue", 50.0), claim("revenue", 30.0), claim("expenses", 100.0)), TODAY
    )
    assert position.likely("revenue") == 30.0


def test_everpix_counted_in_cash() -> None:
    """112,000 - 14,186 = 97,814 is the 98,000 that is burnt; with 12,212 it would be 99,788."""
    position = reconcile(case("everpix-2013"), case("everpix-2013").as_of or TODAY)
    assert abs(112_000 - 14_186 - 98_000) < abs(112_000 - 12_212 - 98_000)
    assert sums(position) == (112_000, 14_186, 98_000)
    assert (position.values["revenue"].low, position.values["revenue"].high) == (12_212, 14_186)


def test_wework_net_of_other_income() -> None:
    """407.3M - 256.7M = 150.6M is the 150.7M of loss; total expenses of 484.1M would give 227.4M."""
    position = reconcile(case("wework-2019"), case("wework-2019").as_of or TODAY)
    assert abs(407.3 - 256.7 - 150.7) < abs(484.145 - 256.7 - 150.7)
    assert sums(position) == (407_300_000, 256_700_000, 150_700_000)
    assert position.values["expenses"].high == 484_145_000
