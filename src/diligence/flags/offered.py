"""What was offered: the answers of the theme ``offer``, read once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from diligence.amounts import Period
from diligence.errors import UnreadableAmountError
from diligence.flags.testimony import Testimony, worst_number
from diligence.model import AnswerUnit

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
        "vesting-start": ("a later day", "my first day"),
        "participation": ("yes, without a cap", "yes, with a cap", "no"),
        "repurchase": ("yes", "no"),
        "acceleration": ("no", "on the sale alone", "on two triggers"),
        "in-writing": ("nothing yet", "something that matters isn't", "all but small things", "all of it"),
    }
)
"""Questions that want a choice, and the choices that say something, worst first; others say it is open."""

WORSE: Mapping[str, Callable[..., float]] = MappingProxyType(
    {
        "cash": min,
        "strike": max,
        "valuation-date": min,
        "vesting": max,
        "cliff": max,
        "exercise-window": min,
        "preference-multiple": max,
        "preference-total": max,
        "days-to-decide": min,
    }
)
"""Which of the numbers that several people told is the worse one for whoever takes the offer."""

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
    said
        Who said so and who otherwise, also where it can't be read.
    """

    amounts: Mapping[str, float]
    choices: Mapping[str, str]
    said: Mapping[str, Testimony]

    def amount(self, name: str) -> float | None:
        """A number, ``None`` where it is not known."""
        return self.amounts.get(name)

    def missing(self, *names: str) -> tuple[str, ...]:
        """Those of some questions whose answer is not known, by their ids in the bank."""
        return tuple(f"offer.{n}" for n in names if n not in self.amounts and n not in self.choices)

    def evidence(self, *names: str) -> tuple[str, ...]:
        """Ids of the answers to some questions."""
        return tuple(each for name in names if name in self.said for each in self.said[name].evidence)

    def dispute(self, *names: str) -> str:
        """Who says otherwise about some questions, to be put behind a sentence."""
        return "".join(self.said[name].dispute for name in names if name in self.said)


def offer_of(brief: Brief) -> Offer:
    """The offer as it stands in the answers; what can't be read, or is in other money, is not known.

    Where people differ, the worse for whoever takes the offer counts: those who make it
    would rather not say so.
    """
    names = (*UNITS, *CHOICES)
    said = {n: brief.said(f"offer.{n}", *CHOICES.get(n, ())) for n in names if brief.answers(f"offer.{n}")}
    amounts: dict[str, float] = {}
    for name, unit in UNITS.items():
        if read := _amounts(brief, name, unit):
            amounts[name], said[name] = worst_number(read, WORSE.get(name))
    choices = {name: said[name].word for name in CHOICES if name in said}
    return Offer(
        MappingProxyType(amounts),
        MappingProxyType({name: word for name, word in choices.items() if word in CHOICES[name]}),
        MappingProxyType(said),
    )


def _amounts(brief: Brief, name: str, unit: AnswerUnit) -> tuple[tuple[Answer, float], ...]:
    """What each person told, the best answer first."""
    currency = brief.analysis.position.currency
    read = ((answer, _amount(name, unit, answer, currency)) for answer in brief.answers(f"offer.{name}"))
    return tuple((answer, amount) for answer, amount in read if amount is not None)


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
