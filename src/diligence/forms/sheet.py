"""A pasted grid laid out: which column holds the months, what the others are, where the rows begin.

Months may run down or across; titles and merged headings may stand above them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from diligence.errors import ImpossibleInputError
from diligence.forms.grid import Grid, turned
from diligence.forms.heading import Heading, read_heading
from diligence.forms.month_cell import MonthCell, MonthSaid, is_total, month_cell, year_alone


@dataclass(frozen=True)
class Column:
    """One column of amounts.

    Attributes
    ----------
    place
        Counted from 0, as laid out.
    metric
        Id of the metric it holds; empty where that is not known, or it is left out.
    """

    place: int
    heading: Heading
    metric: str


@dataclass(frozen=True)
class Line:
    """One row below the headings.

    Attributes
    ----------
    number
        As a person counts in what was pasted, from 1.
    label
        What stands in the column of the months.
    said
        The month; ``None`` where there is none or it is not settled, and then `problem`
        says why.
    dated
        Whether a month stands there, settled or not.
    cells
        All cells of the row, by place.
    """

    number: int
    label: str
    said: MonthSaid | None
    problem: str
    cells: tuple[str, ...]
    dated: bool = False


@dataclass(frozen=True)
class Sheet:
    """The grid laid out.

    Attributes
    ----------
    turned
        Whether months ran across, so that a row here was a column there.
    order_open
        Whether days such as 01/02/2026 can be read in two ways and nothing settles it.
    example
        One such day.
    """

    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    turned: bool
    order_open: str = ""

    def cells(self, column: Column) -> tuple[str, ...]:
        """What stands in a column beside a month."""
        return tuple(line.cells[column.place] for line in self.lines if line.dated)


def lay(grid: Grid, metrics: Mapping[int, str], *, day_first: bool | None) -> Sheet:
    """Lay a grid out.

    Parameters
    ----------
    metrics
        What a person said a column holds, by place; it goes before the heading.
    day_first
        Whether 01/02/2026 is 1 February; ``None`` when nobody said.

    Raises
    ------
    ImpossibleInputError
        When no cell holds a month, or no cell beside one an amount.
    """
    down, across = _most_months(grid), _most_months(turned(grid))
    is_turned = across[0] > down[0]
    if is_turned:
        grid = turned(grid)
    count, place = across if is_turned else down
    if not count:
        expected = "a table with months in a row or a column, as 2026-01, Jan 2026 or 31.01.2026"
        raise ImpossibleInputError("the pasted table", expected, f"“{_first(grid)}” and no month")
    months = [month_cell(row[place]) for row in grid]
    begin = next(number for number, cell in enumerate(months) if cell is not None)
    heads, body = grid[:begin], grid[begin:]
    order, example = _order(months, [row[place] for row in grid], day_first=day_first)
    years = _years_beside(heads, body, place)
    lines = tuple(
        _line(begin + offset + 1, row, (row[place], months[begin + offset]), (order, years[offset]))
        for offset, row in enumerate(body)
        if any(row)
    )
    columns = _columns(heads, lines, place, metrics)
    if not columns:
        raise ImpossibleInputError("the pasted table", "amounts beside the months", "none")
    return Sheet(columns, lines, is_turned, example)


def _most_months(grid: Grid) -> tuple[int, int]:
    """How many months the fullest column has, and its place; the first of equals."""
    counts = [sum(month_cell(row[place]) is not None for row in grid) for place in range(len(grid[0]))]
    most = max(counts)
    return most, counts.index(most)


def _first(grid: Grid) -> str:
    words = next(cell for row in grid for cell in row if cell)
    return words if len(words) <= 40 else f"{words[:40]}…"  # noqa: PLR2004 - as much as a message repeats


def _order(
    months: Iterable[MonthCell | None], texts: Iterable[str], *, day_first: bool | None
) -> tuple[bool | None, str]:
    """Whether the day comes first, and a day that hangs on it where that is open."""
    pairs = [(cell, text) for cell, text in zip(months, texts, strict=True) if cell is not None]
    proofs = {proof for cell, _ in pairs if (proof := cell.says_day_first) is not None}
    order = day_first if day_first is not None else proofs.pop() if len(proofs) == 1 else None
    open_ones = [text for cell, text in pairs if cell.read(day_first=order) is None]
    return order, open_ones[0] if open_ones else ""


def _years_beside(heads: Grid, body: Grid, place: int) -> Sequence[int | None]:
    """For each row the year that stands beside it or, merged, above it; ``None`` where none does."""
    for column in range(len(body[0])):
        if column == place:
            continue
        written = [year_alone(row[column]) for row in body]
        others = [row[column] for row in body if row[column] and year_alone(row[column]) is None]
        if any(written) and not others:
            last = next((year for row in reversed(heads) if (year := year_alone(row[column]))), None)
            filled = [last]
            for year in written:
                filled.append(year or filled[-1])
            return filled[1:]
    above = [year for row in heads for cell in row if (year := year_alone(cell)) is not None]
    return [above[0] if len(set(above)) == 1 else None] * len(body)


def _line(
    number: int,
    row: tuple[str, ...],
    month: tuple[str, MonthCell | None],
    known: tuple[bool | None, int | None],
) -> Line:
    (label, cell), (order, year) = month, known
    if cell is None:
        problem = (
            "It sums up other rows and is no month."
            if is_total(label) or is_total(row[0])
            else f"“{label}” is no month; write it as 2026-01 or Jan 2026."
            if label
            else "There is no month in it."
        )
        return Line(number, label or row[0], None, problem, row)
    said = cell.read(day_first=order)
    if said is None:
        return Line(number, label, None, "It can be two days: say above which comes first.", row, dated=True)
    if said.year is None:
        if year is None:
            return Line(
                number, label, None, "It does not say which year; write it as Jan 2026.", row, dated=True
            )
        said = replace(said, year=year)
    return Line(number, label, said, "", row, dated=True)


def _columns(
    heads: Grid, lines: tuple[Line, ...], place: int, metrics: Mapping[int, str]
) -> tuple[Column, ...]:
    found = []
    for other in range(len(lines[0].cells)):
        texts = [line.cells[other] for line in lines if line.dated and line.cells[other]]
        amounts = [text for text in texts if any(letter.isdigit() for letter in text)]
        if other == place or not amounts or all(year_alone(text) for text in texts):
            continue
        heading = _heading(heads, other)
        found.append(Column(other, heading, metrics.get(other, heading.metric)))
    # Actual beside budget: two columns of one name, and only a person knows which is history.
    names = Counter(column.metric for column in found)
    return tuple(
        replace(column, metric="") if names[column.metric] > 1 and column.place not in metrics else column
        for column in found
    )


def _heading(heads: Grid, place: int) -> Heading:
    """The headings above a column as one; a merged one reaches to the right until the next begins."""
    above = []
    for level, row in enumerate(heads):
        reach = row[: place + 1] if level < len(heads) - 1 else row[place : place + 1]
        above.append(next((cell for cell in reversed(reach) if cell), ""))
    read = [read_heading(cell) for cell in above if cell]
    if not read:
        return Heading("")
    lowest = read[-1]
    return Heading(
        " / ".join(dict.fromkeys(heading.text for heading in read)),
        lowest.metric,
        next((heading.currency for heading in reversed(read) if heading.currency), ""),
        next((heading.scale for heading in reversed(read) if heading.scale), ""),
        lowest.per,
    )
