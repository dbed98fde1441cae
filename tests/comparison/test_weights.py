"""Weights: what people may type, and which others are as plausible."""

from __future__ import annotations

from math import inf, nan

import numpy as np
import pytest

from comparison.columns import NAMES
from diligence.comparison.weights import weights_of
from diligence.errors import ImpossibleInputError


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"one": 0, "two": 0, "three": 0}, "above zero for at least one criterion, got zero for all"),
        ({"one": -1}, "the weight of one must be a number from 0 up, got -1"),
        ({"one": nan}, "the weight of one must be a number from 0 up, got nan"),
        ({"one": inf}, "the weight of one must be a number from 0 up, got inf"),
        ({"tow": 1}, "'two', the nearest, got 'tow'"),
        ({"culture": 1}, "one of one, two, three, got 'culture'"),
    ],
)
def test_what_no_weights_can_be(typed: dict[str, float], message: str) -> None:
    """Refused with what was expected, and never taken for something near."""
    with pytest.raises(ImpossibleInputError, match=message):
        weights_of(typed, NAMES)


@pytest.mark.parametrize("scale", [1e-300, 1, 1e300])
def test_only_proportions_count(scale: float) -> None:
    """3 : 1 : 1 at any scale."""
    weights = weights_of({"one": 3 * scale, "two": scale, "three": scale}, NAMES)
    assert weights.shares == pytest.approx((0.6, 0.2, 0.2))


def test_without_weights_all_are_as_plausible() -> None:
    """Even over all sets: each is a third on average, and above a half in a quarter (a triangle's corner)."""
    drawn = weights_of(None, NAMES).draw(20_000, 0)
    assert drawn.sum(axis=1) == pytest.approx(1)
    assert drawn.mean(axis=0) == pytest.approx(1 / 3, abs=0.01)
    assert (drawn > 0.5).mean(axis=0) == pytest.approx(0.25, abs=0.01)


def test_with_weights_the_plausible_ones_are_near() -> None:
    """Each within twice and half of what was typed, before all are brought to 1; zero stays zero."""
    drawn = weights_of({"one": 2, "two": 1, "three": 0}, NAMES).draw(20_000, 0)
    ratio = drawn[:, 0] / drawn[:, 1]
    assert (drawn[:, 2] == 0).all()
    assert np.quantile(ratio, [0, 1]) == pytest.approx([0.5, 8], rel=0.02)
    assert np.median(ratio) == pytest.approx(2, rel=0.02)
