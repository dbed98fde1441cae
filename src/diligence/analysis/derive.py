"""What follows from what: the accounting identities as a small explicit graph.

Each `Rule` names what it yields, from what, and the formula in words. `derived`
applies them until nothing new follows.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING

from diligence.analysis.position import Value

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


@dataclass(frozen=True)
class Rule:
    """One identity, solved for one metric.

    Attributes
    ----------
    rising, falling
        Inputs with which the result rises and falls: its lowest value comes from
        the lowest of the first and the highest of the second.
    """

    yields: str
    rising: tuple[str, ...]
    falling: tuple[str, ...]
    formula: str
    compute: Callable[[Mapping[str, float]], float | None]


RULES: tuple[Rule, ...] = (
    Rule(
        "net_burn",
        ("expenses",),
        ("revenue",),
        "expenses less revenue",
        lambda v: v["expenses"] - v["revenue"],
    ),
    Rule(
        "expenses",
        ("revenue", "net_burn"),
        (),
        "revenue plus net burn",
        lambda v: v["revenue"] + v["net_burn"],
    ),
    Rule(
        "revenue",
        ("expenses",),
        ("net_burn",),
        "expenses less net burn",
        lambda v: v["expenses"] - v["net_burn"],
    ),
    Rule(
        "cost_of_revenue",
        ("revenue",),
        ("gross_margin",),
        "revenue times 1 less gross margin",
        lambda v: v["revenue"] * (1 - v["gross_margin"]),
    ),
    Rule(
        "recurring_revenue",
        ("customers", "acv"),
        (),
        "paying customers times contract value",
        lambda v: v["customers"] * v["acv"],
    ),
    Rule(
        "cash",
        ("runway_months", "net_burn"),
        (),
        "stated runway times net burn",
        lambda v: v["runway_months"] * v["net_burn"] if v["net_burn"] > 0 else None,
    ),
)


NEVER_NEGATIVE = ("revenue", "expenses", "cash", "cost_of_revenue", "recurring_revenue")
"""A formula that gives less than nothing for these says that its inputs don't belong together."""


def derived(values: Mapping[str, Value]) -> dict[str, Value]:
    """Everything that follows from `values`; what is known is never replaced.

    Examples
    --------
    >>> found = derived({"expenses": Value.exact(100_000.0), "revenue": Value.exact(20_000.0)})
    >>> found["net_burn"].likely, found["net_burn"].how
    (80000.0, 'derived: expenses less revenue')
    """
    found = dict(values)
    while True:
        before = len(found)
        for rule in RULES:
            value = None if rule.yields in found else _apply(rule, found)
            if value is not None:
                found[rule.yields] = value
        if len(found) == before:
            return found


def _apply(rule: Rule, values: Mapping[str, Value]) -> Value | None:
    names = (*rule.rising, *rule.falling)
    if any(name not in values for name in names):
        return None
    inputs = {name: values[name] for name in names}
    likely = rule.compute({name: value.likely for name, value in inputs.items()})
    least = 0.0 if rule.yields in NEVER_NEGATIVE else -inf
    if likely is None or likely < least:
        return None
    low = _end(rule, {n: v.low if n in rule.rising else v.high for n, v in inputs.items()})
    high = _end(rule, {n: v.high if n in rule.rising else v.low for n, v in inputs.items()})
    sources = tuple(dict.fromkeys(source for value in inputs.values() for source in value.sources))
    return Value(
        None if low is None else max(least, min(low, likely)),
        likely,
        None if high is None else max(high, likely),
        f"derived: {rule.formula}",
        sources,
        inputs=tuple((name, value.likely) for name, value in inputs.items()),
    )


def _end(rule: Rule, ends: Mapping[str, float | None]) -> float | None:
    """One end of the result; open where an end it rests on is open."""
    known = {name: end for name, end in ends.items() if end is not None}
    return rule.compute(known) if len(known) == len(ends) else None
