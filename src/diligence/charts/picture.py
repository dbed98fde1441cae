"""What every chart carries beside its drawing: the same numbers as a table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol, runtime_checkable


@runtime_checkable
class Picture(Protocol):
    """A chart as a value: what every one of them carries beside what it draws.

    Attributes
    ----------
    title
        The answer as a sentence, made from the data.
    subtitle
        Unit and day, and what the marks mean.
    sentence
        The picture in words, for those who do not see it.
    footnote
        Who or what is not drawn, and why; may be empty.
    table
        The numbers behind it.
    """

    @property
    def title(self) -> str: ...  # noqa: D102 - see above

    @property
    def subtitle(self) -> str: ...  # noqa: D102

    @property
    def sentence(self) -> str: ...  # noqa: D102

    @property
    def footnote(self) -> str: ...  # noqa: D102

    @property
    def table(self) -> NumbersTable: ...  # noqa: D102


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
