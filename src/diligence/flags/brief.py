"""The brief: everything a rule may look at."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Protocol

from diligence.bank import shipped_bank
from diligence.errors import UnreadableAmountError
from diligence.flags.thresholds import Thresholds
from diligence.model import Bank, Whom

if TYPE_CHECKING:
    from diligence.amounts import Measure
    from diligence.analysis import Analysis, Indicator
    from diligence.model import Answer, Dossier
    from diligence.model.answer_unit import AnswerUnit

_LEADERS = (Whom.FOUNDER, Whom.EXECUTIVE)


class Fit(Protocol):
    """What a rule needs to know of product-market fit."""

    @property
    def level(self) -> Measure:
        """0 to 5, or why it is not known."""


@dataclass(frozen=True)
class Brief:
    """What a rule may look at.

    Attributes
    ----------
    fit
        How far the company has got towards product-market fit; ``None`` where nobody judged it.
    at
        Where each rule draws its line: ``brief.at.runway_critical_months``.
    bank
        The questions that the answers belong to.
    """

    dossier: Dossier
    analysis: Analysis
    fit: Fit | None = None
    at: Thresholds = field(default_factory=Thresholds)
    bank: Bank = field(default_factory=shipped_bank)

    def likely(self, metric: str) -> float | None:
        """The likely value of a metric, or ``None`` when it is unknown."""
        return self.analysis.position.likely(metric)

    def missing(self, *metrics: str) -> tuple[str, ...]:
        """Those of some metrics that are unknown."""
        return self.analysis.position.missing(metrics)

    def evidence(self, *metrics: str) -> tuple[str, ...]:
        """Ids of the figures behind some metrics, each once."""
        values = (self.analysis.position.get(metric) for metric in metrics)
        return tuple(dict.fromkeys(source for value in values if value for source in value.sources))

    def indicator(self, name: str) -> Indicator:
        """One measure of efficiency: "burn_multiple", "ltv_cac" and so on."""
        return next(each for each in self.analysis.indicators if each.id == name)

    def answer(self, question: str) -> Answer | None:
        """The newest value that founders or executives gave, else anybody's; ``None`` when there is none.

        What a recruiter doesn't know says nothing about those who lead, and an old
        answer nothing about today. Of one day, the answer entered last counts.
        """
        told = [answer for answer in self.dossier.answers_to(question) if answer.value.strip()]
        known = [answer for answer in told if answer.by in _LEADERS] or told
        return max(reversed(known), key=lambda answer: answer.as_of, default=None)

    def ticked(self, question: str, *signals: str) -> tuple[str, ...]:
        """Ids of the answers to a question in which one of these signals was heard."""
        answers = self.dossier.answers_to(question)
        return tuple(answer.id for answer in answers if not set(signals).isdisjoint(answer.signals))

    def number(self, question: str, unit: AnswerUnit) -> float | None:
        """The number in an answer, in its unit; ``None`` when there is none, or it can't be read."""
        answer = self.answer(question)
        if answer is None:
            return None
        try:
            return unit.read(answer.value, answer.as_of).likely
        except UnreadableAmountError:
            return None

    @property
    def stage(self) -> str:
        """The stage in the words of the bank, as `Company.bank_stage` has it."""
        return self.dossier.company.bank_stage

    @property
    def rounds(self) -> tuple[date, ...]:
        """The days of all rounds up to that of the reading, oldest first; one still open is left out."""
        figures = [
            f for m in ("last_round_amount", "last_round_valuation") for f in self.dossier.figures_of(m)
        ]
        days = sorted({f.as_of for f in figures if f.as_of <= self.analysis.position.as_of})
        return tuple(days[:-1] if self.likely("last_round_closed") == 0 else days)
