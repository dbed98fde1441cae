"""How much of what matters is known, counted by hand on a small bank."""

from __future__ import annotations

from datetime import date

import pytest

from analysis.builders import CASES, TODAY, case, claim, dossier
from assessment.banks import BANK, CLEAR, EVASIVE, EVIDENCED, VAGUE, answer
from diligence.analysis import reconcile
from diligence.assessment import Coverage, assess
from diligence.assessment.coverage import KEY_FIGURES, YEAR_AGO, measure_coverage
from diligence.bank import shipped_bank
from diligence.model import Answer, Bank, Dossier, Figure

FIGURES = 3 + 3 + 3 + 3 + 2 + 2 + 1 + 1 + 1
QUESTIONS = (3 + 2) + (1 + 3)


def coverage(*figures: Figure, answers: tuple[Answer, ...] = (), bank: Bank = BANK) -> Coverage:
    """The coverage of these figures and answers."""
    judged: Dossier = dossier(*figures).model_copy(update={"answers": answers})
    return measure_coverage(judged, reconcile(judged, TODAY), bank)


def counts(found: Coverage, theme: str) -> tuple[int, int, int, int]:
    """Total, asked, answered and evidenced of one theme."""
    each = next(t for t in found.themes if t.theme == theme)
    return each.total, each.asked, each.answered, each.evidenced


def test_nothing_is_known_of_an_empty_dossier() -> None:
    """Zero of everything, and every key figure is missing."""
    found = coverage()
    assert found.known_share == 0
    assert (found.figures_known, found.figures_missing) == ((), tuple(KEY_FIGURES))
    assert sum(KEY_FIGURES.values()) == FIGURES
    assert [counts(found, theme) for theme in ("pmf", "money")] == [(2, 0, 0, 0), (2, 0, 0, 0)]


def test_figures_and_answers_count_by_weight() -> None:
    """Revenue (3) also answers its question (3); a clear answer about the round is 3 more."""
    found = coverage(claim("revenue", 100.0), answers=(answer("money.round", rating=CLEAR),))
    assert found.known_share == pytest.approx((3 / FIGURES + (3 + 3) / QUESTIONS) / 2)
    assert found.figures_known == ("revenue",)
    assert counts(found, "pmf") == (2, 0, 1, 0)
    assert counts(found, "money") == (2, 1, 1, 0)


def test_what_follows_from_figures_is_known_too() -> None:
    """Burn and revenue give the expenses, and cost of revenue the margin."""
    found = coverage(claim("revenue", 100.0), claim("net_burn", 50.0), claim("cost_of_revenue", 20.0))
    assert found.figures_known == ("revenue", "expenses", "gross_margin")


@pytest.mark.parametrize(("rating", "answered"), [(EVASIVE, 0), (VAGUE, 0), (CLEAR, 1), (EVIDENCED, 1)])
def test_an_evasive_answer_was_asked_and_is_none(rating: str, answered: int) -> None:
    """Evasive and vague answers count as asked only, whatever else was noted with them."""
    found = coverage(answers=(answer("money.plan", rating=rating, text="A lot was said."),))
    assert counts(found, "money") == (2, 1, answered, 1 if rating is EVIDENCED else 0)


@pytest.mark.parametrize(
    ("content", "answered"),
    [
        ({"text": "Until May."}, 1),
        ({"signals": ("green",)}, 1),
        ({"value": "yes"}, 1),
        ({"value": "unknown"}, 0),
        ({"value": "  "}, 0),
        ({"text": " "}, 0),
        ({}, 0),
        ({"value": "unknown", "text": "She will look it up."}, 1),
    ],
)
def test_what_says_something(content: dict[str, object], answered: int) -> None:
    """A note, a sign or a value is an answer; "they don't know", and nothing at all, are not."""
    assert counts(coverage(answers=(answer("money.plan", **content),)), "money")[2] == answered


@pytest.mark.parametrize(
    ("content", "answered"),
    [
        ({"value": "Raising, nothing signed. "}, 1),
        ({"value": "banana"}, 0),
        ({"value": "banana", "text": "They laughed."}, 1),
        ({"value": "banana", "rating": CLEAR}, 1),
        ({"value": "banana", "signals": ("bridge",)}, 1),
    ],
)
def test_a_value_that_no_rule_can_read_is_no_answer_by_itself(
    content: dict[str, object], answered: int
) -> None:
    """It stays to be asked, unless somebody judged it or wrote down what was said."""
    asked = one_question("money.fundraising")
    assert counts(coverage(answers=(answer("money.fundraising", **content),), bank=asked), "money") == (
        1,
        1,
        answered,
        0,
    )


@pytest.mark.parametrize(("said", "answered"), [("48 hours", 1), ("tomorrow", 0), ("unknown", 0)])
def test_a_number_that_can_not_be_read_is_no_answer_either(said: str, answered: int) -> None:
    """Hours are days; "tomorrow" is a word."""
    asked = one_question("offer.days-to-decide")
    found = coverage(answers=(answer("offer.days-to-decide", value=said),), bank=asked)
    assert counts(found, "offer") == (1, 1, answered, 0)


def one_question(question: str) -> Bank:
    """The shipped bank with this question alone."""
    [theme] = [theme for theme in shipped_bank().themes if theme.id == question.partition(".")[0]]
    kept = tuple(each for each in theme.questions if each.id == question)
    return Bank(themes=(theme.model_copy(update={"questions": kept, "checklist": None}),))


def test_one_good_answer_is_enough() -> None:
    """Evaded by the founder and answered by an engineer is answered, once."""
    answers = (answer("money.plan", id="a", rating=EVASIVE), answer("money.plan", id="b", rating=CLEAR))
    assert counts(coverage(answers=answers), "money") == (2, 1, 1, 0)


@pytest.mark.parametrize(
    ("day", "answered"),
    [
        (date(2025, 6, 30), 1),
        (date(2025, 9, 30), 1),
        (date(2025, 10, 31), 0),
        (date(2025, 3, 31), 1),
        (date(2025, 2, 28), 0),
    ],
)
def test_todays_revenue_is_not_that_of_a_year_ago(day: date, answered: int) -> None:
    """The question about last year is answered by a figure nine to fifteen months old."""
    assert counts(coverage(claim("revenue", 2.0)), "pmf")[2] == 1
    assert counts(coverage(claim("revenue", 2.0), claim("revenue", 1.0, on=day)), "pmf")[2] == 1 + answered


def test_the_bank_has_the_question_about_last_year() -> None:
    """Questions named here exist in the shipped bank, and ask for a figure that others ask for today."""
    for name in YEAR_AGO:
        asked = shipped_bank().find(name)
        assert asked is not None
        assert asked.metric in KEY_FIGURES


def test_a_bank_without_questions() -> None:
    """Figures alone can be covered."""
    found = coverage(claim("revenue", 1.0), bank=Bank(themes=()))
    assert found.known_share == 3 / FIGURES
    assert found.themes == ()


@pytest.mark.parametrize("slug", CASES)
def test_coverage_is_a_share(slug: str) -> None:
    """No case is wholly known or wholly unknown, and the figures are either known or missing."""
    found = assess(case(slug), as_of=case(slug).as_of or TODAY).coverage
    assert 0 < found.known_share < 1
    assert set(found.figures_known) | set(found.figures_missing) == set(KEY_FIGURES)
    assert not set(found.figures_known) & set(found.figures_missing)


def test_more_is_never_less_known() -> None:
    """Adding a figure or an answer never lowers the coverage."""
    some = coverage(claim("revenue", 1.0)).known_share
    assert coverage(claim("revenue", 1.0), claim("cash", 1.0)).known_share > some
    assert (
        coverage(claim("revenue", 1.0), answers=(answer("money.plan", rating=EVASIVE),)).known_share == some
    )
