"""An answer without any file, on the terms one asks for."""

from __future__ import annotations

import pytest

from analysis.builders import number, plain
from diligence.analysis import SOBER_PERSISTENCE, Convention, Verdict
from diligence.assessment import Wishes, quick
from diligence.errors import ImpossibleInputError


def test_without_wishes_it_is_the_founders_question() -> None:
    """The verdict is then on the founder's terms, and both readings stand beside it."""
    found = quick(plain(), Wishes())
    assert found.asked.terms == found.founder.terms
    assert found.asked.why == found.founder.why
    assert found.asked.terms.name == "founder's terms"
    assert found.sober.terms.persistence == SOBER_PERSISTENCE


@pytest.mark.parametrize(
    ("wishes", "months", "millions", "verdict"),
    [
        (Wishes(persistence=0.70), 23, 0.812, Verdict.DEFAULT_ALIVE),
        (Wishes(expense_growth_rate=0.02), 25, 1.100, Verdict.DEFAULT_ALIVE),
        (Wishes(expense_growth_rate=0.03), 30, 1.540, Verdict.DEFAULT_DEAD),
    ],
)
def test_the_verdict_is_on_the_terms_asked_for(
    wishes: Wishes, months: int, millions: float, verdict: Verdict
) -> None:
    """The design's table again: what was asked for decides, and the founder's terms stay as they are."""
    found = quick(plain(), wishes)
    assert found.verdict is verdict
    assert number(found.asked.projection.months_to_profit) == months
    assert round(number(found.asked.projection.capital_needed) / 1e6, 3) == millions
    assert found.asked.terms.name == "as asked"
    assert number(found.founder.projection.months_to_profit) == 19


def test_a_margin_is_asked_for_by_being_given() -> None:
    """A gross margin belongs to the terms asked for, and never to the founder's."""
    found = quick(plain(gross_margin=0.7), Wishes())
    assert (found.asked.terms.gross_margin, found.founder.terms.gross_margin) == (0.7, 1.0)
    assert number(found.asked.projection.months_to_profit) == 22


def test_the_sober_reading_takes_the_wishes_too() -> None:
    """A cost growth that was given is no longer among what had to be assumed."""
    found = quick(plain(), Wishes(persistence=0.9, expense_growth_rate=0.01))
    assert (found.sober.terms.persistence, found.sober.terms.expense_growth_rate) == (0.9, 0.01)
    assert found.sober.terms.notes == ("the gross margin is not known",)
    assert quick(plain(), Wishes(expense_growth_rate=0.01)).sober.terms.persistence == SOBER_PERSISTENCE


def test_a_cost_growth_of_zero_is_a_wish() -> None:
    """Zero was asked for: it is not the same as not asking."""
    found = quick(plain(expense_growth=0.02), Wishes(expense_growth_rate=0.0))
    assert found.sober.terms.expense_growth_rate == 0.0
    assert quick(plain(expense_growth=0.02), Wishes()).sober.terms.expense_growth_rate == 0.02


def test_in_continuous_time() -> None:
    """Every reading goes by the convention that was asked for."""
    found = quick(plain(), Wishes(convention=Convention.CONTINUOUS))
    assert round(number(found.founder.projection.capital_needed)) == 661_420
    assert number(found.growth_needed) < number(quick(plain(), Wishes()).growth_needed)


def test_the_same_seed_gives_the_same_odds() -> None:
    """Chance is an argument here too."""
    position = plain(growth=0.05)
    assert quick(position, Wishes(), seed=3).odds.alive == quick(position, Wishes(), seed=3).odds.alive


def test_impossible_wishes_are_refused() -> None:
    """Growth that lasts longer than it is, and margins above everything, are typing errors."""
    with pytest.raises(ImpossibleInputError, match="persistence"):
        quick(plain(), Wishes(persistence=1.5))
    with pytest.raises(ImpossibleInputError, match="gross_margin"):
        quick(plain(gross_margin=1.5), Wishes())
