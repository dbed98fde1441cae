"""history, undo, merge, backup, restore, and what doctor and new say about them."""

from __future__ import annotations

import json
import tempfile
from errno import ENOSPC
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from diligence.store import Workspace

if TYPE_CHECKING:
    from command import Run


@pytest.fixture
def acme(run: Run, workspace: Workspace) -> Workspace:
    """Acme with two cash figures."""
    run("new", "Acme")
    run("add", "acme", "cash", "$1.2M", "--as-of", "2026-09-30")
    run("add", "acme", "cash", "$900k", "--as-of", "2026-10-31")
    return workspace


def sync_conflict(workspace: Workspace) -> Path:
    """What Dropbox leaves when another machine changed the sector, and this one did too."""
    path = workspace.path("acme")
    base, copy = path.read_bytes(), path.with_name("dossier (conflicted copy 2026-11-23).json")
    set_sector(workspace, "robots")
    copy.write_bytes(path.read_bytes())
    path.write_bytes(base)
    set_sector(workspace, "drones")
    return copy


def set_sector(workspace: Workspace, sector: str) -> None:
    """One edit."""
    workspace.change("acme", lambda d: d.with_company(d.company.model_copy(update={"sector": sector})))


def test_history_shows_each_state_in_words(run: Run, acme: Workspace) -> None:
    """Three states: made, a figure, and the newer figure against the one before, as they were typed."""
    lines = run("history", "acme").out.splitlines()

    assert [line.split("  ")[0].strip() for line in lines if not line.startswith("      ")] == ["", "", ""]
    assert [line.strip() for line in lines if line.startswith("      ")] == [
        "made",
        "Cash: $1.2M, said by founder, 30 September 2026",
        "Cash: $1.2M -> $900k, said by founder, 31 October 2026",
    ]
    states = run("history", "acme", "--json").json["states"]
    assert [state["number"] for state in states] == [1, 2, 3]
    assert states[2]["changes"] == [
        {
            "field": "figures.cash-2026-10-31",
            "kind": "added",
            "label": "Cash",
            "before": "$1.2M",
            "after": "$900k",
            "words": "Cash: $1.2M -> $900k, said by founder, 31 October 2026",
        }
    ]
    assert len(acme.history("acme")) == 3


def test_since_a_day(run: Run, acme: Workspace) -> None:
    """Everything since long ago; nothing since a day to come."""
    assert run("history", "acme", "--since", "2001-01-01").out.splitlines() == [
        "Cash: $1.2M, said by founder, 30 September 2026",
        "Cash: $900k, said by founder, 31 October 2026",
    ]
    assert run("history", "acme", "--since", "2999-01-31").out == "Nothing changed since 31 January 2999.\n"
    assert run("history", "acme", "--since", "2999-01-31", "--json").json == {
        "since": "2999-01-31",
        "changes": [],
    }
    assert run("history", "acme", "--since", "yesterday").code == 2
    assert acme.names() == ("acme",)


def test_a_hand_edit_shows_before_it_is_kept(run: Run, acme: Workspace) -> None:
    """An editor's change is told apart from the states; a broken file leaves the history readable."""
    path = acme.path("acme")
    path.write_text(path.read_text(encoding="utf-8").replace('"sector": ""', '"sector": "robots"'), "utf-8")
    assert run("history", "acme").out.endswith(
        " now  edited by hand, kept at the next save\n      Sector: robots\n"
    )
    path.write_text("{", encoding="utf-8")
    ran = run("history", "acme")
    assert (ran.code, ran.out.count("2026,")) == (0, 3)
    assert "'diligence undo acme' puts back the last good state" in ran.err


def test_undo_says_what_it_did_and_how_to_take_it_back(run: Run, acme: Workspace) -> None:
    """The newest figure goes, and the words that bring it back do."""
    ran = run("undo", "acme")
    assert ran.out == "Cash: $900k taken out\n"
    assert ran.err == "To take this back: diligence undo acme --to 3\n"
    assert [figure.typed for figure in acme.load("acme").figures] == ["$1.2M"]

    assert run("undo", "acme", "--to", "3", "--json").json["number"] == 5
    assert [figure.typed for figure in acme.load("acme").figures] == ["$1.2M", "$900k"]
    ran = run("undo", "acme", "--to", "77")
    assert (ran.code, ran.err) == (1, "diligence: a state's number must be from 1 to 5 for acme, got 77\n")


def test_undo_mends_a_broken_file(run: Run, acme: Workspace) -> None:
    """The command that the error names: the dossier is as it was saved last, the broken text is kept."""
    acme.path("acme").write_text("{", encoding="utf-8")
    ran = run("undo", "acme")
    assert ran.out == "Acme is as it was last saved, and can be read again.\n"
    assert f"What could not be read is kept in {acme.path('acme').parent / 'history'}." in ran.err
    assert len(acme.load("acme").figures) == 2


def test_doctor_names_a_dossier_that_was_deleted(run: Run, acme: Workspace) -> None:
    """The file is gone and its states are not: the command that doctor gives brings it back."""
    acme.path("acme").unlink()
    found = run("doctor")
    assert (found.code, "'diligence undo acme' brings it back, or remove its folder" in found.out) == (
        1,
        True,
    )
    assert run("undo", "acme").out == "Acme is as it was last saved, and can be read again.\n"
    assert len(acme.load("acme").figures) == 2


def test_an_answer_is_shown_by_its_question(run: Run, acme: Workspace) -> None:
    """The words of the question stand where its name would."""
    from datetime import date

    from diligence.bank import shipped_bank
    from diligence.model import Answer, Rating

    question = shipped_bank().questions[0]
    given = Answer(id="a", question=question.id, rating=Rating.VAGUE, as_of=date(2026, 10, 31))
    acme.change("acme", lambda dossier: dossier.with_answer(given))
    assert run("history", "acme").out.endswith(f"      Answer to “{question.ask}”: vague\n")


def test_doctor_names_a_conflicted_copy_and_merge_asks(run: Run, acme: Workspace) -> None:
    """Both values are shown and nothing is chosen; with an answer the two are one, and doctor is content."""
    copy = sync_conflict(acme)
    before = acme.path("acme").read_bytes()
    found = run("doctor")
    assert (found.code, f"{copy.name} is left; run 'diligence merge acme'" in found.out) == (1, True)

    asked = run("merge", "acme")
    assert asked.code == 1
    assert asked.out.splitlines() == [
        f"{copy.name}: both sides changed the same, and nothing was merged yet",
        "  Sector: drones here, robots in the file",
        "      company.sector",
    ]
    assert acme.path("acme").read_bytes() == before
    assert run("merge", "acme", "--json").json["copies"][0]["conflicts"][0]["in_file"] == "robots"

    assert run("merge", "acme", "--take", "company.sector").code == 0
    assert acme.load("acme").company.sector == "robots"
    assert run("doctor").code == 0
    assert run("merge", "acme").out.startswith("There is no copy beside")


@pytest.mark.parametrize(("option", "sector"), [("--take", "robots"), ("--leave", "drones")])
def test_all_at_once(run: Run, acme: Workspace, option: str, sector: str) -> None:
    """Either side can be taken for every field."""
    sync_conflict(acme)
    assert run("merge", "acme", option, "all").code == 0
    assert acme.load("acme").company.sector == sector


def test_a_full_disk_and_the_way_back(
    run: Run, acme: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The error gives a command; until it is run doctor names the file; then the figure is there."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    real = tempfile.mkstemp

    def no_room(*args: Any, **options: Any) -> tuple[int, str]:
        if Path(options["dir"]).is_relative_to(acme.root):
            raise OSError(ENOSPC, "No space left on device")
        return real(*args, **options)

    with monkeypatch.context() as full:
        full.setattr(tempfile, "mkstemp", no_room)
        failed = run("add", "acme", "revenue", "20k")
    assert (failed.code, failed.err.count("\n")) == (1, 1)
    words = failed.err.split("'")[1].split()
    assert words[:2] == ["diligence", "restore"]
    assert f"run 'diligence restore {words[2]}'" in run("doctor").out

    restored = run(*words[1:])

    assert (restored.code, restored.out) == (0, f"{Path(words[2]).name}: merged into acme\n")
    assert acme.load("acme").figures[-1].typed == "20k"
    assert run("doctor").code == 0


def test_backup_and_restore_are_one_command_each(run: Run, acme: Workspace, tmp_path: Path) -> None:
    """Into a folder that is no workspace yet, everything comes back."""
    target = tmp_path / "backup.zip"
    assert run("backup", str(target)).out == f"{target}\n"
    assert run("backup", str(target)).code == 1

    ran = run("restore", str(target), "--into", str(tmp_path / "new"))

    assert (ran.code, ran.out) == (0, "Restored: acme\n")
    assert Workspace.find(tmp_path / "new").load("acme") == acme.load("acme")
    again = run("restore", str(target), "--json").json
    assert (again["restored"], again["same"], again["other_version"]) == ([], ["acme"], {})


def test_restore_offers_the_other_version(run: Run, acme: Workspace, tmp_path: Path) -> None:
    """A company that went on elsewhere: the dossier stays, and one command merges the two."""
    run("backup", str(tmp_path / "first.zip"))
    run("restore", str(tmp_path / "first.zip"), "--into", str(tmp_path / "other"))
    other = Workspace.find(tmp_path / "other")
    set_sector(other, "robots")
    from diligence.store.backup import write_backup

    write_backup(other.root, tmp_path / "second.zip")
    run("add", "acme", "revenue", "20k")

    ran = run("restore", str(tmp_path / "second.zip"))

    assert "acme is different here and stays; the other version is dossier (from a backup" in ran.out
    assert "To merge the two: diligence merge acme" in ran.err
    assert run("merge", "acme").code == 0
    merged = acme.load("acme")
    assert (merged.company.sector, len(merged.figures)) == ("robots", 3)


def test_rules_of_a_backup_are_named(run: Run, acme: Workspace, tmp_path: Path) -> None:
    """What judging runs is said, since a backup may have come from somebody else."""
    rules = acme.root / "data" / "rules"
    rules.mkdir()
    (rules / "mine.py").write_text("RULES = ()\n", encoding="utf-8")
    run("backup", str(tmp_path / "b.zip"))
    ran = run("restore", str(tmp_path / "b.zip"), "--into", str(tmp_path / "new"))
    assert "mine.py is code that judging runs: read it first if the backup is not yours" in ran.err


def test_a_backup_without_a_name(run: Run, acme: Workspace) -> None:
    """It is named by its time, in a folder of the workspace."""
    written = Path(run("backup", "--json").json["backup"])
    assert written.parent == acme.root / "backups"
    assert written.exists()


@pytest.mark.parametrize("words", [("restore", "none.zip"), ("restore", "none.json")])
def test_a_file_that_is_not_there(run: Run, acme: Workspace, words: tuple[str, ...]) -> None:
    """One clear line."""
    ran = run(*words)
    assert (ran.code, ran.err.count("\n"), "no such file" in ran.err) == (1, 1, True)
    assert acme.names() == ("acme",)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("ACME ", "a company called 'acme' is here already"),
        ("Acmé", "a company called 'acme' is here already"),
        ("Acme, Inc.", "acme is here too: if it is the same company"),
        ("Globex", ""),
    ],
)
def test_twins_are_named(run: Run, acme: Workspace, name: str, said: str) -> None:
    """The same name is refused; one much like it is made, with a remark; another is just made."""
    ran = run("new", name)
    assert said in ran.err
    assert ("is here" in ran.err) is bool(said)
    assert len(acme.names()) == (1 if "already" in said else 2)


@pytest.mark.parametrize("name", ["..", "/", "///", "🚀", ""])
def test_what_no_company_can_be_called(run: Run, workspace: Workspace, name: str) -> None:
    """Nothing is left that a file can be called: refused, in one line."""
    ran = run("new", name)
    assert (ran.code, "a company's name must be something with Latin letters" in ran.err) == (1, True)
    assert workspace.names() == ()


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("CON", "con-company"),
        ("nul", "nul-company"),
        ("LPT1", "lpt1-company"),
        ("start", "start-company"),
        ("comparison", "comparison-company"),
        ("../../etc/passwd", "etc-passwd"),
        ("C:\\Windows", "c-windows"),
    ],
)
def test_names_that_belong_to_something_else(run: Run, workspace: Workspace, name: str, slug: str) -> None:
    """A device's name, a notebook's and a path become a plain name inside the workspace."""
    assert run("new", name, "--json").json["company"] == slug
    assert workspace.names() == (slug,)
    assert json.loads(workspace.path(slug).read_text(encoding="utf-8"))["company"]["name"] == name
