"""Answers held against each other: several people, several days, several versions of the bank."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from diligence.analysis.answers import changed_since, disagreements, misfits, newest_answers
from diligence.model import (
    Answer,
    AnswerKind,
    Bank,
    Colour,
    Company,
    Dossier,
    Question,
    Rating,
    Severity,
    Signal,
    Theme,
    Whom,
)

MAY, JUNE = date(2026, 5, 31), date(2026, 6, 30)

SHARING = Question(
    id="team.sharing",
    ask="What is shared with everybody?",
    why="Trust.",
    strong="The board slides.",
    weak="Nothing.",
    whom=(Whom.FOUNDER, Whom.ENGINEER),
    kind=AnswerKind.YES_NO,
    signals=(
        Signal(
            id="slides-shared", text="Board slides are shared", colour=Colour.GREEN, severity=Severity.MINOR
        ),
        Signal(id="kept-close", text="Figures are kept close", colour=Colour.RED, severity=Severity.MAJOR),
    ),
    source="our own question",
)
BANK = Bank(themes=(Theme(id="team", title="Team", purpose="", questions=(SHARING,)),))


def told(by: Whom = Whom.FOUNDER, on: date = JUNE, **said: Any) -> Answer:
    """One answer about what is shared."""
    return Answer(id=f"{by}-{on}", question="team.sharing", by=by, as_of=on, **said)


def dossier(*answers: Answer) -> Dossier:
    """A company of which this was answered."""
    return Dossier(company=Company(slug="acme", name="Acme"), answers=answers)


@pytest.mark.parametrize(
    ("founder", "engineer", "about"),
    [
        ({"value": "yes"}, {"value": "no"}, "the answer"),
        ({"value": "yes"}, {"value": "Yes "}, None),
        ({"value": "yes"}, {"value": "unknown"}, None),
        ({"value": "yes"}, {}, None),
        ({"rating": Rating.EVIDENCED}, {"rating": Rating.PARTIAL}, "how well it was answered"),
        ({"rating": Rating.EVIDENCED}, {"rating": Rating.CLEAR}, None),
        ({"signals": ("slides-shared",)}, {"signals": ("kept-close",)}, "what was heard"),
        ({"signals": ("kept-close",)}, {"signals": ("slides-shared",)}, "what was heard"),
        ({"signals": ("slides-shared",)}, {"signals": ("slides-shared", "kept-close")}, None),
        ({"signals": ("slides-shared",)}, {"signals": ("a-sign-of-long-ago",)}, None),
    ],
)
def test_founder_and_engineer(founder: dict[str, Any], engineer: dict[str, Any], about: str | None) -> None:
    """A different value, ratings two steps apart, or opposite signs are a finding; less is not."""
    both = dossier(told(**founder), told(Whom.ENGINEER, **engineer))
    assert [found.about for found in disagreements(both, BANK)] == ([about] if about else [])


def test_who_said_what() -> None:
    """A finding names both answers and both sides in words."""
    both = dossier(told(signals=("slides-shared",)), told(Whom.ENGINEER, signals=("kept-close",)))
    [found] = disagreements(both, BANK)
    assert (found.one.by, found.other.by) == (Whom.FOUNDER, Whom.ENGINEER)
    assert found.said == ("Board slides are shared", "Figures are kept close")


def test_one_person_who_changes_an_answer_contradicts_nobody() -> None:
    """Of one role the newest answer counts, in whatever order they were entered."""
    again = dossier(told(value="yes"), told(on=MAY, value="no"))
    assert [answer.value for answer in newest_answers(again, "team.sharing")] == ["yes"]
    assert disagreements(again, BANK) == ()
    assert len(disagreements(dossier(*again.answers, told(Whom.ENGINEER, value="no")), BANK)) == 1


def test_what_changed_since_the_last_call() -> None:
    """Since May the founder said yes instead of no, and an engineer was asked for the first time."""
    found = changed_since(
        dossier(told(on=MAY, value="no"), told(value="yes"), told(Whom.ENGINEER, value="yes")), MAY
    )
    assert [(c.after.by, c.before.value if c.before else None, c.after.value) for c in found] == [
        (Whom.FOUNDER, "no", "yes"),
        (Whom.ENGINEER, None, "yes"),
    ]
    assert changed_since(dossier(told()), JUNE) == ()


def test_what_no_longer_fits_is_said_and_kept() -> None:
    """A question that is gone, a sign that is gone, and signs both ways: one sentence each."""
    odd = dossier(
        Answer(id="a", question="pmf.gone", as_of=MAY),
        told(signals=("a-sign-of-long-ago", "slides-shared")),
        told(Whom.ENGINEER, signals=("slides-shared", "kept-close")),
    )
    assert [(found.answer, found.problem) for found in misfits(odd, BANK)] == [
        ("a", "no question is called 'pmf.gone' any more; the answer is kept"),
        (
            "founder-2026-06-30",
            "the question has no sign called 'a-sign-of-long-ago'; it is kept and counts for nothing",
        ),
        ("engineer-2026-06-30", "good and warning signs are ticked in one answer: ask which holds"),
    ]
    assert misfits(dossier(told(signals=("kept-close",))), BANK) == ()
