"""The survey that asks users how they would feel without the product."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from diligence.amounts import number_in_words, share_in_words
from diligence.analysis.mark import heard

if TYPE_CHECKING:
    from diligence.analysis.position import Position
    from diligence.model import Dossier

MUST_HAVE_SHARE = 0.40
"""Of users very disappointed without the product: Sean Ellis's mark."""
POINTING_RESPONDENTS, CONFIDENT_RESPONDENTS = 30, 100
"""So many answers point a way, and so many give confidence: Sean Ellis."""


COUNTED = ("pmf.reached", "survey-counted")
HAPPIEST = ("pmf.must-have", "happiest-asked")
"""Signals of the bank: the mark was passed by enough, and only the happiest were asked."""


@dataclass(frozen=True)
class Survey:
    """What users said when asked how they would feel without the product.

    Attributes
    ----------
    points
        Whether it points to product-market fit; ``None`` while that can't be told.
    in_words
        The result with its sample size, or what is missing.
    """

    points: bool | None
    in_words: str
    evidence: tuple[str, ...] = ()


def survey_of(dossier: Dossier, position: Position) -> Survey:
    """The survey that asks who would be very disappointed without the product.

    References
    ----------
    Sean Ellis, by way of Andy Vandervell, https://posthog.com/founders/measure-product-market-fit
    """
    share, count = position.get("must_have_share"), position.get("must_have_respondents")
    evidence = (*(share.sources if share else ()), *(count.sources if count else ()))
    if share is None:
        if ids := heard(dossier, *COUNTED):
            told = "At least 40 % of 30 users or more were said to be very disappointed without it."
            return Survey(points=True, in_words=told, evidence=ids)
        return Survey(None, "Whether users would miss it is not known yet.")
    said = f"{share_in_words(share.likely)} would be very disappointed without it"
    if count is None:
        return Survey(None, f"{said}; how many were asked is not known yet.", evidence)
    of = f"{share_in_words(share.likely)} of {number_in_words(count.likely)} asked"
    said = f"{of} would be very disappointed without it"
    if count.likely < POINTING_RESPONDENTS:
        return Survey(None, f"{said}; it takes {POINTING_RESPONDENTS} answers to point a way.", evidence)
    if ids := heard(dossier, *HAPPIEST):
        return Survey(None, f"{said}; only the happiest users were asked.", (*evidence, *ids))
    sure = count.likely >= CONFIDENT_RESPONDENTS
    weight = "enough answers to rely on" if sure else "enough answers to point a way"
    mark = f"{share_in_words(MUST_HAVE_SHARE)} is the mark"
    return Survey(share.likely >= MUST_HAVE_SHARE, f"{said}; {mark}, and these are {weight}.", evidence)
