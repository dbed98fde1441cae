"""From many claims to one position: choose, bring to months, derive, age, cross-check."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from diligence.amounts import day_in_words
from diligence.analysis.ageing import aged_cash, aged_runway, burn_by_runway
from diligence.analysis.choose import (
    Candidate,
    candidates,
    conflict,
    equals,
    passed_over,
    that_add_up,
    widened,
)
from diligence.analysis.claims import usable
from diligence.analysis.crosscheck import cross_checks
from diligence.analysis.derive import derived
from diligence.analysis.history import (
    compound_rate,
    gross_margin,
    growth_by_month,
    monthly_series,
    points_of,
    spending,
)
from diligence.analysis.planned import planned_of, sums
from diligence.analysis.position import Position, Value
from diligence.model.metric import PLANNED

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from diligence.model import Dossier, Figure

_RATES = (("growth", "revenue"), ("expense_growth", "expenses"), ("headcount_growth", "headcount"))

ROUNDING_SHARE = 0.02
"""Stated burn this close to expenses less revenue, as a share of expenses, is rounding."""


def reconcile(dossier: Dossier, as_of: date) -> Position:
    """One value for each metric, out of all that was claimed.

    Steps: set aside what can't be used and bring the rest to the dossier's currency
    (`claims`); choose per metric (`choose`); add up what is dated ahead (`planned`);
    growth, expense growth and gross margin from figures that belong together
    (`history`); derive what follows from the identities (`derive`); bring old cash
    and runway forward (`ageing`); hold the figures against each other (`crosscheck`).

    Parameters
    ----------
    dossier
        Its figures may contradict each other, and may be of any date.
    as_of
        The day the position is for. Figures dated later are used only for
        metrics that have none before, and say so; those of `PLANNED` always.

    Examples
    --------
    >>> from datetime import date
    >>> from diligence.model import Company, Dossier
    >>> empty = Dossier(company=Company(slug="acme", name="Acme"))
    >>> reconcile(empty, date(2026, 1, 31)).missing(["cash"])
    ('cash',)
    """
    figures, unused = usable(dossier, as_of)
    found = {m: c for m, f in figures.items() if m not in PLANNED and (c := candidates(f, as_of))}
    groups = {metric: equals(group) for metric, group in found.items()}
    chosen = that_add_up(groups)
    planned, disagreements = planned_of(figures, as_of)
    values = {metric: _told(candidate, groups[metric], as_of) for metric, candidate in chosen.items()}
    values |= sums(planned, as_of, dossier.company.currency)
    values |= _open_round(values)
    values |= _from_the_past(figures, values, as_of, dossier.company.currency)
    values = _with_derived(values, chosen, as_of)
    clashes = [*disagreements, *(conflict(metric, one, found[metric]) for metric, one in chosen.items())]
    passed = (each for m, one in chosen.items() for each in passed_over(one, groups[m], found[m]))
    position = Position(
        as_of,
        dossier.company.currency,
        MappingProxyType(dict(sorted(values.items()))),
        tuple(sorted((clash for clash in clashes if clash is not None), key=lambda clash: clash.metric)),
        unused,
        monthly_series(figures.get("revenue", []), as_of),
        planned,
        tuple(passed),
        figures=MappingProxyType({figure.id: figure for figure in dossier.figures}),
    )
    return replace(position, cross_checks=cross_checks(position, figures))


def _told(chosen: Candidate, group: tuple[Candidate, ...], as_of: date) -> Value:
    """The chosen value with what its reader should know."""
    value, figure = widened(chosen, group), chosen.figure
    notes = []
    if figure.as_of > as_of:
        day = day_in_words(figure.as_of)
        notes.append(f"Dated {day}, after the day of this reading; nothing earlier is known.")
    if figure.metric == "cash" and value.likely < 0:
        notes.append("Below zero: an overdraft.")
    elif not _in_bounds(figure):
        notes.append("Outside what is usual; kept as it was typed, and worth checking.")
    return replace(value, notes=(*value.notes, *notes))


def _in_bounds(figure: Figure) -> bool:
    lowest, highest = figure.about.lowest, figure.about.highest
    return all(end is None or lowest <= end <= highest for end in (figure.low, figure.likely, figure.high))


def _open_round(values: Mapping[str, Value]) -> dict[str, Value]:
    """The last round's amount, where the round is not closed, says that it is no money yet."""
    closed, amount = values.get("last_round_closed"), values.get("last_round_amount")
    if closed is None or amount is None or closed.likely > 0:
        return {}
    note = "The round is not closed: this is no money yet."
    return {"last_round_amount": replace(amount, notes=(*amount.notes, note))}


def _from_the_past(
    figures: Mapping[str, Sequence[Figure]], values: Mapping[str, Value], as_of: date, currency: str
) -> dict[str, Value]:
    """Growth rates and gross margin, where not stated, from figures that belong together."""
    revenues = figures.get("revenue", ())
    found: dict[str, Value | None] = {}
    if "growth" not in values:
        found["growth"] = growth_by_month(revenues, as_of, currency)
    for name, of in _RATES:
        if name not in values and found.get(name) is None:
            found[name] = compound_rate(points_of(figures.get(of, ())), as_of, of, values.get(of))
    if found.get("expense_growth") is None:
        spent = (*points_of(figures.get("expenses", ())), *spending(revenues, figures.get("net_burn", ())))
        found["expense_growth"] = compound_rate(spent, as_of, "expenses", values.get("expenses"))
    if "gross_margin" not in values:
        found["gross_margin"] = gross_margin(revenues, figures.get("cost_of_revenue", ()), values)
    return {name: value for name, value in found.items() if value is not None}


def _with_derived(
    stated: Mapping[str, Value], chosen: Mapping[str, Candidate], as_of: date
) -> dict[str, Value]:
    """All that follows from what is stated, by `as_of`."""
    values = dict(stated)
    if "runway_months" in chosen:
        # Before cash is derived from it: what is left of a stated runway is what there is money for.
        since = chosen["runway_months"].figure.as_of
        values["runway_months"] = aged_runway(values["runway_months"], since, as_of)
    values = derived(values)
    if "net_burn" not in values and "cash" in chosen and not {"revenue", "expenses"}.isdisjoint(values):
        # With neither of them, this burn would only lead back to the runway it came from.
        burn = burn_by_runway(values, chosen["cash"].figure.as_of, as_of)
        values = values if burn is None else derived({**values, "net_burn": burn})
    values |= _expenses_with_burn(values)
    if "cash" in chosen and (cash := aged_cash(values, chosen["cash"].figure.as_of, as_of)) is not None:
        values["cash"] = cash
    return values


def _expenses_with_burn(values: Mapping[str, Value]) -> dict[str, Value]:
    """Expenses widened to what the stated burn implies, where the two disagree.

    Expenses = revenue + net burn; burn figures outside the range of expenses less
    revenue (by more than rounding) widen the range of expenses.
    """
    if any(name not in values for name in ("expenses", "revenue", "net_burn")):
        return {}
    expenses, burn, revenue = values["expenses"], values["net_burn"], values["revenue"].likely
    if burn.is_derived:
        return {}
    low, high = revenue + burn.floor, revenue + burn.ceiling
    slack = ROUNDING_SHARE * abs(expenses.likely)
    wider_low = low if low < expenses.floor - slack else expenses.low
    wider_high = high if high > expenses.ceiling + slack else expenses.high
    if (wider_low, wider_high) == (expenses.low, expenses.high):
        return {}
    note = "The range includes what the stated net burn implies."
    sources = tuple(dict.fromkeys((*expenses.sources, *burn.sources)))
    wider = replace(expenses, low=wider_low, high=wider_high, sources=sources, notes=(*expenses.notes, note))
    return {"expenses": wider}
