"""What every chart carries beside its drawing: the same numbers as a table."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class NumbersTable:
    """The numbers behind a chart, in words, ready to print.

    Attributes
    ----------
    columns
        Headings; the first names what each row is about.
    rows
        One text per column, unit included.
    """

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def first(self, columns: int) -> NumbersTable:
        """The same with its first columns only.

        Examples
        --------
        >>> NumbersTable("Cash", ("Month", "Cash", "10 %"), (("1", "$5", "$2"),)).first(2).rows
        (('1', '$5'),)
        """
        rows = tuple(row[:columns] for row in self.rows)
        return NumbersTable(self.caption, self.columns[:columns], rows)
