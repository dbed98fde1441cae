"""Answers held against each other: several people, several days, several versions of the bank."""

from __future__ import annotations

from datetime import date
from itertools import permutations
from typing import Any

import pytest

from diligence.analysis.answers import changed_since, disagreements, misfits, newest_answers
from diligence.model import (
    Answer,
    AnswerKind,
    AnswerUnit,
    Bank,
    Colour,
    Company,
    Conversation,
    Dossier,
    Question,
    Rating,
    Severity,
    Signal,
    Theme,
    Whom,
    same_teller,
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


def test_two_founders_are_two_people() -> None:
    """Ann changed her mind, Bo disagrees with her; one call without a name is a person of its own."""
    talks = (
        Conversation(id="c1", on=MAY, role=Whom.FOUNDER, name="Ann"),
        Conversation(id="c2", on=JUNE, role=Whom.FOUNDER, name=" ann "),
        Conversation(id="c3", on=JUNE, role=Whom.FOUNDER, name="Bo"),
        Conversation(id="c4", on=JUNE, role=Whom.FOUNDER),
    )
    first = told(on=MAY, value="no", conversation="c1", text="Ann in May")
    again = told(value="yes", conversation="c2", text="Ann")
    other = told(value="no", conversation="c3", text="Bo")
    nameless = told(value="yes", conversation="c4", text="somebody")
    for order in permutations((first, again, other, nameless)):
        all_of_them = dossier(*order).model_copy(update={"conversations": talks})
        newest = newest_answers(all_of_them, "team.sharing")
        assert sorted(answer.text for answer in newest) == ["Ann", "Bo", "somebody"]
        sides = {frozenset((d.one.text, d.other.text)) for d in disagreements(all_of_them, BANK)}
        assert sides == {frozenset(("Ann", "Bo")), frozenset(("Bo", "somebody"))}
        changes = {c.after.text: c.before and c.before.text for c in changed_since(all_of_them, MAY)}
        assert changes == {"Ann": "Ann in May", "Bo": None, "somebody": None}


def test_two_calls_without_a_name_are_two_people() -> None:
    """Nothing says that it was one founder, so neither answer takes the other's place."""
    one, other = (told(on=day, value="yes", conversation=talk) for day, talk in ((MAY, "c1"), (JUNE, "c2")))
    both = dossier(one, other)
    assert newest_answers(both, "team.sharing") == (one, other)
    assert not same_teller(both, one, other)
    assert same_teller(both, one, told(value="no", conversation="c1"))
    assert not same_teller(both, one, told(Whom.ENGINEER, conversation="c1"))


def test_oneself_is_one_person() -> None:
    """Whatever call I made my notes in, I contradict nobody by thinking again."""
    before = told(Whom.YOURSELF, MAY, value="no", conversation="c1")
    after = told(Whom.YOURSELF, value="yes", conversation="c2")
    assert newest_answers(dossier(after, before), "team.sharing") == (after,)


@pytest.mark.parametrize(
    ("kind", "said", "problem"),
    [
        (AnswerKind.YES_NO, "Yes. ", ""),
        (AnswerKind.YES_NO, "unknown", ""),
        (AnswerKind.YES_NO, "they don\u2019t know", ""),
        (
            AnswerKind.YES_NO,
            "maybe",
            '"maybe" is none of the answers that can be read: "yes", "no", "unknown"',
        ),
        (AnswerKind.CHOICE, " ALL OF IT", ""),
        (
            AnswerKind.CHOICE,
            "banana",
            '"banana" is none of the answers that can be read: "all of it", "none"',
        ),
        (AnswerKind.NUMBER, "12%", ""),
        (
            AnswerKind.NUMBER,
            "0.31",
            "can't read '0.31': a percentage is asked for; write for example 0.5%",
        ),
        (AnswerKind.NUMBER, "", ""),
        (AnswerKind.TEXT, "banana", ""),
        (AnswerKind.RATING, "banana", ""),
    ],
)
def test_a_value_that_no_rule_can_read_is_said(kind: AnswerKind, said: str, problem: str) -> None:
    """With what could be read; capitals, blanks and a full stop don't matter, nor do free words."""
    update: dict[str, Any] = {"kind": kind, "choices": (), "unit": None}
    if kind is AnswerKind.CHOICE:
        update["choices"] = ("all of it", "none")
    if kind is AnswerKind.NUMBER:
        update["unit"] = AnswerUnit.SHARE
    asked = SHARING.model_copy(update=update)
    bank = Bank(themes=(Theme(id="team", title="Team", purpose="", questions=(asked,)),))
    found = misfits(dossier(told(value=said)), bank)
    assert [each.problem for each in found] == ([problem] if problem else [])


def test_a_figure_that_no_rule_can_read_is_said_too() -> None:
    """A number that belongs to a metric is read as figures are."""
    asked = SHARING.model_copy(update={"kind": AnswerKind.NUMBER, "metric": "cash"})
    bank = Bank(themes=(Theme(id="team", title="Team", purpose="", questions=(asked,)),))
    assert misfits(dossier(told(value="$1.2M")), bank) == ()
    [found] = misfits(dossier(told(value="lots")), bank)
    assert found.problem.startswith("can't read 'lots': ")


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
