"""A number that may not exist says why; five reasons are five different answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from diligence.amounts import Absence, Measure

if TYPE_CHECKING:
    from collections.abc import Callable


def test_a_known_number_needs_no_reason() -> None:
    """Zero is a number like any other: it is there, and nothing is absent."""
    zero = Measure.known(0.0)
    assert (zero.value, zero.absence, zero.why) == (0.0, None, "")


@pytest.mark.parametrize(
    ("make", "absence"),
    [
        (Measure.unknown, Absence.UNKNOWN),
        (Measure.infinite, Absence.INFINITE),
        (Measure.never, Absence.NEVER),
        (Measure.not_applicable, Absence.NOT_APPLICABLE),
        (Measure.beyond, Absence.BEYOND_HORIZON),
    ],
)
def test_an_absent_number_says_why(make: Callable[[str], Measure], absence: Absence) -> None:
    """Each way of being absent keeps its own kind and the sentence for a reader."""
    measure = make("revenue is not known")
    assert (measure.value, measure.absence, measure.why) == (None, absence, "revenue is not known")


def test_reasons_are_not_mixed_up() -> None:
    """Two absences for different reasons are different values."""
    reasons = (
        Measure.unknown,
        Measure.infinite,
        Measure.never,
        Measure.not_applicable,
        Measure.beyond,
    )
    assert len({make("why") for make in reasons} | {Measure.known(0.0)}) == 6
