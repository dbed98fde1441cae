"""A talk with one person at the company."""

from __future__ import annotations

from datetime import date

from diligence.model.question import Whom
from diligence.model.record import Record


class Conversation(Record):
    """A talk with one person.

    Attributes
    ----------
    name
        Private: never leaves the dossier unless a report is made for yourself.
    minutes
        ``None`` when not noted.
    """

    id: str
    on: date
    role: Whom
    name: str = ""
    kind: str = ""
    minutes: int | None = None
