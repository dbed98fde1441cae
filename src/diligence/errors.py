"""Every exception this package raises on purpose, in one tree.

    DiligenceError
    |-- UnreadableAmountError      an amount was typed that cannot be read (ValueError)
    |-- UnknownMetricError         a metric that is not in the catalogue (LookupError)
    |-- ImpossibleInputError       an argument outside what can exist (ValueError)
    |-- ChangedMeanwhileError      a field that another window changed since it was shown
    |-- NothingToCompareError      fewer companies than a comparison needs (ValueError)
    |-- MissingLibraryError        a library that only one feature needs is not installed (ImportError)
    |-- MissingToolError           a program or a library that is not always needed is not here (RuntimeError)
    |-- NotebookFailedError        a notebook that was run without a screen stopped (RuntimeError)
    `-- StoreError                 something about a folder or a file
        |-- NotAWorkspaceError     no workspace here or above (LookupError)
        |-- UnknownCompanyError    no dossier of that name (LookupError)
        |-- CompanyExistsError     a dossier of that name is there already
        |-- BrokenFileError        a file that cannot be understood (ValueError)
        |-- NewerFileError         a file written by a newer version
        |-- ChangedOnDiskError     somebody else saved in between
        `-- UnwritableError        the system would not let us write
            `-- UnsavedError       a change to a dossier; it is in a rescue file, or only on the screen

A problem *in the data* (a gap, a contradiction, a cell that cannot be read) is
a value, never an exception. Each class builds its own sentence: what was
expected, what came, and what to do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_QUOTED = 60
"""Characters of what was typed that a message repeats."""

_NEAR = 3
"""Names that a person can have meant; more than that are a list to choose from."""


class DiligenceError(Exception):
    """The root: catch this to catch everything the package raises on purpose."""

    def __reduce__(self) -> tuple[object, ...]:
        """Cross from one process to another: the sentence is built already, so its parts aren't asked for."""
        return _copied, (type(self), self.args, self.__dict__)

    def _render_traceback_(self) -> list[str]:
        """What a notebook shows: the sentence alone (IPython asks for this by name)."""
        return [str(self)]


def _copied(kind: type[DiligenceError], args: tuple[object, ...], parts: dict[str, object]) -> DiligenceError:
    error = kind.__new__(kind, *args)
    error.__dict__.update(parts)
    return error


def _quoted(typed: str) -> str:
    """What was typed, in quotes; of a long text the beginning."""
    return repr(typed) if len(typed) <= _QUOTED else f"{typed[:_QUOTED]!r}..."


class UnreadableAmountError(DiligenceError, ValueError):
    """An amount as typed cannot be read, or could be read in two ways."""

    def __init__(self, typed: str, problem: str, advice: str) -> None:
        super().__init__(f"can't read {_quoted(typed)}: {problem}; {advice}")
        self.typed = typed
        self.problem = problem
        self.advice = advice


class UnknownMetricError(DiligenceError, LookupError):
    """A metric is not in the catalogue.

    Parameters
    ----------
    near
        Names to offer: the nearest few or, where none is near, all of them.
    """

    def __init__(self, name: str, near: Sequence[str]) -> None:
        names = ", ".join(near) or "the catalogue"
        hint = f"did you mean {names}?" if 0 < len(near) <= _NEAR else f"use one of {names}"
        super().__init__(f"no metric is called {_quoted(name)}; {hint}")
        self.name = name
        self.near = tuple(near)


class ImpossibleInputError(DiligenceError, ValueError):
    """An argument lies outside what can exist."""

    def __init__(self, name: str, expected: str, got: object) -> None:
        super().__init__(f"{name} must be {expected}, got {got}")
        self.name = name
        self.expected = expected
        self.got = got


class ChangedMeanwhileError(DiligenceError):
    """Another window saved something else in a field since it was shown here.

    Parameters
    ----------
    newest
        The dossier as it is by now.
    """

    def __init__(self, mine: object, theirs: object, newest: object) -> None:
        super().__init__(
            "a field must still hold what was shown; another window saved "
            f"{_quoted(str(theirs))} meanwhile, so say whether that holds or {_quoted(str(mine))}"
        )
        self.mine = mine
        self.theirs = theirs
        self.newest = newest


class NothingToCompareError(DiligenceError, ValueError):
    """A comparison was asked for without companies to compare."""

    def __init__(self) -> None:
        super().__init__(
            "a comparison needs at least one company and none was given; "
            "make one with 'diligence new NAME' or 'diligence demo'"
        )


class MissingLibraryError(DiligenceError, ImportError):
    """A library that only one feature needs is not installed."""

    def __init__(self, library: str, extra: str, what: str) -> None:
        super().__init__(
            f"{what} needs the library {library}, which is not installed; "
            f"install it with: pip install 'diligence[{extra}]'"
        )
        self.library = library


class NotebookFailedError(DiligenceError, RuntimeError):
    """A notebook that was run without a screen stopped at a cell."""

    def __init__(self, path: Path, problem: str) -> None:
        super().__init__(
            f"{path} stopped with {problem}; open it with 'diligence lab' and run the cells one by one"
        )
        self.path = path
        self.problem = problem


class MissingToolError(DiligenceError, RuntimeError):
    """Something that is not always needed is needed now, and is not here."""

    def __init__(self, wanted: str, tool: str, advice: str) -> None:
        super().__init__(f"{wanted} needs {tool}, which was not found; {advice}")
        self.wanted = wanted
        self.tool = tool
        self.advice = advice


class StoreError(DiligenceError):
    """Something about a folder or a file kept the work from being done.

    Attributes
    ----------
    rescue
        A file elsewhere that holds the change that could not be saved, where there is one.
    """

    rescue: Path | None = None


class NotAWorkspaceError(StoreError, LookupError):
    """Neither this folder nor one above it is a workspace."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"{folder} is not in a workspace (a folder with data/dossiers inside); "
            "go to one, or make one with 'diligence new NAME --into FOLDER' "
            "or, with real examples in it, 'diligence demo --into FOLDER'"
        )
        self.folder = folder


class UnknownCompanyError(StoreError, LookupError):
    """No dossier has that name."""

    def __init__(self, slug: str, near: Sequence[str], count: int) -> None:
        if near:
            hint = f"did you mean {', '.join(near)}?"
        elif count:
            others = "1 other" if count == 1 else f"{count} others"
            hint = f"this workspace has {others}; 'diligence compare' shows {'it' if count == 1 else 'them'}"
        else:
            hint = f"this workspace is empty; make it with 'diligence new {slug}'"
        super().__init__(f"no company is called {slug!r} here; {hint}")
        self.slug = slug
        self.near = tuple(near)


class CompanyExistsError(StoreError):
    """A dossier of that name is there already, and is left alone."""

    def __init__(self, slug: str) -> None:
        super().__init__(
            f"a company called {slug!r} is here already and was left as it is; "
            f"open it with 'diligence check {slug}' or choose another name"
        )
        self.slug = slug


class BrokenFileError(StoreError, ValueError):
    """A file cannot be understood; it is never overwritten."""

    def __init__(self, path: Path, where: str, problem: str, advice: str) -> None:
        super().__init__(f"{path} is broken at {where}: {problem}; {advice}")
        self.path = path
        self.where = where
        self.problem = problem
        self.advice = advice


class NewerFileError(StoreError):
    """A file was written by a newer version of this package."""

    def __init__(self, path: Path, found: int, known: int) -> None:
        super().__init__(
            f"{path} has schema {found} and this version reads up to {known}; "
            "update diligence to open it (the file was left as it is)"
        )
        self.path = path
        self.found = found
        self.known = known


class ChangedOnDiskError(StoreError):
    """The file is no longer the one that was loaded."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} was changed by somebody else since it was opened, so it was not overwritten; "
            "open the company again and enter the change once more"
        )
        self.path = path


class UnwritableError(StoreError):
    """The system would not let us write."""

    def __init__(
        self, path: Path, reason: str, advice: str = "free space or check who may write there"
    ) -> None:
        super().__init__(f"could not write {path}: {reason}; nothing was changed, {advice}")
        self.path = path
        self.reason = reason


class UnsavedError(UnwritableError):
    """A change to a dossier could not be saved; the file is as it was before."""

    def __init__(self, path: Path, reason: str, rescue: Path | None) -> None:
        kept = (
            "no other place could be written either, so what you entered is only on your screen: "
            "copy it, then free space"
            if rescue is None
            else f"what you entered is kept, and 'diligence restore {as_word(rescue)}' brings it back"
        )
        super().__init__(path, reason, kept)
        self.rescue = rescue


def as_word(path: Path) -> str:
    """A path as one word of a command line, for a message that names a command."""
    return f'"{path}"' if " " in str(path) else str(path)
