"""Files of older schemas: read through every step between, saved as the newest, and kept as they were."""

from __future__ import annotations

import json
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import pytest

from diligence.errors import BrokenFileError, NewerFileError
from diligence.store import migrate

if TYPE_CHECKING:
    from diligence.model import Figure
    from diligence.store import Workspace

OLDEST: dict[str, Any] = {
    "schema": 1,
    "saved_at": "2026-01-01T00:00:00+00:00",
    "firm": {"slug": "acme", "name": "Acme"},
    "money": [{"id": "cash", "what": "cash", "thousands": 1_200, "as_of": "2026-10-31"}],
    "stars": 5,
}
"""As a first version could have written it: other names, money in thousands, and a field nobody knows."""


def company_instead_of_firm(old: dict[str, Any]) -> dict[str, Any]:
    """Schema 1 to 2."""
    return {"company" if name == "firm" else name: value for name, value in old.items()}


def figures_instead_of_money(old: dict[str, Any]) -> dict[str, Any]:
    """Schema 2 to 3."""
    founder = {"kind": "founder"}
    figures = [
        {
            "id": m["id"],
            "metric": m["what"],
            "likely": m["thousands"] * 1e3,
            "as_of": m["as_of"],
            "source": founder,
        }
        for m in old["money"]
    ]
    return {name: value for name, value in old.items() if name != "money"} | {"figures": figures}


@pytest.fixture(autouse=True)
def _third_schema(monkeypatch: pytest.MonkeyPatch) -> None:
    """A version of this package whose files have schema 3."""
    steps = {1: company_instead_of_firm, 2: figures_instead_of_money}
    monkeypatch.setattr(migrate, "STEPS", MappingProxyType(steps))
    monkeypatch.setattr(migrate, "SCHEMA", 3)


@pytest.mark.parametrize("schema", [1, 2])
def test_an_older_file_is_read_and_kept(workspace: Workspace, cash: Figure, schema: int) -> None:
    """1,200 thousand are 1.2 million; saved, the file is of schema 3, and the old one is a state."""
    plain = OLDEST if schema == 1 else company_instead_of_firm(OLDEST) | {"schema": 2}
    old = json.dumps(plain).encode()
    workspace.path("acme").write_bytes(old)

    loaded = workspace.load("acme")
    assert (loaded.figures[0].likely, loaded.model_extra) == (1.2e6, {"stars": 5})
    assert workspace.path("acme").read_bytes() == old

    workspace.change("acme", lambda dossier: dossier.with_figure(cash.model_copy(update={"id": "more"})))

    new = json.loads(workspace.path("acme").read_bytes())
    assert (new["schema"], new["stars"], [figure["id"] for figure in new["figures"]]) == (
        3,
        5,
        ["cash", "more"],
    )
    assert "money" not in new
    before = workspace.history("acme")[-2]
    assert before.content() == old
    assert before.load().figures[0].likely == 1.2e6


def test_the_newest_needs_no_step_and_a_newer_one_is_refused(workspace: Workspace, cash: Figure) -> None:
    """Schema 3 is read as it is; of schema 4 nothing is guessed."""
    workspace.change("acme", lambda dossier: dossier.with_figure(cash))
    plain = json.loads(workspace.path("acme").read_bytes())
    assert plain["schema"] == 3
    workspace.path("acme").write_text(json.dumps(plain | {"schema": 4}), encoding="utf-8")
    with pytest.raises(NewerFileError):
        workspace.load("acme")


@pytest.mark.parametrize("money", [None, 3, [{}], [{"id": "cash", "what": "cash", "thousands": "lots"}]])
def test_an_older_file_that_is_broken_says_so(workspace: Workspace, money: object) -> None:
    """A step that meets something else than it was written for ends in a refusal of ours."""
    old = json.dumps(OLDEST | {"money": money})
    workspace.path("acme").write_text(old, encoding="utf-8")
    with pytest.raises(BrokenFileError, match="it is not as files of schema 1 are"):
        workspace.load("acme")
    assert workspace.path("acme").read_text(encoding="utf-8") == old
