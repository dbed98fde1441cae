"""An area of a checklist is passed, failed, or not known yet."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diligence.bank import shipped_bank
from diligence.model.question import Area, Checklist

FIVE = ("a.v", "a.w", "a.x", "a.y", "a.z")
AREA = Area(id="pets", title="Pets", questions=FIVE, needed=4, fewest_known=3)
KNOWN = st.dictionaries(st.sampled_from(FIVE), st.booleans())


def said(yes: int, no: int) -> dict[str, bool]:
    """So many of the five answered yes, and so many of the others no."""
    return dict(zip(FIVE, [True] * yes + [False] * no, strict=False))


def shipped() -> Checklist:
    """The developer-culture checklist."""
    [culture] = [theme for theme in shipped_bank().themes if theme.id == "culture"]
    assert culture.checklist is not None
    return culture.checklist


@pytest.mark.parametrize(
    ("yes", "no", "passed"),
    [
        (4, 0, True),
        (4, 1, True),
        (3, 0, None),  # the other two could make five, or leave it at three
        (3, 1, None),  # the last one decides
        (3, 2, False),
        (1, 2, False),  # at most three of the five can still be yes
        (0, 2, None),  # as good as failed, yet two answers are too few to judge by
        (2, 0, None),
        (0, 0, None),
    ],
)
def test_four_of_five_with_three_known(yes: int, no: int, passed: bool | None) -> None:
    """What is not known counts for neither side."""
    assert AREA.passed(said(yes, no)) is passed


@given(KNOWN, KNOWN)
def test_more_answers_never_turn_a_judgement(first: dict[str, bool], later: dict[str, bool]) -> None:
    """Once an area is passed or failed, answers to what was open leave it so."""
    judged = AREA.passed(first)
    if judged is not None:
        assert AREA.passed(later | first) is judged


@given(KNOWN, st.sampled_from(FIVE))
def test_a_yes_never_fails_an_area(known: dict[str, bool], question: str) -> None:
    """In place of a no or of nothing, a yes can only help."""
    if AREA.passed(known):
        assert AREA.passed(known | {question: True})


@given(KNOWN)
def test_answers_of_other_areas_do_not_matter(known: dict[str, bool]) -> None:
    """They may be handed over together."""
    assert AREA.passed(known | {"b.v": False, "b.w": True}) is AREA.passed(known)


def test_the_shipped_areas_keep_their_rule() -> None:
    """All three basics, four of five elsewhere, none judged on fewer than three answers."""
    rules = [(area.id, len(area.questions), area.needed, area.fewest_known) for area in shipped().areas]
    assert rules == [
        ("basics", 3, 3, 3),
        ("clarity", 5, 4, 3),
        ("engineering", 5, 4, 3),
        ("career", 5, 4, 3),
    ]


def test_each_item_is_in_the_area_its_id_names() -> None:
    """Eighteen items, and the ids say where they belong."""
    for area in shipped().areas:
        assert all(question.startswith(f"culture.{area.id}-") for question in area.questions)
    [culture] = [theme for theme in shipped_bank().themes if theme.id == "culture"]
    items = [q.id for q in culture.questions if "-" in q.id and q.id.split("-")[0] != "culture.fail"]
    listed = [question for area in shipped().areas for question in area.questions]
    assert len(listed) == 18
    assert set(listed) == set(items) - {"culture.who-decides"}
