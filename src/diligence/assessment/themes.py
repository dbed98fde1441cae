"""A company theme by theme: never a mark, always with how much of it is known."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from diligence.analysis.answers import newest_answers
from diligence.assessment.coverage import Coverage, ThemeCoverage
from diligence.flags import Flag, one_per_cause
from diligence.flags.themes import theme_of
from diligence.model import Colour, Rating

if TYPE_CHECKING:
    from collections.abc import Mapping

    from diligence.model import Bank, Dossier, Theme


@dataclass(frozen=True)
class ThemeProfile:
    """One theme of a company.

    There is no average in it: ten clear answers don't make up for a critical flag.

    Attributes
    ----------
    coverage
        How much of the theme was asked, answered, and answered with evidence.
    ratings
        How many answers were how good; of each person the newest to each question counts.
    red
        The worst red flag of each cause, worst first.
    green
        What speaks for the company.
    """

    coverage: ThemeCoverage
    ratings: Mapping[Rating, int]
    red: tuple[Flag, ...]
    green: tuple[Flag, ...]

    @property
    def in_words(self) -> str:
        """How much is known, and the worst of it.

        Examples
        --------
        >>> pay = ThemeCoverage("team", "Team", total=14, asked=3, answered=2, evidenced=0)
        >>> ThemeProfile(pay, {}, (), ()).in_words
        '2 of 14 known, none with evidence; no red flag so far.'
        >>> ThemeProfile(ThemeCoverage("role", "Role", 5, 0, 0, 0), {}, (), ()).in_words
        'Nothing known yet: 5 to ask.'
        """
        known = self.coverage
        if not (known.total or self.red):
            return "Nothing to ask yet."
        if not (known.answered or self.red):
            asked = f"; {known.asked} asked without an answer" if known.asked else ""
            return f"Nothing known yet: {known.total} to ask{asked}."
        shown = f"{known.evidenced} with evidence" if known.evidenced else "none with evidence"
        worst = self.red[0] if self.red else None
        said = f"worst: {worst.title} ({worst.severity.value})" if worst else "no red flag so far"
        return f"{known.answered} of {known.total} known, {shown}; {said}."


def profile_of(
    dossier: Dossier, coverage: Coverage, flags: tuple[Flag, ...], bank: Bank
) -> tuple[ThemeProfile, ...]:
    """Every theme of the bank, in its order."""
    placed = [(theme_of(flag.id, bank), flag) for flag in flags]
    return tuple(
        ThemeProfile(
            known,
            _ratings(dossier, theme),
            one_per_cause(flag for place, flag in placed if place == theme.id and flag.colour is Colour.RED),
            tuple(flag for place, flag in placed if place == theme.id and flag.colour is Colour.GREEN),
        )
        for theme, known in zip(bank.themes, coverage.themes, strict=True)
    )


def _ratings(dossier: Dossier, theme: Theme) -> Mapping[Rating, int]:
    newest = (answer for question in theme.questions for answer in newest_answers(dossier, question.id))
    counted = Counter(answer.rating for answer in newest if answer.rating)
    return {rating: counted[rating] for rating in Rating if counted[rating]}
