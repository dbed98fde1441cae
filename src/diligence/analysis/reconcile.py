"""From many claims to one position: choose, bring to months, derive, age."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from diligence.amounts import day_in_words, months_in_words
from diligence.analysis.choose import (
    Candidate,
    candidates,
    conflict,
    equals,
    monthly,
    that_add_up,
    widened,
)
from diligence.analysis.derive import derived
from diligence.analysis.history import compound_rate, monthly_series
from diligence.analysis.position import Position, Value
from diligence.analysis.terms import is_plausible
from diligence.model import Dossier, Figure, Unit
from diligence.months import months_between

if TYPE_CHECKING:
    from datetime import date

_RATES = (("growth", "revenue"), ("expense_growth", "expenses"), ("headcount_growth", "headcount"))

ROUNDING_SHARE = 0.02
"""Stated burn this close to expenses less revenue, as a share of expenses, is rounding."""


def reconcile(dossier: Dossier, as_of: date) -> Position:
    """One value for each metric, out of all that was claimed.

    Steps: set aside what can't be used; choose per metric (`choose`); growth and
    expense growth from earlier figures where not stated; derive what follows from
    the identities; age old cash forward by burn.

    Parameters
    ----------
    dossier
        Its figures may contradict each other, and may be of any date.
    as_of
        The day the position is for. Figures dated later are used only for
        metrics that have none before, and say so.

    Examples
    --------
    >>> from datetime import date
    >>> from diligence.model import Company
    >>> empty = Dossier(company=Company(slug="acme", name="Acme"))
    >>> reconcile(empty, date(2026, 1, 31)).missing(["cash"])
    ('cash',)
    """
    usable, unused = _usable(dossier)
    found = {m: c for m, f in usable.items() if (c := candidates(f, as_of))}
    groups = {metric: equals(group) for metric, group in found.items()}
    chosen = that_add_up(groups)
    values = {metric: _dated(candidate, groups[metric], as_of) for metric, candidate in chosen.items()}
    disagreements = (conflict(metric, one, found[metric]) for metric, one in chosen.items())
    values |= _growths(usable, values, as_of)
    # Before cash is derived from it: what is left of a stated runway is what there is money for.
    values |= _aged_runway(chosen.get("runway_months"), values, as_of)
    values = derived(values)
    values |= _expenses_with_burn(values)
    values |= _aged_cash(chosen.get("cash"), values, as_of)
    return Position(
        as_of,
        dossier.company.currency,
        MappingProxyType(dict(sorted(values.items()))),
        tuple(sorted((d for d in disagreements if d is not None), key=lambda d: d.metric)),
        tuple(unused),
        monthly_series(usable.get("revenue", []), as_of),
    )


def _usable(dossier: Dossier) -> tuple[dict[str, list[Figure]], list[tuple[str, str]]]:
    usable: dict[str, list[Figure]] = {}
    unused: list[tuple[str, str]] = []
    for figure in dossier.figures:
        reason = _why_not(figure, dossier.company.currency)
        if reason:
            unused.append((figure.id, reason))
        else:
            usable.setdefault(figure.metric, []).append(figure)
    return usable, unused


def _why_not(figure: Figure, currency: str) -> str:
    if not figure.readable:
        return figure.problem or f"no metric of the catalogue is called {figure.metric}"
    if figure.about.unit is Unit.MONEY and figure.currency not in (None, currency):
        return f"it is in {figure.currency} and the dossier is in {currency}; enter it in {currency}"
    if figure.about.has_period and figure.per is None:
        return "it does not say per week, month, quarter or year"
    if figure.metric == "growth" and not _can_be_growth(figure):
        return "growth must be more than -100 % and at most 1,000 % a month; check it for a typing error"
    return ""


def _can_be_growth(figure: Figure) -> bool:
    rate = monthly(figure)
    ends = () if rate is None else (rate.floor, rate.likely, rate.ceiling)
    return all(is_plausible(end) for end in ends)


def _dated(chosen: Candidate, group: tuple[Candidate, ...], as_of: date) -> Value:
    value = widened(chosen, group)
    if chosen.figure.as_of <= as_of:
        return value
    note = (
        f"Dated {day_in_words(chosen.figure.as_of)}, after the day of this reading; nothing earlier is known."
    )
    return Value(value.low, value.likely, value.high, value.how, value.sources, (*value.notes, note))


def _growths(usable: dict[str, list[Figure]], values: dict[str, Value], as_of: date) -> dict[str, Value]:
    found: dict[str, Value] = {}
    for name, of in _RATES:
        if name not in values:
            rate = compound_rate(usable.get(of, []), as_of, of, values.get(of))
            if rate is not None:
                found[name] = rate
    return found


def _expenses_with_burn(values: dict[str, Value]) -> dict[str, Value]:
    """Expenses widened to what the stated burn implies, where the two disagree.

    Expenses = revenue + net burn; burn figures outside the range of expenses less
    revenue (by more than rounding) widen the range of expenses.
    """
    if any(name not in values for name in ("expenses", "revenue", "net_burn")):
        return {}
    expenses, burn, revenue = values["expenses"], values["net_burn"], values["revenue"].likely
    if burn.how.startswith("derived"):
        return {}
    low, high = revenue + burn.floor, revenue + burn.ceiling
    slack = ROUNDING_SHARE * abs(expenses.likely)
    wider_low = low if low < expenses.floor - slack else expenses.low
    wider_high = high if high > expenses.ceiling + slack else expenses.high
    if (wider_low, wider_high) == (expenses.low, expenses.high):
        return {}
    note = "The range includes what the stated net burn implies."
    sources = tuple(dict.fromkeys((*expenses.sources, *burn.sources)))
    return {
        "expenses": Value(
            wider_low, expenses.likely, wider_high, expenses.how, sources, (*expenses.notes, note)
        )
    }


def _aged_cash(chosen: Candidate | None, values: dict[str, Value], as_of: date) -> dict[str, Value]:
    """Cash as it will be by `as_of` when burn went on as it is: C - B * months."""
    cash, burn = values.get("cash"), values.get("net_burn")
    if chosen is None or cash is None or burn is None:
        return {}
    months = months_between(chosen.figure.as_of, as_of)
    if months <= 0 or burn.likely <= 0:
        return {}
    likely = max(0.0, cash.likely - burn.likely * months)
    low = None if cash.low is None else max(0.0, cash.low - max(burn.ceiling, 0.0) * months)
    high = None if cash.high is None else max(0.0, cash.high - max(burn.floor, 0.0) * months)
    since = f"{(as_of - chosen.figure.as_of).days} days" if months < 1 else months_in_words(months)
    how = f"derived: cash of {day_in_words(chosen.figure.as_of)} less {since} of net burn"
    sources = tuple(dict.fromkeys((*cash.sources, *burn.sources)))
    note = ("By this reckoning it is gone.",) if likely == 0 else ()
    return {"cash": Value(low, likely, high, how, sources, (*cash.notes, *note))}


def _aged_runway(chosen: Candidate | None, values: dict[str, Value], as_of: date) -> dict[str, Value]:
    """A runway stated some months ago is shorter by those months."""
    months = 0.0 if chosen is None else months_between(chosen.figure.as_of, as_of)
    if chosen is None or months <= 0:
        return {}
    stated = values["runway_months"]
    said = f"{months_in_words(stated.likely)} stated on {day_in_words(chosen.figure.as_of)}"
    how = f"derived: {said}, less the time since"
    ends = (None if end is None else max(0.0, end - months) for end in (stated.low, stated.high))
    low, high = ends
    return {
        "runway_months": Value(low, max(0.0, stated.likely - months), high, how, stated.sources, stated.notes)
    }
