"""Rules of one's own: the Python files of ``data/rules`` in a workspace."""

from __future__ import annotations

from runpy import run_path
from traceback import extract_tb, format_exception_only
from typing import TYPE_CHECKING

from diligence.errors import BrokenFileError

if TYPE_CHECKING:
    from pathlib import Path

    from diligence.flags import Rule

LISTED = "RULES"
"""The name under which a file lists its rules, as the shipped ones do."""


def rules_in(folder: Path) -> tuple[tuple[Rule, ...], tuple[BrokenFileError, ...]]:
    r"""Run the files of a folder and take the rules each lists as ``RULES``.

    Parameters
    ----------
    folder
        Its files ``*.py`` are run in the order of their names. There may be none.

    Returns
    -------
    rules, broken
        What could be taken, and why the rest could not. A file is taken whole or not at all.

    Examples
    --------
    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     _ = (Path(folder) / "mine.py").write_text("def rule(brief): return ()\nRULES = (rule,)")
    ...     _ = (Path(folder) / "torn.py").write_text("def rule(brief):")
    ...     rules, (torn,) = rules_in(Path(folder))
    >>> rules[0].__name__, torn.where
    ('rule', 'line 1')
    """
    rules: list[Rule] = []
    broken: list[BrokenFileError] = []
    for path in sorted(folder.glob("[!._]*.py")):
        try:
            rules.extend(_rules_of(path))
        except BrokenFileError as error:
            broken.append(error)
    return tuple(rules), tuple(broken)


def _rules_of(path: Path) -> tuple[Rule, ...]:
    try:
        listed = run_path(str(path)).get(LISTED)
    # Foreign code: whatever it raises is shown to its writer, and the shipped rules go on.
    except (Exception, SystemExit) as error:
        raise BrokenFileError(
            path, _line(error, path), _in_words(error), "correct it, or take the file out of the folder"
        ) from error
    if not isinstance(listed, tuple | list) or not all(callable(rule) for rule in listed):
        problem = f"it has no tuple of functions called {LISTED}"
        raise BrokenFileError(
            path, "the file itself", problem, f"end it with a line such as {LISTED} = (rule,)"
        )
    return tuple(listed)


def _in_words(error: BaseException) -> str:
    return format_exception_only(error)[-1].strip()


def _line(error: BaseException, path: Path) -> str:
    """The last line of this file that was reached, or the line that isn't Python."""
    if isinstance(error, SyntaxError) and error.lineno:
        return f"line {error.lineno}"
    here = [frame.lineno for frame in extract_tb(error.__traceback__) if frame.filename == str(path)]
    return f"line {here[-1]}" if here else "the file itself"
