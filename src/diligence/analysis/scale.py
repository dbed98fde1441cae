"""The scale as a value: bands of one measure, with who published them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import inf
from typing import NamedTuple

ANY_SIZE = (0.0, inf)
"""Annual revenue of the companies a scale is for where size makes no difference."""


class Grade(StrEnum):
    """What was read of the source a band comes from."""

    A = "the publisher's own page"
    B = "a second source that names the publisher"


class Publisher(NamedTuple):
    """Who published a scale, where it was read, and what of it."""

    source: str
    url: str
    grade: Grade


@dataclass(frozen=True)
class Band:
    """One stretch of a scale.

    Attributes
    ----------
    label
        What the publisher calls it, or what the numbers mean.
    lowest, below
        From where it goes, that end included, and up to where; infinite where it is open.
    publisher
        Source, url and grade.
    caveat
        What to know before leaning on it; empty where there is nothing.
    """

    label: str
    lowest: float
    below: float
    publisher: Publisher
    caveat: str = ""


@dataclass(frozen=True)
class Scale:
    """All bands of one measure by one publisher.

    Attributes
    ----------
    measure
        Id of an `efficiency.Indicator`, or ``monthly_growth``.
    bands
        Ascending and without gaps, the last one open.
    annual_revenue
        Size of the companies it is for, in US dollars a year, from and below.
    """

    measure: str
    bands: tuple[Band, ...]
    annual_revenue: tuple[float, float] = ANY_SIZE

    def band(self, value: float) -> Band | None:
        """The band a value lies in; ``None`` for one that the measure can't have."""
        return next((band for band in self.bands if band.lowest <= value < band.below), None)
