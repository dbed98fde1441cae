"""The four states a reader sees, each with a word, a shape and a colour."""

from __future__ import annotations

from enum import StrEnum

from diligence.analysis import Verdict
from diligence.assessment import Assessment

_NOT_JUDGED = (Verdict.NOT_ENOUGH_DATA, Verdict.NOT_MEANINGFUL)


class State(StrEnum):
    """What the two readings come to, for a sign beside the verdict."""

    ALIVE = "alive"
    DEAD = "dead"
    UNDECIDED = "undecided"
    UNKNOWN = "not known"


def state_of(assessment: Assessment) -> State:
    """Alive or dead where both terms and all ranges agree, else undecided.

    A verdict that changes within its ranges to another that also lives (profitable
    to default alive) is not undecided.
    """
    analysis = assessment.analysis
    if analysis.verdict in _NOT_JUDGED:
        return State.UNKNOWN
    dead = analysis.founder.verdict.is_dead
    others = [flip.becomes for flip in (*analysis.flips, *analysis.sober_flips)] + [analysis.sober.verdict]
    if any(other.is_dead != dead for other in others if other not in _NOT_JUDGED):
        return State.UNDECIDED
    return State.DEAD if dead else State.ALIVE


def state_of_verdict(verdict: Verdict) -> State:
    """The state of one reading alone.

    Examples
    --------
    >>> state_of_verdict(Verdict.FATAL_PINCH).value, state_of_verdict(Verdict.PROFITABLE).value
    ('dead', 'alive')
    """
    if verdict in _NOT_JUDGED:
        return State.UNKNOWN
    return State.DEAD if verdict.is_dead else State.ALIVE
