"""Retention from its parts."""

from __future__ import annotations

from math import isfinite

from diligence.errors import ImpossibleInputError


def net_revenue_retention(start: float, *, expansion: float, contraction: float, churn: float) -> float:
    """Net revenue retention (NRR) from its parts.

    ``(start + expansion - contraction - churn) / start``, all of the same customers and
    the same time, usually a year. Without expansion it is gross revenue retention (GRR).

    Parameters
    ----------
    start
        Recurring revenue of the customers there were at the start; above 0.
    expansion, contraction, churn
        What they added, gave up, and took away by leaving; 0 or more, the last two
        together at most `start`.

    Returns
    -------
    float
        A share: 1.02 is 102 %.

    Raises
    ------
    ImpossibleInputError
        For a part outside these bounds.

    References
    ----------
    https://www.revenuecalculators.com/guides/net-revenue-retention

    Examples
    --------
    >>> net_revenue_retention(50_000, expansion=6_000, contraction=2_000, churn=3_000)
    1.02
    >>> net_revenue_retention(50_000, expansion=0, contraction=2_000, churn=3_000)
    0.9
    """
    if not (isfinite(start) and start > 0):
        raise ImpossibleInputError("start", "above 0", start)
    for name, part in (("expansion", expansion), ("contraction", contraction), ("churn", churn)):
        if not (isfinite(part) and part >= 0):
            raise ImpossibleInputError(name, "0 or more", part)
    if contraction + churn > start:
        raise ImpossibleInputError(
            "contraction and churn", f"together at most {start:g}", contraction + churn
        )
    return (start + expansion - contraction - churn) / start
