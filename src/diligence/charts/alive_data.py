"""What the alive map shows, as a value: a dot for each company, and the words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from diligence.amounts import Absence, share_in_words
from diligence.analysis import cloud
from diligence.assessment import Assessment
from diligence.charts.alive_words import map_sentence, map_title, where_it_stands
from diligence.charts.crowd import MOST_NUMBERED
from diligence.charts.hull import Point, middle_of
from diligence.charts.labels import showable
from diligence.charts.picture import NumbersTable
from diligence.charts.state import State, state_of
from diligence.comparison import Comparison

MOST = 0.30
"""Monthly rates above this are put at the edge with their value: the rest stays legible."""

LEAST = 0.10
"""The scale goes up to this at least, so that small differences look small."""

LOWEST = -0.10

MOST_NAMED = 10
"""More that have no place than this are counted."""

MOST_CLOUDED = 16
"""Of more companies than this the clouds would cover one another."""

SHORT = 12
"""Letters left of a name that several companies have, so that the slug fits beside it."""

_SUBTITLE = "Monthly growth of revenue, and the growth at which profit comes before the cash is gone"
_SHADED = "; shaded: where 5 and 8 of 10 draws from the ranges of its figures lie"


@dataclass(frozen=True)
class Dot:
    """One company on the map. Rates are shares a month.

    Attributes
    ----------
    growth
        What it has; ``None`` when not known: then it stands in the strip.
    low, high
        The range of that growth.
    needed
        What its burn demands; zero when it is profitable, ``None`` when no growth
        is enough.
    x, y
        Where the dot is put: `growth` and `needed`, kept within the scale.
    note
        Said under its name: why it stands at an edge or on the line.
    clouds
        Outlines of where its figures may place it, kept within the scale: eight and five of
        ten draws from their ranges. Of no meaning across where the growth is not known.
    """

    slug: str
    name: str
    state: State
    growth: float | None
    low: float | None
    high: float | None
    needed: float | None
    profitable: bool
    x: float | None
    y: float
    note: str
    clouds: tuple[tuple[Point, ...], ...] = ()

    @property
    def off_top(self) -> bool:
        """Whether it needs more than the scale shows."""
        return self.needed is None or self.needed > self.y

    @property
    def off_right(self) -> bool:
        """Whether it grows faster than the scale shows."""
        return self.growth is not None and self.x is not None and self.growth > self.x

    @property
    def off_left(self) -> bool:
        """Whether it shrinks faster than the scale shows."""
        return self.growth is not None and self.x is not None and self.growth < self.x


@dataclass(frozen=True)
class AliveMap:
    """Everything the alive map shows.

    Attributes
    ----------
    lowest, highest
        The scale of both axes, as shares a month.
    unplaced
        Name, and what is not known, for each company that has no place.
    """

    title: str
    subtitle: str
    sentence: str
    dots: tuple[Dot, ...]
    lowest: float
    highest: float
    unplaced: tuple[tuple[str, str], ...]
    table: NumbersTable

    @property
    def footnote(self) -> str:
        """Who is not on the map and why, or an empty string."""
        if not self.unplaced:
            return ""
        said = [f"{name} ({why})" for name, why in self.unplaced[:MOST_NAMED]]
        more = len(self.unplaced) - MOST_NAMED
        return f"Not placed: {'; '.join(said)}{f'; and {more} more' if more > 0 else ''}."

    @property
    def key(self) -> str:
        """The companies by number, for charts too small for their names; above 60 none fits."""
        if len(self.dots) > MOST_NUMBERED:
            return f"The names of the {len(self.dots)} are in the table."
        return "; ".join(f"{number} {dot.name}" for number, dot in enumerate(self.dots, 1))

    @property
    def has_strip(self) -> bool:
        """Whether a company's growth is not known."""
        return any(dot.growth is None for dot in self.dots)


def alive_picture(value: Comparison | Assessment | Sequence[Assessment]) -> AliveMap:
    """Work out where each company stands: the growth it has, the growth its burn demands.

    Parameters
    ----------
    value
        A comparison, one assessment, or several.
    """
    assessments = assessments_of(value)
    placed = [a for a in assessments if _can_be_placed(a)]
    highest = _scale([rate for a in placed for rate in _rates(a)])
    lowest = _bottom([g for a in placed if (g := a.position.likely("growth")) is not None])
    dots = tuple(_dot(a, lowest, highest) for a in placed)
    if len(dots) <= MOST_CLOUDED:
        clouds = (_clouds(a, lowest, highest) for a in placed)
        dots = tuple(replace(dot, clouds=each) for dot, each in zip(dots, clouds, strict=True))
    unplaced = tuple((showable(a.name), _why_not(a)) for a in assessments if not _can_be_placed(a))
    return AliveMap(
        title=map_title(assessments),
        subtitle=_SUBTITLE + (_SHADED if any(dot.clouds for dot in dots) else ""),
        sentence=map_sentence(assessments),
        dots=dots,
        lowest=lowest,
        highest=highest,
        unplaced=unplaced,
        table=_table(assessments),
    )


def assessments_of(value: Comparison | Assessment | Sequence[Assessment]) -> tuple[Assessment, ...]:
    """The assessments in a comparison, in a sequence, or the one given.

    Where several have one name, each is called by it and by its slug.
    """
    found = value.assessments if isinstance(value, Comparison) else value
    several = (found,) if isinstance(found, Assessment) else tuple(found)
    names = Counter(a.name for a in several)
    return tuple(_with_slug(a) if names[a.name] > 1 else a for a in several)


def _with_slug(a: Assessment) -> Assessment:
    company = a.dossier.company
    named = company.model_copy(update={"name": f"{showable(a.name, SHORT)} ({company.slug})"})
    return replace(a, dossier=a.dossier.model_copy(update={"company": named}))


def _can_be_placed(a: Assessment) -> bool:
    return a.analysis.growth_needed.absence is not Absence.UNKNOWN


def _why_not(a: Assessment) -> str:
    return a.analysis.growth_needed.why


def _rates(a: Assessment) -> tuple[float, ...]:
    found = (a.position.likely("growth"), a.analysis.growth_needed.value)
    return tuple(rate for rate in found if rate is not None)


def _scale(rates: Sequence[float]) -> float:
    """The top of both axes: a round rate above all that are below `MOST`."""
    top = max([LEAST, *(1.15 * rate for rate in rates if rate <= MOST)])
    return next(nice for nice in (0.10, 0.15, 0.20, 0.25, 0.30, 0.35) if top <= nice + 1e-12)


def _bottom(growths: Sequence[float]) -> float:
    lowest = min([0.0, *growths])
    if lowest >= 0:
        return 0.0
    return LOWEST / 2 if lowest > LOWEST / 2 else LOWEST


def _dot(a: Assessment, lowest: float, highest: float) -> Dot:
    growth, needed = a.position.get("growth"), a.analysis.growth_needed
    profitable = needed.absence is Absence.NOT_APPLICABLE
    wants = 0.0 if profitable else needed.value
    has = None if growth is None else growth.likely
    return Dot(
        slug=a.dossier.company.slug,
        name=showable(a.name),
        state=state_of(a),
        growth=has,
        low=None if growth is None else growth.floor,
        high=None if growth is None else growth.ceiling,
        needed=wants,
        profitable=profitable,
        x=None if has is None else min(max(has, lowest), highest),
        y=highest if wants is None else min(wants, highest),
        note=_note(has, wants, highest, lowest, profitable=profitable),
    )


def _clouds(a: Assessment, lowest: float, highest: float) -> tuple[tuple[Point, ...], ...]:
    """The outlines of eight and of five in ten draws; none where every draw is the same."""
    if a.position.missing(("revenue", "expenses", "cash")):
        return ()
    drawn = cloud(a.position)
    across, up = np.clip(drawn.growth, lowest, highest), np.clip(drawn.needed, 0.0, highest)
    points = [(float(x), float(y)) for x, y in zip(across, up, strict=True)]
    outlines = tuple(middle_of(points, share) for share in (0.8, 0.5))
    return outlines if len(outlines[0]) > 1 else ()


def _note(has: float | None, wants: float | None, highest: float, lowest: float, *, profitable: bool) -> str:
    notes = []
    if wants is None:
        notes.append("no growth is enough")
    elif profitable:
        notes.append("profitable")
    elif wants > highest:
        notes.append(f"needs {share_in_words(wants)} a month")
    if has is not None and not lowest <= has <= highest:
        notes.append(
            f"grows {share_in_words(has)} a month" if has > 0 else f"shrinks {share_in_words(-has)} a month"
        )
    return ", ".join(notes)


def _table(assessments: Sequence[Assessment]) -> NumbersTable:
    rows = tuple((a.name, *where_it_stands(a)) for a in assessments)
    return NumbersTable(
        "Growth a month: what each company has and what its burn demands",
        ("Company", "Grows", "Needs", "So it is"),
        rows,
    )
