"""What growth costs, and what is left of each sale."""

from __future__ import annotations

import pytest

from analysis.builders import claim
from diligence.amounts import Period
from diligence.model import Figure, Severity
from flags.briefs import raised

CRITICAL, MAJOR, MINOR, INFO = Severity.CRITICAL, Severity.MAJOR, Severity.MINOR, Severity.INFO


def spending(burn: float, growth: float = 0.1) -> tuple[Figure, ...]:
    """MRR of 30k that grows 10 % a month adds 12 * 3k = 36k of ARR a month."""
    known = {"recurring_revenue": 30_000.0, "revenue": 30_000.0, "growth": growth, "net_burn": burn}
    return tuple(claim(metric, value) for metric, value in known.items())


@pytest.mark.parametrize(
    ("stage", "burn", "severity"),
    [
        ("", 72_000.0, None),  # 2 times 36k
        ("", 72_001.0, MINOR),
        ("", 108_000.0, MINOR),  # 3 times
        ("", 108_001.0, MAJOR),
        ("Series A", 72_000.0, None),
        ("Series A", 72_001.0, MAJOR),
        ("Series C", 72_001.0, MAJOR),
        ("Seed", 108_000.0, None),
        ("Seed", 108_001.0, MAJOR),
    ],
)
def test_costly_growth(stage: str, burn: float, severity: Severity | None) -> None:
    """R4 by stage: at seed 3 is tolerable, after a Series A 2 is the limit."""
    flag = raised(*spending(burn), stage=stage).flags.get("R4")
    assert (flag.severity if flag else None) is severity


def test_the_sentence_about_costly_growth() -> None:
    """180k over 36k is 5."""
    figures = spending(180_000.0)
    flag = raised(*figures).flags["R4"]
    assert flag.why == "It burns $5 for each $1 of annual recurring revenue it adds."
    assert set(flag.evidence) == {figure.id for figure in figures}


@pytest.mark.parametrize("growth", [0.0, -0.05])
def test_burn_that_adds_nothing(growth: float) -> None:
    """A multiple without end is no number, and no multiple could be worse."""
    flag = raised(*spending(1_000.0, growth)).flags["R4"]
    assert (flag.severity, flag.why) == (MAJOR, "It burns money and adds no recurring revenue.")


def test_growth_that_costs_nothing_or_has_nothing_to_grow_from() -> None:
    """Neither a company without burn nor one before revenue has a burn multiple."""
    assert "R4" not in raised(*spending(0.0)).spoken_for
    before = claim("revenue", 0.0), claim("net_burn", 1e5), claim("growth", 0.0)
    assert "R4" not in raised(*before).spoken_for


def test_costs_of_growth_that_nobody_knows_are_a_question() -> None:
    """Each missing metric is named."""
    assert raised().unknown["R4"] == ("net_burn", "revenue", "growth")
    assert raised(*spending(1e5)[:3]).unknown["R4"] == ("net_burn",)


def customer(
    cac: float, *, churn: float, annual: float = 12_000.0, margin: float = 0.8
) -> tuple[Figure, ...]:
    """A customer who pays 1k a month, of which 80 % is left: worth 800 over churn."""
    return (
        claim("cac", cac),
        claim("acv", annual, per=Period.YEAR),
        claim("gross_margin", margin),
        claim("churn", churn),
    )


@pytest.mark.parametrize(
    ("cac", "severity"), [(6_666.0, None), (6_667.0, MINOR), (20_000.0, MINOR), (20_001.0, MAJOR)]
)
def test_lifetime_value(cac: float, severity: Severity | None) -> None:
    """R8: 800 over 4 % a month are 20k; a third of it, and all of it, are the borders of its cost."""
    flag = raised(*customer(cac, churn=0.04)).flags.get("R8")
    assert (flag.severity if flag else None) is severity


@pytest.mark.parametrize(
    ("annual", "months", "severity"),
    [
        (12_000.0, 12.0, None),
        (12_000.0, 12.1, MINOR),
        (12_000.0, 30.0, MINOR),
        (12_000.0, 30.1, MAJOR),
        (24_999.0, 12.1, MINOR),
        (25_000.0, 18.0, None),
        (25_000.0, 18.1, MINOR),
        (100_000.0, 24.0, None),
        (100_000.0, 24.1, MINOR),
    ],
)
def test_payback(annual: float, months: float, severity: Severity | None) -> None:
    """R8: 12, 18 and 24 months for small, mid-sized and large customers; more than 30 is major for all."""
    left = annual / 12 * 0.8
    flag = raised(*customer(left * months, churn=0.005, annual=annual)).flags.get("R8")
    assert (flag.severity if flag else None) is severity


def test_both_halves_are_said_in_one_flag() -> None:
    """At 4 % churn and a cost of 20,001 the value is just too low, and 25 months of payback are long."""
    assert round(20_001 / 800, 2) == 25.0
    flag = raised(*customer(20_001.0, churn=0.04)).flags["R8"]
    assert flag.why == (
        "A customer brings 1 times what it costs to win. "
        "Winning a customer is paid back in 25 months; 12 months is good for customers of that size."
    )


def test_a_payback_that_never_comes_is_major_by_itself() -> None:
    """Also where churn, and so the value of a customer, is not known."""
    figures = [figure for figure in customer(1_000.0, churn=0.01, margin=0.0) if figure.metric != "churn"]
    assert raised(*figures).flags["R8"].severity is MAJOR


def test_a_payback_that_never_comes() -> None:
    """Where nothing is left of a payment nothing is paid back."""
    flag = raised(*customer(1_000.0, churn=0.01, margin=0.0)).flags["R8"]
    assert flag.severity is MAJOR
    assert "never paid back" in flag.why


def test_customers_of_whom_little_is_known_are_a_question() -> None:
    """The metrics that are missing are named, what a customer pays too."""
    assert raised().unknown["R8"] == ("cac", "gross_margin", "churn")
    assert raised(*customer(6_000.0, churn=0.04)[:3]).unknown["R8"] == ("churn",)
    no_price = [f for f in customer(6_000.0, churn=0.04) if f.metric != "acv"]
    assert raised(*no_price).unknown["R8"] == ("acv",)


@pytest.mark.parametrize(
    ("sector", "margin", "severity"),
    [
        ("B2B software", 0.65, None),
        ("B2B software", 0.649, MINOR),
        ("SaaS", 0.50, MINOR),
        ("SaaS", 0.499, MAJOR),
        ("Hardware", 0.499, MINOR),
        ("Hardware", 0.30, MINOR),
        ("Hardware", 0.299, MAJOR),
        ("Retail", 0.10, None),
        ("Retail", 0.0, MAJOR),
        ("", 0.0, MAJOR),
    ],
)
def test_thin_gross_margin(sector: str, margin: float, severity: Severity | None) -> None:
    """R9 for software under 65 and 50 %, for hardware under 50 and 30, and for anybody at nothing."""
    found = raised(claim("gross_margin", margin), sector=sector)
    flag = found.flags.get("R9")
    assert (flag.severity if flag else None) is severity
    assert "R9" not in found.unknown


def test_the_sentence_about_the_margin() -> None:
    """What is left, and what would be usual."""
    flag = raised(claim("gross_margin", 0.4), sector="SaaS").flags["R9"]
    assert flag.why == "Of revenue 40 % is left after its own cost; less than 65 % in software is little."


def test_a_margin_or_a_sector_that_is_not_known_is_a_question() -> None:
    """40 % is little for software and plenty for a shop: which is it? A good margin needs no sector."""
    assert raised().unknown["R9"] == ("gross_margin",)
    assert raised(claim("gross_margin", 0.4)).unknown["R9"] == ("sector",)
    assert "R9" not in raised(claim("gross_margin", 0.7)).spoken_for
