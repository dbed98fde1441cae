"""Sentences worked out from figures, one kind of answer at a time."""

from __future__ import annotations

import pytest

from charts.samples import case, company, nothing_known
from diligence.amounts import Measure
from diligence.analysis import Flip, Verdict
from diligence.assessment import assess
from diligence.model import Bank
from diligence.report import words
from diligence.report.headline import headline

HEADLINES = {
    "everpix-2013": "Two months of money on both terms, and no signed money on record.",
    "webvan-2001": "4.5 months of money, on sober terms 4.4 months, and no signed money on record.",
    "fast-2022": "About 15 days of money on both terms, and no signed money on record.",
    "amazon-1997": (
        "On both terms Amazon.com turns profitable in 3 months and needs about $5.4M until then "
        "($5.5M on sober ones); it has about $120M."
    ),
    "wework-2019": (
        "On the founder's terms The We Company (WeWork) turns profitable in 8 months and needs about "
        "$720M until then, on sober terms it never does; it has about $2.5B."
    ),
    "gumroad-2015": (
        "On the founder's terms Gumroad turns profitable in 41 months and needs about $10M until then, "
        "on sober terms in 147 months and about $21M; it has about $4.5M, 13 months of money."
    ),
    "zoom-2019": "Revenue pays for everything, with $514k a month to spare on 31 January 2019.",
    "fab-com-2013": (
        "On both terms growth is not known. Even at 60 % a year, good for a company of this size, "
        "the cash is gone before profit."
    ),
    "builder-ai-2025": "Too little is known for a verdict: expenses are not known yet: ask the founder.",
}


@pytest.mark.parametrize("slug", HEADLINES)
def test_the_answer_in_one_sentence(slug: str) -> None:
    """With "about", two digits, a unit, and whom to ask when it is not known."""
    assert headline(case(slug)) == HEADLINES[slug]


def test_a_pinch_with_signed_money_says_so() -> None:
    """Slow growth, four months of money, and half a million signed."""
    assessment = company(revenue=20_000, expenses=80_000, growth=0.01, cash=230_000, signed_money=500_000)
    assert headline(assessment) == (
        "Four months of money on both terms, and slow growth; $500k is signed, not yet in the bank."
    )


def test_no_money_is_not_unknown_money() -> None:
    """Cash of zero is said as such."""
    assert headline(company(revenue=10_000, expenses=50_000, growth=0.05, cash=0)).startswith("No money,")


def test_standing_says_on_which_terms() -> None:
    """Both agree, both disagree, the ranges disagree, nothing is known."""
    assert words.standing(case("everpix-2013")) == "dead on both terms"
    assert words.standing(case("zoom-2019")) == "alive on both terms"
    assert words.standing(case("wework-2019")) == "undecided: the two terms disagree"
    assert words.standing(case("buffer-2016")).startswith("undecided: within the ranges")
    assert words.standing(nothing_known()) == "no verdict yet"


def test_how_sure_names_what_flips_it() -> None:
    """Buffer lives with expenses below $1.01M or growth above 1.3 % a month."""
    assert words.how_sure(case("buffer-2016")) == (
        "With expenses below $1.01M a month it would be default alive.",
        "With revenue growth above 1.3 % a month it would be default alive.",
    )
    assert words.how_sure(case("everpix-2013")) == (
        "The verdict is the same over the whole range of every figure.",
    )
    assert words.how_sure(nothing_known()) == ()


def test_odds_by_month() -> None:
    """Buffer: 51 of 100 after a year, 46 after two and three."""
    assert words.odds_in_words(case("buffer-2016").odds) == (
        "alive in 12 months: 51 in 100, in 24: 46 in 100, in 36: 46 in 100, if no one invests"
    )
    assert words.odds_in_words(nothing_known().odds) == (
        "not known yet: for this, revenue, expenses, growth and cash would have to be known"
    )


def test_facts_are_only_what_is_known() -> None:
    """Raised and people for Everpix, nothing at all for an empty dossier."""
    assert words.facts_line(case("everpix-2013")) == (
        "Storing and sorting of people's photos \N{MIDDLE DOT} $2.33M raised \N{MIDDLE DOT} 7 people"
    )
    assert words.facts_line(nothing_known()) == ""
    acme = nothing_known().dossier.company.model_copy(
        update={"does": "Robots", "sector": "logistics", "country": "Norway", "stage": "seed"}
    )
    dossier = nothing_known().dossier.with_company(acme)
    assert words.facts_line(assess(dossier, as_of=nothing_known().as_of)) == (
        "Robots, logistics, Norway \N{MIDDLE DOT} seed"
    )


def test_a_reading_that_needs_nothing_says_why() -> None:
    """Dead whatever the growth: the reason, in the middle of a sentence, without its stop."""
    reading = case("fast-2022").analysis.founder
    assert words.reading_in_words(reading, case("fast-2022").position) == (
        "revenue would have to rise 201 times to pay for today's expenses"
    )


def test_never_is_said_with_its_reason() -> None:
    """No revenue yet: there is nothing for growth to build on."""
    assessment = company(revenue=0, expenses=50_000, cash=900_000)
    assert headline(assessment) == (
        "On both terms it does not reach profit: there is no revenue yet for growth to build on."
    )


def test_whom_to_ask_when_the_bank_is_empty() -> None:
    """Without a single question the founder is asked."""
    assessment = assess(nothing_known().dossier, as_of=nothing_known().as_of, bank=Bank(themes=()))
    assert assessment.next_questions
    assert headline(assessment).endswith("are not known yet: ask the founder.")


@pytest.mark.parametrize(
    ("flip", "told"),
    [
        (
            Flip("cash", 1_100_000, False, Verdict.DEFAULT_DEAD),
            "With cash below $1.1M it would be default dead.",
        ),
        (
            Flip("gross_margin", 0.5, True, Verdict.DEFAULT_ALIVE),
            "With gross margin above 50 % it would be default alive.",
        ),
        (
            Flip("expense_growth", 0.02, True, Verdict.DEFAULT_DEAD),
            "With expense growth above 2 % a month it would be default dead.",
        ),
        (
            Flip("several at once", None, False, Verdict.DEFAULT_DEAD),
            "With every figure at the worst end of its range it would be default dead.",
        ),
        (
            Flip("several at once", None, True, Verdict.DEFAULT_ALIVE),
            "With every figure at the best end of its range it would be default alive.",
        ),
    ],
)
def test_what_flips_it_has_a_value_with_a_unit(flip: Flip, told: str) -> None:
    """Money with its currency, shares in percent, rates by the month."""
    assert words.flip_in_words(flip, case("everpix-2013").position) == told


def test_metrics_have_their_units() -> None:
    """Months, people and flows of things."""
    assert words.metric_in_words("runway_months", 7.4, "USD") == "7.4 months"
    assert words.metric_in_words("headcount", 15_000, "USD") == "15,000"
    assert words.metric_in_words("sign_ups", 5_935, "USD") == "5,935 a month"


def test_six_kinds_of_answer_read_differently() -> None:
    """A number, zero, unknown, without end, never, not applicable, and too far to see."""
    kinds = (
        Measure.known(3.0),
        Measure.known(0.0),
        Measure.unknown("x"),
        Measure.infinite("x"),
        Measure.never("x"),
        Measure.not_applicable("x"),
        Measure.beyond("not within 600 months"),
    )
    told = [words.measure_in_words(kind) for kind in kinds]
    assert len(set(told)) == len(kinds)
    assert words.measure_in_words(Measure.known(0.0), "USD") == "nothing"
    assert words.measure_in_words(Measure.never("")) == "never"
    assert not any("600" in text for text in told), "a search limit is never printed"


def test_a_founder_alone_is_one_person() -> None:
    """Not "1 people"."""
    assert words.facts_line(company(headcount=1)) == "1 person"
