"""What a newer version wrote is kept by every record, at whatever level it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from diligence.model import (
    Aftermath,
    Answer,
    Case,
    Company,
    Conversation,
    Dossier,
    ExchangeRate,
    Fact,
    Figure,
    Question,
    Signal,
    Source,
    Theme,
)

if TYPE_CHECKING:
    from pydantic import BaseModel

DAY = "2026-10-31"
SIGNAL = {"id": "s", "text": "t", "colour": "red", "severity": "minor"}
QUESTION = {
    "id": "pmf.x",
    "ask": "a",
    "why": "w",
    "strong": "s",
    "weak": "w",
    "whom": ["founder"],
    "kind": "text",
    "source": "s",
}
SMALLEST: dict[type[BaseModel], dict[str, Any]] = {
    Aftermath: {"outcome": "bought"},
    Answer: {"id": "a", "question": "pmf.x", "as_of": DAY},
    Case: {"slug": "a", "name": "A", "as_of": DAY, "figures": [{"metric": "cash", "as_of": DAY, "new": 1}]},
    Company: {"slug": "a", "name": "A"},
    Conversation: {"id": "c", "on": DAY, "role": "founder"},
    Dossier: {"company": {"slug": "a", "name": "A", "new": 1}},
    ExchangeRate: {"currency": "EUR", "into": "USD", "rate": 1.17, "as_of": DAY},
    Fact: {"topic": "t", "statement": "s"},
    Figure: {"id": "f", "metric": "cash", "likely": 1.0, "as_of": DAY, "source": {"kind": "press", "new": 1}},
    Question: QUESTION,
    Signal: SIGNAL,
    Source: {"kind": "press"},
    Theme: {"id": "pmf", "title": "T", "purpose": "p", "questions": []},
}
"""For each record, the least that it needs."""


@pytest.mark.parametrize("kind", SMALLEST, ids=lambda kind: kind.__name__)
def test_a_field_of_a_newer_version_survives(kind: type[BaseModel]) -> None:
    """A field nobody knows here is in the record's JSON again, nested as it came, and in a copy."""
    came = SMALLEST[kind] | {"new": {"deep": [1, None, "é"]}}
    record = kind.model_validate(came)
    for kept in (record, record.model_copy(), kind.model_validate_json(record.model_dump_json())):
        plain = kept.model_dump(mode="json")
        assert plain["new"] == {"deep": [1, None, "é"]}
        assert _nested(plain) == _nested(came)


def _nested(plain: dict[str, Any]) -> list[object]:
    """The unknown fields one level down."""
    below: list[Any] = [value for value in plain.values() if isinstance(value, dict)]
    below += [row for value in plain.values() if isinstance(value, list) for row in value]
    return [level["new"] for level in below if isinstance(level, dict) and "new" in level]
