"""How long the money lasts, as a value: a bar for each company, and the words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf, isfinite, isinf
from typing import TYPE_CHECKING

import numpy as np

from diligence.amounts import Absence, Measure, months_in_words
from diligence.charts.alive_data import assessments_of
from diligence.charts.counting import in_letters, some_of
from diligence.charts.crowd import MOST_ROWS, left_out
from diligence.charts.labels import showable
from diligence.charts.picture import NumbersTable

if TYPE_CHECKING:
    from diligence.analysis import Position
    from diligence.analysis.projection import Array
    from diligence.assessment import Assessment
    from diligence.comparison import Comparison

MARKS = (6, 12, 18, 24)
"""Months that decide: a raise takes the first, a plan needs the others (domain: Bessemer, Cummings)."""

LAST = 30.0
"""Months the axis shows."""

NOT_KNOWN = "not known yet"

_SUBTITLE = (
    "Months of money on the founder\u2019s terms, from each company\u2019s day; upright stroke: sober terms; "
    "bands: where 5 and 8 of 10 futures run out"
)
_SAME = 0.1
"""Terms that differ by less than this share of the months are said once."""

Stretch = tuple[float, float]


@dataclass(frozen=True)
class RunwayBar:
    """How long the money of one company lasts, in months from its own day.

    Attributes
    ----------
    likely
        On the founder's terms, at today's burn where those cannot be projected;
        ``inf`` where the money is never gone; ``None`` when not known.
    sober
        The same on sober terms.
    stretches
        Where most simulated futures run out, the wider first: eight and five of ten.
        Where nothing can be simulated, what the ranges of cash and burn allow.
        An end may be ``inf``.
    missing
        What is not known, where nothing is drawn.
    """

    slug: str
    name: str
    likely: float | None
    sober: float | None
    stretches: tuple[Stretch, ...]
    said: str
    missing: str = ""


@dataclass(frozen=True)
class RunwayPicture:
    """Everything the runway chart shows, the shortest first and the unknown last."""

    title: str
    subtitle: str
    sentence: str
    footnote: str
    bars: tuple[RunwayBar, ...]
    table: NumbersTable


def runway_picture(value: Comparison | Assessment | Sequence[Assessment]) -> RunwayPicture:
    """Work out how long the money of each company lasts.

    Parameters
    ----------
    value
        A comparison, one assessment, or several.
    """
    bars = sorted((_bar(a) for a in assessments_of(value)), key=_order)
    title = _title(bars)
    said = "; ".join(f"{bar.name}: {bar.said}" for bar in bars[:MOST_ROWS])
    return RunwayPicture(
        title,
        _SUBTITLE,
        f"{title}. {said}.",
        left_out(len(bars), MOST_ROWS, "whose money ends first"),
        tuple(bars[:MOST_ROWS]),
        _table(bars),
    )


def by_runway(assessments: Sequence[Assessment]) -> tuple[Assessment, ...]:
    """The same, the shortest runway first and the unknown last."""
    return tuple(sorted(assessments, key=lambda a: _order(_bar(a))))


def _order(bar: RunwayBar) -> tuple[bool, float, float, str, str]:
    sober = inf if bar.sober is None else bar.sober
    return bar.likely is None, bar.likely or 0.0, sober, bar.name, bar.slug


def _bar(a: Assessment) -> RunwayBar:
    slug, name, analysis = a.dossier.company.slug, showable(a.name), a.analysis
    founder, sober = (
        _months(reading.projection.runway_months) for reading in (analysis.founder, analysis.sober)
    )
    simple = _months(analysis.simple_runway_months)
    likely = founder if founder is not None else simple
    if likely is None:
        why = analysis.simple_runway_months.why or NOT_KNOWN
        return RunwayBar(slug, name, None, None, (), why, why)
    stretches = _simulated(a.odds.alive_path) if a.odds.alive_path.size else _ranged(a.position)
    return RunwayBar(slug, name, likely, sober, stretches, _said(a, founder, sober, likely))


def _months(measure: Measure) -> float | None:
    """Months, ``inf`` where no end is in sight, ``None`` where they are not known."""
    return inf if measure.absence in (Absence.INFINITE, Absence.BEYOND_HORIZON) else measure.value


def _simulated(alive: Array) -> tuple[Stretch, ...]:
    """Where the middle eight and five of ten futures run out; nothing where nearly all live on."""
    ends = ((_falls_to(alive, high), _falls_to(alive, low)) for high, low in ((0.9, 0.1), (0.75, 0.25)))
    return tuple(end for end in ends if isfinite(end[0]))


def _falls_to(alive: Array, share: float) -> float:
    """The month in which no more than a share is alive; ``inf`` where that is never seen."""
    below = np.flatnonzero(alive <= share)
    if not below.size:
        return inf
    month = int(below[0])
    before, after = (float(alive[n]) for n in (max(0, month - 1), month))
    return month - (share - after) / (before - after) if before > after else float(month)


def _ranged(position: Position) -> tuple[Stretch, ...]:
    """The least and the most months that the ranges of cash and burn allow."""
    cash, burn = position.get("cash"), position.get("net_burn")
    if cash is None or burn is None or not (cash.is_range or burn.is_range):
        return ()
    least = max(0.0, cash.floor) / burn.ceiling if burn.ceiling > 0 else inf
    most = max(0.0, cash.ceiling) / burn.floor if burn.floor > 0 else inf
    return ((least, most),) if isfinite(least) else ()


def _said(a: Assessment, founder: float | None, sober: float | None, likely: float) -> str:
    if founder is None:
        return f"{_in_words(likely)} at today\u2019s burn"
    said = _in_words(founder)
    profit = a.projection.months_to_profit.value
    if isinf(founder) and profit:
        said = f"no end: profit in {months_in_words(profit)}"
    elif isinf(founder):
        said = "no end: it earns what it spends"
    if sober is None or sober == founder or (isfinite(founder) and abs(sober - founder) <= _SAME * founder):
        return said
    return f"{said}; sober: {_in_words(sober)}"


def _in_words(months: float) -> str:
    if isinf(months):
        return "no end"
    return months_in_words(months) if months > 0 else "no money left"


def _title(bars: Sequence[RunwayBar]) -> str:
    known = [bar.likely for bar in bars if bar.likely is not None]
    if len(bars) == 1:
        return _title_of_one(bars[0])
    if not known:
        return "How long the money lasts is not known yet for any of them"
    of_known = "" if len(known) == len(bars) else f" of the {in_letters(len(known)).lower()} that are known"
    for mark in MARKS:
        short = sum(months < mark for months in known)
        if short:
            has = f"money for less than {mark} months"
            if of_known and len(known) > 1:
                verb = "has" if short == 1 else "have"
                return f"{in_letters(short)}{of_known} {verb} {has}"
            return (
                some_of(short, len(known), f"has {has}", f"have {has}")
                if not of_known
                else f"The one that is known has {has}"
            )
    return some_of(
        len(known), len(bars), "has money for two years or more", "have money for two years or more"
    )


def _title_of_one(bar: RunwayBar) -> str:
    if bar.likely is None:
        return f"How long the money of {bar.name} lasts is not known yet"
    if isinf(bar.likely):
        sober = (
            ""
            if bar.sober is None or isinf(bar.sober)
            else f"; on sober terms it ends in {_in_words(bar.sober)}"
        )
        return f"The money of {bar.name} has no end in sight{sober}"
    if bar.likely <= 0:
        return f"{bar.name} has no money left"
    return f"{bar.name} has money for {months_in_words(bar.likely)}"


def _table(bars: Sequence[RunwayBar]) -> NumbersTable:
    rows = tuple(
        (
            bar.name,
            bar.missing or _in_words(bar.likely or 0.0),
            _in_words(bar.sober) if bar.sober is not None else NOT_KNOWN,
            _stretch_in_words(bar.stretches),
        )
        for bar in bars
    )
    columns = (
        "Company",
        "Founder\u2019s terms, or today\u2019s burn",
        "Sober terms",
        "8 of 10 futures, or by the ranges",
    )
    return NumbersTable("How long the money lasts, in months from each company\u2019s day", columns, rows)


def _stretch_in_words(stretches: tuple[Stretch, ...]) -> str:
    if not stretches:
        return "none: no futures run out, or nothing to draw them from"
    low, high = stretches[0]
    return f"{_in_words(low)} to {_in_words(high)}"
