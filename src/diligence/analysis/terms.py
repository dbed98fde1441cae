"""The assumptions a projection runs on, as one value."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import inf
from typing import TYPE_CHECKING

from diligence.amounts import share_in_words
from diligence.analysis.ahead import OBLIGATIONS, SIGNED, changes_of
from diligence.analysis.change import Change
from diligence.errors import ImpossibleInputError

if TYPE_CHECKING:
    from diligence.analysis.position import Position

SOBER_PERSISTENCE = 0.70
"""Next year's growth over this year's. Bessemer's private cloud companies 2021; Scale's whole
portfolio (scalevp.com/?p=2216)."""

LIVE_WITHIN = (-1.0, 10.0)
"""Monthly rates outside this are typing errors: nothing loses all, or grows elevenfold, each month."""

LOWEST_RATE = -0.99
"""Where the low end of a derived rate stops when the figures allow a fall to nothing."""


def is_plausible(rate: float) -> bool:
    """Whether a monthly rate is one that a company can have.

    Examples
    --------
    >>> is_plausible(0.5), is_plausible(-1.0), is_plausible(12.0)
    (True, False, False)
    """
    lowest, highest = LIVE_WITHIN
    return lowest < rate <= highest


@dataclass(frozen=True)
class Terms:
    """Assumptions about the months to come.

    Attributes
    ----------
    name
        For a reader: "founder's terms".
    growth_rate
        Monthly growth of revenue today, as a share; ``None`` when not known.
    persistence
        Next year's annual growth over this year's, 0..1; 1 keeps growth constant.
        A decline does not fade: it stays as it is.
    expense_growth_rate
        Monthly growth of the expenses other than cost of revenue, as a share.
    gross_margin
        Share of revenue left to pay those expenses, at most 1.
    notes
        What had to be assumed for want of a figure.
    changes
        What is dated ahead: debts, people who start, money that is signed.
    """

    name: str
    growth_rate: float | None
    persistence: float = 1.0
    expense_growth_rate: float = 0.0
    gross_margin: float = 1.0
    notes: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()

    def __post_init__(self) -> None:
        if not 0 <= self.persistence <= 1:
            raise ImpossibleInputError("persistence", "between 0 and 1", self.persistence)
        for name in ("growth_rate", "expense_growth_rate"):
            rate = getattr(self, name)
            if rate is not None and not is_plausible(rate):
                raise ImpossibleInputError(name, "a monthly rate between -100 % and 1,000 %", f"{rate:.6g}")
        if not -inf < self.gross_margin <= 1:
            raise ImpossibleInputError("gross_margin", "at most 100 %", f"{self.gross_margin:.6g}")

    @property
    def assumptions(self) -> tuple[str, ...]:
        """Every assumption in words, for showing beside the result."""
        return (
            self._growth_in_words(),
            "costs stay as they are"
            if self.expense_growth_rate == 0
            else f"costs change by {share_in_words(self.expense_growth_rate)} a month",
            "all revenue is there to pay expenses" if self.gross_margin == 1 else self._margin_in_words(),
            *self.notes,
            *(change.why for change in self.changes),
        )

    def _margin_in_words(self) -> str:
        if self.gross_margin <= 0:
            return f"what is sold costs {share_in_words(1 - self.gross_margin)} of what it brings in"
        return f"of revenue, {share_in_words(self.gross_margin)} is left after its own cost"

    def _growth_in_words(self) -> str:
        if self.growth_rate is None:
            return "growth is not known"
        rate = f"revenue changes by {share_in_words(self.growth_rate)} a month"
        if self.persistence == 1 or self.growth_rate <= 0:
            return f"{rate}, every month"
        return (
            f"{rate} today, and each year's growth is {share_in_words(self.persistence)} of the year's before"
        )


def founders_terms(position: Position) -> Terms:
    """Paul Graham's question: expenses and growth stay as they are today.

    Source: Paul Graham, "Default Alive or Default Dead?", 2015,
    http://www.paulgraham.com/aord.html
    """
    return Terms("founder's terms", position.likely("growth"))


def sober_terms(position: Position) -> Terms:
    """The same company with gross margin, observed cost growth, and growth that fades.

    Debts are paid when they fall due and planned hires start; money that is signed and
    not wired does not count.

    A gross margin or cost growth that is not known is taken as 100 % and as none,
    and `Terms.assumptions` says so. Falling costs are not taken to fall further, and
    where sales shrink their cost is not taken to shrink with them: these terms are never
    kinder than the founder's.
    """
    margin, growth = position.likely("gross_margin"), position.likely("growth")
    shrinks = margin is not None and growth is not None and growth < 0
    assumed = {
        "gross_margin": "the gross margin is not known",
        "expense_growth": "how fast costs grow is not known",
    }
    notes = tuple(assumed[metric] for metric in position.missing(assumed))
    return Terms(
        "sober terms",
        growth,
        SOBER_PERSISTENCE,
        max(0.0, position.likely("expense_growth") or 0.0),
        1.0 if margin is None or shrinks else min(1.0, margin),
        (*notes, "sales shrink, and their cost is not taken to shrink with them") if shrinks else notes,
        changes_of(position, OBLIGATIONS),
    )


def with_signed_money(position: Position) -> Terms:
    """The founder's terms, once the money that is signed has come."""
    return replace(
        founders_terms(position), name="with the signed money", changes=changes_of(position, SIGNED)
    )
