"""What growth costs, against published examples and by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from math import nan

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.builders import TODAY, at, case, example, number, plain
from diligence.amounts import Absence, Kind, Measure
from diligence.analysis import Position, Value, reconcile
from diligence.analysis.efficiency import Indicator, efficiency
from diligence.analysis.growth import compounded
from diligence.analysis.recipes import ABOUT, RECIPES
from diligence.analysis.retention import net_revenue_retention
from diligence.errors import ImpossibleInputError
from diligence.model import METRICS
from diligence.months import Month

few = settings(max_examples=60, deadline=None)


def found(position: Position, name: str) -> Indicator:
    """The indicator of that name."""
    return next(indicator for indicator in efficiency(position) if indicator.id == name)


def band(indicator: Indicator) -> str:
    """Its band's label, or nothing."""
    return "" if indicator.band is None else indicator.band.label


def absent(measure: Measure) -> tuple[Absence | None, str]:
    """Why there is no number."""
    assert measure.value is None
    return measure.absence, measure.why


def with_months(position: Position, *amounts: float, until: date = TODAY) -> Position:
    """The position with a history of revenue that ends in that month."""
    days = [(Month.of(until) + (n - len(amounts) + 1)).last_day for n in range(len(amounts))]
    return replace(position, history=tuple(zip(days, amounts, strict=True)))


# -- ARR, net new ARR and the burn multiple ----------------------------------------------


def test_buffers_arr() -> None:
    """12 times an MRR of 1,495,870 is 17,950,440."""
    given_ = example("buffer_arr")
    arr = found(at(recurring_revenue=given_["inputs"]["mrr"]), "arr")
    assert number(arr.value) == given_["expected"]["arr"]
    assert arr.note == ""


def test_burn_multiple_of_a_month() -> None:
    """30,000 of MRR growing 10 % adds 36,000 of ARR; 75,000 - 30,000 burned for it is 1.25."""
    given_ = example("bm_magnus_a")
    inputs = given_["inputs"]
    burn = inputs["expenses"] - inputs["mrr"]
    position = at(recurring_revenue=inputs["mrr"], growth=inputs["monthly_growth"], net_burn=burn)
    assert number(found(position, "net_new_arr").value) == pytest.approx(36_000)
    multiple = found(position, "burn_multiple")
    assert number(multiple.value) == pytest.approx(given_["expected"]["burn_multiple"])
    assert dict(multiple.inputs) == pytest.approx({"net_burn": 45_000, "net_new_arr": 36_000})
    assert band(multiple) == "great"
    assert "not whether the money lasts" in multiple.note
    assert number(found(position, "efficiency_score").value) == pytest.approx(36 / 45)


def test_burn_multiple_of_a_year() -> None:
    """4M burned for 3M of net new ARR is 1.33: a twelfth of each a month."""
    given_ = example("bm_morecapital_1")
    inputs = given_["inputs"]
    mrr, growth = 1_000_000.0, inputs["net_new_arr"] / 12 / 12 / 1_000_000.0
    position = at(recurring_revenue=mrr, growth=growth, net_burn=inputs["net_burn"] / 12)
    expected = given_["expected"]["burn_multiple"]
    assert number(found(position, "burn_multiple").value) == pytest.approx(expected, abs=0.005)


def test_all_revenue_is_taken_to_recur_and_then_has_no_band() -> None:
    """60,000 burned for 12 * 20,000 * 8 % = 19,200: the number stands, the label does not."""
    multiple = found(plain(), "burn_multiple")
    assert number(multiple.value) == pytest.approx(60_000 / 19_200)
    assert "All revenue is taken to recur." in multiple.note
    assert multiple.note.endswith("enter that to compare.")
    assert multiple.band is None


def test_scooters_are_no_subscriptions() -> None:
    """Bird's revenue would give 0.76, "amazing", a year before it failed."""
    bird = case("bird-2022")
    multiple = found(reconcile(bird, bird.as_of or TODAY), "burn_multiple")
    assert number(multiple.value) < 1
    assert multiple.band is None


def test_net_new_arr_from_the_quarter_where_growth_is_not_known() -> None:
    """From 17,000 to 20,000 in three months: 12 * 3,000 / 3 = 12,000 of ARR a month."""
    position = with_months(plain(growth=None), 17_000, 18_000, 19_000, 20_000)
    added = found(position, "net_new_arr")
    assert number(added.value) == pytest.approx(12_000)
    assert added.inputs == (("newest_month", 20_000.0), ("month_a_quarter_before", 17_000.0))
    assert number(found(position, "burn_multiple").value) == pytest.approx(60_000 / 12_000)


def test_the_quarter_comes_before_growth_on_all_revenue() -> None:
    """What the months show goes before a growth that somebody stated; recurring revenue before both."""
    months = with_months(plain(), 17_000, 18_000, 19_000, 20_000)
    assert number(found(months, "net_new_arr").value) == pytest.approx(12_000)
    recurring = replace(months, values={**months.values, "recurring_revenue": Value.exact(10_000.0)})
    assert number(found(recurring, "net_new_arr").value) == pytest.approx(12 * 10_000 * 0.08)


@pytest.mark.parametrize(("days", "used"), [(90, True), (91, False)])
def test_an_old_history_says_nothing_about_today(days: int, used: bool) -> None:
    """Months are used while the newest is at most 90 days old."""
    position = with_months(plain(growth=None), 17_000, 18_000, 19_000, 20_000)
    later = replace(position, as_of=TODAY + timedelta(days=days))
    assert (found(later, "net_new_arr").value.value is not None) is used


def test_burning_nothing_has_no_multiple() -> None:
    """Not applicable, which is neither zero nor the best of all."""
    for burn in (0.0, -5_000.0):
        position = at(recurring_revenue=90_000.0, growth=0.1, net_burn=burn)
        for name in ("burn_multiple", "efficiency_score"):
            indicator = found(position, name)
            assert absent(indicator.value) == (Absence.NOT_APPLICABLE, "it burns nothing")
            assert indicator.band is None


@pytest.mark.parametrize("growth", [0.0, -0.05])
def test_burning_for_no_new_revenue_is_without_end(growth: float) -> None:
    """No amount of burn adds a dollar of ARR; the score beside it is zero or less."""
    position = at(recurring_revenue=90_000.0, growth=growth, net_burn=50_000.0)
    why = "it burns money and adds no recurring revenue"
    assert absent(found(position, "burn_multiple").value) == (Absence.INFINITE, why)
    score = found(position, "efficiency_score")
    assert number(score.value) == pytest.approx(12 * 90_000 * growth / 50_000)
    assert band(score) == "lowest of three tiers"


def test_a_small_base_has_no_band() -> None:
    """4,000 a month: the number is given and the label withheld."""
    multiple = found(at(recurring_revenue=4_000.0, growth=0.1, net_burn=10_000.0), "burn_multiple")
    assert number(multiple.value) == pytest.approx(10_000 / 4_800)
    assert multiple.band is None
    assert "too small a base" in multiple.note


# -- growth a year, the rule of 40, the magic number -------------------------------------


def test_growth_a_year_and_its_band() -> None:
    """8 % a month is 1.08 ** 12 - 1 = 152 % a year; at 240k of ARR the median is 100 %."""
    yearly = found(plain(recurring_revenue=20_000.0), "yearly_growth")
    assert number(yearly.value) == pytest.approx(1.08**12 - 1)
    assert band(yearly) == "at or above the median of its size"
    assert band(found(plain(growth=0.03), "yearly_growth")) == "less than half the median of its size"


def test_sizes_are_in_dollars() -> None:
    """20,000 yen a month are no size the bands know."""
    position = plain()
    assert found(replace(position, currency="JPY"), "yearly_growth").band is None
    assert found(replace(position, currency="EUR"), "yearly_growth").band is not None


def test_buffers_rule_of_40() -> None:
    """-1.75 % growth a year and a margin of -1.86 % sum to -3.61 %."""
    given_ = example("buffer_rule40")
    inputs = given_["inputs"]
    monthly = compounded(inputs["growth"], from_months=12, to_months=1)
    position = at(revenue=1_500_000.0, net_burn=-inputs["margin"] * 1_500_000.0, growth=monthly)
    rule = found(position, "rule_of_40")
    assert number(rule.value) == pytest.approx(
        given_["expected"]["rule_of_40"], abs=given_["tolerance"]["abs"]
    )
    assert band(rule) == "under 40 %"
    assert "only information" in rule.note


def test_no_revenue_has_no_margin() -> None:
    """And so no rule of 40: not applicable, handed on with its reason."""
    position = at(revenue=0.0, net_burn=10_000.0, growth=0.1)
    for name in ("profit_margin", "rule_of_40"):
        assert absent(found(position, name).value) == (Absence.NOT_APPLICABLE, "there is no revenue")


def test_magic_number_from_the_months() -> None:
    """A quarter of 66,000 after one of 60,000, with 5,000 * 3 of sales and marketing: 24,000 / 15,000."""
    position = with_months(
        at(revenue=23_000.0, growth=0.5, sales_marketing=5_000.0),
        19_000, 20_000, 21_000, 21_000, 22_000, 23_000,
    )  # fmt: skip
    magic = found(position, "magic_number")
    assert number(magic.value) == pytest.approx(4 * 6_000 / 15_000)
    assert band(magic) == "strong"


def test_magic_number_from_growth() -> None:
    """12,100 now after 11,000 and 10,000; the quarter before is 1.331 times smaller."""
    position = at(revenue=12_100.0, growth=0.1, sales_marketing=10_000.0)
    magic = found(position, "magic_number")
    assert number(magic.value) == pytest.approx(4 * (33_100 - 33_100 / 1.331) / 30_000)
    assert "taken to be today's" in magic.note


def test_half_a_quarter_is_none() -> None:
    """Five months are not two quarters: the magic number is then that of growth."""
    position = at(revenue=12_100.0, growth=0.1, sales_marketing=10_000.0)
    five = with_months(position, 8_300, 9_000, 10_000, 11_000, 12_100)
    assert found(five, "magic_number").value == found(position, "magic_number").value


def test_no_spend_has_no_magic() -> None:
    """Nothing to divide by."""
    position = at(revenue=12_100.0, growth=0.1, sales_marketing=0.0)
    assert found(position, "magic_number").value.absence is Absence.NOT_APPLICABLE


# -- customers ---------------------------------------------------------------------------


def test_smartclouds_customers() -> None:
    """50 * 0.8 / 0.04 = 1,000 of lifetime value, 3.3 times a cost of 300, paid back in 7.5 months."""
    given_ = example("ltv_smartcloud")
    inputs, expected = given_["inputs"], given_["expected"]
    position = at(
        acv=inputs["arpa"],
        gross_margin=inputs["gross_margin"],
        churn=inputs["monthly_churn"],
        cac=inputs["cac"],
    )
    assert number(found(position, "ltv").value) == pytest.approx(expected["ltv"])
    ratio = found(position, "ltv_cac")
    assert number(ratio.value) == pytest.approx(expected["ltv_cac"], abs=given_["tolerance"]["abs"])
    assert band(ratio) == "very strong"
    payback = found(position, "cac_payback_months")
    assert number(payback.value) == pytest.approx(expected["payback_months"])
    assert payback.kind is Kind.MONTHS
    assert band(payback) == "good even for small customers"


def test_what_a_customer_pays_on_average() -> None:
    """Recurring revenue over customers, else revenue over customers; a contract value goes first."""
    both = {"recurring_revenue": 40_000.0, "revenue": 50_000.0, "customers": 100.0}
    assert number(found(at(**both), "arpa").value) == 400
    assert number(found(at(revenue=50_000.0, customers=100.0), "arpa").value) == 500
    assert number(found(at(**both, acv=700.0), "arpa").value) == 700
    assert found(at(revenue=1.0, customers=0.0), "arpa").value.absence is Absence.NOT_APPLICABLE


def test_payback_of_the_spend_where_the_cost_of_a_customer_is_not_known() -> None:
    """20,000 spent for 12 * 50,000 * 5 % = 30,000 of ARR at 80 %: 12 * 20 / 24 = 10 months."""
    position = at(recurring_revenue=50_000.0, growth=0.05, sales_marketing=20_000.0, gross_margin=0.8)
    payback = found(position, "cac_payback_months")
    assert number(payback.value) == pytest.approx(10.0)
    assert "stands for new ARR" in payback.note


@pytest.mark.parametrize(
    ("growth", "margin", "why"),
    [
        (0.0, 0.8, "no recurring revenue is added"),
        (-0.1, -0.2, "no recurring revenue is added"),
        (0.05, 0.0, "what customers pay leaves nothing after its own cost"),
        (0.05, -0.2, "what customers pay leaves nothing after its own cost"),
    ],
)
def test_a_cost_that_never_comes_back(growth: float, margin: float, why: str) -> None:
    """Nothing added, or nothing left of it; two losses make no gain."""
    position = at(recurring_revenue=50_000.0, growth=growth, sales_marketing=20_000.0, gross_margin=margin)
    assert absent(found(position, "cac_payback_months").value) == (Absence.NEVER, why)


def test_a_customer_who_leaves_nothing_never_pays_back() -> None:
    """With a gross margin below zero each customer costs more, the longer it stays."""
    position = at(acv=50.0, gross_margin=-0.1, churn=0.04, cac=300.0)
    assert found(position, "cac_payback_months").value.absence is Absence.NEVER
    assert band(found(position, "ltv_cac")) == "weak"


def test_no_churn_and_no_cost() -> None:
    """Without churn the value is without end, and so is its ratio; what costs nothing has no ratio."""
    position = at(acv=50.0, gross_margin=0.8, churn=0.0, cac=300.0)
    assert found(position, "ltv").value.absence is Absence.INFINITE
    assert found(position, "ltv_cac").value.absence is Absence.INFINITE
    free = at(acv=50.0, gross_margin=0.8, churn=0.04, cac=0.0)
    assert found(free, "ltv_cac").value.absence is Absence.NOT_APPLICABLE


def test_retention_margin_and_people() -> None:
    """As stated, with their bands; 12 * 200,000 over 20 people is 120,000 each."""
    position = at(nrr=1.05, grr=0.9, gross_margin=0.7, recurring_revenue=200_000.0, headcount=20.0)
    assert band(found(position, "nrr")) == "good"
    assert band(found(position, "grr")) == "typical or better"
    assert band(found(position, "gross_margin")) == "usual for cloud software"
    assert number(found(position, "arr_per_employee").value) == 120_000
    assert band(found(position, "arr_per_employee")) == "good"
    assert found(at(revenue=1.0, headcount=0.0), "arr_per_employee").value.absence is Absence.NOT_APPLICABLE


def test_retention_from_its_parts() -> None:
    """50,000 + 6,000 - 2,000 - 3,000 = 51,000 is 102 %."""
    given_ = example("nrr_revcalc")
    inputs = given_["inputs"]
    nrr = net_revenue_retention(
        inputs["start"],
        expansion=inputs["expansion"],
        contraction=inputs["contraction"],
        churn=inputs["churn"],
    )
    assert nrr == pytest.approx(given_["expected"]["nrr"], abs=1e-9)
    assert nrr * inputs["start"] == pytest.approx(given_["expected"]["ending"])


@pytest.mark.parametrize(
    ("start", "expansion", "contraction", "churn"),
    [(0, 1, 0, 0), (-5, 0, 0, 0), (nan, 0, 0, 0), (10, -1, 0, 0), (10, 0, nan, 0), (10, 0, 6, 5)],
)
def test_parts_that_cannot_be(start: float, expansion: float, contraction: float, churn: float) -> None:
    """Nothing to keep, less than nothing, or more lost than there was."""
    with pytest.raises(ImpossibleInputError):
        net_revenue_retention(start, expansion=expansion, contraction=contraction, churn=churn)


# -- what is not known -------------------------------------------------------------------


def test_nothing_known() -> None:
    """Every measure is unknown, in the same order, and names what would do."""
    indicators = efficiency(at())
    assert [indicator.id for indicator in indicators] == list(ABOUT)
    assert {indicator.value.absence for indicator in indicators} == {Absence.UNKNOWN}
    assert all(indicator.band is None and indicator.note == "" for indicator in indicators)


@pytest.mark.parametrize(
    ("known", "name", "why"),
    [
        ({"net_burn": 1.0}, "burn_multiple", "revenue and growth not known yet"),
        ({"net_burn": 1.0, "revenue": 9_000.0}, "burn_multiple", "growth not known yet"),
        ({"recurring_revenue": 9_000.0, "growth": 0.1}, "burn_multiple", "net burn not known yet"),
        ({"growth": 0.1}, "rule_of_40", "net burn and revenue not known yet"),
        ({"cac": 300.0, "acv": 50.0}, "cac_payback_months", "gross margin not known yet"),
        ({"acv": 50.0, "gross_margin": 0.8}, "ltv_cac", "churn and cac not known yet"),
        ({}, "nrr", "nrr not known yet"),
    ],
)
def test_what_would_do_is_named(known: dict[str, float], name: str, why: str) -> None:
    """By the metrics to enter, also where they are wanted for a step before."""
    assert absent(found(at(**known), name).value) == (Absence.UNKNOWN, why)


def test_figures_that_cannot_be_are_left_to_the_checks() -> None:
    """A retention below zero was typed wrong somewhere: it is shown, without a band."""
    nrr = found(at(nrr=-0.5), "nrr")
    assert number(nrr.value) == -0.5
    assert nrr.band is None


@pytest.mark.parametrize("growth", [-1.0, -1.5, 11.0])
def test_a_growth_that_no_company_has(growth: float) -> None:
    """Refused, as the terms of a reading refuse it."""
    with pytest.raises(ImpossibleInputError, match="growth"):
        efficiency(at(growth=growth))


def test_figures_too_large_to_reckon_with() -> None:
    """No infinity gets out as a number."""
    assert absent(found(at(revenue=1e308), "arr").value) == (
        Absence.NOT_APPLICABLE,
        "the figures are too large to reckon with",
    )


# -- laws --------------------------------------------------------------------------------

NAMES = sorted(name for recipe in RECIPES for name in recipe.needs if name in METRICS)
positions = st.fixed_dictionaries(
    {},
    optional={name: st.floats(-0.9, 9.0) if name == "growth" else st.floats(-1e9, 1e9) for name in NAMES},
)


@few
@given(positions)
def test_a_number_or_a_reason(known: dict[str, float]) -> None:
    """Never both, never neither, never a crash; a band holds the value it is given for."""
    for indicator in efficiency(at(**known)):
        assert (indicator.value.value is None) is bool(indicator.value.why)
        if indicator.band is not None:
            assert indicator.band.lowest <= number(indicator.value) < indicator.band.below


@few
@given(
    revenue=st.floats(6_000, 1e8),
    growth=st.floats(0.001, 1.0),
    burn=st.tuples(st.floats(1.0, 1e8), st.floats(1.0, 1e8)).map(sorted),
)
def test_more_burn_is_never_more_efficient(revenue: float, growth: float, burn: list[float]) -> None:
    """The multiple rises with burn, the score falls, and each is the other turned over."""
    less, more = (at(recurring_revenue=revenue, growth=growth, net_burn=each) for each in burn)
    assert number(found(less, "burn_multiple").value) <= number(found(more, "burn_multiple").value)
    score = number(found(more, "efficiency_score").value)
    assert score <= number(found(less, "efficiency_score").value)
    assert score * number(found(more, "burn_multiple").value) == pytest.approx(1.0)


@few
@given(factor=st.floats(0.5, 1e4), growth=st.floats(-0.2, 0.5))
def test_ratios_do_not_depend_on_the_currency_unit(factor: float, growth: float) -> None:
    """All money times a factor leaves every share, multiple and duration as it is."""
    money = {"recurring_revenue": 5e4, "revenue": 6e4, "net_burn": 3e4, "sales_marketing": 1e4, "cac": 900.0}
    other = {"growth": growth, "gross_margin": 0.7, "churn": 0.02, "customers": 80.0}
    before = efficiency(at("JPY", **money, **other))
    after = efficiency(at("JPY", **{name: factor * amount for name, amount in money.items()}, **other))
    for one, two in zip(before, after, strict=True):
        if one.kind is not Kind.MONEY and one.value.value is not None:
            assert number(two.value) == pytest.approx(one.value.value)


def test_every_recipe_needs_only_what_comes_before() -> None:
    """A metric, a month of the history, or a measure reckoned earlier."""
    history = {"newest_month", "month_a_quarter_before", "newest_quarter", "quarter_before"}
    order = list(ABOUT)
    for recipe in RECIPES:
        for name in recipe.needs:
            if name not in METRICS and name not in history:
                assert order.index(name) < order.index(recipe.yields)
