"""What is drawn: in its range, by the book, and each figure on its own luck."""

from __future__ import annotations

from dataclasses import replace
from math import log, sqrt

import numpy as np
import pytest
from scipy import stats

from analysis.builders import TODAY, plain
from analysis.luck import CALM, LIVELY, uncertain, with_history
from diligence.analysis import Planned, Value
from diligence.analysis.draws import DRAWN, draw
from diligence.errors import ImpossibleInputError

PATHS = 4_000


def test_each_draw_stays_in_its_range() -> None:
    """No future has a figure outside the range that was given; the mean is that of the triangle."""
    drawn = draw(uncertain(gross_margin=Value(0.5, 0.7, 0.9)), PATHS)
    for path, low, high in (
        (drawn.cash, 9e5, 1.4e6),
        (drawn.growth, log(1.02), log(1.08)),
        (drawn.gross_margin, 0.5, 0.9),
        (drawn.persistence, 0.60, 0.85),
    ):
        assert low <= path.min() < path.max() <= high
    assert drawn.cash.mean() == pytest.approx((9e5 + 1.2e6 + 1.4e6) / 3, rel=0.01)
    assert drawn.persistence.mean() == pytest.approx((0.60 + 0.85) / 2, rel=0.01)


@pytest.mark.parametrize("peak", [9e5, 1.0e6, 1.4e6])
def test_figures_have_the_distribution_of_a_triangle(peak: float) -> None:
    """As scipy has it, with the peak at an end too (Kolmogorov and Smirnov, one in a thousand)."""
    drawn = draw(plain(cash=Value(9e5, peak, 1.4e6)), PATHS).cash
    triangle = stats.triang((peak - 9e5) / 5e5, 9e5, 5e5)
    assert stats.kstest(drawn, triangle.cdf).pvalue > 0.001


def test_exact_figures_are_not_drawn() -> None:
    """Without ranges every future has the same figures, and only the persistence differs."""
    drawn = draw(plain(gross_margin=0.7, expense_growth=0.01), 50)
    for name in DRAWN:
        assert np.ptp(getattr(drawn, name)) == 0, name
    assert np.ptp(drawn.persistence) > 0


def test_figures_are_drawn_apart() -> None:
    """Luck with the cash says nothing about luck with growth, costs or persistence."""
    drawn = draw(uncertain(), PATHS)
    paths = (drawn.cash, drawn.growth, drawn.expenses, drawn.persistence)
    correlations = np.asarray(np.corrcoef(paths))[np.triu_indices(len(paths), k=1)]
    assert abs(correlations).max() < 4 / sqrt(PATHS)


def test_open_ends_are_not_made_up() -> None:
    """Where an end was not given the likely value is the end."""
    drawn = draw(plain(cash=Value(None, 1.2e6, 1.4e6)), PATHS)
    assert 1.2e6 <= drawn.cash.min() < drawn.cash.max() <= 1.4e6


def test_a_change_of_one_figure_leaves_the_luck_of_the_others() -> None:
    """Each figure has its own stream: a range for cash does not reshuffle persistence, growth or swings."""
    one, other = draw(with_history(LIVELY, plain()), 100), draw(with_history(LIVELY, uncertain()), 100)
    assert np.array_equal(one.persistence, other.persistence)
    assert np.array_equal(one.spread_factor, other.spread_factor)
    assert np.array_equal(
        one.stream("swings").standard_normal(100), other.stream("swings").standard_normal(100)
    )
    wide, narrow = (
        draw(uncertain(growth=Value(*ends)), 100) for ends in ((0.0, 0.05, 0.1), (0.04, 0.05, 0.06))
    )
    assert np.array_equal(np.argsort(wide.growth), np.argsort(narrow.growth))
    assert np.array_equal(wide.cash, narrow.cash)


def test_the_seed_moves_every_input() -> None:
    """Another seed is another draw of each figure; the same one is the same."""
    position = uncertain(gross_margin=Value(0.5, 0.7, 0.9))
    first, again, other = draw(position, 100), draw(position, 100), draw(position, 100, seed=1)
    for name in ("cash", "growth", "expenses", "gross_margin", "persistence"):
        assert np.array_equal(getattr(first, name), getattr(again, name))
        assert not np.any(getattr(first, name) == getattr(other, name))


def test_no_more_than_all_revenue_is_left_and_costs_do_not_fall_further() -> None:
    """A margin that may exceed one is taken as one, and a cut that was made is no cut each month."""
    drawn = draw(plain(gross_margin=Value(0.9, 1.0, 1.2), expense_growth=Value(-0.05, 0.0, 0.05)), PATHS)
    assert drawn.gross_margin.max() == 1
    assert drawn.expense_growth.min() == 0
    assert np.mean(drawn.expense_growth == 0) == pytest.approx(0.5, abs=0.05)


def test_an_overdraft_is_no_money() -> None:
    """Cash below zero is none, as everywhere."""
    assert draw(plain(cash=-30_000.0), 10).cash.tolist() == [0.0] * 10


def test_a_history_widens_the_growth() -> None:
    """A stated 8 % is drawn around with the spread the history leaves, at least 2.5 % a month."""
    calm, lively = (draw(with_history(each, plain()), PATHS) for each in (CALM, LIVELY))
    assert calm.swings is not None
    assert calm.swings.growth_spread == 0.025
    assert calm.growth.mean() == pytest.approx(log(1.08), abs=4 * 0.025 / sqrt(PATHS))
    assert calm.growth.std() == pytest.approx(0.025, rel=0.05)
    assert lively.growth.std() > calm.growth.std()


def test_growth_that_the_history_gave_is_not_widened_twice() -> None:
    """A range derived from the history is its own spread: it is not drawn once more."""
    derived = Value(0.0, 0.08, 0.2, how="derived: the trend of its history")
    stated = Value(0.0, 0.08, 0.2)
    one, two = (draw(with_history(CALM, plain(growth=value)), PATHS) for value in (derived, stated))
    assert one.growth.std() == pytest.approx(0.025, rel=0.05)
    assert two.growth.std() > 0.04


def test_few_months_make_the_size_of_the_swings_unsure() -> None:
    """With n changes n - 1 are free: the factor squared is (n - 1) over a chi-square of as many."""
    drawn = draw(with_history(LIVELY, plain()), 20_000)
    assert drawn.swings is not None
    assert drawn.swings.changes == 7
    squares = 6 / drawn.spread_factor**2
    assert stats.kstest(squares, stats.chi2(6).cdf).pvalue > 0.001
    # The variance of a chi-square is twice its degrees of freedom.
    assert squares.var() == pytest.approx(12, abs=1)


def test_obligations_are_in_and_signed_money_is_not() -> None:
    """The odds pay the debt; money that is not wired does not count."""
    day = TODAY.replace(month=12)
    planned = tuple(Planned(m, day, Value.exact(5e5), ()) for m in ("debt_due", "signed_money"))
    assert [change.cash for change in draw(replace(plain(), planned=planned), 1).changes] == [-5e5]


def test_a_fall_to_nothing_has_a_logarithm() -> None:
    """Minus 100 % and less is as good as nothing left, and a number."""
    assert draw(plain(growth=-1.0), 1).growth.tolist() == [log(1e-12)]
    assert draw(plain(growth=-3.0), 1).growth.tolist() == [log(1e-12)]


def test_no_futures_are_refused() -> None:
    """Of nothing there are no shares."""
    with pytest.raises(ImpossibleInputError, match="paths must be 1 or more, got 0"):
        draw(plain(), 0)
