"""One currency for all, at rates on record with their day and source."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from diligence.amounts import day_in_words, number_in_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diligence.assessment import Assessment
    from diligence.model import ExchangeRate


@dataclass(frozen=True)
class Exchange:
    """The currency that a comparison is in, and the rates to get there.

    Attributes
    ----------
    into
        ISO code: the one most companies are in, of several the first by name.
    rates
        Those of all dossiers compared.
    """

    into: str
    rates: tuple[ExchangeRate, ...]

    def rate(self, currency: str, day: date) -> ExchangeRate | None:
        """The rate of the day nearest to `day`; of two as near, the later one."""
        fitting = [rate for rate in self.rates if rate.between(currency, self.into) is not None]
        near = sorted(
            fitting, key=lambda r: (abs((r.as_of - day).days), -r.as_of.toordinal(), r.rate, r.source)
        )
        return near[0] if near else None

    def worth(self, currency: str, day: date) -> float | None:
        """What one unit is worth here; ``None`` where no rate is on record."""
        if currency == self.into:
            return 1.0
        rate = self.rate(currency, day)
        return None if rate is None else rate.between(currency, self.into)

    def note(self, amount: float, currency: str, day: date) -> str:
        """What was done with an amount, with the rate, its day and its source."""
        if currency == self.into:
            return ""
        rate = self.rate(currency, day)
        if rate is None:
            return f"in {currency}: no rate to {self.into} is on record, so it is not compared"
        sign = "-" if amount < 0 else ""
        at = f"1 {rate.currency} = {rate.rate:g} {rate.into} of {day_in_words(rate.as_of)}"
        source = f" ({rate.source})" if rate.source else ""
        return f"{sign}{currency} {number_in_words(abs(amount))} at {at}{source}"


def exchange_of(assessments: Sequence[Assessment]) -> Exchange:
    """The commonest currency, and every rate on record."""
    counts = Counter(a.position.currency for a in assessments)
    into = min(counts, key=lambda currency: (-counts[currency], currency))
    return Exchange(into, tuple(rate for a in assessments for rate in a.dossier.rates))
