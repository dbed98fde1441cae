"""An amount as it can be typed again: short, exact, and read back as the same value."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from diligence.amounts.amount import Amount, Kind

if TYPE_CHECKING:
    from collections.abc import Callable

_SCALES = ((0, ""), (3, "k"), (6, "M"), (9, "B"))
_LIKE_THOUSANDS = re.compile(r"-?\d{1,3}\.\d{3}")


def as_typed(amount: Amount) -> str:
    """Write an amount so that `parse_amount` reads the same value.

    Ends, likely value, kind, currency and period come back exactly; doubts do not,
    since what was unsure has been said. Numbers are as short as they can be without
    losing a digit.

    Parameters
    ----------
    amount
        One that `parse_amount` gave, or could give.

    Examples
    --------
    >>> from diligence.amounts import Period, parse_amount
    >>> as_typed(Amount(1e6, 1.1e6, 1.5e6, Kind.MONEY, "EUR", Period.MONTH))
    '1M-1.5M EUR/month (likely 1.1M)'
    >>> as_typed(parse_amount("tripled in a year")), as_typed(parse_amount("at least $2M"))
    ('200%/year', 'at least 2M USD')
    >>> as_typed(parse_amount("a year and a half")), as_typed(parse_amount("Q3 2026"))
    ('18 months', '2026-09-30')
    """
    if amount.kind is Kind.DATE:
        return amount.day.isoformat()
    write = _writer(amount)
    ends, expected = _ends(amount, write)
    unit = " months" if amount.kind is Kind.MONTHS else f" {amount.currency}" if amount.currency else ""
    per = f"/{amount.per}" if amount.per else ""
    likely = "" if amount.likely == expected else f" (likely {write(amount.likely)})"
    return f"{ends}{unit}{per}{likely}"


def _ends(amount: Amount, write: Callable[[float], str]) -> tuple[str, float]:
    """The ends as written, and what they make likely by themselves."""
    low, high = amount.low, amount.high
    if low is None:
        bound = amount.likely if high is None else high
        return f"up to {write(bound)}", bound
    if high is None:
        return f"at least {write(low)}", low
    if low == high:
        return write(low), low
    return f"{write(low)}{' to ' if low < 0 else '-'}{write(high)}", (low + high) / 2


def _writer(amount: Amount) -> Callable[[float], str]:
    """Writes numbers in one scale, the shortest, so that no end takes over another's."""
    power, suffix = (-2, "%") if amount.kind is Kind.SHARE else (0, "")
    if amount.kind in {Kind.MONEY, Kind.COUNT}:
        sizes = [end for end in (amount.low, amount.likely, amount.high) if end]
        power, suffix = min(
            _SCALES, key=lambda scale: sum(len(_digits(end, scale[0]) + scale[1]) for end in sizes)
        )

    def write(value: float) -> str:
        digits = _digits(value, power)
        # Without a suffix 1.234 could be a thousand and more.
        return f"{digits}0" if not suffix and _LIKE_THOUSANDS.fullmatch(digits) else f"{digits}{suffix}"

    return write


def _digits(value: float, power: int) -> str:
    """All digits of a value in units of ten to a power."""
    digits = f"{Decimal(repr(value)).scaleb(-power):f}"
    return digits.rstrip("0").rstrip(".") if "." in digits else digits
