"""Figures held against each other: what is stated, and what other figures make of it.

A check is a value whether its two sides agree or not; how far apart is too far is
for the flags to say. The checks and their formulas are our own; Q8 follows from the
definitions of its measures.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from diligence.amounts import Period
from diligence.analysis.check import CrossCheck, apart, known, sources_of
from diligence.analysis.history import compound_rate, points_of
from diligence.analysis.lastround import spent_of_the_round

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date

    from diligence.analysis.position import Position
    from diligence.model import Figure

    Figures = Mapping[str, Sequence[Figure]]

YEAR_AGO_MONTHS = (11.0, 13.0)
"""How far back revenue of "a year ago" may lie (Q3)."""

SAME_TIME_DAYS = 60
"""ARR and MRR this close are of one time (Q4); the inputs of a verdict too (Q9)."""

VERDICT_INPUTS = ("revenue", "expenses", "net_burn", "cash")
"""Metrics whose dates should not lie far apart (Q9)."""


def cross_checks(position: Position, figures: Figures) -> tuple[CrossCheck, ...]:
    """Every check whose inputs are known, in the order of the catalogue.

    A value that was derived is never held against what it was derived from.

    Parameters
    ----------
    figures
        Those that can be reckoned with, by metric, in the position's currency.

    Examples
    --------
    >>> from datetime import date
    >>> from diligence.analysis.position import Position, Value
    >>> known = {"cash": 1e6, "net_burn": 1e5, "runway_months": 13.0}
    >>> position = Position(date(2026, 6, 30), "USD", {m: Value.exact(v) for m, v in known.items()})
    >>> [(check.id, check.stated, check.reckoned) for check in cross_checks(position, {})]
    [('Q1', 13.0, 10.0)]
    """
    return tuple(check for each in _CHECKS for check in each(position, figures))


def _runway(position: Position, _: Figures) -> Iterator[CrossCheck]:
    """Q1: the stated runway against cash over net burn."""
    metrics = ("runway_months", "cash", "net_burn")
    values = known(position, metrics)
    if not values or values["net_burn"].likely <= 0 or any(v.rests_on(metrics[0]) for v in values.values()):
        return
    stated = values["runway_months"].likely
    reckoned = max(0.0, values["cash"].likely) / values["net_burn"].likely
    yield CrossCheck(
        "Q1",
        "stated runway",
        stated,
        reckoned,
        apart(stated, reckoned),
        "cash over net burn",
        sources_of(values),
        metrics,
    )


def _burn(position: Position, _: Figures) -> Iterator[CrossCheck]:
    """Q2: stated net burn against expenses less revenue, as a share of expenses."""
    metrics = ("net_burn", "expenses", "revenue")
    values = known(position, metrics)
    if not values or values["expenses"].likely <= 0 or any(v.is_derived for v in values.values()):
        return
    stated, expenses = values["net_burn"].likely, values["expenses"].likely
    reckoned = expenses - values["revenue"].likely
    yield CrossCheck(
        "Q2",
        "stated net burn",
        stated,
        reckoned,
        abs(stated - reckoned) / expenses,
        "expenses less revenue",
        sources_of(values),
        metrics,
    )


def _growth(position: Position, figures: Figures) -> Iterator[CrossCheck]:
    """Q3: stated growth against that over the last year, (R / R_12) ** (1 / months) - 1."""
    stated = position.get("growth")
    points = points_of(figures.get("revenue", ()))
    year = compound_rate(
        points, position.as_of, "revenue", position.get("revenue"), back_months=YEAR_AGO_MONTHS
    )
    if stated is None or stated.is_derived or year is None:
        return
    yield CrossCheck(
        "Q3",
        "stated growth",
        stated.likely,
        year.likely,
        apart(stated.likely, year.likely),
        year.how.removeprefix("derived: "),
        tuple(dict.fromkeys((*stated.sources, *year.sources))),
        ("growth", "revenue"),
    )


def _arr(position: Position, figures: Figures) -> Iterator[CrossCheck]:
    """Q4: ARR against twelve times MRR, as a share of ARR; MRR is at most all revenue of the month."""
    stated = figures.get("recurring_revenue", ())
    arrs = [f for f in stated if f.per is Period.YEAR and f.as_of <= position.as_of and (f.likely or 0) > 0]
    if not arrs:
        return
    arr = max(reversed(arrs), key=lambda figure: figure.as_of)
    mrr = _nearest([f for f in stated if f.per is Period.MONTH], arr.as_of)
    whole = _nearest([f for f in figures.get("revenue", ()) if f.per is Period.MONTH], arr.as_of)
    other, formula = (mrr, "twelve times MRR") if mrr else (whole, "twelve times all revenue of a month")
    if other is None:
        return
    amount, reckoned = arr.likely or 0.0, 12 * (other.likely or 0.0)
    gap = abs(amount - reckoned) if mrr else max(0.0, amount - reckoned)
    metrics = tuple(dict.fromkeys((arr.metric, other.metric)))
    ids = (arr.id, other.id)
    yield CrossCheck("Q4", "stated ARR", amount, reckoned, gap / amount, formula, ids, metrics, Period.YEAR)


def _nearest(figures: Sequence[Figure], day: date) -> Figure | None:
    near = [f for f in figures if abs((f.as_of - day).days) <= SAME_TIME_DAYS]
    return min(reversed(near), key=lambda figure: abs((figure.as_of - day).days), default=None)


def _customers(position: Position, _: Figures) -> Iterator[CrossCheck]:
    """Q5: ARR against customers times contract value, as a share of ARR."""
    metrics = ("recurring_revenue", "customers", "acv")
    values = known(position, metrics)
    if not values or values["recurring_revenue"].is_derived or values["recurring_revenue"].likely <= 0:
        return
    stated = 12 * values["recurring_revenue"].likely
    reckoned = 12 * values["customers"].likely * values["acv"].likely
    yield CrossCheck(
        "Q5",
        "stated ARR",
        stated,
        reckoned,
        abs(stated - reckoned) / stated,
        "paying customers times contract value",
        sources_of(values),
        metrics,
        Period.YEAR,
    )


def _people(position: Position, _: Figures) -> Iterator[CrossCheck]:
    """Q6: expenses against what the people alone cost, headcount * pay * 1.25."""
    metrics = ("expenses", "headcount", "payroll")
    values, floor = known(position, metrics), position.payroll_floor
    if not values or floor is None or floor <= 0:
        return
    stated = values["expenses"].likely
    yield CrossCheck(
        "Q6",
        "expenses",
        stated,
        floor,
        apart(stated, floor),
        "people times pay times 1.25",
        sources_of(values),
        metrics,
    )


_NEVER_BELOW = (
    ("nrr", "grr", "net revenue retention", "gross revenue retention, which is never above it,"),
    ("top_five_share", "largest_customer_share", "share of the top five", "that of the largest alone"),
)
"""A share, the one it can't be below, and the words for both."""


def _definitions(position: Position, _: Figures) -> Iterator[CrossCheck]:
    """Q8: shares that can't be so by definition; apart by as much as they are beyond the bound."""
    if kept := known(position, ("grr",)):
        share, ids = kept["grr"].likely, sources_of(kept)
        beyond = max(0.0, share - 1)
        what, formula = "gross revenue retention", "the most there is"
        yield CrossCheck("Q8", what, share, 1.0, beyond, formula, ids, ("grr",))
    for metric, bound, what, formula in _NEVER_BELOW:
        if values := known(position, (metric, bound)):
            share, least = values[metric].likely, values[bound].likely
            beyond, ids = max(0.0, least - share), sources_of(values)
            yield CrossCheck("Q8", what, share, least, beyond, formula, ids, (metric, bound))


def _dates(position: Position, figures: Figures) -> Iterator[CrossCheck]:
    """Q9: how far the dates of the verdict's inputs lie apart, against 60 days."""
    dated = dates_of(position, figures)
    if len(dated) > 1:
        ends = min(dated, key=lambda m: dated[m]), max(dated, key=lambda m: dated[m])
        days, most = float((dated[ends[1]] - dated[ends[0]]).days), float(SAME_TIME_DAYS)
        ids = sources_of({metric: position.values[metric] for metric in ends})
        what, formula = "time between the dates of the inputs", "the most for figures of one time"
        yield CrossCheck("Q9", what, days, most, max(0.0, days / most - 1), formula, ids, ends)


def dates_of(position: Position, figures: Figures) -> dict[str, date]:
    """The day of the newest figure behind each input of the verdict that was stated."""
    found = {}
    for metric in VERDICT_INPUTS:
        value = position.get(metric)
        sources = () if value is None else value.sources
        days = [figure.as_of for figure in figures.get(metric, ()) if figure.id in sources]
        if days:
            found[metric] = max(days)
    return found


_CHECKS: tuple[Callable[[Position, Figures], Iterator[CrossCheck]], ...] = (
    _runway,
    _burn,
    _growth,
    _arr,
    _customers,
    _people,
    spent_of_the_round,
    _definitions,
    _dates,
)
