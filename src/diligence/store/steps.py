"""The history in words: what led from each state to the next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from diligence.errors import BrokenFileError, NewerFileError
from diligence.model.change import Change, changes_between
from diligence.store.codec import decode, head_of
from diligence.store.history import blank

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from diligence.model import Dossier
    from diligence.store.history import History


@dataclass(frozen=True)
class Step:
    """From one state to the next.

    Attributes
    ----------
    number
        Of the state that it led to.
    saved_at
        When; ``None`` where the file doesn't say.
    by_hand
        Whether an editor, or another program, wrote it. It was then noticed at the next save.
    changes
        What was different from the state before.
    problem
        Why the state can't be read; empty when it can.
    """

    number: int
    saved_at: datetime | None
    by_hand: bool
    changes: tuple[Change, ...]
    problem: str = ""


def steps_of(history: History) -> Iterator[Step]:
    """What led from each state to the next, oldest first; the first began with nothing."""
    before: Dossier | None = None
    for state in history.states():
        data = state.content()
        try:
            after, head = decode(data, state.path), head_of(data)
        except (BrokenFileError, NewerFileError) as error:
            yield Step(state.number, None, by_hand=False, changes=(), problem=str(error))
            continue
        start = before or blank(after)
        follows = before is None or head.follows in ("", before.fingerprint)
        yield Step(state.number, head.saved_at, not follows, changes_between(start, after))
        before = after
