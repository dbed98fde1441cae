"""Growth: is there any, is it usual for the size, does it last?"""

from __future__ import annotations

from datetime import date

import pytest

from analysis.builders import claim
from diligence.amounts import Period
from diligence.flags.growth import TWO_YEARS_AGO, YEAR_AGO
from diligence.model import Figure, Severity
from flags.briefs import burning, months, raised

CRITICAL, MAJOR, MINOR = Severity.CRITICAL, Severity.MAJOR, Severity.MINOR


@pytest.mark.parametrize(("last", "why"), [
    (10_000.0, "Revenue stays as it is over the last six months."),
    (10_000.0 * 0.98**6, "Revenue shrinks 2 % a month over the last six months."),
    (10_001.0, None),
])  # fmt: skip
def test_flat_or_shrinking(last: float, why: str | None) -> None:
    """R1 where the last month is no higher than the one six months before; anything more is growth."""
    figures = months(10_000.0, *(10_500.0,) * 5, last)
    flag = raised(*figures).flags.get("R1")
    assert (flag.why if flag else None) == why
    if flag:
        assert flag.severity is MAJOR
        assert set(flag.evidence) == {figure.id for figure in figures}


def test_flat_as_stated() -> None:
    """Without the months the company's own rate is taken, and called that; with death it is critical."""
    flag = raised(*burning(cash=300_000.0)).flags["R1"]
    assert (flag.severity, flag.why) == (CRITICAL, "Revenue stays as it is, by what is stated.")
    assert raised(*burning(cash=1e9, growth=0.001, expenses=10_100.0)).flags.get("R1") is None


def test_flat_as_stated_beside_one_month() -> None:
    """A rate that is stated needs no figures to be read from, and is the evidence itself."""
    rate = claim("growth", 0.0)
    assert raised(rate, claim("revenue", 20_000.0)).flags["R1"].evidence == (rate.id,)


def test_flat_over_three_months_is_not_known_to_be_flat() -> None:
    """R1 is about six months or more: two figures three months apart leave it open."""
    figures = claim("revenue", 21_000.0, on=date(2026, 3, 31)), claim("revenue", 20_000.0)
    found = raised(*figures)
    assert "R1" not in found.flags
    assert found.unknown["R1"] == (YEAR_AGO,)


def test_growth_that_nobody_knows_is_a_question() -> None:
    """One month of revenue shows no growth, and no revenue can't fall."""
    assert raised(claim("revenue", 20_000.0)).unknown["R1"] == ("growth",)
    assert "R1" not in raised(claim("revenue", 0.0)).spoken_for


def recurring(annual: float, growth: float, currency: str = "USD") -> tuple[Figure, ...]:
    """A company with this ARR and monthly growth."""
    return (
        claim("recurring_revenue", annual, per=Period.YEAR, currency=currency),
        claim("growth", growth),
    )


@pytest.mark.parametrize(
    ("annual", "growth", "severity"),
    [
        (2e6, 0.0344, None),  # 1.0344^12 is 1.501: the median of its size is 50 %
        (2e6, 0.0343, MINOR),  # 1.499
        (2e6, 0.0188, MINOR),  # 1.2505: just half the median
        (2e6, 0.0187, MAJOR),  # 1.249
        (0.9e6, 0.0594, MINOR),  # 1.998, where the median is 100 %
        (60e6, 0.0118, None),  # 1.151, where the median is 15 %
        (60e6, 0.0116, MINOR),  # 1.148
        (2e6, -0.01, MAJOR),
    ],
)
def test_slow_for_its_size(annual: float, growth: float, severity: Severity | None) -> None:
    """R2 below the median of companies of its size, and major below half of it."""
    flag = raised(*recurring(annual, growth)).flags.get("R2")
    assert (flag.severity if flag else None) is severity


def test_the_sentence_about_its_size() -> None:
    """1 % a month is 13 % a year."""
    figures = recurring(2e6, 0.01)
    flag = raised(*figures).flags["R2"]
    assert round(1.01**12, 3) == 1.127
    assert flag.why == (
        "Revenue grows 13 % a year; half of the software companies of its size grow 50 % or more."
    )
    assert set(flag.evidence) == {figure.id for figure in figures}


def test_a_size_that_nobody_publishes_growth_for() -> None:
    """In yen the medians don't apply: neither flag nor question."""
    assert "R2" not in raised(*recurring(2e6, 0.001, "JPY"), currency="JPY").spoken_for


def test_a_size_or_a_growth_that_is_not_known_is_a_question() -> None:
    """Both are named by the metric that is missing."""
    assert raised(claim("growth", 0.01)).unknown["R2"] == ("revenue",)
    assert raised(claim("revenue", 1e5)).unknown["R2"] == ("growth",)


def years(first: float, before: float, now: float) -> tuple[Figure, ...]:
    """Monthly revenue of today, a year ago and two years ago."""
    days = date(2024, 6, 30), date(2025, 6, 30), date(2026, 6, 30)
    return tuple(
        claim("revenue", amount, on=day) for amount, day in zip((first, before, now), days, strict=True)
    )


@pytest.mark.parametrize(("now", "brakes"), [(32_000.0, False), (31_900.0, True), (15_000.0, True)])
def test_braking_hard(now: float, brakes: bool) -> None:
    """R3: twofold in the first year, so 60 % in the second is the border: 32k on 20k."""
    flag = raised(*years(10_000.0, 20_000.0, now)).flags.get("R3")
    assert (flag is not None) is brakes
    if flag:
        assert flag.severity is MAJOR


@pytest.mark.parametrize(
    ("now", "pace"), [(25_000.0, "revenue grew 25 %"), (15_000.0, "revenue shrank 25 %")]
)
def test_the_sentence_about_braking(now: float, pace: str) -> None:
    """Both years are given, and a fall is called one."""
    why = raised(*years(10_000.0, 20_000.0, now)).flags["R3"].why
    assert why == f"Over the last year {pace}; over the year before it grew 100 %."


def test_a_year_without_growth_can_not_be_braked_from() -> None:
    """Twice slower than a fall means nothing."""
    assert "R3" not in raised(*years(20_000.0, 20_000.0, 10_000.0)).spoken_for
    assert "R3" not in raised(*years(0.0, 20_000.0, 10_000.0)).spoken_for


@pytest.mark.parametrize(
    ("kept", "missing"),
    [((1, 2), (TWO_YEARS_AGO,)), ((0, 2), (YEAR_AGO,)), ((2,), (YEAR_AGO, TWO_YEARS_AGO))],
)
def test_a_year_that_is_not_on_record_is_a_question(kept: tuple[int, ...], missing: tuple[str, ...]) -> None:
    """R3 needs three months a year apart, and names those that are missing."""
    figures = years(10_000.0, 20_000.0, 21_000.0)
    assert raised(*(figures[n] for n in kept)).unknown["R3"] == missing


def test_an_old_history_says_nothing_about_this_year() -> None:
    """The newest month must be at most ninety days old."""
    old = [f.model_copy(update={"as_of": f.as_of.replace(month=3)}) for f in years(1e4, 2e4, 2.1e4)]
    assert (date(2026, 6, 30) - old[-1].as_of).days == 92
    assert raised(*old).unknown["R3"] == (YEAR_AGO, TWO_YEARS_AGO)
