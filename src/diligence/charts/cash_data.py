"""What the cash chart shows, as a value: paths, bands, words. Nothing is drawn here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from math import ceil

from diligence.amounts import day_in_words, money_in_words
from diligence.analysis import Projection, Reading, runway
from diligence.assessment import Assessment
from diligence.charts.cash_words import (
    cash_sentence,
    cash_title,
    in_short,
    numbers_of,
    what_is_missing,
)
from diligence.charts.labels import showable
from diligence.charts.picture import NumbersTable
from diligence.months import DAYS_PER_MONTH, Month, months_between

SHORTEST_MONTHS = 12
LONGEST_MONTHS = 36
EARLY_UNTIL, MIDDLE_UNTIL = 10, 20

DEEPEST_HOLE = 8.0
"""A hole deeper than this many times all the money there is leaves the picture."""

SHALLOW_SHARE = 0.4
"""Depth shown of a hole without end, as a share of the most money there is."""

Points = tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class Path:
    """Cash to come under one set of terms.

    Attributes
    ----------
    points
        Months from today and cash, negative once it is gone.
    gone
        Months until it is gone, ``None`` when it is not within the horizon.
    ending
        What becomes of it, in a few words.
    """

    label: str
    points: Points
    gone: float | None
    ending: str


@dataclass(frozen=True)
class Band:
    """The middle of all simulated futures, month by month.

    Attributes
    ----------
    share
        Of the futures that lie inside, 0..1.
    """

    share: float
    lower: Points
    upper: Points


@dataclass(frozen=True)
class CashPicture:
    """Everything the cash chart shows.

    Attributes
    ----------
    missing
        What is not known yet and whom to ask, one sentence each; when it is not
        empty there are no paths and nothing is plotted.
    history
        Months before today (negative) and cash then, oldest first.
    floor, ceiling
        The range of money worth showing.
    sentence
        The chart in one sentence, for those who do not see it.
    """

    slug: str
    name: str
    currency: str
    as_of: date
    title: str
    subtitle: str
    sentence: str
    missing: tuple[str, ...]
    horizon: int
    today: float | None
    history: Points
    paths: tuple[Path, ...]
    bands: tuple[Band, ...]
    floor: float
    ceiling: float
    table: NumbersTable
    footnote: str = ""

    def month(self, number: float) -> str:
        """The calendar month `number` months from today, short: "Jun 2013"."""
        month = Month.of(self.as_of) + round(number)
        return f"{str(month)[:3]} {month.year}"

    def part_of_month(self, months: float) -> str:
        """About when something happens: "late Aug 2013"."""
        day = self.as_of + timedelta(days=months * DAYS_PER_MONTH)
        part = "early" if day.day <= EARLY_UNTIL else "mid" if day.day <= MIDDLE_UNTIL else "late"
        return f"{part} {day:%b %Y}"


def cash_picture(assessment: Assessment, shown: int | None = None) -> CashPicture:
    """Work out what the cash chart of one company shows.

    Parameters
    ----------
    assessment
        Of any company; with too little known the picture says what is missing.
    shown
        Months on the axis, for several charts side by side. Paths end where they
        would without it: when cash is gone or profit comes, whichever is later, at
        least 12 and at most 36 months.
    """
    months = horizon_of(assessment)
    today = assessment.position.likely("cash")
    paths = _paths(assessment, months)
    missing = () if paths else what_is_missing(assessment)
    bands = _bands(assessment, months) if paths else ()
    history = _history(assessment) if paths else ()
    floor, ceiling = _limits(assessment, (*history, (0.0, today or 0.0)), paths, bands)
    currency = assessment.position.currency
    title = cash_title(assessment)
    return CashPicture(
        slug=assessment.dossier.company.slug,
        name=showable(assessment.name),
        currency=currency,
        as_of=assessment.as_of,
        title=title,
        subtitle=_subtitle(assessment, bands),
        sentence=cash_sentence(assessment, title),
        missing=missing,
        horizon=max(months, shown or 0),
        today=today,
        history=history,
        paths=paths,
        bands=bands,
        floor=floor,
        ceiling=ceiling,
        table=numbers_of(assessment, [(p.label, dict(p.points)) for p in paths], months),
    )


def horizon_of(assessment: Assessment) -> int:
    """Months till cash is gone or profit comes on either terms: at least 12, at most 36.

    Profit further off than that is said in words and not waited for.
    """
    marks = [float(SHORTEST_MONTHS)]
    for reading in (assessment.analysis.founder, assessment.analysis.sober):
        projection = reading.projection
        found = (projection.runway_months.value, projection.months_to_profit.value)
        marks += [value for value in found if value is not None and value <= LONGEST_MONTHS]
    return ceil(max(marks))


def _paths(assessment: Assessment, months: int) -> tuple[Path, ...]:
    analysis = assessment.analysis
    readings = [r for r in (analysis.founder, analysis.sober) if r.projection.cash.size]
    if readings:
        return tuple(_path(reading, months, assessment.position.currency) for reading in readings)
    cash, burn = assessment.position.likely("cash"), assessment.position.likely("net_burn")
    if cash is None or burn is None:
        return ()
    points = tuple((float(n), cash - burn * n) for n in range(months + 1))
    gone = runway(assessment.position, analysis.founder.projection)
    return (Path("at today's burn", points, gone, in_short(gone)),)


def _path(reading: Reading, months: int, currency: str) -> Path:
    projection = reading.projection
    points = _until_profit(projection, months)
    short = None
    if projection.capital_needed.value is not None:
        short = max(0.0, projection.capital_needed.value - float(projection.cash[0]))
    to_profit = projection.months_to_profit.value
    lacks = f", {money_in_words(short, currency)} short" if short else ""
    ending = in_short(projection.runway_months.value, to_profit) + (lacks if to_profit is not None else "")
    return Path(reading.terms.name, points, projection.runway_months.value, ending)


def _until_profit(projection: Projection, months: int) -> Points:
    """The path; one that went below zero on the way ends where profit would have come."""
    last, to_profit = months, projection.months_to_profit.value
    if to_profit is not None and projection.runway_months.value is not None:
        last = min(months, int(to_profit))
    return _points(projection.cash, last)


def _bands(assessment: Assessment, months: int) -> tuple[Band, ...]:
    found = assessment.odds.cash_bands
    return tuple(
        Band((upper - lower) / 100, _points(found[lower], months), _points(found[upper], months))
        for lower, upper in ((10, 90), (25, 75))
        if lower in found and upper in found
    )


def _points(values: Iterable[float], months: int) -> Points:
    return tuple((float(n), float(value)) for n, value in enumerate(islice(values, months + 1)))


def _history(assessment: Assessment) -> Points:
    """Cash on record up to today, one point a day, in the dossier's currency."""
    dossier, as_of = assessment.dossier, assessment.as_of
    known: dict[date, float] = {}
    for figure in dossier.figures_of("cash"):
        usable = figure.as_of < as_of and figure.currency in (None, assessment.position.currency)
        if usable and figure.likely is not None:
            known[figure.as_of] = figure.likely
    points = tuple((-months_between(day, as_of), known[day]) for day in sorted(known))
    return tuple(point for point in points if point[0] >= -LONGEST_MONTHS)


def _limits(
    assessment: Assessment, past: Points, paths: tuple[Path, ...], bands: tuple[Band, ...]
) -> tuple[float, float]:
    """The range of money worth showing: all there is, and the hole while it can be read."""
    if not paths:
        return 0.0, 1.0
    highs = [*(v for _, v in past), *(v for path in paths for _, v in path.points)]
    middle = [v for band in bands[1:] for _, v in band.upper]
    top = max([*highs, min(max(middle, default=0.0), 1.5 * max(highs))]) or 1.0
    floor = max(_deepest(assessment, paths), -DEEPEST_HOLE * top)
    return min(0.0, 1.04 * floor), 1.04 * top


def _deepest(assessment: Assessment, paths: tuple[Path, ...]) -> float:
    """How far below zero is worth showing: the holes that end, else a little."""
    analysis = assessment.analysis
    lows = [min(v for _, v in path.points) for path in paths]
    readings = [r.projection for r in (analysis.founder, analysis.sober) if r.projection.cash.size]
    ending = [low for low, projection in zip(lows, readings, strict=False) if _ends_soon(projection)]
    if ending and min(ending) < 0:
        return min(ending)
    top = max(v for path in paths for _, v in path.points)
    return max(min(0.0, *lows), -SHALLOW_SHARE * top)


def _ends_soon(projection: Projection) -> bool:
    to_profit = projection.months_to_profit.value
    return to_profit is not None and to_profit <= LONGEST_MONTHS


def _subtitle(assessment: Assessment, bands: tuple[Band, ...]) -> str:
    said = f"Cash in {assessment.position.currency}, from {day_in_words(assessment.as_of)}"
    return f"{said}; the bands hold 5 and 8 of 10 simulated futures" if bands else said
