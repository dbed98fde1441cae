"""Where a company may stand on the map of growth."""

from __future__ import annotations

from datetime import date
from math import inf

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diligence.analysis import Position, Value, cloud, founders_terms, growth_needed
from diligence.analysis.draws import draw
from diligence.errors import ImpossibleInputError

TODAY = date(2026, 1, 31)


def _position(**known: float | tuple[float, float, float]) -> Position:
    values = {
        name: Value(*each) if isinstance(each, tuple) else Value.exact(each) for name, each in known.items()
    }
    return Position(TODAY, "USD", values)


def test_paul_grahams_company() -> None:
    """20,000 against 80,000 takes 691,075 at 8 % a month: with just that much it needs 8 %."""
    found = cloud(_position(revenue=20_000, expenses=80_000, cash=691_074.74, growth=0.05), points=1)
    assert found.needed == pytest.approx([0.08], abs=1e-6)
    assert found.growth == pytest.approx([0.05])


def test_profitable_needs_none_and_without_revenue_none_is_enough() -> None:
    """Zero, and no number at all."""
    assert cloud(_position(revenue=80_000, expenses=80_000, cash=0), points=1).needed.tolist() == [0]
    assert cloud(_position(revenue=0, expenses=80_000, cash=1e9), points=1).needed.tolist() == [inf]


def test_too_little_cash_for_one_month() -> None:
    """59,999 do not pay the first month's 60,000, however fast it grows."""
    assert cloud(_position(revenue=20_000, expenses=80_000, cash=59_999), points=1).needed.tolist() == [inf]


@given(st.floats(1_000, 1e6), st.floats(1.01, 60), st.floats(1.1, 200), st.floats(-0.1, 0.3))
def test_it_agrees_with_the_need_of_one_position(
    revenue: float, times: float, months: float, growth: float
) -> None:
    """The same lowest growth as by halving the projection itself, to five digits."""
    expenses = times * revenue
    position = _position(
        revenue=revenue, expenses=expenses, cash=months * (expenses - revenue), growth=growth
    )
    [needed] = cloud(position, points=1).needed
    exact = growth_needed(position, founders_terms(position))
    if exact.value is None:
        assert needed == inf
    else:
        assert needed == pytest.approx(max(exact.value, 1e-6), rel=1e-4, abs=2e-6)


def test_each_point_is_one_draw_of_the_odds() -> None:
    """The same draws as those the odds are made of, each with its own need."""
    position = _position(
        revenue=(15_000, 20_000, 25_000), expenses=80_000, cash=(4e5, 7e5, 9e5), growth=(0.02, 0.05, 0.08)
    )
    found, drawn = cloud(position, points=50, seed=3), draw(position, 50, 3)
    assert found.growth == pytest.approx(np.expm1(drawn.growth))
    one = _position(
        revenue=float(drawn.revenue[7]),
        expenses=80_000,
        cash=float(drawn.cash[7]),
        growth=float(found.growth[7]),
    )
    assert found.needed[7] == pytest.approx(growth_needed(one, founders_terms(one)).value, rel=1e-5)


def test_what_is_needed_has_to_be_known() -> None:
    """Without cash there is no need to work out."""
    with pytest.raises(ImpossibleInputError, match="no cash"):
        cloud(_position(revenue=1, expenses=2))
