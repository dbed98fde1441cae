"""The fourteen real companies: what the arithmetic says of each, against a careful reader's word."""

from __future__ import annotations

from functools import cache
from math import ceil, log

import pytest

from analysis.builders import CASES, TODAY, case, number, reader
from diligence.amounts import Absence
from diligence.analysis import Analysis, Verdict, analyse, project
from diligence.store import read_casebook

NOT_BY_ARITHMETIC = {
    "bird-2022": "revenue was restated, the quarter was the summer, the firm doubted its own twelve months",
    "theranos-2018": "burn is not on record; the reader takes the date on which a covenant is broken",
    "wework-2019": "it lives on the founder's terms and dies on the sober ones, where costs grow as they did",
    "zirtual-2015": "cash is not on record; the reader takes it that the next payroll is not covered",
}
"""Cases in which the reader's word rests on more than the figures."""


@cache
def analysed(slug: str) -> Analysis:
    """The analysis of a case on its own day."""
    return analyse(case(slug), case(slug).as_of or TODAY)


def losses(revenue: float, expenses: float, growth: float, months: int) -> float:
    """The sum of the losses of so many months, by hand."""
    return sum(expenses - revenue * (1 + growth) ** n for n in range(months))


def test_the_list_is_complete() -> None:
    """Every shipped case is judged here."""
    assert tuple(sorted(found.company.slug for found in read_casebook())) == CASES


@pytest.mark.parametrize("slug", CASES)
def test_the_founders_terms_give_the_formulas_verdict(slug: str) -> None:
    """Fourteen of fourteen: what the reader found by Graham's formula is what the reading finds."""
    assert analysed(slug).founder.verdict.value == reader(slug)["formula_verdict"]


def test_fab_has_no_growth_on_record() -> None:
    """Dead unless it grows faster than good companies of its size, which is for the next question.

    200M a year: 60 % a year, 4.0 % a month, would be good. 30.7 / 16.67 = 1.84 times, so that takes
    ln(1.84) / ln(1.04) = 15.6 months and 128M of the 110M it is likely to have. At 4.7 % a month it
    takes 110M: above that it lives, and the verdict is not firm.
    """
    found = analysed("fab-com-2013")
    good = 1.60 ** (1 / 12) - 1
    assert log(30.7 / (200 / 12)) / log(1 + good) == pytest.approx(15.6, abs=0.05)
    assert losses(200 / 12, 30.7, good, 16) == pytest.approx(127.6, abs=0.05)
    assert (found.founder.verdict, found.founder.missing) == (Verdict.DEFAULT_DEAD, ("growth",))
    assert found.founder.why.startswith("Growth is not known. Even at 60 % a year")
    (flip,) = (flip for flip in found.flips if flip.metric == "growth")
    assert (flip.above, flip.becomes) == (True, Verdict.DEFAULT_ALIVE)
    needed = number(found.growth_needed)
    assert needed == flip.past == pytest.approx(0.0469, abs=0.0001)
    assert losses(200 / 12, 30.7, needed, 14) == pytest.approx(110)
    assert not found.firm


@pytest.mark.parametrize("slug", [slug for slug in CASES if slug not in NOT_BY_ARITHMETIC])
def test_the_headline_is_the_readers_where_figures_can_tell(slug: str) -> None:
    """Where only figures decide, the verdict in one word is the careful reader's."""
    assert analysed(slug).verdict.value == reader(slug)["expected_verdict"]


@pytest.mark.parametrize("slug", sorted(NOT_BY_ARITHMETIC))
def test_where_figures_alone_cannot_tell(slug: str) -> None:
    """The four cases whose reason is given above differ indeed: else they belong to the others."""
    assert analysed(slug).verdict.value != reader(slug)["expected_verdict"]


def test_the_verdicts_one_by_one() -> None:
    """The whole table, so that a change of any headline is seen."""
    assert {slug: analysed(slug).verdict.value for slug in CASES} == {
        "amazon-1997": "default_alive",
        "bird-2022": "default_alive",
        "buffer-2016": "default_dead",
        "builder-ai-2025": "not_enough_data",
        "convertkit-2016": "profitable",
        "everpix-2013": "fatal_pinch",
        "fab-com-2013": "default_dead",
        "fast-2022": "fatal_pinch",
        "gumroad-2015": "default_dead",
        "theranos-2018": "not_enough_data",
        "webvan-2001": "fatal_pinch",
        "wework-2019": "default_alive",
        "zirtual-2015": "not_enough_data",
        "zoom-2019": "profitable",
    }


@pytest.mark.parametrize(
    ("slug", "revenue", "expenses", "growth", "millions"),
    [
        ("amazon-1997", 12.63, 15.83, 0.1075, 5),
        ("bird-2022", 24.3, 27.57, 0.0148, 16),
        ("buffer-2016", 0.875, 1.04, 0.009, 1.72),
        ("gumroad-2015", 0.017, 0.364, 0.078, 10.4),
        ("webvan-2001", 25.73, 54.43, 0.062, 215),
        ("wework-2019", 256.7, 407.3, 0.0595, 722),
    ],
)
def test_months_and_money_of_the_reader(
    slug: str, revenue: float, expenses: float, growth: float, millions: float
) -> None:
    """ln(E/R)/ln(1+g), rounded up to whole months, and the losses until then, as the reader has them."""
    founder = analysed(slug).founder.projection
    months = ceil(log(expenses / revenue) / log(1 + growth))
    assert number(founder.months_to_profit) == months
    needed = losses(revenue, expenses, growth, months)
    assert number(founder.capital_needed) == pytest.approx(needed * 1e6)
    assert needed == pytest.approx(millions, rel=0.08)


@pytest.mark.parametrize(
    ("slug", "cash", "burn", "months"),
    [
        ("amazon-1997", 125, 3.2, 39),
        ("buffer-2016", 1.22, 0.165, 7.4),
        ("everpix-2013", 0.196, 0.098, 2.0),
        ("fab-com-2013", 110, 14, 7.86),
        ("fast-2022", 5, 10, 0.5),
        ("gumroad-2015", 4.5, 0.351, 12.8),
        ("webvan-2001", 115, 28.7, 4.0),
    ],
)
def test_the_simple_runway_of_the_reader(slug: str, cash: float, burn: float, months: float) -> None:
    """Cash over net burn, as in the case's arithmetic."""
    assert number(analysed(slug).simple_runway_months) == pytest.approx(cash / burn)
    assert cash / burn == pytest.approx(months, rel=0.01)


def test_everpix_on_the_founders_terms() -> None:
    """112,000 against 14,186 at 12 %: 19 months and 1.23M, with 0.2M there: two months of money."""
    found = analysed("everpix-2013").founder
    months = ceil(log(112_000 / 14_186) / log(1.12))
    assert number(found.projection.months_to_profit) == months == 19
    assert number(found.projection.capital_needed) == pytest.approx(losses(14_186, 112_000, 0.12, 19))
    first, second = 112_000 - 14_186, 112_000 - 14_186 * 1.12
    third = 112_000 - 14_186 * 1.12**2
    assert number(found.projection.runway_months) == pytest.approx(2 + (196_000 - first - second) / third)
    assert found.why == "Profit comes in 19 months and takes $1.23M; it has $196k."


@pytest.mark.parametrize(("growth", "months", "needed"), [(0.14, 15.8, 1.07e6), (0.10, 21.7, 1.45e6)])
def test_everpix_at_the_ends_of_its_growth(growth: float, months: float, needed: float) -> None:
    """The reader's 15.8 months and 1.07M at 14 %, 21.7 and 1.45M at 10 %: both far above the cash."""
    position = analysed("everpix-2013").position.having("growth", growth)
    assert log(112_000 / 14_186) / log(1 + growth) == pytest.approx(months, abs=0.05)
    result = project(position)
    assert number(result.months_to_profit) == ceil(months)
    assert number(result.capital_needed) == pytest.approx(needed, rel=0.005)
    assert result.alive is False


def test_everpix_on_sober_terms() -> None:
    """The cloud bill of 15,171 exceeds sales of 14,186: each sale loses, and growth only adds to it."""
    found = analysed("everpix-2013").sober
    assert found.terms.gross_margin == pytest.approx(1 - 15_170.96 / 14_186)
    assert found.projection.months_to_profit.absence is Absence.NEVER
    assert found.verdict is Verdict.DEFAULT_DEAD


def test_everpix_in_the_odds() -> None:
    """At most 250k against at least 100,000 - 14,186 a month is gone within three months: no future lives."""
    assert 250_000 / (100_000 - 14_186) < 3
    odds = analysed("everpix-2013").odds
    assert [number(odds.alive[month]) for month in (12, 24, 36)] == [0, 0, 0]
    assert number(odds.profit_before_cash_out) == 0
    assert (odds.cash_bands[90][0] > 0, odds.cash_bands[90][3]) == (True, 0)


def test_wework_on_the_founders_terms() -> None:
    """407.3 / 256.7 = 1.59: 8 months and 0.72B of 2.47B, alive if expenses froze."""
    found = analysed("wework-2019").founder
    assert pytest.approx(1.59, abs=0.005) == 407.3 / 256.7
    assert number(found.projection.months_to_profit) == ceil(log(407.3 / 256.7) / log(1.0595)) == 8
    assert number(found.projection.capital_needed) == pytest.approx(losses(256.7, 407.3, 0.0595, 8) * 1e6)
    assert found.verdict is Verdict.DEFAULT_ALIVE


def test_wework_on_its_cash_burn() -> None:
    """With 233M a month of cash going out: 11.2 months, and 1.56B."""
    position = analysed("wework-2019").position.having("expenses", (256.7 + 233) * 1e6)
    assert log((256.7 + 233) / 256.7) / log(1.0595) == pytest.approx(11.2, abs=0.05)
    assert number(project(position).capital_needed) == pytest.approx(losses(256.7, 489.7, 0.0595, 12) * 1e6)
    assert losses(256.7, 489.7, 0.0595, 12) == pytest.approx(1_560, rel=0.002)


def test_wework_on_sober_terms() -> None:
    """Costs that grow 4.5 % a month are never caught by a growth that fades: dead, as the reader says."""
    found = analysed("wework-2019").sober
    cost_growth = (407.3 / 240.271_666_67) ** (1 / 12) - 1
    assert found.terms.expense_growth_rate == pytest.approx(cost_growth)
    revenue, costs, cash, annual, month = 256.7, 407.3, 2_470.0, 1.0595**12 - 1, 0
    while cash >= costs - revenue:
        cash -= costs - revenue
        revenue *= (1 + annual * 0.70 ** ((month + 1) / 12)) ** (1 / 12)
        costs *= 1 + cost_growth
        month += 1
    assert number(found.projection.runway_months) == pytest.approx(month + cash / (costs - revenue))
    assert found.projection.months_to_profit.absence is Absence.NEVER
    assert found.verdict is Verdict.DEFAULT_DEAD
    assert analysed("wework-2019").undecided


def test_wework_in_the_odds() -> None:
    """Between sure life and sure death after a year; no future lasts two."""
    odds = analysed("wework-2019").odds
    assert 0 < number(odds.alive[12]) < 1
    assert number(odds.alive[24]) == 0


def test_zoom_in_all_three_readings() -> None:
    """330.5 - 324.35 = 6.2M of profit a year, 514k a month: nothing to project, and every future lives."""
    found = analysed("zoom-2019")
    spare = (330.517 - 324.35) / 12
    assert f"${spare * 1000:.0f}k a month to spare" in found.founder.why
    assert (found.founder.verdict, found.sober.verdict) == (Verdict.PROFITABLE, Verdict.PROFITABLE)
    assert number(found.founder.projection.capital_needed) == 0
    assert found.founder.projection.runway_months.absence is Absence.INFINITE
    assert found.simple_runway_months.absence is Absence.INFINITE
    assert found.growth_needed.absence is Absence.NOT_APPLICABLE
    assert {number(share) for share in found.odds.alive.values()} == {1.0}


def test_convertkit_just_breaks_even() -> None:
    """100k against 100k is profitable, and not firm: a little less revenue, or more costs, and it is not."""
    found = analysed("convertkit-2016")
    assert not found.firm
    assert {(flip.metric, flip.above) for flip in found.flips} == {("revenue", False), ("expenses", True)}


def test_webvan_has_four_months() -> None:
    """115M against 28.7M of losses that shrink as revenue grows: 4.5 months along the path, 4.0 without."""
    found, left, month = analysed("webvan-2001"), 115.0, 0
    while left >= (loss := 54.43 - 25.73 * 1.062**month):
        left, month = left - loss, month + 1
    assert number(found.founder.projection.runway_months) == pytest.approx(month + left / loss)
    assert number(found.simple_runway_months) == pytest.approx(115 / 28.7)
    assert found.verdict is Verdict.FATAL_PINCH
