"""From many claims to one position: periods, later dates, ageing, and what can't be used."""

from __future__ import annotations

import math
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.builders import TODAY, claim, dossier
from diligence.amounts import Period
from diligence.analysis import Position, reconcile
from diligence.model import METRICS, ExchangeRate, Figure, Trust, Unit
from diligence.months import DAYS_PER_MONTH

A_YEAR_AGO = date(2025, 6, 30)
HALF_A_YEAR_AGO = date(2025, 12, 31)


@pytest.mark.parametrize(
    ("per", "monthly"),
    [
        (Period.MONTH, 1_200.0),
        (Period.QUARTER, 1_200 / 3),
        (Period.YEAR, 1_200 / 12),
        (Period.WEEK, 1_200 * 365.2425 / 84),
    ],
)
def test_flows_are_brought_to_the_month(per: Period, monthly: float) -> None:
    """Money per week, quarter or year is divided by the months it covers."""
    assert reconcile(dossier(claim("revenue", 1_200.0, per=per)), TODAY).likely("revenue") == pytest.approx(
        monthly
    )


@pytest.mark.parametrize(
    ("per", "monthly"),
    [
        (Period.MONTH, 0.30),
        (Period.QUARTER, 1.30 ** (1 / 3) - 1),
        (Period.YEAR, 1.30 ** (1 / 12) - 1),
        (Period.WEEK, 1.30 ** (365.2425 / 84) - 1),
    ],
)
def test_growth_compounds(per: Period, monthly: float) -> None:
    """30 % a year is 2.2 % a month, not 30 / 12 = 2.5 %."""
    assert reconcile(dossier(claim("growth", 0.30, per=per)), TODAY).likely("growth") == pytest.approx(
        monthly
    )


def test_churn_compounds_on_what_stays() -> None:
    """Losing 40 % in a year keeps 0.6 ** (1 / 12) each month."""
    position = reconcile(dossier(claim("churn", 0.40, per=Period.YEAR)), TODAY)
    assert position.likely("churn") == pytest.approx(1 - 0.6 ** (1 / 12))


def test_later_figures_only_where_nothing_is_earlier() -> None:
    """A figure dated after the reading is used, with a note, for want of an older one."""
    later = claim("cash", 500.0, on=TODAY + timedelta(days=31))
    alone = reconcile(dossier(later), TODAY).values["cash"]
    assert alone.likely == 500.0
    assert alone.notes == ("Dated 31 July 2026, after the day of this reading; nothing earlier is known.",)
    with_older = reconcile(dossier(later, claim("cash", 900.0, on=A_YEAR_AGO)), TODAY).values["cash"]
    assert with_older.likely == 900.0
    assert with_older.notes == ()


def test_of_later_figures_the_nearest() -> None:
    """Where all figures are later, the one soonest after the reading says most about it."""
    soon, late = (
        claim("cash", amount, on=TODAY + timedelta(days=d)) for amount, d in ((1.0, 10), (2.0, 200))
    )
    assert reconcile(dossier(late, soon), TODAY).likely("cash") == 1.0


def test_another_currency_is_set_aside_with_a_reason() -> None:
    """Euros in a dollar dossier are not added to anything; the reason says what to do."""
    figure = claim("cash", 500.0, currency="EUR")
    position = reconcile(dossier(figure), TODAY)
    assert position.get("cash") is None
    assert position.unused == (
        (
            figure.id,
            "it is in EUR and the dossier is in USD; give the rate with 'diligence rate acme EUR RATE'",
        ),
    )


def test_money_without_a_currency_is_the_dossiers() -> None:
    """No currency typed means the dossier's own."""
    assert reconcile(dossier(claim("cash", 5.0, currency=None), currency="EUR"), TODAY).likely("cash") == 5.0


@pytest.mark.parametrize("metric", ["revenue", "growth"])
def test_a_flow_without_a_period_is_set_aside(metric: str) -> None:
    """10 a what? Nothing is guessed."""
    figure = claim(metric, 1.0).model_copy(update={"per": None})
    position = reconcile(dossier(figure), TODAY)
    assert position.get(metric) is None
    assert position.unused == ((figure.id, "it does not say per week, month, quarter or year"),)


def test_what_could_not_be_read_is_kept() -> None:
    """An unreadable amount is among the unused ones with its own problem, never dropped."""
    figure = claim("cash", None, problem="two amounts in one field", typed="1.2M / 3M")
    assert reconcile(dossier(figure), TODAY).unused == ((figure.id, "two amounts in one field"),)


def test_a_metric_nobody_knows_is_kept() -> None:
    """A figure of a newer version's metric is set aside by name."""
    figure = claim("moonshine", 1.0)
    assert reconcile(dossier(figure), TODAY).unused == (
        (figure.id, "no metric of the catalogue is called moonshine"),
    )


@pytest.mark.parametrize(
    ("likely", "low", "high", "per"),
    [
        (-1.0, None, None, Period.MONTH),
        (12.0, None, None, Period.MONTH),
        (0.1, -1.0, 0.2, Period.MONTH),
        (0.1, 0.05, 20.0, Period.MONTH),
        (-1.0, None, None, Period.YEAR),
        (5.0, None, None, Period.WEEK),
    ],
)
def test_growth_nothing_has_is_set_aside(
    likely: float, low: float | None, high: float | None, per: Period
) -> None:
    """A growth that loses everything, or grows elevenfold a month, is a question and stops no reading."""
    figure = claim("growth", likely, low=low, high=high, per=per)
    position = reconcile(dossier(figure), TODAY)
    assert position.get("growth") is None
    assert position.unused[0][0] == figure.id
    assert "typing error" in position.unused[0][1]


def test_two_thousand_percent_a_year_is_growth() -> None:
    """What looks absurd by the year may be plain by the month: 21 ** (1 / 12) is 1.29."""
    position = reconcile(dossier(claim("growth", 20.0, per=Period.YEAR)), TODAY)
    assert position.likely("growth") == pytest.approx(21 ** (1 / 12) - 1)


def test_old_cash_is_aged_by_burn() -> None:
    """1M on 31 December, burning 100k a month, is 400k six months later; the range follows the burn's."""
    position = reconcile(
        dossier(
            claim("cash", 1e6, on=HALF_A_YEAR_AGO), claim("net_burn", 100_000.0, low=80_000.0, high=120_000.0)
        ),
        TODAY,
    )
    cash = position.values["cash"]
    assert cash.likely == 1e6 - 6 * 100_000
    assert (cash.low, cash.high) == (1e6 - 6 * 120_000, 1e6 - 6 * 80_000)
    assert cash.how == "derived: cash of 31 December 2025 less 6 months of net burn"
    assert len(cash.sources) == 2


def test_cash_aged_to_nothing() -> None:
    """500k that burns 100k a month is gone after six months: zero, not less, and it says so."""
    cash = reconcile(
        dossier(claim("cash", 500_000.0, on=HALF_A_YEAR_AGO), claim("net_burn", 100_000.0)), TODAY
    ).values["cash"]
    assert (cash.low, cash.likely, cash.high) == (0, 0, 0)
    assert "By this reckoning it is gone." in cash.notes


def test_a_few_days_are_called_days() -> None:
    """Ten days of burn are not 0.3 months to a reader."""
    cash = reconcile(
        dossier(claim("cash", 1e6, on=TODAY - timedelta(days=10)), claim("net_burn", 30_000.0)), TODAY
    ).values["cash"]
    assert cash.likely == pytest.approx(1e6 - 30_000 * 10 / DAYS_PER_MONTH)
    assert cash.how.endswith("less 10 days of net burn")


@pytest.mark.parametrize("burn", [0.0, -50_000.0])
def test_cash_of_a_company_that_burns_nothing_stays(burn: float) -> None:
    """A profit since then is not added: nobody says it was kept."""
    position = reconcile(dossier(claim("cash", 1e6, on=A_YEAR_AGO), claim("net_burn", burn)), TODAY)
    assert position.values["cash"].likely == 1e6
    assert position.values["cash"].how == "stated"


def test_a_stated_runway_grows_shorter() -> None:
    """Ten months, stated six months ago, are four months today."""
    value = reconcile(
        dossier(claim("runway_months", 10.0, low=8.0, high=12.0, on=HALF_A_YEAR_AGO)), TODAY
    ).values["runway_months"]
    assert (value.low, value.likely, value.high) == (8 - 6, 10 - 6, 12 - 6)
    assert value.how == "derived: 10 months stated on 31 December 2025, less the time since"


def test_cash_from_a_stated_runway_is_cash_of_today() -> None:
    """Ten months stated six months ago at 100k a month leave 4 * 100k, not ten times that."""
    position = reconcile(
        dossier(claim("runway_months", 10.0, on=HALF_A_YEAR_AGO), claim("net_burn", 100_000.0)), TODAY
    )
    assert position.likely("cash") == (10 - 6) * 100_000


def test_expenses_widen_to_what_the_burn_implies() -> None:
    """Revenue of 20 and a burn of up to 90 imply expenses of up to 110 beside the 80 that are stated."""
    position = reconcile(
        dossier(
            claim("revenue", 20.0), claim("expenses", 80.0), claim("net_burn", 60.0, low=60.0, high=90.0)
        ),
        TODAY,
    )
    value = position.values["expenses"]
    assert (value.low, value.likely, value.high) == (80.0, 80.0, 20.0 + 90.0)
    assert value.notes == ("The range includes what the stated net burn implies.",)


def test_rounding_widens_nothing() -> None:
    """A burn of 61 where 80 - 20 = 60 is a rounded 60: within 2 % of expenses."""
    position = reconcile(
        dossier(claim("revenue", 20.0), claim("expenses", 80.0), claim("net_burn", 61.0)), TODAY
    )
    assert position.values["expenses"].is_range is False


def test_a_sources_note_ends_once() -> None:
    """A note is quoted as a sentence, with one full stop however it was typed."""
    source = claim("cash", 1.0).source.model_copy(update={"note": "Said at lunch."})
    assert reconcile(dossier(claim("cash", 1.0, source=source)), TODAY).values["cash"].notes == (
        "Said at lunch.",
    )


def rate(worth: float, on: date = TODAY, currency: str = "EUR", into: str = "USD") -> ExchangeRate:
    """What one unit of a currency is worth."""
    return ExchangeRate(currency=currency, into=into, rate=worth, as_of=on, source="ECB")


def with_rates(*rates: ExchangeRate, figure: Figure) -> Position:
    """The position of a dollar dossier with one figure and these rates."""
    return reconcile(dossier(figure).model_copy(update={"rates": rates}), TODAY)


def test_another_currency_is_brought_over_by_its_rate() -> None:
    """1M to 1.4M euros at 1.25 are 1.25M to 1.75M dollars, and the note says how."""
    figure = claim("cash", 1.2e6, low=1e6, high=1.4e6, currency="EUR")
    position = with_rates(rate(1.25), figure=figure)
    cash = position.values["cash"]
    assert (cash.low, cash.likely, cash.high) == (1.25e6, 1.5e6, 1.75e6)
    assert cash.notes == ("EUR 1.2M at 1.25 of 30 June 2026 (ECB).",)
    assert position.unused == ()
    assert position.figures[figure.id].currency == "EUR", "the claim itself stays as it was entered"


def test_a_rate_works_in_both_directions() -> None:
    """One dollar for 0.8 euros is 1 / 0.8 = 1.25 dollars for a euro."""
    figure = claim("net_burn", 100.0, currency="EUR")
    burn = with_rates(rate(0.8, currency="USD", into="EUR"), figure=figure).values["net_burn"]
    assert burn.likely == pytest.approx(125)
    assert burn.notes == ("EUR 100 at 1/0.8 of 30 June 2026 (ECB).",)


def test_the_rate_nearest_to_the_figures_day() -> None:
    """A balance of December is brought over at December's rate; of one day the rate entered last."""
    old, new = rate(1.1, HALF_A_YEAR_AGO), rate(1.2)
    then, now = (claim("cash", 100.0, currency="EUR", on=day) for day in (HALF_A_YEAR_AGO, TODAY))
    assert with_rates(new, old, figure=then).likely("cash") == pytest.approx(110)
    assert with_rates(new, old, figure=now).likely("cash") == pytest.approx(120)
    assert with_rates(new, rate(1.3), figure=now).likely("cash") == pytest.approx(130)


def test_a_rate_of_other_currencies_is_none() -> None:
    """Pounds don't bring euros over."""
    figure = claim("cash", 100.0, currency="EUR")
    assert with_rates(rate(1.3, currency="GBP"), figure=figure).get("cash") is None


def test_growth_over_two_currencies() -> None:
    """80 euros a year ago at 1.25 are 100 dollars: 200 today is twice that."""
    judged = dossier(claim("revenue", 200.0), claim("revenue", 80.0, currency="EUR", on=A_YEAR_AGO))
    position = reconcile(judged.model_copy(update={"rates": (rate(1.25, A_YEAR_AGO),)}), TODAY)
    assert position.likely("growth") == pytest.approx(2 ** (1 / 12) - 1)


IN_AUTUMN, IN_WINTER = date(2026, 9, 1), date(2026, 12, 1)


def test_what_is_dated_ahead_stays() -> None:
    """Money that comes in two parts is the sum, each part with its day."""
    winter, autumn = claim("signed_money", 3e5, on=IN_WINTER), claim("signed_money", 5e5, on=IN_AUTUMN)
    position = reconcile(dossier(winter, autumn), TODAY)
    assert [(p.metric, p.on, p.amount.likely, p.sources) for p in position.planned] == [
        ("signed_money", IN_AUTUMN, 5e5, (autumn.id,)),
        ("signed_money", IN_WINTER, 3e5, (winter.id,)),
    ]
    value = position.values["signed_money"]
    assert (value.low, value.likely, value.high) == (8e5, 8e5, 8e5)
    assert value.how == "derived: the sum of 2 dated amounts"
    assert value.notes == ("$500k, dated 1 September 2026.", "$300k, dated 1 December 2026.")


def test_what_is_due_now_stands_beside_what_comes() -> None:
    """Of what has passed the last word counts, and what lies ahead is added to it."""
    superseded, due = claim("debt_due", 9e5, on=A_YEAR_AGO), claim("debt_due", 2e5)
    position = reconcile(dossier(superseded, due, claim("debt_due", 1e5, on=IN_AUTUMN)), TODAY)
    assert [(p.on, p.amount.likely) for p in position.planned] == [(TODAY, 2e5), (IN_AUTUMN, 1e5)]
    assert position.likely("debt_due") == 3e5


def test_a_day_that_has_passed_is_asked_about() -> None:
    """Money that was to come in December may have come, and then is cash."""
    notes = (
        reconcile(dossier(claim("signed_money", 1.0, on=HALF_A_YEAR_AGO)), TODAY).values["signed_money"].notes
    )
    assert notes[-1] == "That day has passed: ask whether it came about."


def test_two_words_on_one_day_are_one_event() -> None:
    """Two figures for the same payment are not added up; they disagree, and say so."""
    figures = claim("signed_money", 5e5, on=IN_AUTUMN), claim("signed_money", 2e5, on=IN_AUTUMN)
    position = reconcile(dossier(*figures), TODAY)
    (planned,) = position.planned
    assert (planned.amount.low, planned.amount.likely, planned.amount.high) == (2e5, 2e5, 5e5)
    assert [clash.metric for clash in position.conflicts] == ["signed_money"]


def test_hires_start_or_have_started() -> None:
    """People to come are planned; those whose day has passed belong to the headcount, and that is said."""
    started, coming = claim("planned_hires", 2.0, on=A_YEAR_AGO), claim("planned_hires", 3.0, on=IN_AUTUMN)
    position = reconcile(dossier(started, coming), TODAY)
    assert [(p.on, p.amount.likely) for p in position.planned] == [(IN_AUTUMN, 3.0)]
    assert position.unused == ((started.id, "the day they start has passed; count them in the headcount"),)


def test_a_round_that_is_not_closed_is_no_money() -> None:
    """The amount stays on record and says so; a closed one says nothing."""
    amount = claim("last_round_amount", 5e6)
    note = "The round is not closed: this is no money yet."
    open_one, closed = (
        reconcile(dossier(amount, claim("last_round_closed", said)), TODAY).values["last_round_amount"]
        for said in (0.0, 1.0)
    )
    assert (open_one.notes, closed.notes) == ((note,), ())


@pytest.mark.parametrize(
    ("revenue", "expenses"), [(20_000.0, None), (None, 120_000.0)], ids=["revenue", "expenses"]
)
def test_burn_from_cash_and_runway(revenue: float | None, expenses: float | None) -> None:
    """1M that is said to last ten months goes at 100k a month; the third of the identity follows."""
    known = [claim("cash", 1e6), claim("runway_months", 10.0)]
    known += [claim("revenue", revenue)] if revenue is not None else []
    known += [claim("expenses", expenses)] if expenses is not None else []
    position = reconcile(dossier(*known), TODAY)
    assert (position.likely("net_burn"), position.values["net_burn"].how) == (
        100_000,
        "derived: cash over stated runway",
    )
    assert (position.likely("revenue"), position.likely("expenses")) == (20_000, 120_000)


def test_burn_from_an_old_runway() -> None:
    """Cash and runway of half a year ago: 1M over ten months, not over the four that are left."""
    position = reconcile(
        dossier(
            claim("cash", 1e6, on=HALF_A_YEAR_AGO),
            claim("runway_months", 10.0, on=HALF_A_YEAR_AGO),
            claim("revenue", 1.0),
        ),
        TODAY,
    )
    assert position.likely("net_burn") == 100_000
    assert position.likely("cash") == 1e6 - 6 * 100_000


def test_a_runway_alone_makes_no_burn() -> None:
    """Without revenue or expenses the burn would only lead back to the runway it came from."""
    assert reconcile(dossier(claim("cash", 1e6), claim("runway_months", 10.0)), TODAY).get("net_burn") is None


def test_an_overdraft_is_kept_and_named() -> None:
    """Cash below zero is taken as typed, and is not aged: nobody says that the bank lends more."""
    figures = claim("cash", -5_000.0, on=HALF_A_YEAR_AGO), claim("net_burn", 1_000.0)
    cash = reconcile(dossier(*figures), TODAY).values["cash"]
    assert cash.likely == -5_000
    assert "Below zero: an overdraft." in cash.notes


@pytest.mark.parametrize(("metric", "value"), [("gross_margin", 1.5), ("revenue", -1.0), ("churn", 2.0)])
def test_a_figure_out_of_bounds_is_kept_and_questioned(metric: str, value: float) -> None:
    """What can hardly be is reckoned with as typed, and the note says that it is worth checking."""
    found = reconcile(dossier(claim(metric, value)), TODAY).values[metric]
    assert found.likely == value
    assert found.notes == ("Outside what is usual; kept as it was typed, and worth checking.",)


@pytest.mark.parametrize("metric", ["cash", "growth", "revenue"])
@pytest.mark.parametrize("value", [1.1e15, 1e300, -1e300])
def test_an_absurd_figure_is_set_aside(metric: str, value: float) -> None:
    """No company has that: nothing overflows, and the figure waits for somebody to look."""
    position = reconcile(dossier(claim(metric, value, per=Period.WEEK if metric != "cash" else None)), TODAY)
    assert position.get(metric) is None
    assert "check it for a typing error" in position.unused[0][1]


@pytest.mark.parametrize(("currency", "into"), [("EUR", "USD"), ("USD", "EUR")])
def test_an_absurd_rate_stops_nothing(currency: str, into: str) -> None:
    """A rate that makes a figure absurd sets it aside, in whichever direction it was given."""
    worth = 1e300 if currency == "EUR" else 5e-324
    position = with_rates(
        rate(worth, currency=currency, into=into), figure=claim("cash", 1e6, currency="EUR")
    )
    assert position.get("cash") is None
    assert "check it for a typing error" in position.unused[0][1]


def test_nothing_earned_and_nothing_spent() -> None:
    """Zero is a figure: burn of nothing follows, growth and margin don't, and cash stays."""
    figures = (
        claim("revenue", 0.0),
        claim("revenue", 0.0, on=A_YEAR_AGO),
        claim("expenses", 0.0),
        claim("cost_of_revenue", 0.0),
        claim("cash", 1e6, on=HALF_A_YEAR_AGO),
    )
    position = reconcile(dossier(*figures), TODAY)
    assert (position.likely("net_burn"), position.likely("cash")) == (0, 1e6)
    assert position.missing(("growth", "gross_margin")) == ("growth", "gross_margin")


@st.composite
def figures(draw: st.DrawFn) -> Figure:
    """Any figure somebody might enter, sane or not."""
    metric = draw(st.sampled_from(sorted(METRICS)))
    likely = draw(st.floats(-2, 1e9, allow_nan=False))
    low, high = draw(st.floats(0, 1e6)), draw(st.floats(0, 1e6))
    return claim(
        metric,
        likely,
        low=draw(st.sampled_from([None, likely, likely - low])),
        high=draw(st.sampled_from([None, likely, likely + high])),
        per=draw(st.sampled_from([None, *Period])),
        on=TODAY + timedelta(days=draw(st.integers(-1_000, 100))),
        trust=draw(st.sampled_from(list(Trust))),
        currency=draw(st.sampled_from(["USD", "EUR", None])) if METRICS[metric].unit is Unit.MONEY else None,
    )


@settings(max_examples=200)
@given(st.lists(figures(), max_size=12))
def test_whatever_is_entered_a_position_comes_out(entered: list[Figure]) -> None:
    """Ends stay in order, sources exist, what is unused has a reason, and every value has its story."""
    judged = dossier(*entered).model_copy(update={"rates": (rate(1.17), rate(0.9, A_YEAR_AGO))})
    position = reconcile(judged, TODAY)
    ids = {figure.id for figure in entered}
    for name, value in position.values.items():
        assert value.floor <= value.likely <= value.ceiling, name
        assert set(value.sources) <= ids
    assert all(reason for _, reason in position.unused)
    assert {figure for figure, _ in position.unused} <= ids
    assert all(math.isfinite(check.stated) and check.apart_share >= 0 for check in position.cross_checks)
    assert all("nan" not in position.explain(metric) for metric in METRICS)
