"""A thousand companies ranked and listed, against a hundred: time of the processor, and memory."""

from __future__ import annotations

import tracemalloc
from dataclasses import replace
from datetime import date
from functools import cache, partial
from itertools import cycle, islice
from time import process_time
from typing import TYPE_CHECKING

from benchmarks.ratio import Row
from diligence.assessment import assess
from diligence.comparison import compare
from diligence.comparison.overview import overview
from diligence.store import read_casebook

if TYPE_CHECKING:
    from collections.abc import Callable

    from diligence.assessment import Assessment
    from diligence.comparison import Ranking
    from diligence.comparison.overview import Overview
    from diligence.model import Dossier

TODAY = date(2026, 6, 30)
MOST_TIMES_TO_LIST, MOST_TIMES_TO_RANK, MOST_MEGABYTES = 12.0, 15.0, 250.0
"""Listing is linear. Ranking sorts: n log n is 15 times as much for ten times as many."""


def rows(few: int = 100, many: int = 1_000) -> list[Row]:
    """Three lines of the table."""
    ranked, seconds = _ratio(_ranked, few, many)
    listed, listing = _ratio(_listed, few, many)
    megabytes = _megabytes(many)
    to_rank, to_list = f"at most {MOST_TIMES_TO_RANK:g}", f"at most {MOST_TIMES_TO_LIST:g}"
    return [
        Row(f"{many:,} ranked", f"{few} ranked", ranked, to_rank, ranked <= MOST_TIMES_TO_RANK, seconds),
        Row(f"{many:,} in a line each", f"{few}", listed, to_list, listed <= MOST_TIMES_TO_LIST, listing),
        Row(
            f"megabytes at the highest to rank {many:,}",
            "one",
            megabytes,
            f"at most {MOST_MEGABYTES:g}",
            megabytes <= MOST_MEGABYTES,
            0.0,
        ),
    ]


def _ratio(work: Callable[[int], object], few: int, many: int) -> tuple[float, float]:
    work(few)
    first, second = _seconds(work, few), _seconds(work, many)
    return second / first, second


def _seconds(work: Callable[[int], object], count: int) -> float:
    """Of the processor, so that a busy machine is no slower."""
    start = process_time()
    work(count)
    return process_time() - start


def _ranked(count: int) -> Ranking:
    return compare(*(_named(a, k) for k, a in enumerate(islice(cycle(_judged()), count)))).ranking()


def _listed(count: int) -> Overview:
    dossiers = islice(cycle(read_casebook()), count)
    return overview((d.company.slug, partial(_judge, d)) for d in dossiers)


@cache
def _judged() -> tuple[Assessment, ...]:
    return tuple(_judge(dossier) for dossier in read_casebook())


def _judge(dossier: Dossier) -> Assessment:
    return assess(dossier, as_of=dossier.as_of or TODAY)


def _named(assessment: Assessment, number: int) -> Assessment:
    """The same under a name of its own, and so with luck of its own."""
    dossier = assessment.dossier
    company = dossier.company.model_copy(update={"slug": f"c{number}", "name": f"C {number}"})
    return replace(assessment, dossier=dossier.with_company(company))


def _megabytes(count: int) -> float:
    tracemalloc.start()
    _ranked(count)
    _, highest = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return highest / 1e6
