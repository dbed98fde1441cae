"""How each measure of efficiency is reckoned: the formulas as data, with their sources."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from diligence.amounts import Kind, Measure
from diligence.analysis.growth import compounded


class About(NamedTuple):
    """What stays the same however a measure is reckoned."""

    label: str
    kind: Kind
    source: str


ALL_RECURS = "All revenue is taken to recur."
"""Said where recurring revenue is not known: the most favourable reading there is."""

Numbers = Mapping[str, float]


@dataclass(frozen=True)
class Recipe:
    """One way to reckon one measure.

    Attributes
    ----------
    yields
        The measure.
    needs
        Metrics, measures reckoned before it, or months of the history.
    formula
        In words and signs.
    compute
        The formula, from the inputs by name.
    notes
        What is taken for granted.
    """

    yields: str
    needs: tuple[str, ...]
    formula: str
    compute: Callable[[Numbers], Measure]
    notes: tuple[str, ...] = ()


def _ratio(over: float, under: float, why: str) -> Measure:
    """A quotient that doesn't apply where there is nothing to divide by."""
    return Measure.known(over / under) if under > 0 else Measure.not_applicable(why)


def _burn_multiple(v: Numbers) -> Measure:
    if v["net_burn"] <= 0:
        return Measure.not_applicable("it burns nothing")
    if v["net_new_arr"] <= 0:
        return Measure.infinite("it burns money and adds no recurring revenue")
    return Measure.known(v["net_burn"] / v["net_new_arr"])


def _magic_from_growth(v: Numbers) -> Measure:
    before = 1 / (1 + v["growth"])
    quarter = v["revenue"] * (1 + before + before**2)
    gain = quarter * (1 - before**3)
    return _ratio(4 * gain, 3 * v["sales_marketing"], _NO_SPEND)


def _magic_from_history(v: Numbers) -> Measure:
    gain = v["newest_quarter"] - v["quarter_before"]
    return _ratio(4 * gain, 3 * v["sales_marketing"], _NO_SPEND)


def _payback_of_a_customer(v: Numbers) -> Measure:
    left = v["arpa"] * v["gross_margin"]
    return Measure.known(v["cac"] / left) if left > 0 else Measure.never(_NOTHING_LEFT)


def _payback_of_the_spend(v: Numbers) -> Measure:
    if v["net_new_arr"] <= 0:
        return Measure.never("no recurring revenue is added")
    left = v["net_new_arr"] * v["gross_margin"]
    return Measure.known(12 * v["sales_marketing"] / left) if left > 0 else Measure.never(_NOTHING_LEFT)


def _lifetime_value(v: Numbers) -> Measure:
    if v["churn"] <= 0:
        return Measure.infinite("by this churn no customer ever leaves")
    return Measure.known(v["arpa"] * v["gross_margin"] / v["churn"])


def _as_it_is(metric: str) -> Callable[[Numbers], Measure]:
    return lambda v: Measure.known(v[metric])


_NO_SPEND = "nothing is spent on sales and marketing"
_NOTHING_LEFT = "what customers pay leaves nothing after its own cost"
_SAME_SPEND = "Sales and marketing of the quarter before is taken to be today's."
_NET_FOR_NEW = "Net new ARR stands for new ARR, so customers who left make it longer."
_PER_CUSTOMER = "What a customer pays is the average of all."
_LAST_QUARTER = "Net new ARR is that of the last three months, burn that of today."
_NEXT_MONTH = "Net new ARR is that of the month to come, if growth goes on."

_SACKS = "David Sacks, The Burn Multiple, 2020, https://sacks.substack.com/p/the-burn-multiple-51a7e43cb200"
_SKOK = "David Skok, SaaS Metrics 2.0, https://www.forentrepreneurs.com/saas-metrics-2/"
_A16Z = "Andreessen Horowitz, 16 More Startup Metrics, https://a16z.com/16-more-startup-metrics/"

ABOUT: Mapping[str, About] = MappingProxyType(
    {
        "arr": About("ARR", Kind.MONEY, _A16Z),
        "yearly_growth": About("Growth a year", Kind.SHARE, "compounding"),
        "net_new_arr": About("Net new ARR a month", Kind.MONEY, _SACKS),
        "burn_multiple": About("Burn multiple", Kind.COUNT, _SACKS),
        "efficiency_score": About(
            "Efficiency score",
            Kind.COUNT,
            "Bessemer, State of the Cloud 2023, https://www.bvp.com/atlas/state-of-the-cloud-2023",
        ),
        "profit_margin": About("Profit margin", Kind.SHARE, "definition"),
        "rule_of_40": About(
            "Rule of 40",
            Kind.SHARE,
            "Brad Feld, 2015, https://feld.com/archives/2015/02/rule-40-healthy-saas-company/",
        ),
        "magic_number": About(
            "Magic number",
            Kind.COUNT,
            "Lars Leckie, 2008, by way of "
            "https://chaotic-flow.com/saas-metrics-joels-magic-number-for-saas-companies/",
        ),
        "gross_margin": About("Gross margin", Kind.SHARE, _A16Z),
        "arpa": About("Paid by a customer a month", Kind.MONEY, _SKOK),
        "cac_payback_months": About("Payback of a customer", Kind.MONTHS, _SKOK),
        "ltv": About("Lifetime value", Kind.MONEY, _SKOK),
        "ltv_cac": About("Lifetime value over cost", Kind.COUNT, _SKOK),
        "nrr": About("Net revenue retention", Kind.SHARE, _SKOK),
        "grr": About("Gross revenue retention", Kind.SHARE, _SKOK),
        "arr_per_employee": About(
            "ARR per employee",
            Kind.MONEY,
            "Growth Unhinged, https://www.growthunhinged.com/p/your-guide-to-arr-per-fte",
        ),
    }
)
"""Every measure in the order they are reckoned: a recipe may need those before its own."""

RECIPES: tuple[Recipe, ...] = (
    Recipe(
        "yearly_growth",
        ("growth",),
        "(1 + growth a month) ^ 12 - 1",
        lambda v: Measure.known(compounded(v["growth"], from_months=1, to_months=12)),
    ),
    Recipe(
        "arr",
        ("recurring_revenue",),
        "12 × recurring revenue",
        lambda v: Measure.known(12 * v["recurring_revenue"]),
    ),
    Recipe("arr", ("revenue",), "12 × revenue", lambda v: Measure.known(12 * v["revenue"]), (ALL_RECURS,)),
    Recipe(
        "net_new_arr",
        ("recurring_revenue", "growth"),
        "12 × recurring revenue × growth a month",
        lambda v: Measure.known(12 * v["recurring_revenue"] * v["growth"]),
        (_NEXT_MONTH,),
    ),
    Recipe(
        "net_new_arr",
        ("newest_month", "month_a_quarter_before"),
        "12 × (revenue of the newest month - revenue three months before) ÷ 3",
        lambda v: Measure.known(12 * (v["newest_month"] - v["month_a_quarter_before"]) / 3),
        (ALL_RECURS, _LAST_QUARTER),
    ),
    Recipe(
        "net_new_arr",
        ("revenue", "growth"),
        "12 × revenue × growth a month",
        lambda v: Measure.known(12 * v["revenue"] * v["growth"]),
        (ALL_RECURS, _NEXT_MONTH),
    ),
    Recipe("burn_multiple", ("net_burn", "net_new_arr"), "net burn ÷ net new ARR", _burn_multiple),
    Recipe(
        "efficiency_score",
        ("net_new_arr", "net_burn"),
        "net new ARR ÷ net burn",
        lambda v: _ratio(v["net_new_arr"], v["net_burn"], "it burns nothing"),
    ),
    Recipe(
        "profit_margin",
        ("net_burn", "revenue"),
        "- net burn ÷ revenue",
        lambda v: _ratio(0 - v["net_burn"], v["revenue"], "there is no revenue"),
    ),
    Recipe(
        "rule_of_40",
        ("yearly_growth", "profit_margin"),
        "growth a year + profit margin",
        lambda v: Measure.known(v["yearly_growth"] + v["profit_margin"]),
    ),
    Recipe(
        "magic_number",
        ("newest_quarter", "quarter_before", "sales_marketing"),
        "4 × (revenue of the newest quarter - of the quarter before) ÷ sales and marketing of the latter",
        _magic_from_history,
        (_SAME_SPEND,),
    ),
    Recipe(
        "magic_number",
        ("revenue", "growth", "sales_marketing"),
        "4 × (revenue of a quarter - of that before, by growth) ÷ sales and marketing of the latter",
        _magic_from_growth,
        (_SAME_SPEND,),
    ),
    Recipe("gross_margin", ("gross_margin",), "(revenue - its cost) ÷ revenue", _as_it_is("gross_margin")),
    Recipe("arpa", ("acv",), "contract value a year ÷ 12", _as_it_is("acv")),
    Recipe(
        "arpa",
        ("recurring_revenue", "customers"),
        "recurring revenue ÷ customers",
        lambda v: _ratio(v["recurring_revenue"], v["customers"], "there are no customers"),
        (_PER_CUSTOMER,),
    ),
    Recipe(
        "arpa",
        ("revenue", "customers"),
        "revenue ÷ customers",
        lambda v: _ratio(v["revenue"], v["customers"], "there are no customers"),
        (_PER_CUSTOMER, ALL_RECURS),
    ),
    Recipe(
        "cac_payback_months",
        ("cac", "arpa", "gross_margin"),
        "cost of a customer ÷ (what it pays a month × gross margin)",
        _payback_of_a_customer,
    ),
    Recipe(
        "cac_payback_months",
        ("sales_marketing", "net_new_arr", "gross_margin"),
        "12 × sales and marketing ÷ (net new ARR × gross margin)",
        _payback_of_the_spend,
        (_NET_FOR_NEW,),
    ),
    Recipe(
        "ltv",
        ("arpa", "gross_margin", "churn"),
        "what a customer pays a month × gross margin ÷ churn a month",
        _lifetime_value,
    ),
    Recipe(
        "ltv_cac",
        ("ltv", "cac"),
        "lifetime value ÷ cost of a customer",
        lambda v: _ratio(v["ltv"], v["cac"], "winning a customer costs nothing"),
    ),
    Recipe("nrr", ("nrr",), "as stated", _as_it_is("nrr")),
    Recipe("grr", ("grr",), "as stated", _as_it_is("grr")),
    Recipe(
        "arr_per_employee",
        ("arr", "headcount"),
        "ARR ÷ headcount",
        lambda v: _ratio(v["arr"], v["headcount"], "nobody is employed"),
    ),
)
"""Every recipe. Of several for one measure, the first whose inputs are known is followed."""
