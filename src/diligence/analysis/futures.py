"""Many futures of one company, drawn and played month by month."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING

import numpy as np

from diligence.analysis.draws import PATHS, Draws, draw
from diligence.analysis.position import Position
from diligence.errors import ImpossibleInputError

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from diligence.analysis.projection import Array

MONTHS = 60
PROFIT_WITHIN_MONTHS = 240
"""How long it is watched whether a future that lives turns profitable; counted in single bytes."""

LOG_LIMIT, MOST = 40.0, 1e30
"""Compounding stops at this factor (as a logarithm) and amount, so that absurd growth stays finite."""

ROUND_LASTS_MONTHS = 18.0
"""A round is made to last this long (David Cummings, "Make Funding Last 18 Months", 2014,
https://davidcummings.org/2014/09/19/make-funding-last-18-months/)."""


@dataclass(frozen=True, eq=False)
class Futures:
    """Simulated futures in which no one invests; equal only to itself, since it holds arrays.

    Attributes
    ----------
    revenue
        Of each month, shape (months + 1, paths). It goes on when the cash is gone, as if
        somebody kept the company open.
    cash
        At the start of each month, same shape; zero once it is gone.
    cash_out_months
        Shape (paths,): the first month whose loss cannot be paid; ``inf`` where none is seen.
    profit_months
        Shape (paths,): the first month in which income pays for everything, if the cash has
        lasted until then and what is dated ahead is paid; ``inf`` where none is seen within
        twenty years.
    """

    revenue: NDArray[np.float32]
    cash: NDArray[np.float32]
    cash_out_months: Array
    profit_months: Array

    @property
    def months(self) -> int:
        """How far the months reach."""
        return int(self.cash.shape[0]) - 1

    @property
    def paths(self) -> int:
        """How many futures there are."""
        return int(self.cash.shape[1])

    def alive(self, month: int) -> NDArray[np.bool_]:
        """Who has paid every month before `month`: shape (paths,), of truth values."""
        return self.cash_out_months >= month


def futures(position: Position, *, paths: int = PATHS, months: int = MONTHS, seed: int = 0) -> Futures:
    """Draw and play many futures of one company, in which no one invests.

    R[n+1] = R[n] * (1 + g[n]) * swing, with g fading by the drawn persistence as in
    `growth_path` and the swing of `Swings`; the other expenses grow by their own rate; the
    loss of each month is paid from cash at once, and so are debts on their day and the
    people whose start is planned.

    Parameters
    ----------
    position
        Needs revenue, expenses and cash; growth unless there is no revenue.
    months
        How many months the paths are kept for, at most 240.

    Raises
    ------
    ImpossibleInputError
        For months or paths outside their range.

    Examples
    --------
    >>> from datetime import date
    >>> from diligence.analysis.position import Value
    >>> known = {"revenue": 0.0, "expenses": 50_000.0, "growth": 0.0, "cash": 600_000.0}
    >>> position = Position(date(2026, 1, 31), "USD", {k: Value.exact(v) for k, v in known.items()})
    >>> found = futures(position, paths=2, months=24)
    >>> found.cash[:, 0][[0, 1, 12, 13]].tolist(), found.cash_out_months.tolist()
    ([600000.0, 550000.0, 0.0, 0.0], [12.0, 12.0])
    """
    if not 0 <= months <= PROFIT_WITHIN_MONTHS:
        raise ImpossibleInputError("months", f"0 to {PROFIT_WITHIN_MONTHS}", months)
    course = Course(draw(position, paths, seed))
    revenue, cash = (np.empty((months + 1, paths), np.float32) for _ in range(2))
    for month in range(months + 1):
        revenue[month], cash[month] = course.revenue, course.cash_left()
        course.step()
    course.finish()
    return Futures(revenue, cash, course.cash_out_months(), course.profit_months())


class Course:
    """All futures at the start of one month; `step` moves them to the next, in place.

    Attributes
    ----------
    revenue, cash
        Of the month, shape (paths,). Cash goes on below zero once it is gone.
    lasts
        Who has paid every month so far.

    Parameters
    ----------
    round_months
        Month in which a round comes that brings 18 months of that month's burn, of each
        future; ``inf`` where none does.
    """

    def __init__(self, drawn: Draws, round_months: Array | None = None) -> None:
        paths = drawn.cash.size
        self.revenue, self.cash = drawn.revenue.copy(), drawn.cash.copy()
        self.lasts, self._waits = np.ones(paths, bool), np.ones(paths, bool)
        self._lasted, self._waited = np.zeros(paths, np.uint8), np.zeros(paths, np.uint8)
        self._margin, self._base = drawn.gross_margin, drawn.revenue
        self._others = drawn.expenses - (1 - drawn.gross_margin) * drawn.revenue
        self._costs, self._costs_rise = 1 + drawn.expense_growth, bool(np.any(drawn.expense_growth))
        self._spare = np.empty(paths)
        # Growth is compounded in single precision, a ten-thousandth of a percent: money is not.
        single = np.float32
        # Only growth fades; a decline stays as it is.
        self._decline = np.minimum(drawn.growth, 0.0).astype(single)
        self._declines = bool(np.any(self._decline))
        self._annual = np.expm1(np.clip(12 * drawn.growth, 0.0, LOG_LIMIT)).astype(single)
        self._fade = (drawn.persistence ** (1 / 12)).astype(single)
        self._log_factor, self._passing = np.zeros(paths, single), np.zeros(paths, single)
        self._change = np.empty(paths, single)
        self._changes, self._rounds, self._hired = drawn.changes, round_months, 0.0
        # A profit before people are hired is none: it has to hold once all have started.
        self._all_there = max((c.month for c in drawn.changes if c.monthly_expenses), default=0)
        self._last_dated = max((c.month for c in drawn.changes), default=0)
        self._dated = bool(drawn.changes) or round_months is not None
        self._month, self._swings, self._luck = 0, drawn.swings, drawn.stream("swings")
        if self._swings is not None:
            self._size = (drawn.spread_factor * self._swings.surprise).astype(single)
            self._passing += self._swings.one_off_share * self._swings.last_surprise

    def step(self) -> None:
        """Pay the month's loss and grow into the next; no step allocates memory."""
        spare = self._spare
        np.multiply(self._margin, self.revenue, out=spare)
        np.subtract(self._others, spare, out=spare)
        if self._dated:
            self._happen(self._month)
        if self._month >= self._all_there:
            self._waits &= spare > 0
        self._waited += self._waits.view(np.uint8)
        self.cash -= spare
        self.lasts &= self.cash >= 0
        self._lasted += self.lasts.view(np.uint8)
        self._month += 1
        self._annual *= self._fade
        np.log1p(self._annual, out=self._change)
        self._change *= np.float32(1 / 12)
        self._log_factor += self._change
        if self._declines:
            self._log_factor += self._decline
        if self._swings is not None:
            self._surprise(self._swings.one_off_share)
        if self._log_factor.max() > LOG_LIMIT:
            np.minimum(self._log_factor, LOG_LIMIT, out=self._log_factor)
        np.exp(self._log_factor, out=self._change)
        np.multiply(self._base, self._change, out=self.revenue)
        if self._costs_rise:
            self._others *= self._costs
            np.minimum(self._others, MOST, out=self._others)

    def _happen(self, month: int) -> None:
        """What is dated for this month."""
        for change in self._changes:
            if change.month == month:
                self.cash += change.cash
                self._hired += change.monthly_expenses
        self._spare += self._hired
        if self._rounds is not None:
            closes = self._rounds == month
            self.cash[closes] += ROUND_LASTS_MONTHS * np.maximum(self._spare[closes], 0.0)

    def _surprise(self, one_off_share: float) -> None:
        self._log_factor -= self._passing
        self._luck.standard_normal(out=self._change, dtype=np.float32)
        self._change *= self._size
        self._log_factor += self._change
        np.multiply(self._change, np.float32(one_off_share), out=self._passing)

    def finish(self) -> None:
        """Step until every future is decided, for twenty years at most."""
        while self._month < PROFIT_WITHIN_MONTHS and (
            self._month <= self._last_dated or np.any(self.lasts & self._waits)
        ):
            self.step()

    def cash_left(self) -> Array:
        """Cash at the start of the month; zero once it is gone."""
        left: Array = self.cash * self.lasts
        return np.maximum(left, 0.0, out=left)

    def cash_out_months(self) -> Array:
        """The first month whose loss could not be paid; ``inf`` where none was."""
        return np.where(self.lasts, inf, self._lasted)

    def profit_months(self) -> Array:
        """The first month in which income paid for all, if cash lasted until then; else ``inf``."""
        last_due = np.maximum(self._waited, min(self._last_dated, PROFIT_WITHIN_MONTHS))
        in_time = ~self._waits & (self.lasts | (last_due < self._lasted))
        return np.where(in_time, self._waited, inf)
