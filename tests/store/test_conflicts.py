"""Two people, two tabs, an editor: nobody's change is overwritten, and every earlier state is kept."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diligence.errors import ChangedOnDiskError, ImpossibleInputError, UnknownCompanyError
from diligence.model import Company, Dossier, Figure, Source, SourceKind
from diligence.store import Workspace


def worth(cash: Figure, likely: float) -> Figure:
    """Another cash figure."""
    return cash.model_copy(update={"id": f"cash-{likely:g}", "likely": likely})


def states(workspace: Workspace) -> list[tuple[float | None, ...]]:
    """The likely values of each state, oldest first."""
    loaded = [state.load() for state in workspace.history("acme")]
    return [tuple(figure.likely for figure in dossier.figures) for dossier in loaded]


def test_the_second_of_two_saves_is_refused(workspace: Workspace, cash: Figure) -> None:
    """Of two who loaded the same state, the first saves; the second is told, and the first's stays."""
    mine, theirs = workspace.load("acme"), workspace.load("acme")
    workspace.save(theirs.with_figure(worth(cash, 1)))
    path = workspace.path("acme")
    after_theirs = path.read_bytes()

    with pytest.raises(ChangedOnDiskError) as caught:
        workspace.save(mine.with_figure(worth(cash, 2)))

    assert str(caught.value) == (
        f"{path} was changed by somebody else since it was opened, so it was not overwritten; "
        "open the company again and enter the change once more"
    )
    assert path.read_bytes() == after_theirs
    assert states(workspace) == [(), (1.0,)]
    assert workspace.save(workspace.load("acme").with_figure(worth(cash, 2))).figures == (
        worth(cash, 1),
        worth(cash, 2),
    )


def test_the_same_dossier_cannot_be_saved_twice(workspace: Workspace, cash: Figure) -> None:
    """A save goes on from what it returns: the dossier from before is out of date."""
    loaded = workspace.load("acme")
    workspace.save(loaded.with_figure(cash))
    with pytest.raises(ChangedOnDiskError):
        workspace.save(loaded.with_figure(cash))


@pytest.mark.parametrize("edit", ["{}", "", "\n", "not even JSON"])
def test_a_hand_edit_in_between_is_not_overwritten(workspace: Workspace, cash: Figure, edit: str) -> None:
    """Whatever an editor made of the file, broken or empty, a save of the state before leaves it."""
    loaded = workspace.load("acme")
    workspace.path("acme").write_text(edit, encoding="utf-8")
    with pytest.raises(ChangedOnDiskError):
        workspace.save(loaded.with_figure(cash))
    assert workspace.path("acme").read_text(encoding="utf-8") == edit
    assert [state.number for state in workspace.history("acme")] == [1]


def test_a_blank_added_by_hand_is_a_change(workspace: Workspace, cash: Figure) -> None:
    """Even an edit that means nothing is somebody's: the file is theirs until it is opened again."""
    loaded = workspace.load("acme")
    path = workspace.path("acme")
    path.write_bytes(path.read_bytes() + b"\n")
    with pytest.raises(ChangedOnDiskError):
        workspace.save(loaded.with_figure(cash))
    assert workspace.save(workspace.load("acme").with_figure(cash)).figures == (cash,)


def test_a_file_deleted_in_between_is_not_brought_back(workspace: Workspace, cash: Figure) -> None:
    """Who deleted a dossier meant it: a save from before is refused, and a new start is possible."""
    loaded = workspace.load("acme")
    workspace.path("acme").unlink()
    with pytest.raises(ChangedOnDiskError):
        workspace.save(loaded.with_figure(cash))
    with pytest.raises(UnknownCompanyError):
        workspace.change("acme", lambda dossier: dossier.with_figure(cash))
    assert workspace.names() == ()
    assert workspace.create("Acme").figures == ()


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff"])
def test_a_dossier_of_ones_own_never_lands_on_a_file(workspace: Workspace, content: bytes) -> None:
    """A dossier that was never loaded is refused where a file is, be it empty."""
    workspace.path("acme").write_bytes(content)
    with pytest.raises(ChangedOnDiskError):
        workspace.save(Dossier(company=Company(slug="acme", name="Acme")))
    assert workspace.path("acme").read_bytes() == content


def test_changes_in_two_places_both_survive(workspace: Workspace, cash: Figure) -> None:
    """An edit goes to the newest state: two forms opened on the same one lose nothing."""
    tab_one, tab_two = workspace.load("acme"), workspace.load("acme")
    assert tab_one == tab_two
    workspace.change("acme", lambda dossier: dossier.with_figure(cash))
    renamed = tab_two.company.model_copy(update={"sector": "robots"})
    workspace.change("acme", lambda dossier: dossier.with_company(renamed))
    after = workspace.load("acme")
    assert (after.figures, after.company.sector) == ((cash,), "robots")


def test_an_edit_may_start_from_nothing(workspace: Workspace, cash: Figure) -> None:
    """An edit that makes its dossier anew needs no mark of the file: the lock is held anyway."""
    after = workspace.change("acme", lambda dossier: Dossier(company=dossier.company, figures=(cash,)))
    assert workspace.load("acme") == after
    assert after.figures == (cash,)


def test_an_edit_cannot_make_it_another_company(workspace: Workspace) -> None:
    """A change of the slug is refused before anything is written, there or elsewhere."""
    before = workspace.path("acme").read_bytes()
    globex = Company(slug="globex", name="Globex")
    with pytest.raises(ImpossibleInputError) as caught:
        workspace.change("acme", lambda dossier: dossier.with_company(globex))
    assert str(caught.value) == "a company's slug must be 'acme' as before, got 'globex'"
    assert workspace.path("acme").read_bytes() == before
    assert workspace.names() == ("acme",)


def test_history_keeps_every_state(workspace: Workspace, cash: Figure) -> None:
    """A new company and three saves are four states, numbered from 1, each of them loadable."""
    for likely in (1, 2, 3):
        workspace.save(workspace.load("acme").with_figure(worth(cash, likely)))
    assert [(s.number, s.path.name) for s in workspace.history("acme")] == [
        (1, "0001.json"),
        (2, "0002.json"),
        (3, "0003.json"),
        (4, "0004.json"),
    ]
    assert states(workspace) == [(), (1.0,), (1.0, 2.0), (1.0, 2.0, 3.0)]
    assert [figure.likely for figure in workspace.load("acme").figures] == [1.0, 2.0, 3.0]


def test_an_earlier_state_can_be_put_back(workspace: Workspace, cash: Figure) -> None:
    """Copied over the dossier, an earlier state is the dossier, and the later ones stay in the history."""
    for likely in (1, 2):
        workspace.save(workspace.load("acme").with_figure(worth(cash, likely)))
    workspace.path("acme").write_bytes(workspace.history("acme")[1].path.read_bytes())
    assert [figure.likely for figure in workspace.load("acme").figures] == [1.0]
    workspace.change("acme", lambda dossier: dossier.with_figure(worth(cash, 9)))
    assert states(workspace) == [(), (1.0,), (1.0, 2.0), (1.0,), (1.0, 9.0)]


def test_numbers_go_on_after_ten_thousand(workspace: Workspace, cash: Figure) -> None:
    """States are ordered by number, not by letters: 10000 comes after 9999."""
    folder = workspace.path("acme").parent / "history"
    (folder / "0001.json").unlink()
    for number in (9_999, 10_000):
        (folder / f"{number}.json").write_bytes(workspace.path("acme").read_bytes())
    workspace.change("acme", lambda dossier: dossier.with_figure(cash))
    assert [state.number for state in workspace.history("acme")] == [9_999, 10_000, 10_001]


@pytest.mark.parametrize(
    "name", ["0001 copy.json", "2026-11-23.json", "notes.json", "0001.json.bak", "1².json"]
)
def test_other_files_in_the_history_are_left_alone(workspace: Workspace, cash: Figure, name: str) -> None:
    """A copy somebody made beside the states is no state, and stops no save."""
    folder = workspace.path("acme").parent / "history"
    (folder / name).write_text("mine", encoding="utf-8")
    workspace.change("acme", lambda dossier: dossier.with_figure(cash))
    assert [state.number for state in workspace.history("acme")] == [1, 2]
    assert (folder / name).read_text(encoding="utf-8") == "mine"


def test_the_history_of_a_broken_file_can_be_seen(workspace: Workspace, cash: Figure) -> None:
    """When the dossier is broken its earlier states are needed most."""
    workspace.change("acme", lambda dossier: dossier.with_figure(cash))
    workspace.path("acme").write_text("{", encoding="utf-8")
    assert states(workspace) == [(), (1.2e6,)]
    with pytest.raises(UnknownCompanyError):
        workspace.history("globex")


@given(st.lists(st.integers(0, 2), min_size=1, max_size=6))
@settings(max_examples=15)
def test_no_order_of_saves_loses_a_figure(tmp_path_factory: pytest.TempPathFactory, order: list[int]) -> None:
    """Three people save in any order, each on what they know: what was saved is on file, once."""
    workspace = Workspace.make(tmp_path_factory.mktemp("work"))
    known = [workspace.create("Acme")] * 3
    saved: list[str] = []
    for turn, person in enumerate(order):
        founder = Source(kind=SourceKind.FOUNDER)
        new = Figure(id=f"{turn}", metric="cash", likely=1, as_of=date(2026, 1, 1), source=founder)
        try:
            known[person] = workspace.save(known[person].with_figure(new))
        except ChangedOnDiskError:
            known[person] = workspace.load("acme")
        else:
            saved.append(new.id)
        assert [figure.id for figure in workspace.load("acme").figures] == saved
    assert len(workspace.history("acme")) == 1 + len(saved)
