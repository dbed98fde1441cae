"""Small dossiers and positions for tests, and the numbers Hypothesis draws for them."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from itertools import count
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from diligence.amounts import Period
from diligence.analysis import Position, Terms, Value
from diligence.model import METRICS, Company, Dossier, Figure, Source, SourceKind, Trust, Unit
from diligence.store import read_casebook
from diligence.store.shipped import casebook_folder

if TYPE_CHECKING:
    from diligence.amounts import Measure

TODAY = date(2026, 6, 30)
"""The day of every reading here; nothing reads a clock."""

PLAIN = {"revenue": 20_000.0, "expenses": 80_000.0, "growth": 0.08, "cash": 1_200_000.0}
"""The running example of the design: default alive, 19 months, 691,075."""

CASES = (
    "amazon-1997",
    "bird-2022",
    "buffer-2016",
    "builder-ai-2025",
    "convertkit-2016",
    "everpix-2013",
    "fab-com-2013",
    "fast-2022",
    "gumroad-2015",
    "theranos-2018",
    "webvan-2001",
    "wework-2019",
    "zirtual-2015",
    "zoom-2019",
)

_NUMBERS = count(1)


def number(measure: Measure) -> float:
    """The value of a measure that must have one."""
    assert measure.value is not None, f"{measure.absence}: {measure.why}"
    return measure.value


def at(currency: str = "USD", /, **known: float | Value) -> Position:
    """A position with these values, exact where a plain number is given."""
    values = {name: v if isinstance(v, Value) else Value.exact(v) for name, v in known.items()}
    return Position(TODAY, currency, MappingProxyType(values))


def plain(**changed: float | Value | None) -> Position:
    """The running example with some figures changed, or left out with ``None``; net burn follows."""
    known = {name: value for name, value in {**PLAIN, **changed}.items() if value is not None}
    position = at(**known)
    if "net_burn" in changed or position.missing(("revenue", "expenses")):
        return position
    values = position.values
    return at(**known, net_burn=values["expenses"].likely - values["revenue"].likely)


def terms(growth: float | None, **others: float) -> Terms:
    """Terms by their numbers only."""
    return Terms("for a test", growth, **others)  # type: ignore[arg-type]


def claim(
    metric: str,
    likely: float | None,
    *,
    per: Period | None = None,
    on: date = TODAY,
    low: float | None = None,
    high: float | None = None,
    **others: Any,
) -> Figure:
    """One claim by a founder, exact unless an end is given; a flow or rate is per month."""
    about = METRICS.get(metric)
    exact = low is None and high is None
    settings: dict[str, Any] = {
        "id": f"{metric}-{next(_NUMBERS)}",
        "currency": "USD" if about is not None and about.unit is Unit.MONEY else None,
        "per": Period.MONTH if per is None and about is not None and about.has_period else per,
        "source": Source(kind=SourceKind.FOUNDER),
        "trust": Trust.CLAIMED,
    }
    ends = {"low": likely if exact else low, "likely": likely, "high": likely if exact else high}
    return Figure(metric=metric, as_of=on, **(ends | settings | others))


def dossier(*figures: Figure, **company: Any) -> Dossier:
    """A dossier with these figures."""
    return Dossier(company=Company(slug="acme", name="Acme", **company), figures=figures)


@cache
def case(slug: str) -> Dossier:
    """A shipped case."""
    return next(found for found in read_casebook() if found.company.slug == slug)


@cache
def reader(slug: str) -> dict[str, Any]:
    """What a careful reader concluded about a case: its file, word for word."""
    found: dict[str, Any] = json.loads((casebook_folder() / f"{slug}.json").read_text(encoding="utf-8"))
    return found


@cache
def example(name: str) -> dict[str, Any]:
    """A worked example from somebody else's page, with its source."""
    path = Path(__file__).parents[1] / "data" / "worked-examples.json"
    found: dict[str, Any] = {each["id"]: each for each in json.loads(path.read_text(encoding="utf-8"))}[name]
    return found


money = st.floats(0, 1e9, allow_nan=False)
some_money = st.floats(1, 1e9, allow_nan=False)
growths = st.floats(-0.5, 2.0, allow_nan=False)
persistences = st.floats(0, 1, allow_nan=False)
margins = st.floats(-1, 1, allow_nan=False)
cost_growths = st.floats(-0.1, 0.3, allow_nan=False)
