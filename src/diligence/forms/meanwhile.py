"""One value in two windows: what was saved elsewhere since it was shown here is never written over.

A form knows what it shows. When a field is saved and the record holds something else by
then, neither is dropped: nothing is written, the typing stays, and the line asks.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar, cast

from diligence.errors import ChangedMeanwhileError

if TYPE_CHECKING:
    from diligence.forms.desk import Apply
    from diligence.forms.line import Line
    from diligence.model import Dossier

T = TypeVar("T")

_LONGEST = 80


@dataclass(frozen=True)
class Place(Generic[T]):
    """Where one value stands in a dossier.

    Attributes
    ----------
    read, write
        Take it out of a dossier, and put another in.
    join
        Makes one value of two, where both can be kept in one field.
    """

    read: Callable[[Dossier], T]
    write: Callable[[Dossier, T], Dossier]
    join: Callable[[T, T], T] | None = None

    def put(self, apply: Apply, mine: T, *, seen: T) -> Dossier:
        """Save a value in place of the one that was shown.

        Raises
        ------
        ChangedMeanwhileError
            When the record holds neither by now; nothing is written then.
        """

        def edit(newest: Dossier) -> Dossier:
            theirs = self.read(newest)
            if theirs not in (seen, mine):
                raise ChangedMeanwhileError(mine, theirs, newest)
            return self.write(newest, mine)

        return apply(edit)


@dataclass(frozen=True)
class Clash(Generic[T]):
    """What to do about two values for one field.

    Attributes
    ----------
    keep
        Saves a value in place of theirs.
    show
        Shows the record as it is by now.
    """

    place: Place[T]
    keep: Callable[[T, T], None]
    show: Callable[[Dossier], None]

    def ask(self, line: Line, error: ChangedMeanwhileError) -> None:
        """Ask in a line which of the two holds."""
        # What a place raises is of its own kind.
        mine, theirs = cast("T", error.mine), cast("T", error.theirs)
        newest, join = cast("Dossier", error.newest), self.place.join
        offers = [
            ("Keep mine", "put it in place of the other", lambda: self.keep(mine, theirs)),
            ("Keep theirs", "show what the other window saved", lambda: self.show(newest)),
        ]
        if join is not None:
            offers.append(("Keep both", "one after the other", lambda: self.keep(join(theirs, mine), theirs)))
        met = f"meanwhile {_quoted(theirs)} was saved by another window"
        line.ask(f"NOT saved yet: you entered {_quoted(mine)}; {met}.", *offers)


def _quoted(value: object) -> str:
    text = _in_words(value)
    if not text:
        return "nothing"
    return f"“{text}”" if len(text) <= _LONGEST else f"“{text[:_LONGEST]}…”"


def _in_words(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(filter(None, map(_in_words, value)))
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else " ".join(str(value).split())
