"""Thresholds of one's own: ``data/thresholds.toml`` in a workspace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diligence.bank import read_toml
from diligence.errors import BrokenFileError, ImpossibleInputError
from diligence.flags import Thresholds

if TYPE_CHECKING:
    from pathlib import Path

    from diligence.bank import WrittenFile

_ADVICE = "correct it, or take the line out; until then the shipped thresholds hold"


def thresholds_in(path: Path) -> tuple[Thresholds, tuple[BrokenFileError, ...]]:
    r"""The shipped thresholds with those of a file, one a line: ``runway_critical_months = 9``.

    Parameters
    ----------
    path
        There may be no such file.

    Returns
    -------
    thresholds, broken
        A file is taken whole or not at all: half of somebody's lines would be nobody's.

    Examples
    --------
    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder) / "thresholds.toml"
    ...     _ = path.write_text("# ours\nrunway_critical_month = 9")
    ...     thresholds, (broken,) = thresholds_in(path)
    >>> thresholds == Thresholds(), broken.where
    (True, "line 2, field 'runway_critical_month'")
    """
    if not path.exists():
        return Thresholds(), ()
    try:
        file = read_toml(path)
        return _read(file), ()
    except BrokenFileError as error:
        return Thresholds(), (error,)


def _read(file: WrittenFile) -> Thresholds:
    try:
        return Thresholds().overridden(file.table)
    except ImpossibleInputError as error:
        problem = f"{error.name} must be {error.expected}, got {error.got}"
        # Of two lines in the wrong order, the one that is named may be a shipped one.
        name = next((name for name in file.table if name == error.name or repr(name) == error.got), None)
        if name is None:
            raise BrokenFileError(file.path, "the file itself", problem, _ADVICE) from error
        raise file.broken((name,), f"field {name!r}", problem, _ADVICE) from error
