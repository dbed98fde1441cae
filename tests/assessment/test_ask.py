"""What to ask next: what ends the judgement first, each question once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from analysis.builders import CASES, TODAY, case, claim, dossier
from assessment.banks import BANK, CLEAR, answer
from diligence.assessment import NextQuestion, assess
from diligence.bank import shipped_bank
from diligence.model import Bank, Colour, Whom

if TYPE_CHECKING:
    from diligence.model import Answer, Figure


def asked(*figures: Figure, answers: tuple[Answer, ...] = (), bank: Bank = BANK) -> list[NextQuestion]:
    """The questions to ask of these figures."""
    judged = dossier(*figures).model_copy(update={"answers": answers})
    return list(assess(judged, as_of=TODAY, bank=bank).next_questions)


def test_of_nothing_the_four_figures_are_asked_first() -> None:
    """Without figures the verdict waits for four of them; the bank's own words are used where it has them."""
    found = asked()
    assert [each.about for each in found[:4]] == ["revenue", "expenses", "growth", "cash"]
    assert (found[0].ask, found[0].whom) == ("What of pmf.revenue-now?", Whom.EXECUTIVE)
    assert (found[1].ask, found[1].whom) == ("What is the latest figure for expenses?", Whom.FOUNDER)
    assert found[1].why == "Without the expenses there is no verdict."


def test_the_shipped_bank_asks_for_all_four() -> None:
    """Every figure that can end the judgement has a question of its own in the bank."""
    found = asked(bank=shipped_bank())
    about = {
        "revenue": "pmf.revenue-now",
        "expenses": "money.expenses",
        "growth": "pmf.growth-rate",
        "cash": "money.cash",
    }
    for each, (metric, name) in zip(found, about.items(), strict=False):
        question = shipped_bank().find(name)
        assert question is not None
        assert (each.about, each.ask, each.whom) == (metric, question.ask, question.whom[0])


def test_only_what_is_missing_is_asked_for() -> None:
    """With all but the cash known, the cash comes first, and what is known is not asked again."""
    found = asked(
        claim("revenue", 20_000.0), claim("expenses", 80_000.0), claim("growth", 0.08), bank=shipped_bank()
    )
    assert found[0].about == "cash"
    assert not {"revenue", "expenses", "growth"} & {each.about for each in found}


def test_what_flips_the_verdict_comes_next() -> None:
    """Of a dossier that is decided within a range, that range is asked about before flags and bank."""
    found = asked(
        claim("revenue", 20_000.0),
        claim("expenses", 80_000.0),
        claim("growth", 0.08, low=0.02, high=0.1),
        claim("cash", 1e6),
    )
    assert found[0].about == "growth"
    assert found[0].ask == "How sure is the figure for revenue growth, and may I see its source?"
    assert found[0].why == "Within its range the verdict turns to default dead."


def test_what_is_missing_comes_before_what_flips() -> None:
    """Costs that may lie below revenue would decide it; first of all the cash is not known."""
    found = asked(
        claim("revenue", 70_000.0),
        claim("expenses", 80_000.0, low=60_000.0, high=90_000.0),
        claim("growth", 0.08),
    )
    assert [each.about for each in found[:2]] == ["cash", "expenses"]
    assert found[1].why == "Within its range the verdict turns to profitable."


def test_last_years_revenue_is_no_substitute_for_todays() -> None:
    """In whatever order the bank has them, missing revenue is asked for as it is today."""
    fit, money = BANK.themes
    turned = fit.model_copy(update={"questions": fit.questions[::-1]})
    assert asked(bank=Bank(themes=(turned, money)))[0].ask == "What of pmf.revenue-now?"


def test_flags_before_the_bank_and_the_worst_of_each_cause_first() -> None:
    """A dead company that stands still: what contradicts, money, revenue, efficiency, then the rest."""
    figures = (
        claim("revenue", 10_000.0),
        claim("expenses", 110_000.0),
        claim("growth", 0.0),
        claim("cash", 300_000.0),
        claim("net_burn", 50_000.0),
    )
    found = [each.about for each in asked(*figures)]
    flags = ["Q2", "S2", "R1", "R4", "S3", "S1", "S7", "R2"]
    assert found[: len(flags)] == flags
    assert found[len(flags) :] == ["money.round", "pmf.revenue-year-ago", "money.plan"]


def test_flags_whose_answers_go_to_one_question_ask_once() -> None:
    """Of default dead and fatal pinch the worse is asked; the burn that does not add up comes first."""
    figures = (
        claim("revenue", 10_000.0),
        claim("expenses", 110_000.0),
        claim("growth", 0.0),
        claim("cash", 300_000.0),
        claim("net_burn", 50_000.0),
    )
    found = asked(*figures, bank=shipped_bank())
    assert [(each.about, each.question) for each in found[:4]] == [
        ("Q2", "money.burn"),
        ("S2", "money.default-alive"),
        ("R1", "pmf.growth-rate"),
        ("S3", "money.fundraising"),
    ]
    assert not {"S1", "S7", "R2", "R4"} & {each.about for each in found}


def test_green_flags_ask_nothing() -> None:
    """What is good needs no question before what is unknown."""
    judged = dossier(claim("revenue", 90.0), claim("expenses", 80.0))
    found = assess(judged, as_of=TODAY, bank=BANK)
    greens = {flag.id for flag in found.flags if flag.colour is Colour.GREEN}
    assert greens
    assert not greens & {each.about for each in found.next_questions}


def test_the_bank_by_weight_without_what_is_answered() -> None:
    """Open questions come heaviest first; the first sentence of why they matter is the reason."""
    found = asked(
        claim("revenue", 90.0), claim("expenses", 80.0), answers=(answer("money.plan", rating=CLEAR),)
    )
    assert [each.about for each in found] == ["money.round", "pmf.revenue-year-ago"]
    assert found[0].why == "Because of money.round."


@pytest.mark.parametrize("slug", [*CASES, ""])
def test_no_question_twice(slug: str) -> None:
    """Each text is there once, for every case and for the empty dossier, and is meant for somebody."""
    judged = case(slug) if slug else dossier()
    found = assess(judged, as_of=judged.as_of or TODAY).next_questions
    assert len({each.ask for each in found}) == len(found) > 0
    for each in found:
        assert each.ask.endswith(("?", "."))
        assert each.why.endswith(".")
        assert isinstance(each.whom, Whom)


@pytest.mark.parametrize(
    ("slug", "first"),
    [
        ("zirtual-2015", ["growth", "cash"]),
        ("theranos-2018", ["expenses", "growth", "cash"]),
        ("builder-ai-2025", ["expenses"]),
        ("fab-com-2013", ["growth"]),
        ("buffer-2016", ["expenses", "growth"]),
        ("everpix-2013", ["S2"]),
    ],
)
def test_what_would_decide_each_case(slug: str, first: list[str]) -> None:
    """Where a verdict is missing or not firm, what would settle it stands first."""
    found = assess(case(slug), as_of=case(slug).as_of or TODAY).next_questions
    assert [each.about for each in found[: len(first)]] == first
