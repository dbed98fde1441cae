"""What a workspace adds of its own: questions, rules, thresholds; and what of it is refused."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from analysis.builders import case, claim, dossier
from diligence.bank import shipped_bank
from diligence.flags import RULES, Override, Thresholds
from diligence.model import Answer
from diligence.store import Workspace
from diligence.workbench import Workbench

RULE = """
from diligence.flags import Rubric
from diligence.model import Severity

WEBSITE = Rubric("team.no-website", "No website", "our own threshold", "website")


def no_website(brief):
    if not brief.dossier.company.website:
        yield WEBSITE.red(Severity.MINOR, "No website is on record.", (), "Where can I read about it?")


RULES = (no_website,)
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """An empty workspace."""
    return Workspace.make(tmp_path)


def write(workspace: Workspace, name: str, text: str) -> Path:
    """A file in the workspace's data folder."""
    path = workspace.root / "data" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_without_files_of_ones_own_everything_is_shipped(workspace: Workspace) -> None:
    """An empty workspace judges by what comes with the package."""
    bench = Workbench.open(workspace)
    assert (bench.bank, bench.rules, bench.thresholds) == (shipped_bank(), RULES, Thresholds())
    assert bench.refused == ()


def test_a_threshold_of_ones_own_moves_a_flag_and_is_named(workspace: Workspace) -> None:
    """Cash 700, burn 100: 7 months are a major flag, and a critical one where 9 are wanted.

    Growth is zero, so the path and cash over burn are the same seven months.
    """
    judged = dossier(
        claim("revenue", 10_000.0),
        claim("expenses", 110_000.0),
        claim("growth", 0.0),
        claim("cash", 700_000.0),
    )
    shipped = Workbench.open(workspace).judge(judged, date(2026, 6, 30))
    assert [flag.id for flag in shipped.flags if flag.id in ("S3", "S4")] == ["S4"]
    assert shipped.overrides == ()
    write(workspace, "thresholds.toml", "runway_critical_months = 9\n")
    strict = Workbench.open(workspace).judge(judged, date(2026, 6, 30))
    assert [flag.id for flag in strict.flags if flag.id in ("S3", "S4")] == ["S3"]
    assert strict.overrides == (Override("runway_critical_months", 6.0, 9.0),)


@pytest.mark.parametrize(
    ("text", "where", "said"),
    [
        ("# mine\nrunway_critical_month = 9", "line 2, field 'runway_critical_month'", "did you mean"),
        ("stale_days = 30\nmust_have_share = 40", "line 2, field 'must_have_share'", "between 0 and 1"),
        ("stale_days = '30'", "line 1, field 'stale_days'", "a number"),
        ("runway_critical_months = 13", "line 1, field 'runway_critical_months'", "runway_major_months"),
        ("runway_major_months = 5", "the file itself", "runway_major_months (5)"),
        ("runway_critical_months 9", "line 1", "not TOML"),
        ("[runway]\ncritical = 9", "line 1, field 'runway'", "did you mean"),
    ],
)
def test_a_file_of_thresholds_is_refused_with_its_line(
    workspace: Workspace, text: str, where: str, said: str
) -> None:
    """One wrong line and the shipped thresholds hold, all of them."""
    write(workspace, "thresholds.toml", text)
    bench = Workbench.open(workspace)
    (error,) = bench.refused
    assert error.where == where
    assert said in str(error)
    assert bench.thresholds == Thresholds()


def test_a_rule_of_ones_own_is_applied_and_placed_in_its_theme(workspace: Workspace) -> None:
    """A file of the workspace adds a flag to those of the shipped rules; its id names the theme."""
    write(workspace, "rules/mine.py", RULE)
    bench = Workbench.open(workspace)
    judged = bench.judge(case("everpix-2013"))
    assert [flag.why for flag in judged.flags if flag.id == "team.no-website"] == ["No website is on record."]
    assert "S2" in {flag.id for flag in judged.flags}
    assert [flag.id for theme in judged.profile if theme.coverage.theme == "team" for flag in theme.red] == [
        "team.no-website"
    ]


def test_a_rule_that_raises_is_named_and_the_rest_still_run(workspace: Workspace) -> None:
    """The name of the function, the exception and its line; every shipped flag is there."""
    write(workspace, "rules/mine.py", "def hasty(brief):\n    return 1 / 0\n\n\nRULES = (hasty,)\n")
    judged = Workbench.open(workspace).judge(case("everpix-2013"))
    assert [(broken.rule, broken.problem) for broken in judged.broken] == [
        ("hasty", "ZeroDivisionError: division by zero (line 2 of mine.py)")
    ]
    assert (
        judged.flags == Workbench.open(Workspace.make(workspace.root / "plain")).judge(judged.dossier).flags
    )


@pytest.mark.parametrize(
    ("text", "where", "said"),
    [
        ("x = 1\ndef rule(brief:\n", "line 2", "SyntaxError"),
        ("import json\n\n1 / 0\n", "line 3", "ZeroDivisionError"),
        ("import nowhere_to_be_found\n", "line 1", "No module named"),
        ("raise SystemExit(3)\n", "line 1", "SystemExit"),
        ("x = 1\n", "the file itself", "no tuple of functions called RULES"),
        ("RULES = ('S3',)\n", "the file itself", "no tuple of functions called RULES"),
    ],
)
def test_a_file_of_rules_is_refused_with_its_line(
    workspace: Workspace, text: str, where: str, said: str
) -> None:
    """A file that can't be run adds nothing, and another one beside it is used."""
    write(workspace, "rules/broken.py", text)
    write(workspace, "rules/mine.py", RULE)
    bench = Workbench.open(workspace)
    (error,) = bench.refused
    assert (error.path.name, error.where) == ("broken.py", where)
    assert said in error.problem
    assert [rule.__name__ for rule in bench.rules[len(RULES) :]] == ["no_website"]


def test_a_question_of_ones_own_is_asked_and_its_signs_are_flags(workspace: Workspace) -> None:
    """A theme somebody wrote is covered, asked for, and raises what was heard."""
    write(
        workspace,
        "questions/pets.toml",
        """
        title = "Pets"
        purpose = "Who may bring a dog"

        [[question]]
        id = "pets.dogs"
        ask = "May I bring my dog?"
        why = "A dog alone at home is sad."
        strong = "A yes."
        weak = "A shrug."
        whom = ["engineer"]
        kind = "yes/no"
        source = "our own"
        weight = 3

        [[question.signal]]
        id = "growls"
        text = "They growl at the word"
        colour = "red"
        severity = "minor"
        """,
    )
    bench = Workbench.open(workspace)
    assert bench.refused == ()
    judged = bench.judge(case("everpix-2013"))
    assert "pets.dogs" in {each.question for each in judged.next_questions}
    assert judged.profile[-1].in_words == "Nothing known yet: 1 to ask."
    heard = Answer(id="a", question="pets.dogs", signals=("growls",), as_of=date(2013, 6, 30))
    told = bench.judge(judged.dossier.with_answer(heard))
    assert told.profile[-1].in_words == (
        "1 of 1 known, none with evidence; worst: They growl at the word (minor)."
    )


def test_a_broken_file_of_questions_leaves_the_shipped_ones(workspace: Workspace) -> None:
    """Refused with its line, and the bank is as it was."""
    write(workspace, "questions/money.toml", 'question = [{id = "money.cash", weight = 7}]')
    bench = Workbench.open(workspace)
    (error,) = bench.refused
    assert error.path.name == "money.toml"
    assert bench.bank == shipped_bank()


def test_an_answer_to_a_question_that_is_gone_is_kept_and_named(workspace: Workspace) -> None:
    """Nothing is lost when a theme of one's own is taken away."""
    heard = Answer(id="a", question="pets.dogs", value="yes", as_of=date(2013, 6, 30))
    judged = Workbench.open(workspace).judge(case("everpix-2013").with_answer(heard))
    assert [(misfit.answer, misfit.problem) for misfit in judged.misfits] == [
        ("a", "no question is called 'pets.dogs' any more; the answer is kept")
    ]
    assert heard in judged.dossier.answers
