"""Flags and open rules of a small dossier."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from analysis.builders import TODAY, claim, dossier
from diligence.analysis import analyse
from diligence.flags import RULES, Brief, Flag, run_rules
from diligence.model import Answer, Whom

if TYPE_CHECKING:
    from diligence.flags import Rule
    from diligence.model import Dossier, Figure


@dataclass(frozen=True)
class Found:
    """What the rules say of one dossier."""

    flags: dict[str, Flag]
    unknown: dict[str, tuple[str, ...]]
    dossier: Dossier


def raised(*figures: Figure, answers: tuple[Answer, ...] = (), **company: Any) -> Found:
    """Every rule applied to these figures and answers."""
    return found_in(dossier(*figures, **company).model_copy(update={"answers": answers}))


def found_in(judged: Dossier, rules: tuple[Rule, ...] = RULES) -> Found:
    """Every rule applied to a dossier on its own day, or today."""
    brief = Brief(judged, analyse(judged, judged.as_of or TODAY))
    flags, unknown = run_rules(rules, brief)
    assert len({flag.id for flag in flags}) == len(flags), "a rule raises one flag"
    return Found({flag.id: flag for flag in flags}, {item.rule: item.missing for item in unknown}, judged)


def answered(question: str, value: str, *, by: Whom = Whom.FOUNDER, **others: Any) -> Answer:
    """A choice somebody made."""
    settings: dict[str, Any] = {"id": f"{question}-{by.value}-{value}", "as_of": TODAY} | others
    return Answer(question=question, value=value, by=by, **settings)


def burning(*, cash: float | None, growth: float | None = 0.0, **others: float) -> tuple[Figure, ...]:
    """10k of revenue against 110k of costs: 100k of burn a month."""
    known = {"revenue": 10_000.0, "expenses": 110_000.0, "growth": growth, "cash": cash} | others
    return tuple(claim(metric, value) for metric, value in known.items() if value is not None)
