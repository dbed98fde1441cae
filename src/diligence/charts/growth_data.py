"""How fast each company grows for its size, as a value: dots against what others of the size do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite, log10
from typing import TYPE_CHECKING

from diligence.amounts import money_in_words, share_in_words
from diligence.analysis import scales_of
from diligence.analysis.bands import SCALES
from diligence.analysis.foregone import SMALL_BASE
from diligence.charts.alive_data import assessments_of
from diligence.charts.counting import in_letters, listed, some_of
from diligence.charts.crowd import MOST_NUMBERED
from diligence.charts.labels import showable
from diligence.charts.picture import NumbersTable

if TYPE_CHECKING:
    from diligence.analysis import Scale
    from diligence.assessment import Assessment
    from diligence.comparison import Comparison

HIGHEST, LOWEST = 3.0, -0.5
"""Yearly growth the axis shows; what lies beyond stands at the edge with its value."""

SMALLEST, LARGEST = 5e4, 1e9
"""Revenue a year that is shown at least."""

_MONTHS = 12
_MEASURE = "yearly_growth"
_SUBTITLE = "Growth of revenue a year, against revenue a year in US dollars or a currency of that size"


@dataclass(frozen=True)
class Step:
    """A level that holds for companies of one size.

    Attributes
    ----------
    smallest, below
        Revenue a year, in US dollars; ``inf`` where it is open.
    rate
        Growth a year, as a share.
    """

    smallest: float
    below: float
    rate: float


@dataclass(frozen=True)
class SizeDot:
    """One company.

    Attributes
    ----------
    revenue
        A year, in the company's currency.
    growth, low, high
        A year, as shares: likely, and the ends of its range.
    y
        Where the dot is put: the growth, kept within the axis.
    median
        Of companies of its size.
    note
        Said under its name where it lies beyond the axis.
    """

    slug: str
    name: str
    revenue: float
    growth: float
    low: float
    high: float
    y: float
    median: float
    note: str

    @property
    def x(self) -> float:
        """Where it stands across: the logarithm of its revenue."""
        return log10(self.revenue)

    @property
    def keeps_up(self) -> bool:
        """Whether it grows at the median of its size or faster."""
        return self.growth >= self.median


@dataclass(frozen=True)
class GrowthPicture:
    """Everything the chart of growth for size shows.

    Attributes
    ----------
    medians, top
        Of companies of a size: half of them grow faster, and a tenth.
    unplaced
        Name, and why, for each company that has no place.
    """

    title: str
    subtitle: str
    sentence: str
    dots: tuple[SizeDot, ...]
    medians: tuple[Step, ...]
    top: tuple[Step, ...]
    unplaced: tuple[tuple[str, str], ...]
    source: str
    table: NumbersTable

    @property
    def footnote(self) -> str:
        """Where the lines come from, and who has no place."""
        why = listed([f"{name} ({why})" for name, why in self.unplaced], 6)
        return f"{self.source}{f' Not placed: {why}.' if why else ''}"

    @property
    def key(self) -> str:
        """The companies by number, for charts that have no room for their names; above 60 none fits."""
        if len(self.dots) > MOST_NUMBERED:
            return f"The names of the {len(self.dots)} are in the table."
        return "; ".join(f"{number} {dot.name}" for number, dot in enumerate(self.dots, 1))


def growth_picture(value: Comparison | Assessment | Sequence[Assessment]) -> GrowthPicture:
    """Work out where each company stands among others of its size.

    Parameters
    ----------
    value
        A comparison, one assessment, or several.
    """
    assessments = assessments_of(value)
    placed = [a for a in assessments if not _why_not(a)]
    dots = tuple(sorted(map(_dot, placed), key=lambda dot: (dot.revenue, dot.name, dot.slug)))
    unplaced = tuple(
        (showable(a.name), why) for a in sorted(assessments, key=lambda a: a.name) if (why := _why_not(a))
    )
    medians, top = _steps("median"), _steps("top tenth")
    title = _title(dots, assessments)
    said = [f"{d.name}: {share_in_words(d.growth)}, median {share_in_words(d.median)}" for d in dots]
    said += [f"{name}: {why}" for name, why in unplaced]
    return GrowthPicture(
        title,
        _SUBTITLE,
        f"{title}. {'; '.join(said)}.",
        dots,
        medians,
        top,
        unplaced,
        f"Median: {_source(0)}. Top tenth: {_source(1)}.",
        _table(dots, unplaced),
    )


def _steps(word: str) -> tuple[Step, ...]:
    """Where the band begins whose name says so, for each size."""
    found = []
    for scale in SCALES:
        band = scale.bands[-1]
        if scale.measure == _MEASURE and word in band.label:
            found.append(Step(*scale.annual_revenue, band.lowest))
    return tuple(found)


def _source(number: int) -> str:
    return scales_of(_MEASURE, 2e6)[number].bands[0].publisher.source


def _measures(a: Assessment) -> tuple[float | None, float | None]:
    """Revenue a year and growth a year, where they are known."""
    found = {indicator.id: indicator.value.value for indicator in a.analysis.indicators}
    return found.get("arr"), found.get(_MEASURE)


def _why_not(a: Assessment) -> str:
    """Why a company has no place, or an empty string."""
    revenue, growth = _measures(a)
    absent = [name for name, value in (("revenue", revenue), ("growth", growth)) if value is None]
    if revenue is None or growth is None:
        return f"{' and '.join(absent)} not known yet"
    if a.position.currency not in SMALL_BASE:
        return f"the bands are in dollars, its revenue in {a.position.currency}"
    if revenue < _MONTHS * SMALL_BASE[a.position.currency]:
        return f"{money_in_words(revenue, a.position.currency)} a year is too small a base"
    return "" if isfinite(growth) else "its growth is too large to reckon with"


def _dot(a: Assessment) -> SizeDot:
    revenue, growth = _measures(a)
    assert revenue is not None  # noqa: S101 - else it would not be placed
    assert growth is not None  # noqa: S101 - the same
    value = a.position.get("growth")
    low, high = (growth, growth) if value is None else (_a_year(value.floor), _a_year(value.ceiling))
    note = "" if LOWEST <= growth <= HIGHEST else f"{share_in_words(growth)} a year"
    return SizeDot(
        a.dossier.company.slug,
        showable(a.name),
        revenue,
        growth,
        low,
        high,
        min(max(growth, LOWEST), HIGHEST),
        _median(scales_of(_MEASURE, revenue)),
        note,
    )


def _a_year(rate: float) -> float:
    return float((1 + rate) ** _MONTHS - 1)


def _median(scales: Sequence[Scale]) -> float:
    """Where the upper band of the scale to lean on begins."""
    return scales[0].bands[-1].lowest


def _title(dots: Sequence[SizeDot], assessments: Sequence[Assessment]) -> str:
    if not dots:
        whose = showable(assessments[0].name) if len(assessments) == 1 else "any of them"
        return f"Whether {whose} grows fast for its size is not known yet"
    if len(assessments) == 1:
        dot = dots[0]
        than = f"the median of its size is {share_in_words(dot.median)}"
        moves = "grows" if dot.growth >= 0 else "shrinks"
        return f"{dot.name} {moves} {share_in_words(abs(dot.growth))} a year; {than}"
    fast, many = sum(dot.keeps_up for dot in dots), len(dots)
    ends = "as fast as the median of their size, or faster"
    if many == len(assessments):
        return f"{some_of(fast, many, 'grows', 'grow')} {ends}"
    if many == 1:
        return f"The one that can be placed grows {'at' if fast else 'below'} the median of its size"
    verb = "grows" if fast <= 1 else "grow"
    return f"{in_letters(fast)} of the {in_letters(many).lower()} that can be placed {verb} {ends}"


def _table(dots: Sequence[SizeDot], unplaced: Sequence[tuple[str, str]]) -> NumbersTable:
    rows = [
        (
            dot.name,
            money_in_words(dot.revenue, "USD"),
            share_in_words(dot.growth),
            f"{share_in_words(dot.low)} to {share_in_words(dot.high)}" if dot.low < dot.high else "exact",
            share_in_words(dot.median),
        )
        for dot in dots
    ]
    rows += [(name, "", why, "", "") for name, why in unplaced]
    columns = ("Company", "Revenue a year", "Growth a year", "Range", "Median of its size")
    return NumbersTable("Growth for size", columns, tuple(rows))
