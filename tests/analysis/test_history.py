"""What past figures say about growth and its swings."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest

from analysis.builders import TODAY, case, claim, dossier, example
from diligence.amounts import Period
from diligence.analysis import reconcile
from diligence.analysis.history import growth_by_month, monthly_series
from diligence.model import Figure, Source, SourceKind, Trust
from diligence.months import Month

A_YEAR_AGO = date(2025, 6, 30)


def last_days(count: int, until: date = TODAY) -> list[date]:
    """The last days of so many months, the newest last."""
    return [(Month.of(until) + (n - count + 1)).last_day for n in range(count)]


def series(*amounts: float) -> list[Figure]:
    """Monthly revenue up to today."""
    days = last_days(len(amounts))
    return [claim("revenue", amount, on=day) for day, amount in zip(days, amounts, strict=True)]


def test_growth_from_a_year_ago() -> None:
    """100 a year ago and 200 today are 2 ** (1 / 12) - 1 a month."""
    value = reconcile(dossier(claim("revenue", 200.0), claim("revenue", 100.0, on=A_YEAR_AGO)), TODAY).values[
        "growth"
    ]
    assert value.likely == pytest.approx(2 ** (1 / 12) - 1)
    assert value.how == "derived: revenue of 30 June 2025 and of 30 June 2026, compounded over 12 months"


@pytest.mark.parametrize(("name", "months"), [("cmgr_adlega_6m", 6), ("cmgr_adlega_month1_to_12", 12)])
def test_compound_monthly_growth(name: str, months: int) -> None:
    """The rate others print for a start, an end and the months between."""
    given = example(name)
    start, end = given["inputs"]["start"], given["inputs"]["end"]
    figures = (claim("revenue", end), claim("revenue", start, on=(Month.of(TODAY) + -months).last_day))
    value = reconcile(dossier(*figures), TODAY).values["growth"]
    assert value.likely == pytest.approx(given["expected"]["cmgr"], abs=given["tolerance"]["abs"])


def test_month_one_to_month_twelve_is_eleven_months() -> None:
    """The trap of the page quoted above: 100 in month 1 and 200 in month 12 are 11 months apart, 6.5 %."""
    figures = (claim("revenue", 200.0), claim("revenue", 100.0, on=date(2025, 7, 31)))
    value = reconcile(dossier(*figures), TODAY).values["growth"]
    assert value.likely == pytest.approx(2 ** (1 / 11) - 1)
    assert round(value.likely, 3) == 0.065


def test_wework_costs_grew_by_the_month() -> None:
    """407.3M against 240.27M a year before: 4.5 % a month, and up to 6 % on the other count of costs."""
    found = case("wework-2019")
    value = reconcile(found, found.as_of or TODAY).values["expense_growth"]
    assert value.likely == pytest.approx((407.3 / 240.271_666_67) ** (1 / 12) - 1)
    assert round(value.likely, 3) == 0.045
    assert value.high == pytest.approx((484.145 / 240.271_666_67) ** (1 / 12) - 1)


def test_annual_figures_compare_with_annual_ones() -> None:
    """Amazon's 147.8M and 15.7M are years; a month is not compared with a year."""
    year, before = (
        claim("revenue", 24.0, per=Period.YEAR),
        claim("revenue", 12.0, per=Period.YEAR, on=A_YEAR_AGO),
    )
    month = claim("revenue", 2.0)
    assert reconcile(dossier(month, before), TODAY).get("growth") is None
    assert reconcile(dossier(month, year, before), TODAY).likely("growth") == pytest.approx(2 ** (1 / 12) - 1)


def test_stated_growth_stands() -> None:
    """Growth that is stated is not replaced by what revenue of a year ago would give."""
    figures = (claim("revenue", 200.0), claim("revenue", 100.0, on=A_YEAR_AGO), claim("growth", 0.2))
    assert reconcile(dossier(*figures), TODAY).likely("growth") == 0.2


@pytest.mark.parametrize(("months", "derives"), [(2, False), (3, True), (13, True), (14, False)])
def test_how_far_to_look_back(months: int, derives: bool) -> None:
    """Between three and thirteen months: a quarter at least, a year and a bit at most."""
    before = claim("revenue", 100.0, on=(Month.of(TODAY) + -months).last_day)
    assert (reconcile(dossier(claim("revenue", 200.0), before), TODAY).get("growth") is not None) is derives


def test_the_figure_nearest_to_a_year_ago() -> None:
    """Of figures 6 and 11 months old the older is compared with: seasons cancel out."""
    figures = (
        claim("revenue", 200.0),
        claim("revenue", 150.0, on=date(2025, 12, 31)),
        claim("revenue", 100.0, on=date(2025, 7, 31)),
    )
    assert reconcile(dossier(*figures), TODAY).likely("growth") == pytest.approx(2 ** (1 / 11) - 1)


def test_growth_is_that_of_the_figure_reckoned_with() -> None:
    """A rumour of 400 entered first does not make the growth of a verified 200."""
    figures = (
        claim("revenue", 400.0, trust=Trust.HEARD),
        claim("revenue", 200.0, trust=Trust.VERIFIED),
        claim("revenue", 50.0, on=A_YEAR_AGO, trust=Trust.HEARD),
        claim("revenue", 100.0, on=A_YEAR_AGO, trust=Trust.VERIFIED),
    )
    assert reconcile(dossier(*figures), TODAY).likely("growth") == pytest.approx(2 ** (1 / 12) - 1)


def test_ranges_give_a_range_of_growth() -> None:
    """The slowest growth is the least today against the most then; an open end stays open."""
    today, then = (
        claim("revenue", 200.0, low=180.0, high=None),
        claim("revenue", 100.0, low=90.0, high=110.0, on=A_YEAR_AGO),
    )
    value = reconcile(dossier(today, then), TODAY).values["growth"]
    assert value.low == pytest.approx((180 / 110) ** (1 / 12) - 1)
    assert value.high is None


def test_revenue_that_may_be_nothing() -> None:
    """A range down to zero gives a growth a projection can run on, and no reading stops."""
    today, then = claim("revenue", 200.0, low=0.0, high=300.0), claim("revenue", 100.0, on=A_YEAR_AGO)
    value = reconcile(dossier(today, then), TODAY).values["growth"]
    assert value.low == -0.99


@pytest.mark.parametrize(("then", "now"), [(1.0, 1e6), (1e7, 1.0), (0.0, 100.0), (100.0, 0.0)])
def test_no_growth_from_figures_that_cannot_belong_together(then: float, now: float) -> None:
    """A factor of a million in three months is a typing error, and nothing compounds from zero."""
    figures = (claim("revenue", now), claim("revenue", then, on=date(2026, 3, 31)))
    assert reconcile(dossier(*figures), TODAY).get("growth") is None


def test_headcount_grows_too() -> None:
    """Amazon went from 158 to 614 people in a year."""
    found = case("amazon-1997")
    value = reconcile(found, found.as_of or TODAY).values["headcount_growth"]
    assert value.likely == pytest.approx((614 / 158) ** (1 / 12) - 1)


@pytest.mark.parametrize(
    "other",
    [
        Source(kind=SourceKind.PRESS),
        Source(kind=SourceKind.FOUNDER, who="Her partner"),
        Source(kind=SourceKind.FOUNDER, url="https://example.org"),
    ],
)
def test_a_series_is_of_one_source(other: Source) -> None:
    """Three months of one founder and two of anybody else are three months, not five."""
    told = series(1.0, 2.0, 3.0)
    also = [claim("revenue", 9.0, on=day, source=other) for day in last_days(5)[:2]]
    assert monthly_series([*told, *also], TODAY) == tuple((f.as_of, f.likely) for f in told)


def test_a_series_leaves_out_years_and_the_future() -> None:
    """Annual figures and figures dated after the reading are no points of a monthly series."""
    year = claim("revenue", 12.0, per=Period.YEAR)
    future = claim("revenue", 5.0, on=date(2026, 7, 31))
    told = series(1.0, 2.0)
    assert len(monthly_series([*told, year, future], TODAY)) == 2


def test_everpix_has_ten_months_of_recognised_revenue() -> None:
    """The monthly series is the recognised one from one file; the cash view is another source."""
    found = case("everpix-2013")
    history = reconcile(found, found.as_of or TODAY).history
    assert len(history) == 10
    assert (history[0][1], history[-1][1]) == (641.63, 12_212.12)


def test_growth_of_six_months_is_read_month_by_month() -> None:
    """Six months that grow 10 % each, of one source and recent: 10 %, resting on all six."""
    told = series(*(100.0 * 1.1**n for n in range(6)))
    found = growth_by_month(told, TODAY, "USD")
    assert found is not None
    assert found.likely == pytest.approx(0.1)
    assert found.sources == tuple(figure.id for figure in told)
    assert growth_by_month(told[:5], TODAY, "USD") is None


def test_an_old_history_is_no_growth_of_today() -> None:
    """Six months that ended more than 90 days ago say nothing of the growth of recent months."""
    told = series(*(100.0 * 1.1**n for n in range(6)))
    last = told[-1].as_of
    assert growth_by_month(told, last + timedelta(days=90), "USD") is not None
    assert growth_by_month(told, last + timedelta(days=91), "USD") is None


def test_insomnias_months() -> None:
    """A founder's monthly log: each printed change is that of neighbours, and their spread is the swing."""
    given = example("insomnia_mom")
    mrr = given["inputs"]["mrr"]
    changes = [after / before - 1 for before, after in pairwise(mrr)]
    printed = given["expected"]["printed_change"]
    wrong = [
        n for n, (ours, theirs) in enumerate(zip(changes, printed, strict=True)) if abs(ours - theirs) > 0.011
    ]
    assert wrong == [8], "entry 9 of the log does not follow from its own figures; all others do"


def margin(*figures: Figure) -> float | None:
    """The gross margin these figures give."""
    return reconcile(dossier(*figures), TODAY).likely("gross_margin")


YEAR_END = date(2025, 12, 31)
LAST_YEAR = (
    claim("revenue", 1_200.0, per=Period.YEAR, on=YEAR_END),
    claim("cost_of_revenue", 600.0, per=Period.YEAR, on=YEAR_END),
)
"""Revenue of 100 a month on average, and half of it cost."""


def test_margin_is_of_one_period() -> None:
    """Last year's 600 of 1,200 leave 50 %; held against this month's 200 they would seem to leave 75 %."""
    assert 1 - 600 / 1_200 == 0.5
    assert 1 - (600 / 12) / 200 == 0.75
    value = reconcile(dossier(*LAST_YEAR, claim("revenue", 200.0)), TODAY).values["gross_margin"]
    assert (value.low, value.likely, value.high) == (0.5, 0.5, 0.5)
    assert value.how == (
        "derived: 1 less cost of revenue over revenue, both for the year to 31 December 2025"
    )
    assert set(value.sources) == {figure.id for figure in LAST_YEAR}
    assert value.inputs == (("revenue", 100.0), ("cost_of_revenue", 50.0))


def test_this_months_margin_comes_before_last_years() -> None:
    """The newest pair counts: 60 of 200 leave 70 %."""
    assert margin(*LAST_YEAR, claim("revenue", 200.0), claim("cost_of_revenue", 60.0)) == pytest.approx(0.7)


def test_a_month_comes_before_the_year_that_ends_with_it() -> None:
    """December's 40 of 160 leave 75 %: nearer to today than the whole year's half."""
    december = claim("revenue", 160.0, on=YEAR_END), claim("cost_of_revenue", 40.0, on=YEAR_END)
    assert margin(*LAST_YEAR, *december) == 0.75


@pytest.mark.parametrize(
    "cost",
    [
        claim("cost_of_revenue", 600.0, per=Period.YEAR, on=TODAY),
        claim("cost_of_revenue", 50.0, on=date(2026, 5, 31)),
    ],
    ids=["another period", "another month"],
)
def test_figures_that_do_not_belong_together_give_no_margin(cost: Figure) -> None:
    """A month's revenue and a year's cost, or May's: no margin, rather than a good-looking one."""
    assert margin(claim("revenue", 200.0), cost) is None


def test_margin_is_that_of_the_revenue_reckoned_with() -> None:
    """Of two revenues of one month the verified one makes the margin: 1 - 50 / 100, not 1 - 50 / 400."""
    figures = (
        claim("revenue", 100.0, trust=Trust.VERIFIED),
        claim("revenue", 400.0, trust=Trust.HEARD),
        claim("cost_of_revenue", 50.0),
    )
    assert margin(*figures) == 0.5


def test_margin_has_a_range() -> None:
    """The worst is the most cost on the least revenue: 1 - 60 / 80; the best 1 - 40 / 125."""
    figures = (
        claim("revenue", 100.0, low=80.0, high=125.0),
        claim("cost_of_revenue", 50.0, low=40.0, high=60.0),
    )
    value = reconcile(dossier(*figures), TODAY).values["gross_margin"]
    assert (value.low, value.likely, value.high) == (1 - 60 / 80, 0.5, 1 - 40 / 125)


@pytest.mark.parametrize("revenue", [0.0, 1e-300])
def test_no_margin_on_no_revenue(revenue: float) -> None:
    """Cost over nothing, or next to nothing, is no number."""
    assert margin(claim("revenue", revenue), claim("cost_of_revenue", 1e10)) is None


def test_margin_may_be_below_zero() -> None:
    """Everpix: a cloud bill of 15,171 on sales of 14,186 leaves less than nothing."""
    found = case("everpix-2013")
    value = reconcile(found, found.as_of or TODAY).values["gross_margin"]
    assert value.likely == pytest.approx(1 - 15_170.96 / 14_186)
    assert value.likely < 0


def spending_a_year_apart(*, burn_on: date = A_YEAR_AGO) -> tuple[Figure, ...]:
    """Revenue plus burn of 10 + 90 = 100 a year ago, and 50 + 150 = 200 today."""
    return (
        claim("revenue", 10.0, on=A_YEAR_AGO),
        claim("net_burn", 90.0, on=burn_on),
        claim("revenue", 50.0),
        claim("net_burn", 150.0),
    )


def test_expense_growth_from_revenue_and_burn() -> None:
    """Where expenses of a year ago are not on record, revenue plus net burn of that day are."""
    figures = spending_a_year_apart()
    value = reconcile(dossier(*figures), TODAY).values["expense_growth"]
    assert value.likely == pytest.approx(2 ** (1 / 12) - 1)
    assert set(value.sources) == {figure.id for figure in figures}


def test_burn_of_another_day_makes_no_expenses() -> None:
    """March's burn and June's revenue are not what was spent in either."""
    figures = spending_a_year_apart(burn_on=date(2025, 3, 31))
    assert reconcile(dossier(*figures), TODAY).get("expense_growth") is None


def test_stated_expenses_of_a_year_ago_go_first() -> None:
    """50 stated a year ago and 200 today are 4 ** (1 / 12) - 1, whatever revenue and burn were then."""
    figures = (
        *spending_a_year_apart(),
        claim("expenses", 50.0, on=A_YEAR_AGO),
        claim("expenses", 200.0),
    )
    assert reconcile(dossier(*figures), TODAY).likely("expense_growth") == pytest.approx(4 ** (1 / 12) - 1)


def test_a_history_has_gaps_and_slips() -> None:
    """A month without a figure is left out, and of two of one month the one entered later counts."""
    figures = [
        claim("revenue", 1.0, on=date(2026, 1, 31)),
        claim("revenue", 9.0, on=date(2026, 3, 31)),
        claim("revenue", 3.0, on=date(2026, 3, 31)),
    ]
    assert monthly_series(figures, TODAY) == ((date(2026, 1, 31), 1.0), (date(2026, 3, 31), 3.0))
