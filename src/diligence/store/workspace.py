"""The folder people work in: dossiers, notebooks and reports."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from diligence.errors import (
    BrokenFileError,
    ChangedOnDiskError,
    CompanyExistsError,
    ImpossibleInputError,
    NotAWorkspaceError,
    UnknownCompanyError,
    UnwritableError,
)
from diligence.model import Company, Dossier, slug_of
from diligence.store.codec import HISTORY, decode, encode, fingerprint
from diligence.store.files import locked, read_bytes, write_atomically
from diligence.store.notebooks import stamp

if TYPE_CHECKING:
    from collections.abc import Callable

_DOSSIERS = Path("data", "dossiers")
_PRIVATE = "# Interviews are confidential: nothing in this folder is committed.\n*\n"


def _utc_now() -> datetime:
    return datetime.now(tz=UTC)


@dataclass(frozen=True)
class State:
    """An earlier state of a dossier, kept when it was saved over.

    Attributes
    ----------
    number
        Counts up from 1.
    """

    number: int
    path: Path


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
            if _is_workspace(place):
                return cls(place)
        raise NotAWorkspaceError(folder)

    @classmethod
    def make(cls, folder: Path) -> Workspace:
        """Make a folder a workspace, or open it when it is one; nothing is overwritten."""
        workspace = cls(folder.resolve())
        for private in (workspace.root / _DOSSIERS, workspace.notebooks, workspace.reports):
            ignore = private / ".gitignore"
            if not ignore.exists():
                write_atomically(ignore, _PRIVATE.encode())
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
        path = self.path(slug)
        data = read_bytes(path) if slug in self.names() else None
        if data is None:
            raise self._unknown(slug)
        dossier = decode(data, path)
        if dossier.company.slug != slug:
            # Saved by its slug, a folder copied by hand would write over the one it was copied from.
            problem = f"it says {dossier.company.slug!r} and its folder is called {slug!r}"
            advice = f"call both the same, or move the folder out of {_DOSSIERS.as_posix()}"
            raise BrokenFileError(path, "field company.slug", problem, advice)
        return dossier

    def save(self, dossier: Dossier) -> Dossier:
        """Write a dossier; its state before is kept beside it.

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
        UnwritableError
            When the system refuses; the old file is then untouched.
        """
        with locked(self.path(dossier.company.slug).parent):
            return self._write(dossier)

    def change(self, slug: str, edit: Callable[[Dossier], Dossier]) -> Dossier:
        """Load the newest state, apply an edit and save, as one step.

        Edits of different fields made in two places both survive.

        Raises
        ------
        ImpossibleInputError
            When the edit makes it another company, or what could not be read back.
        """
        self.load(slug)
        with locked(self.path(slug).parent):
            newest = self.load(slug)
            edited = edit(newest)
            if edited.company.slug != slug:
                raise ImpossibleInputError(
                    "a company's slug", f"{slug!r} as before", repr(edited.company.slug)
                )
            return self._write(edited.model_copy(update={"fingerprint": newest.fingerprint}))

    def history(self, slug: str) -> tuple[State, ...]:
        """Earlier states, oldest first; also of a company whose file is broken.

        Raises
        ------
        UnknownCompanyError
            With near names.
        """
        if slug not in self.names():
            raise self._unknown(slug)
        return self._states(slug)

    def _unknown(self, slug: str) -> UnknownCompanyError:
        names = self.names()
        meant = re.sub(r"[\W_]+", "-", slug.lower())
        return UnknownCompanyError(slug, get_close_matches(meant, names, n=3, cutoff=0.5), len(names))

    def _states(self, slug: str) -> tuple[State, ...]:
        # People put copies of their own beside the states: "0003 copy.json" is none.
        found = (self.path(slug).parent / HISTORY).glob("*.json")
        states = [State(int(path.stem), path) for path in found if re.fullmatch(r"[0-9]+", path.stem)]
        return tuple(sorted(states, key=lambda state: state.number))

    def _write(self, dossier: Dossier) -> Dossier:
        path = self.path(dossier.company.slug)
        before = read_bytes(path)
        if ("" if before is None else fingerprint(before)) != dossier.fingerprint:
            raise ChangedOnDiskError(path)
        data = encode(dossier, self.now())
        kept = None if before is None else self._keep(dossier.company.slug, before)
        try:
            write_atomically(path, data)
        except UnwritableError:
            if kept is not None:
                with suppress(OSError):
                    kept.unlink()
            raise
        return dossier.model_copy(update={"fingerprint": fingerprint(data)})

    def _keep(self, slug: str, before: bytes) -> Path:
        number = max((state.number for state in self._states(slug)), default=0) + 1
        kept = self.path(slug).parent / HISTORY / f"{number:04d}.json"
        write_atomically(kept, before)
        return kept


def _is_workspace(folder: Path) -> bool:
    try:
        return (folder / _DOSSIERS).is_dir()
    except PermissionError:
        return False
