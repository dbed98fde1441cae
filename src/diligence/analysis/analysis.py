"""All arithmetic on one dossier at one date, as one value."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite
from typing import TYPE_CHECKING

from diligence.amounts import Measure
from diligence.analysis.odds import Odds, simulate
from diligence.analysis.projection import Convention
from diligence.analysis.reconcile import reconcile
from diligence.analysis.solve import Flip, flips, growth_needed
from diligence.analysis.terms import founders_terms, sober_terms
from diligence.analysis.verdict import Reading, TermsOf, Verdict, pinched, read, simple_runway

if TYPE_CHECKING:
    from datetime import date

    from diligence.analysis.position import Position
    from diligence.model import Dossier


@dataclass(frozen=True)
class Analysis:
    """All arithmetic on one position.

    Attributes
    ----------
    asked
        The reading the verdict is taken from: the founder's terms unless others
        were asked for.
    verdict
        That reading's verdict, sharpened to a fatal pinch where it is one.
    flips
        Figures that change that reading's verdict within their ranges.
    simple_runway_months
        Cash over net burn, beside the runway along the projected path.
    """

    position: Position
    asked: Reading
    founder: Reading
    sober: Reading
    odds: Odds
    verdict: Verdict
    flips: tuple[Flip, ...]
    growth_needed: Measure
    simple_runway_months: Measure

    @property
    def firm(self) -> bool:
        """Whether the verdict holds over the ranges of all figures."""
        return not self.flips

    @property
    def undecided(self) -> bool:
        """Whether the founder's and the sober terms disagree, or the figures leave it open."""
        return not self.firm or self.founder.verdict.is_dead != self.sober.verdict.is_dead


def analyse(dossier: Dossier, as_of: date, seed: int = 0) -> Analysis:
    """Reconcile, read on both terms, and simulate."""
    return analyse_position(reconcile(dossier, as_of), seed=seed)


def analyse_position(
    position: Position,
    *,
    asked: TermsOf = founders_terms,
    sober: TermsOf = sober_terms,
    convention: Convention = Convention.MONTHLY,
    seed: int = 0,
) -> Analysis:
    """The same for a position that was not reconciled from a dossier.

    Parameters
    ----------
    asked
        Terms the verdict is given on.
    sober
        Terms of the sober reading.
    convention
        How time passes in all three readings; the odds always go by month.
    """
    reading = read(position, asked, convention)
    return Analysis(
        position,
        reading,
        read(position, founders_terms, convention),
        read(position, sober, convention),
        simulate(position, seed=seed),
        pinched(position, reading),
        flips(position, asked, convention),
        growth_needed(position, reading.terms, convention),
        _simple(position),
    )


def _simple(position: Position) -> Measure:
    months = simple_runway(position)
    if months is not None:
        return Measure.known(months) if isfinite(months) else Measure.infinite("next to nothing is burned")
    burn = position.likely("net_burn")
    if burn is not None and burn <= 0:
        return Measure.infinite("nothing is burned")
    return Measure.unknown(
        f"{' and '.join(position.missing(('cash', 'net_burn')))} not known yet".replace("_", " ")
    )
