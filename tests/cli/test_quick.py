"""`diligence quick`: reference values, ranges, and what it refuses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from command import Run

BASE = ("quick", "--revenue", "20k", "--expenses", "80k")


def ask(run: Run, *words: str) -> Any:
    """The JSON answer for the reference company with some more words."""
    ran = run(*BASE, *words, "--json")
    assert ran.code == 0, ran.err
    return ran.json


@pytest.mark.parametrize(
    ("words", "months", "capital", "verdict"),
    [
        (("--growth", "8%/month"), 19, 691_075, "default_alive"),
        (("--growth", "8%/month", "--persistence", "0.7"), 23, 812_204, "default_alive"),
        (("--growth", "5%/month"), 29, 1_073_546, "default_alive"),
        (("--growth", "5%/month", "--persistence", "0.82"), 36, 1_259_006, "default_dead"),
        (("--growth", "5%/month", "--persistence", "70%"), 50, 1_533_307, "default_dead"),
        (("--growth", "8%/month", "--expense-growth", "2%/month"), 25, 1_100_305, "default_alive"),
        (("--growth", "8%/month", "--expense-growth", "3%/month"), 30, 1_540_369, "default_dead"),
    ],
)
def test_reference_values(run: Run, words: tuple[str, ...], months: int, capital: int, verdict: str) -> None:
    """The table of the research (1.2M of cash): months, capital and verdict on the terms asked for."""
    answer = ask(run, "--cash", "1.2M", *words)

    assert (answer["months_to_profit"], round(answer["capital_needed"]), answer["verdict"]) == (
        months,
        capital,
        verdict,
    )


def test_continuous_convention(run: Run) -> None:
    """Trevor Blackwell's form of the same company: ln(80/20) / ln(1.08) = 18.01 months and 661,420."""
    answer = ask(run, "--cash", "1.2M", "--growth", "8%/month", "--convention", "continuous")

    assert answer["months_to_profit"] == pytest.approx(18.0129, abs=1e-4)
    assert answer["capital_needed"] == pytest.approx(661_420, abs=1)


def test_founder_and_sober_terms_stand_side_by_side(run: Run) -> None:
    """5 % a month lives on the founder's terms (1.07M of 1.2M) and dies on sober ones (1.53M)."""
    answer = ask(run, "--cash", "1.2M", "--growth", "5%/month")

    assert answer["founder_terms"]["verdict"] == "default_alive"
    assert answer["sober_terms"]["verdict"] == "default_dead"
    assert (answer["founder_terms"]["persistence"], answer["sober_terms"]["persistence"]) == (1.0, 0.7)


def test_gross_margin_leaves_less_to_pay_the_other_expenses(run: Run) -> None:
    """At 70 % the other expenses are 80 - 0.3 x 20 = 74k; 14k x 1.08^22 = 76.1k first covers them."""
    answer = ask(run, "--cash", "1.2M", "--growth", "8%/month", "--gross-margin", "70%")

    assert 14_000 * 1.08**21 < 74_000 <= 14_000 * 1.08**22
    assert answer["months_to_profit"] == 22


def test_runway_without_growth_is_cash_over_burn(run: Run) -> None:
    """Without growth the path is the simple one: 1.2M / 60k = 20 months, and no profit comes."""
    answer = ask(run, "--cash", "1.2M", "--growth", "0%/month")

    assert answer["runway_months"] == answer["simple_runway_months"] == 20
    assert answer["months_to_profit"] is None
    assert answer["why"]["months_to_profit"].startswith("never: ")


def test_a_range_that_turns_the_verdict_is_not_firm(run: Run) -> None:
    """Capital needed is 691,075: with 0.6M to 1.2M of cash the verdict turns there."""
    answer = ask(run, "--cash", "0.6M-1.2M", "--growth", "8%/month")

    assert answer["verdict"] == "default_alive"
    assert not answer["firm"]
    [flip, sober] = answer["flips_on"]
    assert (flip["terms"], sober["terms"]) == ("founder's terms", "sober terms")
    assert (flip["metric"], flip["above"], flip["becomes"]) == ("cash", False, "default_dead")
    assert flip["past"] == pytest.approx(691_075, abs=1)


def test_missing_growth_asks_for_it(run: Run) -> None:
    """Without growth the answer says so, and what growth would be needed to live."""
    answer = ask(run, "--cash", "1.2M")

    assert answer["verdict"] == "not_enough_data"
    assert answer["missing"] == ["growth"]
    assert 0.04 < answer["growth_needed"] < 0.05
    assert answer["odds"]["alive_12"] is None
    assert answer["odds"]["why"]["alive_12"] == "unknown: growth not known yet"


def test_the_odds_know_the_costs_that_grow(run: Run) -> None:
    """With costs at 2 % a month and a margin of 70 % only the most persistent growth lives."""
    words = ("--cash", "2M", "--growth", "8%/month", "--gross-margin", "70%")
    flat = ask(run, *words)["odds"]["profit_before_cash_out"]
    growing = ask(run, *words, "--expense-growth", "2%/month")["odds"]["profit_before_cash_out"]

    assert flat == 1.0
    assert 0.1 < growing < 0.3


def test_a_range_of_revenue_leaves_exact_expenses_exact(run: Run) -> None:
    """Burn that follows from a range of revenue says nothing new about expenses."""
    ran = run(
        "quick",
        "--revenue",
        "15-25k",
        "--expenses",
        "80k",
        "--growth",
        "6-9%/month",
        "--cash",
        "700k",
        "--json",
    )

    assert {flip["metric"] for flip in ran.json["flips_on"]} == {"revenue", "growth"}
    assert "drawn from their ranges: revenue, growth" in ran.json["odds"]["assumptions"]


def test_yearly_amounts_are_brought_to_months(run: Run) -> None:
    """240k a year is 20k a month, and (1 + 151.8 %) over twelve months is 8 % a month."""
    yearly = run(
        "quick",
        "--revenue",
        "240k ARR",
        "--expenses",
        "960k/year",
        "--growth",
        "151.817%/year",
        "--cash",
        "1.2M",
        "--json",
    )

    assert pytest.approx(2.51817, abs=1e-5) == 1.08**12
    assert yearly.json["capital_needed"] == pytest.approx(691_075, abs=10)


def test_net_burn_stands_in_for_expenses(run: Run) -> None:
    """20k of revenue and 60k of net burn are 80k of expenses."""
    ran = run(
        "quick", "--revenue", "20k", "--net-burn", "60k", "--growth", "8%/month", "--cash", "1.2M", "--json"
    )

    assert ran.json["months_to_profit"] == 19


def test_an_assumed_period_is_said(run: Run) -> None:
    """Amounts without a period are taken as monthly, and the answer says so."""
    answer = ask(run, "--cash", "1.2M", "--growth", "8%/month")

    assert "revenue is taken as per month: no period was typed" in answer["assumptions"]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--growth", "8%"), "8%/month"),
        (("--growth", "fast"), "can't read 'fast'"),
        (("--cash", "500-1M"), "starts above its end"),
        (("--cash", "1.234"), "1234 or 1.234"),
        (("--cash", "-5k"), "at least 0"),
        (("--cash", "1.2M EUR", "--revenue", "$20k"), "the same in all amounts"),
        (("--persistence", "1.5"), "between 0 and 1"),
        (("--gross-margin", "140%"), "at most"),
        (("--expense-growth", "2%"), "2%/month or 2%/year"),
    ],
)
def test_what_cannot_be_read_is_one_clear_line(run: Run, words: tuple[str, ...], says: str) -> None:
    """Bad amounts end with exit 1 and one line that says what to write; nothing on standard output."""
    ran = run(*BASE, *words, "--json")

    assert ran.code == 1
    assert says in ran.err
    assert ran.err.count("\n") == 1
    assert ran.out == ""


def test_wrong_usage_is_exit_2(run: Run) -> None:
    """An option that does not exist is wrong usage."""
    assert run("quick", "--turnover", "20k").code == 2


def test_words_put_the_verdict_first(run: Run) -> None:
    """For a person the first line is the verdict and the second the reason."""
    lines = run(*BASE, "--growth", "5%/month", "--cash", "1.2M").out.splitlines()

    assert lines[0] == "DEFAULT ALIVE"
    assert lines[1] == "Profit comes in 29 months and takes $1.07M; it has $1.2M."


@pytest.mark.parametrize(
    ("growth", "said"), [("-100%/month", "more than -100 %"), ("2000%/month", "1,000 %")]
)
def test_growth_that_no_company_has_is_refused(run: Run, growth: str, said: str) -> None:
    """What could not be used is not left out in silence: one line with the option and the reason."""
    ran = run(*BASE, "--growth", growth)
    assert (ran.code, ran.out) == (1, "")
    assert "--growth" in ran.err
    assert said in ran.err
