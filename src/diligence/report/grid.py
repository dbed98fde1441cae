"""Tables for other programs: one value a cell, numbers as numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from diligence.assessment.figure_row import FIGURE_COLUMNS, figure_row
from diligence.report.figures import described

if TYPE_CHECKING:
    from datetime import date

    from diligence.assessment import Assessment
    from diligence.comparison import Comparison
    from diligence.model import Answer

    Value = str | float | bool | date | None


@dataclass(frozen=True)
class Grid:
    """A table with a name.

    Attributes
    ----------
    rows
        One value a column: a number that is not known is ``None``, never zero.
    """

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


def company_grids(assessment: Assessment) -> tuple[Grid, ...]:
    """The figures, what the reading rests on, the flags and the answers of one company."""
    return (figures_grid(assessment), _position(assessment), _flags(assessment), _answers(assessment))


def figures_grid(assessment: Assessment) -> Grid:
    """Every figure as a row, in the order entered, as it was said and not brought to a month."""
    rows = tuple(figure_row(figure) for figure in assessment.dossier.figures)
    return Grid("Figures", FIGURE_COLUMNS, rows)


def _position(assessment: Assessment) -> Grid:
    position = assessment.position
    rows = tuple(
        (metric, value.low, value.likely, value.high, value.how, " ".join(value.notes))
        for metric, value in position.values.items()
    )
    return Grid("Reading", ("metric", "low", "likely", "high", "how", "notes"), rows)


def _flags(assessment: Assessment) -> Grid:
    known = described(assessment)
    rows = tuple(
        (
            flag.id,
            flag.colour.value,
            flag.severity.value,
            flag.title,
            flag.why,
            flag.softened,
            "; ".join(known[one] for one in flag.evidence if one in known),
            flag.ask,
            flag.whom.value,
            flag.source,
        )
        for flag in assessment.flags
    )
    columns = ("id", "colour", "severity", "title", "why", "softened", "evidence", "ask", "whom", "source")
    return Grid("Flags", columns, rows)


def _answers(assessment: Assessment) -> Grid:
    columns = ("question", "by", "as_of", "rating", "value", "signals", "text", "private", "url")
    return Grid("Answers", columns, tuple(map(_answer, assessment.dossier.answers)))


def _answer(answer: Answer) -> tuple[Value, ...]:
    return (
        answer.question,
        answer.by.value,
        answer.as_of,
        answer.rating.value if answer.rating else None,
        answer.value,
        ", ".join(answer.signals),
        answer.text,
        answer.private,
        answer.source_url,
    )


def comparison_grids(comparison: Comparison) -> tuple[Grid, ...]:
    """Every measure of every company as a row of its own: the words, the number, or why there is none."""
    rows = tuple(
        (
            row.id,
            row.label,
            slug,
            cell.text,
            None if cell.value is None else cell.value.value,
            "" if cell.value is None or cell.value.absence is None else cell.value.why,
        )
        for row in comparison.table()
        for slug, cell in zip(comparison.slugs, row.cells, strict=True)
    )
    numbers = Grid("Measures", ("measure", "label", "company", "words", "number", "why_none"), rows)
    return (_side_by_side(comparison), numbers)


def _side_by_side(comparison: Comparison) -> Grid:
    columns = ("measure", *comparison.names)
    rows = tuple((row.label, *(cell.text for cell in row.cells)) for row in comparison.table())
    return Grid("Side by side", columns, rows)
