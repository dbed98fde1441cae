"""What was offered: the answers of the theme ``offer``, read once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from diligence.amounts import Period
from diligence.errors import UnreadableAmountError
from diligence.model.answer_unit import AnswerUnit

if TYPE_CHECKING:
    from diligence.flags.brief import Brief
    from diligence.model import Answer

UNITS: Mapping[str, AnswerUnit] = MappingProxyType(
    {
        "cash": AnswerUnit.MONEY,
        "alternative-cash": AnswerUnit.MONEY,
        "shares": AnswerUnit.COUNT,
        "fully-diluted": AnswerUnit.COUNT,
        "share-stated": AnswerUnit.SHARE,
        "value-stated": AnswerUnit.MONEY,
        "strike": AnswerUnit.MONEY,
        "preferred-price": AnswerUnit.MONEY,
        "valuation-date": AnswerUnit.DATE,
        "vesting": AnswerUnit.MONTHS,
        "cliff": AnswerUnit.MONTHS,
        "exercise-window": AnswerUnit.MONTHS,
        "preference-multiple": AnswerUnit.COUNT,
        "preference-total": AnswerUnit.MONEY,
        "days-to-decide": AnswerUnit.DAYS,
    }
)
"""Questions of the theme that want a number, and what it is counted in."""

CHOICES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "vesting-start": ("my first day", "a later day"),
        "participation": ("no", "yes, with a cap", "yes, without a cap"),
        "repurchase": ("yes", "no"),
        "acceleration": ("no", "on two triggers", "on the sale alone"),
        "in-writing": ("all of it", "all but small things", "something that matters isn't", "nothing yet"),
    }
)
"""Questions that want a choice, and the choices that say something; the others say it is open."""

YEARLY = frozenset(("cash", "alternative-cash"))
"""Amounts for a year; one told for a month is brought to it."""


@dataclass(frozen=True)
class Offer:
    """What is known of an offer; names are the bank's, without the theme.

    Attributes
    ----------
    amounts
        Money in the dossier's currency, pay by the year; shares of the company in 0..1;
        times in months, the time to decide in days; a date as its day number.
    choices
        Word for word.
    answers
        Ids of what was answered, also where it can't be read.
    """

    amounts: Mapping[str, float]
    choices: Mapping[str, str]
    answers: Mapping[str, str]

    def amount(self, name: str) -> float | None:
        """A number, ``None`` where it is not known."""
        return self.amounts.get(name)

    def missing(self, *names: str) -> tuple[str, ...]:
        """Those of some questions whose answer is not known, by their ids in the bank."""
        return tuple(f"offer.{n}" for n in names if n not in self.amounts and n not in self.choices)

    def evidence(self, *names: str) -> tuple[str, ...]:
        """Ids of the answers to some questions."""
        return tuple(self.answers[name] for name in names if name in self.answers)


def offer_of(brief: Brief) -> Offer:
    """The offer as it stands in the answers; what can't be read, or is in other money, is not known."""
    answers = {name: answer for name in (*UNITS, *CHOICES) if (answer := brief.answer(f"offer.{name}"))}
    currency = brief.analysis.position.currency
    amounts = {
        name: amount
        for name, unit in UNITS.items()
        if name in answers and (amount := _amount(name, unit, answers[name], currency)) is not None
    }
    said = {name: answers[name].value.strip() for name in CHOICES if name in answers}
    return Offer(
        MappingProxyType(amounts),
        MappingProxyType({name: word for name, word in said.items() if word in CHOICES[name]}),
        MappingProxyType({name: answer.id for name, answer in answers.items()}),
    )


def _amount(name: str, unit: AnswerUnit, answer: Answer, currency: str) -> float | None:
    try:
        read = unit.read(answer.value, answer.as_of)
    except UnreadableAmountError:
        return None
    if read.currency not in (None, currency):
        return None
    if read.per is None:
        return read.likely
    return read.likely * Period.YEAR.months / read.per.months if name in YEARLY else None
