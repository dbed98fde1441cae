"""The command that writes reports."""

from __future__ import annotations

import getpass
import os
import socket
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from charts.samples import figure
from command import Run
from diligence.model import Answer, Conversation, Whom
from diligence.store import Workspace

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

DAY = datetime(2026, 5, 3, tzinfo=UTC).date()


@pytest.fixture
def acme(run: Run, workspace: Workspace) -> str:
    """A company with a figure, a private answer and a talk with somebody named."""
    run("new", "Acme")
    run("add", "acme", "cash", "1.2M", "--as-of", "2026-05-03")
    dossier = workspace.load("acme")
    answer = Answer(id="a", question="money.runway", text="Three weeks.", as_of=DAY)
    talk = Conversation(id="c", on=DAY, role=Whom.FOUNDER, name="Ann Example")
    workspace.save(dossier.model_copy(update={"answers": (answer,), "conversations": (talk,)}))
    return "acme"


def test_what_is_left_out_is_listed_before(run: Run, acme: str) -> None:
    """On standard error, by name, since whoever sends it may see it; none of it is in the file."""
    ran = run("report", acme)

    assert "the founder's answer of 3 May 2026 to money.runway (private)" in ran.err
    assert "the name Ann Example (founder)" in ran.err
    assert ran.out.strip().endswith("acme.html")
    assert run("report", acme, "--share", "private").err == ""
    assert run("report", acme, "--json").json["left_out"] == [
        "the founder's answer of 3 May 2026 to money.runway (private)",
        "the name Ann Example (founder)",
    ]


def test_no_path_and_no_name_of_this_machine(run: Run, acme: str, workspace: Workspace) -> None:
    """Neither the folder, nor who is logged in, nor what the machine is called."""
    for share in ("private", "trusted", "public"):
        run("report", acme, "--share", share)
        for form in ("json", "csv", "md", "dossier", "notebook"):
            run("export", acme, "--to", form, "--share", share)
    names = {str(workspace.root), str(workspace.root.parent.name), socket.gethostname(), getpass.getuser()}
    names -= {"root"}  # a word of its own in a style sheet
    for path in workspace.reports.iterdir():
        text = path.read_text(encoding="utf-8")
        assert not [name for name in names if len(name) > 3 and name in text], path.name


def test_all_makes_one_for_each(run: Run, acme: str, workspace: Workspace) -> None:
    """And one that can't be read keeps no other from being made."""
    run("new", "Globex")
    run("new", "Initech")
    workspace.path("globex").write_text("{", encoding="utf-8")

    ran = run("report", "--all")

    assert [line.rpartition(os.sep)[2] for line in ran.out.split()] == ["acme.html", "initech.html"]
    assert "globex" in ran.err
    assert (workspace.reports / f"{acme}.html").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "with --all"),
        (("acme", "--all"), "alone"),
        (("--all", "--out", "x.html"), "alone"),
        (("acme", "acme", "--since", "2026-01-01"), "for one company"),
    ],
)
def test_what_does_not_go_together(run: Run, acme: str, words: tuple[str, ...], said: str) -> None:
    """One clear line, exit 1."""
    assert acme
    ran = run("report", *words)
    assert (ran.code, ran.out) == (1, "")
    assert said in ran.err


def test_since_says_what_changed(run: Run, workspace: Workspace) -> None:
    """From the newest state that was saved before that day began to the one on file."""
    then = Workspace(workspace.root, now=lambda: datetime(2026, 5, 3, 10, tzinfo=UTC))
    then.create("Globex")
    cash = figure("cash", 1_200_000, DAY)
    then.change("globex", lambda dossier: dossier.with_figure(cash))
    run("add", "globex", "revenue", "50k", "--as-of", "2026-05-20")

    run("report", "globex", "--since", "2026-05-04")

    text = (workspace.reports / "globex.html").read_text(encoding="utf-8")
    changed = text[text.index("What changed since 4 May 2026") :]
    assert "$50k a month" in changed
    assert "$1.2M" not in changed


def test_since_before_the_first_day(run: Run, acme: str, workspace: Workspace) -> None:
    """There is nothing to hold it against; the report is made without, and that is said."""
    ran = run("report", acme, "--since", "2020-01-01")

    assert "not on record before 1 January 2020" in ran.err
    assert "What changed" not in (workspace.reports / "acme.html").read_text(encoding="utf-8")


def test_open_shows_it(run: Run, acme: str, workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """In whatever browser there is, by its address."""
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", opened.append)

    run("report", acme, "--open")

    assert opened == [(workspace.reports / "acme.html").resolve().as_uri()]


@pytest.mark.browser
@pytest.mark.slow
def test_pdf_stands_beside_it(run: Run, acme: str, workspace: Workspace, chromium: Browser) -> None:
    """One file more, of the paper asked for, nothing of this machine in it; also beside an event loop."""
    assert chromium.is_connected()
    ran = run("report", acme, "--pdf", "--paper", "Letter")

    path = workspace.reports / "acme.pdf"
    data = path.read_bytes()
    assert ran.out.split() == [str(workspace.reports / "acme.html"), str(path)]
    assert data.startswith(b"%PDF")
    assert b"/MediaBox [0 0 612 792]" in data
    assert b"HeadlessChrome" not in data
    assert b"Linux" not in data


def test_pdf_without_the_extra(run: Run, acme: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What to install, in one line."""
    monkeypatch.setitem(__import__("sys").modules, "diligence.report.pdf", None)

    ran = run("report", acme, "--pdf")

    assert ran.code == 1
    assert "pip install 'diligence[pdf]'" in ran.err


@pytest.mark.slow
def test_pdf_without_chromium(
    run: Run, acme: str, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What to install, or what else to do; the page itself is written."""
    monkeypatch.setattr("diligence.report.pdf._on_path", lambda: "nowhere/chromium")

    ran = run("report", acme, "--pdf")

    assert (ran.code, ran.out) == (1, "")
    assert "a PDF needs Chromium" in ran.err
    assert "playwright install chromium" in ran.err
    assert (workspace.reports / "acme.html").exists()
    assert not (workspace.reports / "acme.pdf").exists()


def test_an_old_report_is_never_half_overwritten(run: Run, acme: str, tmp_path: Path) -> None:
    """Where it can't be written there is one clear line, and what was there stands."""
    folder = tmp_path / "a folder.html"
    folder.mkdir()

    ran = run("report", acme, "--out", str(folder))

    assert ran.code == 1
    assert f"could not write {folder}" in ran.err
    assert list(folder.iterdir()) == []
    assert list(tmp_path.glob("*.part")) == list(tmp_path.glob(".*.part")) == []
