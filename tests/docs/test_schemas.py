"""The published schemas say what the JSON holds, all of it and nothing else."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from charts.samples import CASES, case, five, nothing_known
from diligence.flags import RULES, Thresholds
from diligence.report import Share
from diligence.report.export import Form, export
from report.marked import marked
from report.test_markers import judged

SCHEMAS = Path(__file__).parents[2] / "docs" / "schemas"


def problems(name: str, data: bytes) -> list[str]:
    """Where some JSON is not what the schema of that name says."""
    schema: Any = json.loads((SCHEMAS / f"{name}.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    found = Draft202012Validator(schema).iter_errors(json.loads(data))
    return [f"{error.json_path}: {error.message[:200]}" for error in found]


@pytest.mark.parametrize("slug", CASES)
def test_an_assessment_is_as_published(slug: str) -> None:
    """Every case of the casebook, for the reader it is for."""
    assert problems("assessment", export(case(slug), Form.JSON)) == []


def test_so_are_the_ends() -> None:
    """Nothing known; and a dossier with answers, a rule that breaks, and a threshold of one's own."""
    full = judged(marked(0)[0])
    assert full.broken
    assert problems("assessment", export(nothing_known(), Form.JSON)) == []
    assert problems("assessment", export(full, Form.JSON, Share.PRIVATE)) == []
    strict = Thresholds().overridden({"stale_days": 30})
    assert RULES
    assert problems("assessment", export(assessed_at(strict), Form.JSON)) == []


def assessed_at(thresholds: Thresholds) -> Any:
    """Everpix with other lines."""
    from diligence.assessment import assess

    everpix = case("everpix-2013")
    found = assess(everpix.dossier, as_of=everpix.as_of, thresholds=thresholds)
    assert [each.name for each in found.overrides] == ["stale_days"]
    return found


def test_a_comparison_is_as_published() -> None:
    """Five side by side."""
    assert problems("comparison", export(five(), Form.JSON)) == []


def test_the_schema_would_notice() -> None:
    """A field that is new, one that is gone, and one of another kind are each found."""
    plain = json.loads(export(nothing_known(), Form.JSON))
    for change in ({"mood": 1}, {"verdict": "fine"}, {"company": None}):
        assert problems("assessment", json.dumps(plain | change).encode())
    del plain["fit"]
    assert problems("assessment", json.dumps(plain).encode())
