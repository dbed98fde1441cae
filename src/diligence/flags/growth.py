"""Rules about growth and what it costs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diligence.flags.flag import Brief, Flag, Rubric, Rule, Unknown, pace_in_words
from diligence.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

R5 = Rubric(
    "R5",
    "Hiring outruns revenue",
    "Paul Graham, Default Alive or Default Dead?, http://www.paulgraham.com/aord.html",
    "hiring",
)


def hiring_outruns_revenue(brief: Brief) -> Iterator[Flag | Unknown]:
    """R5: headcount grows faster than revenue."""
    position = brief.analysis.position
    hiring, growth = position.likely("headcount_growth"), position.likely("growth")
    if hiring is None or growth is None:
        yield Unknown("R5", position.missing(("headcount_growth", "growth")))
    elif hiring > max(growth, 0.0):
        severity = Severity.CRITICAL if brief.analysis.verdict.is_dead else Severity.MAJOR
        why = f"Headcount {pace_in_words(hiring)}, revenue {pace_in_words(growth)}."
        ask = "Which open roles stop if revenue misses the plan?"
        yield R5.red(severity, why, brief.evidence("headcount_growth", "growth"), ask)


GROWTH_RULES: tuple[Rule, ...] = (hiring_outruns_revenue,)
