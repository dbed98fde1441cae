"""How often each company comes first, second, third."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Acceptability:
    """How often each company comes first, second, third.

    The rank acceptability index of stochastic multicriteria acceptability analysis
    (SMAA-2): over all plausible weights and all values the uncertain inputs may have, the
    share in which a company takes a rank.

    Attributes
    ----------
    names
        The companies, in the order given.
    shares
        ``shares[i][r]``: in which share, 0..1, ``names[i]`` takes rank r + 1. Each row sums
        to 1, and so does each column: companies that tie share the ranks they take equally.

    References
    ----------
    Lahdelma, Salminen, SMAA-2: Stochastic Multicriteria Acceptability Analysis for Group
    Decision Making, Operations Research 49 (2001), https://doi.org/10.1287/opre.49.3.444.11220

    Examples
    --------
    >>> order = Acceptability(("Acme", "Borealis"), ((0.75, 0.25), (0.25, 0.75)))
    >>> order.first, order.expected_rank
    ((0.75, 0.25), (1.25, 1.75))
    """

    names: tuple[str, ...]
    shares: tuple[tuple[float, ...], ...]

    @property
    def first(self) -> tuple[float, ...]:
        """The share, 0..1, in which each company comes first."""
        return tuple(row[0] for row in self.shares)

    @property
    def expected_rank(self) -> tuple[float, ...]:
        """Each company's rank on average: 1 is first."""
        return tuple(sum(rank * share for rank, share in enumerate(row, start=1)) for row in self.shares)
