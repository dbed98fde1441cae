"""The folder people work in: dossiers, notebooks and reports."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from difflib import get_close_matches
from pathlib import Path

from diligence.errors import ChangedOnDiskError, CompanyExistsError, NotAWorkspaceError, UnknownCompanyError
from diligence.model import Company, Dossier, slug_of
from diligence.store.codec import decode, encode, fingerprint
from diligence.store.files import locked, write_atomically
from diligence.store.notebooks import stamp

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
            if (place / _DOSSIERS).is_dir():
                return cls(place)
        raise NotAWorkspaceError(folder)

    @classmethod
    def make(cls, folder: Path) -> Workspace:
        """Make a folder a workspace, or open it when it is one; nothing is overwritten."""
        workspace = cls(folder.resolve())
        for private in (workspace.root / _DOSSIERS, workspace.reports):
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
        return tuple(sorted(path.parent.name for path in (self.root / _DOSSIERS).glob("*/dossier.json")))

    def create(self, name: str, currency: str = "USD") -> Dossier:
        """A new company: an empty dossier, and a notebook to fill it.

        Raises
        ------
        CompanyExistsError
            When there is one of that name.
        """
        return self.add(Dossier(company=Company(slug=slug_of(name), name=name.strip(), currency=currency)))

    def add(self, dossier: Dossier) -> Dossier:
        """Store a dossier that was made elsewhere, with a notebook.

        Raises
        ------
        CompanyExistsError
            When there is one of that name.
        """
        slug = dossier.company.slug
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
        names = self.names()
        if slug not in names:
            raise UnknownCompanyError(slug, get_close_matches(slug, names, n=3, cutoff=0.5), len(names))
        path = self.path(slug)
        return decode(path.read_bytes(), path)

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
        UnwritableError
            When the system refuses; the old file is then untouched.
        """
        with locked(self.path(dossier.company.slug).parent):
            return self._write(dossier)

    def change(self, slug: str, edit: Callable[[Dossier], Dossier]) -> Dossier:
        """Load the newest state, apply an edit and save, as one step.

        Edits of different fields made in two places both survive.
        """
        self.load(slug)
        with locked(self.path(slug).parent):
            return self._write(edit(self.load(slug)))

    def history(self, slug: str) -> tuple[State, ...]:
        """Earlier states, oldest first."""
        self.load(slug)
        folder = self.path(slug).parent / "history"
        return tuple(State(int(path.stem), path) for path in sorted(folder.glob("[0-9]*.json")))

    def _write(self, dossier: Dossier) -> Dossier:
        path = self.path(dossier.company.slug)
        before = path.read_bytes() if path.exists() else b""
        if (fingerprint(before) if before else "") != dossier.fingerprint:
            raise ChangedOnDiskError(path)
        data = encode(dossier, self.now())
        if before:
            folder = path.parent / "history"
            number = max((int(p.stem) for p in folder.glob("[0-9]*.json")), default=0) + 1
            write_atomically(folder / f"{number:04d}.json", before)
        write_atomically(path, data)
        return dossier.model_copy(update={"fingerprint": fingerprint(data)})
