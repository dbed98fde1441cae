"""Figures held against each other: a contradiction is a question, with both figures in it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from analysis.builders import TODAY, claim, example
from diligence.amounts import Period
from diligence.flags.consistency import CASH_BEFORE
from diligence.model import Figure, Severity, Trust
from flags.briefs import burning, raised

CRITICAL, MAJOR, MINOR = Severity.CRITICAL, Severity.MAJOR, Severity.MINOR


@pytest.mark.parametrize(
    ("stated", "severity"),
    [
        (12.0, None),
        (12.01, MAJOR),
        (15.0, MAJOR),
        (15.01, CRITICAL),
        (8.0, None),
        (7.99, MAJOR),
        (5.0, MAJOR),
        (4.99, CRITICAL),
    ],
)
def test_stated_runway(stated: float, severity: Severity | None) -> None:
    """Q1: cash over burn is 10 months here; more than 20 % off is major, more than 50 % critical."""
    flag = raised(*burning(cash=1e6), claim("runway_months", stated)).flags.get("Q1")
    assert (flag.severity if flag else None) is severity


def test_the_sentence_about_the_runway() -> None:
    """Both reckonings are given, and nobody is accused."""
    flag = raised(*burning(cash=1e6), claim("runway_months", 13.0)).flags["Q1"]
    assert flag.why == "The stated runway comes to 13 months from today; cash over net burn gives 10 months."
    assert flag.ask == "Which assumptions turn cash and burn into your number?"


def test_an_old_claim_is_aged_before_it_is_compared() -> None:
    """16 months said half a year ago are ten today, which is what cash over burn gives."""
    said = claim("runway_months", 16.0, on=date(2025, 12, 31))
    assert "Q1" not in raised(*burning(cash=1e6), said).flags


def test_a_claim_that_counts_on_growth_is_no_contradiction() -> None:
    """Far from cash over burn, and near the runway along the path: growth explains it."""
    growing = burning(cash=900_000.0, revenue=50_000.0, growth=0.03)
    left, month = 900_000.0, 0
    while left >= (loss := 110_000 - 50_000 * 1.03**month):
        left, month = left - loss, month + 1
    path = month + left / loss
    assert path > 1.2 * 900_000 / (110_000 - 50_000)
    assert "Q1" not in raised(*growing, claim("runway_months", path)).flags
    assert "Q1" in raised(*growing, claim("runway_months", path * 1.25)).flags


def test_buffers_stated_runway() -> None:
    """The shareholder report of 2023: 3.2M over a loss of 573k a year is 67 months; it says 21."""
    given = example("buffer_runway_2023")
    known, stated = given["inputs"], given["expected"]["months_stated"]
    figures = (
        claim("cash", known["cash"]),
        claim("net_burn", known["net_loss_year"], per=Period.YEAR),
        claim("runway_months", stated),
    )
    assert known["cash"] / (known["net_loss_year"] / 12) == pytest.approx(67.4, abs=0.1)
    flag = raised(*figures).flags["Q1"]
    assert flag.severity is CRITICAL
    assert "21 months from today; cash over net burn gives 67 months" in flag.why


def test_no_cash_and_two_months_stated() -> None:
    """Cash of zero lasts zero months: any claim of more is critical, and nothing is divided by it."""
    found = raised(*burning(cash=0.0), claim("runway_months", 2.0))
    assert found.flags["Q1"].severity is CRITICAL
    assert "Q1" not in raised(*burning(cash=0.0), claim("runway_months", 0.0)).flags


def test_a_runway_that_made_the_cash_proves_nothing() -> None:
    """Cash derived from the claim agrees with the claim: neither flag nor question."""
    found = raised(*burning(cash=None), claim("runway_months", 5.0))
    assert "Q1" not in {*found.flags, *found.unknown}


def test_a_runway_where_nothing_is_burnt_is_not_compared() -> None:
    """Infinite is not unknown: there is nothing to ask for."""
    found = raised(*burning(cash=1e6, revenue=120_000.0), claim("runway_months", 12.0))
    assert "Q1" not in {*found.flags, *found.unknown}


def test_a_claim_without_anything_to_compare_is_a_question() -> None:
    """Cash alone, or burn alone, does not show what the claim is worth."""
    assert raised(claim("runway_months", 12.0), claim("cash", 1e6)).unknown["Q1"] == ("net_burn",)
    assert raised(*burning(cash=1e6)).unknown["Q1"] == ("runway_months",)


@pytest.mark.parametrize(
    ("burn", "severity"),
    [
        (65_000.0, None),
        (64_999.0, MINOR),
        (50_000.0, MINOR),
        (49_999.0, MAJOR),
        (95_000.0, None),
        (95_001.0, MINOR),
    ],
)
def test_stated_burn(burn: float, severity: Severity | None) -> None:
    """Q2: 100k less 20k is 80k; 15 % of expenses is the border, 30 % that of major."""
    figures = (claim("expenses", 100_000.0), claim("revenue", 20_000.0), claim("net_burn", burn))
    flag = raised(*figures).flags.get("Q2")
    assert (flag.severity if flag else None) is severity
    if flag:
        assert set(flag.evidence) == {figure.id for figure in figures}


def test_the_sentence_about_the_burn() -> None:
    """Both amounts are given, and the question offers the harmless reason first."""
    figures = (claim("expenses", 100_000.0), claim("revenue", 20_000.0), claim("net_burn", 100_000.0))
    flag = raised(*figures).flags["Q2"]
    assert flag.why == "Net burn is stated as $100k a month; expenses less revenue give $80k."
    assert flag.ask == "Is that gross or net, and which months?"


def test_a_burn_that_was_derived_proves_nothing() -> None:
    """Two of the three make the third, which then agrees with them."""
    found = raised(claim("expenses", 100_000.0), claim("revenue", 20_000.0))
    assert "Q2" not in {*found.flags, *found.unknown}


def test_burn_alone_is_a_question() -> None:
    """Nothing to hold it against: revenue and expenses are named."""
    assert raised(claim("net_burn", 5.0)).unknown["Q2"] == ("expenses", "revenue")


def test_nothing_spent_is_nothing_to_share_out() -> None:
    """Expenses of zero divide nothing, and ask for nothing."""
    figures = (claim("expenses", 0.0), claim("revenue", 0.0), claim("net_burn", 5_000.0))
    found = raised(*figures)
    assert "Q2" not in {*found.flags, *found.unknown}


def severity_of(rule: str, *figures: Figure) -> Severity | None:
    """How weighty a rule finds these figures, if it raises anything."""
    flag = raised(*figures).flags.get(rule)
    return flag.severity if flag else None


@pytest.mark.parametrize(
    ("stated", "raises"),
    [
        (0.0595, False),
        (0.1189, False),  # 5.94 points and a hair under twice
        (0.1190, True),  # over 3 points and over twice
        (0.02, True),  # 3.9 points below, and last year's is nearly three times it
        (0.0295, False),  # 2.02 times, and 2.996 points
    ],
)
def test_stated_growth(stated: float, raises: bool) -> None:
    """Q3: 10k to 20k in a year are 5.946 % a month; both 3 points and twice have to be exceeded."""
    assert round(2 ** (1 / 12) - 1, 5) == 0.05946
    figures = (
        claim("growth", stated),
        claim("revenue", 20_000.0),
        claim("revenue", 10_000.0, on=date(2025, 6, 30)),
    )
    assert severity_of("Q3", *figures) is (MAJOR if raises else None)


@pytest.mark.parametrize(("stated", "raises"), [(-0.05, False), (-0.04, True), (0.03, True)])
def test_stated_decline(stated: float, raises: bool) -> None:
    """62k to 20k in a year lose 9 % a month: 5 % is over half of that, 4 % and any growth are not."""
    assert round((20 / 62) ** (1 / 12) - 1, 3) == -0.09
    figures = (
        claim("growth", stated),
        claim("revenue", 20_000.0),
        claim("revenue", 62_000.0, on=date(2025, 6, 30)),
    )
    assert severity_of("Q3", *figures) is (MAJOR if raises else None)


def test_the_sentence_about_growth() -> None:
    """Both rates are given, and the question asks for the months."""
    figures = (
        claim("growth", 0.2),
        claim("revenue", 20_000.0),
        claim("revenue", 10_000.0, on=date(2025, 6, 30)),
    )
    flag = raised(*figures).flags["Q3"]
    assert flag.why == "Growth is stated as 20 % a month; over the last year it was 5.9 % a month."
    assert flag.ask == "What was revenue in each of the last twelve months?"
    assert set(flag.evidence) == {figure.id for figure in figures}


@pytest.mark.parametrize(("revenue", "raises"), [(4_999.0, False), (5_000.0, True)])
def test_growth_on_a_tiny_base_means_little(revenue: float, raises: bool) -> None:
    """Exception X1: under 5,000 a month a customer more is a jump, and no contradiction."""
    figures = (claim("growth", 0.9), claim("revenue", revenue), claim("revenue", 2e3, on=date(2025, 6, 30)))
    assert (severity_of("Q3", *figures) is not None) is raises


def test_growth_without_a_year_ago_is_a_question() -> None:
    """Stated growth needs last year's revenue; derived growth needs nothing."""
    assert raised(claim("growth", 0.1), claim("revenue", 1e5)).unknown["Q3"] == ("revenue_a_year_ago",)
    half = claim("revenue", 5e4, on=date(2025, 12, 31))
    assert "Q3" not in raised(half, claim("revenue", 1e5)).unknown


@pytest.mark.parametrize(
    ("mrr", "severity"),
    [(85_000.0, None), (84_990.0, MINOR), (70_000.0, MINOR), (69_990.0, MAJOR), (115_010.0, MINOR)],
)
def test_arr_and_mrr(mrr: float, severity: Severity | None) -> None:
    """Q4: twelve times 85k are 15 % below an ARR of 1.2M, twelve times 70k are 30 %."""
    figures = claim("recurring_revenue", 1.2e6, per=Period.YEAR), claim("recurring_revenue", mrr)
    assert severity_of("Q4", *figures) is severity


def test_arr_alone_lacks_the_month() -> None:
    """Q4: with ARR alone there is nothing to hold it against; with MRR alone no ARR is claimed."""
    arr, mrr = claim("recurring_revenue", 1.2e6, per=Period.YEAR), claim("recurring_revenue", 100_000.0)
    assert raised(arr).unknown["Q4"] == ("recurring_revenue_a_month",)
    assert raised().unknown["Q4"] == ("recurring_revenue",)
    for figures in ((mrr,), (arr, mrr)):
        assert "Q4" not in raised(*figures).unknown


def test_the_sentence_about_arr() -> None:
    """Both annual amounts, and what the second one is."""
    figures = claim("recurring_revenue", 1.2e6, per=Period.YEAR), claim("recurring_revenue", 80_000.0)
    flag = raised(*figures).flags["Q4"]
    assert flag.why == "ARR is stated as $1.2M a year; twelve times MRR is $960k a year."


@pytest.mark.parametrize(
    ("customers", "price", "raises"),
    [
        (60.0, 15_000.0, False),  # 900k: 25 % below 1.2M
        (60.0, 14_990.0, True),
        (9.0, 80_000.0, False),  # 720k: 40 % below, and fewer than ten
        (9.0, 79_990.0, True),
        (10.0, 80_000.0, True),  # 800k: a third below
    ],
)
def test_arr_and_customers(customers: float, price: float, raises: bool) -> None:
    """Q5, with exception X7: below ten customers one contract moves the mean."""
    figures = (
        claim("recurring_revenue", 1.2e6, per=Period.YEAR),
        claim("customers", customers),
        claim("acv", price, per=Period.YEAR),
    )
    assert severity_of("Q5", *figures) is (MAJOR if raises else None)


@pytest.mark.parametrize(
    ("expenses", "severity"),
    [(159_999.0, MAJOR), (160_000.0, None), (600_000.0, None), (600_001.0, Severity.INFO)],
)
def test_costs_and_people(expenses: float, severity: Severity | None) -> None:
    """Q6: 20 people at 8k cost 200k a month: 0.8 times is 160k and 3 times is 600k."""
    figures = claim("expenses", expenses), claim("headcount", 20.0), claim("payroll", 8_000.0)
    assert severity_of("Q6", *figures) is severity


def test_the_sentence_about_people() -> None:
    """Both amounts, and the harmless reasons in the question."""
    figures = claim("expenses", 150_000.0), claim("headcount", 20.0), claim("payroll", 8_000.0)
    flag = raised(*figures).flags["Q6"]
    assert flag.why == "Expenses are $150k a month; the people alone cost about $200k."
    assert flag.ask == "What is left out of expenses, and are the founders paid?"


@pytest.mark.parametrize(
    ("cash", "raises"), [(2.16e6, False), (2.15e6, True), (2.64e6, False), (2.65e6, True)]
)
def test_cash_since_the_round(cash: float, raises: bool) -> None:
    """Q7: of 3M half a year ago, a burn of 100k leaves 2.4M; 140k a month leave 2.16M, 60k leave 2.64M."""
    figures = (
        claim("last_round_amount", 3e6, on=date(2025, 12, 31)),
        claim("cash", cash),
        claim("net_burn", 100_000.0),
    )
    assert severity_of("Q7", *figures) is (MAJOR if raises else None)


def test_older_rounds_explain_cash_that_is_left() -> None:
    """Of 3M half a year ago 2.65M are left: strange for a first round, not where 8M were raised in all."""
    figures = (
        claim("last_round_amount", 3e6, on=date(2025, 12, 31)),
        claim("cash", 2.65e6),
        claim("net_burn", 100_000.0),
    )
    assert severity_of("Q7", *figures, claim("total_raised", 3e6)) is MAJOR
    found = raised(*figures, claim("total_raised", 8e6))
    assert "Q7" not in found.flags
    assert found.unknown["Q7"] == (CASH_BEFORE,)
    more = raised(figures[0], claim("cash", 3.2e6), figures[2]).flags["Q7"]
    assert more.why == "Net burn is $100k a month, and there is more cash than the last round brought."


def test_more_cash_than_there_can_be() -> None:
    """0.2M before and 3M of the round are 3.2M, and 6 * 10k of revenue more: 3.3M needs another source."""
    figures = (
        claim("last_round_amount", 3e6, on=date(2025, 12, 31)),
        claim("cash", 2e5, on=date(2025, 11, 30)),
        claim("cash", 3.3e6),
        claim("revenue", 10_000.0),
        claim("net_burn", 100_000.0),
    )
    flag = raised(*figures).flags["Q7"]
    assert flag.why == (
        "Cash was $3.3M; cash before, the round and all revenue since the round of 31 December 2025 "
        "come to $3.26M at most."
    )


@pytest.mark.parametrize(
    ("figures", "rule", "why"),
    [
        ({"grr": 1.05}, "Q8.grr", "The gross revenue retention is 105 %; the most there is is 100 %."),
        (
            {"grr": 0.9, "nrr": 0.85},
            "Q8.nrr",
            "The net revenue retention is 85 %; gross revenue retention, which is never above it, is 90 %.",
        ),
        (
            {"top_five_share": 0.3, "largest_customer_share": 0.4},
            "Q8.top_five_share",
            "The share of the top five is 30 %; that of the largest alone is 40 %.",
        ),
    ],
)
def test_impossible_shares(figures: dict[str, float], rule: str, why: str) -> None:
    """Q8: what can't be so by definition is critical, and the question is how it is calculated."""
    flag = raised(*(claim(metric, value) for metric, value in figures.items())).flags[rule]
    assert (flag.severity, flag.why) == (CRITICAL, why)
    assert flag.ask.startswith("How is it calculated")


@pytest.mark.parametrize(
    ("known", "missing"),
    [
        ({"grr": 0.9}, ("nrr", "top_five_share", "largest_customer_share")),
        ({"grr": 0.9, "nrr": 1.0}, ("top_five_share", "largest_customer_share")),
        ({"grr": 1.05}, None),
    ],
)
def test_shares_that_lack_their_bound(known: dict[str, float], missing: tuple[str, ...] | None) -> None:
    """Q8: what is possible by itself is open still; what isn't is a flag, whatever else is missing."""
    found = raised(*(claim(metric, value) for metric, value in known.items()))
    assert found.unknown.get("Q8") == missing
    assert ("Q8.grr" in found.flags) is (missing is None)


def test_possible_shares_are_no_flag() -> None:
    """Equal to the bound is possible."""
    known = {"grr": 1.0, "nrr": 1.0, "top_five_share": 0.4, "largest_customer_share": 0.4}
    found = raised(*(claim(metric, value) for metric, value in known.items()))
    assert not [rule for rule in (*found.flags, *found.unknown) if rule.startswith("Q8")]


@pytest.mark.parametrize(("days", "raises"), [(60, False), (61, True)])
def test_figures_of_different_times(days: int, raises: bool) -> None:
    """Q9: cash of today and expenses of more than sixty days ago, neither of them old."""
    figures = claim("cash", 1.0), claim("expenses", 1.0, on=TODAY - timedelta(days=days))
    assert severity_of("Q9", *figures) is (MINOR if raises else None)
    if raises:
        flag = raised(*figures).flags["Q9"]
        assert flag.why == "The figures for expenses and cash are 61 days apart."
        assert flag.ask == "What were expenses and cash on one and the same day?"


def test_old_figures_are_asked_for_before_mixed_ones() -> None:
    """One flag and not two: a figure too old is also of another time."""
    flag = raised(claim("cash", 1.0), claim("expenses", 1.0, on=TODAY - timedelta(days=200))).flags["Q9"]
    assert (flag.title, flag.severity) == ("Figures are old", MAJOR)


def test_a_week_and_a_year_of_one_month() -> None:
    """Q11 for figures of different periods says that both were brought to the month."""
    figures = claim("revenue", 2_300.0, per=Period.WEEK), claim("revenue", 36_000.0, per=Period.YEAR)
    flag = raised(*figures).flags["Q11.revenue"]
    assert flag.why == "On record for the same month, brought to the month: $10k a month and $3k a month."


@pytest.mark.parametrize(("days", "severity"), [(90, None), (91, MINOR), (180, MINOR), (181, MAJOR)])
def test_stale_figures(days: int, severity: Severity | None) -> None:
    """Q9: more than 90 days old is minor, more than 180 major."""
    flag = raised(claim("revenue", 1.0, on=TODAY - timedelta(days=days))).flags.get("Q9")
    assert (flag.severity if flag else None) is severity


def test_the_question_about_old_figures() -> None:
    """One figure is asked for in the singular, several as a list, with the oldest one's age."""
    old, older = TODAY - timedelta(days=100), TODAY - timedelta(days=120)
    one = raised(claim("net_burn", 1.0, on=old)).flags["Q9"]
    assert one.ask == "What is the latest figure for net burn?"
    two = raised(claim("revenue", 1.0, on=old), claim("expenses", 2.0, on=older)).flags["Q9"]
    assert two.ask == "What are the latest figures for revenue and expenses?"
    assert two.why == "Old figures: revenue, expenses; the oldest is 120 days old."


def test_old_figures_that_newer_ones_replace_are_not_stale() -> None:
    """A history is no reproach: only what the verdict rests on has an age."""
    figures = (claim("revenue", 1.0), claim("revenue", 0.5, on=date(2024, 6, 30)))
    assert "Q9" not in raised(*figures).flags


def test_nothing_on_record_is_not_stale() -> None:
    """No figures, no age."""
    found = raised()
    assert "Q9" not in {*found.flags, *found.unknown}


@pytest.mark.parametrize(
    ("metric", "values", "severity", "said"),
    [
        ("cash", (100_000.0, 130_000.0), MAJOR, "$100k and $130k"),
        ("revenue", (100_000.0, 130_000.0), MAJOR, "$100k a month and $130k a month"),
        ("growth", (0.05, 0.08), MINOR, "5 % a month and 8 % a month"),
        ("runway_months", (6.0, 12.0), MAJOR, "6 months and 12 months"),
        ("headcount", (10.0, 20.0), MINOR, "10 people and 20 people"),
        ("gross_margin", (0.5, 0.8), MINOR, "50 % and 80 %"),
    ],
)
def test_two_tellers(metric: str, values: tuple[float, float], severity: Severity, said: str) -> None:
    """Q11 for each figure told twice, more than a fifth apart, in that figure's own unit."""
    figures = tuple(claim(metric, value) for value in values)
    flag = raised(*reversed(figures)).flags[f"Q11.{metric}"]
    assert flag.severity is severity
    assert flag.why == f"On record for the same month: {said}."
    assert flag.evidence == tuple(figure.id for figure in figures)
    assert flag.ask.endswith("stands, and why do they differ?")


def test_each_contradiction_is_a_trouble_of_its_own() -> None:
    """Two cash figures and two revenues are two flags of two causes."""
    figures = [claim(metric, value) for metric in ("cash", "revenue") for value in (100.0, 200.0)]
    flags = raised(*figures).flags
    causes = {flags["Q11.cash"].cause, flags["Q11.revenue"].cause}
    assert len(causes) == 2


def test_a_lesser_source_contradicts_too() -> None:
    """A rumour beside a document is still a question."""
    figures = (claim("cash", 100.0, trust=Trust.VERIFIED), claim("cash", 300.0, trust=Trust.HEARD))
    assert "Q11.cash" in raised(*figures).flags
