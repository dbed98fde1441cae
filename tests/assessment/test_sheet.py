"""The sheet for the next conversation: what this person can answer, in the minutes there are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from analysis.builders import TODAY, case, claim, dossier
from diligence.assessment import Assessment, Sheet, assess, sheet_for
from diligence.assessment.sheet import COURSE, FOLLOW_UP_MINUTES, GREETING_MINUTES, MINUTES
from diligence.bank import shipped_bank
from diligence.errors import ImpossibleInputError
from diligence.model import Answer, AnswerKind, Rating, Whom

BANK = shipped_bank()


def of_case(slug: str) -> Assessment:
    """A case on its own day."""
    return assess(case(slug), as_of=case(slug).as_of or TODAY)


def sheet(whom: Whom = Whom.FOUNDER, minutes: float = 20.0, slug: str = "everpix-2013") -> Sheet:
    """The sheet for a case."""
    return sheet_for(of_case(slug), whom, minutes)


@pytest.mark.parametrize("whom", [Whom.FOUNDER, Whom.ENGINEER, Whom.RECRUITER, Whom.INVESTOR])
@pytest.mark.parametrize("minutes", [5.0, 20.0, 60.0])
def test_it_fits_the_time_and_the_person(whom: Whom, minutes: float) -> None:
    """No longer than there is time, nothing this person could not answer, each question once."""
    found = sheet(whom, minutes)
    assert found.planned_minutes <= minutes
    assert found.planned_minutes == GREETING_MINUTES + sum(p.minutes for p in found.prompts)
    assert len({p.ask for p in found.prompts}) == len(found.prompts)
    for prompt in found.prompts:
        if prompt.question:
            question = BANK.find(prompt.question)
            assert question is not None
            assert whom in question.whom
            asks_on = prompt.ask != question.ask
            assert prompt.minutes == (FOLLOW_UP_MINUTES if asks_on else MINUTES[question.kind])


@pytest.mark.parametrize("slug", ["fast-2022", "everpix-2013", "theranos-2018"])
def test_every_prompt_has_a_place_for_its_answer(slug: str) -> None:
    """Flags' questions too: what is asked on paper can be entered after the call.

    Only for the latest figures (Q9) there is no question: they have a form of their own.
    """
    prompts = sheet(slug=slug).prompts
    assert all(prompt.ask.startswith("What ") for prompt in prompts if not prompt.question)
    placed = [prompt.question for prompt in prompts if prompt.question]
    assert set(placed) <= {question.id for question in BANK.questions}
    assert len(set(placed)) == len(placed) >= len(prompts) - 1


def test_an_engineer_is_asked_about_the_work() -> None:
    """An engineer is never asked for the plan if nobody invests, and is asked how a day goes."""
    asked = sheet(Whom.ENGINEER, 60.0)
    assert {p.theme for p in asked.prompts} & {"work", "culture", "team"}
    assert "If nobody invests again, what is the plan?" not in {p.ask for p in asked.prompts}


def test_more_time_keeps_what_less_time_had() -> None:
    """Ten more minutes add questions and take none away, and fewer are left for later."""
    short, long = sheet(minutes=12.0), sheet(minutes=22.0)
    assert {p.ask for p in short.prompts} < {p.ask for p in long.prompts}
    assert short.left_for_later > long.left_for_later


def test_the_order_is_one_to_follow() -> None:
    """Themes stand in the order of the conversation, money after the product."""
    places = [COURSE.index(prompt.theme) for prompt in sheet(minutes=60.0).prompts]
    assert places == sorted(places)


def test_what_was_answered_is_not_asked_again() -> None:
    """A clear answer takes its question off the sheet; an evasive one does not."""
    first = next(p for p in sheet().prompts if p.question)
    judged = of_case("everpix-2013")
    for rating, asked in ((Rating.CLEAR, False), (Rating.EVASIVE, True)):
        answer = Answer(id="a", question=first.question, rating=rating, as_of=judged.as_of)
        known = assess(judged.dossier.with_answer(answer), as_of=judged.as_of)
        again = sheet_for(known, Whom.FOUNDER, 20)
        assert (first.question in {p.question for p in again.prompts}) is asked


def test_the_figure_that_settles_most_is_on_it() -> None:
    """With all but the cash known, cash is asked for by the bank's own question."""
    judged = assess(
        dossier(claim("revenue", 20_000.0), claim("expenses", 80_000.0), claim("growth", 0.08)), as_of=TODAY
    )
    asked = sheet_for(judged, Whom.FOUNDER, 4.0)
    assert [prompt.question for prompt in asked.prompts] == ["money.cash"]
    assert MINUTES[AnswerKind.NUMBER] == asked.prompts[0].minutes


@pytest.mark.parametrize("minutes", [0.0, 2.5, -1.0, float("nan")])
def test_too_little_time_is_refused(minutes: float) -> None:
    """Less than hello, goodbye and one question is an error that says how much it takes."""
    with pytest.raises(ImpossibleInputError, match="3 minutes or more"):
        sheet(minutes=minutes)


def test_one_does_not_ask_the_yourself() -> None:
    """The sheet says whom to ask as one would."""
    titles = [sheet(whom).title.partition(": ")[2] for whom in (Whom.FOUNDER, Whom.YOURSELF)]
    assert titles == ["what to ask the founder", "what to ask yourself"]


def test_nobody_is_refused_with_the_names_there_are() -> None:
    """A role that is none is an error that lists the roles."""
    with pytest.raises(ImpossibleInputError, match="founder, executive"):
        sheet_for(of_case("everpix-2013"), "janitor")


def test_nothing_open_is_an_empty_sheet() -> None:
    """Where nothing is left to ask, the sheet is empty and takes the greeting only."""
    judged = replace(of_case("everpix-2013"), next_questions=())
    empty = sheet_for(judged, Whom.FOUNDER)
    assert (empty.prompts, empty.left_for_later, empty.planned_minutes) == ((), 0, GREETING_MINUTES)
