"""From typing to figures: what is understood, what is asked, what is kept."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diligence.amounts import Doubt, Period
from diligence.forms.draft import Claim, Draft, figure_from
from diligence.model import METRICS, Source, SourceKind, Trust

OCTOBER = date(2026, 10, 31)
CLAIM = Claim(OCTOBER, Source(kind=SourceKind.FOUNDER))


def draft(metric: str, typed: str, claim: Claim = CLAIM) -> Draft:
    return figure_from(typed, METRICS[metric], claim)


@pytest.mark.parametrize(
    ("metric", "typed", "understood"),
    [
        ("cash", "1.2M", "$1,200,000 on 31 October 2026"),
        ("cash", " $1.2M ", "$1,200,000 on 31 October 2026"),
        ("expenses", "80k/month", "$80,000 a month as of 31 October 2026"),
        ("revenue", "1.4M ARR", "$1,400,000 a year as of 31 October 2026"),
        ("net_burn", "-5k/month", "-$5,000 a month as of 31 October 2026"),
        ("growth", "8%/month", "8 % a month as of 31 October 2026"),
        ("growth", "8.25%/month", "8.25 % a month as of 31 October 2026"),
        ("gross_margin", "70%", "70 % on 31 October 2026"),
        ("headcount", "12 people", "12 people on 31 October 2026"),
        ("headcount", "a dozen people", "12 people on 31 October 2026"),
        ("net_burn", "burning 80k a month", "$80,000 a month as of 31 October 2026"),
        ("growth", "tripled in a year", "200 % a year as of 31 October 2026"),
        ("cash", "at least 2M", "$2,000,000 or more on 31 October 2026"),
        ("expenses", "up to 80k/month", "$80,000 a month or less as of 31 October 2026"),
        ("customers", "1,250 paying customers", "1,250 on 31 October 2026"),
        ("sign_ups", "300 sign-ups a week", "300 a week as of 31 October 2026"),
        ("cac", "0.4", "$0.4 on 31 October 2026"),
        ("nrr", "110% yoy", "110 % on 31 October 2026"),
        (
            "cash",
            "1-1.5M",
            "between $1,000,000 and $1,500,000, most likely $1,250,000 on 31 October 2026",
        ),
        (
            "expenses",
            "~300k/month",
            "between $270,000 and $330,000 a month, most likely $300,000 as of 31 October 2026",
        ),
    ],
)
def test_understood(metric: str, typed: str, understood: str) -> None:
    """What was understood is said to the unit, with period and day."""
    read = draft(metric, typed)
    assert read.understood == understood
    assert read.doubts == ()


def test_figure_keeps_everything_said() -> None:
    """1.2M of cash seen in a document is one exact figure with its source, and the typing word for word."""
    source = Source(kind=SourceKind.DOCUMENT, who="the bank", note="page 3")
    claim = Claim(OCTOBER, source, Trust.SEEN, confidential=True)
    figure = figure_from(" 1.2M", METRICS["cash"], claim, taken=["cash-2026-10-31"]).figure
    assert (figure.low, figure.likely, figure.high) == (1_200_000, 1_200_000, 1_200_000)
    assert (figure.currency, figure.per, figure.as_of) == ("USD", None, OCTOBER)
    assert (figure.source, figure.trust, figure.confidential) == (source, Trust.SEEN, True)
    assert (figure.id, figure.typed, figure.problem) == ("cash-2026-10-31-2", " 1.2M", "")


def test_percentage_is_not_money() -> None:
    """8% under cash is kept as typed, and the sentence says what came, what was expected, what to do."""
    read = draft("cash", "8%")
    assert read.figure.likely is None
    assert read.figure.typed == "8%"
    assert read.figure.problem.startswith("it is a percentage, and Cash is money; write for example 1.2M")
    assert read.doubts == (f"Can't read '8%': {read.figure.problem}.",)
    assert read.understood == ""


@pytest.mark.parametrize(
    ("metric", "typed", "problem"),
    [
        (
            "gross_margin",
            "70",
            "it is a bare number, and Gross margin is a percentage; write for example 70%",
        ),
        ("growth", "8/month", "it is a bare number"),
        ("headcount", "$40", "it is an amount of money"),
        ("customers", "7 months", "it is a length of time"),
        ("cash", "2027-01-31", "it is a date, and Cash is money"),
        ("runway_months", "20%", "it is a percentage, and Stated runway is a number of months"),
        ("cash", "1.2M a month", "it is an amount a month, and Cash has no period"),
        ("gross_margin", "70%/month", "it is an amount a month, and Gross margin has no period"),
        ("headcount", "a handful", "no amount was recognised in it; write for example 42"),
        ("churn", "10% in 6 months", "what is lost over another time can't be brought to a month"),
        ("cash", "", "nothing was typed; leave it out if it is not known"),
        ("cash", "1,200k", "write it without a thousands separator"),
    ],
)
def test_misfits_are_kept_and_explained(metric: str, typed: str, problem: str) -> None:
    """An amount of another kind gives a figure without values that says what the problem is."""
    figure = draft(metric, typed).figure
    assert (figure.low, figure.likely, figure.high) == (None, None, None)
    assert problem in figure.problem
    assert figure.typed == typed


@pytest.mark.parametrize("metric", ["growth", "churn", "payroll"])
def test_period_is_asked_for_where_both_are_common(metric: str) -> None:
    """8% of growth and 10k of pay can be a month's or a year's: asked, not guessed."""
    typed = "10k" if metric == "payroll" else "8%"
    read = draft(metric, typed)
    assert read.figure.likely is None
    assert read.doubts == (
        f"Can't read '{typed}': it does not say per what; write {typed}/month or {typed}/year.",
    )


def test_month_is_assumed_and_said() -> None:
    """Expenses of 80k are taken as a month's, and the line says so and how to say otherwise."""
    read = draft("expenses", "80k")
    assert read.figure.per is Period.MONTH
    assert read.understood == (
        "$80,000 a month as of 31 October 2026 "
        "(no period typed, so a month is assumed; write 80k/year for a year)"
    )


def test_contract_value_is_a_year_by_its_name() -> None:
    """The A of ACV is annual, so a year is assumed there, and said."""
    read = draft("acv", "12k")
    assert read.figure.per is Period.YEAR
    assert "a year is assumed" in read.understood


@pytest.mark.parametrize(
    ("typed", "months", "until"),
    [
        ("end of August", 10.0, "31 August 2027"),
        ("until the end of August", 10.0, "31 August 2027"),
        ("2027-02-28", 4.0, "28 February 2027"),
    ],
)
def test_runway_as_a_date(typed: str, months: float, until: str) -> None:
    """From 31 October 2026 to the month end named, in months."""
    read = draft("runway_months", typed)
    assert read.figure.likely == months
    assert read.figure.typed == typed
    assert read.understood == f"{months:.0f} months from 31 October 2026, until {until}"


@pytest.mark.parametrize(("typed", "months"), [("7", 7.0), ("7 months", 7.0), ("1.5 years", 18.0)])
def test_runway_as_a_length(typed: str, months: float) -> None:
    """A bare number is months; a year is twelve."""
    assert draft("runway_months", typed).figure.likely == months


def test_another_currency_is_kept_and_pointed_out() -> None:
    """1M euros stay euros in a dossier in dollars, and what that means is said."""
    read = draft("cash", "1M EUR")
    assert (read.figure.currency, read.figure.likely) == ("EUR", 1_000_000)
    assert read.understood == "€1,000,000 on 31 October 2026"
    (doubt,) = read.doubts
    assert doubt.startswith("It is kept in EUR, and this dossier reckons in USD: the verdict takes the rate")


def test_what_stays_unsure_is_said() -> None:
    """Growth brought to a month says so: 1.21 over two months is 10 % a month (1.1 x 1.1 = 1.21)."""
    read = draft("growth", "21% in 2 months")
    assert read.figure.likely == pytest.approx(0.10)
    assert read.doubts == (Doubt.COMPOUNDED,)


def test_the_currency_of_the_dossier_settles_which_dollar_is_meant() -> None:
    """$1M is taken as US dollars: no question in a dossier in USD, one in a dossier in Canadian dollars."""
    canadian = Claim(OCTOBER, Source(kind=SourceKind.FOUNDER), currency="CAD")
    assert draft("cash", "$1M").doubts == ()
    assert draft("cash", "$1M", canadian).doubts[0] == Doubt.DOLLAR


@pytest.mark.parametrize("typed", ["up to -5k", "at least -5k"])
def test_an_open_end_out_of_bounds_is_questioned_too(typed: str) -> None:
    """Cash below zero is questioned by the end that is named."""
    assert "Cash: expected $0 or more" in draft("cash", typed).doubts[0]


def test_currency_of_the_dossier_is_meant() -> None:
    """1M without a currency is in the dossier's."""
    claim = Claim(OCTOBER, Source(kind=SourceKind.FOUNDER), currency="SEK")
    assert draft("cash", "1M", claim).figure.currency == "SEK"


@pytest.mark.parametrize(
    ("metric", "typed", "likely", "expected"),
    [
        ("gross_margin", "250%", 2.5, "Gross margin: expected -100 % to 100 %"),
        ("customers", "-3", -3.0, "Paying customers: expected 0 or more"),
        ("runway_months", "100 years", 1200.0, "Stated runway: expected 600 months or less"),
        ("cash", "-20k", -20_000.0, "Cash: expected $0 or more"),
    ],
)
def test_out_of_bounds_is_kept_and_questioned(metric: str, typed: str, likely: float, expected: str) -> None:
    """A value nobody expects is recorded unchanged, with a question beside it."""
    read = draft(metric, typed)
    assert read.figure.likely == likely
    assert read.figure.problem == ""
    assert expected in read.doubts[0]


def test_bounds_themselves_are_not_questioned() -> None:
    """100 % is a gross margin at the bound, and 0 a possible cash balance."""
    assert draft("gross_margin", "100%").doubts == ()
    assert draft("cash", "0").doubts == ()


days = st.dates(date(1990, 1, 1), date(2100, 1, 1))
amounts = st.from_regex(
    r"[~$]?-?[0-9]{1,4}([.,][0-9]{1,3})?[kMB%]?( ?- ?[0-9]+[kM%]?)?( ?(/month|/year|EUR))?"
)


@given(typed=st.text() | amounts, metric=st.sampled_from(sorted(METRICS)), day=days)
def test_nothing_typed_is_lost(typed: str, metric: str, day: date) -> None:
    """Whatever is typed comes back word for word, with values or with a problem and a sentence about it."""
    read = figure_from(typed, METRICS[metric], Claim(day, Source(kind=SourceKind.PRESS)))
    assert read.figure.typed == typed
    assert (read.figure.likely is None) == bool(read.figure.problem)
    assert bool(read.understood) == (read.figure.likely is not None)
    assert read.understood or read.doubts
    assert type(read.figure).model_validate_json(read.figure.model_dump_json()) == read.figure
