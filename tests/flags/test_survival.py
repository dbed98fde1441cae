"""Is there money, and for how long: each rule, its borders, and what it says when it does not know."""

from __future__ import annotations

from datetime import date

import pytest

from analysis.builders import TODAY, claim
from diligence.model import Severity
from flags.briefs import burning, raised

CRITICAL, MAJOR, MINOR, INFO = Severity.CRITICAL, Severity.MAJOR, Severity.MINOR, Severity.INFO


@pytest.mark.parametrize(("cash", "severity"), [(1_199_999.0, CRITICAL), (1_200_000.0, MAJOR), (9e6, MAJOR)])
def test_default_dead(cash: float, severity: Severity) -> None:
    """S1 is critical with less than twelve months of money: 1.2M at 100k a month is exactly twelve."""
    flag = raised(*burning(cash=cash)).flags["S1"]
    assert flag.severity is severity
    assert flag.why.startswith("It does not reach profit")


def test_alive_is_not_dead() -> None:
    """At 10 % a month 1.43M is enough for 10k to reach 110k, and S1 is silent; a bit less, and it is not."""
    need = sum(110_000 - 10_000 * 1.1**n for n in range(26))
    assert "S1" not in raised(*burning(cash=need + 1, growth=0.1)).flags
    assert "S1" in raised(*burning(cash=need - 1, growth=0.1)).flags


def test_default_dead_without_a_figure_is_a_question() -> None:
    """Without the cash S1 can't be judged, and cash is named."""
    found = raised(*burning(cash=None, growth=0.1))
    assert "S1" not in found.flags
    assert found.unknown["S1"] == ("cash",)


@pytest.mark.parametrize(
    ("founded", "severity"), [(date(2025, 9, 30), CRITICAL), (date(2025, 10, 1), INFO), (None, CRITICAL)]
)
def test_a_young_company_may_be_dead(founded: date | None, severity: Severity) -> None:
    """Before nine months of age Graham does not ask: 30 September to 30 June are nine."""
    flag = raised(*burning(cash=300_000.0), founded=founded).flags["S1"]
    assert flag.severity is severity
    assert ("too young" in flag.softened) is (severity is INFO)


def test_before_revenue_being_dead_does_not_weigh() -> None:
    """A company without revenue is dead by definition: information, with the reason."""
    flag = raised(*burning(cash=300_000.0, revenue=0.0)).flags["S1"]
    assert flag.severity is INFO
    assert flag.softened == "Before the first revenue this does not weigh yet."


@pytest.mark.parametrize(("cash", "pinched"), [(600_000.0, True), (600_001.0, False)])
def test_fatal_pinch(cash: float, pinched: bool) -> None:
    """S2 at six months of money or less, and always critical."""
    flags = raised(*burning(cash=cash)).flags
    assert ("S2" in flags) is pinched
    if pinched:
        assert flags["S2"].severity is CRITICAL
        assert flags["S2"].why == (
            "6 months of money, default dead, with growth of 0 % a month and no signed money on record."
        )


def test_a_pinch_says_only_what_is_so() -> None:
    """With money signed the pinch is the slow growth; with fast growth it is that nothing is signed."""
    slow = raised(*burning(cash=300_000.0, growth=0.02, signed_money=1e6)).flags["S2"]
    assert slow.why.endswith("default dead, with growth of 2 % a month.")
    fast = raised(*burning(cash=300_000.0, growth=0.06)).flags["S2"]
    assert fast.why.endswith("default dead, with no signed money on record.")


def test_a_pinch_without_the_runway_is_a_question() -> None:
    """Dead on any cash, and the cash not known: whether it pinches is asked."""
    found = raised(*burning(cash=None, growth=0.0))
    assert "S1" in found.flags
    assert "S2" not in found.flags
    assert found.unknown["S2"] == ("cash",)
    assert raised().unknown["S2"] == ("revenue", "expenses", "growth", "cash")


@pytest.mark.parametrize(
    ("cash", "rule", "severity"),
    [
        (599_999.0, "S3", CRITICAL),
        (600_000.0, "S4", MAJOR),
        (1_199_999.0, "S4", MAJOR),
        (1_200_000.0, "S4", MINOR),
        (1_799_999.0, "S4", MINOR),
        (1_800_000.0, None, None),
    ],
)
def test_short_runway(cash: float, rule: str | None, severity: Severity | None) -> None:
    """Less than six, twelve and eighteen months of money are critical, major and minor."""
    flags = raised(*burning(cash=cash)).flags
    assert [name for name in ("S3", "S4") if name in flags] == ([rule] if rule else [])
    if rule:
        assert flags[rule].severity is severity


def test_the_runway_is_that_of_the_path() -> None:
    """At 10 % growth 600k lasts a little longer than six months: the sentence names the path."""
    why = raised(*burning(cash=600_000.0, growth=0.1)).flags["S4"].why
    left, month = 600_000.0, 0
    while left >= (loss := 110_000 - 10_000 * 1.1**month):
        left, month = left - loss, month + 1
    assert why.startswith(f"{month + left / loss:.1f} months of money along the projected path")


def test_without_a_path_it_is_that_of_todays_burn() -> None:
    """Where growth is not known there is no path, and the sentence does not speak of one."""
    why = raised(*burning(cash=300_000.0, growth=None)).flags["S3"].why
    assert why.startswith("3 months of money at today's burn;")
    assert "path" not in why


@pytest.mark.parametrize("known", [(), ("cash",)])
def test_a_stated_runway_where_nothing_else_is_known(known: tuple[str, ...]) -> None:
    """Without burn the company's own word is taken, and called that, whether the cash is known or not."""
    figures = [claim("runway_months", 3.7), *(claim(metric, 1e6) for metric in known)]
    found = raised(*figures)
    assert found.flags["S3"].why.startswith("3.7 months of money by the company's own word;")
    assert found.flags["S3"].evidence == (figures[0].id,)


def test_a_stated_runway_counts_for_nothing_beside_cash_and_burn() -> None:
    """Cash and burn outweigh what is said: 20 months said, 3 there."""
    found = raised(*burning(cash=300_000.0), claim("runway_months", 20.0))
    assert "3 months of money" in found.flags["S3"].why


def test_signed_money_changes_the_question() -> None:
    """With money signed a short runway is major, says how much is to come, and asks when it arrives."""
    found = raised(*burning(cash=300_000.0, signed_money=2e6))
    assert "S3" not in found.flags
    flag = found.flags["S4"]
    assert flag.severity is MAJOR
    assert flag.why.endswith("$2M is signed and not in the bank yet.")
    assert flag.ask.startswith("When does the signed money arrive")
    assert any(source.startswith("signed_money") for source in flag.evidence)


def test_signed_money_matters_under_six_months() -> None:
    """Exactly six months with money signed is what six months are without it: S4, and nothing withheld."""
    found = raised(*burning(cash=600_000.0, signed_money=2e6))
    assert "$2M is signed" not in found.flags["S4"].why
    assert "S3" not in found.withheld


def test_a_short_runway_that_nobody_knows_is_a_question() -> None:
    """Neither cash nor burn nor a word about it: unknown, with both named."""
    found = raised()
    assert not {"S3", "S4"} & set(found.flags)
    assert found.unknown["S3"] == found.unknown["S4"] == ("cash", "net_burn")


@pytest.mark.parametrize("growth", [0.0, -0.1])
def test_whoever_earns_more_than_it_spends_has_no_runway(growth: float) -> None:
    """Profitable: no flag about running out, and no question about it either."""
    found = raised(*burning(cash=1.0, growth=growth, revenue=120_000.0))
    assert not {"S1", "S2", "S3", "S4"} & {*found.flags, *found.unknown}


def test_no_burn_is_not_an_unknown_burn() -> None:
    """A stated burn of zero beside costs above revenue contradicts itself: Q2 asks, S3 does not."""
    found = raised(*burning(cash=1e6, growth=None), claim("net_burn", 0.0))
    assert "S3" not in found.unknown
    assert "Q2" in found.flags


def test_what_lasts_to_profit_is_not_short() -> None:
    """Three months of money at today's burn, and profit in two: no flag about the runway."""
    found = raised(*burning(cash=300_000.0, revenue=60_000.0, growth=0.4))
    assert not {"S3", "S4"} & {*found.flags, *found.unknown}


def test_the_day_of_the_reading_counts() -> None:
    """Cash of three months ago is aged: 900k then are 600k today, and 599k are less than six months."""
    cash = claim("cash", 899_000.0, on=date(2026, 3, 31))
    found = raised(*burning(cash=None), cash)
    assert (TODAY - cash.as_of).days == 91
    assert "S3" in found.flags
