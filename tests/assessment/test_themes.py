"""A company theme by theme, and which theme a flag speaks of."""

from __future__ import annotations

from typing import Any

import pytest

from analysis.builders import CASES, TODAY, case, claim, dossier
from assessment.banks import BANK, answer, question
from diligence.assessment import Assessment, assess
from diligence.assessment.themes import ThemeProfile
from diligence.bank import shipped_bank
from diligence.flags.themes import theme_of
from diligence.model import Answer, Bank, Colour, Rating, Silence, Theme, Whom


def profile(judged: Assessment, theme: str) -> ThemeProfile:
    """One theme of an assessment."""
    return next(each for each in judged.profile if each.coverage.theme == theme)


def told(*answers: Answer, **others: Any) -> Assessment:
    """A company of which only these answers are on record."""
    company = dossier().company.model_copy(update=others)
    return assess(
        dossier().model_copy(update={"answers": answers, "company": company}), as_of=TODAY, bank=BANK
    )


def test_of_each_role_the_newest_rating_counts() -> None:
    """Two roles, one of them twice, on one question, and a third answer without a rating: 1 and 1."""
    rated = [
        answer("money.plan", rating=Rating.EVASIVE, id="a"),
        answer("money.plan", rating=Rating.CLEAR, id="b"),
        answer("money.plan", rating=Rating.VAGUE, id="c", by=Whom.ENGINEER),
        answer("money.round", text="Later.", id="d"),
    ]
    assert profile(told(*rated), "money").ratings == {Rating.VAGUE: 1, Rating.CLEAR: 1}


def test_a_critical_flag_stands_before_any_number_of_clear_answers() -> None:
    """Three months of money stay the first word on money, however well all was told."""
    figures = (claim("cash", 300.0), claim("revenue", 10.0), claim("expenses", 110.0), claim("growth", 0.0))
    clear = tuple(
        Answer(id=q.id, question=q.id, rating=Rating.EVIDENCED, text="Shown.", as_of=TODAY)
        for q in shipped_bank().questions
    )
    judged = assess(dossier(*figures).model_copy(update={"answers": clear}), as_of=TODAY)
    money = profile(judged, "money")
    assert money.coverage.evidenced == money.coverage.total
    assert "worst: Fatal pinch (critical)" in money.in_words


@pytest.mark.parametrize("slug", CASES)
def test_every_flag_of_a_case_has_its_theme(slug: str) -> None:
    """No flag is left out of the profile: each cause is in the theme of its worst flag."""
    judged = assess(case(slug), as_of=case(slug).as_of or TODAY)
    placed = {theme_of(flag.id, judged.bank) for flag in judged.flags}
    assert placed <= {theme.id for theme in judged.bank.themes}
    greens = [flag for theme in judged.profile for flag in theme.green]
    assert sorted(f.id for f in greens) == sorted(f.id for f in judged.flags if f.colour is Colour.GREEN)


def test_a_question_for_another_stage_is_neither_asked_nor_counted() -> None:
    """A later stage's question is left out at seed, and counts where it is answered or the stage unknown."""
    later = question("money.board", stages=("series a", "later"))
    _, money = BANK.themes
    bank = Bank(themes=(money.model_copy(update={"questions": (*money.questions, later)}),))

    def judged(stage: str, *answers: Answer) -> Assessment:
        company = dossier().company.model_copy(update={"stage": stage})
        seen = dossier().model_copy(update={"company": company, "answers": answers})
        return assess(seen, as_of=TODAY, bank=bank)

    def asked(found: Assessment) -> bool:
        return "money.board" in {each.question for each in found.next_questions}

    counts = {stage: judged(stage).coverage.themes[0].total for stage in ("Seed", "Series A", "")}
    assert counts == {"Seed": 2, "Series A": 3, "": 3}
    assert [asked(judged(stage)) for stage in ("Seed", "Series A", "")] == [False, True, True]
    assert judged("Seed", answer("money.board", text="Yes.")).coverage.themes[0].total == 3


def test_a_flag_of_no_theme_is_in_none() -> None:
    """A rule of one's own that names no theme raises its flag all the same."""
    themes = (Theme(id="pets", title="Pets", purpose="Dogs.", questions=(question("pets.dogs"),)),)
    assert [theme_of(name, Bank(themes=themes)) for name in ("U1", "pets.big", "S3", "X")] == [
        "",
        "pets",
        "money",
        "",
    ]


def test_an_offer_is_asked_about_once_there_is_one() -> None:
    """No share count is asked for in a first call; with one answer about the offer, the rest is due."""
    judged = dossier()
    first = assess(judged, as_of=TODAY)
    heard = answer("offer.in-writing", value="no")
    then = assess(judged.with_answer(heard), as_of=TODAY)

    def offers(found: Assessment) -> set[str]:
        return {each.question for each in found.next_questions if each.question.startswith("offer.")}

    assert (offers(first), profile(first, "offer").coverage.total) == (set(), 0)
    assert offers(then) >= {"offer.shares", "offer.strike"}
    assert profile(then, "offer").coverage.total > 20
    assert profile(first, "offer").in_words == "Nothing to ask yet."


def test_a_silence_was_asked_and_is_not_known() -> None:
    """Not to know counts as asked, and not as answered, also with a note beside it."""
    silent = answer("money.plan", silence=Silence.NOT_KNOWN, text="Shrugged.")
    coverage = profile(told(silent), "money").coverage
    assert (coverage.asked, coverage.answered) == (1, 0)
