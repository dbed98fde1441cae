"""``diligence ask``: the next conversation in words, as JSON and as a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from diligence.store import Workspace, read_casebook

if TYPE_CHECKING:
    from command import Run


@pytest.fixture(autouse=True)
def everpix(workspace: Workspace) -> Workspace:
    """A workspace that holds Everpix."""
    workspace.add(next(found for found in read_casebook() if found.company.slug == "everpix-2013"))
    return workspace


def test_in_words(run: Run) -> None:
    """Who, how long, and numbered questions; an open round is asked about."""
    out = run("ask", "everpix-2013", "--who", "founder", "--minutes", "20").out
    assert "what to ask the founder, about" in out.splitlines()[0]
    assert "If nobody invests again, what is the plan?" in out
    assert "\n1. " in out


def test_as_json(run: Run) -> None:
    """The same as data, within the minutes."""
    found = run("ask", "everpix-2013", "--who", "engineer", "--minutes", "15", "--json").json
    assert found["whom"] == "engineer"
    assert found["planned_minutes"] == 2 + sum(prompt["minutes"] for prompt in found["prompts"]) <= 15
    assert all(prompt["ask"].endswith(("?", ".")) for prompt in found["prompts"])


def test_as_a_page(run: Run, everpix: Workspace) -> None:
    """One file to print: no script, nothing to load, every question of the sheet in it."""
    target = everpix.reports / "ask.html"
    found = run("ask", "everpix-2013", "--out", str(target), "--json").json
    page = target.read_text(encoding="utf-8")
    assert "<script" not in page
    assert "default-src &#39;none&#39;" in page
    assert page.count("The answer was:") == len(found["prompts"]) > 3


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["--who", "janitor"], 2, "janitor"),
        (["--minutes", "1"], 1, "minutes must be 3 minutes or more"),
    ],
)
def test_bad_wishes(run: Run, words: list[str], code: int, said: str) -> None:
    """A role that is none is wrong usage; too little time is one clear line."""
    ran = run("ask", "everpix-2013", *words)
    assert (ran.code, said in ran.err) == (code, True)
