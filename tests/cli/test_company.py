"""new, add, import, check, compare, report and doctor on a workspace."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from diligence.store import Workspace
from diligence.store.shipped import casebook_folder

if TYPE_CHECKING:
    from command import Run

EVERPIX = str(casebook_folder() / "everpix-2013.json")


def test_new_makes_a_dossier_and_a_notebook(run: Run, workspace: Workspace) -> None:
    """The notebook of a new company names that company in its parameters cell."""
    ran = run("new", "Acme Robotics", "--json")

    assert ran.json["company"] == "acme-robotics"
    cells = json.loads(workspace.notebook("acme-robotics").read_text(encoding="utf-8"))["cells"]
    assert [c["source"] for c in cells if "parameters" in c["metadata"].get("tags", ())] == [
        'company = "acme-robotics"'
    ]


def test_new_leaves_an_existing_company_alone(run: Run, workspace: Workspace) -> None:
    """A second company of that name is refused, and the first one's file stays the same."""
    run("new", "Acme Robotics")
    before = workspace.path("acme-robotics").read_bytes()

    ran = run("new", "acme robotics")

    assert (ran.code, "here already" in ran.err) == (1, True)
    assert workspace.path("acme-robotics").read_bytes() == before


def test_a_folder_that_is_no_workspace_says_how_to_make_one(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Outside a workspace the message names both ways to make one, and one of them works."""
    monkeypatch.chdir(tmp_path)

    ran = run("check", "acme")

    assert ran.code == 1
    assert "diligence new NAME --into FOLDER" in ran.err
    assert run("new", "Acme", "--into", str(tmp_path / "mine")).code == 0
    assert Workspace.find(tmp_path / "mine").names() == ("acme",)


def test_add_saves_what_was_understood(run: Run, workspace: Workspace) -> None:
    """A figure is stored with its source and trust, and the answer shows how it was read."""
    run("new", "Acme")

    ran = run(
        "add", "acme", "cash", "1.2M", "--source", "engineer", "--trust", "heard", "--as-of", "2026-10-31"
    )

    [figure] = workspace.load("acme").figures
    assert ran.out == "Cash: $1,200,000 on 31 October 2026\n"
    assert (figure.likely, figure.source.kind, figure.trust, str(figure.as_of)) == (
        1_200_000,
        "engineer",
        "heard",
        "2026-10-31",
    )


def test_add_keeps_what_it_cannot_read(run: Run, workspace: Workspace) -> None:
    """Typing that can't be read is stored word for word, marked, and never counted."""
    run("new", "Acme")

    ran = run("add", "acme", "cash", "a lot")

    [figure] = workspace.load("acme").figures
    assert (figure.typed, figure.likely) == ("a lot", None)
    assert "no amount was recognised" in figure.problem
    assert "kept as you typed it" in ran.out
    assert run("check", "acme", "--json").json["unused"][0]["figure"] == figure.id


def test_a_correction_takes_the_place_of_a_slip(run: Run, workspace: Workspace) -> None:
    """The same source on the same day again is a correction: the slip is only in the history."""
    run("new", "Acme")
    run("add", "acme", "cash", "12M")

    ran = run("add", "acme", "cash", "~1.2M")

    assert "takes the place" in ran.err
    assert [figure.likely for figure in workspace.load("acme").figures] == [1_200_000]
    assert b"12000000.0" in workspace.history("acme")[-2].path.read_bytes()


def test_another_voice_stands_beside_the_first(run: Run, workspace: Workspace) -> None:
    """Of two sources of one day and trust the later one counts, and the two are questioned."""
    assert workspace.names() == ()
    run("new", "Acme")
    run("add", "acme", "cash", "1.2M")
    run("add", "acme", "cash", "0.8M", "--source", "engineer")

    answer = run("check", "acme", "--json").json

    cash = answer["position"]["cash"]
    assert (cash["low"], cash["likely"], cash["high"]) == (800_000, 800_000, 1_200_000)
    assert [flag["id"] for flag in answer["flags"]] == ["Q11.cash"]


def test_a_shrinking_company_can_be_typed(run: Run, workspace: Workspace) -> None:
    """An amount below zero is an amount, not an option."""
    run("new", "Acme")

    assert run("add", "acme", "growth", "-2%/month").out.startswith("Revenue growth: ")
    assert workspace.load("acme").figures[0].likely == -0.02


def test_what_is_not_used_is_said(run: Run, workspace: Workspace) -> None:
    """Typing that can't be read is named by check too, with the reason."""
    assert workspace.names() == ()
    run("new", "Acme")
    run("add", "acme", "cash", "a lot")

    shown = run("check", "acme").out

    assert "Kept but not used\n  cash-" in shown


def test_add_lists_near_metrics(run: Run, workspace: Workspace) -> None:
    """A metric that does not exist is refused with the nearest names."""
    assert workspace.names() == ()
    run("new", "Acme")

    ran = run("add", "acme", "cahs", "1M")

    assert ran.code == 1
    assert "did you mean cash" in ran.err


def test_an_unknown_company_lists_near_names(run: Run, workspace: Workspace) -> None:
    """A slip in the name is answered with the name that was meant."""
    assert workspace.names() == ()
    run("new", "Acme Robotics")

    ran = run("check", "acme-robotcs")

    assert (ran.code, "did you mean acme-robotics?" in ran.err) == (1, True)


def test_five_figures_turn_unknown_into_a_verdict(run: Run, workspace: Workspace) -> None:
    """From nothing known to default alive, figure by figure: 691,075 needed of 1.2M."""
    assert workspace.names() == ()
    run("new", "Acme")
    assert run("check", "acme", "--json").json["verdict"] == "not_enough_data"
    for metric, amount in (("revenue", "20k"), ("expenses", "80k"), ("growth", "8%/month")):
        run("add", "acme", metric, amount)
    assert run("check", "acme", "--json").json["missing"] == ["cash"]
    run("add", "acme", "cash", "1.2M")

    answer = run("check", "acme", "--json").json

    assert (answer["verdict"], round(answer["capital_needed"])) == ("default_alive", 691_075)


def test_import_and_check_everpix(run: Run, workspace: Workspace) -> None:
    """All 79 published figures arrive, and the verdict is computed from them."""
    assert workspace.names() == ()
    ran = run("import", EVERPIX, "--json")
    answer = run("check", "everpix-2013", "--json").json

    assert ran.json == {
        "company": "everpix-2013",
        "figures": 79,
        "facts": 7,
        "answers": 5,
        "not_mapped": [],
    }
    assert (answer["company"], answer["as_of"], answer["verdict"]) == (
        "everpix-2013",
        "2013-06-30",
        "fatal_pinch",
    )
    assert answer["position"]["cash"]["from"] == ["cash-2013-06-30"]
    assert {"S1", "S2", "S3"} <= {flag["id"] for flag in answer["flags"]}


def test_import_says_what_it_could_not_map(run: Run, workspace: Workspace, tmp_path: Path) -> None:
    """A metric nobody knows is kept in the dossier and reported, never dropped."""
    case = {
        "slug": "acme-2026",
        "name": "Acme",
        "as_of": "2026-01-31",
        "figures": [
            {
                "metric": "vibes",
                "likely": 3,
                "as_of": "2026-01-31",
                "source_url": "",
                "note": "",
                "period": None,
            }
        ],
    }
    file = tmp_path / "case.json"
    file.write_text(json.dumps(case), encoding="utf-8")

    ran = run("import", str(file), "--json")

    assert ran.json["not_mapped"] == ["vibes of 2026-01-31: no metric of the catalogue is called vibes"]
    assert workspace.load("acme-2026").figures[0].typed == "vibes 3.0"


@pytest.mark.parametrize(
    ("text", "says"),
    [("{", "line 1"), ('{"slug": "acme"}', "field name"), ("[]", "holds a list")],
)
def test_a_broken_case_names_the_place(
    run: Run, workspace: Workspace, tmp_path: Path, text: str, says: str
) -> None:
    """A case file that can't be understood is refused with the file and the place."""
    assert workspace.names() == ()
    file = tmp_path / "case.json"
    file.write_text(text, encoding="utf-8")

    ran = run("import", str(file))

    assert ran.code == 1
    assert str(file) in ran.err
    assert says in ran.err


def test_a_broken_dossier_is_never_overwritten(run: Run, workspace: Workspace) -> None:
    """A damaged file is refused by every command with file, line and advice, and stays as it is."""
    run("new", "Acme")
    path = workspace.path("acme")
    path.write_text('{"schema": 1,\n "company": oops}', encoding="utf-8")

    for words in (("check", "acme"), ("add", "acme", "cash", "1M"), ("report", "acme")):
        ran = run(*words)
        assert ran.code == 1
        assert f"{path} is broken at line 2" in ran.err
    assert path.read_text(encoding="utf-8") == '{"schema": 1,\n "company": oops}'
    assert run("doctor").code == 1


def test_report_writes_one_file(run: Run, workspace: Workspace) -> None:
    """The report of a company is one file in the reports folder, named on standard output."""
    run("import", EVERPIX)

    ran = run("report", "everpix-2013")

    assert ran.out.strip() == str(workspace.reports / "everpix-2013.html")
    assert "Everpix" in (workspace.reports / "everpix-2013.html").read_text(encoding="utf-8")


def test_compare_shows_every_company_and_measure(run: Run, workspace: Workspace) -> None:
    """Each measure has a cell for each company; a number that does not exist says why."""
    assert workspace.names() == ()
    run("import", EVERPIX)
    run("import", str(casebook_folder() / "zoom-2019.json"))

    answer = run("compare", "--json").json

    measures = {row["id"]: row["companies"] for row in answer["measures"]}
    assert answer["companies"] == ["everpix-2013", "zoom-2019"]
    assert measures["to_profit"]["everpix-2013"]["value"] == 19
    assert measures["runway"]["zoom-2019"]["value"] is None
    assert measures["runway"]["zoom-2019"]["why"] == "revenue pays for everything"


def test_compare_with_nobody_says_what_to_do(run: Run, workspace: Workspace) -> None:
    """An empty workspace has nothing to compare, and the message says how to change that."""
    assert workspace.names() == ()

    ran = run("compare")

    assert (ran.code, "diligence new NAME" in ran.err) == (1, True)


def test_doctor_finds_everything_in_place(run: Run, workspace: Workspace) -> None:
    """In a fresh workspace nothing is wrong, and the counts are those that ship: 119 questions, 14 cases."""
    ran = run("doctor", "--json")

    found = {finding["about"]: finding["found"] for finding in ran.json["findings"]}
    assert (ran.code, ran.json["ok"]) == (0, True)
    assert (found["Questions"], found["Casebook"]) == ("119 in the bank", "14 companies")
    assert found["Workspace"] == str(workspace.root)


def test_a_rate_brings_another_currency_over(run: Run, workspace: Workspace) -> None:
    """Euros in a dollar dossier are set aside until their rate is given, and then reckoned with."""
    run("new", "Acme")
    run("add", "acme", "cash", "1M EUR")
    before = run("check", "acme", "--json").json
    assert "cash" not in before["position"]
    assert "diligence rate acme EUR RATE" in before["unused"][0]["why"]

    ran = run("rate", "acme", "eur", "1.25", "--as-of", "2026-09-30", "--source", "ECB")

    assert (ran.code, ran.out) == (0, "1 EUR = 1.25 USD on 30 September 2026 (ECB)\n")
    assert run("check", "acme", "--json").json["position"]["cash"]["likely"] == 1_250_000
    assert [rate.source for rate in workspace.load("acme").rates] == ["ECB"]


def test_a_rate_as_json_and_again(run: Run, workspace: Workspace) -> None:
    """The record is printed; another rate of that day takes its place, and says so."""
    run("new", "Acme", "--currency", "GBP")

    first = run("rate", "acme", "EUR", "0.8", "--as-of", "2026-09-30", "--json")
    second = run("rate", "acme", "EUR", "0.9", "--as-of", "2026-09-30", "--json")

    assert first.json["rate"] == {
        "currency": "EUR",
        "into": "GBP",
        "rate": 0.8,
        "as_of": "2026-09-30",
        "source": "",
    }
    assert (first.err, "takes the place" in second.err) == ("", True)
    assert [rate.rate for rate in workspace.load("acme").rates] == [0.9]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("EUR", "0"), "above zero"),
        (("EUR", "-1"), "above zero"),
        (("EUR", "nan"), "above zero"),
        (("EUR", "inf"), "above zero"),
        (("USD", "1"), "another one than the dossier's USD"),
        (("euros", "1"), "three letters"),
    ],
)
def test_what_no_rate_can_be(run: Run, workspace: Workspace, words: tuple[str, str], said: str) -> None:
    """One clear line, exit 1, and nothing is stored."""
    run("new", "Acme")

    ran = run("rate", "acme", *words)

    assert (ran.code, ran.out) == (1, "")
    assert said in ran.err
    assert workspace.load("acme").rates == ()


def test_a_rate_that_is_no_number_is_wrong_usage(run: Run, workspace: Workspace) -> None:
    """Exit 2, as for any argument of the wrong form."""
    assert workspace.names() == ()
    run("new", "Acme")
    assert run("rate", "acme", "EUR", "much").code == 2


def test_yes_or_no_is_typed(run: Run, workspace: Workspace) -> None:
    """Whether the round is closed is answered with a word; anything else is kept and marked."""
    run("new", "Acme")

    assert run("add", "acme", "last-round-closed", "No").out.startswith("Last round closed: no on ")
    assert run("add", "acme", "last-round-bridge", "maybe").out.startswith("Last round a bridge: kept as")
    assert [figure.likely for figure in workspace.load("acme").figures] == [0.0, None]
