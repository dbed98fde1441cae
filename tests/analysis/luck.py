"""Companies of which not everything is sure, for tests of what is drawn."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from analysis.builders import TODAY, plain
from diligence.analysis import Value
from diligence.months import Month

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from diligence.analysis import Position

LIVELY = (100.0, 140.0, 110.0, 170.0, 150.0, 230.0, 190.0, 280.0)
CALM = tuple(100.0 * 1.08**n for n in range(8))
"""Eight months of revenue that leap about, and eight that don't."""


def uncertain(**changed: float | Value) -> Position:
    """A company that lives in some futures and not in others."""
    known: dict[str, float | Value] = {
        "growth": Value(0.02, 0.05, 0.08),
        "cash": Value(9e5, 1.2e6, 1.4e6),
        "expenses": Value(75_000.0, 80_000.0, 90_000.0),
    }
    return plain(**(known | changed))


def history(amounts: Sequence[float]) -> tuple[tuple[date, float], ...]:
    """These months of revenue, the last of them this month."""
    first = Month.of(TODAY) + (1 - len(amounts))
    return tuple(((first + n).last_day, amount) for n, amount in enumerate(amounts))


def with_history(amounts: Sequence[float], position: Position) -> Position:
    """The same position with these months of revenue behind it."""
    return replace(position, history=history(amounts))
