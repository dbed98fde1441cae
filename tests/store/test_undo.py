"""The history in words, what changed since a day, and going back without losing the way forward."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from diligence.errors import BrokenFileError, ImpossibleInputError, UnknownCompanyError
from diligence.store import Side, Workspace, steps_of

if TYPE_CHECKING:
    from diligence.model import Dossier, Figure


def worth(cash: Figure, typed: str, day: int) -> Figure:
    """Cash on a day of October."""
    likely = float(typed.removesuffix("k")) * 1e3
    update = {"id": f"cash-{day}", "typed": typed, "likely": likely, "as_of": date(2026, 10, day)}
    return cash.model_copy(update=update)


def typed(dossier: Dossier) -> list[str]:
    """The amounts as they were typed."""
    return [figure.typed for figure in dossier.figures]


def at(workspace: Workspace, day: int, hour: int = 12) -> Workspace:
    """The same workspace, on another day of November."""
    return replace(workspace, now=lambda: datetime(2026, 11, day, hour, tzinfo=UTC))


BOTH = ["Cash: 900k, said by founder, 24 October 2026", "Cash: 800k, said by founder, 26 October 2026"]


@pytest.fixture
def three(workspace: Workspace, cash: Figure) -> Workspace:
    """Made on the 23rd, with 900k added on the 24th and 800k on the 26th."""
    for day, amount in ((24, "900k"), (26, "800k")):
        figure = worth(cash, amount, day)
        at(workspace, day).change("acme", lambda dossier: dossier.with_figure(figure))  # noqa: B023 - at once
    return at(workspace, 27)


def test_undo_goes_back_and_comes_back(three: Workspace) -> None:
    """Undone it is as before; undone again it is as it was; the history has all five states."""
    assert typed(three.undo("acme")) == ["900k"]
    assert typed(three.load("acme")) == ["900k"]
    assert typed(three.undo("acme")) == ["900k", "800k"]
    assert [typed(state.load()) for state in three.history("acme")] == [
        [],
        ["900k"],
        ["900k", "800k"],
        ["900k"],
        ["900k", "800k"],
    ]


def test_undo_to_a_number(three: Workspace) -> None:
    """Any state can be the newest again, and keeps its own number; it is dated when it was put back."""
    assert typed(three.undo("acme", 1)) == []
    assert typed(three.state("acme", 3)) == ["900k", "800k"]
    *_, step = steps_of(three.shelf("acme").history)
    assert (step.number, step.by_hand, str(step.saved_at)) == (4, False, "2026-11-27 12:00:00+00:00")


def test_nothing_to_undo(workspace: Workspace) -> None:
    """A company that was only made has no state to go back to, nor any other number."""
    before = workspace.path("acme").read_bytes()
    with pytest.raises(ImpossibleInputError, match="undo must be asked for after a change"):
        workspace.undo("acme")
    for number in (0, 2, -1):
        with pytest.raises(ImpossibleInputError) as caught:
            workspace.undo("acme", number)
        assert str(caught.value) == f"a state's number must be from 1 to 1 for acme, got {number}"
        with pytest.raises(ImpossibleInputError):
            workspace.state("acme", number)
    with pytest.raises(UnknownCompanyError):
        workspace.undo("acne")
    assert workspace.path("acme").read_bytes() == before
    assert len(workspace.history("acme")) == 1


def test_a_hand_edit_is_a_state_and_can_be_undone(three: Workspace) -> None:
    """What an editor wrote over the last save: the save is in the history, and so is the edit."""
    path = three.path("acme")
    path.write_text(path.read_text(encoding="utf-8").replace('"sector": ""', '"sector": "robots"'), "utf-8")

    assert three.undo("acme").company.sector == ""
    assert three.undo("acme").company.sector == "robots"

    steps = tuple(steps_of(three.shelf("acme").history))
    assert [step.by_hand for step in steps] == [False, False, False, True, False, False]
    assert [change.words for change in steps[3].changes] == ["Sector: robots"]


def test_a_hand_edit_and_a_form_are_merged(three: Workspace, cash: Figure) -> None:
    """An editor wrote a sector while a form was open on the state before: the form's figure joins it."""
    form = three.load("acme")
    path = three.path("acme")
    path.write_text(path.read_text(encoding="utf-8").replace('"sector": ""', '"sector": "robots"'), "utf-8")

    merged = three.save_merged(form.with_figure(worth(cash, "700k", 30)))

    assert (merged.conflicts, merged.dossier) == ((), three.load("acme"))
    assert merged.dossier.company.sector == "robots"
    assert typed(merged.dossier) == ["900k", "800k", "700k"]


def test_two_tabs_on_one_field_are_asked(three: Workspace) -> None:
    """The second save of the same field changes no byte and says both values; an answer settles it."""
    mine, theirs = (
        three.load("acme").with_company(three.load("acme").company.model_copy(update={"sector": sector}))
        for sector in ("robots", "drones")
    )
    three.save(theirs)
    before = three.path("acme").read_bytes()

    merged = three.save_merged(mine)

    [conflict] = merged.conflicts
    assert (conflict.field, conflict.mine, conflict.theirs) == ("company.sector", "robots", "drones")
    assert three.path("acme").read_bytes() == before
    settled = three.save_merged(mine, {"company.sector": Side.MINE})
    assert (settled.conflicts, three.load("acme").company.sector) == ((), "robots")
    assert three.save_merged(mine).dossier == three.load("acme")


@pytest.mark.parametrize("broken", ["", "{", "[]", '{"schema": 9}'])
def test_a_broken_hand_edit_is_kept_and_the_last_good_state_put_back(three: Workspace, broken: str) -> None:
    """Whatever an editor left: undo puts back what was saved last, and the broken text is not lost."""
    path, good = three.path("acme"), three.load("acme")
    path.write_text(broken, encoding="utf-8")
    assert typed(three.undo("acme")) == typed(good)
    assert three.load("acme").company == good.company
    kept = path.parent / "history" / "not-readable-2026-11-27-120000.txt"
    assert kept.read_text(encoding="utf-8") == broken
    path.write_text("again", encoding="utf-8")
    three.undo("acme")
    assert [other.read_text(encoding="utf-8") for other in sorted(kept.parent.glob("not-*"))] == [
        broken,
        "again",
    ]


def test_a_dossier_that_was_deleted_comes_back(three: Workspace, cash: Figure) -> None:
    """Its states are still there: it is no company, and undo makes it one again, as it was saved last."""
    three.path("acme").unlink()
    assert (three.names(), three.deleted()) == ((), ("acme",))
    for reach in (three.load, three.history, lambda slug: three.change(slug, lambda d: d.with_figure(cash))):
        with pytest.raises(UnknownCompanyError):
            reach("acme")
    assert typed(three.undo("acme")) == ["900k", "800k"]
    assert (three.names(), three.deleted()) == (("acme",), ())
    assert not list(three.path("acme").parent.rglob("*.txt"))


def test_a_new_start_keeps_what_was_before(three: Workspace) -> None:
    """Made again after it was deleted, a company is empty, and its old states are a few undos away."""
    three.path("acme").unlink()
    three.create("Acme")
    assert typed(three.load("acme")) == []
    assert typed(three.undo("acme")) == ["900k", "800k"]


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (
            22,
            ["Cash: 900k, said by founder, 24 October 2026", "Cash: 800k, said by founder, 26 October 2026"],
        ),
        (
            24,
            ["Cash: 900k, said by founder, 24 October 2026", "Cash: 800k, said by founder, 26 October 2026"],
        ),
        (25, ["Cash: 900k -> 800k, said by founder, 26 October 2026"]),
        (27, []),
        (30, []),
    ],
)
def test_what_changed_since_a_day(three: Workspace, day: int, words: list[str]) -> None:
    """From when the day began: on the 24th and before nothing was known, on the 25th the 900k were."""
    changes = three.changes_since("acme", date(2026, 11, day))
    assert [change.words for change in changes] == words


def test_a_hand_edit_is_as_old_as_the_save_that_noticed_it(three: Workspace, cash: Figure) -> None:
    """Noticed on the 28th, its head copied from the 26th: on the 27th it was not there."""
    path = three.path("acme")
    path.write_text(path.read_text(encoding="utf-8").replace('"sector": ""', '"sector": "robots"'), "utf-8")
    at(three, 28).change("acme", lambda dossier: dossier.with_figure(worth(cash, "700k", 30)))
    changes = three.changes_since("acme", date(2026, 11, 27))
    assert [change.label for change in changes] == ["Sector", "Cash"]


def test_a_state_that_cannot_be_read_hides_no_other(three: Workspace) -> None:
    """One damaged state says so in the history; the others are told, and the dossier is saved on."""
    three.history("acme")[1].path.write_text("{", encoding="utf-8")
    steps = tuple(steps_of(three.shelf("acme").history))
    assert ["is broken at line 1" in step.problem for step in steps] == [False, True, False]
    assert len(steps[2].changes) == 2
    with pytest.raises(BrokenFileError):
        three.state("acme", 2)


def test_a_workspace_of_an_earlier_version_keeps_its_newest_state(three: Workspace, cash: Figure) -> None:
    """It kept only what was before: the dossier on file becomes a state with the next save."""
    newest = three.history("acme")[-1].path
    newest.unlink()
    three.change("acme", lambda dossier: dossier.with_figure(worth(cash, "700k", 30)))
    assert [typed(state.load()) for state in three.history("acme")][-2:] == [
        ["900k", "800k"],
        ["900k", "800k", "700k"],
    ]


def test_an_edit_that_changes_nothing_is_no_state(three: Workspace) -> None:
    """Neither file nor history grows by a save of the same."""
    before = three.path("acme").read_bytes()
    three.change("acme", lambda dossier: dossier.model_copy(update={"as_of": None}))
    assert (three.path("acme").read_bytes(), len(three.history("acme"))) == (before, 3)


def test_a_file_says_what_it_follows(three: Workspace) -> None:
    """Each state names the one it was made from, so that two machines' edits find what they had in common."""
    heads = [json.loads(state.content()) for state in three.history("acme")]
    marks = [state.load().fingerprint for state in three.history("acme")]
    assert [head.get("follows") for head in heads] == [None, *marks[:-1]]
    assert timedelta(0) < datetime.fromisoformat(heads[2]["saved_at"]) - datetime.fromisoformat(
        heads[1]["saved_at"]
    )
