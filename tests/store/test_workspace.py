"""The folder people work in: made, found, never overwritten, and private from the first minute."""

from __future__ import annotations

import os
import subprocess
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings

from diligence.errors import (
    CompanyExistsError,
    ImpossibleInputError,
    NotAWorkspaceError,
    UnknownCompanyError,
)
from diligence.model import Company, Dossier
from diligence.store import Workspace
from strategies import NAMES


def test_a_folder_that_is_no_workspace_says_how_to_make_one(tmp_path: Path) -> None:
    """The message names the folder and both ways to make a workspace."""
    with pytest.raises(NotAWorkspaceError) as caught:
        Workspace.find(tmp_path)
    assert caught.value.folder == tmp_path.resolve()
    assert str(caught.value) == (
        f"{tmp_path.resolve()} is not in a workspace (a folder with data/dossiers inside); "
        "go to one, or make one with 'diligence new NAME --into FOLDER' "
        "or, with real examples in it, 'diligence demo --into FOLDER'"
    )


def test_a_workspace_is_found_from_below(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """The nearest workspace above is meant, from a folder that is given or the current one."""
    below = workspace.notebooks / "drafts"
    below.mkdir()
    assert Workspace.find(below).root == workspace.root
    monkeypatch.chdir(below)
    assert Workspace.find().root == workspace.root


def test_the_nearest_workspace_is_meant(workspace: Workspace) -> None:
    """A workspace inside another is itself."""
    inner = Workspace.make(workspace.root / "inner")
    assert Workspace.find(inner.notebooks).root == inner.root


def test_a_folder_above_that_may_not_be_read_is_no_workspace(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Folders above that are closed to the user are passed over."""

    def closed(_self: Path) -> bool:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "is_dir", closed)
    with pytest.raises(NotAWorkspaceError):
        Workspace.find(tmp_path)


def test_making_a_workspace_twice_overwrites_nothing(tmp_path: Path) -> None:
    """A second time, notebooks the user has changed, and everything else, stay as they are."""
    made = Workspace.make(tmp_path)
    made.create("Acme")
    start = made.notebooks / "start.ipynb"
    start.write_text("my own notes", encoding="utf-8")
    (made.reports / ".gitignore").write_text("# I publish these\n", encoding="utf-8")
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}

    assert Workspace.make(tmp_path) == made

    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_a_file_that_went_missing_is_made_again(tmp_path: Path) -> None:
    """Opening a workspace brings back what it lacks."""
    made = Workspace.make(tmp_path)
    (made.notebooks / "comparison.ipynb").unlink()
    (made.reports / ".gitignore").unlink()
    Workspace.make(tmp_path)
    assert (made.notebooks / "comparison.ipynb").is_file()
    assert (made.reports / ".gitignore").is_file()


def test_git_sees_nothing_that_is_confidential(workspace: Workspace) -> None:
    """In a git repository made around a workspace, there is nothing to commit: all of it is private."""
    workspace.create("Globex")
    (workspace.reports / "acme.html").write_text("confidential", encoding="utf-8")
    git = ["git", "-c", "init.defaultBranch=main", "-C", str(workspace.root)]
    subprocess.run([*git, "init", "--quiet"], check=True, timeout=60)
    status = [*git, "status", "--porcelain", "--untracked-files=all"]
    seen = subprocess.run(status, check=True, capture_output=True, text=True, timeout=60)
    assert seen.stdout == ""


def test_a_new_company_is_an_empty_dossier_and_a_notebook(workspace: Workspace) -> None:
    """A company gets a slug, its name as typed without outer blanks, a currency, and a notebook."""
    globex = workspace.create("  Globex Corp. ", "EUR")
    assert (globex.company.slug, globex.company.name) == ("globex-corp", "Globex Corp.")
    assert globex.company.currency == "EUR"
    assert (globex.figures, globex.answers, globex.as_of) == ((), (), None)
    assert workspace.names() == ("acme", "globex-corp")
    assert workspace.notebook("globex-corp") == workspace.root / "notebooks" / "globex-corp.ipynb"
    assert 'company = \\"globex-corp\\"' in workspace.notebook("globex-corp").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["Acme", "ACME!", " acme "])
def test_a_company_that_is_there_is_left_alone(workspace: Workspace, name: str) -> None:
    """A name with the same file is refused, and dossier and notebook stay."""
    before = {path: path.read_bytes() for path in workspace.root.rglob("*") if path.is_file()}
    with pytest.raises(CompanyExistsError) as caught:
        workspace.create(name)
    assert str(caught.value) == (
        "a company called 'acme' is here already and was left as it is; "
        "open it with 'diligence check acme' or choose another name"
    )
    assert {path: path.read_bytes() for path in workspace.root.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("name", ["Start", "Company", "Comparison"])
def test_a_company_called_like_a_notebook_gets_its_own(workspace: Workspace, name: str) -> None:
    """The notebooks every workspace has are not taken over by a company of that name."""
    shared = {path.name: path.read_bytes() for path in workspace.notebooks.glob("*.ipynb")}
    slug = workspace.create(name).company.slug
    assert slug == f"{name.lower()}-company"
    assert f'company = \\"{slug}\\"' in workspace.notebook(slug).read_text(encoding="utf-8")
    now = {path.name: path.read_bytes() for path in workspace.notebooks.glob("*.ipynb")}
    assert now | shared == now


def test_a_dossier_with_a_taken_slug_is_refused(workspace: Workspace) -> None:
    """A dossier made elsewhere can't take a notebook's name either."""
    with pytest.raises(ImpossibleInputError) as caught:
        workspace.add(Dossier(company=Company(slug="start", name="Start")))
    assert str(caught.value) == (
        "a company's slug must be free to name its files, as start-company, got 'start'"
    )
    assert workspace.names() == ("acme",)


def test_a_notebook_that_is_there_already_stays(workspace: Workspace) -> None:
    """A notebook written before its company exists is kept."""
    mine = workspace.notebook("globex")
    mine.write_text("mine", encoding="utf-8")
    workspace.create("Globex")
    assert mine.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("currency", ["", "usd", "dollars", "$", "US", "USDT", "U1D", "USD\n"])
def test_a_currency_is_checked_before_anything_is_made(workspace: Workspace, currency: str) -> None:
    """What is no code is refused with what came, and no folder is left behind."""
    with pytest.raises(ImpossibleInputError) as caught:
        workspace.create("Globex", currency)
    assert str(caught.value) == (
        f"a currency must be three capital letters, as in USD or EUR, got {currency!r}"
    )
    assert not workspace.path("globex").parent.exists()


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "..", "C:\\Windows"])
def test_no_name_leads_out_of_the_workspace(tmp_path: Path, name: str) -> None:
    """A name made of path parts is one plain folder among the dossiers, or is refused."""
    made = Workspace.make(tmp_path / "work")
    outside = {path for path in tmp_path.rglob("*") if not path.is_relative_to(made.root)}
    try:
        slug = made.create(name).company.slug
    except ImpossibleInputError:
        assert made.names() == ()
    else:
        assert made.path(slug).parent.parent == made.root / "data" / "dossiers"
        assert made.names() == (slug,)
    assert {path for path in tmp_path.rglob("*") if not path.is_relative_to(made.root)} == outside


@pytest.mark.parametrize(
    "slug", ["../acme", "acme/../acme", "/", "", ".", "..", "acme/", "x" * 5_000, "a\0b"]
)
def test_loading_takes_names_only(workspace: Workspace, slug: str) -> None:
    """A path is no name of a company, even when it leads to one."""
    for reach in (workspace.load, workspace.history, lambda s: workspace.change(s, lambda dossier: dossier)):
        with pytest.raises(UnknownCompanyError):
            reach(slug)


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("everpix", ("everpix-2013",)),
        ("everpix-2014", ("everpix-2013",)),
        ("EVERPIX-2013", ("everpix-2013",)),
        ("Everpix 2013", ("everpix-2013",)),
        ("acne", ("acme",)),
        ("zzzzzz", ()),
    ],
)
def test_an_unknown_company_has_near_names(workspace: Workspace, typed: str, near: tuple[str, ...]) -> None:
    """A misspelt name is met with the names like it, whatever its capitals."""
    workspace.create("Everpix 2013")
    with pytest.raises(UnknownCompanyError) as caught:
        workspace.load(typed)
    assert caught.value.near == near
    if near:
        assert str(caught.value) == f"no company is called {typed!r} here; did you mean {near[0]}?"
    else:
        assert str(caught.value) == (
            f"no company is called {typed!r} here; this workspace has 2 others; "
            "'diligence compare' shows them"
        )


def test_an_empty_workspace_says_how_to_make_the_company(tmp_path: Path) -> None:
    """Where there is none at all, the message gives the command that makes it."""
    with pytest.raises(UnknownCompanyError) as caught:
        Workspace.make(tmp_path).load("acme")
    assert str(caught.value) == (
        "no company is called 'acme' here; this workspace is empty; make it with 'diligence new acme'"
    )


def test_only_folders_with_a_dossier_are_companies(workspace: Workspace) -> None:
    """Empty folders, hidden ones and stray files among the dossiers are no companies."""
    dossiers = workspace.root / "data" / "dossiers"
    (dossiers / "empty").mkdir()
    (dossiers / "notes.txt").touch()
    (dossiers / ".trash").mkdir()
    (dossiers / ".trash" / "dossier.json").touch()
    workspace.create("Aardvark")
    assert workspace.names() == ("aardvark", "acme")


def test_the_day_is_the_dossiers_own_or_today(workspace: Workspace) -> None:
    """A case of the past is judged on its own day, a live company on the workspace's."""
    acme = workspace.load("acme")
    assert workspace.day_of(acme) == workspace.today
    assert workspace.day_of(acme.model_copy(update={"as_of": date(2013, 6, 30)})) == date(2013, 6, 30)


def test_today_is_the_users_day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """At eleven in the evening of the 22nd, London time, it is the 23rd in Berlin."""
    evening = datetime(2026, 11, 22, 23, 0, tzinfo=UTC)
    place = Workspace(tmp_path, now=lambda: evening)
    import time

    for zone, day in (("UTC0", 22), ("CET-1", 23), ("EST5", 22)):
        monkeypatch.setenv("TZ", zone)
        time.tzset()
        assert place.today == date(2026, 11, day)
    monkeypatch.undo()
    time.tzset()


@given(NAMES)
@settings(max_examples=20)
def test_whatever_it_is_called_it_can_be_opened(tmp_path_factory: pytest.TempPathFactory, name: str) -> None:
    """Any name a file can be called after makes a company that is listed, loaded and kept once."""
    made = Workspace.make(tmp_path_factory.mktemp("work"))
    created = made.create(name)
    slug = created.company.slug
    assert made.names() == (slug,)
    assert made.load(slug) == created
    assert os.path.commonpath([made.path(slug).resolve(), made.root]) == str(made.root)
    with pytest.raises(CompanyExistsError):
        made.create(name)
