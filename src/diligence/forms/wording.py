"""Figures in words, exactly as they were understood: nothing is rounded away here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diligence.amounts import (
    day_in_words,
    exact_money_in_words,
    money_in_words,
    months_in_words,
    share_in_words,
)
from diligence.model import METRICS, Unit

if TYPE_CHECKING:
    from collections.abc import Callable

    from diligence.model import Figure, Metric

_SHARE_DIGITS = 4
_SMALL_MONEY = 100


def value_in_words(figure: Figure) -> str:
    """What a figure says, with its range, unit and period.

    Examples
    --------
    >>> from datetime import date
    >>> from diligence.amounts import Period
    >>> from diligence.model import Figure, Source, SourceKind
    >>> founder = Source(kind=SourceKind.FOUNDER)
    >>> value_in_words(
    ...     Figure(
    ...         id="a",
    ...         metric="expenses",
    ...         low=8e4,
    ...         likely=8e4,
    ...         high=8e4,
    ...         currency="USD",
    ...         per=Period.MONTH,
    ...         as_of=date(2026, 10, 31),
    ...         source=founder,
    ...     )
    ... )
    '$80,000 a month'
    """
    if not figure.readable or figure.likely is None:
        return f"“{figure.typed}”"

    def write(value: float) -> str:
        return unit_in_words(value, figure.about, figure.currency)

    per = f" a {figure.per}" if figure.per else ""
    return range_in_words((figure.low, figure.likely, figure.high), write, per=per)


def claim_in_words(figure: Figure) -> str:
    """A figure with its day, its source and how sure it is, in one line."""
    return f"{value_in_words(figure)} {when_in_words(figure)}, {figure.source.kind}, {figure.trust}"


def when_in_words(figure: Figure) -> str:
    """The day of a figure: stocks are held on a day, flows run up to it."""
    metric = METRICS.get(figure.metric)
    if metric is not None and metric.unit is Unit.MONTHS:
        lead = "from"
    else:
        lead = "as of" if metric is None or metric.has_period else "on"
    return f"{lead} {day_in_words(figure.as_of)}"


def range_in_words(
    ends: tuple[float | None, float, float | None], write: Callable[[float], str], *, per: str = ""
) -> str:
    """One value, or a range with what is most likely in it.

    Parameters
    ----------
    ends
        Lowest, likely, highest; ``None`` for an end that is not known.
    write
        Turns a value into words.
    per
        The period, said once.

    Examples
    --------
    >>> range_in_words((1.0, 1.25, 1.5), str, per=" a month")
    'between 1.0 and 1.5 a month, most likely 1.25'
    >>> range_in_words((2.0, 2.0, None), str)
    '2.0 or more'
    """
    low, likely, high = ends
    if low == high:
        return f"{write(likely)}{per}"
    if low is not None and high is not None:
        return f"between {write(low)} and {write(high)}{per}, most likely {write(likely)}"
    bound = f"{write(low)}{per} or more" if low is not None else f"{write(high or 0.0)}{per} or less"
    return bound if likely in (low, high) else f"{bound}, most likely {write(likely)}"


def unit_in_words(value: float, metric: Metric, currency: str | None) -> str:
    """A value in the unit of its metric.

    Examples
    --------
    >>> unit_in_words(0.0825, METRICS["growth"], None), unit_in_words(12.0, METRICS["headcount"], None)
    ('8.25 %', '12 people')
    """
    if metric.unit is Unit.MONEY:
        if not currency:
            return plain(value)
        small = abs(value) < _SMALL_MONEY and value != round(value)
        return money_in_words(value, currency) if small else exact_money_in_words(value, currency)
    if metric.unit is Unit.SHARE:
        return share_in_words(value, _SHARE_DIGITS)
    if metric.unit is Unit.MONTHS:
        return months_in_words(value)
    if metric.unit is Unit.YES_NO:
        return "yes" if value > 0 else "no"
    return f"{plain(value)} people" if metric.unit is Unit.PEOPLE else plain(value)


def plain(value: float) -> str:
    """A number with thousands set apart.

    Examples
    --------
    >>> plain(1200.0), plain(12.5)
    ('1,200', '12.5')
    """
    return f"{round(value, 2):,}".removesuffix(".0")
