"""The ratio of two times, measured side by side."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True)
class Row:
    """One line of the table.

    Attributes
    ----------
    what, against
        What was measured, and what it is held against.
    ratio
        Time (or memory) of the first over the second.
    wanted
        What the ratio should be, in words.
    kept
        Whether it is.
    seconds
        Of the first, for a feeling; it says nothing on another machine.
    """

    what: str
    against: str
    ratio: float
    wanted: str
    kept: bool
    seconds: float


def side_by_side(one: Callable[[], object], other: Callable[[], object], rounds: int) -> tuple[float, float]:
    """The median ratio of two times and the median time of the first, taken in turns after a warm-up.

    A machine that is busy for a while slows both of a pair.
    """
    one()
    other()
    pairs = [(_seconds(one), _seconds(other)) for _ in range(rounds)]
    return median(first / second for first, second in pairs), median(first for first, _ in pairs)


def _seconds(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start
