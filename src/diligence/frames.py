"""Tables for people who want a DataFrame. The only module that knows pandas."""

from __future__ import annotations

from math import inf
from typing import Any

import pandas as pd

from diligence.amounts import Absence, Measure
from diligence.comparison import Comparison
from diligence.model import METRICS, Dossier, Figure

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


def figures_frame(dossier: Dossier) -> pd.DataFrame:
    """Every figure as a row, in the order entered, names and notes included.

    Returns
    -------
    DataFrame
        Index: the figure's id. Numbers are as entered (not brought to a month); an
        end that is not known is ``NA``.

    Examples
    --------
    >>> from diligence.model import Company
    >>> figures_frame(Dossier(company=Company(slug="acme", name="Acme"))).shape
    (0, 17)
    """
    rows = [_row(figure) for figure in dossier.figures]
    frame = pd.DataFrame(
        rows, index=pd.Index([f.id for f in dossier.figures], name="id"), columns=list(FIGURE_COLUMNS)
    )
    numbers = dict.fromkeys(("low", "likely", "high"), "Float64")
    return frame.astype({**numbers, "confidential": "boolean", "as_of": "datetime64[s]"})


def _row(figure: Figure) -> dict[str, Any]:
    known = METRICS.get(figure.metric)
    return {
        "metric": figure.metric,
        "label": known.label if known else figure.metric,
        "low": figure.low,
        "likely": figure.likely,
        "high": figure.high,
        "unit": known.unit.value if known else pd.NA,
        "per": figure.per.value if figure.per else pd.NA,
        "currency": figure.currency or pd.NA,
        "as_of": figure.as_of,
        "said_by": figure.source.kind.value,
        "who": figure.source.who,
        "trust": figure.trust.value,
        "confidential": figure.confidential,
        "url": figure.source.url,
        "note": figure.source.note,
        "typed": figure.typed,
        "problem": figure.problem,
    }


def comparison_frame(comparison: Comparison) -> pd.DataFrame:
    """Every measure as a row and every company as a column, to reckon with.

    Returns
    -------
    DataFrame
        Index: the measure's id; columns: slugs. Months, shares in 0..1 and money in
        each company's own currency; without end is ``inf``. What has no number is
        ``NA``, and ``frame.attrs["why"]`` maps ``(measure, slug)`` to the reason, so
        that unknown, never and not applicable stay apart. Measures in words
        (the verdicts, the worst flag) are words.
    """
    cells = {(row.id, n): cell for row in comparison.table() for n, cell in enumerate(row.cells)}
    slugs = [a.dossier.company.slug for a in comparison.assessments]
    rows = [row.id for row in comparison.table()]
    data = [
        [
            cells[row, n].text if (value := cells[row, n].value) is None else _number(value)
            for n in range(len(slugs))
        ]
        for row in rows
    ]
    frame = pd.DataFrame(data, index=pd.Index(rows, name="measure"), columns=slugs, dtype=object)
    frame.attrs["why"] = {
        (row, slugs[n]): f"{cell.value.absence}: {cell.value.why}"
        for (row, n), cell in cells.items()
        if cell.value is not None and cell.value.absence is not None
    }
    return frame


def comparison_text_frame(comparison: Comparison) -> pd.DataFrame:
    """The same in words, units included, as a reader sees it."""
    table = comparison.table()
    slugs = [a.dossier.company.slug for a in comparison.assessments]
    data = [[cell.text for cell in row.cells] for row in table]
    return pd.DataFrame(data, index=pd.Index([row.id for row in table], name="measure"), columns=slugs)


def _number(measure: Measure) -> Any:  # noqa: ANN401 - pandas has no type for its NA
    if measure.value is not None:
        return measure.value
    return inf if measure.absence is Absence.INFINITE else pd.NA
