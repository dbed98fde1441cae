"""All arithmetic on one dossier at one date, as one value."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite
from typing import TYPE_CHECKING

from diligence.amounts import Measure
from diligence.analysis.efficiency import Indicator, efficiency
from diligence.analysis.flips import Flip, flips
from diligence.analysis.growth import Growth, growth_of
from diligence.analysis.influence import Influence, influences
from diligence.analysis.needs import Needs, needs
from diligence.analysis.odds import Odds, simulate
from diligence.analysis.pinch import pinched, simple_runway
from diligence.analysis.projection import Convention
from diligence.analysis.raising import Financing, IfTheyRaise, if_they_raise, not_simulated
from diligence.analysis.reconcile import reconcile
from diligence.analysis.terms import founders_terms, sober_terms, with_signed_money
from diligence.analysis.verdict import Reading, TermsOf, Verdict, read
from diligence.months import months_between

if TYPE_CHECKING:
    from datetime import date

    from diligence.analysis.position import Position
    from diligence.model import Dossier


UNKNOWN_STAGE = Financing("")
"""A company of which nobody said how it is financed."""


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
    signed
        The founder's terms once the money that is signed has come; ``None`` where none is.
    if_they_raise
        The odds with one more round, always apart.
    flips, sober_flips
        Figures that change that reading's verdict, and the sober one's, within their ranges.
    needs
        What would have to be true for the company to live, on the terms asked for.
    simple_runway_months
        Cash over net burn, beside the runway along the projected path.
    growth, indicators
        What the history says of growth, and what growth costs.
    influences
        What the verdict hangs on most, known or not, the most telling first.
    """

    position: Position
    asked: Reading
    founder: Reading
    sober: Reading
    signed: Reading | None
    odds: Odds
    if_they_raise: IfTheyRaise
    verdict: Verdict
    flips: tuple[Flip, ...]
    sober_flips: tuple[Flip, ...]
    needs: Needs
    simple_runway_months: Measure
    growth: Growth
    indicators: tuple[Indicator, ...]
    influences: tuple[Influence, ...]

    @property
    def growth_needed(self) -> Measure:
        """The lowest monthly growth with which it lives, on the terms asked for."""
        return self.needs.growth_rate

    @property
    def firm(self) -> bool:
        """Whether both verdicts, the asked and the sober one, hold over the ranges of all figures."""
        return not (self.flips or self.sober_flips)

    @property
    def undecided(self) -> bool:
        """Whether the founder's and the sober terms disagree, or the figures leave it open."""
        return not self.firm or self.founder.verdict.is_dead != self.sober.verdict.is_dead


def analyse(dossier: Dossier, as_of: date, seed: int = 0) -> Analysis:
    """Reconcile, read on both terms, and simulate."""
    rounds = [f.as_of for f in dossier.figures_of("last_round_amount") if f.as_of <= as_of]
    since = months_between(max(rounds), as_of) if rounds else None
    financing = Financing(dossier.company.stage, since)
    return analyse_position(reconcile(dossier, as_of), financing=financing, seed=seed)


def analyse_position(
    position: Position,
    *,
    asked: TermsOf = founders_terms,
    sober: TermsOf = sober_terms,
    convention: Convention = Convention.MONTHLY,
    financing: Financing = UNKNOWN_STAGE,
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
        How time passes in all readings; the odds always go by month.
    financing
        Where the company stands between two rounds, for the line "if they raise".
    """
    reading, odds = read(position, asked, convention), simulate(position, seed=seed)
    why = odds.profit_before_cash_out.why
    raising = not_simulated(why) if why else if_they_raise(position, financing, seed=seed)
    signed = with_signed_money(position)
    return Analysis(
        position,
        reading,
        read(position, founders_terms, convention),
        read(position, sober, convention),
        read(position, lambda _: signed) if signed.changes else None,
        odds,
        raising,
        pinched(position, reading),
        flips(position, asked, convention),
        flips(position, sober, convention),
        needs(position, reading.terms, convention),
        _simple(position),
        growth_of(position.history, position.currency),
        efficiency(position),
        influences(position, seed),
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
