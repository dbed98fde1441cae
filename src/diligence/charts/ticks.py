"""Numbers along an axis: which ones, and how they are written."""

from __future__ import annotations

from matplotlib.ticker import MaxNLocator

from diligence.amounts import money_in_words, number_in_words


def money_tick(value: float, currency: str) -> str:
    """A tick of a money axis.

    Examples
    --------
    >>> money_tick(-500_000, "USD"), money_tick(0, "EUR")
    ('−$500k', '€0')
    """
    return money_in_words(value, currency).replace("-", "\N{MINUS SIGN}", int(value < 0))


def round_values(low: float, high: float, most: int) -> list[float]:
    """Round numbers from `low` to `high`, about `most` of them, zero included when inside.

    Examples
    --------
    >>> round_values(-1_030_000.0, 220_000.0, 4)
    [-1000000.0, -500000.0, 0.0]
    """
    found = MaxNLocator(nbins=max(1, most), steps=[1, 2, 5, 10]).tick_values(low, high)
    return [float(value) for value in found if low <= value <= high]


def share_tick(value: float) -> str:
    """A tick of an axis of shares.

    Examples
    --------
    >>> share_tick(0.15), share_tick(-0.05), share_tick(0)
    ('15 %', '−5 %', '0 %')
    """
    return f"{number_in_words(round(value * 100, 6))} %".replace("-", "\N{MINUS SIGN}")
