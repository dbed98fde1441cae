"""What people said to one question: what counts, who says so, and who says otherwise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from diligence.amounts import day_in_words
from diligence.analysis.answers import knows
from diligence.analysis.choose import DISAGREE_SHARE
from diligence.model import Answer, Rating, Whom

if TYPE_CHECKING:
    from datetime import date

_BEST_FIRST = (Rating.EVIDENCED, Rating.CLEAR, Rating.PARTIAL, None, Rating.VAGUE, Rating.EVASIVE)
"""An answer that nobody rated is better than a vague one."""


@dataclass(frozen=True)
class Testimony:
    """What counts of what people said to one question.

    Attributes
    ----------
    word
        A choice as it is written in the bank, or a value as it was typed where any will do;
        empty where nobody said anything that can be read.
    tellers
        The answers that say so, the best first.
    others
        The answers that say otherwise; whoever does not know does not.
    """

    word: str = ""
    tellers: tuple[Answer, ...] = ()
    others: tuple[Answer, ...] = ()

    @property
    def evidence(self) -> tuple[str, ...]:
        """Ids of the answers, also of those that say otherwise."""
        return tuple(answer.id for answer in (*self.tellers, *self.others))

    @property
    def dispute(self) -> str:
        """Who says so and who says otherwise, to be put behind a sentence; empty where all agree.

        Nobody's name is in it.
        """
        if not (self.tellers and self.others):
            return ""
        teller, *others = tellers_in_words((self.tellers[0], *self.others))
        shown = ", with evidence" if self.tellers[0].rating is Rating.EVIDENCED else ""
        otherwise = "; ".join(
            f"{other} said otherwise: {answer.value.strip()}"
            for other, answer in zip(others, self.others, strict=True)
        )
        return f" Said by {teller}{shown}; {otherwise}."


def what_counts(answers: Sequence[Answer], options: tuple[str, ...], telling: tuple[str, ...]) -> Testimony:
    """What counts of some people's answers.

    A choice that tells of trouble counts when anybody made it, since those whom it is
    about would rather not say so. Otherwise the best answer counts.

    Parameters
    ----------
    answers
        One of each person, the best first, as `best_first` has them.
    options
        What one may answer; nothing where any words will do.
    telling
        The choices that tell of trouble, worst first.
    """
    choices = (*telling, *options)
    said = [(each, each.chosen(choices) if choices else each.value.strip()) for each in answers]
    words = [word for _, word in said]
    counts = next((word for word in telling if word in words), words[0] if words else "")
    tellers = tuple(answer for answer, word in said if word == counts)
    others = tuple(answer for answer, word in said if word != counts and knows(answer))
    return Testimony(counts, tellers, others)


def worst_number(
    read: Sequence[tuple[Answer, float]], worse: Callable[..., float] | None
) -> tuple[float, Testimony]:
    """The number that counts of some people's, and who says otherwise.

    Parameters
    ----------
    read
        The numbers of one answer of each person, the best first; one at least.
    worse
        ``min`` or ``max`` where lower or higher is worse: anybody's worse number counts. Without
        it the best answer does. A number within a fifth says the same.
    """
    numbers = [number for _, number in read]
    counts = numbers[0] if worse is None else worse(numbers)
    teller = next(answer for answer, number in read if number == counts)
    same = tuple(a for a, n in read if a is not teller and abs(n - counts) <= DISAGREE_SHARE * abs(counts))
    others = tuple(a for a, _ in read if a is not teller and a not in same)
    return counts, Testimony(teller.value.strip(), (teller, *same), others)


def best_first(answers: Sequence[Answer], options: tuple[str, ...]) -> tuple[Answer, ...]:
    """Answers that say something first, then by rating, then the newer before the older."""

    def weight(answer: Answer) -> tuple[bool, int, int, int, str]:
        says = knows(answer) and (not options or bool(answer.chosen(options)))
        role = tuple(Whom).index(answer.by)
        return not says, _BEST_FIRST.index(answer.rating), -answer.as_of.toordinal(), role, answer.id

    return tuple(sorted(answers, key=weight))


def tellers_in_words(answers: Sequence[Answer]) -> tuple[str, ...]:
    """Who gave each of some answers of different people, and when; never by name.

    Examples
    --------
    >>> from datetime import date
    >>> day = date(2026, 6, 30)
    >>> told = [Answer(id=c, question="pmf.doubt", conversation=c, as_of=day) for c in ("c1", "c2")]
    >>> tellers_in_words(told)
    ('one founder on 30 June 2026', 'another founder on 30 June 2026')
    >>> tellers_in_words(told[:1])
    ('a founder on 30 June 2026',)
    """
    roles = Counter(answer.by for answer in answers)
    # Without a conversation it may have been the same founder as in another one.
    unsure = {answer.by for answer in answers if not answer.conversation}
    seen: set[Whom] = set()
    said = []
    for answer in answers:
        alone = roles[answer.by] == 1 or answer.by in unsure
        said.append(_who(answer.by, answer.as_of, "" if alone else "another" if answer.by in seen else "one"))
        seen.add(answer.by)
    return tuple(said)


def _who(by: Whom, on: date, which: str) -> str:
    named = by in (Whom.PUBLIC_RECORD, Whom.YOURSELF)
    return f"{_ROLES[by] if named or not which else f'{which} {by.value}'} on {day_in_words(on)}"


_ROLES: Mapping[Whom, str] = MappingProxyType(
    {
        Whom.FOUNDER: "a founder",
        Whom.EXECUTIVE: "an executive",
        Whom.ENGINEER: "an engineer",
        Whom.RECRUITER: "a recruiter",
        Whom.INVESTOR: "an investor",
        Whom.PUBLIC_RECORD: "the public record",
        Whom.YOURSELF: "you",
    }
)
