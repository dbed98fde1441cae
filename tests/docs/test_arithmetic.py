"""The page on the arithmetic: its code runs, its links lead somewhere, its names exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from diligence import analysis
from diligence.cli.app import COMMANDS

FOLDER = Path(__file__).parents[2] / "docs"
PAGE = (FOLDER / "arithmetic.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("block", re.findall(r"```python\n(.*?)```", PAGE, flags=re.DOTALL))
def test_the_code_runs(block: str) -> None:
    """Each block asserts what it says."""
    assert "assert" in block
    exec(compile(block, "arithmetic.md", "exec"), {})  # noqa: S102 - the page's own code


def test_links_lead_somewhere() -> None:
    """Every relative link leads to a file."""
    targets = [t for t in re.findall(r"\]\(([^)#]+)\)", PAGE) if not t.startswith("http")]
    assert targets
    assert [t for t in targets if not (FOLDER / t).exists()] == []


def test_functions_and_commands_exist() -> None:
    """Whatever the page calls by name in code type is there."""
    calls = set(re.findall(r"`(\w{5,})\(", PAGE))
    assert calls >= {
        "reconcile",
        "simulate",
        "futures",
        "influences",
        "sensitivity",
        "growth_of",
        "efficiency",
    }
    assert [name for name in calls if not hasattr(analysis, name)] == []
    assert set(re.findall(r"`diligence (\w+)", PAGE)) <= set(COMMANDS)
