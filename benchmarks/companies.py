"""A thousand companies against a hundred: time, and memory at its highest."""

from __future__ import annotations

import tracemalloc
from datetime import date
from itertools import cycle, islice
from time import perf_counter
from typing import TYPE_CHECKING

from benchmarks.ratio import Row
from diligence.assessment import assess_all
from diligence.store import read_casebook

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diligence.model import Dossier

TODAY = date(2026, 6, 30)
MOST_TIMES_THE_TIME, MOST_TIMES_THE_MEMORY = 11.0, 1.2


def rows(few: int = 100, many: int = 1_000) -> list[Row]:
    """Both lines of the table."""
    _assessed(few // 10)
    first, second = _assessed(few), _assessed(many)
    memory = _highest(many) / _highest(few)
    time = second / first
    return [
        Row(
            f"{many:,} companies",
            f"{few} companies",
            time,
            f"at most {MOST_TIMES_THE_TIME:g}",
            time <= MOST_TIMES_THE_TIME,
            second,
        ),
        Row(
            f"memory at its highest for {many:,} companies",
            f"for {few} companies",
            memory,
            f"at most {MOST_TIMES_THE_MEMORY:g}",
            memory <= MOST_TIMES_THE_MEMORY,
            0.0,
        ),
    ]


def _companies(count: int) -> Iterator[Dossier]:
    """The casebook over and over, one company at a time."""
    return islice(cycle(read_casebook()), count)


def _assessed(count: int) -> float:
    start = perf_counter()
    for _ in assess_all(_companies(count), as_of=TODAY):
        pass
    return perf_counter() - start


def _highest(count: int) -> int:
    tracemalloc.start()
    for _ in assess_all(_companies(count), as_of=TODAY):
        pass
    _, highest = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return highest
