"""One cross-check: a figure held against what others make of it."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING

from diligence.amounts import Period
from diligence.analysis.story import amount_in_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from diligence.analysis.position import Position, Value


@dataclass(frozen=True)
class CrossCheck:
    """One figure held against what others make of it.

    Attributes
    ----------
    id
        Of the catalogue of flags: "Q1" to "Q9".
    what
        What is stated, in words: "stated runway".
    stated, reckoned
        In the unit of the first of `metrics`; for Q9 days.
    apart_share
        Their distance, 0 or more: as a share of what the formula says (Q1, Q3, Q6), of
        expenses (Q2), of ARR (Q4, Q5), of net burn (Q7); how far beyond a limit
        (Q8 in points, Q9 as a share of it). Infinite where something is held against nothing.
    formula
        Where `reckoned` comes from, in words: "cash over net burn".
    figures
        Ids of all figures on both sides.
    metrics
        The metrics on both sides, the stated one first.
    per
        The period of both amounts where they have one.
    """

    id: str
    what: str
    stated: float
    reckoned: float
    apart_share: float
    formula: str
    figures: tuple[str, ...]
    metrics: tuple[str, ...]
    per: Period = Period.MONTH

    def in_words(self, currency: str) -> tuple[str, str]:
        """Both sides with their unit: ``("13 months", "10 months")``."""
        if self.id == "Q9":
            return f"{self.stated:.0f} days", f"{self.reckoned:.0f} days"
        stated, reckoned = (
            amount_in_words(self.metrics[0], side, currency, per=self.per)
            for side in (self.stated, self.reckoned)
        )
        return stated, reckoned


def apart(stated: float, reckoned: float) -> float:
    """|stated - reckoned| / reckoned; infinite where nothing is reckoned and something stated.

    Examples
    --------
    >>> apart(13.0, 10.0), apart(0.0, 0.0), apart(2.0, 0.0)
    (0.3, 0.0, inf)
    """
    if stated == reckoned:
        return 0.0
    return abs(stated - reckoned) / abs(reckoned) if reckoned else inf


def known(position: Position, metrics: tuple[str, ...]) -> dict[str, Value]:
    """The values of all these metrics, or nothing when one is unknown."""
    found = {metric: value for metric in metrics if (value := position.get(metric)) is not None}
    return found if len(found) == len(metrics) else {}


def sources_of(values: Mapping[str, Value]) -> tuple[str, ...]:
    """Ids of the figures behind some values, each once."""
    return tuple(dict.fromkeys(source for value in values.values() for source in value.sources))
