"""Sentences worked out from figures, one kind of answer at a time."""

from __future__ import annotations

import pytest

from charts.samples import case, company, nothing_known
from diligence.report import words

HEADLINES = {
    "everpix-2013": "Two months of money, and no signed money on record.",
    "webvan-2001": "4.5 months of money, and no signed money on record.",
    "fast-2022": "About 15 days of money, and no signed money on record.",
    "wework-2019": (
        "On the founder's terms The We Company (WeWork) turns profitable in 8 months and needs about "
        "$720M until then; it has about $2.5B."
    ),
    "gumroad-2015": (
        "On the founder's terms Gumroad turns profitable in 41 months and needs about $10M until then; "
        "it has about $4.5M, 13 months of money."
    ),
    "zoom-2019": "Revenue pays for everything, with $514k a month to spare on 31 January 2019.",
    "fab-com-2013": "Too little is known for a verdict: revenue growth is not known yet: ask the founder.",
    "builder-ai-2025": "Too little is known for a verdict: expenses are not known yet: ask the founder.",
}


@pytest.mark.parametrize("slug", HEADLINES)
def test_the_answer_in_one_sentence(slug: str) -> None:
    """With "about", two digits, a unit, and whom to ask when it is not known."""
    assert words.headline(case(slug)) == HEADLINES[slug]


def test_a_pinch_with_signed_money_says_so() -> None:
    """Slow growth, four months of money, and half a million signed."""
    assessment = company(revenue=20_000, expenses=80_000, growth=0.01, cash=230_000, signed_money=500_000)
    assert words.headline(assessment) == (
        "Four months of money and slow growth; $500k is signed, not yet in the bank."
    )


def test_no_money_is_not_unknown_money() -> None:
    """Cash of zero is said as such."""
    assert words.headline(company(revenue=10_000, expenses=50_000, growth=0.05, cash=0)).startswith(
        "No money,"
    )


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
    assert words.facts_line(case("everpix-2013")) == "$2.33M raised \N{MIDDLE DOT} 7 people"
    assert words.facts_line(nothing_known()) == ""
    acme = nothing_known().dossier.company.model_copy(
        update={"does": "Robots", "sector": "logistics", "country": "Norway", "stage": "seed"}
    )
    from diligence.assessment import assess

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
