"""What would flip the first two, worked out by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from comparison.columns import NAMES, column, criterion, even
from diligence.comparison.criteria import BY_ID
from diligence.comparison.flips import flips_of
from diligence.comparison.order import Column
from diligence.comparison.reading import Reading
from diligence.comparison.weights import weights_of


def test_a_weight_at_which_two_are_level() -> None:
    """A (0.9, 0.5, 0.5) leads B (0.3, 0.7, 0.6) by 0.6 - 0.2 - 0.1 = 0.3 over three equal weights.

    First weight w against 1 each: 0.6 w = 0.3, w = 0.5, a share of 0.5 / 2.5 = 1/5.
    Second: 0.6 - 0.1 = 0.2 w, w = 2.5, a share of 2.5 / 4.5 = 5/9.
    Third: 0.6 - 0.2 = 0.1 w, w = 4, a share of 4 / 6 = 2/3.
    """
    flips = flips_of([column("b", 0.3, 0.7, 0.6), column("a", 0.9, 0.5, 0.5)], even())
    assert (flips.first, flips.second) == ("A", "B")
    assert {flip.criterion.id: flip.at for flip in flips.by_weight} == pytest.approx(
        {"one": 1 / 5, "two": 5 / 9, "three": 2 / 3}
    )
    assert [flip.criterion.id for flip in flips.by_weight] == ["one", "two", "three"]
    assert flips.by_weight[0].in_words == "one weighing 20 % or less (now 33 %)"
    assert flips.by_weight[1].in_words == "two weighing 56 % or more (now 33 %)"


def test_a_figure_at_which_two_are_level() -> None:
    """The lead of 0.3 is gone when any one worth of A falls, or of B rises, by 0.3.

    B's second would have to be 1, the best there is: level, and never past.
    """
    flips = flips_of([column("a", 0.9, 0.5, 0.5), column("b", 0.3, 0.7, 0.6)], even())
    found = {(flip.name, flip.criterion.id): flip.at for flip in flips.by_figure}
    assert found == pytest.approx(
        {
            ("A", "one"): 0.6,
            ("A", "two"): 0.2,
            ("A", "three"): 0.2,
            ("B", "one"): 0.6,
            ("B", "three"): 0.9,
        }
    )
    words = {flip.in_words for flip in flips.by_figure}
    assert "one of A at 0.6 or worse (now 0.9)" in words
    assert "three of B at 0.9 or better (now 0.6)" in words


def test_a_figure_is_told_in_its_own_unit() -> None:
    """Runway: 24 months are worth 1 and 12 a half. To fall level A's 24 must fall to 12.

    For the other to rise to 24 would make them level and no more.
    """
    runway = BY_ID["runway"]
    one = Column("a", "Acme", (Reading.known(runway, 24, 24, 24),))
    other = Column("b", "Globex", (Reading.known(runway, 12, 12, 12),))
    flips = flips_of([one, other], weights_of(None, ["runway"]))
    assert flips.by_figure[0].in_words == "runway of Acme at 12 months or worse (now 24 months)"
    assert flips.by_weight == ()
    assert flips.sentence == (
        "Globex would come before Acme with runway of Acme at 12 months or worse (now 24 months). "
        "No single weight does."
    )


def test_growth_is_told_in_growth_and_not_in_medians() -> None:
    """At a median of 50 % a year, 1 median is worth 0.5 and half of one 0.25."""
    growth = BY_ID["growth"]
    one = Column("a", "Acme", (Reading.known(growth, 1, 1, 1, size=0.5),))
    other = Column("b", "Globex", (Reading.known(growth, 0.5, 0.5, 0.5, size=0.3),))
    flips = flips_of([one, other], weights_of(None, ["growth"]))
    assert [flip.in_words for flip in flips.by_figure] == [
        "growth for its size of Acme at 25 % a year or worse (now 50 % a year)",
        "growth for its size of Globex at 30 % a year or better (now 15 % a year)",
    ]


def test_what_does_not_apply_moves_only_the_other() -> None:
    """A (1, 0) is worth 1/2; B is worth 0.4 by the first alone, as the second does not apply to it.

    The weight v of the second against 1: A is worth 1 / (1 + v), which is 0.4 at v = 1.5, a
    share of 0.6. Of the first, w against 1: w / (w + 1) = 0.4 at w = 2/3, a share of 0.4.
    """
    one, two = criterion("one"), criterion("two")
    a = Column("a", "A", (Reading.known(one, 1, 1, 1), Reading.known(two, 0, 0, 0)))
    b = Column("b", "B", (Reading.known(one, 0.4, 0.4, 0.4), Reading.not_applicable(two, "")))
    flips = flips_of([a, b], weights_of(None, ["one", "two"]))
    assert {flip.criterion.id: flip.at for flip in flips.by_weight} == pytest.approx({"one": 0.4, "two": 0.6})


def test_a_critical_flag_is_flipped_by_no_number() -> None:
    """The second is better on everything, and no weight helps it."""
    flips = flips_of([column("a", 1, 1, 1, vetoed=True), column("b", 0, 0, 0)], even())
    assert (flips.first, flips.by_weight, flips.by_figure) == ("B", (), ())
    assert "critical flag" in flips.sentence


@pytest.mark.parametrize("count", [1, 2])
def test_nothing_to_flip(count: int) -> None:
    """One company, and two that are level, have a sentence and no flips."""
    found = [column("a", 0.5, 0.5, 0.5), replace(column("a", 0.5, 0.5, 0.5), slug="b", name="B")][:count]
    flips = flips_of(found, weights_of({"one": 2}, NAMES))
    assert (flips.by_weight, flips.by_figure) == ((), ())
    assert flips.sentence in {
        "Only A is here: nothing can flip.",
        "A and B are level: any difference would decide.",
    }
