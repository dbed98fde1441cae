"""A comparison as plain JSON types: the contract of ``compare --json``.

``null`` means that a number does not exist; the ``why`` beside it says why.
"""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from diligence.comparison.cell import Cell
    from diligence.comparison.comparison import Comparison
    from diligence.comparison.flips import Flips
    from diligence.comparison.order import Column
    from diligence.comparison.ranking import Ranking
    from diligence.comparison.reading import Reading

Plain = dict[str, object]


def plain_comparison(comparison: Comparison) -> Plain:
    """Every measure with its number, or why there is none, for each column."""
    slugs = comparison.slugs
    measures = [
        {
            "id": row.id,
            "label": row.label,
            "group": row.group,
            "more_is_better": row.more_is_better,
            "companies": {slug: _cell(cell) for slug, cell in zip(slugs, row.cells, strict=True)},
        }
        for row in comparison.table()
    ]
    names = dict(zip(slugs, comparison.names, strict=True))
    return {"companies": list(slugs), "names": names, "measures": measures}


def _cell(cell: Cell) -> Plain:
    plain: Plain = {"text": cell.text}
    if cell.value is not None:
        plain |= {"value": cell.value.value, "why": cell.value.why or None}
    if cell.span is not None:
        low, high = (end if isfinite(end) else None for end in cell.span)
        plain["span"] = {"low": low, "high": high, "text": cell.span_text}
    said = {
        "trust": cell.trust.value if cell.trust else None,
        "as_of": cell.as_of.isoformat() if cell.as_of else None,
        "age_days": cell.age_days,
        "currency": cell.currency,
        "note": cell.note,
        "ask": cell.ask,
    }
    return plain | {name: each for name, each in said.items() if each not in {None, ""}}


def plain_ranking(ranking: Ranking, flips: Flips) -> Plain:
    """How often each company takes each place, what each criterion rests on, and what would flip it."""
    weights = ranking.weights
    return {
        "sentence": ranking.sentence,
        "order": list(ranking.order),
        "ahead_of_next": list(ranking.ahead),
        "acceptability": {
            name: list(shares)
            for name, shares in zip(ranking.acceptability.names, ranking.acceptability.shares, strict=True)
        },
        "weights": {
            "given": weights.given,
            "shares": dict(zip(weights.criteria, weights.shares, strict=True)),
        },
        "criteria": {column.name: _readings(column) for column in ranking.columns},
        "dominated": [{"who": who, "by": by} for who, by in ranking.dominated],
        "vetoes": [
            {"company": veto.slug, "flags": list(veto.flags), "title": veto.title, "lifted": veto.lifted}
            for veto in ranking.vetoes
        ],
        "flips": _flips(flips),
    }


def _readings(column: Column) -> Mapping[str, Plain]:
    return {reading.criterion.id: _reading(reading) for reading in column.readings}


def _reading(reading: Reading) -> Plain:
    plain: Plain = {"text": reading.in_words}
    if reading.absence is None:
        plain |= {"worst": reading.worst, "likely": reading.likely, "best": reading.best}
    else:
        plain["absence"] = reading.absence.value
    said = {"why": reading.why, "ask": reading.ask}
    return plain | {name: each for name, each in said.items() if each}


def _flips(flips: Flips) -> Plain:
    return {
        "sentence": flips.sentence,
        "first": flips.first,
        "second": flips.second,
        "weights": [
            {"criterion": flip.criterion.id, "now": flip.now, "at": flip.at, "text": flip.in_words}
            for flip in flips.by_weight
        ],
        "figures": [
            {"criterion": flip.criterion.id, "company": flip.name, "at": flip.at, "text": flip.in_words}
            for flip in flips.by_figure
        ],
    }
