"""What path the money takes, as a value: a fan for each company on shared axes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from diligence.amounts import money_in_words
from diligence.charts.alive_data import assessments_of
from diligence.charts.cash_data import Band, CashPicture, Path, Points, cash_picture, horizon_of
from diligence.charts.cash_words import cash_title, missing_for_path
from diligence.charts.counting import in_letters, listed, some_of
from diligence.charts.crowd import MOST_PANELS, left_out
from diligence.charts.labels import showable
from diligence.charts.picture import NumbersTable
from diligence.charts.runway_data import by_runway
from diligence.model import METRICS

if TYPE_CHECKING:
    from diligence.assessment import Assessment
    from diligence.comparison import Comparison

LOWEST, HIGHEST = -0.4, 2.0
"""What is shown of each, as a share of the money there is today."""

_STEPS = (6, 12, 24, 36)
_SUBTITLE = (
    "Money as a share of what each has today; dashed: founder\u2019s terms, dotted: sober terms; bands hold "
    "5 and 8 of 10 simulated futures"
)


@dataclass(frozen=True)
class Fan:
    """Cash to come of one company, as shares of what there is today.

    Attributes
    ----------
    said
        What becomes of it, or why nothing is drawn.
    known
        Whether enough is known to say.
    """

    slug: str
    name: str
    said: str
    paths: tuple[Path, ...]
    bands: tuple[Band, ...]
    known: bool = True


@dataclass(frozen=True)
class FansPicture:
    """Everything the cash fans show, the shortest runway first.

    Attributes
    ----------
    horizon
        Months on the axis they share.
    """

    title: str
    subtitle: str
    sentence: str
    footnote: str
    fans: tuple[Fan, ...]
    horizon: int
    table: NumbersTable


def fans_picture(value: Comparison | Assessment | Sequence[Assessment]) -> FansPicture:
    """Work out the path of each company's money.

    Parameters
    ----------
    value
        A comparison, one assessment, or several.
    """
    ordered = by_runway(assessments_of(value))
    shown = ordered[:MOST_PANELS]
    horizon = max((horizon_of(a) for a in shown), default=_STEPS[1])
    pictures = [(a, cash_picture(a, horizon)) for a in ordered]
    title = _title(ordered, [picture for _, picture in pictures])
    fans = tuple(_fan(a, picture) for a, picture in pictures[:MOST_PANELS])
    return FansPicture(
        title,
        f"{_SUBTITLE}; months from each company\u2019s day",
        f"{title}. {'; '.join(f'{fan.name}: {fan.said}' for fan in fans)}.",
        left_out(len(ordered), MOST_PANELS, "whose money ends first"),
        fans,
        horizon,
        _table(pictures),
    )


def _fan(a: Assessment, picture: CashPicture) -> Fan:
    slug, name = a.dossier.company.slug, showable(a.name)
    if picture.missing:
        absent = [METRICS[metric].label.lower() for metric in missing_for_path(a)]
        return Fan(slug, name, f"not known yet: {listed(absent)}", (), (), known=False)
    if not picture.today or picture.today <= 0:
        return Fan(slug, name, "no money is left today", (), ())
    has = money_in_words(picture.today, picture.currency)
    paths = tuple(
        Path(path.label, _share(path.points, picture.today), path.gone, path.ending) for path in picture.paths
    )
    bands = tuple(
        Band(b.share, _share(b.lower, picture.today), _share(b.upper, picture.today)) for b in picture.bands
    )
    return Fan(slug, name, f"{has}: {picture.paths[0].ending}", paths, bands)


def _share(points: Points, today: float) -> Points:
    return tuple((month, money / today) for month, money in points)


def _title(assessments: Sequence[Assessment], pictures: Sequence[CashPicture]) -> str:
    if len(assessments) == 1:
        return cash_title(assessments[0])
    drawn = [picture for picture in pictures if picture.paths]
    if not drawn:
        return "Where the money goes is not known yet for any of them"
    gone = sum(picture.paths[0].gone is not None for picture in drawn)
    if len(drawn) == 1:
        found = "runs out of money" if gone else "does not run out of money"
        return f"The one whose path is known {found}"
    if len(drawn) < len(pictures):
        verb = "runs" if gone == 1 else "run"
        many = in_letters(len(drawn)).lower()
        return f"{in_letters(gone)} of the {many} whose path is known {verb} out of money before profit"
    return f"{some_of(gone, len(drawn), 'runs out of money', 'run out of money')} before profit"


def _table(pictures: Sequence[tuple[Assessment, CashPicture]]) -> NumbersTable:
    rows = []
    for a, picture in pictures:
        has = "not known yet" if picture.today is None else money_in_words(picture.today, picture.currency)
        first = dict(picture.paths[0].points) if picture.paths else {}
        cells = [
            money_in_words(first[step], picture.currency) if step in first else _past(picture, step)
            for step in _STEPS
        ]
        rows.append((a.name, has, *cells))
    columns = ("Company", "Today", *(f"In {step} months" for step in _STEPS))
    caption = "Cash on the founder\u2019s terms, or at today\u2019s burn; below zero: money it does not have"
    return NumbersTable(caption, columns, tuple(rows))


def _past(picture: CashPicture, step: int) -> str:
    """Why there is no amount for a month."""
    if not picture.paths:
        return "not known yet"
    last = picture.paths[0].points[-1][0]
    return "profit by then" if last < min(step, picture.horizon) else "further than shown"
