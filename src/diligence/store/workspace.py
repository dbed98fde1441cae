"""The folder people work in: dossiers, notebooks and reports."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from diligence.errors import (
    CompanyExistsError,
    ImpossibleInputError,
    NotAWorkspaceError,
)
from diligence.model import Company, Dossier, slug_of
from diligence.store.codec import decode
from diligence.store.copies import put_away, read_copy
from diligence.store.files import is_folder, write_atomically
from diligence.store.history import HISTORY, State
from diligence.store.names import unknown
from diligence.store.notebooks import stamp
from diligence.store.shelf import Shelf

if TYPE_CHECKING:
    from collections.abc import Callable

    from diligence.model import Change
    from diligence.store.merge import Choices, Merged

NO_CHOICES: Choices = MappingProxyType({})
_DOSSIERS = Path("data", "dossiers")
PRIVATE = "# Interviews are confidential: nothing in this folder is committed.\n*\n"


def _utc_now() -> datetime:
    return datetime.now(tz=UTC)


@dataclass(frozen=True)
class Workspace:
    """A folder with ``data/dossiers``, ``notebooks`` and ``reports`` in it.

    Attributes
    ----------
    root
        The folder.
    now
        The clock that dates a save.

    Examples
    --------
    >>> import tempfile
    >>> from pathlib import Path
    >>> ws = Workspace.make(Path(tempfile.mkdtemp()))
    >>> ws.create("Acme Robotics").company.slug
    'acme-robotics'
    >>> ws.names()
    ('acme-robotics',)
    """

    root: Path
    now: Callable[[], datetime] = _utc_now

    @classmethod
    def find(cls, start: Path | None = None) -> Workspace:
        """The workspace of a folder: itself, or the nearest one above it.

        Raises
        ------
        NotAWorkspaceError
            When there is none; the message says how to make one.
        """
        folder = (start or Path.cwd()).resolve()
        for place in (folder, *folder.parents):
            if is_folder(place / _DOSSIERS):
                return cls(place)
        raise NotAWorkspaceError(folder)

    @classmethod
    def make(cls, folder: Path) -> Workspace:
        """Make a folder a workspace, or open it when it is one; nothing is overwritten."""
        workspace = cls(folder.resolve())
        for private in (workspace.root / _DOSSIERS, workspace.notebooks, workspace.reports):
            ignore = private / ".gitignore"
            if not ignore.exists():
                write_atomically(ignore, PRIVATE.encode())
        for shared in ("start", "comparison"):
            stamp(shared, workspace.notebooks / f"{shared}.ipynb", {})
        return workspace

    @property
    def notebooks(self) -> Path:
        """Where the notebooks are."""
        return self.root / "notebooks"

    @property
    def reports(self) -> Path:
        """Where reports are written."""
        return self.root / "reports"

    def notebook(self, slug: str) -> Path:
        """The notebook of one company."""
        return self.notebooks / f"{slug}.ipynb"

    @property
    def today(self) -> date:
        """The day by this workspace's clock, where its user is."""
        return self.now().astimezone().date()

    def day_of(self, dossier: Dossier) -> date:
        """The day a dossier is judged for: its own where it has one, else today."""
        return dossier.as_of or self.today

    def names(self) -> tuple[str, ...]:
        """Slugs of all companies, in order."""
        found = (path.parent.name for path in (self.root / _DOSSIERS).glob("*/dossier.json"))
        return tuple(sorted(name for name in found if not name.startswith(".")))

    def deleted(self) -> tuple[str, ...]:
        """Slugs of companies whose dossier is gone and whose states are there."""
        kept = {path.parent.name for path in (self.root / _DOSSIERS).glob(f"*/{HISTORY}")}
        return tuple(sorted(kept - {*self.names()}))

    def create(self, name: str, currency: str = "USD") -> Dossier:
        """A new company: an empty dossier, and a notebook to fill it.

        Raises
        ------
        CompanyExistsError
            When there is one of that name.
        ImpossibleInputError
            When no file can be called so, or the currency is none.
        """
        if re.fullmatch("[A-Z]{3}", currency) is None:
            raise ImpossibleInputError(
                "a currency", "three capital letters, as in USD or EUR", repr(currency)
            )
        return self.add(Dossier(company=Company(slug=slug_of(name), name=name.strip(), currency=currency)))

    def add(self, dossier: Dossier) -> Dossier:
        """Store a dossier that was made elsewhere, with a notebook.

        Raises
        ------
        CompanyExistsError
            When there is one of that name.
        ImpossibleInputError
            When the name belongs to a notebook that every workspace has.
        """
        slug = dossier.company.slug
        if (free := slug_of(slug)).removeprefix(slug) == "-company":
            raise ImpossibleInputError("a company's slug", f"free to name its files, as {free}", repr(slug))
        if self.path(slug).exists():
            raise CompanyExistsError(slug)
        saved = self.save(dossier.model_copy(update={"fingerprint": ""}))
        stamp("company", self.notebook(slug), {"company": slug})
        return saved

    def path(self, slug: str) -> Path:
        """The file of one company."""
        return self.root / _DOSSIERS / slug / "dossier.json"

    def load(self, slug: str) -> Dossier:
        """One company's dossier.

        Raises
        ------
        UnknownCompanyError
            With near names.
        BrokenFileError, NewerFileError
            When its file can't be understood; it is left as it is.
        """
        return self.shelf(slug).load()

    def save(self, dossier: Dossier) -> Dossier:
        """Write a dossier; every state is kept beside it.

        Returns
        -------
        Dossier
            The same, to go on with: it knows which file it is.

        Raises
        ------
        ChangedOnDiskError
            When the file is no longer the one this dossier was loaded from.
        ImpossibleInputError
            When what would be written could not be read back.
        UnsavedError
            When the system refuses; the old file is then untouched.
        """
        return Shelf(self.path(dossier.company.slug), self.now).save(dossier)

    def save_merged(self, dossier: Dossier, choices: Choices = NO_CHOICES) -> Merged:
        """Write a dossier, together with what others saved since it was loaded.

        Parameters
        ----------
        choices
            A conflict's field -> whose value counts, for conflicts that somebody was asked about.

        Returns
        -------
        Merged
            What was saved; or, when both changed the same field, the conflicts, and nothing was saved.

        Raises
        ------
        UnknownCompanyError, BrokenFileError, NewerFileError
            When there is nothing, or nothing readable, on file.
        UnsavedError
            When the system refuses.
        """
        return self.shelf(dossier.company.slug).merge(dossier, choices)

    def bring_in(self, file: Path, choices: Choices = NO_CHOICES) -> Merged:
        """Merge a file into the dossier of its company: a copy, a rescue file, one from elsewhere.

        A company that isn't here is added. Afterwards a copy beside the dossier is in
        its history folder, and a rescue file is gone; any other file stays.

        Raises
        ------
        BrokenFileError, NewerFileError
            When the file, or the dossier here, can't be understood.
        """
        from diligence.store.merge import Merged

        content = read_copy(file)
        mine = decode(content, file)
        slug = mine.company.slug
        if slug not in self.names():
            return Merged(self.add(mine))
        merged = self.shelf(slug).merge(mine, choices, content)
        if not merged.conflicts:
            put_away(file.resolve(), self.path(slug))
        return merged

    def change(self, slug: str, edit: Callable[[Dossier], Dossier]) -> Dossier:
        """Load the newest state, apply an edit and save, as one step.

        Edits of different fields made in two places both survive.

        Raises
        ------
        ImpossibleInputError
            When the edit makes it another company, or what could not be read back.
        """
        return self.shelf(slug).change(edit)

    def history(self, slug: str) -> tuple[State, ...]:
        """Every state, oldest first, the one on file last; also of a company whose file is broken."""
        return self.shelf(slug).history.states()

    def state(self, slug: str, number: int) -> Dossier:
        """The dossier as it was in one of its states.

        Raises
        ------
        ImpossibleInputError
            When no state has that number.
        """
        return self.shelf(slug).state(number).load()

    def changes_since(self, slug: str, day: date) -> tuple[Change, ...]:
        """What is different now from how the dossier was when a day began."""
        return self.shelf(slug).changes_since(day)

    def undo(self, slug: str, number: int | None = None) -> Dossier:
        """Go back to the state before the newest, or to one by its number.

        The history grows by one: done again, it takes back the undo. A file that
        can't be understood is kept in the history folder, under another name; one
        that was deleted is there again.

        Raises
        ------
        ImpossibleInputError
            When there is no such state.
        """
        shelf = Shelf(self.path(slug), self.now) if slug in self.deleted() else self.shelf(slug)
        return shelf.put_back(shelf.before_newest() if number is None else number)

    def shelf(self, slug: str) -> Shelf:
        """The folder of one company, with its history.

        Raises
        ------
        UnknownCompanyError
            With near names.
        """
        # Looked for by its name first: a workspace may hold hundreds.
        plain = re.fullmatch(r"[a-z0-9-]{1,80}", slug) is not None
        if not (plain and self.path(slug).exists()) and slug not in (names := self.names()):
            raise unknown(slug, names)
        return Shelf(self.path(slug), self.now)
