"""The verdict in one word: what decides it, and what does not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.builders import at, money, plain, terms
from diligence.analysis import (
    Convention,
    Planned,
    Position,
    Reading,
    Terms,
    Value,
    Verdict,
    analyse_position,
    founders_terms,
    pinched,
    read,
    sober_terms,
)
from diligence.analysis.foregone import FASTEST_GROWTH
from diligence.analysis.pinch import simple_runway
from diligence.months import Month

ALIVE, DEAD = Verdict.DEFAULT_ALIVE, Verdict.DEFAULT_DEAD
UNKNOWN, SMALL, PROFIT = Verdict.NOT_ENOUGH_DATA, Verdict.NOT_MEANINGFUL, Verdict.PROFITABLE


def founder(position: Position) -> Reading:
    """The reading on the founder's terms."""
    return read(position, founders_terms)


@pytest.mark.parametrize(("cash", "verdict"), [(691_075.0, ALIVE), (691_074.0, DEAD)])
def test_alive_is_enough_cash_for_the_way_to_profit(cash: float, verdict: Verdict) -> None:
    """The running example needs 691,074.74: a dollar more lives, a dollar less does not."""
    assert founder(plain(cash=cash)).verdict is verdict


def test_the_sentence_has_the_numbers() -> None:
    """Months, need and cash stand in one sentence, short and with a currency."""
    assert founder(plain()).why == "Profit comes in 19 months and takes $691k; it has $1.2M."
    euros = founder(at("EUR", **{name: v.likely for name, v in plain().values.items()}))
    assert euros.why == "Profit comes in 19 months and takes €691k; it has €1.2M."


def test_without_profit_the_sentence_says_why_not() -> None:
    """Never, and not within the search, are two different sentences, and neither is a number of months."""
    flat = founder(plain(growth=0.0))
    assert flat.verdict is DEAD
    assert flat.why == (
        "It does not reach profit: revenue grows no faster than costs, so the lines never meet; it has $1.2M."
    )
    assert founder(plain(growth=0.001)).why == "It does not reach profit within 600 months; it has $1.2M."


@pytest.mark.parametrize(
    ("revenue", "expenses", "sentence"),
    [
        (100.0, 100.0, "Revenue just pays for everything on 30 June 2026, with nothing to spare."),
        (90_000.0, 80_000.0, "Revenue pays for everything, with $10k a month to spare on 30 June 2026."),
        (1.0, 0.0, "Revenue pays for everything, with $1 a month to spare on 30 June 2026."),
    ],
)
def test_profitable(revenue: float, expenses: float, sentence: str) -> None:
    """Income that pays for everything is profitable, exactly break-even included, with or without cash."""
    for others in ({}, {"cash": 0.0}, {"cash": 1e6, "growth": 0.1}):
        reading = founder(at(revenue=revenue, expenses=expenses, **others))
        assert (reading.verdict, reading.why) == (PROFIT, sentence)


@pytest.mark.parametrize("burn", [0.0, -1.0])
def test_burn_of_nothing_is_enough_to_know(burn: float) -> None:
    """Where nothing is burnt the company is profitable, though revenue and costs are not on record."""
    assert founder(at(net_burn=burn)).verdict is PROFIT


def test_burn_alone_is_not_enough() -> None:
    """A burn says how fast, and not towards what: four figures are missing or fewer."""
    reading = founder(at(net_burn=100_000.0))
    assert (reading.verdict, reading.missing) == (UNKNOWN, ("revenue", "expenses", "growth", "cash"))
    assert founder(at(net_burn=100_000.0, cash=1.0, growth=0.1)).missing == ("revenue", "expenses")


def test_nothing_earned_and_nothing_spent() -> None:
    """Zero against zero is no profit to speak of."""
    reading = founder(at(revenue=0.0, expenses=0.0, cash=1e6))
    assert reading.verdict is SMALL
    assert "nothing to judge yet" in reading.why


@pytest.mark.parametrize("cash", [None, 0.0, 5e6, 2e7])
@pytest.mark.parametrize("growth", [None, 0.0, 0.2])
def test_two_hundred_times_is_out_of_reach(cash: float | None, growth: float | None) -> None:
    """50k against 10M is dead at any growth a company has ever had, with and without the cash.

    At a stated 20 % a month, ln(200) / ln(1.2) = 29 months: dead where the cash is known, and open
    only where neither stops it.
    """
    reading = founder(plain(revenue=50_000.0, expenses=10e6, growth=growth, cash=cash))
    open_still = growth == 0.2 and cash is None
    assert reading.verdict is (UNKNOWN if open_still else DEAD)
    if growth is None:
        assert reading.why == "Revenue would have to rise 200 times to pay for today's expenses."


@pytest.mark.parametrize(("expenses", "verdict"), [(5_000_000.0, UNKNOWN), (5_050_000.0, DEAD)])
def test_a_hundred_times_is_the_border(expenses: float, verdict: Verdict) -> None:
    """50k has to rise 100 times to 5M: that is not yet called out of reach, 101 times is."""
    assert founder(plain(revenue=50_000.0, expenses=expenses, growth=None, cash=1e9)).verdict is verdict


def test_unknown_growth_matters_where_fast_growth_would_save_it() -> None:
    """20k against 80k with 1.2M lives at 8 % a month: without the growth nothing can be said."""
    reading = founder(plain(growth=None))
    assert (reading.verdict, reading.missing) == (UNKNOWN, ("growth",))


def test_unknown_growth_does_not_matter_where_nothing_would_save_it() -> None:
    """At 10 % a week, 51 % a month, 20k loses 60k + 50k + 34k + 11k first: less cash than that is dead."""
    rate = 1.10 ** (365.2425 / 84) - 1
    assert rate == FASTEST_GROWTH
    losses = [80_000 - 20_000 * (1 + rate) ** n for n in range(5)]
    need = sum(loss for loss in losses if loss > 0)
    assert founder(plain(growth=None, cash=need - 1)).verdict is DEAD
    assert founder(plain(growth=None, cash=need - 1)).why.startswith("Even growing 51 % a month")
    assert founder(plain(growth=None, cash=need + 1)).verdict is UNKNOWN


def test_the_fastest_growth_is_tried_in_the_same_convention() -> None:
    """At 51 % a month the continuum needs 123k and the monthly count 155k: 140k is dead by the month only."""
    position = plain(growth=None, cash=140_000.0)
    assert read(position, founders_terms, Convention.MONTHLY).verdict is DEAD
    assert read(position, founders_terms, Convention.CONTINUOUS).verdict is UNKNOWN


def test_unknown_cash_does_not_matter_where_profit_never_comes() -> None:
    """Flat revenue below costs is dead on any amount of cash."""
    reading = founder(plain(growth=0.0, cash=None))
    assert reading.verdict is DEAD
    assert reading.why.endswith("No amount of cash changes that.")


def test_unknown_cash_matters_where_profit_comes() -> None:
    """The sentence says when profit comes, and below which cash it is dead."""
    reading = founder(plain(cash=None))
    assert (reading.verdict, reading.missing) == (UNKNOWN, ("cash",))
    assert reading.why == (
        "Cash is not known yet. Profit comes in 19 months; with less than $691k it is default dead."
    )


def test_everything_missing_is_listed() -> None:
    """An empty position asks for the four figures a verdict rests on."""
    reading = founder(at())
    assert reading.missing == ("revenue", "expenses", "growth", "cash")
    assert reading.why == "Not known yet: revenue, expenses, growth, cash."


@pytest.mark.parametrize(("revenue", "verdict"), [(4_999.0, SMALL), (5_000.0, ALIVE)])
def test_a_small_base(revenue: float, verdict: Verdict) -> None:
    """Below 5,000 a month growth says little: from $1 to $2 is 100 %."""
    reading = founder(plain(revenue=revenue, expenses=10_000.0, cash=1e6))
    assert reading.verdict is verdict
    if verdict is SMALL:
        assert reading.why == "Revenue of $5k a month is too small a base for growth to mean much."


def test_a_small_base_that_nothing_saves_is_dead() -> None:
    """1,000 against 500k on 100k of cash dies within the month, whatever small numbers mean."""
    assert founder(plain(revenue=1_000.0, expenses=500_000.0, cash=100_000.0)).verdict is DEAD


def test_growth_beyond_the_fastest_is_tried_as_it_is() -> None:
    """A small base that grows 80 % is not called dead at 51 %: 4k, 7k, 13k pay for 10k in two months."""
    reading = founder(plain(revenue=4_000.0, expenses=10_000.0, growth=0.8, cash=8_900.0))
    assert 6_000 + (10_000 - 4_000 * 1.8) == 8_800
    assert reading.verdict is SMALL
    assert founder(plain(revenue=4_000.0, expenses=10_000.0, growth=0.1, cash=8_900.0)).verdict is DEAD


def test_a_small_base_in_other_money_is_not_guessed() -> None:
    """4,999 may be little or much in a currency whose size is not known here."""
    assert founder(at("JPY", revenue=4_999.0, expenses=10_000.0, growth=0.1, cash=1e6)).verdict is ALIVE


@pytest.mark.parametrize("growth", [None, 0.0, 5.0])
@pytest.mark.parametrize("cash", [None, 0.0, 1e9])
def test_before_any_revenue_it_is_dead_by_definition(growth: float | None, cash: float | None) -> None:
    """Nothing times any growth is nothing, on any cash."""
    reading = founder(plain(revenue=0.0, growth=growth, cash=cash))
    assert reading.verdict is DEAD
    assert reading.why == "It does not reach profit: there is no revenue yet for growth to build on."


def test_sales_that_lose_money_are_dead_on_sober_terms_only() -> None:
    """The founder's terms know no margin; the sober ones see that growth adds to the loss."""
    position = plain(gross_margin=-0.1)
    assert founder(position).verdict is ALIVE
    sober = read(position, sober_terms)
    assert sober.verdict is DEAD
    assert "each sale costs more than it brings in" in sober.why


def pinch(growth: float | None, cash: float, **others: float | Value | None) -> Verdict:
    """The headline of a company that burns 100k of costs on 10k of revenue."""
    position = plain(revenue=10_000.0, expenses=110_000.0, growth=growth, cash=cash, **others)
    return pinched(position, founder(position))


def test_six_months_is_a_pinch_and_a_day_more_is_not() -> None:
    """Without growth 600k at 100k a month is 6.0 months, the border, which counts."""
    assert pinch(0.0, 600_000.0) is Verdict.FATAL_PINCH
    assert pinch(0.0, 600_001.0) is DEAD


@pytest.mark.parametrize(
    ("growth", "signed", "verdict"),
    [
        (0.049, None, Verdict.FATAL_PINCH),
        (0.05, None, Verdict.FATAL_PINCH),
        (0.049, 1e6, Verdict.FATAL_PINCH),
        (0.05, 1e6, DEAD),
        (0.05, 0.0, Verdict.FATAL_PINCH),
        (0.05, 0.01, DEAD),
    ],
)
def test_slow_growth_or_nothing_signed(growth: float, signed: float | None, verdict: Verdict) -> None:
    """Below 5 % a month growth is slow; signed money spares the pinch only where growth is not."""
    assert pinch(growth, 300_000.0, signed_money=signed) is verdict


def test_only_what_is_dead_is_pinched() -> None:
    """Two months of money on the way to profit is no pinch; neither is what is not known."""
    for position in (plain(cash=691_075.0), plain(cash=None), plain(revenue=90_000.0), at()):
        assert pinched(position, founder(position)) is founder(position).verdict


def test_a_pinch_at_todays_burn_where_there_is_no_path() -> None:
    """Growth unknown, dead whatever it is: 5M at 10M a month is half a month of money."""
    position = plain(revenue=50_000.0, expenses=10e6, growth=None, cash=5e6)
    assert simple_runway(position) == pytest.approx(5 / 9.95)
    assert pinched(position, founder(position)) is Verdict.FATAL_PINCH


@pytest.mark.parametrize(("cash", "months"), [(600_000.0, 10.0), (0.0, 0.0), (-5.0, 0.0)])
def test_simple_runway(cash: float, months: float) -> None:
    """Cash over burn, and zero for an overdraft."""
    assert simple_runway(at(cash=cash, net_burn=60_000.0)) == months


@pytest.mark.parametrize("burn", [0.0, -1.0])
def test_no_simple_runway_without_burn(burn: float) -> None:
    """Where nothing is burnt there is no month in which the money ends."""
    assert simple_runway(at(cash=1.0, net_burn=burn)) is None


def test_four_absences_of_a_simple_runway() -> None:
    """Unknown names what is missing; without burn it is infinite; zero is a number."""
    unknown = analyse_position(at(net_burn=5.0)).simple_runway_months
    assert (unknown.absence, unknown.why) == ("unknown", "cash not known yet")
    assert analyse_position(at()).simple_runway_months.why == "cash and net burn not known yet"
    assert analyse_position(at(cash=5.0, net_burn=-1.0)).simple_runway_months.absence == "infinite"
    assert analyse_position(at(cash=0.0, net_burn=1.0)).simple_runway_months.value == 0.0


@given(revenue=money, expenses=money, cash=money, growth=st.floats(-0.5, 1.0))
def test_the_word_follows_the_arithmetic(revenue: float, expenses: float, cash: float, growth: float) -> None:
    """Alive means that the projection lives, dead that it doesn't; on no terms are both said at once."""
    reading = founder(plain(revenue=revenue, expenses=expenses, cash=cash, growth=growth))
    if reading.verdict is ALIVE:
        assert reading.projection.alive is True
    if reading.verdict is DEAD:
        assert reading.projection.alive is False
    assert reading.verdict is not UNKNOWN
    assert reading.why[0].isupper()
    assert reading.why.endswith(".")


@given(cash=st.tuples(money, money).map(sorted), growth=st.floats(0, 0.5))
def test_more_cash_never_kills(cash: list[float], growth: float) -> None:
    """The headline of a richer company is never worse."""
    worst_first = (Verdict.FATAL_PINCH, DEAD, ALIVE)
    poor, rich = (
        pinched(position, founder(position)) for position in (plain(cash=c, growth=growth) for c in cash)
    )
    assert worst_first.index(rich) >= worst_first.index(poor)


def planned(position: Position, metric: str, months: int, amount: float) -> Position:
    """The same with something dated so many months ahead."""
    day = (Month.of(position.as_of) + months).last_day
    return replace(position, planned=(Planned(metric, day, Value.exact(amount), ()),))


def test_a_debt_kills_on_sober_terms_only() -> None:
    """1M in the bank, 1k a month to spare, and 2M due in six months: the founder's question has no dates."""
    position = planned(plain(revenue=81_000.0, growth=0.0, cash=1e6), "debt_due", 6, 2e6)
    assert founder(position).verdict is PROFIT
    sober = read(position, sober_terms)
    assert sober.verdict is DEAD
    # Months 0 to 6 bring 1k each.
    assert sober.why == "It earns what it spends today, but what is dated ahead takes $1.99M; it has $1M."
    assert read(planned(position, "debt_due", 6, 1e6 + 7_000), sober_terms).verdict is PROFIT
    assert read(planned(position, "debt_due", 6, 1e6 + 7_001), sober_terms).verdict is DEAD


@pytest.mark.parametrize("cash", [None, 1e6])
def test_hires_that_end_a_profit(cash: float | None) -> None:
    """90k pay for 80k, and not for two more people at 10k: without growth never, on any cash."""
    position = plain(revenue=90_000.0, growth=0.0, cash=cash, payroll=8_000.0)
    sober = read(planned(position, "planned_hires", 3, 2.0), sober_terms)
    assert sober.verdict is DEAD
    assert sober.why == (
        "It earns what it spends until its hires start. It does not reach profit: "
        "revenue grows no faster than costs, so the lines never meet."
    )
    assert read(planned(position, "planned_hires", 3, 1.0), sober_terms).verdict is PROFIT


def test_signed_money_is_a_reading_of_its_own() -> None:
    """500k of the 691k are there, 200k signed: dead without it, alive with it, and both are told apart."""
    position = planned(plain(cash=500_000.0), "signed_money", 2, 200_000.0)
    found = analyse_position(position)
    assert (found.founder.verdict, found.sober.verdict) == (DEAD, DEAD)
    assert found.signed is not None
    assert found.signed.verdict is ALIVE
    assert analyse_position(plain()).signed is None


def test_an_overdraft_does_not_end_a_profit() -> None:
    """Owing the bank 5k with 10k a month to spare is no death; burning on an overdraft is."""
    for cash in (-5.0, -1e6):
        assert founder(plain(revenue=90_000.0, cash=cash)).verdict is PROFIT
        assert founder(plain(cash=cash)).verdict is DEAD
        assert pinched(plain(cash=cash), founder(plain(cash=cash))) is Verdict.FATAL_PINCH


@pytest.mark.parametrize("growth", [None, -0.2, 0.0, 0.3])
@pytest.mark.parametrize("cash", [None, 0.0, 1e6])
def test_no_expenses(growth: float | None, cash: float | None) -> None:
    """Who spends nothing lives on whatever it earns."""
    assert founder(plain(expenses=0.0, growth=growth, cash=cash)).verdict is PROFIT


def test_terms_may_be_any_function_of_the_position() -> None:
    """A reading on terms of one's own is judged by the same rules."""

    def on(position: Position) -> Terms:
        return terms(position.likely("growth"), persistence=0.7, expense_growth_rate=0.03)

    assert read(plain(), on).verdict is DEAD
