"""Notebooks are copies of the shipped ones, with a company filled in, and are never written over."""

from __future__ import annotations

import ast
import json
from typing import TYPE_CHECKING, Any

import pytest

from diligence.store import stamp
from diligence.store.shipped import notebooks_folder

if TYPE_CHECKING:
    from pathlib import Path

SHIPPED = ("start", "company", "comparison")


def cells(path: Path) -> list[dict[str, Any]]:
    """The cells of a notebook."""
    found: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return found


def tagged(path: Path) -> list[str]:
    """The code of the cells whose parameters are filled in."""
    return ["".join(c["source"]) for c in cells(path) if "parameters" in c["metadata"].get("tags", ())]


@pytest.mark.parametrize("name", SHIPPED)
def test_without_parameters_a_notebook_is_a_copy(tmp_path: Path, name: str) -> None:
    """With nothing to fill in, the notebook is the shipped one."""
    path = tmp_path / f"{name}.ipynb"
    assert stamp(name, path, {})
    shipped = notebooks_folder() / f"{name}.ipynb"
    assert json.loads(path.read_bytes()) == json.loads(shipped.read_bytes())


def test_the_company_is_filled_in_and_nothing_else(tmp_path: Path) -> None:
    """One cell differs from the shipped notebook: the one tagged for it."""
    path = tmp_path / "acme.ipynb"
    assert stamp("company", path, {"company": "acme"})
    assert tagged(path) == ['company = "acme"']
    pairs = zip(cells(path), cells(notebooks_folder() / "company.ipynb"), strict=True)
    assert sum(ours != theirs for ours, theirs in pairs) == 1


@pytest.mark.parametrize("name", ["company", "comparison"])
def test_a_template_has_one_cell_to_fill_in(name: str) -> None:
    """Each template has exactly one tagged cell, or stamping it would do nothing."""
    assert len(tagged(notebooks_folder() / f"{name}.ipynb")) == 1


def test_parameters_are_written_as_python(tmp_path: Path) -> None:
    """Text, lists, numbers and nothing become the Python that means them, whatever is in the text."""
    given: dict[str, object] = {
        "companies": ["acme", 'say "hi"', "back\\slash", "Zürich\n"],
        "share": True,
        "seed": None,
        "months": 1.5,
        "none": [],
    }
    path = tmp_path / "comparison.ipynb"
    assert stamp("comparison", path, given)
    (code,) = tagged(path)
    read = {
        line.targets[0].id: ast.literal_eval(line.value)
        for line in ast.parse(code).body
        if isinstance(line, ast.Assign) and isinstance(line.targets[0], ast.Name)
    }
    assert read == given


def test_a_notebook_that_is_there_is_never_written_over(tmp_path: Path) -> None:
    """A second stamp writes nothing and says so."""
    path = tmp_path / "acme.ipynb"
    path.write_text("my notes", encoding="utf-8")
    assert not stamp("company", path, {"company": "acme"})
    assert path.read_text(encoding="utf-8") == "my notes"


def test_a_notebook_is_for_people_and_git(tmp_path: Path) -> None:
    """The file is UTF-8 as typed, with a line for each line of a cell's record, and ends with a line end."""
    path = tmp_path / "zurich.ipynb"
    stamp("company", path, {"company": "zürich"})
    text = path.read_bytes().decode("utf-8")
    assert "zürich" in text
    assert text.startswith('{\n "cells": [\n')
    assert text.endswith("}\n")
