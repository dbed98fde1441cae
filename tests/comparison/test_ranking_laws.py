"""What holds of every ranking, whatever the companies."""

from __future__ import annotations

from dataclasses import replace
from math import isfinite
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comparison.columns import CRITERIA, NAMES, column, columns, criterion, even, given_weights
from diligence.comparison.flips import flips_of
from diligence.comparison.order import Column, rank_shares, totals_of
from diligence.comparison.ranking import dominated, in_order, rank
from diligence.comparison.reading import Reading
from diligence.comparison.weights import Weights, weights_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

few = settings(max_examples=25, deadline=None)


def shares_by_name(found: Sequence[Column], weights: Weights) -> dict[str, tuple[float, ...]]:
    ranking = rank(found, weights, (), seed=0)
    return dict(zip(ranking.acceptability.names, ranking.acceptability.shares, strict=True))


@few
@given(columns(), given_weights, st.randoms(use_true_random=False))
def test_the_order_of_companies_does_not_matter(
    found: list[Column], typed: Mapping[str, float] | None, dice: object
) -> None:
    """Shuffled, each company takes each rank exactly as often, and the order is the same."""
    weights = weights_of(typed, NAMES)
    shuffled = list(found)
    dice.shuffle(shuffled)  # type: ignore[attr-defined]
    there, here = shares_by_name(shuffled, weights), shares_by_name(found, weights)
    assert all(there[name] == pytest.approx(shares, abs=1e-9) for name, shares in here.items())
    assert rank(shuffled, weights, (), 0).order == rank(found, weights, (), 0).order


@few
@given(columns(), st.permutations(range(len(NAMES))))
def test_the_order_of_criteria_does_not_matter(found: list[Column], places: list[int]) -> None:
    """Criteria shuffled, each company takes each rank as often."""
    moved = [replace(each, readings=tuple(each.readings[p] for p in places)) for each in found]
    other = shares_by_name(moved, weights_of(None, [NAMES[place] for place in places]))
    for name, shares in shares_by_name(found, even()).items():
        assert other[name] == pytest.approx(shares, abs=1e-3)


@few
@given(columns(), given_weights)
def test_shares_are_shares(found: list[Column], typed: Mapping[str, float] | None) -> None:
    """Each company takes some rank, each rank is taken, and nothing is not a number."""
    shares = np.array(list(shares_by_name(found, weights_of(typed, NAMES)).values()))
    assert np.isfinite(shares).all()
    assert shares.min() >= 0
    assert shares.sum(axis=0) == pytest.approx(1)
    assert shares.sum(axis=1) == pytest.approx(1)


@few
@given(columns(), given_weights)
def test_a_dominated_company_is_never_first(found: list[Column], typed: Mapping[str, float] | None) -> None:
    """Not in a single sample, unless the one that dominates it has a critical flag and it has none."""
    weights = weights_of(typed, NAMES)
    totals = totals_of(found, weights, seed=0)
    for who, by in dominated(found, weights):
        if found[by].vetoed and not found[who].vetoed:
            continue
        assert (totals[who] < totals[by]).all()
        assert shares_by_name(found, weights)[found[who].name][0] == 0


@few
@given(columns(least=3), given_weights)
def test_another_company_swaps_no_two(found: list[Column], typed: Mapping[str, float] | None) -> None:
    """Those that are left when one goes keep their order, and what they are worth in each sample."""
    weights = weights_of(typed, NAMES)
    fewer = found[:-1]
    order = [name for name in rank(found, weights, (), 0).order if name != found[-1].name]
    assert list(rank(fewer, weights, (), 0).order) == order
    assert (totals_of(found, weights, 0)[:-1] == totals_of(fewer, weights, 0)).all()


@few
@given(columns(), given_weights, st.sampled_from(range(len(NAMES))), st.integers(0, 20))
def test_more_is_better(
    found: list[Column], typed: Mapping[str, float] | None, place: int, step: int
) -> None:
    """A better value never makes a company worth less, in any sample, nor moves it back."""
    old = found[0].readings[place]
    if not old.applies:
        return
    lifted = [min(1.0, end + step / 20) for end in (old.worst, old.likely or 0.0, old.best)]
    better = (
        Reading.between(old.criterion, lifted[0], lifted[2], why="", ask="")
        if old.likely is None
        else Reading.known(old.criterion, *lifted)
    )
    readings = tuple(better if k == place else each for k, each in enumerate(found[0].readings))
    weights = weights_of(typed, NAMES)
    before, after = (
        totals_of(found, weights, 0)[0],
        totals_of([replace(found[0], readings=readings)], weights, 0)[0],
    )
    assert (after >= before).all()
    moved = [replace(found[0], readings=readings), *found[1:]]
    assert in_order(moved, weights).index(0) <= in_order(found, weights).index(0)


@few
@given(columns(), st.integers(0, 20))
def test_a_constant_criterion_has_no_effect(found: list[Column], step: int) -> None:
    """One on which all are equal, and to which all the others apply, changes no share."""
    applying = [
        replace(
            each,
            readings=tuple(r if r.applies else Reading.unknown(r.criterion, "", "") for r in each.readings),
        )
        for each in found
    ]
    constant = Reading.known(criterion("same"), step / 20, step / 20, step / 20)
    more = [replace(each, readings=(*each.readings, constant)) for each in applying]
    with_it = shares_by_name(more, weights_of(None, (*NAMES, "same")))
    for name, shares in shares_by_name(applying, even()).items():
        assert with_it[name] == pytest.approx(shares, abs=1e-3)


@few
@given(columns(), given_weights)
def test_a_company_with_a_critical_flag_is_never_before_one_without(
    found: list[Column], typed: Mapping[str, float] | None
) -> None:
    """However good it is on everything else."""
    totals = totals_of(found, weights_of(typed, NAMES), 0)
    barred = [total for each, total in zip(found, totals, strict=True) if each.vetoed]
    free = [total for each, total in zip(found, totals, strict=True) if not each.vetoed]
    assert all((low < high).all() for low in barred for high in free)


@few
@given(columns(), given_weights)
def test_flips_are_finite_and_level(found: list[Column], typed: Mapping[str, float] | None) -> None:
    """At the weight that is said the first two are level; every number exists."""
    weights = weights_of(typed, NAMES)
    flips = flips_of(found, weights)
    by_name = {each.name: each for each in found}
    assert flips.sentence
    for flip in flips.by_weight:
        assert isfinite(flip.at)
        place = NAMES.index(flip.criterion.id)
        others = 1 - weights.shares[place]
        shares = [
            flip.at if k == place else share * (1 - flip.at) / others
            for k, share in enumerate(weights.shares)
        ]
        first, second = by_name[flips.first].total(shares), by_name[flips.second].total(shares)
        assert first == pytest.approx(second, abs=1e-6)
    assert all(isfinite(flip.at) for flip in flips.by_figure)


def test_ties_share_their_ranks_equally() -> None:
    """Two level in front of a third share first and second place; with all level each has a third of each."""
    found = [column("a", 0.5, 0.5, 0.5), column("b", 0.5, 0.5, 0.5), column("c", 0.1, 0.1, 0.1)]
    shares = shares_by_name(found, even())
    assert shares == {"A": (0.5, 0.5, 0), "B": (0.5, 0.5, 0), "C": (0, 0, 1)}
    level = shares_by_name([column(slug, 0.5, 0.5, 0.5) for slug in "abc"], even())
    assert [row == pytest.approx((1 / 3,) * 3) for row in level.values()] == [True] * 3


def test_equal_ignorance_shares_equally() -> None:
    """Of two companies nothing is known: luck would give one a bit more, symmetry gives both a half."""
    shares = shares_by_name([column("a", None, None, None), column("b", None, None, None)], even())
    assert shares == {"A": (0.5, 0.5), "B": (0.5, 0.5)}


def test_the_same_seed_gives_the_same_and_another_seed_nearly() -> None:
    """10,000 samples: half a hundredth is one standard error."""
    found = [column("a", 0.9, 0.2, None), column("b", 0.4, 0.6, 0.5)]
    one, same, other = (np.array(rank(found, even(), (), seed).acceptability.shares) for seed in (0, 0, 1))
    assert (one == same).all()
    assert (one != other).any()
    assert one == pytest.approx(other, abs=0.03)


def test_ranks_are_counted_over_blocks_of_any_size() -> None:
    """601 samples are no multiple of a block; the last ones count too."""
    totals = np.zeros((2, 601))
    totals[0, -1] = 1
    shares = rank_shares(totals)
    assert shares[0, 0] == pytest.approx((600 / 2 + 1) / 601)
    assert len(CRITERIA) == len(NAMES)
