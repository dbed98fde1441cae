"""The catalogue of metrics: one table, one row for each figure one can record."""

from __future__ import annotations

from difflib import get_close_matches
from types import MappingProxyType

from diligence.errors import UnknownMetricError
from diligence.model.metric import Metric, Sort, Unit

_MONEY, _SHARE, _PEOPLE, _COUNT = Unit.MONEY, Unit.SHARE, Unit.PEOPLE, Unit.COUNT
_YES_NO = Unit.YES_NO
_FLOW, _STOCK, _RATE, _RATIO = Sort.FLOW, Sort.STOCK, Sort.RATE, Sort.RATIO
_MOST = 1e12

_TABLE = (
    Metric(
        "revenue", "Revenue", _MONEY, _FLOW, True, 0, _MOST, "what customers pay for, in the month it is for"
    ),
    Metric(
        "recurring_revenue",
        "Recurring revenue",
        _MONEY,
        _FLOW,
        True,
        0,
        _MOST,
        "the part under subscription (MRR, or ARR per year)",
    ),
    Metric(
        "bookings",
        "Bookings",
        _MONEY,
        _FLOW,
        True,
        0,
        _MOST,
        "what was sold, whether paid and delivered or not",
    ),
    Metric(
        "cost_of_revenue",
        "Cost of revenue",
        _MONEY,
        _FLOW,
        False,
        0,
        _MOST,
        "hosting, support, goods: what each sale costs",
    ),
    Metric(
        "gross_margin",
        "Gross margin",
        _SHARE,
        _RATIO,
        True,
        -1,
        1,
        "share of revenue left after the cost of revenue",
    ),
    Metric(
        "expenses", "Expenses", _MONEY, _FLOW, False, 0, _MOST, "everything spent, cost of revenue included"
    ),
    Metric(
        "net_burn",
        "Net burn",
        _MONEY,
        _FLOW,
        False,
        -_MOST,
        _MOST,
        "expenses less revenue; below zero is a profit",
    ),
    Metric("cash", "Cash", _MONEY, _STOCK, True, 0, _MOST, "money in the bank that can be spent"),
    Metric(
        "debt_due",
        "Debt due",
        _MONEY,
        _STOCK,
        False,
        0,
        _MOST,
        "loans to be paid back, dated when they fall due",
    ),
    Metric(
        "signed_money",
        "Signed money",
        _MONEY,
        _STOCK,
        True,
        0,
        _MOST,
        "signed by an investor, dated when it comes",
    ),
    Metric(
        "growth", "Revenue growth", _SHARE, _RATE, True, -1, 20, "of revenue, over the last several months"
    ),
    Metric(
        "runway_months",
        "Stated runway",
        Unit.MONTHS,
        _STOCK,
        True,
        0,
        600,
        "what they say: months, or the date the money ends",
    ),
    Metric(
        "headcount",
        "Headcount",
        _PEOPLE,
        _STOCK,
        None,
        0,
        5_000_000,
        "people paid, contractors who stay included",
    ),
    Metric(
        "planned_hires",
        "Planned hires",
        _PEOPLE,
        _STOCK,
        None,
        0,
        1e6,
        "people to come, dated when they start",
    ),
    Metric("payroll", "Pay per person", _MONEY, _FLOW, None, 0, 1e8, "average pay of one person"),
    Metric("customers", "Paying customers", _COUNT, _STOCK, True, 0, 1e10, "those who pay"),
    Metric(
        "active_users",
        "Active users",
        _COUNT,
        _STOCK,
        True,
        0,
        1e10,
        "those who use it, by the product's own measure",
    ),
    Metric("users", "Registered users", _COUNT, _STOCK, True, 0, 1e10, "everyone who ever signed up"),
    Metric("sign_ups", "Sign-ups", _COUNT, _FLOW, True, 0, 1e10, "new registrations"),
    Metric("acv", "Contract value", _MONEY, _FLOW, True, 0, 1e10, "what one customer pays a year (ACV)"),
    Metric(
        "nrr",
        "Net revenue retention",
        _SHARE,
        _RATIO,
        True,
        0,
        5,
        "revenue from last year's customers, now over then",
    ),
    Metric(
        "grr",
        "Gross revenue retention",
        _SHARE,
        _RATIO,
        True,
        0,
        1,
        "the same, without counting what they bought on top",
    ),
    Metric(
        "churn",
        "Customer churn",
        _SHARE,
        _RATE,
        False,
        0,
        1,
        "customers lost, as a share of those at the start",
    ),
    Metric("largest_customer_share", "Largest customer", _SHARE, _RATIO, False, 0, 1, "its share of revenue"),
    Metric(
        "top_five_share",
        "Top five customers",
        _SHARE,
        _RATIO,
        False,
        0,
        1,
        "the share of revenue of the five largest together",
    ),
    Metric(
        "must_have_share",
        "Would miss it",
        _SHARE,
        _RATIO,
        True,
        0,
        1,
        "share of users very disappointed without the product",
    ),
    Metric(
        "must_have_respondents",
        "Survey answers",
        _COUNT,
        _STOCK,
        True,
        0,
        1e7,
        "how many were asked that question",
    ),
    Metric(
        "sales_marketing",
        "Sales and marketing",
        _MONEY,
        _FLOW,
        None,
        0,
        _MOST,
        "spent on winning customers, pay included",
    ),
    Metric(
        "cac",
        "Cost of a customer",
        _MONEY,
        _STOCK,
        False,
        0,
        1e9,
        "sales and marketing spend per customer won (CAC)",
    ),
    Metric("total_raised", "Raised in all", _MONEY, _STOCK, None, 0, _MOST, "from investors since the start"),
    Metric(
        "last_round_amount",
        "Last round",
        _MONEY,
        _STOCK,
        None,
        0,
        _MOST,
        "raised in the latest round, dated when it closed",
    ),
    Metric(
        "last_round_valuation", "Last valuation", _MONEY, _STOCK, None, 0, _MOST * 10, "post-money, latest"
    ),
    Metric(
        "last_round_closed",
        "Last round closed",
        _YES_NO,
        _STOCK,
        True,
        0,
        1,
        "whether it is signed and paid; if not, it is no money yet",
    ),
    Metric(
        "last_round_bridge",
        "Last round a bridge",
        _YES_NO,
        _STOCK,
        False,
        0,
        1,
        "whether it only carries them to the next round",
    ),
)

METRICS: MappingProxyType[str, Metric] = MappingProxyType({metric.id: metric for metric in _TABLE})
"""Every metric by its id."""

_SAID = MappingProxyType({"runway": "runway_months", "burn": "net_burn"})
"""What people say, where it is not the id."""


def metric(name: str) -> Metric:
    """Look a metric up by its id; hyphens and capitals don't matter.

    Raises
    ------
    UnknownMetricError
        With the nearest names, or all where none is near.

    Examples
    --------
    >>> metric("net-burn").label
    'Net burn'
    """
    key = name.strip().lower().replace("-", "_").replace(" ", "_")
    key = _SAID.get(key, key)
    if key not in METRICS:
        raise UnknownMetricError(name, get_close_matches(key, METRICS, n=3) or tuple(METRICS))
    return METRICS[key]
