"""One zip with everything of a workspace, and back, without a byte of what is there being overwritten."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diligence.errors import BrokenFileError, ImpossibleInputError, NewerFileError, UnwritableError
from diligence.store import Side, Workspace
from diligence.store.backup import MARK, belongs, new_backup, write_backup
from diligence.store.restore import restore_backup

if TYPE_CHECKING:
    from diligence.model import Figure

OWN = {
    "data/questions/pets.toml": "[[question]]\n",
    "data/rules/mine.py": "RULES = ()\n",
    "data/thresholds.toml": "runway_critical_months = 9\n",
    "notebooks/acme.ipynb": "my notebook",
}


@pytest.fixture
def lived_in(workspace: Workspace, cash: Figure) -> Workspace:
    """Acme with a figure, questions, rules and thresholds of one's own, a notebook, and a report."""
    workspace.change("acme", lambda dossier: dossier.with_figure(cash))
    for name, text in OWN.items():
        path = workspace.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (workspace.reports / "acme.html").write_text("can be written again", encoding="utf-8")
    (workspace.path("acme").parent / ".dossier.json.x.tmp").write_text("scrap", encoding="utf-8")
    return workspace


@pytest.fixture
def backup(lived_in: Workspace, tmp_path: Path) -> Path:
    """A backup of it."""
    write_backup(lived_in.root, tmp_path / "backup.zip")
    return tmp_path / "backup.zip"


def contents(root: Path) -> dict[str, bytes]:
    """Every file but locks."""
    found = (path for path in root.rglob("*") if path.is_file() and path.name != ".lock")
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found}


def packed(path: Path, entries: dict[str, bytes], compression: int = ZIP_DEFLATED) -> Path:
    """A zip that says it is a backup."""
    with ZipFile(path, "w", compression) as archive:
        for name, data in ({MARK: b"{}"} | entries).items():
            archive.writestr(name, data)
    return path


def test_all_comes_back_in_an_empty_folder(lived_in: Workspace, backup: Path, tmp_path: Path) -> None:
    """Dossier, states, notebook, questions, rules and thresholds are the same; the report is left out."""
    restored = restore_backup(tmp_path / "new", backup)

    before = contents(lived_in.root)
    for left_out in ("reports/acme.html", "data/dossiers/acme/.dossier.json.x.tmp"):
        before.pop(left_out)
    assert contents(tmp_path / "new") == before
    assert (restored.companies, restored.beside, restored.aside) == (["acme"], {}, {})
    assert Workspace(tmp_path / "new").load("acme") == lived_in.load("acme")
    assert len(Workspace(tmp_path / "new").history("acme")) == 2


def test_a_backup_is_the_same_for_the_same_files(lived_in: Workspace, backup: Path, tmp_path: Path) -> None:
    """To the byte, whenever and wherever it is made; only its owner may read it."""
    restore_backup(tmp_path / "new", backup)
    again = tmp_path / "again.zip"
    names = write_backup(tmp_path / "new", again)
    assert again.read_bytes() == backup.read_bytes()
    assert names == write_backup(lived_in.root, tmp_path / "third.zip")
    assert (again.stat().st_mode & 0o777) == 0o600


def test_no_backup_is_overwritten(lived_in: Workspace, backup: Path) -> None:
    """A file of that name is refused, and stays."""
    before = backup.read_bytes()
    with pytest.raises(ImpossibleInputError, match="a backup's file must be one that is not there yet"):
        write_backup(lived_in.root, backup)
    assert backup.read_bytes() == before


def test_a_backup_on_a_full_disk_leaves_nothing(
    lived_in: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half a zip would be taken for a backup on the day it is needed."""

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UnwritableError, match="no space left"):
        write_backup(lived_in.root, tmp_path / "backup.zip")
    assert [path.name for path in tmp_path.iterdir()] == ["work"]


def test_a_backup_without_a_name_is_private(lived_in: Workspace) -> None:
    """It goes into a folder that git leaves alone, and says when it was made."""
    target = new_backup(lived_in.root, datetime(2026, 11, 23, 12, 0, tzinfo=UTC))
    assert target == lived_in.root / "backups" / "diligence-2026-11-23-120000.zip"
    assert (target.parent / ".gitignore").read_text(encoding="utf-8").endswith("*\n")


def test_a_link_out_of_the_workspace_is_not_followed(lived_in: Workspace, tmp_path: Path) -> None:
    """What a link leads to isn't the workspace's, and a backup may be handed on."""
    (tmp_path / "secret.json").write_text("secret", encoding="utf-8")
    (lived_in.root / "data" / "questions" / "link.toml").symlink_to(tmp_path / "secret.json")
    names = write_backup(lived_in.root, tmp_path / "linked.zip")
    assert "data/questions/pets.toml" in names
    assert "data/questions/link.toml" not in names


def test_a_company_that_went_on_is_left_alone(lived_in: Workspace, backup: Path, cash: Figure) -> None:
    """Everything in the backup is a state here already: nothing is written."""
    lived_in.change("acme", lambda dossier: dossier.with_figure(cash.model_copy(update={"id": "more"})))
    before = contents(lived_in.root)
    restored = restore_backup(lived_in.root, backup)
    assert (restored.companies, restored.same, restored.beside) == ([], ["acme"], {})
    assert contents(lived_in.root) == before


def test_a_company_that_is_different_is_put_beside_and_merged(
    lived_in: Workspace, backup: Path, cash: Figure, tmp_path: Path
) -> None:
    """Each went its own way from one state: dossiers stay, and a merge finds what they had in common."""
    restore_backup(tmp_path / "other", backup)
    other = Workspace(tmp_path / "other", now=lived_in.now)
    other.change("acme", lambda dossier: dossier.with_figure(cash.model_copy(update={"id": "there"})))
    other.change("acme", lambda dossier: dossier.model_copy(update={"figures": dossier.figures[1:]}))
    write_backup(other.root, tmp_path / "other.zip")
    lived_in.change("acme", lambda dossier: dossier.with_figure(cash.model_copy(update={"id": "here"})))
    before = lived_in.path("acme").read_bytes()

    beside = restore_backup(lived_in.root, tmp_path / "other.zip").beside["acme"]

    assert lived_in.path("acme").read_bytes() == before
    assert lived_in.shelf("acme").copies == (beside,)
    merged = lived_in.bring_in(beside)
    # The one called "cash" was taken out there, and left alone here.
    assert merged.conflicts == ()
    assert {figure.id for figure in lived_in.load("acme").figures} == {"here", "there"}
    assert lived_in.shelf("acme").copies == ()


def test_other_files_that_are_different_stay(lived_in: Workspace, backup: Path) -> None:
    """The backup's version is beside it under an ending that nothing reads or runs."""
    rule = lived_in.root / "data" / "rules" / "mine.py"
    rule.write_text("RULES = (later,)\n", encoding="utf-8")
    aside = restore_backup(lived_in.root, backup).aside
    assert list(aside) == [rule]
    assert rule.read_text(encoding="utf-8") == "RULES = (later,)\n"
    assert aside[rule].name.startswith("mine.py.from-backup-")
    assert aside[rule].read_text(encoding="utf-8") == "RULES = ()\n"


ACME = b'{"schema": 1, "company": {"slug": "acme", "name": "Acme"}}'
REFUSED = {
    "up and out": "data/dossiers/acme/../../../../evil.json",
    "up": "../evil.json",
    "from the root": "/tmp/evil.json",  # noqa: S108 - a name in a zip
    "a drive": "C:/evil.json",
    "backslashes": "data\\dossiers\\..\\..\\evil.json",
    "a hidden file": "notebooks/.ssh/authorized_keys",
    "git's": "notebooks/.gitignore",
    "elsewhere": "src/evil.py",
    "the folder itself": "data/dossiers",
    "a doubled slash": "notebooks//evil.ipynb",
    "here": "./notebooks/evil.ipynb",
    "a stream": "notebooks/a.ipynb:evil",
}


@pytest.mark.parametrize("name", REFUSED)
def test_no_entry_leads_out_of_the_workspace(tmp_path: Path, name: str) -> None:
    """Such a backup is refused as a whole, with the entry's name, and nothing is written anywhere."""
    entries = {"data/dossiers/acme/dossier.json": ACME, REFUSED[name]: b"evil"}
    bad = packed(tmp_path / "bad.zip", entries)
    with pytest.raises(BrokenFileError) as caught:
        restore_backup(tmp_path / "new", bad)
    assert caught.value.where in {f"entry {REFUSED[name]!r}", "entry data/dossiers/acme"}
    assert [path.name for path in tmp_path.iterdir()] == ["bad.zip"]


def test_what_a_backup_has_belongs(lived_in: Workspace) -> None:
    """The rule that refuses an entry lets every file of a workspace pass."""
    for path in lived_in.root.rglob("*"):
        name = path.relative_to(lived_in.root).as_posix()
        if path.is_file() and not any(part.startswith(".") for part in path.parts[-3:]):
            assert belongs(name) is not name.startswith("reports")


def test_a_zip_that_swells_is_refused(tmp_path: Path) -> None:
    """300 MB of blanks in 300 kB: refused by what its list says, before anything is unpacked."""
    swollen = packed(tmp_path / "bomb.zip", {"notebooks/a.ipynb": bytes(300 * 1024**2)})
    with pytest.raises(BrokenFileError, match="it would unpack to 314,572,800 bytes"):
        restore_backup(tmp_path / "new", swollen)
    assert not (tmp_path / "new").exists()


BROKEN = {
    "text": (b"not a zip", "it is no zip, or one that was damaged"),
    "empty": (b"", "it is no zip, or one that was damaged"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_no_zip(tmp_path: Path, name: str) -> None:
    """The message names the file and what is wrong with it."""
    content, problem = BROKEN[name]
    (tmp_path / "b.zip").write_bytes(content)
    with pytest.raises(BrokenFileError, match=problem):
        restore_backup(tmp_path / "new", tmp_path / "b.zip")


@pytest.mark.parametrize("cut", [0.3, 0.6, 0.95])
def test_a_zip_cut_short(backup: Path, tmp_path: Path, cut: float) -> None:
    """A download that broke off is refused as a whole."""
    whole = backup.read_bytes()
    (tmp_path / "b.zip").write_bytes(whole[: int(len(whole) * cut)])
    with pytest.raises(BrokenFileError, match="damaged"):
        restore_backup(tmp_path / "new", tmp_path / "b.zip")
    assert not (tmp_path / "new").exists()


@given(place=st.floats(0, 1, exclude_max=True), damage=st.binary(min_size=1, max_size=4))
@settings(max_examples=60)
def test_no_damage_gives_another_dossier(
    tmp_path_factory: pytest.TempPathFactory, place: float, damage: bytes
) -> None:
    """Bytes overwritten anywhere: the backup is refused in words, or what is restored was saved."""
    tmp_path = tmp_path_factory.mktemp("damaged")
    before = packed(tmp_path / "b.zip", {"data/dossiers/acme/dossier.json": ACME, "notebooks/a.ipynb": b"a"})
    whole = bytearray(before.read_bytes())
    start = int(place * len(whole))
    whole[start : start + len(damage)] = damage
    before.write_bytes(whole)
    try:
        restore_backup(tmp_path / "new", before)
    except BrokenFileError:
        assert not (tmp_path / "new").exists()
    else:
        held = contents(tmp_path / "new")
        assert held.get("data/dossiers/acme/dossier.json") in (ACME, None)
        assert {name for name in held if "acme" in name} <= {"data/dossiers/acme/dossier.json"}


def test_a_flipped_bit_is_noticed(backup: Path, tmp_path: Path) -> None:
    """A byte of packed data that changed: whichever it is, nothing is restored that differs."""
    whole = bytearray(backup.read_bytes())
    with ZipFile(backup) as archive:
        entry = archive.getinfo("data/dossiers/acme/dossier.json")
    whole[entry.header_offset + 30 + len(entry.filename) + 20] ^= 0xFF
    (tmp_path / "b.zip").write_bytes(whole)
    with pytest.raises(BrokenFileError, match="damaged"):
        restore_backup(tmp_path / "new", tmp_path / "b.zip")
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(
    ("entries", "problem"),
    [
        ({"data/dossiers/acme/dossier.json": b"{"}, "line 1, column 2"),
        ({"data/dossiers/globex/dossier.json": ACME}, "its dossier is another company's"),
        ({"data/dossiers/acme/history/0001.json": ACME}, "it has no dossier.json"),
        ({"data/thresholds.toml": b"a", "data/Thresholds.toml": b"b"}, "a name is there twice"),
    ],
)
def test_what_is_in_it_is_read_before_anything_is_written(
    tmp_path: Path, entries: dict[str, bytes], problem: str
) -> None:
    """One file that can't be understood, and not one is put back."""
    bad = packed(tmp_path / "bad.zip", {"notebooks/a.ipynb": b"a"} | entries)
    with pytest.raises(BrokenFileError, match=problem):
        restore_backup(tmp_path / "new", bad)
    assert not (tmp_path / "new").exists()


def test_other_zips_and_newer_ones(tmp_path: Path) -> None:
    """A zip of something else, one packed otherwise, one of a newer version: each is told apart."""
    with ZipFile(tmp_path / "photos.zip", "w") as archive:
        archive.writestr("a.jpg", b"")
    with pytest.raises(BrokenFileError, match="no backup of diligence"):
        restore_backup(tmp_path / "new", tmp_path / "photos.zip")
    odd = packed(tmp_path / "odd.zip", {"notebooks/a.ipynb": b"a"}, ZIP_BZIP2)
    with pytest.raises(BrokenFileError, match="packed in a way not known here"):
        restore_backup(tmp_path / "new", odd)
    newer = packed(tmp_path / "newer.zip", {"data/dossiers/acme/dossier.json": b'{"schema": 9}'})
    with pytest.raises(NewerFileError):
        restore_backup(tmp_path / "new", newer)
    with pytest.raises(BrokenFileError, match="no such file"):
        restore_backup(tmp_path / "new", tmp_path / "none.zip")
    assert not (tmp_path / "new").exists()


SYNCED = (
    "dossier (conflicted copy 2026-11-23).json",
    "dossier.sync-conflict-20261123-140231-ABC1234.json",
    "dossier 2.json",
    "dossier (Ada's laptop's conflicted copy 2026-11-23).json",
    "dossier-laptop.json",
)


@pytest.mark.parametrize("name", SYNCED)
def test_what_a_sync_service_leaves_is_merged(workspace: Workspace, cash: Figure, name: str) -> None:
    """Two machines went on from one state, one twice: different fields join, the same is asked about."""
    base = workspace.path("acme").read_bytes()
    workspace.change("acme", lambda dossier: dossier.with_figure(cash))
    workspace.change("acme", lambda d: d.with_company(d.company.model_copy(update={"sector": "robots"})))
    theirs = workspace.path("acme").read_bytes()
    workspace.path("acme").write_bytes(base)
    workspace.change("acme", lambda d: d.with_company(d.company.model_copy(update={"sector": "drones"})))
    copy = workspace.path("acme").with_name(name)
    copy.write_bytes(theirs)

    [conflict] = workspace.bring_in(copy).conflicts

    assert (conflict.mine, conflict.base, conflict.theirs) == ("robots", "", "drones")
    assert workspace.names() == ("acme",)
    assert workspace.shelf("acme").copies == (copy,)
    merged = workspace.bring_in(copy, {conflict.field: Side.THEIRS}).dossier
    assert (merged.company.sector, merged.figures) == ("drones", (cash,))
    assert workspace.shelf("acme").copies == ()
    assert (copy.parent / "history" / f"merged {name}").read_bytes() == theirs


def test_a_copy_that_came_from_nowhere_is_asked_about(workspace: Workspace, cash: Figure) -> None:
    """Without a state in common, each difference is a question, and nothing is taken out."""
    workspace.change("acme", lambda dossier: dossier.with_figure(cash))
    copy = workspace.path("acme").with_name("dossier 2.json")
    copy.write_text(
        '{"schema": 1, "company": {"slug": "acme", "name": "Acme", "country": "CH"}}', encoding="utf-8"
    )
    assert [conflict.field for conflict in workspace.bring_in(copy).conflicts] == ["company.country"]
    assert workspace.load("acme").figures == (cash,)


def test_a_file_from_elsewhere_stays(workspace: Workspace, cash: Figure, tmp_path: Path) -> None:
    """A dossier in somebody's downloads is brought in, or added as a company, and is still theirs."""
    workspace.change("acme", lambda dossier: dossier.with_figure(cash))
    file = tmp_path / "sent.json"
    file.write_bytes(workspace.path("acme").read_bytes())
    other = Workspace.make(tmp_path / "other")
    assert other.bring_in(file).dossier.figures == (cash,)
    assert other.names() == ("acme",)
    assert workspace.bring_in(file).conflicts == ()
    assert file.exists()
    with pytest.raises(BrokenFileError, match="no such file"):
        workspace.bring_in(tmp_path / "none.json")
