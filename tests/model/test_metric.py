"""The catalogue is whole, and a wrong name is met with near ones."""

from __future__ import annotations

import pytest

from diligence.errors import UnknownMetricError
from diligence.model import METRICS, Metric, Sort, Unit, metric

ASKED_FOR = {
    "revenue": (Unit.MONEY, Sort.FLOW),
    "recurring_revenue": (Unit.MONEY, Sort.FLOW),
    "cost_of_revenue": (Unit.MONEY, Sort.FLOW),
    "gross_margin": (Unit.SHARE, Sort.RATIO),
    "expenses": (Unit.MONEY, Sort.FLOW),
    "net_burn": (Unit.MONEY, Sort.FLOW),
    "cash": (Unit.MONEY, Sort.STOCK),
    "debt_due": (Unit.MONEY, Sort.STOCK),
    "growth": (Unit.SHARE, Sort.RATE),
    "runway_months": (Unit.MONTHS, Sort.STOCK),
    "headcount": (Unit.PEOPLE, Sort.STOCK),
    "payroll": (Unit.MONEY, Sort.FLOW),
    "customers": (Unit.COUNT, Sort.STOCK),
    "active_users": (Unit.COUNT, Sort.STOCK),
    "sign_ups": (Unit.COUNT, Sort.FLOW),
    "acv": (Unit.MONEY, Sort.FLOW),
    "nrr": (Unit.SHARE, Sort.RATIO),
    "grr": (Unit.SHARE, Sort.RATIO),
    "churn": (Unit.SHARE, Sort.RATE),
    "largest_customer_share": (Unit.SHARE, Sort.RATIO),
    "must_have_share": (Unit.SHARE, Sort.RATIO),
    "must_have_respondents": (Unit.COUNT, Sort.STOCK),
    "sales_marketing": (Unit.MONEY, Sort.FLOW),
    "cac": (Unit.MONEY, Sort.STOCK),
    "total_raised": (Unit.MONEY, Sort.STOCK),
    "last_round_amount": (Unit.MONEY, Sort.STOCK),
    "last_round_valuation": (Unit.MONEY, Sort.STOCK),
    "signed_money": (Unit.MONEY, Sort.STOCK),
    "planned_hires": (Unit.PEOPLE, Sort.STOCK),
    "last_round_closed": (Unit.YES_NO, Sort.STOCK),
    "last_round_bridge": (Unit.YES_NO, Sort.STOCK),
    "top_five_share": (Unit.SHARE, Sort.RATIO),
}
"""What the design asks to be recorded, and how each behaves."""


@pytest.mark.parametrize("name", ASKED_FOR)
def test_the_catalogue_has_what_the_design_names(name: str) -> None:
    """Each metric of the design is there, counted in its unit and behaving as it should."""
    found = METRICS[name]
    assert (found.id, found.unit, found.sort) == (name, *ASKED_FOR[name])


@pytest.mark.parametrize("row", METRICS.values(), ids=lambda row: row.id)
def test_every_row_can_be_asked_and_checked(row: Metric) -> None:
    """Each metric has words for a form, bounds with room between them, and a period if it flows."""
    assert row.label[0].isupper()
    assert row.help.strip()
    assert row.lowest < row.highest
    assert row.has_period == (row.sort in {Sort.FLOW, Sort.RATE})


def test_what_lies_ahead() -> None:
    """Money that comes or falls due, and people who start, are dated when they do; nothing else is."""
    ahead = {found.id for found in METRICS.values() if found.is_planned}
    assert ahead == {"signed_money", "debt_due", "planned_hires"}


def test_no_two_rows_share_a_label() -> None:
    """A person who chooses by label chooses one metric."""
    labels = [found.label for found in METRICS.values()]
    assert sorted(labels) == sorted(set(labels))


@pytest.mark.parametrize("typed", ["net_burn", "net-burn", "Net Burn", " NET-BURN "])
def test_hyphens_blanks_and_capitals_do_not_matter(typed: str) -> None:
    """A metric is found however its name is joined and spelled in capitals."""
    assert metric(typed).id == "net_burn"


def test_a_misspelt_metric_has_near_names() -> None:
    """The message quotes what came and offers the nearest metric."""
    with pytest.raises(UnknownMetricError) as caught:
        metric("expences")
    assert caught.value.near == ("expenses",)
    assert str(caught.value) == "no metric is called 'expences'; did you mean expenses?"


def test_a_metric_unlike_any_is_met_with_all() -> None:
    """Where nothing is near, every name is listed, for want of another place to see them."""
    with pytest.raises(UnknownMetricError) as caught:
        metric("zzz")
    assert str(caught.value) == f"no metric is called 'zzz'; use one of {', '.join(METRICS)}"
