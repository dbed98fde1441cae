"""Flags and open rules of a small dossier."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from analysis.builders import TODAY, claim, dossier
from diligence.analysis import analyse
from diligence.flags import RULES, Brief, Flag, run_rules
from diligence.model import Answer, Whom
from diligence.months import Month

if TYPE_CHECKING:
    from diligence.flags import Fit, Rule, Withheld
    from diligence.model import Dossier, Figure


@dataclass(frozen=True)
class Found:
    """What the rules say of one dossier."""

    flags: dict[str, Flag]
    unknown: dict[str, tuple[str, ...]]
    withheld: dict[str, Withheld]
    dossier: Dossier

    @property
    def spoken_for(self) -> set[str]:
        """Rules that raised, asked or withheld something."""
        return {*self.flags, *self.unknown, *self.withheld}


def raised(
    *figures: Figure, answers: tuple[Answer, ...] = (), fit: Fit | None = None, **company: Any
) -> Found:
    """Every rule applied to these figures and answers."""
    return found_in(dossier(*figures, **company).model_copy(update={"answers": answers}), fit=fit)


def found_in(judged: Dossier, rules: tuple[Rule, ...] = RULES, *, fit: Fit | None = None) -> Found:
    """Every rule applied to a dossier on its own day, or today."""
    found = run_rules(rules, brief_of(judged, fit))
    assert found.broken == ()
    assert len({flag.id for flag in found.flags}) == len(found.flags), "a rule raises one flag"
    return Found(
        {flag.id: flag for flag in found.flags},
        {item.rule: item.missing for item in found.unknown},
        {item.rule: item for item in found.withheld},
        judged,
    )


def brief_of(judged: Dossier, fit: Fit | None = None) -> Brief:
    """What the rules get to see."""
    return Brief(judged, analyse(judged, judged.as_of or TODAY), fit)


def answered(question: str, value: str, *, by: Whom = Whom.FOUNDER, **others: Any) -> Answer:
    """A choice somebody made."""
    settings: dict[str, Any] = {"id": f"{question}-{by.value}-{value}", "as_of": TODAY} | others
    return Answer(question=question, value=value, by=by, **settings)


def heard(question: str, *signals: str, **others: Any) -> Answer:
    """Signs somebody ticked in an answer."""
    settings: dict[str, Any] = {"id": f"{question}-heard", "as_of": TODAY} | others
    return Answer(question=question, signals=signals, **settings)


def months(*amounts: float | None, metric: str = "revenue") -> tuple[Figure, ...]:
    """These amounts of the last months, the last of them of this month; ``None`` is a gap."""
    first = Month.of(TODAY) + (1 - len(amounts))
    dated = ((amount, (first + n).last_day) for n, amount in enumerate(amounts))
    return tuple(claim(metric, amount, on=day) for amount, day in dated if amount is not None)


def burning(*, cash: float | None, growth: float | None = 0.0, **others: float) -> tuple[Figure, ...]:
    """10k of revenue against 110k of costs: 100k of burn a month."""
    known = {"revenue": 10_000.0, "expenses": 110_000.0, "growth": growth, "cash": cash} | others
    return tuple(claim(metric, value) for metric, value in known.items() if value is not None)
