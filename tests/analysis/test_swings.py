"""Swings of a history: found again where they were put in, and none where there are none."""

from __future__ import annotations

from datetime import date
from math import exp, log, sqrt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.luck import history
from diligence.analysis import Swings, swings_of

HISTORIES = 300


def found(amounts: list[float]) -> Swings:
    """The swings of a history that has some."""
    swings = swings_of(history(amounts))
    assert swings is not None
    return swings


def made(surprise: float, one_off_share: float, growth: float, months: int = 13) -> list[list[float]]:
    """Histories of an ARIMA(0, 1, 1): ln R[n+1] = ln R[n] + g + e[n+1] - theta * e[n]."""
    surprises = np.random.default_rng(0).standard_normal((HISTORIES, months)) * surprise
    changes = growth + surprises[:, 1:] - one_off_share * surprises[:, :-1]
    logs = np.concatenate((np.zeros((HISTORIES, 1)), np.cumsum(changes, axis=1)), axis=1)
    return [[float(amount) for amount in 1e5 * np.exp(each)] for each in logs]


@pytest.mark.parametrize(
    ("surprise", "one_off_share", "growth"), [(0.1, 0.0, 0.05), (0.1, 0.5, 0.05), (0.02, 0.3, -0.03)]
)
def test_what_was_put_in_is_found_again(surprise: float, one_off_share: float, growth: float) -> None:
    """Over 300 histories of 12 changes the size is right to 5 %, the share to 0.1 in the median.

    One history's size is off by 1 / sqrt(2 * 12) = 20 %, the mean of 300 by 1.2 %; the share by
    sqrt((1 - theta^2) / 12), at most 0.29, the median of 300 by 1.25 * 0.29 / sqrt(300) = 0.02. What
    is left is the bias of so few months: at 0 no share can come out below.
    """
    swings = [found(amounts) for amounts in made(surprise, one_off_share, growth)]
    assert sqrt(np.mean([each.surprise**2 for each in swings])) == pytest.approx(surprise, rel=0.05)
    assert np.median([each.one_off_share for each in swings]) == pytest.approx(one_off_share, abs=0.1)
    assert {each.changes for each in swings} == {12}


def test_what_is_mostly_one_off_is_told_from_what_stays() -> None:
    """Histories with 0.9 of one-offs are called so more than those with 0.3, and those more than walks."""
    means = [np.mean([found(a).one_off_share for a in made(0.1, theta, 0.0)]) for theta in (0.0, 0.3, 0.9)]
    assert means[0] + 0.1 < means[1] < means[2] - 0.1


def test_alternating_months_are_one_offs() -> None:
    """100, 150, 100, 150: each change takes back the one before, and nine tenths is the most there is."""
    swings = found([100.0, 150.0] * 4)
    assert swings.one_off_share == 0.9
    # The trend is flat, changes are +-ln 1.5: variance 7 / 6 of ln(1.5)^2, of which 1 / 1.81 are surprises.
    assert swings.surprise == pytest.approx(log(1.5) * sqrt(7 / 6 / 1.81), rel=0.05)
    assert swings.one_off_today_rate > 0.2
    assert found([150.0, 100.0] * 4).one_off_today_rate < -0.1


def test_the_share_by_hand() -> None:
    """Changes +a, -a/2, -a/2, ... around no trend: theta solves -theta / (1 + theta^2) = c / v.

    Ten changes of which a repeating -1, +0.4, +0.6: c / v is found from the same list, and the
    surprise is sqrt(v / (1 + theta^2)).
    """
    pattern = [-1.0, 0.4, 0.6] * 4
    logs = np.concatenate(([0.0], np.cumsum(pattern))) * 0.1
    swings = found([float(x) for x in 1e5 * np.exp(logs)])
    drift = swings_drift([float(x) for x in logs])
    around = np.diff(logs) - drift
    correlation = float(around[1:] @ around[:-1] / (around @ around))
    theta = swings.one_off_share
    assert 0 < theta < 0.9
    assert -theta / (1 + theta**2) == pytest.approx(correlation)
    assert swings.surprise == pytest.approx(sqrt(float(around @ around) / 11 / (1 + theta**2)))


def swings_drift(logs: list[float]) -> float:
    """The trend of a history by its median slope (Theil and Sen), of all pairs of months."""
    slopes = [(b - a) / (n - m) for m, a in enumerate(logs) for n, b in enumerate(logs) if m < n]
    return float(np.median(slopes))


def test_a_jump_that_stays_is_no_one_off() -> None:
    """A level that doubles once and stays has no share that is taken back."""
    assert found([100.0] * 6 + [200.0] * 6).one_off_share < 0.3


@given(growth=st.floats(-0.3, 0.5), months=st.integers(6, 20))
def test_even_growth_has_no_swings(growth: float, months: int) -> None:
    """Whatever the growth, a smooth history has no surprise; growth itself is never known too well."""
    swings = found([1e5 * (1 + growth) ** n for n in range(months)])
    assert swings.surprise == pytest.approx(0.0, abs=1e-8)
    assert swings.one_off_share == 0
    assert swings.growth_spread == 0.025
    assert swings.one_off_today_rate == pytest.approx(0.0, abs=1e-8)


@settings(max_examples=30)
@given(st.lists(st.floats(1, 1e9), min_size=6, max_size=20), st.floats(0.001, 1000))
def test_the_unit_of_money_does_not_matter(amounts: list[float], factor: float) -> None:
    """Swings are shares: those of a history in cents are those in dollars; all stay in their bounds."""
    one, other = found(amounts), found([amount * factor for amount in amounts])
    assert other.surprise == pytest.approx(one.surprise, rel=1e-6, abs=1e-6)
    assert other.one_off_share == pytest.approx(one.one_off_share, abs=1e-4)
    assert 0 <= one.one_off_share <= 0.9
    assert one.growth_spread >= 0.025
    assert one.surprise >= 0


@pytest.mark.parametrize("months", [0, 1, 5])
def test_fewer_than_six_months_say_nothing(months: int) -> None:
    """Five months are none; six are enough."""
    assert swings_of(history([100.0, 140.0, 110.0, 170.0, 150.0, 230.0][:months])) is None
    assert found([100.0, 140.0, 110.0, 170.0, 150.0, 230.0]).changes == 5


def test_months_that_are_missing_give_no_change() -> None:
    """Of eight months without the fourth, five changes are left: a leap over a gap is no month's change."""
    whole = history([100.0, 140.0, 110.0, 170.0, 150.0, 230.0, 190.0, 280.0])
    gap = swings_of((*whole[:3], *whole[4:]))
    assert gap is not None
    assert gap.changes == 5
    assert swings_of((*whole[:3], *whole[4:6], whole[7])) is None


def test_a_gap_in_even_growth_is_no_surprise() -> None:
    """Growth of 8 % goes on over the month that is missing, and if it is the last but one."""
    whole = history([1e5 * 1.08**n for n in range(10)])
    for missing in (4, 8):
        gap = swings_of((*whole[:missing], *whole[missing + 1 :]))
        assert gap is not None
        assert gap.surprise == pytest.approx(0.0, abs=1e-8)
        assert gap.last_surprise == pytest.approx(0.0, abs=1e-8)


def test_the_last_surprise_by_hand() -> None:
    """Around its trend, the last month less the smoothed level before it.

    The level is (1 - theta) (y[n] + theta y[n-1] + theta^2 y[n-2] + ...), and theta^n of the first month.
    """
    amounts = [100.0, 140.0, 110.0, 170.0, 150.0, 230.0, 190.0, 280.0]
    swings, logs = found(amounts), [log(amount) for amount in amounts]
    drift, theta = swings_drift(logs), swings.one_off_share
    flat = [height - drift * month for month, height in enumerate(logs)]
    level = sum((1 - theta) * theta**back * y for back, y in enumerate(reversed(flat[1:-1])))
    level += theta ** len(flat[1:-1]) * flat[0]
    assert theta > 0.1
    assert swings.last_surprise == pytest.approx(flat[-1] - level)


def test_months_without_revenue_are_passed_over() -> None:
    """Zeros and refunds have no logarithm: they are as good as missing, and break a run as a gap does."""
    whole = history([100.0, 140.0, 110.0, 170.0, 150.0, 230.0, 190.0, 280.0])
    missing = swings_of((*whole[:3], *whole[4:]))
    assert missing is not None
    for amount in (0.0, -50.0):
        zero = swings_of((*whole[:3], (whole[3][0], amount), *whole[4:]))
        assert zero is not None
        assert zero.changes == missing.changes == 5
        assert zero.surprise == pytest.approx(missing.surprise, rel=0.01)
    assert swings_of(history([0.0] * 12)) is None


def test_a_month_that_is_there_twice_gives_no_change_of_its_own() -> None:
    """Two figures of one month are no two months."""
    whole = history([100.0, 140.0, 110.0, 170.0, 150.0, 230.0])
    assert swings_of((*whole[:5], (date(whole[4][0].year, whole[4][0].month, 1), 150.0))) is None
    twice = swings_of((*whole[:3], whole[2], *whole[3:]))
    assert twice is not None
    assert twice.changes == 5
    assert twice.surprise == pytest.approx(found([100.0, 140.0, 110.0, 170.0, 150.0, 230.0]).surprise)


def test_only_the_last_year_counts() -> None:
    """Swings of a company of another size, two years ago, are no swings of today's."""
    wild = [100.0, 300.0] * 6
    calm = [1e5 * 1.02**n for n in range(13)]
    assert found(wild + calm).changes == 12
    assert found(wild + calm).surprise < found(wild).surprise / 4


def test_few_changes_leave_the_growth_unsure() -> None:
    """What stays of the surprises wanders: (1 - theta) sigma / sqrt(n), and the band of the trend."""
    swings = found([100.0, 140.0, 110.0, 170.0, 150.0, 230.0, 190.0, 280.0])
    wander = (1 - swings.one_off_share) * swings.surprise / sqrt(7)
    assert swings.growth_spread >= wander
    assert exp(swings.one_off_share * swings.last_surprise) - 1 == swings.one_off_today_rate
