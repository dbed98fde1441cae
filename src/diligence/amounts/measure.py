"""A computed number that may not exist, and then says why.

Unknown, zero, infinite and not applicable are four different answers. A bare
``None`` or ``nan`` cannot tell them apart; a `Measure` can.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Absence(StrEnum):
    """Why a number is not there."""

    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not applicable"
    INFINITE = "infinite"
    NEVER = "never"
    BEYOND_HORIZON = "beyond horizon"


@dataclass(frozen=True)
class Measure:
    """A number, or the reason why there is none.

    Attributes
    ----------
    value
        The number, or ``None``.
    absence
        ``None`` exactly when there is a value.
    why
        One sentence for a reader; empty when there is a value.

    Examples
    --------
    >>> Measure.known(19.0).value
    19.0
    >>> Measure.infinite("revenue pays for everything").why
    'revenue pays for everything'
    """

    value: float | None
    absence: Absence | None = None
    why: str = ""

    @classmethod
    def known(cls, value: float) -> Measure:
        """A number that exists."""
        return cls(value)

    @classmethod
    def unknown(cls, why: str) -> Measure:
        """An input is missing."""
        return cls(None, Absence.UNKNOWN, why)

    @classmethod
    def infinite(cls, why: str) -> Measure:
        """Without end, for example the runway of a profitable company."""
        return cls(None, Absence.INFINITE, why)

    @classmethod
    def never(cls, why: str) -> Measure:
        """It can be shown that this does not happen."""
        return cls(None, Absence.NEVER, why)

    @classmethod
    def not_applicable(cls, why: str) -> Measure:
        """The question does not arise."""
        return cls(None, Absence.NOT_APPLICABLE, why)

    @classmethod
    def beyond(cls, why: str) -> Measure:
        """The search stopped at its horizon; never shown as a number."""
        return cls(None, Absence.BEYOND_HORIZON, why)
