"""What growth costs: burn multiple, payback, retention and their relatives, each with its band."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import isfinite

from diligence.amounts import Absence, Kind, Measure
from diligence.analysis.bands import SCALES, band_of
from diligence.analysis.choose import WINDOW_DAYS
from diligence.analysis.foregone import SMALL_BASE
from diligence.analysis.growth import by_month
from diligence.analysis.position import Position
from diligence.analysis.recipes import ABOUT, ALL_RECURS, RECIPES, Recipe
from diligence.analysis.scale import Band
from diligence.analysis.terms import is_plausible
from diligence.errors import ImpossibleInputError

QUARTER_MONTHS = 3

_RESTS_ON_GROWTH = frozenset(
    ("yearly_growth", "burn_multiple", "efficiency_score", "rule_of_40", "magic_number", "cac_payback_months")
)
_BANDED = frozenset(scale.measure for scale in SCALES)
_TOO_SMALL = "Revenue is too small a base for a band to mean anything."
_ENTER_RECURRING = "Bands are for recurring revenue: enter that to compare."


@dataclass(frozen=True)
class Indicator:
    """One measure of efficiency, with all that is needed to check it.

    Attributes
    ----------
    id, label
        Stable name, and the name people know.
    kind
        Money in the position's currency, a share, months, or a bare number of times.
    value
        At the likely values of its inputs, or why there is none.
    formula
        In words and signs; amounts are per month.
    inputs
        Metric (or earlier indicator, or month of the history) and its value, for those
        that are known.
    source
        Who defines it so.
    band
        Where it lies among other companies. ``None`` where nobody says, on a base too small
        for it to mean anything, and where all revenue had to be taken to recur: a maker of
        goods would look like the best of subscription companies.
    note
        What was taken for granted, and the band's caveat.
    """

    id: str
    label: str
    kind: Kind
    value: Measure
    formula: str
    inputs: tuple[tuple[str, float], ...]
    source: str
    band: Band | None = None
    note: str = ""


@dataclass
class _Ledger:
    """What is known while the indicators are reckoned one after the other."""

    measures: dict[str, Measure]
    notes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    missing: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def lacks(self, recipe: Recipe) -> tuple[str, ...]:
        """The unknown metrics that keep a recipe from being followed."""
        lacking = (
            self.missing.get(name, (name,))
            for name in recipe.needs
            if name not in self.measures or self.measures[name].absence is Absence.UNKNOWN
        )
        return tuple(dict.fromkeys(name for names in lacking for name in names))


def efficiency(position: Position) -> tuple[Indicator, ...]:
    """Every measure of efficiency of one position, known or not, in a fixed order.

    Parameters
    ----------
    position
        Amounts and rates are per month. Where recurring revenue is not known, all revenue
        is taken to recur, and the note says so. Months of the history are used when the
        newest is at most 90 days old.

    Raises
    ------
    ImpossibleInputError
        For a growth that no company has; the terms of a reading refuse the same.

    Examples
    --------
    >>> from datetime import date
    >>> from diligence.analysis.position import Value
    >>> known = {"recurring_revenue": 30_000.0, "net_burn": 45_000.0, "growth": 0.1}
    >>> values = {name: Value.exact(value) for name, value in known.items()}
    >>> found = {i.id: i for i in efficiency(Position(date(2026, 6, 30), "USD", values))}
    >>> found["burn_multiple"].value.value, found["burn_multiple"].band.label
    (1.25, 'great')
    >>> found["cac_payback_months"].value.why
    'sales marketing and gross margin not known yet'
    """
    growth = position.likely("growth")
    if growth is not None and not is_plausible(growth):
        raise ImpossibleInputError("growth", "a monthly rate between -100 % and 1,000 %", f"{growth:.6g}")
    known = {name: value.likely for name, value in position.values.items()} | _of_history(position)
    ledger = _Ledger({name: Measure.known(value) for name, value in known.items()})
    return tuple(_indicator(name, ledger, position) for name in ABOUT)


def _of_history(position: Position) -> dict[str, float]:
    """Revenue of the last months and quarters, as far as the history has them and is recent."""
    series = by_month(position.history)
    if not series or (position.as_of - max(day for day, _ in position.history)).days > WINDOW_DAYS:
        return {}
    last = max(series)
    months = [series.get(last + -back) for back in range(2 * QUARTER_MONTHS)]
    found = {
        "newest_month": months[0],
        "month_a_quarter_before": months[QUARTER_MONTHS],
        "newest_quarter": _total(months[:QUARTER_MONTHS]),
        "quarter_before": _total(months[QUARTER_MONTHS:]),
    }
    return {name: amount for name, amount in found.items() if amount is not None}


def _total(amounts: Iterable[float | None]) -> float | None:
    known = [amount for amount in amounts if amount is not None]
    return sum(known) if len(known) == QUARTER_MONTHS else None


def _indicator(name: str, ledger: _Ledger, position: Position) -> Indicator:
    recipes = [recipe for recipe in RECIPES if recipe.yields == name]
    recipe = next((r for r in recipes if not ledger.lacks(r)), None)
    if recipe is None:
        # Of those that lack equally much the last asks for what people know best.
        recipe = min(reversed(recipes), key=lambda r: len(ledger.lacks(r)))
    value = _value(recipe, ledger)
    about = ABOUT[name]
    inputs = {n: ledger.measures[n].value for n in recipe.needs if n in ledger.measures}
    inherited = (note for n in recipe.needs for note in ledger.notes.get(n, ()))
    assumed = () if value.value is None else tuple(dict.fromkeys((*recipe.notes, *inherited)))
    ledger.measures[name], ledger.notes[name], ledger.missing[name] = value, assumed, ledger.lacks(recipe)
    band, remark = _band(name, ledger, position)
    return Indicator(
        name,
        about.label,
        about.kind,
        value,
        recipe.formula,
        tuple((n, amount) for n, amount in inputs.items() if amount is not None),
        about.source,
        band,
        " ".join((*assumed, remark)).strip(),
    )


def _value(recipe: Recipe, ledger: _Ledger) -> Measure:
    lacking = ledger.lacks(recipe)
    if lacking:
        return Measure.unknown(f"{' and '.join(lacking)} not known yet".replace("_", " "))
    inputs = {name: ledger.measures[name] for name in recipe.needs}
    absent = next((measure for measure in inputs.values() if measure.value is None), None)
    if absent is not None:
        return absent
    value = recipe.compute(_numbers(inputs))
    if value.value is not None and not isfinite(value.value):
        return Measure.not_applicable("the figures are too large to reckon with")
    return value


def _numbers(measures: Mapping[str, Measure]) -> dict[str, float]:
    return {name: m.value for name, m in measures.items() if m.value is not None}


def _band(name: str, ledger: _Ledger, position: Position) -> tuple[Band | None, str]:
    """The band of a measure and what to know about it, or why it has none."""
    value = ledger.measures[name].value
    if value is None or name not in _BANDED:
        return None, ""
    if ALL_RECURS in ledger.notes[name]:
        return None, _ENTER_RECURRING
    if name in _RESTS_ON_GROWTH and _is_small(position):
        return None, _TOO_SMALL
    arr = ledger.measures["arr"].value if position.currency in SMALL_BASE else None
    band = band_of(name, value, arr)
    return band, "" if band is None else band.caveat


def _is_small(position: Position) -> bool:
    takings = (position.likely(metric) for metric in ("revenue", "recurring_revenue"))
    known = [amount for amount in takings if amount is not None]
    return bool(known) and max(known) < SMALL_BASE.get(position.currency, 0.0)
