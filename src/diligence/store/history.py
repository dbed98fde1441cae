"""Every state a dossier ever had, each a file of its own, numbered from 1."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from diligence.model import Dossier
from diligence.store.codec import decode, fingerprint, head_of
from diligence.store.files import put_in_place, read_bytes, write_atomically

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

HISTORY = "history"
"""The folder beside a dossier in which its states are."""


@dataclass(frozen=True)
class State:
    """A dossier as it was saved once; the newest is the one on file.

    Attributes
    ----------
    number
        Counts up from 1.
    """

    number: int
    path: Path

    def content(self) -> bytes:
        """Its file, or nothing when that is gone."""
        return read_bytes(self.path) or b""

    def load(self) -> Dossier:
        """The dossier as it was.

        Raises
        ------
        BrokenFileError, NewerFileError
            When its file can't be understood.
        """
        return decode(self.content(), self.path)


@dataclass(frozen=True)
class History:
    """The folder of a dossier's states. Nothing is ever taken out of it."""

    folder: Path

    def states(self) -> tuple[State, ...]:
        """All of them, oldest first."""
        return tuple(State(number, self.folder / name) for number, name in sorted(self._numbered()))

    def newest(self) -> State | None:
        """The one that was kept last; a save asks for it, and it costs little however many there are."""
        number, name = max(self._numbered(), default=(0, ""))
        return State(number, self.folder / name) if name else None

    def _numbered(self) -> Iterator[tuple[int, str]]:
        try:
            entries = os.scandir(self.folder)
        except FileNotFoundError:
            return
        with entries:
            for entry in entries:
                # People put copies of their own beside the states: "0003 copy.json" is none.
                number, ending = entry.name[:-5], entry.name[-5:]
                if ending == ".json" and number.isdecimal() and number.isascii():
                    yield int(number), entry.name

    def keep(self, data: bytes, number: int) -> State:
        """Add a state; it is safe from a power cut once the folder is settled.

        Raises
        ------
        UnwritableError
            When the system refuses.
        """
        state = State(number, self.folder / f"{number:04d}.json")
        put_in_place(state.path, data)
        return state

    def keep_aside(self, data: bytes, name: str) -> Path:
        """Keep something that is no state; what is there already stays."""
        path, number = self.folder / name, 1
        while path.exists():
            number += 1
            path = self.folder / f"{name} {number}"
        write_atomically(path, data)
        return path

    def base(self, theirs: bytes, mark: str, mine: bytes = b"") -> Dossier | None:
        """The newest state that two files have in common.

        Parameters
        ----------
        theirs
            One file's content.
        mark
            Fingerprint of the other, or of what it was made from.
        mine
            The other's content, where it is a file.

        Returns
        -------
        Dossier or None
            ``None`` when none is known; nothing is guessed.
        """
        # A sync service may have renamed states that two machines gave the same number.
        known = {fingerprint(data): data for data in map(read_bytes, self.folder.glob("*.json")) if data}
        known |= {fingerprint(data): data for data in (theirs, mine)}
        ours = set(_line(fingerprint(theirs), known))
        shared = next((each for each in _line(mark, known) if each in ours), None)
        return None if shared is None else decode(known[shared], self.folder / f"{shared}.json")

    def at(self, moment: datetime) -> Dossier | None:
        """The dossier as it was at a moment; ``None`` before there was one."""
        states, later = self.states(), None
        for state, before in zip(reversed(states), (*reversed(states[:-1]), None), strict=True):
            data = state.content()
            head = head_of(data)
            # An edit by hand is as old as the save that noticed it: its own head says when it was copied.
            copied = before is not None and head.follows not in ("", fingerprint(before.content()))
            later = later if copied else head.saved_at
            if later is not None and later < moment:
                return decode(data, state.path)
        return None


def blank(dossier: Dossier) -> Dossier:
    """What a dossier was when it was made: a company with a name and a currency."""
    facts = {name: getattr(dossier.company, name) for name in ("slug", "name", "currency")}
    return Dossier(company=type(dossier.company)(**facts))


def _line(mark: str, known: dict[str, bytes]) -> Iterator[str]:
    """A state and all that it was made from, newest first, as far as they are known."""
    seen: set[str] = set()
    while mark in known and mark not in seen:
        yield mark
        seen.add(mark)
        mark = head_of(known[mark]).follows
