"""How fast something grew, from two figures of one source half a year apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from diligence.analysis.choose import monthly
from diligence.analysis.history import LOOK_BACK_MONTHS
from diligence.months import months_between

if TYPE_CHECKING:
    from datetime import date

    from diligence.model import Dossier, Figure

HALF_A_YEAR = 6.0


@dataclass(frozen=True)
class Pace:
    """How much a metric changed in six months, and the two figures that say so."""

    change_share: float
    evidence: tuple[str, str]


def pace_of(dossier: Dossier, metric: str, as_of: date) -> Pace | None:
    """The change of a metric over six months, from two figures of one source.

    ``(now / then) ** (6 / months) - 1``, with the newest figure there is by `as_of` and,
    of those 3 to 13 months before it, the one nearest to six; ``None`` without two.

    Examples
    --------
    >>> from datetime import date
    >>> from diligence.model import Company, Dossier, Figure, Source, SourceKind
    >>> told = [
    ...     Figure(
    ...         id=str(n),
    ...         metric="customers",
    ...         low=n,
    ...         likely=n,
    ...         high=n,
    ...         as_of=day,
    ...         source=Source(kind=SourceKind.FOUNDER),
    ...     )
    ...     for n, day in ((100, date(2025, 6, 30)), (144, date(2026, 6, 30)))
    ... ]
    >>> acme = Dossier(company=Company(slug="acme", name="Acme"), figures=tuple(told))
    >>> round(pace_of(acme, "customers", date(2026, 6, 30)).change_share, 3)
    0.2
    """
    known = [f for f in reversed(dossier.figures_of(metric)) if f.as_of <= as_of and monthly(f)]
    for now in sorted(known, key=lambda f: f.as_of, reverse=True):
        earlier = [f for f in known if _comparable(f, now)]
        if earlier:
            then = min(earlier, key=lambda f: abs(months_between(f.as_of, now.as_of) - HALF_A_YEAR))
            times = _amount(now) / _amount(then)
            power = HALF_A_YEAR / months_between(then.as_of, now.as_of)
            return Pace(float(times**power) - 1, (then.id, now.id))
    return None


def _comparable(then: Figure, now: Figure) -> bool:
    least, most = LOOK_BACK_MONTHS
    one, other = then.source, now.source
    same = (one.kind, one.who, one.url) == (other.kind, other.who, other.url)
    return same and least <= months_between(then.as_of, now.as_of) <= most and _amount(then) > 0


def _amount(figure: Figure) -> float:
    value = monthly(figure)
    return 0.0 if value is None else value.likely
