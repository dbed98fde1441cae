"""Many companies in a line each, to sort and filter; what can't be judged is listed and stops nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from datetime import date
from math import inf
from typing import TYPE_CHECKING

from diligence.amounts import Absence, Measure
from diligence.comparison.judge import months_of
from diligence.errors import ImpossibleInputError
from diligence.model import Severity

if TYPE_CHECKING:
    from diligence.analysis import Verdict
    from diligence.assessment import Assessment

Judge = Callable[[], "Assessment"]
"""Loads and judges one company when it is called."""

Progress = Callable[[int, int], None]
"""Told how many of how many are done."""


@dataclass(frozen=True)
class Line:
    """One company in an overview: little enough that a thousand fit in memory.

    Attributes
    ----------
    alive_24
        Share of simulated futures, 0..1, or why it is not known.
    runway_months
        On the founder's terms; infinite where the cash is never gone.
    worst
        Severity of the worst red flag; ``None`` where none was raised.
    worst_flag
        Its title; empty where there is none.
    red_flags, critical_flags
        How many causes raised one.
    known_share
        0..1, of what matters.
    """

    slug: str
    name: str
    as_of: date
    verdict: Verdict
    undecided: bool
    alive_24: Measure
    runway_months: Measure
    worst: Severity | None
    worst_flag: str
    red_flags: int
    critical_flags: int
    known_share: float


@dataclass(frozen=True)
class Unjudged:
    """A company that could not be judged, and why."""

    slug: str
    why: str


@dataclass(frozen=True)
class Overview:
    """Many companies, one line each, and those that could not be judged."""

    lines: tuple[Line, ...]
    unjudged: tuple[Unjudged, ...] = ()

    def where(
        self,
        *,
        verdicts: Iterable[Verdict | str] | None = None,
        at_worst: Severity | str | None = None,
        known_at_least: float = 0.0,
    ) -> Overview:
        """Only some of them.

        Parameters
        ----------
        verdicts
            Those wanted, as in ``["default_alive", "profitable"]``; any unless given.
        at_worst
            The most severe flag put up with: with ``"major"`` companies with a critical flag go.
        known_at_least
            0..1, of what matters.

        Raises
        ------
        ImpossibleInputError
            For a severity that does not exist, or a share outside 0..1.
        """
        if not 0 <= known_at_least <= 1:
            raise ImpossibleInputError("known_at_least", "a share between 0 and 1", known_at_least)
        if at_worst is not None and at_worst not in tuple(Severity):
            raise ImpossibleInputError("at_worst", f"one of {', '.join(Severity)}", repr(at_worst))
        wanted = None if verdicts is None else {str(verdict) for verdict in verdicts}
        most = None if at_worst is None else Severity(at_worst).rank
        kept = (
            line
            for line in self.lines
            if (wanted is None or line.verdict.value in wanted)
            and (most is None or line.worst is None or line.worst.rank >= most)
            and line.known_share >= known_at_least
        )
        return Overview(tuple(kept), self.unjudged)

    def sorted_by(self, column: str, *, reverse: bool = False) -> Overview:
        """In another order; what is not known comes last, either way round.

        Raises
        ------
        ImpossibleInputError
            For a column that does not exist.

        Examples
        --------
        >>> Overview(()).sorted_by("known_share").lines
        ()
        """
        names = [each.name for each in fields(Line)]
        if column not in names:
            raise ImpossibleInputError("a column of the overview", f"one of {', '.join(names)}", repr(column))
        keyed = [(_key(getattr(line, column)), line) for line in self.lines]
        known = [(key, line) for key, line in keyed if key is not None]
        unknown = [line for key, line in keyed if key is None]
        known.sort(key=lambda each: each[0], reverse=reverse)
        return Overview((*(line for _, line in known), *unknown), self.unjudged)


def overview(companies: Iterable[tuple[str, Judge]], progress: Progress | None = None) -> Overview:
    """Judge companies one after the other, and keep a line of each.

    Parameters
    ----------
    companies
        Slug, and what loads and judges it; only one assessment is held at a time.
    progress
        Told after each company how many of how many are done.
    """
    waiting = tuple(companies)
    lines: list[Line] = []
    unjudged: list[Unjudged] = []
    for done, (slug, judge) in enumerate(waiting, start=1):
        try:
            lines.append(line_of(judge()))
        except Exception as error:  # noqa: BLE001 - whatever is wrong with one company, the others are shown
            unjudged.append(Unjudged(slug, str(error) or type(error).__name__))
        if progress is not None:
            progress(done, len(waiting))
    return Overview(tuple(lines), tuple(unjudged))


def line_of(a: Assessment) -> Line:
    """What an overview keeps of an assessment."""
    months = months_of(a.position, a.projection)
    worst = a.worst_flags
    return Line(
        a.dossier.company.slug,
        a.name,
        a.as_of,
        a.verdict,
        a.analysis.undecided,
        a.odds.alive[24],
        _runway(months, a),
        worst[0].severity if worst else None,
        worst[0].title if worst else "",
        len(worst),
        sum(flag.severity is Severity.CRITICAL for flag in worst),
        a.coverage.known_share,
    )


def _runway(months: float | None, a: Assessment) -> Measure:
    if months is None:
        return Measure.unknown(a.analysis.simple_runway_months.why)
    if months == inf:
        return Measure.infinite("the cash is never gone on the founder's terms")
    return Measure.known(months)


def _key(value: object) -> tuple[float, str] | None:
    """What a value is sorted by; ``None`` for what is not known."""
    if value is None or (
        isinstance(value, Measure) and value.value is None and value.absence is not Absence.INFINITE
    ):
        return None
    if isinstance(value, Measure):
        return (inf if value.value is None else value.value, "")
    if isinstance(value, Severity):
        return (float(value.rank), "")
    if isinstance(value, date):
        return (float(value.toordinal()), "")
    return (float(value), "") if isinstance(value, bool | int | float) else (0.0, str(value).casefold())
