"""Old balances brought to the day of the position."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diligence.amounts import day_in_words, months_in_words
from diligence.analysis.position import Value
from diligence.months import months_between

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date


def aged_cash(values: Mapping[str, Value], since: date, as_of: date) -> Value | None:
    """Cash as it is by `as_of` when burn went on as it is: C - B * months, at least nothing.

    ``None`` where cash or burn is unknown, nothing is burned, or the cash is of that
    day. An overdraft stays what it is: nobody says that the bank lends more.
    """
    cash, burn, months = values.get("cash"), values.get("net_burn"), months_between(since, as_of)
    if cash is None or burn is None or months <= 0 or burn.likely <= 0:
        return None

    def left(end: float | None, spent: float) -> float | None:
        return None if end is None else max(min(end, 0.0), end - max(spent, 0.0) * months)

    likely = left(cash.likely, burn.likely) or 0.0
    span = f"{(as_of - since).days} days" if months < 1 else months_in_words(months)
    return Value(
        left(cash.low, burn.ceiling),
        likely,
        left(cash.high, burn.floor),
        f"derived: cash of {day_in_words(since)} less {span} of net burn",
        tuple(dict.fromkeys((*cash.sources, *burn.sources))),
        (*cash.notes, "By this reckoning it is gone.") if likely == 0 else cash.notes,
        (("cash", cash.likely), ("net_burn", burn.likely)),
    )


def aged_runway(stated: Value, since: date, as_of: date) -> Value:
    """A runway stated some months ago is shorter by those months."""
    months = months_between(since, as_of)
    if months <= 0:
        return stated
    low, high = (None if end is None else max(0.0, end - months) for end in (stated.low, stated.high))
    said = f"{months_in_words(stated.likely)} stated on {day_in_words(since)}"
    how = f"derived: {said}, less the time since"
    return Value(low, max(0.0, stated.likely - months), high, how, stated.sources, stated.notes)


def burn_by_runway(values: Mapping[str, Value], since: date, as_of: date) -> Value | None:
    """Net burn from cash and a stated runway: C / (months left + months since the cash was counted).

    Parameters
    ----------
    values
        With the runway that is left at `as_of`, and the cash as it was on `since`.

    Returns
    -------
    Value or None
        ``None`` where one is unknown or not above zero.
    """
    cash, runway = values.get("cash"), values.get("runway_months")
    if cash is None or runway is None or cash.likely <= 0 or runway.likely <= 0:
        return None
    gone = max(0.0, months_between(since, as_of))

    def burn(amount: float | None, left: float | None) -> float | None:
        return None if amount is None or left is None or left + gone <= 0 else amount / (left + gone)

    note = "The mean over the stated runway; where growth is counted on, today's burn is higher."
    return Value(
        burn(cash.low, runway.high),
        cash.likely / (runway.likely + gone),
        burn(cash.high, runway.low),
        "derived: cash over stated runway",
        tuple(dict.fromkeys((*cash.sources, *runway.sources))),
        (note,),
        (("cash", cash.likely), ("runway_months", runway.likely + gone)),
    )
