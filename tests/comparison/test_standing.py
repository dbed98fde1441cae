"""How well answers stand, one by one."""

from __future__ import annotations

from datetime import timedelta

import pytest

from analysis.builders import TODAY, dossier
from assessment.banks import CLEAR, EVASIVE, EVIDENCED, answer, question
from diligence.comparison.standing import standing_of
from diligence.model import (
    Answer,
    AnswerKind,
    Colour,
    Rating,
    Severity,
    Signal,
    Theme,
    Whom,
)
from diligence.model.question import Area, Checklist

SIGNALS = (
    Signal(id="fatal", text="Pay is late", colour=Colour.RED, severity=Severity.CRITICAL),
    Signal(id="bad", text="Nobody stays", colour=Colour.RED, severity=Severity.MAJOR),
    Signal(id="odd", text="No notes", colour=Colour.RED, severity=Severity.MINOR),
    Signal(id="good", text="Open books", colour=Colour.GREEN, severity=Severity.INFO),
)
YES_NO = AnswerKind.YES_NO
THEME = Theme(
    id="culture",
    title="Culture",
    purpose="How people work.",
    questions=(
        question("culture.talk", signals=SIGNALS),
        question("culture.tests", kind=YES_NO),
        question("culture.other", kind=YES_NO),
        question("culture.people", kind=AnswerKind.NUMBER),
    ),
    checklist=Checklist(
        areas=(Area(id="code", title="Code", questions=("culture.tests",), needed=1, fewest_known=1),)
    ),
)


def stands(*answers: Answer) -> tuple[float, int]:
    """The least all answers come to, and how many were judged; three questions of weight 2."""
    found = standing_of(dossier().model_copy(update={"answers": answers}), (THEME,))
    assert found.total == 3
    assert found.most == pytest.approx(found.least + (3 - found.judged) / 3)
    return round(found.least * 3, 9), found.judged


@pytest.mark.parametrize(
    ("said", "at"),
    [
        ({"rating": EVIDENCED}, 1.0),
        ({"rating": CLEAR}, 0.75),
        ({"rating": Rating.PARTIAL}, 0.5),
        ({"rating": Rating.VAGUE}, 0.25),
        ({"rating": EVASIVE}, 0.0),
        ({"signals": ("good",)}, 0.75),
        ({"signals": ("odd",)}, 0.5),
        ({"rating": EVIDENCED, "signals": ("odd",)}, 0.5),
        ({"rating": EVIDENCED, "signals": ("good", "bad")}, 0.25),
        ({"rating": EVIDENCED, "signals": ("good", "fatal")}, 0.0),
        ({"rating": EVASIVE, "signals": ("good",)}, 0.0),
    ],
)
def test_one_answer(said: dict[str, object], at: float) -> None:
    """By its rating, capped by the worst sign: good ones never make up for a critical one."""
    assert stands(answer("culture.talk", **said)) == (at, 1)


@pytest.mark.parametrize(
    "said", [{"text": "We talked."}, {"value": "unknown"}, {"signals": ("of-a-newer-version",)}]
)
def test_what_cannot_be_judged_stays_open(said: dict[str, object]) -> None:
    """Notes alone say nothing of how well it was answered."""
    assert stands(answer("culture.talk", **said)) == (0.0, 0)


def test_yes_is_good_on_a_checklist_only() -> None:
    """Elsewhere yes may be the bad answer."""
    assert stands(answer("culture.tests", value="Yes")) == (1.0, 1)
    assert stands(answer("culture.tests", value="no")) == (0.0, 1)
    assert stands(answer("culture.tests", value="unknown")) == (0.0, 0)
    assert stands(answer("culture.other", value="yes")) == (0.0, 0)


def test_the_worst_of_the_newest_counts() -> None:
    """A founder corrected an answer, which counts anew; an engineer says worse, which counts."""
    before = TODAY - timedelta(days=30)
    founder = [
        answer("culture.talk", id="1", rating=EVASIVE, as_of=before),
        answer("culture.talk", id="2", rating=EVIDENCED),
    ]
    engineer = answer("culture.talk", id="3", rating=Rating.VAGUE, by=Whom.ENGINEER)
    assert stands(*founder) == (1.0, 1)
    assert stands(*founder, engineer) == (0.25, 1)
