"""The last round: what became of its money."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from diligence.amounts import day_in_words
from diligence.analysis.check import CrossCheck, apart, known, sources_of
from diligence.months import months_between

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from diligence.analysis.position import Position, Value
    from diligence.model import Figure

ROUND_MONTHS = (3.0, 24.0)
"""Time since a round over which its money says something about today's burn (Q7): before, one
payment decides; after, burn has changed for good."""

PRIOR_DAYS = 90
"""A balance at most this long before a round is the cash there was when it came."""


def spent_of_the_round(position: Position, figures: Mapping[str, Sequence[Figure]]) -> Iterator[CrossCheck]:
    """Q7: what is left of the last round against burn, and against what there can be at most.

    (prior cash + round - cash) / months against net burn; and cash against prior cash
    + round + revenue since. Prior cash is a balance of at most three months before.
    Where none is on record the first is reckoned without, but not where older rounds
    explain why less seems spent than burn says; and the second is not made at all.
    """
    values = known(position, ("cash", "net_burn", "last_round_amount"))
    closed = position.likely("last_round_closed")
    if not values or values["net_burn"].likely <= 0 or values["net_burn"].is_derived or closed == 0:
        return
    day, raised = _dated(values["last_round_amount"], "last_round_amount", figures)
    counted, cash = _dated(values["cash"], "cash", figures)
    if (
        day is None
        or counted is None
        or not ROUND_MONTHS[0] <= months_between(day, counted) <= ROUND_MONTHS[1]
    ):
        return
    months = months_between(day, counted)
    before = _prior(figures.get("cash", ()), day)
    prior, ids = (before.likely or 0.0, (before.id,)) if before else (0.0, ())
    burn, spent = values["net_burn"].likely, (prior + raised - cash) / months
    if not before and spent <= burn and (position.likely("total_raised") or 0.0) > raised:
        return
    evidence, since = (*sources_of(values), *ids), f"since the round of {day_in_words(day)}"
    yield CrossCheck(
        "Q7",
        "net burn",
        burn,
        spent,
        apart(spent, burn),
        f"cash spent a month {since}",
        evidence,
        ("net_burn", "cash", "last_round_amount"),
    )
    revenue = position.likely("revenue")
    if before and revenue is not None:
        most = prior + raised + revenue * months
        beyond = max(0.0, cash - most) / most if most > 0 else 0.0
        formula = f"cash before, the round and all revenue {since}"
        metrics = ("cash", "last_round_amount", "revenue")
        ids = (*evidence, *position.values["revenue"].sources)
        yield CrossCheck("Q7", "cash", cash, most, beyond, formula, ids, metrics)


def _dated(value: Value, metric: str, figures: Mapping[str, Sequence[Figure]]) -> tuple[date | None, float]:
    """The day and the amount of the figure a value was taken from."""
    own = next((f for f in figures.get(metric, ()) if f.id in value.sources), None)
    return (None, 0.0) if own is None or own.likely is None else (own.as_of, own.likely)


def _prior(figures: Sequence[Figure], day: date) -> Figure | None:
    """The last balance before a round."""
    earlier = [f for f in figures if day - timedelta(days=PRIOR_DAYS) <= f.as_of < day]
    return max(reversed(earlier), key=lambda figure: figure.as_of, default=None)
