"""What was answered, by whom, and how well."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from diligence.model.question import Whom
from diligence.model.record import Record


class Rating(StrEnum):
    """How good an answer was, from worst to best. It rates the answer, not the person."""

    EVASIVE = "evasive"
    VAGUE = "vague"
    PARTIAL = "partial"
    CLEAR = "clear"
    EVIDENCED = "evidenced"


class Answer(Record):
    """One answer by one person to one question.

    Attributes
    ----------
    id
        Stable within a dossier; evidence points to it.
    question
        An id of the bank.
    rating
        ``None`` while it is not judged.
    signals
        Ids of the question's signals that were ticked.
    value
        As typed, where the question wants a number, a choice or yes/no/unknown.
    text
        Notes in one's own words.
    by
        The role of the person who answered.
    conversation
        Id of the conversation it came from, if recorded.
    private
        Left out of anything shared. On unless turned off.
    source_url
        Where it was published, for an answer that stands on public record.
    """

    id: str
    question: str
    rating: Rating | None = None
    signals: tuple[str, ...] = ()
    value: str = ""
    text: str = ""
    by: Whom = Whom.FOUNDER
    conversation: str = ""
    as_of: date
    private: bool = True
    source_url: str = ""
