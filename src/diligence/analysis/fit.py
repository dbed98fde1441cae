"""Product-market fit as a level, with its reasons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from diligence.amounts import Measure
from diligence.analysis.ladder import CLAIMS_MORE, LEVEL, LEVELS, REPEATED, USED, Claim, claims_of, steps
from diligence.analysis.mark import heard
from diligence.analysis.survey import Survey, survey_of
from diligence.analysis.trifecta import Trifecta, trifecta_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diligence.analysis.mark import Mark
    from diligence.analysis.position import Position
    from diligence.model import Dossier

NEXT = (
    ("How they met the problem, and what people do about it today.", "pmf.problem"),
    ("What users said about the problem, in their own words.", "pmf.founder-sales"),
    ("How many people use it, and for what.", "pmf.active-users"),
    ("A retention curve that goes flat without reminders.", "pmf.retention"),
    ("Five alike customers who pay in full, use it as meant and would recommend it.", "pmf.references"),
    ("Two people who aren't founders and close sales by themselves.", "pmf.non-founder-sales"),
)
"""By level: what would show the one above, and the bank's question that asks for it."""

CLAIMED_BARE = ("pmf.reached", "claim-without-figures")
"""A question and a signal of the bank."""


@dataclass(frozen=True)
class Fit:
    """How far a company has got towards product-market fit.

    Attributes
    ----------
    level
        0 to 5: the highest level that figures, signs that were heard or answers rated
        clear or evidenced show; or why it is not known. A claim alone shows nothing.
    at_most
        The highest level that nothing on record speaks against.
    claims
        What each person answered to ``pmf.level``.
    reasons, against
        What speaks for the levels and against them, one sentence each.
    evidence
        Ids of the figures and answers these rest on.
    trifecta, survey
        Growth, use and retention; and whether users would miss it.
    next, question
        What would show the next level, and the bank's question that asks for it.
    """

    level: Measure
    at_most: int
    claims: tuple[Claim, ...]
    reasons: tuple[str, ...]
    against: tuple[str, ...]
    evidence: tuple[str, ...]
    trifecta: Trifecta
    survey: Survey
    next: str
    question: str

    @property
    def claimed(self) -> Claim | None:
        """The highest claim; ``None`` where nobody made one."""
        return max(self.claims, key=lambda claim: claim.level, default=None)

    @property
    def ceiling(self) -> int:
        """The highest level left open: nothing speaks against it, and nobody says it is lower."""
        if self.claimed is None:
            return self.at_most
        return min(self.at_most, max(self.claimed.level, int(self.level.value or 0)))

    @property
    def in_words(self) -> str:
        """The level in a sentence, and the claim where it says something else."""
        level, claim = self.level.value, self.claimed
        shown = (
            f"The level is not known: {self.level.why}."
            if level is None
            else f"Level {level:.0f} of {REPEATED} is shown: {LEVELS[int(level)]}."
        )
        if claim is None or claim.level == level:
            return shown
        if level is None:
            beside = "nothing on record shows it yet"
        elif claim.level > level:
            beside = "the evidence does not reach that far yet"
        else:
            beside = "the evidence reaches further"
        return f"{shown} Claimed is level {claim.level} ({claim.by}): {LEVELS[claim.level]}; {beside}."


def fit_of(dossier: Dossier, position: Position) -> Fit:
    """How far a company has got towards product-market fit, by what is on record.

    The level is the highest that something shows, held down below the lowest that
    something speaks against: customers who pay and recommend it have passed the steps
    before. Where the product is used, doubts about its problem no longer count.

    Parameters
    ----------
    dossier
        For its answers; of each person the newest counts.
    position
        The same company's figures, reconciled.

    References
    ----------
    James Hawkins, The Product-Market Fit Game, https://posthog.com/founders/product-market-fit-game

    Examples
    --------
    >>> from datetime import date
    >>> from diligence.analysis import Position, Value
    >>> from diligence.model import Answer, Company, Dossier
    >>> today = date(2026, 6, 30)
    >>> said = Answer(id="level", question="pmf.level", value="users return unprompted", as_of=today)
    >>> acme = Dossier(company=Company(slug="acme", name="Acme"), answers=(said,))
    >>> fit = fit_of(acme, Position(today, "USD", {"customers": Value.exact(12.0)}))
    >>> fit.level.value, fit.reasons, fit.next
    (3.0, ('12 customers pay.',), 'A retention curve that goes flat without reminders.')
    >>> fit.in_words.partition(". ")[2]
    'Claimed is level 4 (founder): users return unprompted; the evidence does not reach that far yet.'
    """
    trifecta = trifecta_of(dossier, position)
    found = steps(dossier, position, trifecta.retention)
    shown = max((level for level, mark in found if mark.speaks_for), default=None)
    at_most = _at_most(found, shown)
    level = _level(shown, at_most)
    # With nothing shown, use is the first thing to ask for: it tells more than the steps before it.
    wanted, question = NEXT[USED - 1 if level.value is None else int(level.value)]
    marks = [mark for _, mark in found]
    return Fit(
        level,
        at_most,
        claims_of(dossier),
        tuple(mark.why for mark in marks if mark.speaks_for),
        (*(mark.why for mark in marks if not mark.speaks_for), *_claimed_only(dossier)),
        tuple(dict.fromkeys(source for mark in marks for source in mark.evidence)),
        trifecta,
        survey_of(dossier, position),
        wanted,
        question,
    )


def _at_most(found: tuple[tuple[int, Mark], ...], shown: int | None) -> int:
    is_used = shown is not None and shown >= USED
    doubted = [level for level, mark in found if not mark.speaks_for and (level >= USED or not is_used)]
    return min(doubted, default=REPEATED + 1) - 1


def _level(shown: int | None, at_most: int) -> Measure:
    if at_most == 0:
        return Measure.known(0.0)
    if shown is None:
        return Measure.unknown("no figure, sign or well-told answer shows one yet")
    return Measure.known(float(min(shown, at_most)))


def _claimed_only(dossier: Dossier) -> Iterator[str]:
    if heard(dossier, *CLAIMED_BARE):
        yield "Product-market fit was claimed, and no figure followed; a claim shows no level."
    if heard(dossier, LEVEL, CLAIMS_MORE):
        yield "A step further was claimed than the evidence shows."
