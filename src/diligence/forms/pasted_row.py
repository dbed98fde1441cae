"""One row of a pasted table: what becomes of it, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from diligence.forms.pasted_cell import Cell, Hand, read_cell
from diligence.forms.wording import claim_in_words
from diligence.model import METRICS, Figure
from diligence.months import Month

if TYPE_CHECKING:
    from diligence.forms.draft import Claim
    from diligence.forms.sheet import Column, Line


ON_RECORD = "on record already"


class Standing(StrEnum):
    """What becomes of a row."""

    READ = "read"
    FLAGGED = "flagged"
    REFUSED = "refused"
    ON_RECORD = "on record"


@dataclass(frozen=True)
class Row:
    """One row of the table.

    Attributes
    ----------
    number
        As counted in what was pasted, from 1.
    label
        What stands where the month should.
    month
        ``None`` when none was understood.
    cells
        One for each column that is read and not empty here.
    problem
        Why nothing of it can be saved; empty when something can.
    """

    number: int
    label: str
    month: Month | None = None
    cells: tuple[Cell, ...] = ()
    problem: str = ""

    @property
    def standing(self) -> Standing:
        """What becomes of it."""
        if not any(cell.figure for cell in self.cells):
            known = self.cells and all(cell.problem == ON_RECORD for cell in self.cells)
            return Standing.ON_RECORD if known else Standing.REFUSED
        doubted = any(cell.problem or cell.remarks for cell in self.cells)
        return Standing.FLAGGED if doubted else Standing.READ

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why it is flagged or refused, in sentences."""
        if self.standing is Standing.ON_RECORD:
            return ()
        said = [self.problem] if self.problem else []
        for cell in self.cells:
            lead = f"{METRICS[cell.metric].label}: " if len(self.cells) > 1 else ""
            said += [f"{lead}{words}" for words in ((f"{cell.problem}.",) if cell.problem else cell.remarks)]
        return tuple(dict.fromkeys(said))


def read_row(line: Line, columns: Iterable[Column], hands: Mapping[int, Hand], claim: Claim) -> Row:
    """Read one line; columns of which nobody said what they hold are left out.

    Parameters
    ----------
    hands
        By place: how each column is written.
    """
    if line.said is None or line.said.month is None:
        return Row(line.number, line.label, problem=line.problem)
    month = line.said.month
    today = Month.of(claim.as_of)
    if month > today:
        return Row(line.number, line.label, month, problem=f"{month} is still to come: a plan is no history.")
    if month == today and line.said.day is None and claim.as_of < month.last_day:
        return Row(line.number, line.label, month, problem=f"{month} is not over yet.")
    chosen = [column for column in columns if column.metric]
    cells = tuple(
        _not_ahead(
            read_cell(text, METRICS[column.metric], line.said, hand=hands[column.place], claim=claim), claim
        )
        for column in chosen
        if (text := line.cells[column.place])
    )
    problem = "" if cells else "There is no amount in it." if chosen else "Say above what the columns hold."
    return Row(line.number, line.label, month, cells, problem)


def _not_ahead(cell: Cell, claim: Claim) -> Cell:
    if cell.figure is None or cell.figure.as_of <= claim.as_of:
        return cell
    return refused(cell, "its month is not over yet")


def each_once(rows: Sequence[Row], *, counted: str = "row") -> list[Row]:
    """The rows with what stands in them twice refused: the same once, what contradicts itself both times.

    Parameters
    ----------
    counted
        What a row was where it was pasted, for the reasons.
    """
    places: dict[tuple[object, ...], list[tuple[int, Figure]]] = {}
    for row in rows:
        for cell in row.cells:
            if cell.figure:
                places.setdefault((cell.metric, cell.figure.as_of), []).append((row.number, cell.figure))

    def checked(row: Row, cell: Cell) -> Cell:
        if cell.figure is None:
            return cell
        twins = places[cell.metric, cell.figure.as_of]
        if len({value_of(figure) for _, figure in twins}) > 1:
            others = ", ".join(str(number) for number, _ in twins if number != row.number)
            return refused(cell, f"{counted} {others} says something else for {row.month}; keep one of them")
        if twins[0][1] is not cell.figure:
            return refused(cell, f"the same as in {counted} {twins[0][0]}")
        return cell

    return [replace(row, cells=tuple(checked(row, cell) for cell in row.cells)) for row in rows]


def beside_the_record(rows: Sequence[Row], on_record: Iterable[Figure]) -> list[Row]:
    """The rows with what is on record already refused, and what differs from it flagged."""
    known: dict[tuple[object, ...], list[Figure]] = {}
    for figure in on_record:
        if figure.readable:
            known.setdefault(_claimed(figure), []).append(figure)

    def checked(cell: Cell) -> Cell:
        if cell.figure is None or _claimed(cell.figure) not in known:
            return cell
        found = known[_claimed(cell.figure)]
        if any(value_of(figure) == value_of(cell.figure) for figure in found):
            return refused(cell, ON_RECORD)
        words = f"On record until now: {claim_in_words(found[-1])}; both would stand."
        return replace(cell, remarks=(*cell.remarks, words))

    return [replace(row, cells=tuple(checked(cell) for cell in row.cells)) for row in rows]


def refused(cell: Cell, problem: str) -> Cell:
    """The cell without its figure, for a reason."""
    return replace(cell, figure=None, problem=problem, remarks=())


def value_of(figure: Figure) -> tuple[object, ...]:
    """What a figure says, apart from who says it and when."""
    return figure.low, figure.likely, figure.high, figure.currency, figure.per


def _claimed(figure: Figure) -> tuple[object, ...]:
    return figure.metric, figure.as_of, figure.source.kind


def gaps_between(months: Iterable[Month]) -> tuple[Month, ...]:
    """The months that are missing between the first and the last.

    Examples
    --------
    >>> [str(month) for month in gaps_between([Month(2026, 1), Month(2026, 4), Month(2026, 3)])]
    ['February 2026']
    """
    there = set(months)
    if not there:
        return ()
    first, last = min(there), max(there)
    return tuple(month for step in range(last - first) if (month := first + step) not in there)


def count_in_words(rows: Sequence[Row]) -> str:
    """How many rows stand how, for a heading.

    Examples
    --------
    >>> count_in_words([Row(1, "Total", problem="It sums up other rows and is no month.")])
    '1 row: 0 read, 0 flagged, 1 refused'
    """
    counts = Counter(row.standing for row in rows)
    always = (Standing.READ, Standing.FLAGGED, Standing.REFUSED)
    told = [standing for standing in Standing if standing in always or counts[standing]]
    said = ", ".join(f"{counts[standing]} {standing}" for standing in told)
    return f"{len(rows)} row{'' if len(rows) == 1 else 's'}: {said}"
