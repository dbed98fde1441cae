"""One door to both ways of counting time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diligence.analysis.monthly import project_monthly
from diligence.analysis.projection import Convention, Projection
from diligence.analysis.terms import Terms, founders_terms

if TYPE_CHECKING:
    from diligence.analysis.position import Position


def project(
    position: Position, terms: Terms | None = None, *, convention: Convention | str = Convention.MONTHLY
) -> Projection:
    """Is the company profitable before its cash is gone?

    Parameters
    ----------
    position
        From `reconcile`, or built by hand.
    terms
        Founder's terms unless given.
    convention
        ``"monthly"`` pays each month's loss at once and lets revenue grow at the
        month's end; ``"continuous"`` integrates. The first needs a few percent
        more capital.

    Examples
    --------
    >>> from datetime import date
    >>> from diligence.analysis.position import Position, Value
    >>> known = {"revenue": 20_000.0, "expenses": 80_000.0, "growth": 0.08, "cash": 1_200_000.0}
    >>> position = Position(date(2026, 1, 31), "USD", {k: Value.exact(v) for k, v in known.items()})
    >>> project(position).alive
    True
    """
    on = terms or founders_terms(position)
    if Convention(convention) is Convention.CONTINUOUS:
        # scipy, which only this form needs, takes longer to load than everything else together.
        from diligence.analysis.continuous import project_continuous

        return project_continuous(position, on)
    return project_monthly(position, on)
