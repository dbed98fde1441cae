"""Answers: one for each question and role, changed in place."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from diligence.forms.answering import (
    Progress,
    amended,
    answer_by,
    blank_answer,
    number_understood,
    person_shown,
    progress_of,
)
from diligence.forms.draft import Claim
from diligence.forms.people import Person
from diligence.model import Answer, AnswerKind, Rating, Source, SourceKind, Whom
from forms.drawer import TODAY, bank, question

if TYPE_CHECKING:
    from collections.abc import Callable

    from diligence.model import Dossier
    from forms.drawer import Drawer

RUNWAY = question("runway")
LATER = date(2026, 12, 24)


def rated(rating: Rating | None) -> Callable[[Answer], Answer]:
    return lambda answer: answer.model_copy(update={"rating": rating})


def answered(dossier: Dossier, rating: Rating | None, by: Whom = Whom.FOUNDER, day: date = TODAY) -> Dossier:
    return amended(dossier, blank_answer(RUNWAY, Person(by), day, private=True), rated(rating), day)


def test_first_answer_is_added(drawer: Drawer) -> None:
    """A rating makes an answer with a readable id, private and dated today."""
    dossier = answered(drawer.dossier, Rating.CLEAR, Whom.PUBLIC_RECORD)
    assert dossier.answers == (
        Answer(
            id="money.runway-public-record",
            question="money.runway",
            rating=Rating.CLEAR,
            by=Whom.PUBLIC_RECORD,
            as_of=TODAY,
        ),
    )


def test_same_role_is_edited_in_place_and_another_is_added(drawer: Drawer) -> None:
    """The founder has one answer however often it changes; the investor has another."""
    dossier = answered(drawer.dossier, Rating.VAGUE)
    dossier = answered(dossier, Rating.PARTIAL, Whom.INVESTOR)
    dossier = answered(dossier, Rating.CLEAR)
    assert [(a.by, a.rating) for a in dossier.answers] == [
        (Whom.FOUNDER, Rating.CLEAR),
        (Whom.INVESTOR, Rating.PARTIAL),
    ]


def test_only_what_changed_is_changed(drawer: Drawer) -> None:
    """Notes written in another tab survive a new rating here."""
    dossier = answered(drawer.dossier, Rating.VAGUE)
    dossier = dossier.with_answer(dossier.answers[0].model_copy(update={"text": "said in passing"}))
    answer = answered(dossier, Rating.CLEAR).answers[0]
    assert (answer.rating, answer.text) == (Rating.CLEAR, "said in passing")


def test_new_judgement_has_a_new_date_and_a_note_has_not(drawer: Drawer) -> None:
    """Asked again in December, there is a second answer; correcting a note changes the first."""
    dossier = answered(drawer.dossier, Rating.VAGUE)
    again = answered(answered(dossier, Rating.PARTIAL, day=LATER), Rating.CLEAR, day=LATER)
    assert [(a.rating, a.as_of) for a in again.answers] == [(Rating.VAGUE, TODAY), (Rating.CLEAR, LATER)]
    assert len({a.id for a in again.answers}) == 2
    assert answer_by(again, RUNWAY, Person(Whom.FOUNDER)) == again.answers[1]
    blank = blank_answer(RUNWAY, Person(Whom.FOUNDER), LATER, private=True)
    noted = amended(dossier, blank, lambda a: a.model_copy(update={"text": "ok"}), LATER)
    assert noted.answers[0].as_of == TODAY


def test_nothing_left_is_no_answer(drawer: Drawer) -> None:
    """Set back to not asked, the question has no answer; one tied to a conversation stays."""
    dossier = answered(drawer.dossier, Rating.VAGUE)
    assert answered(dossier, None).answers == ()
    tied = dossier.with_answer(dossier.answers[0].model_copy(update={"conversation": "call-1"}))
    assert len(answered(tied, None).answers) == 1


def test_unasked_stays_unasked(drawer: Drawer) -> None:
    """Turning "private" off before anything was answered makes no answer."""
    blank = blank_answer(RUNWAY, Person(Whom.FOUNDER), TODAY, private=False)
    assert amended(drawer.dossier, blank, lambda a: a.model_copy(), TODAY).answers == ()


def test_person_shown(drawer: Drawer) -> None:
    """At first whoever is best asked; afterwards whoever answered last."""
    assert person_shown(drawer.dossier, RUNWAY) == Person(Whom.FOUNDER)
    dossier = answered(drawer.dossier, Rating.VAGUE, Whom.ENGINEER)
    assert person_shown(dossier, RUNWAY) == Person(Whom.ENGINEER)
    assert answer_by(dossier, RUNWAY, Person(Whom.FOUNDER)) is None


def test_progress(drawer: Drawer) -> None:
    """Of four questions one is answered, one only vaguely, one is vague and then clear, one is open."""
    theme = bank(*(question(name) for name in ("runway", "cash", "burn", "debt"))).themes[0]
    dossier = answered(drawer.dossier, Rating.CLEAR)
    for number, (name, rating) in enumerate(
        [("cash", Rating.VAGUE), ("burn", Rating.EVASIVE), ("burn", Rating.EVIDENCED)]
    ):
        extra = Answer(id=f"x{number}", question=f"money.{name}", rating=rating, as_of=TODAY)
        dossier = dossier.with_answer(extra)
    assert progress_of(theme, dossier) == Progress(answered=2, unclear=1, total=4)
    assert progress_of(theme, dossier).words == "2 of 4 answered, 1 without a clear answer"


@pytest.mark.parametrize(
    ("metric", "typed", "told"),
    [
        ("cash", "1.2M", "Understood: $1,200,000 on 23 November 2026."),
        ("cash", "8%", "Kept as you typed it. Can't read '8%': it is a percentage"),
        ("cash", "8%", "enter it under Cash in the figures form"),
        ("", "12", "Understood: 12."),
        ("", "40-60%", "Understood: between 40 % and 60 %, most likely 50 %."),
        ("", "3 months", "Understood: 3 months."),
        ("", "$5/month", "Understood: 5 USD a month."),
        ("", "2026-12-24", "Understood: 24 December 2026."),
        ("", "lots", "Kept as you typed it; no number was understood: no amount was recognised"),
    ],
)
def test_number_is_only_shown(metric: str, typed: str, told: str) -> None:
    """A number in an answer is understood aloud; with a metric, where it belongs is said."""
    asked = question("n", AnswerKind.NUMBER, metric=metric)
    claim = Claim(TODAY, Source(kind=SourceKind.OWN_ESTIMATE))
    assert told in " ".join(number_understood(typed, asked, claim))
