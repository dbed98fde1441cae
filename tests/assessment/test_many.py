"""Many companies: the same as one by one, in their order, a few at a time, over any executor."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor
from datetime import date
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any

import pytest

from analysis.builders import TODAY, case, claim, dossier
from diligence.assessment import assess, assess_all, plain_assessment
from diligence.assessment.many import AHEAD

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from diligence.assessment import Assessment
    from diligence.model import Dossier

SLUGS = ("everpix-2013", "buffer-2016", "fab-com-2013", "zoom-2019", "builder-ai-2025")


@cache
def some() -> tuple[Dossier, ...]:
    """Companies of every kind of verdict, one of which is nearly empty."""
    return *(case(slug) for slug in SLUGS), dossier(claim("cash", 1e6))


def one_by_one(seed: int = 0) -> list[dict[str, Any]]:
    """Each assessed alone, on its own day."""
    return [plain_assessment(assess(each, as_of=each.as_of or TODAY, seed=seed)) for each in some()]


def same(found: Iterator[Assessment]) -> bool:
    """Whether verdicts, odds and all else are those of each alone, in order."""
    return [plain_assessment(each) for each in found] == one_by_one()


def test_all_are_as_each_alone() -> None:
    """Every number of the answer, in the order given; a day of one's own goes before the day asked for."""
    found = list(assess_all(some(), as_of=TODAY))
    assert [plain_assessment(each) for each in found] == one_by_one()
    assert [each.as_of for each in found][-2:] == [case("builder-ai-2025").as_of or TODAY, TODAY]


def test_the_seed_and_the_day_are_handed_on() -> None:
    """Another seed is another luck for all; another day ages the cash of those without one."""
    other = list(assess_all(some(), as_of=date(2026, 9, 30), seed=1))
    assert [plain_assessment(each) for each in other[:-1]] == one_by_one(1)[:-1]
    assert other[1].odds.alive != assess(some()[1], as_of=some()[1].as_of or TODAY).odds.alive
    assert other[-1].as_of == date(2026, 9, 30)


class Endless:
    """A stream of companies without end that counts how many were taken."""

    def __init__(self) -> None:
        self.taken = 0

    def __iter__(self) -> Iterator[Dossier]:
        while True:
            self.taken += 1
            yield dossier()


class AtOnce(ThreadPoolExecutor):
    """An executor that does the work when it is handed over, and counts it."""

    def __init__(self) -> None:
        super().__init__(max_workers=1)
        self.done = 0

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Do it now."""
        self.done += 1
        future: Future[Any] = Future()
        future.set_result(fn(*args, **kwargs))
        return future


def test_an_endless_stream_is_taken_as_it_is_asked_for() -> None:
    """Three asked for are three taken; nothing is taken before the first is asked for."""
    stream = Endless()
    found = assess_all(stream, as_of=TODAY)
    assert stream.taken == 0
    assert len(list(islice(found, 3))) == 3
    assert stream.taken == 3


def test_an_executor_is_handed_only_a_few_ahead() -> None:
    """At most 64 are out at a time, however long the stream."""
    stream, executor = Endless(), AtOnce()
    found = assess_all(stream, as_of=TODAY, executor=executor)
    assert stream.taken == executor.done == 0
    assert len(list(islice(found, 3))) == 3
    assert stream.taken == executor.done == AHEAD + 2


def test_no_companies_are_no_assessments() -> None:
    """An empty list ends at once, with and without an executor."""
    assert list(assess_all([], as_of=TODAY)) == []
    assert list(assess_all([], as_of=TODAY, executor=AtOnce())) == []


def test_threads_change_nothing() -> None:
    """Two threads at once: no state is shared between companies."""
    with ThreadPoolExecutor(2) as executor:
        assert same(assess_all(some(), as_of=TODAY, executor=executor))


class Broken(Exception):  # noqa: N818 - stands in for any exception
    """What went wrong with one company."""


def test_what_goes_wrong_with_one_is_raised_in_its_turn() -> None:
    """Those before it are given back; it is never passed over."""

    def stream() -> Iterator[Dossier]:
        yield dossier()
        raise Broken

    found = assess_all(stream(), as_of=TODAY)
    assert next(found).name == "Acme"
    with pytest.raises(Broken):
        next(found)


def fresh_processes() -> Executor:
    """Two processes that inherit nothing from this one."""
    return ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn"))


@pytest.mark.slow
def test_processes_change_nothing() -> None:
    """Dossiers there and assessments back, over processes started from nothing."""
    with fresh_processes() as executor:
        found = list(assess_all(some(), as_of=TODAY, executor=executor))
    assert [plain_assessment(each) for each in found] == one_by_one()
    for each, slug in zip(found, SLUGS, strict=False):
        alone = assess(case(slug), as_of=case(slug).as_of or TODAY)
        assert each.verdict is alone.verdict
        assert each.odds.alive == alone.odds.alive
        assert each.position == alone.position
        assert each.flags == alone.flags


@pytest.mark.slow
def test_a_cluster_changes_nothing() -> None:
    """The same over dask's executor, on a cluster of this machine alone."""
    distributed = pytest.importorskip("distributed")
    cluster = distributed.LocalCluster(
        n_workers=1,
        threads_per_worker=1,
        processes=False,
        protocol="tcp",
        host="127.0.0.1",
        dashboard_address=None,
    )
    with cluster, distributed.Client(cluster) as client, client.get_executor() as executor:
        assert same(assess_all(some(), as_of=TODAY, executor=executor))
