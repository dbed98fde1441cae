"""The page on one's own questions, rules and thresholds: its files are taken as they stand."""

from __future__ import annotations

import re
from pathlib import Path

from analysis.builders import TODAY, claim, dossier
from diligence.bank import shipped_bank
from diligence.flags import RULES, Override
from diligence.model import Answer
from diligence.store import Workspace
from diligence.workbench import Workbench

FOLDER = Path(__file__).parents[2] / "docs"
PAGE = (FOLDER / "own.md").read_text(encoding="utf-8")
TOML = re.findall(r"```toml\n(.*?)```", PAGE, flags=re.DOTALL)
PYTHON = re.findall(r"```python\n(.*?)```", PAGE, flags=re.DOTALL)


def bench(folder: Path) -> Workbench:
    """A workspace that holds every file of the page."""
    workspace = Workspace.make(folder)
    names = ("questions/money.toml", "questions/pets.toml", "thresholds.toml", "rules/rent.py")
    for name, text in zip(names, (*TOML, PYTHON[0]), strict=True):
        path = workspace.root / "data" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return Workbench.open(workspace)


def test_the_files_are_taken(tmp_path: Path) -> None:
    """A question reworded, a theme added, two thresholds moved, a rule more; nothing is refused."""
    found = bench(tmp_path)
    assert found.refused == ()
    reworded, shipped = found.bank.find("money.cash"), shipped_bank().find("money.cash")
    assert reworded is not None
    assert shipped is not None
    assert (reworded.ask, reworded.metric) == ("What is in the bank this morning?", shipped.metric)
    assert found.bank.themes[-1].title == "Pets"
    assert len(found.rules) == len(RULES) + 1
    assert found.judge(dossier(), TODAY).overrides == (
        Override("runway_critical_months", 6.0, 9.0),
        Override("stale_days", 90.0, 60.0),
    )


def test_the_rule_does_what_the_page_says(tmp_path: Path) -> None:
    """Rent of 30,000 of 100,000 is a flag, of 20,000 none, and without it nothing is known."""
    company = dossier(claim("expenses", 100_000.0))
    found = bench(tmp_path)

    def flags(value: str) -> list[str]:
        rent = Answer(id="rent", question="money.rent", value=value, as_of=TODAY)
        return [f.why for f in found.judge(company.with_answer(rent), TODAY).flags if f.id == "money.rent"]

    assert (flags("30000"), flags("20000")) == (["Rent is 30% of expenses."], [])
    unknown = {item.rule: item.missing for item in found.judge(company, TODAY).unknown}
    assert unknown["money.rent"] == ("money.rent",)


def test_the_notebooks_rule_runs() -> None:
    """The last block asserts what it says."""
    exec(compile(PYTHON[1], "own.md", "exec"), {})  # noqa: S102 - the page's own code


def test_the_counts_are_those_of_the_bank() -> None:
    """The page says how many questions there are."""
    assert f"{len(shipped_bank().questions)} questions" in PAGE
