"""One dossier at one date, everything computed, in order, as one value."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from diligence.analysis import Analysis, Odds, Position, Projection, Verdict, analyse
from diligence.analysis.answers import Misfit, later_answers, misfits
from diligence.analysis.fit import Fit, fit_of
from diligence.assessment.ask import NextQuestion, next_questions
from diligence.assessment.coverage import Coverage, measure_coverage
from diligence.assessment.themes import ThemeProfile, profile_of
from diligence.bank import shipped_bank
from diligence.flags import (
    RULES,
    Brief,
    Broken,
    Flag,
    Override,
    Rule,
    Thresholds,
    Unknown,
    Withheld,
    one_per_cause,
    run_rules,
)
from diligence.model import Bank, Colour, Dossier

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True)
class Assessment:
    """Everything computed from one dossier at one date.

    Attributes
    ----------
    dossier
        What had been said by that day.
    flags
        Red before green, worst first.
    unknown
        Rules that could not be judged for want of an input.
    next_questions
        What would settle most comes first.
    withheld
        Flags that an exception kept from being raised, and why.
    broken
        Rules that stopped with an exception; all others ran.
    misfits
        Answers that don't fit the questions, kept as they are.
    bank, rules, thresholds
        What the company is judged by.
    """

    dossier: Dossier
    as_of: date
    analysis: Analysis
    flags: tuple[Flag, ...]
    unknown: tuple[Unknown, ...]
    coverage: Coverage
    next_questions: tuple[NextQuestion, ...]
    fit: Fit
    withheld: tuple[Withheld, ...] = ()
    broken: tuple[Broken, ...] = ()
    misfits: tuple[Misfit, ...] = ()
    bank: Bank = field(default_factory=shipped_bank)
    rules: tuple[Rule, ...] = RULES
    thresholds: Thresholds = field(default_factory=Thresholds)

    @property
    def name(self) -> str:
        """The company's name."""
        return self.dossier.company.name

    @property
    def verdict(self) -> Verdict:
        """The answer in one word, on the founder's terms."""
        return self.analysis.verdict

    @property
    def position(self) -> Position:
        """One value for each metric."""
        return self.analysis.position

    @property
    def projection(self) -> Projection:
        """The months to come on the founder's terms."""
        return self.analysis.founder.projection

    @property
    def odds(self) -> Odds:
        """Shares of simulated futures."""
        return self.analysis.odds

    @property
    def profile(self) -> tuple[ThemeProfile, ...]:
        """Theme by theme: how much is known, how well it was answered, and what is good and bad."""
        return profile_of(self.dossier, self.coverage, self.flags, self.bank)

    @property
    def overrides(self) -> tuple[Override, ...]:
        """Every threshold that is not the shipped one."""
        return Thresholds().overrides(self.thresholds)

    @property
    def worst_flags(self) -> tuple[Flag, ...]:
        """The worst red flag of each cause."""
        return one_per_cause(flag for flag in self.flags if flag.colour is Colour.RED)


def assess(
    dossier: Dossier,
    *,
    as_of: date,
    seed: int = 0,
    bank: Bank | None = None,
    rules: tuple[Rule, ...] = RULES,
    thresholds: Thresholds | None = None,
) -> Assessment:
    """Reconcile the figures, project, simulate, apply the rules, and say what to ask.

    Parameters
    ----------
    dossier
        May be empty: then the verdict is that there is not enough data.
    as_of
        The day the judgement is for. Nothing here reads a clock. Answers and conversations
        of a later day are left out, and the answers named among the misfits.
    seed
        Of the simulation; the same seed gives the same result.
    bank
        The shipped questions unless others are given.
    rules
        The shipped rules unless others are given: ``(*RULES, mine)`` adds one's own.
    thresholds
        Where the rules draw their lines; the shipped ones unless others are given.

    Examples
    --------
    >>> from datetime import date
    >>> from diligence.model import Company
    >>> empty = Dossier(company=Company(slug="acme", name="Acme"))
    >>> assess(empty, as_of=date(2026, 1, 31)).verdict
    <Verdict.NOT_ENOUGH_DATA: 'not_enough_data'>
    """
    questions = bank if bank is not None else shipped_bank()
    known = dossier.until(as_of)
    analysis = analyse(known, as_of, seed)
    at = thresholds if thresholds is not None else Thresholds()
    fit = fit_of(known, analysis.position)
    found = run_rules(rules, Brief(known, analysis, fit, at, questions))
    return Assessment(
        known,
        as_of,
        analysis,
        found.flags,
        found.unknown,
        measure_coverage(known, analysis.position, questions),
        next_questions(known, analysis, found.flags, questions),
        fit,
        found.withheld,
        found.broken,
        (*misfits(known, questions), *later_answers(dossier, as_of)),
        questions,
        rules,
        at,
    )
