"""Those who pay: do they stay, are there enough of them, do they really pay?"""

from __future__ import annotations

import pytest

from analysis.builders import claim
from diligence.bank import shipped_bank
from diligence.flags.customers import REVENUE_KIND, UNSIGNED
from diligence.model import Severity
from flags.briefs import Found, answered, heard, raised

MAJOR, MINOR = Severity.MAJOR, Severity.MINOR


def known(**metrics: float) -> Found:
    """What is raised of these metrics."""
    return raised(*(claim(metric, value) for metric, value in metrics.items()))


@pytest.mark.parametrize(
    ("metrics", "severity"),
    [
        ({"nrr": 1.0, "grr": 0.85, "churn": 0.02}, None),
        ({"nrr": 0.999, "grr": 0.85}, MINOR),
        ({"nrr": 0.90, "grr": 0.85}, MINOR),
        ({"nrr": 0.899, "grr": 0.85}, MAJOR),
        ({"nrr": 1.0, "grr": 0.849}, MAJOR),
        ({"churn": 0.021}, MAJOR),
        ({"nrr": 0.95, "churn": 0.021}, MAJOR),
    ],
)
def test_leaky_retention(metrics: dict[str, float], severity: Severity | None) -> None:
    """R7 below 100 % net (major below 90), below 85 % gross, and above 2 % a month of customers lost."""
    flag = known(**metrics).flags.get("R7")
    assert (flag.severity if flag else None) is severity


def test_the_sentence_about_retention() -> None:
    """Every leak is named in one sentence."""
    assert known(nrr=0.8, grr=0.7, churn=0.03).flags["R7"].why == (
        "Net revenue retention is 80 % a year, gross revenue retention is 70 % a year and customers leave "
        "at 3 % a month: growth first has to make up for what is lost."
    )


def test_retention_that_nobody_measures_is_a_question() -> None:
    """One good figure does not stand for the others; churn is asked for only where nothing says more."""
    assert raised().unknown["R7"] == ("nrr", "grr", "churn")
    assert known(nrr=1.1).unknown["R7"] == ("grr",)
    assert known(churn=0.01).unknown["R7"] == ("nrr", "grr")


@pytest.mark.parametrize(
    ("largest", "five", "severity"),
    [
        (0.20, 0.40, None),
        (0.201, 0.40, MINOR),
        (0.30, 0.40, MINOR),
        (0.301, 0.40, MAJOR),
        (0.10, 0.401, MINOR),
    ],
)
def test_one_customer_company(largest: float, five: float, severity: Severity | None) -> None:
    """R10: more than 20 % by one (major from 30), or more than 40 % by five."""
    flag = known(largest_customer_share=largest, top_five_share=five).flags.get("R10")
    assert (flag.severity if flag else None) is severity


@pytest.mark.parametrize(
    ("metrics", "why"),
    [
        ({"largest_customer_share": 0.25}, "The largest customer brings 25 % of revenue."),
        ({"top_five_share": 0.6}, "The five largest bring 60 % of revenue."),
        (
            {"largest_customer_share": 0.25, "top_five_share": 0.6},
            "The largest customer brings 25 % of revenue, and the five largest bring 60 %.",
        ),
    ],
)
def test_the_sentence_about_the_largest(metrics: dict[str, float], why: str) -> None:
    """Each share that is too large is named."""
    assert known(**metrics).flags["R10"].why == why


def test_shares_that_nobody_told_are_a_question() -> None:
    """Half an answer leaves the other half open."""
    assert raised().unknown["R10"] == ("largest_customer_share", "top_five_share")
    assert known(largest_customer_share=0.1).unknown["R10"] == ("top_five_share",)
    assert known(top_five_share=0.2).unknown["R10"] == ("largest_customer_share",)


@pytest.mark.parametrize(("said", "soft"), [("30%", False), ("31 %", True), ("0 %", False)])
def test_soft_revenue(said: str, soft: bool) -> None:
    """R11 where more than 30 % is pilots, services, grants or passed on."""
    answer = answered(REVENUE_KIND, said)
    found = raised(answers=(answer,))
    assert ("R11" in found.flags) is soft
    assert "R11" not in found.unknown
    if soft:
        flag = found.flags["R11"]
        assert (flag.severity, flag.evidence) == (MAJOR, (answer.id,))
        assert flag.why == "31 % of revenue is pilots, services, grants or money passed on."


def test_deals_that_are_not_signed() -> None:
    """Ticking that sign is enough, and both reasons are said in one flag."""
    assert raised(answers=(heard(REVENUE_KIND, UNSIGNED),)).flags["R11"].why == (
        "Deals that are not signed are counted in the yearly figure."
    )
    both = raised(answers=(heard(REVENUE_KIND, UNSIGNED, value="50%"),)).flags["R11"]
    assert both.why.startswith("50 % of revenue is pilots")
    assert both.why.endswith("and deals that are not signed are counted in the yearly figure.")
    assert len(both.evidence) == 1


@pytest.mark.parametrize("value", ["", "quite a lot", "0.5", "12 months"])
def test_a_kind_of_revenue_that_can_not_be_read_is_a_question(value: str) -> None:
    """Neither silence nor a number without its sign is taken for an answer."""
    answers = (answered(REVENUE_KIND, value),) if value else ()
    found = raised(answers=answers)
    assert "R11" not in found.flags
    assert found.unknown["R11"] == (REVENUE_KIND,)


def test_the_sign_about_deals_is_one_of_the_bank() -> None:
    """The rule looks for a sign that people can tick."""
    asked = shipped_bank().find(REVENUE_KIND)
    assert asked is not None
    assert UNSIGNED in {signal.id for signal in asked.signals}
    assert asked.unit == "share"
