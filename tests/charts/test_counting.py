"""How many of all, at the start of a sentence."""

from __future__ import annotations

import pytest

from diligence.charts.counting import listed, some_of


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [
        (0, 5, "None of five lives"),
        (1, 5, "One of five lives"),
        (2, 5, "Two of five live"),
        (5, 5, "All five live"),
        (0, 2, "Neither lives"),
        (1, 2, "One of two lives"),
        (2, 2, "Both live"),
        (14, 40, "14 of 40 live"),
    ],
)
def test_numbers_and_verbs_agree(part: int, whole: int, said: str) -> None:
    """One lives, two live; both and neither have words of their own."""
    assert some_of(part, whole, "lives", "live") == said


def test_names_in_a_row() -> None:
    """Nobody is nothing; one too many is counted."""
    assert listed([]) == ""
    assert listed(["A", "B"]) == "A and B"
    assert listed(["A", "B", "C", "D", "E"]) == "A, B, C, D and 1 more"
