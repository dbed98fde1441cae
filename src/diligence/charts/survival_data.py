"""How likely each company lives on, month by month, as a value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from diligence.charts.alive_data import assessments_of
from diligence.charts.cash_data import Points
from diligence.charts.counting import in_letters, listed, some_of
from diligence.charts.crowd import MOST_PANELS, left_out
from diligence.charts.labels import showable
from diligence.charts.picture import NumbersTable
from diligence.comparison import in_100

if TYPE_CHECKING:
    from diligence.assessment import Assessment
    from diligence.comparison import Comparison

MARKS = (12, 24, 36)
"""Months at which a reader is told the share."""

TOLD = 24
"""Months the title speaks of."""

HALF = 0.5

_SUBTITLE = "Of 100 simulated futures, how many have money left, by month, if no one invests"


@dataclass(frozen=True)
class Curve:
    """The share of one company's futures that is still alive.

    Attributes
    ----------
    points
        Months from its day, and the share alive at their start.
    said
        After one and two years, in words.
    """

    slug: str
    name: str
    points: Points
    said: str

    def at(self, month: int) -> float:
        """The share alive after so many months."""
        return dict(self.points)[float(month)]


@dataclass(frozen=True)
class SurvivalPicture:
    """Everything the survival chart shows, the likeliest to live first.

    Attributes
    ----------
    horizon
        Months on the axis: by then most of what can be told has happened.
    """

    title: str
    subtitle: str
    sentence: str
    footnote: str
    curves: tuple[Curve, ...]
    horizon: int
    table: NumbersTable


def survival_picture(value: Comparison | Assessment | Sequence[Assessment]) -> SurvivalPicture:
    """Work out each company's odds of having money left.

    Parameters
    ----------
    value
        A comparison, one assessment, or several.
    """
    assessments = assessments_of(value)
    curves = sorted(map(_curve, filter(_is_simulated, assessments)), key=_order)
    unknown = sorted((a for a in assessments if not _is_simulated(a)), key=lambda a: a.name)
    title = _title(curves, assessments)
    said = [f"{curve.name}: {curve.said}" for curve in curves]
    said += [f"{showable(a.name)}: {a.odds.profit_before_cash_out.why}" for a in unknown]
    return SurvivalPicture(
        title,
        _SUBTITLE,
        f"{title}. {'; '.join(said)}.",
        _footnote(curves, unknown),
        tuple(curves[:MOST_PANELS]),
        MARKS[-1],
        _table(curves, unknown),
    )


def _is_simulated(a: Assessment) -> bool:
    return bool(a.odds.alive_path.size)


def _curve(a: Assessment) -> Curve:
    points = tuple(
        (float(month), float(share)) for month, share in enumerate(a.odds.alive_path[: MARKS[-1] + 1])
    )
    year, two = (in_100(float(a.odds.alive_path[month])) for month in MARKS[:2])
    said = f"{year} after one year" if year == two else f"{year} after one year, {two} after two"
    return Curve(
        a.dossier.company.slug, showable(a.name), points, f"{year} after two years" if year == two else said
    )


def _order(curve: Curve) -> tuple[tuple[float, ...], str, str]:
    return tuple(-curve.at(month) for month in reversed(MARKS)), curve.name, curve.slug


def _title(curves: Sequence[Curve], assessments: Sequence[Assessment]) -> str:
    if not curves:
        whose = showable(assessments[0].name) if len(assessments) == 1 else "any of them"
        return f"How likely {whose} lives on is not known yet"
    if len(assessments) == 1:
        return f"{curves[0].name} has money left in {curves[0].said}"
    likely = sum(curve.at(TOLD) > HALF for curve in curves)
    ends = "money left after two years in most futures"
    if len(curves) == len(assessments):
        return some_of(likely, len(curves), f"has {ends}", f"have {ends}")
    if len(curves) == 1:
        return f"The one that can be simulated has {ends if likely else f'no {ends}'}"
    many = in_letters(len(curves)).lower()
    verb = "has" if likely <= 1 else "have"
    return f"{in_letters(likely)} of the {many} that can be simulated {verb} {ends}"


def _footnote(curves: Sequence[Curve], unknown: Sequence[Assessment]) -> str:
    said = [left_out(len(curves), MOST_PANELS, "likeliest to live")]
    if unknown:
        whys = [f"{showable(a.name)} ({a.odds.profit_before_cash_out.why})" for a in unknown]
        said.append(f"Not simulated: {listed(whys, 6)}.")
    return " ".join(said).strip()


def _table(curves: Sequence[Curve], unknown: Sequence[Assessment]) -> NumbersTable:
    rows = [(curve.name, *(in_100(curve.at(month)) for month in MARKS)) for curve in curves]
    rows += [(showable(a.name), *(["not known yet"] * len(MARKS))) for a in unknown]
    columns = ("Company", *(f"After {month} months" for month in MARKS))
    return NumbersTable("Futures in which money is left, if no one invests", columns, tuple(rows))
