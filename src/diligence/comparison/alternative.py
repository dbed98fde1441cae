"""Staying as a column like any other: the current job, or none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diligence.comparison.criteria import BY_ID, CRITERIA, THEMES
from diligence.comparison.order import Column
from diligence.comparison.reading import Reading
from diligence.errors import ImpossibleInputError
from diligence.model import Alternative, slug_of

if TYPE_CHECKING:
    from collections.abc import Mapping

DOES_NOT_APPLY = "it is no start-up that could be judged by this"
NOT_SAID = "you have not said yet"


def staying(
    job_kept_share: float | tuple[float, float] | None = None,
    answers: Mapping[str, float | tuple[float, float]] | None = None,
    name: str = "Staying",
) -> Alternative:
    """The current job as a column.

    Growth, efficiency, runway and product-market fit do not apply to it, so they count
    neither for nor against.

    Parameters
    ----------
    job_kept_share
        How likely the job is still there in 24 months, 0..1, or a range; unknown unless given.
    answers
        How well your own answers stand on ``team``, ``culture``, ``work`` and ``role``, 0..1
        each, or ranges; unknown where not given.

    Raises
    ------
    ImpossibleInputError
        For a share outside 0..1, or another criterion.

    Examples
    --------
    >>> job = staying(0.95, {"culture": (0.4, 0.6)})
    >>> job.known["alive_24"], job.known["culture"], job.open_criteria
    ((0.95, 0.95, 0.95), (0.4, 0.5, 0.6), ('team', 'work', 'role'))
    """
    said = {} if job_kept_share is None else {"alive_24": job_kept_share}
    for criterion, share in (answers or {}).items():
        if criterion not in THEMES:
            raise ImpossibleInputError(
                "an answer about staying", f"one of {', '.join(THEMES)}", repr(criterion)
            )
        said[criterion] = share
    known = {criterion: _ends(criterion, share) for criterion, share in said.items()}
    wanted = ("alive_24", *THEMES)
    return Alternative(name=name, known=known, open_criteria=tuple(c for c in wanted if c not in known))


def no_job(months_of_savings: float | None = None, name: str = "No job") -> Alternative:
    """No job as a column: how long savings last stands for the runway, and nothing else applies.

    Examples
    --------
    >>> no_job(10).known["runway"]
    (10.0, 10.0, 10.0)
    """
    if months_of_savings is None:
        return Alternative(name=name, open_criteria=("runway",))
    if not 0 <= months_of_savings <= _MOST_MONTHS:
        expected = f"0 to {_MOST_MONTHS}"
        raise ImpossibleInputError("months of savings", expected, months_of_savings)
    months = float(months_of_savings)
    return Alternative(name=name, known={"runway": (months, months, months)})


_MOST_MONTHS = 1_200


def _ends(criterion: str, share: float | tuple[float, float]) -> tuple[float, float, float]:
    low, high = sorted(share) if isinstance(share, tuple) else (share, share)
    if not all(0 <= end <= 1 for end in (low, high)):
        which = f"how well {criterion} stands"
        raise ImpossibleInputError(which, "a share between 0 and 1", share)
    return float(low), (low + high) / 2, float(high)


def column_of(alternative: Alternative) -> Column:
    """The alternative as the ranking sees it.

    Raises
    ------
    ImpossibleInputError
        When it speaks of a criterion that does not exist.
    """
    for name in (*alternative.known, *alternative.open_criteria):
        if name not in BY_ID:
            raise ImpossibleInputError("a criterion", f"one of {', '.join(BY_ID)}", repr(name))
    return Column(slug_of(alternative.name), alternative.name, tuple(_readings(alternative)))


def _readings(alternative: Alternative) -> list[Reading]:
    found = []
    for criterion in CRITERIA:
        ends = alternative.known.get(criterion.id)
        if ends is not None:
            low, likely, high = ends
            worst, best = (low, high) if criterion.more_is_better else (high, low)
            found.append(Reading.known(criterion, worst, likely, best))
        elif criterion.id in alternative.open_criteria:
            ask = f"How does {alternative.name.lower()} stand on this: {criterion.label.lower()}?"
            found.append(Reading.unknown(criterion, NOT_SAID, ask))
        else:
            found.append(Reading.not_applicable(criterion, DOES_NOT_APPLY))
    return found
