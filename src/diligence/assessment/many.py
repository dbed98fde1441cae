"""Many companies, one after the other or over any executor, in bounded memory."""

from __future__ import annotations

from collections import deque
from functools import partial
from typing import TYPE_CHECKING

from diligence.assessment.assess import Assessment, assess

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from concurrent.futures import Executor, Future
    from datetime import date

    from diligence.model import Dossier

AHEAD = 64
"""Companies handed to an executor and not yet given back, at most."""


def assess_all(
    dossiers: Iterable[Dossier], *, as_of: date, seed: int = 0, executor: Executor | None = None
) -> Iterator[Assessment]:
    """Assess companies one by one, in their order, without holding them all.

    Parameters
    ----------
    dossiers
        May be a generator: only a few are taken ahead.
    as_of
        The day of those that don't carry one of their own.
    seed
        All companies are simulated on the same luck.
    executor
        Any of `concurrent.futures`, or one that behaves like it, such as that of a
        cluster (``dask.distributed.Client(...).get_executor()``); without one the
        companies are assessed here.

    Examples
    --------
    >>> from datetime import date
    >>> from diligence.model import Company, Dossier
    >>> two = [Dossier(company=Company(slug=slug, name=slug)) for slug in ("acme", "globex")]
    >>> [found.name for found in assess_all(two, as_of=date(2026, 1, 31))]
    ['acme', 'globex']
    """
    one = partial(_assess, as_of=as_of, seed=seed)
    if executor is None:
        yield from map(one, dossiers)
        return
    waiting: deque[Future[Assessment]] = deque()
    for dossier in dossiers:
        waiting.append(executor.submit(one, dossier))
        if len(waiting) >= AHEAD:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def _assess(dossier: Dossier, *, as_of: date, seed: int) -> Assessment:
    return assess(dossier, as_of=dossier.as_of or as_of, seed=seed)
