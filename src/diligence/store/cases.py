"""Case files on disk: the shipped casebook, or a file of one's own."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

from diligence.errors import BrokenFileError
from diligence.model import Case, CaseAnswers, Dossier, dossier_of
from diligence.store.codec import parse_json, validated
from diligence.store.files import read_bytes
from diligence.store.shipped import casebook_folder

if TYPE_CHECKING:
    from pathlib import Path

_ADVICE = "mend it by hand; the shipped cases in data/casebook show the form"


def read_case(path: Path) -> tuple[Dossier, tuple[str, ...]]:
    """A case file as a dossier, and what could not be mapped.

    What its facts answer comes from the file itself, or else from what was judged
    of the shipped case of that slug.

    Raises
    ------
    BrokenFileError
        With the line, or the field, that can't be understood.
    """
    data = read_bytes(path)
    if data is None:
        problem = "no such file or directory"
        raise BrokenFileError(path, "its name", problem, "give the path of a case file (JSON)")
    case = validated(Case, parse_json(data, path, _ADVICE), path, _ADVICE)
    judged = _judged_answers(case.slug)
    return dossier_of(case.with_answers(judged) if judged else case)


def read_casebook() -> tuple[Dossier, ...]:
    """Every shipped case, by name."""
    return tuple(read_case(path)[0] for path in sorted(casebook_folder().glob("*.json")))


def _judged_answers(slug: str) -> CaseAnswers | None:
    """What was judged of a shipped case; ``None`` for any other."""
    judged = {path.stem: path for path in (casebook_folder() / "answers").glob("*.toml")}
    path = judged.get(slug)
    if path is None:
        return None
    try:
        plain = tomllib.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise BrokenFileError(path, "the file", str(error), _ADVICE) from error
    return validated(CaseAnswers, plain, path, _ADVICE)
