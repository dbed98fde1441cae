"""An answer without any file: a few figures and the terms one wants to see."""

from __future__ import annotations

from dataclasses import dataclass, replace

from diligence.analysis import (
    Analysis,
    Convention,
    Position,
    Terms,
    analyse_position,
    founders_terms,
    sober_terms,
)


@dataclass(frozen=True)
class Wishes:
    """Terms asked for; ``None`` leaves a term as each reading has it.

    Attributes
    ----------
    persistence
        Next year's annual growth over this year's, 0..1.
    expense_growth_rate
        Monthly, as a share.
    """

    persistence: float | None = None
    expense_growth_rate: float | None = None
    convention: Convention = Convention.MONTHLY


def quick(position: Position, wishes: Wishes, seed: int = 0) -> Analysis:
    """Judge a position on the terms asked for, with both usual readings beside it.

    The verdict is given on the terms asked for: the founder's, with a gross margin,
    cost growth or persistence where one was given. The sober reading takes them too,
    with its own persistence where none was.

    Examples
    --------
    >>> from datetime import date
    >>> from diligence.analysis import Value
    >>> known = {"revenue": 20_000.0, "expenses": 80_000.0, "growth": 0.05, "cash": 1_200_000.0}
    >>> position = Position(date(2026, 1, 31), "USD", {k: Value.exact(v) for k, v in known.items()})
    >>> quick(position, Wishes()).verdict, quick(position, Wishes(persistence=0.82)).verdict
    (<Verdict.DEFAULT_ALIVE: 'default_alive'>, <Verdict.DEFAULT_DEAD: 'default_dead'>)
    """
    known = position
    if wishes.expense_growth_rate is not None:
        known = position.having("expense_growth", wishes.expense_growth_rate)

    def asked(p: Position) -> Terms:
        margin = p.likely("gross_margin")
        unchanged = wishes.persistence is None and wishes.expense_growth_rate is None and margin is None
        return replace(
            founders_terms(p),
            name="founder's terms" if unchanged else "as asked",
            persistence=1.0 if wishes.persistence is None else wishes.persistence,
            expense_growth_rate=wishes.expense_growth_rate or 0.0,
            gross_margin=1.0 if margin is None else margin,
        )

    def sober(p: Position) -> Terms:
        terms = sober_terms(p)
        return terms if wishes.persistence is None else replace(terms, persistence=wishes.persistence)

    return analyse_position(known, asked=asked, sober=sober, convention=wishes.convention, seed=seed)
