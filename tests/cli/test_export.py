"""The command that hands companies to other programs and other people, and the way back."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import openpyxl
import pytest

from command import Run
from diligence.model import Answer, Figure
from diligence.store import Workspace

if TYPE_CHECKING:
    from pathlib import Path

DAY = datetime(2026, 5, 3, tzinfo=UTC).date()


@pytest.fixture
def acme(run: Run, workspace: Workspace) -> str:
    """A company with cash, a claim by somebody named, and a private answer."""
    run("new", "Acme")
    run("add", "acme", "cash", "1.2M", "--as-of", "2026-05-03")
    dossier = workspace.load("acme")
    plain = dossier.figures[0].model_dump() | {"id": "r", "metric": "revenue", "per": "month"}
    plain["source"] = {"kind": "engineer", "who": "Ann Example"}
    answer = Answer(id="a", question="money.runway", text="Three weeks.", as_of=DAY)
    figures = (*dossier.figures, Figure.model_validate(plain))
    workspace.save(dossier.model_copy(update={"figures": figures, "answers": (answer,)}))
    return "acme"


def test_json_csv_excel_and_markdown(run: Run, acme: str, workspace: Workspace) -> None:
    """Each is one file in the reports folder, and holds the cash of 1.2 million as a number."""
    for form in ("json", "csv", "xlsx", "md"):
        ran = run("export", acme, "--to", form)
        assert ran.out.strip() == str(workspace.reports / f"acme.{form}")
    plain = json.loads((workspace.reports / "acme.json").read_text(encoding="utf-8"))
    assert plain["position"]["cash"]["likely"] == 1_200_000
    rows = (workspace.reports / "acme.csv").read_text(encoding="utf-8").splitlines()
    assert rows[1].startswith("cash,Cash,1200000.0,1200000.0,1200000.0,money,")
    book = openpyxl.load_workbook(io.BytesIO((workspace.reports / "acme.xlsx").read_bytes()))
    assert book.sheetnames == ["Figures", "Reading", "Flags", "Answers"]
    assert book["Figures"]["D2"].value == 1_200_000
    assert (workspace.reports / "acme.md").read_text(encoding="utf-8").startswith("# Acme\n")


def test_several_are_a_comparison(run: Run, acme: str, workspace: Workspace) -> None:
    """Every measure of both, in one file."""
    run("new", "Globex")

    run("export", acme, "globex", "--to", "csv")

    rows = (workspace.reports / "comparison.csv").read_text(encoding="utf-8").splitlines()
    assert rows[0] == "measure,label,company,words,number,why_none"
    assert [row for row in rows if row.startswith("cash,")] == [
        "cash,Cash,acme,$1.2M,1200000.0,",
        "cash,Cash,globex,not known yet,,not known yet",
    ]


def test_standard_output(run: Run, acme: str, workspace: Workspace) -> None:
    """A dash for the file prints it and writes none."""
    ran = run("export", acme, "--out", "-")

    assert ran.json["company"] == "acme"
    assert list(workspace.reports.glob("acme*")) == []


def test_a_dossier_goes_from_hand_to_hand(run: Run, acme: str, tmp_path: Path) -> None:
    """All of it where that is asked for: the other side has the same figures, answers and names."""
    file = tmp_path / "for-bo.json"
    before = Workspace.find().load(acme)
    run("export", acme, "--to", "dossier", "--share", "private", "--out", str(file))
    other = Workspace.make(tmp_path / "other")

    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(other.root)
        ran = run("import", str(file))

    assert ran.out == "acme: 2 figures, 0 facts, 1 answers imported; 0 not mapped\n"
    assert other.load(acme).model_dump() == before.model_dump()
    assert other.notebook(acme).exists()


def test_a_dossier_for_others_leaves_out_what_a_report_does(run: Run, acme: str, tmp_path: Path) -> None:
    """Names and private answers, and says so before."""
    file = tmp_path / "for-bo.json"

    ran = run("export", acme, "--to", "dossier", "--out", str(file))

    assert ran.err.splitlines() == [
        "left out: the founder's answer of 3 May 2026 to money.runway (private)",
        "left out: the name Ann Example (engineer)",
    ]
    text = file.read_text(encoding="utf-8")
    assert "Three weeks" not in text
    assert "Ann Example" not in text
    assert json.loads(text)["figures"][1]["source"]["who"] == "engineer 1"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "line 1"),
        ('{"schema": 99}', "schema 99"),
        ('{"schema": 1}', "field company"),
        ('{"schema": 1, "company": {"slug": "../x", "name": "X"}}', "field company.slug"),
    ],
)
def test_a_broken_hand_over_names_the_place(
    run: Run, acme: str, tmp_path: Path, text: str, said: str
) -> None:
    """And nothing is stored."""
    file = tmp_path / "x.json"
    file.write_text(text, encoding="utf-8")

    ran = run("import", str(file))

    assert (ran.code, ran.out) == (1, "")
    assert said in ran.err
    assert Workspace.find().names() == (acme,)


def test_one_that_is_here_already_is_left_alone(run: Run, acme: str, tmp_path: Path) -> None:
    """An import never writes over a company."""
    file = tmp_path / "x.json"
    run("export", acme, "--to", "dossier", "--out", str(file))
    before = Workspace.find().path(acme).read_bytes()

    ran = run("import", str(file))

    assert ran.code == 1
    assert "already" in ran.err
    assert Workspace.find().path(acme).read_bytes() == before


def test_the_notebook_as_a_page(run: Run, acme: str, workspace: Workspace) -> None:
    """Under its own headings what its cells show; a note written in it is left out, and its outputs are."""
    path = workspace.notebook(acme)
    plain = json.loads(path.read_text(encoding="utf-8"))
    note = {"cell_type": "markdown", "id": "n", "metadata": {}, "source": "## Ann said\n\nShe is leaving."}
    plain["cells"].insert(2, note)
    plain["cells"][-1]["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "Three weeks."}]
    path.write_text(json.dumps(plain), encoding="utf-8")

    ran = run("export", acme, "--notebook")
    text = (workspace.reports / "acme-notebook.html").read_text(encoding="utf-8")
    run("export", acme, "--notebook", "--share", "private")
    mine = (workspace.reports / "acme-notebook-private.html").read_text(encoding="utf-8")

    assert ran.out.strip().endswith("acme-notebook.html")
    for heading in ("The company", "The figures", "The questions", "The verdict"):
        assert f"<bdi>{heading}</bdi>" in text
    assert "$1,200,000" in text
    assert "<script" not in text
    assert "She is leaving" not in text
    assert "1 note written in the notebook" in text
    assert "She is leaving" in mine
    assert "Three weeks." in mine
    assert "page.figures" not in mine


def test_a_notebook_that_is_gone(run: Run, acme: str, workspace: Workspace) -> None:
    """One clear line."""
    workspace.notebook(acme).unlink()
    ran = run("export", acme, "--notebook")
    assert (ran.code, "no such file" in ran.err) == (1, True)
