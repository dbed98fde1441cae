"""One claim about one metric at one date."""

from __future__ import annotations

from datetime import date
from typing import Self

from pydantic import model_validator

from diligence.amounts import Period
from diligence.model.catalogue import METRICS, metric
from diligence.model.metric import Metric
from diligence.model.record import Record
from diligence.model.source import Source, Trust


def check_ends(low: float | None, likely: float | None, high: float | None) -> None:
    """Raise `ValueError` when the ends that are known don't rise."""
    ends = [end for end in (low, likely, high) if end is not None]
    if ends != sorted(ends):
        msg = f"low, likely and high must rise, got {ends}"
        raise ValueError(msg)


class Figure(Record):
    """One claim about one metric at one date.

    Attributes
    ----------
    id
        Stable within a dossier; evidence points to it.
    metric
        An id of the catalogue.
    low, likely, high
        Equal when exact. An end that is not known is ``None``. All three are
        ``None`` when what was typed can't be read; then `problem` says why.
    currency
        ISO code for money, ``None`` for everything else.
    per
        For flows and rates: the period the amount covers.
    typed
        Word for word what was entered; never changed.
    """

    id: str
    metric: str
    low: float | None = None
    likely: float | None = None
    high: float | None = None
    currency: str | None = None
    per: Period | None = None
    as_of: date
    source: Source
    trust: Trust = Trust.CLAIMED
    confidential: bool = False
    typed: str = ""
    problem: str = ""

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        check_ends(self.low, self.likely, self.high)
        if self.likely is None and not self.problem:
            msg = "a figure without a likely value must say what the problem is"
            raise ValueError(msg)
        return self

    @property
    def readable(self) -> bool:
        """Whether there is a value to reckon with."""
        return self.likely is not None and self.metric in METRICS

    @property
    def about(self) -> Metric:
        """The row of the catalogue this figure belongs to.

        Raises
        ------
        UnknownMetricError
            When there is none, as for a figure of a newer version.
        """
        return metric(self.metric)
