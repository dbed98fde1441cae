"""How well each company is known, as a value: what is answered of what is asked, by theme."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from diligence.amounts import share_in_words
from diligence.charts.alive_data import assessments_of
from diligence.charts.counting import in_letters
from diligence.charts.crowd import MOST_ROWS, left_out
from diligence.charts.labels import short_theme, showable
from diligence.charts.picture import NumbersTable

if TYPE_CHECKING:
    from diligence.assessment import Assessment, Coverage
    from diligence.comparison import Comparison

FIGURES = "Key figures"

_SUBTITLE = "Per cent of the key figures and of the questions under each theme that are known"
_SUBTITLE_OF_ONE = "Key figures and questions that are known, by theme; hatched: not known yet"


@dataclass(frozen=True)
class Known:
    """How much of one theme is known.

    Attributes
    ----------
    short
        A heading for a narrow column.
    evidenced, known
        Answered with evidence; answered at all, or known from a figure: the first are among
        the second.
    """

    title: str
    short: str
    evidenced: int
    known: int
    total: int

    @property
    def share(self) -> float:
        """Known of all, 0..1; nothing asked is nothing known."""
        return self.known / self.total if self.total else 0.0


@dataclass(frozen=True)
class CoverageRow:
    """What is known of one company, overall (0..1) and by theme."""

    slug: str
    name: str
    share: float
    themes: tuple[Known, ...]

    def of(self, title: str) -> Known | None:
        """What is known of one theme; ``None`` where the company was not asked about it."""
        return next((theme for theme in self.themes if theme.title == title), None)


@dataclass(frozen=True)
class CoveragePicture:
    """Everything the coverage chart shows, the best known company first.

    Attributes
    ----------
    columns
        Title and heading of every theme, the key figures first.
    """

    title: str
    subtitle: str
    sentence: str
    footnote: str
    rows: tuple[CoverageRow, ...]
    columns: tuple[tuple[str, str], ...]
    table: NumbersTable


def coverage_picture(value: Comparison | Assessment | Sequence[Assessment]) -> CoveragePicture:
    """Count what is known of each company, by theme.

    Parameters
    ----------
    value
        A comparison, one assessment, or several.
    """
    rows = sorted(
        (
            CoverageRow(a.dossier.company.slug, showable(a.name), a.coverage.known_share, _themes(a.coverage))
            for a in assessments_of(value)
        ),
        key=lambda row: (-row.share, row.name, row.slug),
    )
    columns = tuple(dict.fromkeys((theme.title, theme.short) for row in rows for theme in row.themes))
    title = _title(rows) if len(rows) > 1 else _title_of_one(rows[0])
    said = "; ".join(f"{row.name}: {share_in_words(row.share)}" for row in rows[:MOST_ROWS])
    if len(rows) == 1:
        said = "; ".join(f"{t.title}: {t.known} of {t.total}" for t in rows[0].themes)
    return CoveragePicture(
        title,
        _SUBTITLE if len(rows) > 1 else _SUBTITLE_OF_ONE,
        f"{title}. {said}.",
        left_out(len(rows), MOST_ROWS, "that are known best"),
        tuple(rows[:MOST_ROWS]),
        columns,
        _table(rows, columns),
    )


def _themes(coverage: Coverage) -> tuple[Known, ...]:
    known, missing = len(coverage.figures_known), len(coverage.figures_missing)
    return (
        Known(FIGURES, "Figures", 0, known, known + missing),
        *(
            Known(
                theme.title.split(":")[0],
                short_theme(theme.theme),
                theme.evidenced,
                theme.answered,
                theme.total,
            )
            for theme in coverage.themes
        ),
    )


def _title_of_one(row: CoverageRow) -> str:
    asked = [theme for theme in row.themes if theme.total]
    said = f"{share_in_words(row.share)} of what matters is known of {row.name}"
    least = min((theme.share for theme in asked), default=0.0)
    blank = [theme for theme in asked if theme.share == 0 and theme.title != FIGURES]
    if len(blank) > 1:
        return f"{said}; nothing yet about {in_letters(len(blank)).lower()} themes"
    worst = [theme.short.lower() for theme in asked if theme.share == least]
    return f"{said}; least about {worst[0]}" if worst and least < 1 else said


def _title(rows: Sequence[CoverageRow]) -> str:
    best, worst = rows[0], rows[-1]
    ends = share_in_words(best.share), share_in_words(worst.share)
    if ends[0] == ends[1]:
        return f"{ends[0]} of what matters is known of each"
    return f"Best known is {best.name}, {ends[0]} of what matters; least {worst.name}, {ends[1]}"


def _table(rows: Sequence[CoverageRow], columns: Sequence[tuple[str, str]]) -> NumbersTable:
    cells = tuple(
        (row.name, share_in_words(row.share), *(_cell(row.of(title)) for title, _ in columns)) for row in rows
    )
    headings = ("Company", "Of all that matters", *(title for title, _ in columns))
    return NumbersTable("What is known, of how much", headings, cells)


def _cell(theme: Known | None) -> str:
    if theme is None:
        return "not asked"
    proof = f", {theme.evidenced} with evidence" if theme.evidenced else ""
    return f"{theme.known} of {theme.total}{proof}"
