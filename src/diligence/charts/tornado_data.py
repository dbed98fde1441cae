"""What moves the odds, as a value: how far they swing over the range of each figure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from diligence.amounts import money_in_words, share_in_words
from diligence.charts.alive_data import assessments_of
from diligence.charts.counting import in_letters, listed
from diligence.charts.crowd import MOST_ROWS
from diligence.charts.labels import showable
from diligence.charts.picture import NumbersTable
from diligence.comparison import in_100
from diligence.model import METRICS, Unit

if TYPE_CHECKING:
    from diligence.analysis import Influence
    from diligence.assessment import Assessment
    from diligence.comparison import Comparison

STILL = 0.05
"""A swing smaller than this is within what the drawing itself can produce."""

_SUBTITLE = (
    "Futures of 100 that turn profitable before the money is gone, with each figure in the lowest "
    "fifth of its range (hollow) and in the highest (filled); stroke: over all of it; hatched: not known, "
    "taken to lie where it does for most"
)


@dataclass(frozen=True)
class Swing:
    """How far the odds of one company move with one figure.

    Attributes
    ----------
    slug, company
        Whose figure it is.
    label
        The figure.
    known
        Whether somebody has given it; else the range is assumed.
    low, high
        The ends of its range, in words.
    chance
        Of turning profitable before the money is gone, 0..1, all figures within their ranges;
        unlike in the odds, one that is not known within the range it may have.
    at_low, at_high
        The same with this figure in the lowest and in the highest fifth.
    said
        Where the verdict turns within the range, or that the range is assumed.
    """

    slug: str
    company: str
    label: str
    known: bool
    low: str
    high: str
    chance: float
    at_low: float
    at_high: float
    said: str

    @property
    def width(self) -> float:
        """How far the odds move, 0..1."""
        return abs(self.at_high - self.at_low)


@dataclass(frozen=True)
class TornadoPicture:
    """Everything the tornado shows, the widest swing first.

    Attributes
    ----------
    swings
        Of one company every figure that moves its odds; of several the one of each
        that moves them most.
    several
        Whether rows are companies.
    message
        Said in place of rows where there are none.
    """

    title: str
    subtitle: str
    sentence: str
    footnote: str
    swings: tuple[Swing, ...]
    several: bool
    message: str
    known: bool
    table: NumbersTable


def tornado_picture(value: Comparison | Assessment | Sequence[Assessment]) -> TornadoPicture:
    """Work out what moves the odds of one company, or of each of several.

    Parameters
    ----------
    value
        A comparison, one assessment, or several.
    """
    assessments = sorted(assessments_of(value), key=lambda a: (a.name, a.dossier.company.slug))
    every = [_swings(a) for a in assessments]
    moving = [[s for s in swings if s.width >= STILL] for swings in every]
    several = len(assessments) > 1
    shown = [s for swings in moving for s in (swings[:1] if several else swings)]
    shown.sort(key=lambda s: (-s.width, s.company, s.slug, s.label))
    title = _title_of_all(assessments, shown) if several else _title(assessments[0], shown)
    message = "" if shown else _looked_at(every)
    footnote = _still(assessments, moving) if several else _still_figures(every[0])
    return TornadoPicture(
        title,
        _SUBTITLE,
        f"{title}. {' '.join(_in_words(s, several=several) for s in shown[:MOST_ROWS])}".strip(),
        footnote if shown else "",
        tuple(shown[:MOST_ROWS]),
        several,
        message,
        any(every),
        _table([s for swings in every for s in swings]),
    )


def _swings(a: Assessment) -> list[Swing]:
    found = (_swing(a, influence) for influence in a.analysis.influences)
    return sorted(found, key=lambda s: (-s.width, s.label))


def _swing(a: Assessment, influence: Influence) -> Swing:
    low, high = (
        _amount(influence.metric, v, a) for v in (influence.assumed.floor, influence.assumed.ceiling)
    )
    said = "" if influence.known else "not known: assumed"
    turns = [flip for flip in a.analysis.flips if flip.metric == influence.metric and flip.past is not None]
    if turns and turns[0].past is not None:
        way = "above" if turns[0].above else "below"
        said = f"{turns[0].becomes.words} {way} {_amount(influence.metric, turns[0].past, a)}"
    return Swing(
        a.dossier.company.slug,
        showable(a.name),
        _label(influence.metric),
        influence.known,
        low,
        high,
        influence.chance,
        influence.chance_low,
        influence.chance_high,
        said,
    )


def _label(metric: str) -> str:
    return METRICS[metric].label if metric in METRICS else metric.replace("_", " ").capitalize()


def _amount(metric: str, value: float, a: Assessment) -> str:
    if metric in METRICS and METRICS[metric].unit is Unit.MONEY:
        return money_in_words(value, a.position.currency)
    return share_in_words(value).replace("-", "\N{MINUS SIGN}")


def _in_words(swing: Swing, *, several: bool) -> str:
    name = f"{swing.company}, {swing.label.lower()}" if several else swing.label
    ends = f"from {in_100(swing.at_low)} near {swing.low} to {in_100(swing.at_high)} near {swing.high}"
    return f"{name}: {ends}."


def _title(a: Assessment, shown: Sequence[Swing]) -> str:
    name = showable(a.name)
    if shown:
        first = shown[0]
        ends = sorted((first.at_low, first.at_high))
        what = first.label.lower()
        return f"The odds of {name} hang most on {what}: from {in_100(ends[0])} to {in_100(ends[1])}"
    if not a.analysis.influences:
        if a.odds.profit_before_cash_out.value is not None:
            return f"Every figure of {name} is exact: nothing moves its odds"
        return f"Too little is known of {name} to say what moves its odds"
    chance = a.analysis.influences[0].chance
    return f"No single figure moves the odds of {name}: {in_100(chance)} whichever end of its range is true"


def _title_of_all(assessments: Sequence[Assessment], shown: Sequence[Swing]) -> str:
    if not shown:
        return f"No single figure moves the odds of any of the {in_letters(len(assessments)).lower()}"
    [(label, count)] = Counter(s.label for s in shown).most_common(1)
    if len(shown) == 1:
        return f"One figure moves the odds of one of them: {label.lower()}, for {shown[0].company}"
    if count == 1:
        return f"What the odds hang on differs from one to the other; the widest swing has {shown[0].company}"
    if count == len(shown):
        return f"All odds that move hang most on {label.lower()}"
    moved = in_letters(len(shown)).lower()
    return f"For {in_letters(count).lower()} of the {moved} whose odds move they hang most on {label.lower()}"


def _looked_at(every: Sequence[list[Swing]]) -> str:
    labels = list(dict.fromkeys(s.label.lower() for swings in every for s in swings))
    if not labels:
        return "There is no figure with a range to move."
    return f"Looked at, each over its range: {listed(labels, 6)}."


def _still(assessments: Sequence[Assessment], moving: Sequence[list[Swing]]) -> str:
    names = [showable(a.name) for a, swings in zip(assessments, moving, strict=True) if not swings]
    return f"No single figure moves the odds of {listed(names, 8)}." if names else ""


def _still_figures(swings: Sequence[Swing]) -> str:
    labels = [s.label.lower() for s in swings if s.width < STILL]
    return f"Within their ranges these move next to nothing: {listed(labels, 6)}." if labels else ""


def _table(swings: Sequence[Swing]) -> NumbersTable:
    rows = tuple(
        (
            s.company,
            s.label,
            f"{s.low} to {s.high}{'' if s.known else ', assumed'}",
            in_100(s.at_low),
            in_100(s.chance),
            in_100(s.at_high),
        )
        for s in swings
    )
    columns = ("Company", "Figure", "Range", "In its lowest fifth", "As it is", "In its highest fifth")
    return NumbersTable("Futures that turn profitable before the money is gone", columns, rows)
