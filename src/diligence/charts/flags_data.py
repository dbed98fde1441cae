"""What is wrong, as a value: flags by theme and weight, and what could not be judged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from diligence.charts.alive_data import assessments_of
from diligence.charts.counting import in_letters, listed, some_of
from diligence.charts.crowd import MOST_ROWS, left_out
from diligence.charts.labels import short_theme, showable
from diligence.charts.picture import NumbersTable
from diligence.flags.themes import theme_of
from diligence.model import Colour, Severity

if TYPE_CHECKING:
    from diligence.assessment import Assessment
    from diligence.comparison import Comparison
    from diligence.flags import Flag

OTHER = "Other"
"""Heading of flags that belong to no theme of the bank: those of a reader's own rules."""


@dataclass(frozen=True)
class Tally:
    """What was found under one theme of one company.

    Attributes
    ----------
    red
        Weight -> how many troubles; flags of one cause are one trouble.
    good
        How many good signs.
    withheld
        Flags that an exception kept from being raised.
    unknown
        Rules that could not be judged for want of an input.
    worst
        Titles of the red flags, the worst first.
    blank
        Whether none of the theme's questions has an answer, so that nothing could be raised.
    """

    red: Mapping[Severity, int]
    good: int
    withheld: int
    unknown: int
    worst: tuple[str, ...]
    blank: bool

    @property
    def is_open(self) -> bool:
        """Whether more could be raised once more is known."""
        return self.blank or self.unknown > 0

    @property
    def words(self) -> str:
        """All of it, for a table."""
        parts = [f"{count} {severity.value}" for severity, count in self.red.items() if count]
        parts += [f"{self.good} good sign{'s' if self.good > 1 else ''}"] if self.good else []
        parts += [f"{self.withheld} withheld"] if self.withheld else []
        said = ", ".join(parts) or ("nothing known yet" if self.blank else "none raised")
        return f"{said}, {self.unknown} not judged" if self.unknown else said


NOTHING = Tally(MappingProxyType(dict.fromkeys(Severity, 0)), 0, 0, 0, (), blank=True)


@dataclass(frozen=True)
class FlagRow:
    """The tallies of one company, by theme."""

    slug: str
    name: str
    tallies: Mapping[str, Tally]

    def of(self, theme: str) -> Tally:
        """What was found under a theme; nothing where its bank has no such theme."""
        return self.tallies.get(theme, NOTHING)

    def count(self, severity: Severity) -> int:
        """How many troubles of one weight it has."""
        return sum(tally.red[severity] for tally in self.tallies.values())


@dataclass(frozen=True)
class FlagsPicture:
    """Everything the chart of flags shows: of one company by weight, of several by theme.

    Attributes
    ----------
    rows
        One a company, those with the worst flags first.
    themes
        The headings, or the rows of a single company.
    """

    title: str
    subtitle: str
    sentence: str
    footnote: str
    rows: tuple[FlagRow, ...]
    themes: tuple[str, ...]
    table: NumbersTable


def flags_picture(value: Comparison | Assessment | Sequence[Assessment]) -> FlagsPicture:
    """Count the flags of each company under each theme.

    Parameters
    ----------
    value
        A comparison, one assessment, or several.
    """
    assessments = assessments_of(value)
    rows = sorted(map(_row, assessments), key=_order)
    themes = tuple(dict.fromkeys(theme for row in rows for theme in row.tallies if theme != OTHER))
    if any(OTHER in row.tallies for row in rows):
        themes = (*themes, OTHER)
    title = _title(rows) if len(rows) > 1 else _title_of_one(rows[0])
    return FlagsPicture(
        title,
        _SUBTITLE if len(rows) > 1 else _SUBTITLE_OF_ONE,
        f"{title}. {_in_words(rows, themes)}",
        _footnote(assessments, len(rows)),
        tuple(rows[:MOST_ROWS]),
        themes,
        NumbersTable(
            "Flags by theme; flags of one cause are counted once",
            ("Company", *themes),
            tuple((row.name, *(row.of(theme).words for theme in themes)) for row in rows),
        ),
    )


_SUBTITLE = (
    "The worst weight under each theme and how many flags are of it; hatched: none raised, too little known"
)
_SUBTITLE_OF_ONE = "Red flags by theme and weight, one for each cause; good signs; and what is not judged yet"


def _row(a: Assessment) -> FlagRow:
    def heading(rule: str) -> str:
        theme = theme_of(rule, a.bank)
        return short_theme(theme) if theme else OTHER

    red: dict[str, list[Flag]] = {}
    for flag in a.worst_flags:
        red.setdefault(heading(flag.id), []).append(flag)
    good = Counter(heading(flag.id) for flag in a.flags if flag.colour is Colour.GREEN)
    withheld = Counter(heading(each.rule) for each in a.withheld)
    unknown = Counter(heading(rule) for rule in {each.rule for each in a.unknown})
    themes = [short_theme(theme.id) for theme in a.bank.themes]
    used = {*red, *good, *withheld, *unknown}
    blank = {short_theme(theme.theme) for theme in a.coverage.themes if not theme.answered}
    tallies = {}
    for theme in (*themes, *([OTHER] if OTHER in used else [])):
        flags = red.get(theme, [])
        counts = Counter(flag.severity for flag in flags)
        by_weight = MappingProxyType({severity: counts[severity] for severity in Severity})
        titles = tuple(flag.title for flag in flags)
        found = good[theme], withheld[theme], unknown[theme]
        tallies[theme] = Tally(by_weight, *found, titles, blank=theme in blank)
    return FlagRow(a.dossier.company.slug, showable(a.name), MappingProxyType(tallies))


def _order(row: FlagRow) -> tuple[object, ...]:
    return (*(-row.count(severity) for severity in Severity), row.name, row.slug)


def _title(rows: Sequence[FlagRow]) -> str:
    for severity in (Severity.CRITICAL, Severity.MAJOR, Severity.MINOR):
        having = [row for row in rows if row.count(severity)]
        if having:
            flag = f"a {severity.value} flag"
            worst = Counter(theme for row in having for theme, t in row.tallies.items() if t.red[severity])
            [(theme, count)] = worst.most_common(1)
            about = f", most about {theme.lower()}" if count > 1 and len(worst) > 1 else ""
            about = f", all about {theme.lower()}" if len(worst) == 1 else about
            return some_of(len(having), len(rows), f"has {flag}", f"have {flag}") + about
    return f"No red flag on any of the {in_letters(len(rows)).lower()}"


def _title_of_one(row: FlagRow) -> str:
    for severity in (Severity.CRITICAL, Severity.MAJOR, Severity.MINOR):
        count = row.count(severity)
        if count:
            where = [theme.lower() for theme, tally in row.tallies.items() if tally.red[severity]]
            flags = f"{severity.value} flag{'s' if count > 1 else ''}"
            return f"{in_letters(count)} {flags} on {row.name}, about {listed(where)}"
    unknown = sum(tally.unknown for tally in row.tallies.values())
    rules = f"{unknown} rule{'' if unknown == 1 else 's'} cannot be judged yet"
    return f"No red flag on {row.name}{f', but {rules}' if unknown else ''}"


def _in_words(rows: Sequence[FlagRow], themes: Sequence[str]) -> str:
    if len(rows) == 1:
        return " ".join(f"{theme}: {rows[0].of(theme).words}." for theme in themes)
    counts = (
        (
            row.name,
            [f"{row.count(severity)} {severity.value}" for severity in Severity if row.count(severity)],
        )
        for row in rows[:MOST_ROWS]
    )
    return " ".join(f"{name}: {', '.join(parts) or 'none raised'}." for name, parts in counts)


def _footnote(assessments: Sequence[Assessment], rows: int) -> str:
    said = [left_out(rows, MOST_ROWS, "with the worst flags")]
    broken = sum(len(a.broken) for a in assessments)
    if broken:
        said.append(
            f"{broken} rule{'' if broken == 1 else 's'} stopped, so what they would find is not known."
        )
    return " ".join(said).strip()
