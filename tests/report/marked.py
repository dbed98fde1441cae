"""A dossier with a mark of its own in every text it can hold, found by walking the records."""

from __future__ import annotations

import types
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from random import Random
from typing import Any, Union, get_args, get_origin

from charts.samples import TODAY
from diligence.model import Aftermath, Answer, Company, Dossier, Fact, Figure
from diligence.model.record import Record

WEB = "https://example.org/"

FIXED: dict[type[Record], dict[str, object]] = {
    Dossier: {"as_of": TODAY, "fingerprint": ""},
    Company: {"slug": "acme", "currency": "USD", "founded": None},
    Aftermath: {"outcome_date": None},
}
"""What can't be a mark, since a pattern or the arithmetic wants something else."""

VARIANTS: dict[type[Record], dict[str, dict[str, object]]] = {
    Figure: {
        "confidential": {"metric": "cash", "likely": 600_000.0, "confidential": True},
        "confidential published": {"metric": "cash", "likely": 5e5, "confidential": True, "web": True},
        "told": {"metric": "revenue", "likely": 20_000.0, "per": "month"},
        "told with address": {"metric": "expenses", "likely": 80_000.0, "per": "month", "web": True},
        "published": {"metric": "growth", "likely": 0.08, "per": "month", "web": True, "kind": "press"},
        "unreadable": {"metric": "headcount", "likely": None},
        "unheard of": {"likely": 1.0},
    },
    Answer: {
        "private": {"question": "pmf.doubt", "private": True, "web": True},
        "private to a question of one's own": {"private": True},
        "open": {"question": "money.runway", "private": False},
        "published": {"question": "team.closest", "private": False, "web": True},
    },
    Fact: {"heard": {}, "published": {"web": True}},
}
"""Records of one kind that are treated differently; what is not said here is marked."""


@dataclass(frozen=True)
class Mark:
    """A text that occurs nowhere else, and where it stands."""

    path: str
    variant: str
    text: str


@dataclass
class Marker:
    """Fills records, and remembers each mark."""

    chance: Random
    marks: list[Mark] = field(default_factory=list)
    seen: set[type[Record]] = field(default_factory=set)

    def record(self, kind: type[Record], path: str, variant: str, said: dict[str, object]) -> dict[str, Any]:
        """The plain values of one record, every field of its model filled."""
        self.seen.add(kind)
        said = FIXED.get(kind, {}) | said
        filled: dict[str, Any] = {}
        for name, about in kind.model_fields.items():
            if kind is Figure and name in ("low", "high"):
                filled[name] = said["likely"]
            elif name in said:
                filled[name] = said[name]
            else:
                filled[name] = self.value(about.annotation, f"{path}.{name}", variant, said)
        if kind is Figure:
            filled["currency"] = "USD" if said.get("metric") in {"cash", "revenue", "expenses"} else None
            filled["problem"] = filled["problem"] if said["likely"] is None else ""
        filled["of_a_newer_version"] = self.text(f"{path}.of_a_newer_version", variant)
        return filled

    def value(self, annotation: Any, path: str, variant: str, said: dict[str, object]) -> Any:
        """A value of a type: a mark where it is text."""
        if get_origin(annotation) in (Union, types.UnionType):
            annotation = get_args(annotation)[0]
        if get_origin(annotation) is tuple:
            (inner, _) = get_args(annotation)
            if inner is str:
                return [self.text(path, variant)]
            return [
                self.record(inner, inner.__name__, name, more)
                for name, more in VARIANTS.get(inner, {"": {}}).items()
            ]
        if isinstance(annotation, type) and issubclass(annotation, Record):
            return self.record(annotation, path, variant, said)
        if isinstance(annotation, type) and issubclass(annotation, Enum):
            return next(iter(annotation))
        if annotation is str:
            if path.endswith(("currency", "into")):
                return "EUR" if path.endswith("currency") else "USD"
            return f"{WEB if 'url' in path and said.get('web') else ''}{self.text(path, variant)}"
        plain = {date: TODAY, float: 1.5, int: 30, bool: False}
        return plain[annotation]

    def text(self, path: str, variant: str) -> str:
        """A new mark."""
        text = "q" + "".join(self.chance.choices("abcdefghijklmnopqrstuvwxyz", k=14)) + "q"
        self.marks.append(Mark(path, variant, text))
        return text


def marked(seed: int) -> tuple[Dossier, Marker]:
    """The dossier and what is marked in it."""
    marker = Marker(Random(seed))  # noqa: S311 - marks need not be secret
    return Dossier.model_validate(marker.record(Dossier, "Dossier", "", {})), marker


def reachable(kind: type[Record]) -> set[type[Record]]:
    """Every kind of record a record can hold."""
    found, waiting = set(), [kind]
    while waiting:
        found.add(here := waiting.pop())
        for about in here.model_fields.values():
            inner = [about.annotation, *get_args(about.annotation)]
            waiting += [
                one for one in inner if isinstance(one, type) and issubclass(one, Record) and one not in found
            ]
    return found
