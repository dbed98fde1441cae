"""Dossiers, and the records they are made of, for tests that state a law.

Every record is one the model accepts. With `unknown`, records also carry fields
of a version still to come, at every level.
"""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from diligence.amounts import Period
from diligence.model import (
    METRICS,
    Aftermath,
    Answer,
    Company,
    Conversation,
    Dossier,
    Fact,
    Figure,
    Rating,
    Source,
    SourceKind,
    Trust,
    Whom,
    slug_of,
)

TEXT = st.text(max_size=20)
NUMBERS = st.floats(-1e15, 1e15)
CURRENCIES = st.sampled_from(["USD", "EUR", "SEK", "JPY"])
SLUGS = st.from_regex(r"[a-z0-9][a-z0-9-]{0,30}", fullmatch=True).filter(
    lambda slug: slug_of(slug) != f"{slug}-company"
)
NAMES = st.tuples(TEXT, st.sampled_from("abcxyz0189"), TEXT).map("".join)
"""Names of companies that a file can be called after."""

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**9), 10**9) | NUMBERS | TEXT,
    lambda values: st.lists(values, max_size=2) | st.dictionaries(TEXT, values, max_size=2),
    max_leaves=4,
)
"""Values that JSON can hold."""

UNKNOWN = st.dictionaries(st.from_regex(r"new_[a-z]{1,8}", fullmatch=True), PLAIN, max_size=2)
"""Fields of a version still to come."""


@st.composite
def sources(draw: st.DrawFn, *, unknown: bool = False) -> Source:
    """Where a claim comes from."""
    return Source.model_validate(
        {
            "kind": draw(st.sampled_from(SourceKind)),
            "who": draw(TEXT),
            "url": draw(TEXT),
            "note": draw(TEXT),
            **_extra(draw, unknown=unknown),
        }
    )


@st.composite
def ends(draw: st.DrawFn) -> tuple[float | None, float, float | None]:
    """Lowest, likely and highest value, in order; an outer one may be unknown."""
    low, likely, high = sorted(draw(st.tuples(NUMBERS, NUMBERS, NUMBERS)))
    return draw(st.sampled_from([low, None])), likely, draw(st.sampled_from([high, None]))


@st.composite
def figures(draw: st.DrawFn, *, number: int = 1, unknown: bool = False) -> Figure:
    """One claim, exact or a range, or one that could not be read."""
    metric = draw(st.sampled_from([*METRICS, "metric_of_a_newer_version"]))
    day = draw(st.dates())
    readable = draw(st.booleans())
    low, likely, high = draw(ends()) if readable else (None, None, None)
    return Figure.model_validate(
        {
            "id": f"{metric}-{day}-{number}",
            "metric": metric,
            "low": low,
            "likely": likely,
            "high": high,
            "currency": draw(st.none() | CURRENCIES),
            "per": draw(st.none() | st.sampled_from(Period)),
            "as_of": day,
            "source": draw(sources(unknown=unknown)),
            "trust": draw(st.sampled_from(Trust)),
            "confidential": draw(st.booleans()),
            "typed": draw(TEXT),
            "problem": "" if readable else draw(st.text(min_size=1, max_size=20)),
            **_extra(draw, unknown=unknown),
        }
    )


@st.composite
def answers(draw: st.DrawFn, *, number: int = 1, unknown: bool = False) -> Answer:
    """What one person answered to one question."""
    return Answer.model_validate(
        {
            "id": f"answer-{number}",
            "question": draw(st.sampled_from(["pmf.doubt", "money.cash", "later.question"])),
            "rating": draw(st.none() | st.sampled_from(Rating)),
            "signals": tuple(draw(st.lists(TEXT, max_size=2))),
            "value": draw(TEXT),
            "text": draw(TEXT),
            "by": draw(st.sampled_from(Whom)),
            "conversation": draw(TEXT),
            "as_of": draw(st.dates()),
            "private": draw(st.booleans()),
            **_extra(draw, unknown=unknown),
        }
    )


@st.composite
def conversations(draw: st.DrawFn, *, number: int = 1, unknown: bool = False) -> Conversation:
    """A talk with one person."""
    return Conversation.model_validate(
        {
            "id": f"talk-{number}",
            "on": draw(st.dates()),
            "role": draw(st.sampled_from(Whom)),
            "name": draw(TEXT),
            "kind": draw(TEXT),
            "minutes": draw(st.none() | st.integers(0, 600)),
            **_extra(draw, unknown=unknown),
        }
    )


@st.composite
def facts(draw: st.DrawFn, *, unknown: bool = False) -> Fact:
    """A statement on record that is not a figure."""
    plain = {"topic": draw(TEXT), "statement": draw(TEXT), "source_url": draw(TEXT)}
    return Fact.model_validate({**plain, **_extra(draw, unknown=unknown)})


@st.composite
def companies(draw: st.DrawFn, *, unknown: bool = False) -> Company:
    """Who is being looked at; most facts may be unknown."""
    return Company.model_validate(
        {
            "slug": draw(SLUGS),
            "name": draw(st.text(min_size=1, max_size=20)),
            "does": draw(TEXT),
            "website": draw(TEXT),
            "sector": draw(TEXT),
            "stage": draw(TEXT),
            "founded": draw(st.none() | st.dates()),
            "country": draw(TEXT),
            "currency": draw(CURRENCIES),
            "capital_intensive": draw(st.none() | st.booleans()),
            **_extra(draw, unknown=unknown),
        }
    )


@st.composite
def dossiers(draw: st.DrawFn, *, unknown: bool = False) -> Dossier:
    """Everything known about one company, with every id used once."""
    ended = {"outcome": draw(TEXT), "outcome_date": draw(st.none() | st.dates())}
    few = [range(draw(st.integers(0, 3))) for _ in range(4)]
    return Dossier.model_validate(
        {
            "company": draw(companies(unknown=unknown)),
            "as_of": draw(st.none() | st.dates()),
            "figures": tuple(draw(figures(number=n, unknown=unknown)) for n in few[0]),
            "answers": tuple(draw(answers(number=n, unknown=unknown)) for n in few[1]),
            "conversations": tuple(draw(conversations(number=n, unknown=unknown)) for n in few[2]),
            "facts": tuple(draw(facts(unknown=unknown)) for _ in few[3]),
            "aftermath": draw(st.none() | st.just(Aftermath.model_validate(ended))),
            **_extra(draw, unknown=unknown),
        }
    )


def _extra(draw: st.DrawFn, *, unknown: bool) -> dict[str, Any]:
    return draw(UNKNOWN) if unknown else {}
