"""The ladder to product-market fit: what on record shows each level, or speaks against it.

The levels are those of James Hawkins, The Product-Market Fit Game,
https://posthog.com/founders/product-market-fit-game
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from diligence.amounts import money_in_words, number_in_words
from diligence.analysis.answers import newest_answers
from diligence.analysis.mark import GOOD_RATINGS, Mark, Sign, heard, marks_heard
from diligence.errors import UnreadableAmountError
from diligence.model import Rating
from diligence.model.answer_unit import AnswerUnit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diligence.analysis.position import Position, Value
    from diligence.model import Answer, Dossier, Whom

LEVELS = (
    "no clear problem yet",
    "they had the problem themselves",
    "talks confirmed it",
    "real users use it",
    "users return unprompted",
    "five alike customers pay in full",
)
"""The levels 0 to 5, which are the choices of ``pmf.level`` word for word."""

PROBLEM, TALKS, USED, RETURNED, REPEATED = range(1, len(LEVELS))
"""The levels above 0 by name."""

REFERENCES_NEEDED = 5
"""Reference customers that complete the ladder (PostHog)."""

LEVEL, REFERENCES = "pmf.level", "pmf.references"
"""Questions of the bank."""

SIGNS = (
    (
        PROBLEM,
        (
            ("vision.motivation", "met-the-problem", True, "They had the problem, or worked close to it."),
            ("pmf.problem", "workaround-known", True, "They know how people cope with the problem today."),
            ("pmf.problem", "solution-seeks-problem", False, "The solution still looks for its problem."),
        ),
    ),
    (
        TALKS,
        (
            ("pmf.problem", "users-quoted", True, "Users were quoted, the unwelcome parts too."),
            ("pmf.founder-sales", "talked-this-week", True, "A talk with a user that week was described."),
        ),
    ),
    (
        USED,
        (
            ("pmf.complaint", "in-users-words", True, "A recent complaint was told in the user's words."),
            ("pmf.active-users", "real-action-counted", True, "Use is counted by what the product is for."),
            ("pmf.activation", "value-action-named", True, "It is known how many newcomers get value."),
        ),
    ),
)
"""By level: questions and signals of the bank, whether they speak for it, and in what words."""

RATED = (
    (PROBLEM, "pmf.problem", "The problem was told well."),
    (USED, "pmf.complaint", "What users complain about was told well."),
    (USED, "pmf.activation", "When a new user gets value was told well."),
)
"""Questions whose answers show a level where they are rated clear or evidenced."""

REFERENCE_SIGNS = (
    (
        "pmf.reached",
        "alike-references",
        True,
        "Five or more full-price customers who are alike recommend it.",
    ),
    (REFERENCES, "no-profile-shared", False, "The reference customers have little in common."),
    (REFERENCES, "discounted", False, "Most of the reference customers pay much less than the full price."),
    ("pmf.ideal-customer", "customers-all-different", False, "Present customers have little in common."),
)
LATEST_DAYS = 365
"""Age of a figure from which on it no longer shows use: our own."""

ALIKE = ((REFERENCES, "share-a-profile"), ("pmf.ideal-customer", "payers-match"))
MAY_TALK = "may-talk"
SEEN, CLAIMS_MORE = "evidence-for-step", "claims-more"
"""Signals of the bank."""


@dataclass(frozen=True)
class Claim:
    """The level somebody says has been reached."""

    level: int
    by: Whom
    answer: str


def steps(dossier: Dossier, position: Position, retention: Sign) -> tuple[tuple[int, Mark], ...]:
    """What shows each level or speaks against it, lowest level first.

    A level is shown by figures, signs that were heard, and answers rated clear or
    evidenced. What was answered to ``pmf.level`` is a claim, unless its evidence was seen.
    """
    found = [
        *((level, mark) for level, signs in SIGNS for mark in marks_heard(dossier, signs)),
        *_told_well(dossier),
        *((USED, mark) for mark in _used(position)),
        *((RETURNED, mark) for mark in retention.marks),
        *((REPEATED, mark) for mark in references(dossier).marks),
        *_seen(dossier),
    ]
    return tuple(sorted(found, key=lambda step: step[0]))


def references(dossier: Dossier) -> Sign:
    """Whether five customers pay in full, use it as meant, would recommend it and are alike.

    A number of five or more speaks for it beside a sign that they are alike, and where it
    was answered well or I may talk to them. Fewer speak against it, and so does a sign that
    they differ, or that most pay much less.
    """
    marks = list(marks_heard(dossier, REFERENCE_SIGNS))
    alike = tuple(answer for signal in ALIKE for answer in heard(dossier, *signal))
    for answer in newest_answers(dossier, REFERENCES):
        count = number_in(answer)
        if count is None:
            continue
        why = f"{count:,.0f} customers pay in full and would recommend it"
        if count < REFERENCES_NEEDED:
            marks.append(Mark.con(f"{why}; it takes five.", (answer.id,)))
        elif alike and (answer.rating in GOOD_RATINGS or MAY_TALK in answer.signals):
            marks.append(Mark.pro(f"{why}, and they are alike.", tuple(dict.fromkeys((answer.id, *alike)))))
    return Sign(tuple(marks), "Whether five alike customers pay in full is not known yet.")


def number_in(answer: Answer) -> float | None:
    """The count an answer holds, ``None`` where it holds none."""
    try:
        return AnswerUnit.COUNT.read(answer.value, answer.as_of).likely
    except UnreadableAmountError:
        return None


def claims_of(dossier: Dossier) -> tuple[Claim, ...]:
    """What each person answered last to ``pmf.level``."""
    said = ((answer, answer.chosen(LEVELS)) for answer in newest_answers(dossier, LEVEL))
    return tuple(Claim(LEVELS.index(word), each.by, each.id) for each, word in said if word)


def _told_well(dossier: Dossier) -> Iterator[tuple[int, Mark]]:
    for level, question, why in RATED:
        told = tuple(a.id for a in newest_answers(dossier, question) if a.rating in GOOD_RATINGS)
        if told:
            yield level, Mark.pro(why, told)


def _used(position: Position) -> Iterator[Mark]:
    """What figures of the last year show; older ones say nothing of today."""
    active, customers, revenue = (
        None if value is None or _is_old(value, position) else value
        for value in map(position.get, ("active_users", "customers", "revenue"))
    )
    if active is not None and active.likely > 0:
        yield Mark.pro(f"{number_in_words(active.likely)} people use it.", active.sources)
    elif active is not None:
        yield Mark.con("Nobody uses it at present.", active.sources)
    if customers is not None and customers.likely > 0:
        yield Mark.pro(f"{number_in_words(customers.likely)} customers pay.", customers.sources)
    if revenue is not None and revenue.likely > 0:
        paid = money_in_words(revenue.likely, position.currency)
        yield Mark.pro(f"Customers pay {paid} a month.", revenue.sources)


def _is_old(value: Value, position: Position) -> bool:
    known = [position.figures[source].as_of for source in value.sources if source in position.figures]
    return bool(known) and (position.as_of - max(known)).days > LATEST_DAYS


def _seen(dossier: Dossier) -> Iterator[tuple[int, Mark]]:
    """Claims whose evidence somebody has seen."""
    answers = {answer.id: answer for answer in newest_answers(dossier, LEVEL)}
    for claim in claims_of(dossier):
        answer = answers[claim.answer]
        was_seen = SEEN in answer.signals or answer.rating is Rating.EVIDENCED
        if claim.level and was_seen and CLAIMS_MORE not in answer.signals:
            yield claim.level, Mark.pro(f"Evidence was seen for this: {LEVELS[claim.level]}.", (answer.id,))
