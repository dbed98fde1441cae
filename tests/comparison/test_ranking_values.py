"""Rankings whose shares can be worked out, and the same by a library of others."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from pymcdm.methods import SPOTIS, WSM

from comparison.columns import NAMES, column, even
from diligence.comparison.criteria import CRITERIA
from diligence.comparison.order import rank_shares, totals_of
from diligence.comparison.ranking import rank
from diligence.comparison.reading import Reading
from diligence.comparison.weights import weights_of


def test_two_criteria_that_disagree() -> None:
    """A is worth 1 and 0, B 0.5 and 0.5, on two of three criteria, level on the third.

    A is ahead where w1 > (w1 + w2) / 2, that is where w1 > w2: half of all weights.
    C is worth 0.9 and 0 and comes before B where 0.9 w1 > (w1 + w2) / 2, that is
    where 0.4 w1 > 0.5 w2: w1 / (w1 + w2) > 5/9, so in 4 of 9 weights; never before A.
    """
    found = [column("a", 1, 0, 0), column("b", 0.5, 0.5, 0), column("c", 0.9, 0, 0)]
    a, b, c = rank(found, even(), (), 0).acceptability.shares
    assert a == pytest.approx((0.5, 0.5, 0), abs=0.02)
    assert b == pytest.approx((0.5, 4 / 9 * 0 + 0.5 - 4 / 9, 4 / 9), abs=0.02)
    assert c == pytest.approx((0, 4 / 9, 5 / 9), abs=0.02)


def test_the_unknown_is_anything_from_worst_to_best() -> None:
    """One criterion: known is 0.3, unknown is even over 0..1, so it is ahead in 7 of 10."""
    weights = weights_of({"two": 0, "three": 0}, NAMES)
    known, unknown = rank(
        [column("a", 0.3, 0, 0), column("b", None, 0, 0)], weights, (), 0
    ).acceptability.first
    assert (known, unknown) == pytest.approx((0.3, 0.7), abs=0.02)


def test_ignorance_widens_the_ranks() -> None:
    """A mean company that is known is second of three nearly always; unknown, it may be any."""
    others = [column("a", 0.7, 0.7, 0.7), column("b", 0.3, 0.3, 0.3)]
    sure = rank([*others, column("c", 0.5, 0.5, 0.5)], even(), (), 0).acceptability.shares[2]
    unsure = rank([*others, column("c", None, None, None)], even(), (), 0).acceptability.shares[2]
    assert sure == pytest.approx((0, 1, 0))
    assert min(unsure) > 0.1


def test_a_triangle() -> None:
    """0 to 1 with its peak at 1 has the distribution u = x^2: above 0.5 in 3 of 4."""
    weights = weights_of({"two": 0, "three": 0}, NAMES)
    which = column("a", 0.5, 0, 0)
    peak = Reading.known(which.readings[0].criterion, 0.0, 1.0, 1.0)
    other = column("b", 0, 0, 0)
    found = [which, replace(other, readings=(peak, *other.readings[1:]))]
    assert rank(found, weights, (), 0).acceptability.first == pytest.approx((0.25, 0.75), abs=0.02)
    assert peak.mean == pytest.approx(2 / 3, abs=1e-3)


def test_given_weights_may_be_off_by_two() -> None:
    """At 1 to 1, A (1, 0) beats B (0, 1) in half of all weights; at 3 to 1 nearly always.

    The odds w1 : w2 are 3 * 2^d with d the difference of two even numbers from -1 to 1, so
    below 1 where d < -log2(3) = -1.585: in ((2 - 1.585) / 2)^2 / 2 = 2.15 %.
    """
    found = [column("a", 1, 0, 0), column("b", 0, 1, 0)]
    even_weights = weights_of({"one": 1, "two": 1, "three": 0}, NAMES)
    tilted = weights_of({"one": 3, "two": 1, "three": 0}, NAMES)
    assert rank(found, even_weights, (), 0).acceptability.first == pytest.approx((0.5, 0.5), abs=0.02)
    assert rank(found, tilted, (), 0).acceptability.first[1] == pytest.approx(0.0215, abs=0.005)


def test_weighted_sums_as_by_pymcdm() -> None:
    """On fixed bands, SPOTIS (distance from the ideal) and WSM rank as we do, in each of many weightings.

    Dezert and others, The SPOTIS Rank Reversal Free Method, 2020. Burn runs from 5 (worst) to 0.
    """
    matrix = np.array([[0.9, 12.0, 2.0], [0.4, 20.0, 1.0], [0.6, 3.0, 0.0], [0.2, 24.0, 5.0]])
    bounds = np.array([[0.0, 1.0], [0.0, 24.0], [0.0, 5.0]])
    worths = np.column_stack([matrix[:, 0], matrix[:, 1] / 24, 1 - matrix[:, 2] / 5])
    found = [column(f"c{k}", *row) for k, row in enumerate(worths.tolist())]
    weights = even()
    totals = totals_of(found, weights, seed=0)
    drawn = weights.draw(totals.shape[1], seed=0)[:400]

    theirs = np.array([1 - SPOTIS(bounds)(matrix, row, np.array([1, 1, -1])) for row in drawn]).T
    summed = np.array([WSM(_as_it_is)(worths, row, np.array([1, 1, 1])) for row in drawn]).T

    assert totals[:, :400] == pytest.approx(theirs, abs=1e-9)
    assert totals[:, :400] == pytest.approx(summed, abs=1e-9)
    assert rank_shares(totals[:, :400]) == pytest.approx(rank_shares(theirs), abs=1e-9)


def _as_it_is(values: object, *, cost: bool = False) -> object:
    assert not cost
    return values


def test_anchors_rise_and_name_their_source() -> None:
    """Each criterion goes from worth 0 to worth 1, strictly, and says where that comes from."""
    for criterion in CRITERIA:
        worths = [worth for _, worth in criterion.anchors]
        values = [value for value, _ in criterion.anchors]
        assert (worths[0], worths[-1]) == (0, 1)
        assert worths == sorted(set(worths))
        assert values in (sorted(set(values)), sorted(set(values), reverse=True))
        assert criterion.source
        assert criterion.at(float(criterion.worth(values[1]))) == pytest.approx(values[1])
