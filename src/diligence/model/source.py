"""Where a claim comes from, and how sure it is."""

from __future__ import annotations

from enum import StrEnum

from diligence.model.record import Record


class SourceKind(StrEnum):
    """Who, or what, says so."""

    FOUNDER = "founder"
    EXECUTIVE = "executive"
    ENGINEER = "engineer"
    RECRUITER = "recruiter"
    INVESTOR = "investor"
    DOCUMENT = "document"
    PRESS = "press"
    FILING = "filing"
    PUBLIC_RECORD = "public record"
    OWN_ESTIMATE = "own estimate"


class Trust(StrEnum):
    """How sure a claim is, from least to most."""

    HEARD = "heard"
    CLAIMED = "claimed"
    SEEN = "seen"
    VERIFIED = "verified"

    @property
    def rank(self) -> int:
        """0 for heard to 3 for verified."""
        return tuple(Trust).index(self)


class Source(Record):
    """One origin of a claim.

    Attributes
    ----------
    kind
        The role that speaks, or the kind of paper.
    who
        A name; private, and left out of shared reports.
    url, note
        Where to look it up, and what to know about it.
    """

    kind: SourceKind
    who: str = ""
    url: str = ""
    note: str = ""
