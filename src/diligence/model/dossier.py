"""Everything known about one company, as one value."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, TypeVar

from pydantic import Field

from diligence.model.answer import Answer
from diligence.model.company import Company
from diligence.model.conversation import Conversation
from diligence.model.figure import Figure
from diligence.model.question import Whom
from diligence.model.rate import ExchangeRate
from diligence.model.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable

R = TypeVar("R", bound=Figure | Answer)


class Fact(Record):
    """A statement on record that is not a figure."""

    topic: str
    statement: str
    source_url: str = ""


class Aftermath(Record):
    """What happened later to a case of the casebook; never an input of the judgement."""

    outcome: str
    outcome_date: date | None = None


class Dossier(Record):
    """Everything known about one company.

    Attributes
    ----------
    as_of
        The day the judgement is made for; ``None`` means the day it is asked.
        Cases of the past carry their own day.
    figures, answers, conversations, facts
        In the order in which they were entered.
    rates
        What other currencies are worth, for the figures that are in them.
    aftermath
        Only for cases whose end is known.
    fingerprint
        Of the file it was read from, so that a save can tell whether somebody
        else changed it. Never written.
    """

    company: Company
    as_of: date | None = None
    figures: tuple[Figure, ...] = ()
    answers: tuple[Answer, ...] = ()
    conversations: tuple[Conversation, ...] = ()
    facts: tuple[Fact, ...] = ()
    rates: tuple[ExchangeRate, ...] = ()
    aftermath: Aftermath | None = None
    fingerprint: str = Field(default="", exclude=True, repr=False)

    def with_company(self, company: Company) -> Dossier:
        """The same dossier with other company facts."""
        return self.model_copy(update={"company": company})

    def with_figure(self, figure: Figure) -> Dossier:
        """Add a figure, or replace the one with its id."""
        return self.model_copy(update={"figures": _put(self.figures, figure)})

    def with_answer(self, answer: Answer) -> Dossier:
        """Add an answer, or replace the one with its id."""
        return self.model_copy(update={"answers": _put(self.answers, answer)})

    def with_rate(self, rate: ExchangeRate) -> Dossier:
        """Add an exchange rate, or replace the one of its two currencies and its day."""
        pair = {rate.currency, rate.into}
        others = tuple(r for r in self.rates if {r.currency, r.into} != pair or r.as_of != rate.as_of)
        return self.model_copy(update={"rates": (*others, rate)})

    def figures_of(self, metric: str) -> tuple[Figure, ...]:
        """Every figure of one metric that can be read."""
        return tuple(f for f in self.figures if f.metric == metric and f.readable)

    def answers_to(self, question_id: str) -> tuple[Answer, ...]:
        """Every answer to one question, from whomever it came."""
        return tuple(a for a in self.answers if a.question == question_id)

    def teller_of(self, answer: Answer) -> tuple[Whom, str]:
        """Who gave an answer, as far as it is known: two of these are equal for one and the same person.

        Beside the role it is the name in the conversation the answer came from, else
        that conversation's id, so that two founders stay two; without a conversation it
        is the role alone. Only one person is oneself.

        Examples
        --------
        >>> day = date(2026, 6, 30)
        >>> talk = Conversation(id="c1", on=day, role=Whom.FOUNDER, name="Ann")
        >>> acme = Dossier(company=Company(slug="acme", name="Acme"), conversations=(talk,))
        >>> ids = ("c1", "c2", "")
        >>> told = [Answer(id=f"a-{c}", question="pmf.doubt", conversation=c, as_of=day) for c in ids]
        >>> [acme.teller_of(answer)[1] for answer in told]
        ['ann', 'c2', '']
        """
        if not answer.conversation or answer.by is Whom.YOURSELF:
            return answer.by, ""
        names = (talk.name for talk in self.conversations if talk.id == answer.conversation)
        return answer.by, " ".join(next(names, "").casefold().split()) or answer.conversation

    def until(self, day: date) -> Dossier:
        """Without the answers and conversations of a later day."""
        answers = tuple(answer for answer in self.answers if answer.as_of <= day)
        talks = tuple(talk for talk in self.conversations if talk.on <= day)
        return self.model_copy(update={"answers": answers, "conversations": talks})


def same_teller(dossier: Dossier, one: Answer, other: Answer) -> bool:
    """Whether two answers came from one person, as far as it is known (`Dossier.teller_of`)."""
    return dossier.teller_of(one) == dossier.teller_of(other)


def _put(records: tuple[R, ...], new: R) -> tuple[R, ...]:
    places = [place for place, old in enumerate(records) if old.id == new.id]
    if not places:
        return (*records, new)
    # A file edited by hand can use an id twice: only the later one makes way.
    return (*records[: places[-1]], new, *records[places[-1] + 1 :])


def fresh_id(stem: str, taken: Iterable[str]) -> str:
    """A readable id that is not taken yet.

    Examples
    --------
    >>> fresh_id("cash-2013-06-30", ["cash-2013-06-30"])
    'cash-2013-06-30-2'
    """
    used = set(taken)
    if stem not in used:
        return stem
    number = 2
    while f"{stem}-{number}" in used:
        number += 1
    return f"{stem}-{number}"
