"""A figure as a row of a table."""

from __future__ import annotations

from datetime import date

from diligence.model import METRICS, Figure

FIGURE_COLUMNS = (
    "metric",
    "label",
    "low",
    "likely",
    "high",
    "unit",
    "per",
    "currency",
    "as_of",
    "said_by",
    "who",
    "trust",
    "confidential",
    "url",
    "note",
    "typed",
    "problem",
)
"""What a figure is told by in a table; the order is that of every export."""


def figure_row(figure: Figure) -> tuple[date | float | bool | str | None, ...]:
    """One figure by those columns, as it was said and not brought to a month; unknown is ``None``."""
    known, source = METRICS.get(figure.metric), figure.source
    return (
        figure.metric,
        known.label if known else figure.metric,
        figure.low,
        figure.likely,
        figure.high,
        known.unit.value if known else None,
        figure.per.value if figure.per else None,
        figure.currency,
        figure.as_of,
        source.kind.value,
        source.who,
        figure.trust.value,
        figure.confidential,
        source.url,
        source.note,
        figure.typed,
        figure.problem,
    )
