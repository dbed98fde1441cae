"""What was answered, by whom, and how well."""

from __future__ import annotations

from collections.abc import Iterable
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


class Silence(StrEnum):
    """Why a question that was asked has no answer."""

    NOT_KNOWN = "don't know"
    REFUSED = "refused"


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
    silence
        Why there is no answer, where the question was asked and there is none.
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
    silence: Silence | None = None
    signals: tuple[str, ...] = ()
    value: str = ""
    text: str = ""
    by: Whom = Whom.FOUNDER
    conversation: str = ""
    as_of: date
    private: bool = True
    source_url: str = ""

    @property
    def word(self) -> str:
        """The value as it is compared: small letters, no blanks around it, no full stop.

        Examples
        --------
        >>> from datetime import date
        >>> said = Answer(id="a", question="team.meet", value=" They don't know. ", as_of=date(2026, 6, 30))
        >>> said.word, said.chosen(("yes", "no", "they don't know"))
        ("they don't know", "they don't know")
        """
        return _plain(self.value)

    def chosen(self, choices: Iterable[str]) -> str:
        """The one of some choices that the value is, as it is written there; empty where it is none."""
        return next((choice for choice in choices if _plain(choice) == self.word), "")


def _plain(said: str) -> str:
    return said.strip().removesuffix(".").rstrip().casefold().replace("\u2019", "'")
