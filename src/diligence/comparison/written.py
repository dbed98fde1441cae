"""The table as a file: CSV and Markdown. A cell is never read as a formula or as markup."""

from __future__ import annotations

import csv
import json
from io import StringIO
from typing import TYPE_CHECKING

from diligence.comparison.inert import inert
from diligence.comparison.plain import plain_comparison, plain_ranking
from diligence.comparison.words import as_markdown
from diligence.errors import ImpossibleInputError

if TYPE_CHECKING:
    from diligence.comparison.cell import Cell
    from diligence.comparison.comparison import Comparison
    from diligence.comparison.flips import Flips
    from diligence.comparison.ranking import Ranking


def said(cell: Cell) -> str:
    """A cell in one line: value, range, trust and age, or the question that would fill it.

    Examples
    --------
    >>> from diligence.comparison.cell import Cell
    >>> from diligence.model import Trust
    >>> said(Cell("2 months", span_text="1.3 to 3 months", trust=Trust.SEEN, age_days=12))
    '2 months (1.3 to 3 months; seen; 12 days old)'
    >>> said(Cell("not known yet", ask="What is in the bank?"))
    'not known yet (ask: What is in the bank?)'
    """
    about = asides(cell)
    return f"{cell.text} ({'; '.join(about)})" if about else cell.text


def asides(cell: Cell) -> tuple[str, ...]:
    """What stands beside a value: its range, trust, age, what to know about it, and what to ask."""
    age = "" if cell.age_days is None else age_in_words(cell.age_days)
    trust = "" if cell.trust is None else cell.trust.value
    ask = f"ask: {cell.ask}" if cell.ask else ""
    return tuple(part for part in (cell.span_text, trust, age, cell.note, ask) if part)


def age_in_words(days: int) -> str:
    """How old a figure is on the day of the judgement.

    Examples
    --------
    >>> age_in_words(0), age_in_words(1), age_in_words(40)
    ('of that day', '1 day old', '40 days old')
    """
    if days == 0:
        return "of that day"
    return f"{days} day{'' if days == 1 else 's'} old"


def written(comparison: Comparison, ranking: Ranking, flips: Flips, suffix: str) -> str:
    """The comparison as the text of a file with that ending.

    Raises
    ------
    ImpossibleInputError
        For another ending than ``.csv``, ``.md`` and ``.json``.
    """
    if suffix == ".csv":
        # Without a mark of the encoding Excel takes the text for another one.
        return f"\ufeff{csv_of(comparison)}"
    if suffix == ".md":
        return (
            f"{markdown_of(comparison)}\n{as_markdown(ranking.sentence)}\n\n{as_markdown(flips.sentence)}\n"
        )
    if suffix == ".json":
        plain = {**plain_comparison(comparison), "ranking": plain_ranking(ranking, flips)}
        return f"{json.dumps(plain, indent=2, ensure_ascii=False, allow_nan=False)}\n"
    expected = ".xlsx, .csv, .md or .json"
    raise ImpossibleInputError("the ending of the file's name", expected, repr(suffix))


def csv_of(comparison: Comparison) -> str:
    """The table as CSV: group and measure, then a column for each company."""
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow([inert(each) for each in ("group", "measure", *comparison.names)])
    for row in comparison.table():
        writer.writerow([inert(each) for each in (row.group, row.label, *(said(cell) for cell in row.cells))])
    return out.getvalue()


def markdown_of(comparison: Comparison) -> str:
    """The table as Markdown, a heading for each group."""
    head = ["", *(as_markdown(name) for name in comparison.names)]
    lines, group = [], None
    for row in comparison.table():
        if row.group != group:
            group = row.group
            title = ["", f"## {group}", ""] if group else []
            lines += [*title, _line(head), _line(["---"] * len(head))]
        lines.append(_line([as_markdown(row.label), *(as_markdown(said(cell)) for cell in row.cells)]))
    return "\n".join(lines) + "\n"


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"
