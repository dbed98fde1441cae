"""Figures held against each other: both sides, how far apart they are, and where they come from."""

from __future__ import annotations

from datetime import date, timedelta
from math import inf
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.builders import CASES, TODAY, case, claim, dossier, some_money
from diligence.amounts import Period
from diligence.analysis import reconcile
from diligence.analysis.check import CrossCheck, apart
from diligence.model import Figure

A_YEAR_AGO = date(2025, 6, 30)
AT_THE_ROUND = date(2025, 12, 31)


def checks(*figures: Figure) -> dict[str, CrossCheck]:
    """The checks these figures allow, by id; of two the first."""
    found: dict[str, CrossCheck] = {}
    for check in reconcile(dossier(*figures), TODAY).cross_checks:
        found.setdefault(check.id, check)
    return found


def sides(check: CrossCheck) -> tuple[float, Any, Any]:
    """Stated, reckoned, and how far apart."""
    return check.stated, pytest.approx(check.reckoned), pytest.approx(check.apart_share)


def test_nothing_known_is_nothing_to_hold_against_each_other() -> None:
    """No figures, no checks."""
    assert checks() == {}


def test_runway() -> None:
    """Q1: 1M / 100k is 10; 13 are stated: 3 / 10 apart."""
    figures = claim("runway_months", 13.0), claim("cash", 1e6), claim("net_burn", 1e5)
    check = checks(*figures)["Q1"]
    assert sides(check) == (13, 10, 0.3)
    assert check.in_words("USD") == ("13 months", "10 months")
    assert set(check.figures) == {figure.id for figure in figures}
    assert check.metrics == ("runway_months", "cash", "net_burn")


@pytest.mark.parametrize("known", ["net_burn", "cash"])
def test_a_runway_is_not_held_against_what_it_made(known: str) -> None:
    """Cash of runway times burn, or burn of cash over runway, agree with it whatever it is."""
    figures = claim("runway_months", 13.0), claim(known, 1e6), claim("revenue", 1.0)
    assert "Q1" not in checks(*figures)


def test_a_runway_against_nothing() -> None:
    """No cash at all lasts no time: any claim is infinitely far from it, and a claim of none agrees."""
    figures = claim("cash", 0.0), claim("net_burn", 1e5)
    assert checks(*figures, claim("runway_months", 2.0))["Q1"].apart_share == inf
    assert checks(*figures, claim("runway_months", 0.0))["Q1"].apart_share == 0


def test_burn() -> None:
    """Q2: 100 - 20 = 80; 65 are stated: 15 of 100 of expenses."""
    figures = claim("net_burn", 65.0), claim("expenses", 100.0), claim("revenue", 20.0)
    assert sides(checks(*figures)["Q2"]) == (65, 80, 0.15)
    assert "Q2" not in checks(*figures[1:]), "a burn that was derived agrees with what made it"


def test_growth() -> None:
    """Q3: from 100 to 200 in a year are 2 ** (1 / 12) - 1 = 5.9 % a month; 20 % are stated."""
    figures = claim("growth", 0.2), claim("revenue", 200.0), claim("revenue", 100.0, on=A_YEAR_AGO)
    year = 2 ** (1 / 12) - 1
    check = checks(*figures)["Q3"]
    assert sides(check) == (0.2, year, (0.2 - year) / year)
    assert set(check.figures) == {figure.id for figure in figures}
    assert "Q3" not in checks(*figures[1:]), "growth that was derived from them agrees"


@pytest.mark.parametrize(("months", "holds"), [(10, False), (11, True), (13, True)])
def test_a_year_is_about_a_year(months: int, holds: bool) -> None:
    """Half a year ago says nothing about the last year."""
    then = claim("revenue", 100.0, on=TODAY - timedelta(days=round(months * 30.44)))
    assert ("Q3" in checks(claim("growth", 0.2), claim("revenue", 200.0), then)) is holds


def test_arr_against_mrr() -> None:
    """Q4: 12 * 80k = 960k against an ARR of 1.2M: 240k of 1.2M is a fifth."""
    figures = claim("recurring_revenue", 1.2e6, per=Period.YEAR), claim("recurring_revenue", 80_000.0)
    check = checks(*figures)["Q4"]
    assert sides(check) == (1.2e6, 960_000, 0.2)
    assert check.formula == "twelve times MRR"
    assert check.in_words("USD") == ("$1.2M a year", "$960k a year")


@pytest.mark.parametrize(("revenue", "share"), [(80_000.0, 0.2), (150_000.0, 0.0)])
def test_arr_against_all_revenue(revenue: float, share: float) -> None:
    """Without an MRR, ARR can't be above twelve times all revenue; below it is only not all recurring."""
    found = checks(claim("recurring_revenue", 1.2e6, per=Period.YEAR), claim("revenue", revenue))["Q4"]
    assert sides(found) == (1.2e6, 12 * revenue, share)
    assert found.formula == "twelve times all revenue of a month"


@pytest.mark.parametrize(("days", "holds"), [(60, True), (61, False)])
def test_arr_and_mrr_of_one_time(days: int, holds: bool) -> None:
    """An MRR of last winter says nothing about today's ARR: growth lies between."""
    mrr = claim("recurring_revenue", 80_000.0, on=TODAY - timedelta(days=days))
    assert ("Q4" in checks(claim("recurring_revenue", 1.2e6, per=Period.YEAR), mrr)) is holds


def test_arr_against_customers() -> None:
    """Q5: 60 customers at 15k a year are 900k; an ARR of 1.2M is stated: 300k of 1.2M is a quarter."""
    figures = (
        claim("recurring_revenue", 1.2e6, per=Period.YEAR),
        claim("customers", 60.0),
        claim("acv", 15_000.0, per=Period.YEAR),
    )
    assert sides(checks(*figures)["Q5"]) == (1.2e6, 900_000, 0.25)
    assert "Q5" not in checks(*figures[1:]), "recurring revenue that was derived from them agrees"


def test_costs_against_people() -> None:
    """Q6: 20 people at 8k cost 20 * 8k * 1.25 = 200k; expenses of 150k are a quarter below."""
    figures = claim("expenses", 150_000.0), claim("headcount", 20.0), claim("payroll", 8_000.0)
    assert sides(checks(*figures)["Q6"]) == (150_000, 200_000, 0.25)
    assert "Q6" not in checks(claim("expenses", 1.0), claim("headcount", 0.0), claim("payroll", 8_000.0))


def since_the_round(**others: float) -> tuple[Figure, ...]:
    """3M raised half a year ago, 1.8M left: 1.2M in six months are 200k a month; 100k are stated."""
    known = {"cash": 1.8e6, "net_burn": 100_000.0, **others}
    return claim("last_round_amount", 3e6, on=AT_THE_ROUND), *(claim(m, value) for m, value in known.items())


def test_cash_since_the_round() -> None:
    """Q7: (3M - 1.8M) / 6 = 200k a month were spent, twice the stated burn of 100k."""
    check = checks(*since_the_round())["Q7"]
    assert sides(check) == (100_000, 200_000, 1.0)
    assert check.formula == "cash spent a month since the round of 31 December 2025"


def test_cash_before_the_round_was_spent_too() -> None:
    """With 0.6M in the bank before: (0.6M + 3M - 1.8M) / 6 = 300k a month."""
    before = claim("cash", 6e5, on=AT_THE_ROUND - timedelta(days=31))
    check = checks(*since_the_round(), before)["Q7"]
    assert sides(check) == (100_000, 300_000, 2.0)
    assert before.id in check.figures


def test_more_cash_than_there_can_be() -> None:
    """0.6M before, 3M of the round and 6 * 50k of revenue are 3.9M at most; 4.29M are a tenth more."""
    before = claim("cash", 6e5, on=AT_THE_ROUND - timedelta(days=31))
    found = reconcile(dossier(*since_the_round(cash=4.29e6, revenue=50_000.0), before), TODAY).cross_checks
    check = next(each for each in found if each.metrics[0] == "cash")
    assert sides(check) == (4.29e6, 3.9e6, 0.1)


@pytest.mark.parametrize("others", [{"last_round_closed": 0.0}, {"net_burn": 0.0}])
def test_no_round_to_hold_the_cash_against(others: dict[str, float]) -> None:
    """A round that is not closed is no money, and who burns nothing spent nothing of it."""
    assert "Q7" not in checks(*since_the_round(**others))


@pytest.mark.parametrize(("months", "holds"), [(2, False), (3, True), (24, True), (25, False)])
def test_how_long_a_round_explains_the_cash(months: int, holds: bool) -> None:
    """Soon after it one payment decides, and long after it burn has changed for good."""
    on = TODAY - timedelta(days=round(months * 30.44) + 1 if months == 3 else round(months * 30.43))
    figures = claim("last_round_amount", 3e6, on=on), claim("cash", 1e6), claim("net_burn", 1e5)
    assert ("Q7" in checks(*figures)) is holds


@pytest.mark.parametrize(
    ("figures", "beyond"),
    [
        ({"grr": 1.05}, 0.05),
        ({"grr": 1.0}, 0),
        ({"grr": 0.9, "nrr": 0.85}, 0.05),
        ({"grr": 0.9, "nrr": 1.2}, 0),
        ({"top_five_share": 0.3, "largest_customer_share": 0.4}, 0.1),
        ({"top_five_share": 0.4, "largest_customer_share": 0.4}, 0),
    ],
)
def test_shares_by_definition(figures: dict[str, float], beyond: float) -> None:
    """Q8: nobody keeps more than all, NRR adds to GRR, and the five largest hold the largest."""
    found = reconcile(dossier(*(claim(m, value) for m, value in figures.items())), TODAY).cross_checks
    assert sum(check.apart_share for check in found if check.id == "Q8") == pytest.approx(beyond)


def test_dates_apart() -> None:
    """Q9: cash of today and expenses of 90 days ago are half beyond the 60 days of one time."""
    old, new = claim("expenses", 1.0, on=TODAY - timedelta(days=90)), claim("cash", 1.0)
    check = checks(old, new)["Q9"]
    assert sides(check) == (90, 60, 0.5)
    assert (check.metrics, check.in_words("USD")) == (("expenses", "cash"), ("90 days", "60 days"))
    assert set(check.figures) == {old.id, new.id}


def test_dates_are_those_of_the_newest_of_equals() -> None:
    """A figure that a newer one stands beside makes nothing old."""
    old, new = (claim("cash", 1.0, on=TODAY.replace(day=day)) for day in (1, 30))
    assert checks(claim("expenses", 1.0), old, new)["Q9"].stated == 0


@given(some_money, some_money)
def test_apart_is_a_share_of_what_is_reckoned(stated: float, reckoned: float) -> None:
    """Nothing apart from itself; and scaling both changes nothing."""
    assert apart(reckoned, reckoned) == 0
    assert apart(2 * stated, 2 * reckoned) == apart(stated, reckoned) >= 0


@given(st.floats(1.0, 60.0), some_money, st.floats(1.0, 1e6))
def test_figures_made_of_each_other_agree(months: float, burn: float, revenue: float) -> None:
    """Where cash is runway times burn, and expenses revenue plus burn, no check finds a distance."""
    figures = (
        claim("runway_months", months),
        claim("net_burn", burn),
        claim("cash", months * burn),
        claim("revenue", revenue),
        claim("expenses", revenue + burn),
    )
    found = checks(*figures)
    assert {"Q1", "Q2", "Q9"} <= set(found)
    assert all(check.apart_share == pytest.approx(0, abs=1e-9) for check in found.values())


@pytest.mark.parametrize("slug", CASES)
def test_every_check_of_a_case_stands_on_its_figures(slug: str) -> None:
    """Evidence exists, and every side has words."""
    judged = case(slug)
    for check in reconcile(judged, judged.as_of or TODAY).cross_checks:
        assert check.figures
        assert set(check.figures) <= {figure.id for figure in judged.figures}
        assert all(check.in_words("USD"))
