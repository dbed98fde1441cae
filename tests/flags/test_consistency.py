"""Figures held against each other: a contradiction is a question, with both figures in it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from analysis.builders import TODAY, claim, example
from diligence.amounts import Period
from diligence.model import Severity, Trust
from flags.briefs import burning, raised

CRITICAL, MAJOR, MINOR = Severity.CRITICAL, Severity.MAJOR, Severity.MINOR


@pytest.mark.parametrize(
    ("stated", "severity"),
    [
        (12.0, None),
        (12.01, MAJOR),
        (15.0, MAJOR),
        (15.01, CRITICAL),
        (8.0, None),
        (7.99, MAJOR),
        (5.0, MAJOR),
        (4.99, CRITICAL),
    ],
)
def test_stated_runway(stated: float, severity: Severity | None) -> None:
    """Q1: cash over burn is 10 months here; more than 20 % off is major, more than 50 % critical."""
    flag = raised(*burning(cash=1e6), claim("runway_months", stated)).flags.get("Q1")
    assert (flag.severity if flag else None) is severity


def test_the_sentence_about_the_runway() -> None:
    """Both reckonings are given, and nobody is accused."""
    flag = raised(*burning(cash=1e6), claim("runway_months", 13.0)).flags["Q1"]
    assert flag.why == "The stated runway comes to 13 months from today; cash over net burn gives 10 months."
    assert flag.ask == "Which assumptions turn cash and burn into your number?"


def test_an_old_claim_is_aged_before_it_is_compared() -> None:
    """16 months said half a year ago are ten today, which is what cash over burn gives."""
    said = claim("runway_months", 16.0, on=date(2025, 12, 31))
    assert "Q1" not in raised(*burning(cash=1e6), said).flags


def test_a_claim_that_counts_on_growth_is_no_contradiction() -> None:
    """Far from cash over burn, and near the runway along the path: growth explains it."""
    growing = burning(cash=900_000.0, revenue=50_000.0, growth=0.03)
    left, month = 900_000.0, 0
    while left >= (loss := 110_000 - 50_000 * 1.03**month):
        left, month = left - loss, month + 1
    path = month + left / loss
    assert path > 1.2 * 900_000 / (110_000 - 50_000)
    assert "Q1" not in raised(*growing, claim("runway_months", path)).flags
    assert "Q1" in raised(*growing, claim("runway_months", path * 1.25)).flags


def test_buffers_stated_runway() -> None:
    """The shareholder report of 2023: 3.2M over a loss of 573k a year is 67 months; it says 21."""
    given = example("buffer_runway_2023")
    known, stated = given["inputs"], given["expected"]["months_stated"]
    figures = (
        claim("cash", known["cash"]),
        claim("net_burn", known["net_loss_year"], per=Period.YEAR),
        claim("runway_months", stated),
    )
    assert known["cash"] / (known["net_loss_year"] / 12) == pytest.approx(67.4, abs=0.1)
    flag = raised(*figures).flags["Q1"]
    assert flag.severity is CRITICAL
    assert "21 months from today; cash over net burn gives 67 months" in flag.why


def test_no_cash_and_two_months_stated() -> None:
    """Cash of zero lasts zero months: any claim of more is critical, and nothing is divided by it."""
    found = raised(*burning(cash=0.0), claim("runway_months", 2.0))
    assert found.flags["Q1"].severity is CRITICAL
    assert "Q1" not in raised(*burning(cash=0.0), claim("runway_months", 0.0)).flags


def test_a_runway_that_made_the_cash_proves_nothing() -> None:
    """Cash derived from the claim agrees with the claim: neither flag nor question."""
    found = raised(*burning(cash=None), claim("runway_months", 5.0))
    assert "Q1" not in {*found.flags, *found.unknown}


def test_a_runway_where_nothing_is_burnt_is_not_compared() -> None:
    """Infinite is not unknown: there is nothing to ask for."""
    found = raised(*burning(cash=1e6, revenue=120_000.0), claim("runway_months", 12.0))
    assert "Q1" not in {*found.flags, *found.unknown}


def test_a_claim_without_anything_to_compare_is_a_question() -> None:
    """Cash alone, or burn alone, does not show what the claim is worth."""
    assert raised(claim("runway_months", 12.0), claim("cash", 1e6)).unknown["Q1"] == ("net_burn",)
    assert raised(*burning(cash=1e6)).unknown["Q1"] == ("runway_months",)


@pytest.mark.parametrize(
    ("burn", "severity"),
    [
        (65_000.0, None),
        (64_999.0, MINOR),
        (50_000.0, MINOR),
        (49_999.0, MAJOR),
        (95_000.0, None),
        (95_001.0, MINOR),
    ],
)
def test_stated_burn(burn: float, severity: Severity | None) -> None:
    """Q2: 100k less 20k is 80k; 15 % of expenses is the border, 30 % that of major."""
    figures = (claim("expenses", 100_000.0), claim("revenue", 20_000.0), claim("net_burn", burn))
    flag = raised(*figures).flags.get("Q2")
    assert (flag.severity if flag else None) is severity
    if flag:
        assert set(flag.evidence) == {figure.id for figure in figures}


def test_the_sentence_about_the_burn() -> None:
    """Both amounts are given, and the question offers the harmless reason first."""
    figures = (claim("expenses", 100_000.0), claim("revenue", 20_000.0), claim("net_burn", 100_000.0))
    flag = raised(*figures).flags["Q2"]
    assert flag.why == "Net burn is stated as $100k a month; expenses less revenue give $80k."
    assert flag.ask == "Is that gross or net, and which months?"


def test_a_burn_that_was_derived_proves_nothing() -> None:
    """Two of the three make the third, which then agrees with them."""
    found = raised(claim("expenses", 100_000.0), claim("revenue", 20_000.0))
    assert "Q2" not in {*found.flags, *found.unknown}


def test_burn_alone_is_a_question() -> None:
    """Nothing to hold it against: revenue and expenses are named."""
    assert raised(claim("net_burn", 5.0)).unknown["Q2"] == ("expenses", "revenue")


def test_nothing_spent_is_nothing_to_share_out() -> None:
    """Expenses of zero divide nothing, and ask for nothing."""
    figures = (claim("expenses", 0.0), claim("revenue", 0.0), claim("net_burn", 5_000.0))
    found = raised(*figures)
    assert "Q2" not in {*found.flags, *found.unknown}


@pytest.mark.parametrize(("days", "severity"), [(90, None), (91, MINOR), (180, MINOR), (181, MAJOR)])
def test_stale_figures(days: int, severity: Severity | None) -> None:
    """Q9: more than 90 days old is minor, more than 180 major."""
    flag = raised(claim("revenue", 1.0, on=TODAY - timedelta(days=days))).flags.get("Q9")
    assert (flag.severity if flag else None) is severity


def test_the_question_about_old_figures() -> None:
    """One figure is asked for in the singular, several as a list, with the oldest one's age."""
    old, older = TODAY - timedelta(days=100), TODAY - timedelta(days=120)
    one = raised(claim("net_burn", 1.0, on=old)).flags["Q9"]
    assert one.ask == "What is the latest figure for net burn?"
    two = raised(claim("revenue", 1.0, on=old), claim("expenses", 2.0, on=older)).flags["Q9"]
    assert two.ask == "What are the latest figures for revenue and expenses?"
    assert two.why == "Old figures: revenue, expenses; the oldest is 120 days old."


def test_old_figures_that_newer_ones_replace_are_not_stale() -> None:
    """A history is no reproach: only what the verdict rests on has an age."""
    figures = (claim("revenue", 1.0), claim("revenue", 0.5, on=date(2024, 6, 30)))
    assert "Q9" not in raised(*figures).flags


def test_nothing_on_record_is_not_stale() -> None:
    """No figures, no age."""
    found = raised()
    assert "Q9" not in {*found.flags, *found.unknown}


@pytest.mark.parametrize(
    ("metric", "values", "severity", "said"),
    [
        ("cash", (100_000.0, 130_000.0), MAJOR, "$100k and $130k"),
        ("revenue", (100_000.0, 130_000.0), MAJOR, "$100k a month and $130k a month"),
        ("growth", (0.05, 0.08), MINOR, "5 % a month and 8 % a month"),
        ("runway_months", (6.0, 12.0), MAJOR, "6 months and 12 months"),
        ("headcount", (10.0, 20.0), MINOR, "10 and 20"),
        ("gross_margin", (0.5, 0.8), MINOR, "50 % and 80 %"),
    ],
)
def test_two_tellers(metric: str, values: tuple[float, float], severity: Severity, said: str) -> None:
    """Q11 for each figure told twice, more than a fifth apart, in that figure's own unit."""
    figures = tuple(claim(metric, value) for value in values)
    flag = raised(*reversed(figures)).flags[f"Q11.{metric}"]
    assert flag.severity is severity
    assert flag.why == f"On record for the same month: {said}."
    assert flag.evidence == tuple(figure.id for figure in figures)
    assert flag.ask.endswith("stands, and why do they differ?")


def test_each_contradiction_is_a_trouble_of_its_own() -> None:
    """Two cash figures and two revenues are two flags of two causes."""
    figures = [claim(metric, value) for metric in ("cash", "revenue") for value in (100.0, 200.0)]
    flags = raised(*figures).flags
    causes = {flags["Q11.cash"].cause, flags["Q11.revenue"].cause}
    assert len(causes) == 2


def test_a_lesser_source_contradicts_too() -> None:
    """A rumour beside a document is still a question."""
    figures = (claim("cash", 100.0, trust=Trust.VERIFIED), claim("cash", 300.0, trust=Trust.HEARD))
    assert "Q11.cash" in raised(*figures).flags
