"""One company's folder: its dossier, and every state it ever had."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, time
from typing import TYPE_CHECKING

from diligence.amounts import day_in_words
from diligence.errors import (
    BrokenFileError,
    ChangedOnDiskError,
    ImpossibleInputError,
    NewerFileError,
    UnsavedError,
    UnwritableError,
    as_word,
)
from diligence.store.codec import MEND, decode, encode, fingerprint, head_of
from diligence.store.copies import copies_beside
from diligence.store.files import locked, put_in_place, read_bytes, settle, sweep
from diligence.store.history import HISTORY, History, blank

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date
    from pathlib import Path

    from diligence.model import Change, Dossier
    from diligence.store.history import State
    from diligence.store.merge import Choices, Merged


@dataclass(frozen=True)
class Shelf:
    """Where the dossier of one company is.

    Attributes
    ----------
    path
        The dossier's file; what else belongs to it is beside it.
    now
        The clock that dates a save.
    """

    path: Path
    now: Callable[[], datetime]

    @property
    def slug(self) -> str:
        """The folder's name, which is the company's."""
        return self.path.parent.name

    @property
    def history(self) -> History:
        """Every state it ever had."""
        return History(self.path.parent / HISTORY)

    @property
    def copies(self) -> tuple[Path, ...]:
        """What a sync service left beside the dossier when two machines had changed it."""
        return copies_beside(self.path)

    def load(self) -> Dossier:
        """The dossier as it is on file.

        Raises
        ------
        BrokenFileError, NewerFileError
            When its file can't be understood; it is left as it is.
        """
        return self._understood(read_bytes(self.path) or b"")

    def save(self, dossier: Dossier) -> Dossier:
        """Write a dossier that was loaded from here, and keep the state.

        Raises
        ------
        ChangedOnDiskError
            When the file is no longer the one it was loaded from.
        UnsavedError
            When the system refuses.
        """
        with self._rescuing(lambda: dossier), self._alone():
            return self._write(dossier)

    def change(self, edit: Callable[[Dossier], Dossier]) -> Dossier:
        """Load the newest state, apply an edit and save, as one step."""

        def edited(newest: Dossier) -> Dossier:
            changed = edit(newest)
            if changed.company.slug != self.slug:
                raise ImpossibleInputError(
                    "a company's slug", f"{self.slug!r} as before", repr(changed.company.slug)
                )
            return changed.model_copy(update={"fingerprint": newest.fingerprint})

        with self._rescuing(lambda: edited(self.load())), self._alone():
            try:
                newest = self.load()
            except BrokenFileError as error:
                raise self._with_rescue(error, edited) from error
            changed = edited(newest)
            return newest if _alike(newest, changed) else self._write(changed)

    def merge(self, mine: Dossier, choices: Choices, content: bytes = b"") -> Merged:
        """Bring a dossier together with the one on file, and save unless something is to be asked.

        Parameters
        ----------
        mine
            One that was loaded from here, or from a file that came from this one.
        content
            That file's content.
        """
        from diligence.store.merge import Merged, merge

        with self._rescuing(lambda: mine), self._alone():
            theirs = self.load()
            here = read_bytes(self.path) or b""
            base = self.history.base(here, mine.fingerprint, content)
            merged = merge(base, mine, theirs, choices)
            if merged.conflicts or _alike(merged.dossier, theirs):
                return merged
            return Merged(self._write(merged.dossier))

    def changes_since(self, day: date) -> tuple[Change, ...]:
        """What is different now from how the dossier was when a day began."""
        from diligence.model.change import changes_between

        now, began = self.load(), datetime.combine(day, time.min).astimezone()
        return changes_between(self.history.at(began) or blank(now), now)

    def put_back(self, number: int) -> Dossier:
        """Make an earlier state the newest one; it becomes a state of its own."""
        with self._alone():
            before = read_bytes(self.path)
            earlier = self.state(number).load()
            try:
                decode(before or b"", self.path)
            except (BrokenFileError, NewerFileError):
                if before is not None:
                    self.history.keep_aside(before, f"not-readable-{self.now():%Y-%m-%d-%H%M%S}.txt")
                before = None
            return self._replace(before or b"", earlier)

    def state(self, number: int) -> State:
        """A state by its number.

        Raises
        ------
        ImpossibleInputError
            When there is none of that number.
        """
        states = self.history.states()
        found = next((state for state in states if state.number == number), None)
        if found is None:
            last = states[-1].number if states else 0
            raise ImpossibleInputError("a state's number", f"from 1 to {last} for {self.slug}", number)
        return found

    def before_newest(self) -> int:
        """The number of the state that an undo goes back to.

        Raises
        ------
        ImpossibleInputError
            When there is nothing to go back to.
        """
        states, content = self.history.states(), read_bytes(self.path)
        # Of a file that an editor changed, the newest state is the one before.
        behind = 2 if states and states[-1].content() == content else 1
        if len(states) < behind:
            raise ImpossibleInputError("undo", "asked for after a change", f"{self.slug} with one state only")
        return states[-behind].number

    def _write(self, dossier: Dossier) -> Dossier:
        before = read_bytes(self.path)
        if ("" if before is None else fingerprint(before)) != dossier.fingerprint:
            raise ChangedOnDiskError(self.path)
        return self._replace(before or b"", dossier)

    def _replace(self, before: bytes, dossier: Dossier) -> Dossier:
        """Keep the new state, then put it in the dossier's place; all of it or nothing."""
        last = self.history.newest()
        number, newest = (0, b"") if last is None else (last.number, last.content())
        follows = fingerprint(before or newest) if before or newest else ""
        data = encode(dossier.model_copy(update={"fingerprint": follows}), self.now())
        kept: list[State] = []
        try:
            if before not in (b"", newest):
                # Written by an editor, or by a version that kept only what was before.
                kept.append(self.history.keep(before, number + 1))
            kept.append(self.history.keep(data, number + len(kept) + 1))
            put_in_place(self.path, data)
        except UnwritableError:
            for state in kept:
                with suppress(OSError):
                    state.path.unlink()
            raise
        # Together at the end: most disks write both down at once.
        settle(self.path.parent)
        settle(self.history.folder)
        return dossier.model_copy(update={"fingerprint": fingerprint(data)})

    def _understood(self, data: bytes) -> Dossier:
        try:
            dossier = decode(data, self.path)
        except BrokenFileError as error:
            raise BrokenFileError(self.path, error.where, error.problem, self._advice()) from error
        if dossier.company.slug != self.slug:
            # Saved by its slug, a folder copied by hand would write over the one it was copied from.
            problem = f"it says {dossier.company.slug!r} and its folder is called {self.slug!r}"
            advice = "call both the same, or move the folder out of data/dossiers"
            raise BrokenFileError(self.path, "field company.slug", problem, advice)
        return dossier

    def _advice(self) -> str:
        good = self._last_good()
        if good is None:
            return MEND
        saved_at = head_of(good[0]).saved_at
        when = f" of {day_in_words(saved_at.astimezone().date())}" if saved_at else ""
        return (
            f"mend it by hand, or 'diligence undo {self.slug}' puts back the last good state{when} "
            "(the broken file is kept)"
        )

    def _last_good(self) -> tuple[bytes, Dossier] | None:
        """The newest state that can be read, and its file."""
        for state in reversed(self.history.states()):
            with suppress(BrokenFileError, NewerFileError):
                return state.content(), state.load()
        return None

    def _with_rescue(self, error: BrokenFileError, edit: Callable[[Dossier], Dossier]) -> BrokenFileError:
        """The same error with the edit, made to the last good state, in a rescue file."""
        good = self._last_good()
        if good is None or good[1].company.slug != self.slug:
            return error
        edited = edit(good[1])
        kept = None if _alike(edited, good[1]) else self._rescue(edited)
        if kept is None:
            return error
        then = f"what you entered is kept, and then 'diligence restore {as_word(kept)}' brings it back"
        told = BrokenFileError(self.path, error.where, error.problem, f"{error.advice}; {then}")
        told.rescue = kept
        return told

    def _rescue(self, dossier: Dossier) -> Path | None:
        from diligence.store.rescue import rescue

        return rescue(dossier, self.path, self.now())

    @contextmanager
    def _alone(self) -> Iterator[None]:
        with locked(self.path.parent):
            for folder in (self.path.parent, self.history.folder):
                sweep(folder)
            yield

    @contextmanager
    def _rescuing(self, dossier: Callable[[], Dossier]) -> Iterator[None]:
        try:
            yield
        except UnwritableError as error:
            kept = self._rescue(dossier())
            raise UnsavedError(error.path, error.reason, kept) from error


def _alike(one: Dossier, other: Dossier) -> bool:
    """Whether two dossiers would be written the same."""
    # To Python 1 and True are equal; to JSON nothing and not-a-number are.
    if one.model_copy(update={"fingerprint": other.fingerprint}) != other:
        return False
    return one.model_dump_json(warnings=False) == other.model_dump_json(warnings=False)
