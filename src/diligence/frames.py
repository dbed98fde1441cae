"""Tables for people who want a DataFrame. The only module that knows pandas."""

from __future__ import annotations

from dataclasses import fields
from math import inf
from pathlib import Path
from typing import Any

import pandas as pd

from diligence.amounts import Absence, Measure
from diligence.analysis import Verdict
from diligence.assessment.figure_row import FIGURE_COLUMNS, figure_row
from diligence.comparison import Cell, Comparison, Ranking, Row
from diligence.comparison.inert import inert
from diligence.comparison.overview import Line, Overview
from diligence.comparison.written import said
from diligence.errors import UnwritableError
from diligence.model import Dossier, Severity


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
    rows = [[pd.NA if each is None else each for each in figure_row(f)] for f in dossier.figures]
    frame = pd.DataFrame(
        rows, index=pd.Index([f.id for f in dossier.figures], name="id"), columns=list(FIGURE_COLUMNS)
    )
    numbers = dict.fromkeys(("low", "likely", "high"), "Float64")
    return frame.astype({**numbers, "confidential": "boolean", "as_of": "datetime64[s]"})


def comparison_frame(comparison: Comparison) -> pd.DataFrame:
    """Every measure as a row and every company as a column, to reckon with.

    Returns
    -------
    DataFrame
        Index: the measure's id; columns: slugs. Months, shares in 0..1, and money in the
        currency of the comparison or, without a rate on record, the company's own:
        ``frame.attrs["currency"]`` maps ``(measure, slug)`` to it. Without end is ``inf``.
        What has no number is ``NA``, and ``frame.attrs["why"]`` maps ``(measure, slug)`` to
        the reason, so that unknown, never and not applicable stay apart. Measures in words
        (the verdicts, the worst flag) are words.
    """
    table, slugs = comparison.table(), comparison.slugs
    data = [[cell.text if cell.value is None else _number(cell.value) for cell in row.cells] for row in table]
    index = pd.Index([row.id for row in table], name="measure")
    frame = pd.DataFrame(data, index=index, columns=list(slugs), dtype=object)
    cells = [(row.id, slug, cell) for row in table for slug, cell in zip(slugs, row.cells, strict=True)]
    frame.attrs["why"] = {
        (row, slug): f"{cell.value.absence}: {cell.value.why}"
        for row, slug, cell in cells
        if cell.value is not None and cell.value.absence is not None
    }
    frame.attrs["currency"] = {(row, slug): cell.currency for row, slug, cell in cells if cell.currency}
    return frame


def comparison_text_frame(comparison: Comparison) -> pd.DataFrame:
    """The same in words, units included, as a reader sees it."""
    table = comparison.table()
    data = [[cell.text for cell in row.cells] for row in table]
    index = pd.Index([row.id for row in table], name="measure")
    return pd.DataFrame(data, index=index, columns=list(comparison.slugs))


CELL_COLUMNS = (
    "group",
    "measure",
    "label",
    "company",
    "name",
    "text",
    "value",
    "why",
    "low",
    "high",
    "currency",
    "trust",
    "as_of",
    "age_days",
    "note",
    "ask",
)


def cells_frame(comparison: Comparison) -> pd.DataFrame:
    """Every cell as a row, with its range, trust, age and the question that would fill it.

    Returns
    -------
    DataFrame
        Numbers as in `comparison_frame`; what has none is ``NA`` and ``why`` says why.
    """
    columns = tuple(zip(comparison.slugs, comparison.names, strict=True))
    rows = [
        _cell_row(row, cell) | {"company": slug, "name": name}
        for row in comparison.table()
        for (slug, name), cell in zip(columns, row.cells, strict=True)
    ]
    frame = pd.DataFrame(rows, columns=list(CELL_COLUMNS))
    numbers = dict.fromkeys(("value", "low", "high"), "Float64")
    return frame.astype({**numbers, "age_days": "Int64", "as_of": "datetime64[s]"})


def _cell_row(row: Row, cell: Cell) -> dict[str, Any]:
    value, (low, high) = cell.value, cell.span or (pd.NA, pd.NA)
    return {
        "group": row.group,
        "measure": row.id,
        "label": row.label,
        "text": cell.text,
        "value": pd.NA if value is None else _number(value),
        "why": "" if value is None or value.absence is None else f"{value.absence}: {value.why}",
        "low": low,
        "high": high,
        "currency": cell.currency,
        "trust": cell.trust.value if cell.trust else "",
        "as_of": cell.as_of,
        "age_days": pd.NA if cell.age_days is None else cell.age_days,
        "note": cell.note,
        "ask": cell.ask,
    }


def save_excel(comparison: Comparison, ranking: Ranking, path: Path) -> Path:
    """Write a workbook: the table as read, every cell with its number, and the ranks.

    No cell is a formula: a text that begins like one gets a mark in front.

    Raises
    ------
    UnwritableError
        When the system refuses.
    """
    table = [
        {
            "group": row.group,
            "measure": row.label,
            **dict(zip(comparison.names, map(said, row.cells), strict=True)),
        }
        for row in comparison.table()
    ]
    sheets = {
        "Side by side": pd.DataFrame(table),
        "Cells": cells_frame(comparison),
        "Ranks": ranks_frame(ranking),
    }
    try:
        with pd.ExcelWriter(path, engine="openpyxl") as book:
            for name, frame in sheets.items():
                _inert(frame).to_excel(
                    book, sheet_name=name, index=False, inf_rep="no end", freeze_panes=(1, 2)
                )
    except OSError as error:
        raise UnwritableError(path, (error.strerror or str(error)).lower()) from error
    return path


def overview_frame(overview: Overview) -> pd.DataFrame:
    """An overview as a table to sort and filter.

    Returns
    -------
    DataFrame
        Index: slugs. ``alive_24`` and ``known_share`` in 0..1, ``runway_months`` with
        ``inf`` for no end; what is not known is ``NA``. ``verdict`` and ``worst`` are ordered
        categories, so that sorting and comparing them means something.
        ``frame.attrs["unjudged"]`` maps the slugs that could not be judged to the reason.
    """
    rows = [
        {name: _plain(getattr(line, name)) for name in LINE_COLUMNS if name != "slug"}
        for line in overview.lines
    ]
    index = pd.Index([line.slug for line in overview.lines], name="slug", dtype=object)
    frame = pd.DataFrame(rows, index=index, columns=[name for name in LINE_COLUMNS if name != "slug"])
    numbers = dict.fromkeys(("alive_24", "runway_months", "known_share"), "Float64")
    counts = dict.fromkeys(("red_flags", "critical_flags"), "int64")
    verdicts = pd.CategoricalDtype([verdict.value for verdict in Verdict], ordered=True)
    severities = pd.CategoricalDtype([severity.value for severity in Severity], ordered=True)
    kinds: dict[str, Any] = {
        "verdict": verdicts,
        "worst": severities,
        "as_of": "datetime64[s]",
        "undecided": "boolean",
    }
    frame = frame.astype(kinds | numbers | counts)
    frame.attrs["unjudged"] = {each.slug: each.why for each in overview.unjudged}
    return frame


LINE_COLUMNS = tuple(each.name for each in fields(Line))


def _plain(value: object) -> Any:  # noqa: ANN401 - pandas has no type for its NA
    if isinstance(value, Measure):
        return _number(value)
    if isinstance(value, Verdict | Severity):
        return value.value
    return pd.NA if value is None else value


def ranks_frame(ranking: Ranking) -> pd.DataFrame:
    """How often each company takes each rank, 0..1, over the weights and values that are plausible."""
    found = ranking.acceptability
    ranks = [f"rank {rank}" for rank in range(1, len(found.names) + 1)]
    frame = pd.DataFrame([list(shares) for shares in found.shares], columns=ranks)
    frame.insert(0, "name", list(found.names))
    return frame


def _inert(frame: pd.DataFrame) -> pd.DataFrame:
    """Names and texts that no spreadsheet takes for a formula."""
    safe = frame.rename(columns=inert)
    for name in safe.columns:
        safe[name] = [inert(each) if isinstance(each, str) else each for each in safe[name]]
    return safe


def _number(measure: Measure) -> Any:  # noqa: ANN401 - pandas has no type for its NA
    if measure.value is not None:
        return measure.value
    return inf if measure.absence is Absence.INFINITE else pd.NA
