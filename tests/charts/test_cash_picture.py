"""What the cash chart shows, worked out by hand."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from charts.samples import CASES, EMPTY, TODAY, case, company, figure, nothing_known
from diligence.assessment import assess
from diligence.charts.cash_data import cash_picture, horizon_of
from diligence.model import SourceKind

amounts = st.just(0.0) | st.floats(0.01, 1e10)


def _everpix(month: int) -> float:
    """196,000 less the losses 112,000 - 14,186 * 1.12^n of the months before."""
    return 196_000 - sum(112_000 - 14_186 * 1.12**n for n in range(month))


def test_everpix_runs_out_as_by_hand() -> None:
    """Month 1: 196,000 - 97,814 = 98,186; month 2: 98,186 - 96,111.68 = 2,074.32."""
    founder = cash_picture(case("everpix-2013")).paths[0]
    assert founder.label == "founder's terms"
    money = [cash for _, cash in founder.points]
    assert [month for month, _ in founder.points] == list(range(20))
    assert money[:2] == [196_000, 98_186]
    assert money[2] == pytest.approx(2_074.32)
    assert money[19] == pytest.approx(_everpix(19))
    assert founder.gone == pytest.approx(2 + 2_074.32 / (112_000 - 14_186 * 1.12**2))


def test_everpix_ends_at_profit() -> None:
    """14,186 * 1.12^19 = 122,183 is the first month above 112,000; the hole is then 1.03M deep."""
    picture = cash_picture(case("everpix-2013"))
    assert picture.horizon == 19
    assert picture.paths[0].ending == "profit in 19 months, $1.03M short"
    assert picture.paths[1].ending == "gone in 2 months"
    assert _everpix(19) == pytest.approx(-1_032_044.69, abs=0.01)
    assert picture.floor == pytest.approx(1.04 * _everpix(19))


def test_everpix_says_it_in_words() -> None:
    """The title is the answer, the sentence has the numbers, the subtitle unit and day."""
    picture = cash_picture(case("everpix-2013"))
    assert picture.title == "The money is gone in 2 months on both terms"
    assert picture.sentence == (
        "On 30 June 2013 there is $196k and $98k a month more is spent than earned. "
        "The money is gone in 2 months on both terms; "
        "to reach profit in 19 months on the founder's terms it would need $1.03M more."
    )
    assert picture.subtitle.startswith("Cash in USD, from 30 June 2013")
    assert picture.part_of_month(picture.paths[0].gone or 0) == "late Aug 2013"


def test_the_bands_are_those_of_the_odds() -> None:
    """Eight and five of ten futures, between the percentiles 10, 90 and 25, 75, from the ranges."""
    assessment = case("everpix-2013")
    wide, narrow = cash_picture(assessment).bands
    assert (wide.share, narrow.share) == (0.8, 0.5)
    assert [y for _, y in wide.lower] == assessment.odds.cash_bands[10][:20].tolist()
    assert [y for _, y in narrow.upper] == assessment.odds.cash_bands[75][:20].tolist()
    assert 150_000 < wide.lower[0][1] < narrow.lower[0][1] < 196_000 < wide.upper[0][1] < 250_000


def test_the_table_has_the_same_numbers_to_the_dollar() -> None:
    """Telling months, exact money, today first and the horizon last."""
    table = cash_picture(case("everpix-2013")).table
    assert table.columns[:3] == ("Months from today", "Founder's terms", "Sober terms")
    assert table.rows[0][:3] == ("today", "$196,000", "$196,000")
    assert table.rows[1][:2] == ("1", "$98,186")
    assert table.rows[-1][:2] == ("19", "-$1,032,045")


def test_past_profit_the_table_says_so() -> None:
    """Buffer reaches profit in month 20 on the founder's terms; after that there is no path."""
    rows = {row[0]: row[1] for row in cash_picture(case("buffer-2016")).table.rows}
    assert rows["24"] == "profit by then"
    assert rows["18"].startswith("-$")


TITLES = {
    "amazon-1997": "Profit comes before the money is gone: in 3 months on both terms",
    "bird-2022": "Profit comes before the money is gone: in 9 months, or 10 on sober terms",
    "buffer-2016": "The money is gone in 9.3 months, or 9 on sober terms",
    "builder-ai-2025": "How fast the money goes is not known yet",
    "convertkit-2016": "Revenue pays for everything",
    "fab-com-2013": "At today's burn the money is gone in 7.9 months",
    "fast-2022": "At today's burn the money is gone in about 15 days",
    "theranos-2018": "Cash is not known yet",
    "wework-2019": (
        "Profit comes in 8 months on the founder's terms; on sober terms the money is gone in 14 months"
    ),
    "zoom-2019": "Revenue pays for everything",
}


@pytest.mark.parametrize("slug", TITLES)
def test_every_kind_of_answer_has_its_own_words(slug: str) -> None:
    """Unknown, never, paid for, in time and gone each read differently."""
    assert cash_picture(case(slug)).title == TITLES[slug]


@pytest.mark.parametrize("slug", CASES)
def test_the_horizon_is_between_one_and_three_years(slug: str) -> None:
    """And every path and band stays within it."""
    picture = cash_picture(case(slug))
    assert 12 <= picture.horizon <= 36
    ends = [path.points[-1][0] for path in picture.paths] + [b.lower[-1][0] for b in picture.bands]
    assert all(end <= picture.horizon for end in ends)


def test_profit_beyond_three_years_is_not_waited_for() -> None:
    """Gumroad: gone in 13.4 months, profit in 41; the chart ends at 14 and says the rest."""
    picture = cash_picture(case("gumroad-2015"))
    assert picture.horizon == 14
    assert picture.paths[0].ending == "profit in 41 months, $5.9M short"


def test_side_by_side_charts_share_an_axis_and_keep_their_paths() -> None:
    """A longer axis adds empty months, never a longer story."""
    alone, beside = cash_picture(case("zoom-2019")), cash_picture(case("zoom-2019"), 24)
    assert (alone.horizon, beside.horizon) == (12, 24)
    assert beside.paths == alone.paths


def test_nothing_known_says_what_to_ask_and_whom() -> None:
    """Cash first, then what burn would need; no path, no exception."""
    picture = cash_picture(nothing_known())
    assert not any((picture.paths, picture.bands, picture.history))
    assert [text.split(" ")[0] for text in picture.missing] == ["Cash", "Expenses", "Revenue"]
    assert all("not known yet: ask the founder, \u201c" in text for text in picture.missing)
    assert picture.title == "Cash is not known yet"


def test_cash_known_and_growth_not_is_drawn_at_todays_burn() -> None:
    """Fab: 110M less 14M a month is a straight line, gone after 110/14 = 7.857 months."""
    picture = cash_picture(case("fab-com-2013"))
    (path,) = picture.paths
    assert path.label == "at today's burn"
    assert dict(path.points)[5] == 110e6 - 5 * 14e6
    assert path.gone == pytest.approx(110 / 14)
    assert not picture.bands


def test_no_cash_left_is_gone_now() -> None:
    """Zero is not unknown: the chart is drawn and says so."""
    picture = cash_picture(company(revenue=10_000, expenses=50_000, growth=0.05, cash=0))
    assert picture.title == "The money is gone now on both terms"
    assert not picture.missing
    assert picture.today == 0


def test_profitable_without_cash_known_asks_for_the_cash() -> None:
    """Nothing is burned, and still the chart has no cash to draw."""
    picture = cash_picture(company(revenue=50_000, expenses=20_000, growth=0.05))
    assert picture.title == "Nothing is burned; how much cash there is, is not known yet"
    assert len(picture.missing) == 1


def test_earlier_cash_is_the_past() -> None:
    """Figures before today, oldest first, in months; later ones and other currencies stay out."""
    figures = (
        figure("cash", 900_000, date(2025, 11, 30)),
        figure("cash", 1_500_000, date(2025, 7, 31)),
        figure("cash", 777, date(2026, 6, 30)),
        figure("cash", 555, date(2025, 9, 30), currency="EUR"),
        figure("cash", 600_000),
        figure("expenses", 150_000),
        figure("revenue", 50_000),
        figure("growth", 0.05),
    )
    picture = cash_picture(assess(EMPTY.model_copy(update={"figures": figures}), as_of=TODAY))
    assert list(picture.history) == [(-6, 1_500_000), (-2, 900_000)]
    assert picture.today == 600_000
    assert picture.ceiling >= 1_500_000


def test_money_is_in_the_companys_own_currency() -> None:
    """A dossier in Swedish kronor has no dollar sign anywhere."""
    figures = tuple(
        figure(metric, value).model_copy(update={"currency": "SEK" if metric != "growth" else None})
        for metric, value in (("cash", 5e6), ("revenue", 1e5), ("expenses", 6e5), ("growth", 0.04))
    )
    dossier = EMPTY.model_copy(
        update={"figures": figures, "company": EMPTY.company.model_copy(update={"currency": "SEK"})}
    )
    picture = cash_picture(assess(dossier, as_of=TODAY))
    said = " ".join((picture.title, picture.subtitle, picture.sentence, str(picture.table.rows)))
    assert "SEK 5M" in picture.sentence
    assert "$" not in said


@given(
    revenue=amounts,
    expenses=amounts,
    growth=st.floats(-0.5, 1.0),
    cash=amounts,
)
@settings(max_examples=40)
def test_any_company_has_a_picture(revenue: float, expenses: float, growth: float, cash: float) -> None:
    """Paths start at today's cash, the range of money is never empty, the title is a sentence."""
    assessment = company(revenue=revenue, expenses=expenses, growth=growth, cash=cash)
    picture = cash_picture(assessment)
    assert all(path.points[0] == (0, cash) for path in picture.paths)
    assert picture.floor <= 0 < picture.ceiling
    assert picture.title[0].isupper()
    assert "nan" not in picture.sentence.lower()
    assert "None" not in picture.sentence
    assert picture.horizon == horizon_of(assessment)


def test_whom_to_ask_follows_the_bank() -> None:
    """The question for cash is the bank's, word for word."""
    picture = cash_picture(case("zirtual-2015"))
    assert "How much cash do you have in the bank today" in picture.missing[0]


def test_a_figure_from_anywhere_counts_as_history() -> None:
    """Who said it does not matter to the past line."""
    press = figure("cash", 800_000, date(2025, 12, 31), source={"kind": SourceKind.PRESS})
    figures = (press, figure("cash", 600_000), figure("net_burn", 100_000))
    picture = cash_picture(assess(EMPTY.model_copy(update={"figures": figures}), as_of=TODAY))
    assert picture.history == ((-1.0, 800_000),)


def test_burning_nothing_rises() -> None:
    """A stated burn below zero, and no revenue known: a straight line up, without end."""
    picture = cash_picture(company(cash=100_000, net_burn=-5_000))
    (path,) = picture.paths
    assert picture.title == "Nothing is burned: it lives on what it earns"
    assert dict(path.points)[12] == 160_000
    assert (path.gone, path.ending) == (None, "no end in sight")


def test_a_long_way_down_is_no_profit_and_no_end() -> None:
    """A trickle of a loss that never ends: the money lasts longer than the chart, in words."""
    picture = cash_picture(company(revenue=50_000, expenses=50_100, growth=0.0, cash=90_000_000))
    assert picture.title == "The money lasts longer than three years"
    assert picture.paths[0].ending == "no end in sight"


def test_days_are_said_on_both_terms() -> None:
    """Ten days of money on the founder's terms, a little less on sober ones."""
    picture = cash_picture(
        company(revenue=100_000, expenses=1_000_000, growth=0.05, cash=300_000, gross_margin=0.1)
    )
    assert picture.title == "The money is gone in about 10 days on both terms"
