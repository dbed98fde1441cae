"""The figures one can reckon with, all in the dossier's currency, and why others can't be used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diligence.amounts import day_in_words, number_in_words
from diligence.analysis.choose import monthly
from diligence.analysis.terms import is_plausible
from diligence.model import Dossier, ExchangeRate, Figure, Unit

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

LARGEST = 1e15
"""A figure beyond this is a typing error, as in the grammar of amounts."""


def usable(dossier: Dossier, as_of: date) -> tuple[dict[str, list[Figure]], tuple[tuple[str, str], ...]]:
    """The figures of each metric in the dossier's currency, and the id of every other with its reason."""
    found: dict[str, list[Figure]] = {}
    unused: list[tuple[str, str]] = []
    for figure in dossier.figures:
        brought = in_currency(figure, dossier.company.currency, dossier.rates)
        if brought is None:
            unused.append((figure.id, _no_rate(figure, dossier)))
        elif reason := _why_not(brought, as_of):
            unused.append((figure.id, reason))
        else:
            found.setdefault(figure.metric, []).append(brought)
    return found, tuple(unused)


def in_currency(figure: Figure, currency: str, rates: Sequence[ExchangeRate]) -> Figure | None:
    """A figure with its money in another currency, or ``None`` when no rate is on record.

    The rate of the day nearest to the figure's is taken, of two as near the one
    entered last, in whichever direction it was given. The figure's note tells it.

    Examples
    --------
    >>> from datetime import date
    >>> from diligence.model import Source, SourceKind
    >>> day = date(2026, 9, 30)
    >>> cash = Figure(
    ...     id="c", metric="cash", likely=1e6, currency="EUR", as_of=day, source=Source(kind=SourceKind.PRESS)
    ... )
    >>> rate = ExchangeRate(currency="EUR", into="USD", rate=1.17, as_of=day, source="ECB")
    >>> brought = in_currency(cash, "USD", [rate])
    >>> brought.likely, brought.source.note
    (1170000.0, 'EUR 1M at 1.17 of 30 September 2026 (ECB)')
    """
    if figure.currency in (None, currency) or not figure.readable or figure.about.unit is not Unit.MONEY:
        return figure
    fitting = [rate for rate in reversed(rates) if rate.between(figure.currency, currency) is not None]
    if not fitting:
        return None
    rate = min(fitting, key=lambda rate: abs((rate.as_of - figure.as_of).days))
    worth = rate.between(figure.currency, currency) or 0.0
    ends = {name: getattr(figure, name) for name in ("low", "likely", "high")}
    brought = {name: None if end is None else end * worth for name, end in ends.items()}
    said = figure.source.note.strip().rstrip(".")
    note = f"{said}; {_at_rate(figure, rate)}" if said else _at_rate(figure, rate)
    source = figure.source.model_copy(update={"note": note})
    return figure.model_copy(update={**brought, "currency": currency, "source": source})


def _at_rate(figure: Figure, rate: ExchangeRate) -> str:
    amount = f"{figure.currency} {number_in_words(figure.likely or 0.0)}"
    worth = f"{rate.rate:g}" if rate.currency == figure.currency else f"1/{rate.rate:g}"
    source = f" ({rate.source})" if rate.source else ""
    return f"{amount} at {worth} of {day_in_words(rate.as_of)}{source}"


def _no_rate(figure: Figure, dossier: Dossier) -> str:
    currency, slug = dossier.company.currency, dossier.company.slug
    command = f"diligence rate {slug} {figure.currency} RATE"
    return f"it is in {figure.currency} and the dossier is in {currency}; give the rate with '{command}'"


def _why_not(figure: Figure, as_of: date) -> str:
    if not figure.readable:
        return figure.problem or f"no metric of the catalogue is called {figure.metric}"
    ends = (figure.low, figure.likely, figure.high)
    if not all(end is None or abs(end) <= LARGEST for end in ends):
        return "it is larger than any company's figure; check it for a typing error"
    if figure.about.has_period and figure.per is None:
        return "it does not say per week, month, quarter or year"
    if figure.metric == "growth" and not _can_be_growth(figure):
        return "growth must be more than -100 % and at most 1,000 % a month; check it for a typing error"
    if figure.metric == "planned_hires" and figure.as_of <= as_of:
        return "the day they start has passed; count them in the headcount"
    return ""


def _can_be_growth(figure: Figure) -> bool:
    rate = monthly(figure)
    ends = () if rate is None else (rate.floor, rate.likely, rate.ceiling)
    return all(is_plausible(end) for end in ends)
