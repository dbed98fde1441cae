"""Hiring against revenue."""

from __future__ import annotations

from datetime import date

import pytest

from analysis.builders import claim
from diligence.model import Figure, Severity
from flags.briefs import raised

A_YEAR_AGO = date(2025, 6, 30)


def grown(people: float, revenue: float, expenses: float = 1_000_000.0) -> tuple[Figure, ...]:
    """Headcount and revenue that have become so many times what they were a year ago."""
    return (
        claim("headcount", 10.0, on=A_YEAR_AGO),
        claim("headcount", 10.0 * people),
        claim("revenue", 100_000.0, on=A_YEAR_AGO),
        claim("revenue", 100_000.0 * revenue),
        claim("expenses", expenses),
        claim("cash", 1e8),
    )


@pytest.mark.parametrize(
    ("people", "revenue", "outruns"),
    [(2.0, 2.0, False), (2.1, 2.0, True), (1.0, 0.5, False), (1.1, 0.5, True)],
)
def test_hiring_outruns_revenue(people: float, revenue: float, outruns: bool) -> None:
    """R5 where people grow faster than revenue, and grow at all: a team that stays is no hiring."""
    assert ("R5" in raised(*grown(people, revenue)).flags) is outruns


@pytest.mark.parametrize(("expenses", "severity"), [(1_000_000.0, Severity.MAJOR), (1e9, Severity.CRITICAL)])
def test_it_weighs_more_where_the_money_ends(expenses: float, severity: Severity) -> None:
    """Critical for a company that is default dead, major for one that lives."""
    flag = raised(*grown(3.0, 2.0, expenses)).flags["R5"]
    assert flag.severity is severity
    assert flag.why == "Headcount grows 9.59 % a month, revenue grows 5.95 % a month."
    assert (round(3 ** (1 / 12) - 1, 4), round(2 ** (1 / 12) - 1, 4)) == (0.0959, 0.0595)


def test_every_figure_of_it_is_evidence() -> None:
    """Both headcounts and both revenues are named."""
    figures = grown(3.0, 2.0)
    assert set(raised(*figures).flags["R5"].evidence) == {figure.id for figure in figures[:4]}


def test_without_last_years_headcount_it_is_a_question() -> None:
    """One headcount shows no hiring."""
    found = raised(*grown(3.0, 2.0)[1:])
    assert "R5" not in found.flags
    assert found.unknown["R5"] == ("headcount_growth",)
    assert raised().unknown["R5"] == ("headcount_growth", "growth")
