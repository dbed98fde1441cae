"""The brief: everything a rule may look at."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Protocol

from diligence.analysis.answers import newest_answers, newest_of
from diligence.bank import shipped_bank
from diligence.errors import UnreadableAmountError
from diligence.flags.testimony import Testimony, best_first, what_counts
from diligence.flags.thresholds import Thresholds
from diligence.model import Bank

if TYPE_CHECKING:
    from diligence.amounts import Measure
    from diligence.analysis import Analysis, Indicator
    from diligence.model import Answer, AnswerUnit, Dossier, Silence, Whom


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

    def answers(self, question: str) -> tuple[Answer, ...]:
        """The newest value of each person, the best first.

        What says something comes before what is not known or can't be read, then the
        better rated, then the newer.
        """
        told = newest_of(self.dossier, (a for a in self.dossier.answers_to(question) if a.word))
        return best_first(told, self._options(question)) if told else ()

    def answer(self, question: str) -> Answer | None:
        """The best of `answers`; ``None`` when there is none."""
        return next(iter(self.answers(question)), None)

    def said(self, question: str, *telling: str, by: tuple[Whom, ...] = ()) -> Testimony:
        """What counts of what was said, with whoever says otherwise.

        Parameters
        ----------
        telling
            Choices that tell of trouble, worst first: one of them counts when anybody
            made it. Otherwise the best answer counts.
        by
            Roles that are heard first; the others only where none of these answered.
        """
        told = self.answers(question)
        heard = tuple(answer for answer in told if answer.by in by) or told
        return what_counts(heard, self._options(question), telling) if heard else Testimony()

    def ticked(self, question: str, *signals: str) -> tuple[str, ...]:
        """Ids of the answers in which one of these signals was heard; of each person the newest counts."""
        answers = newest_answers(self.dossier, question)
        return tuple(answer.id for answer in answers if not set(signals).isdisjoint(answer.signals))

    def silent(self, question: str, silence: Silence, by: tuple[Whom, ...] = ()) -> tuple[str, ...]:
        """Ids of the answers in which somebody of some roles did not know or would not say."""
        newest = newest_answers(self.dossier, question)
        return tuple(a.id for a in newest if a.silence is silence and (not by or a.by in by))

    def numbers(self, question: str, unit: AnswerUnit) -> tuple[tuple[Answer, float], ...]:
        """Those of `answers` that can be read in a unit, with the number in each."""
        read = ((answer, _read(answer, unit)) for answer in self.answers(question))
        return tuple((answer, number) for answer, number in read if number is not None)

    def number(self, question: str, unit: AnswerUnit) -> float | None:
        """The number in the best answer that can be read; ``None`` when there is none."""
        return next((number for _, number in self.numbers(question, unit)), None)

    def _options(self, question: str) -> tuple[str, ...]:
        asked = self.bank.find(question)
        return asked.options if asked is not None else ()

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


def _read(answer: Answer, unit: AnswerUnit) -> float | None:
    try:
        return unit.read(answer.value, answer.as_of).likely
    except UnreadableAmountError:
        return None
