"""``diligence compare``: companies side by side, ranked, written, and what is refused."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest

from diligence.store import Workspace
from diligence.store.shipped import casebook_folder

if TYPE_CHECKING:
    from command import Run

CASES = ("everpix-2013", "zoom-2019", "gumroad-2015")


@pytest.fixture
def filled(run: Run, workspace: Workspace) -> Workspace:
    """A workspace with three cases."""
    for slug in CASES:
        run("import", str(casebook_folder() / f"{slug}.json"))
    return workspace


def test_on_a_terminal(run: Run, filled: Workspace) -> None:
    """Groups, values and ranges, then what it comes to and what would flip it."""
    assert len(filled.names()) == len(CASES)
    ran = run("compare")
    assert (ran.code, ran.err) == (0, "")
    for words in (
        "SURVIVAL",
        "WHAT IS KNOWN",
        "2 months (1.3 to 3 months)",
        "comes first in",
        "cannot come first",
    ):
        assert words in ran.out


def test_ranked_by_the_readers_weights(run: Run, filled: Workspace) -> None:
    """JSON has the shares, what each criterion rests on, vetoes and flips."""
    assert filled.names()
    plain = run("compare", "--json", "--weights", "culture=3, role=0").json["ranking"]
    weights = plain["weights"]
    assert (weights["given"], weights["shares"]["role"]) == (True, 0)
    assert weights["shares"]["culture"] == pytest.approx(3 / 10)
    assert plain["acceptability"]["Everpix (33cube, Inc.)"][0] == 0
    assert plain["criteria"]["Gumroad"]["runway"]["likely"] == pytest.approx(13.4, abs=0.01)
    assert {veto["company"] for veto in plain["vetoes"]} == {"everpix-2013"}
    assert "sentence" in plain["flips"]


def test_staying_and_lifting(run: Run, filled: Workspace) -> None:
    """A job and no job are columns; a lifted flag is told."""
    assert filled.names()
    plain = run(
        "compare",
        "everpix-2013",
        "--staying",
        "0.9",
        "--no-job",
        "8",
        "--lift",
        "everpix-2013=S2,S8",
        "--json",
    ).json
    assert plain["companies"] == ["everpix-2013", "staying", "no-job"]
    alive = next(row for row in plain["measures"] if row["id"] == "alive_24")["companies"]
    assert (alive["staying"]["value"], alive["no-job"]["why"]) == (0.9, "does not apply")
    assert "You lifted a critical flag of Everpix" in plain["ranking"]["sentence"]


def test_files(run: Run, filled: Workspace, tmp_path: Path) -> None:
    """CSV and Excel are written and told on standard error; Markdown is printed."""
    assert filled.names()
    side, book = tmp_path / "side.csv", tmp_path / "side.xlsx"
    ran = run("compare", "--csv", str(side), "--xlsx", str(book))
    assert (ran.code, ran.out) == (0, "")
    assert str(side) in ran.err
    with side.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0][2:] == ["Everpix (33cube, Inc.)", "Gumroad", "Zoom Video Communications"]
    assert openpyxl.load_workbook(book)["Ranks"].max_row == 1 + len(CASES)
    printed = run("compare", "--md").out
    assert "## Survival" in printed
    assert "comes first in" in printed


def test_what_cannot_be_read_stops_nothing(run: Run, filled: Workspace) -> None:
    """Among all it is told and left out; asked for by name it is the answer."""
    filled.path("gumroad-2015").write_text("{", encoding="utf-8")
    ran = run("compare", "--json")
    assert (ran.code, ran.json["companies"]) == (0, ["everpix-2013", "zoom-2019"])
    assert "left out: gumroad-2015: " in ran.err
    named = run("compare", "gumroad-2015")
    assert (named.code, named.out) == (1, "")
    assert "is broken at line 1" in named.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ("--weights", "culture"),
            "criterion=number with commas between, as in culture=3,role=0, got 'culture'",
        ),
        (("--weights", "cultur=1"), "'culture', the nearest, got 'cultur'"),
        (("--weights", "culture=-1"), "a number from 0 up, got -1"),
        (("--weights", "culture=nan"), "a number from 0 up, got nan"),
        (("--lift", "everpix-2013"), "SLUG=FLAG, as in acme=S2"),
        (("--lift", "everpix-2013=R1"), "one of its critical flags"),
        (("--staying", "2"), "a share between 0 and 1"),
        (("--md", "--json"), "JSON or Markdown, got both"),
    ],
)
def test_what_is_refused(run: Run, filled: Workspace, words: tuple[str, ...], said: str) -> None:
    """One clear line, exit 1, nothing printed."""
    assert filled.names()
    ran = run("compare", *words)
    assert (ran.code, ran.out) == (1, "")
    assert said in ran.err
