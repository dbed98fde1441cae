"""Reading themes from TOML: the shipped ones, or one somebody wrote."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

from pydantic import ValidationError

from diligence.bank.refusal import refused
from diligence.bank.rows import ThemeFile
from diligence.errors import BrokenFileError
from diligence.model import Bank, Question, Theme

if TYPE_CHECKING:
    from pathlib import Path

_ORDER = ("pmf", "money")


@cache
def shipped_bank() -> Bank:
    """Read the questions that come with the package, once.

    Returns
    -------
    Bank
        Its themes in the order in which one would ask: product-market fit
        before money.

    Examples
    --------
    >>> bank = shipped_bank()
    >>> [theme.id for theme in bank.themes]
    ['pmf', 'money']
    >>> print(bank.find("money.cash").follow_up)
    Could you walk me from the last round to today's balance?
    """
    folder = files("diligence.bank")
    themes = []
    for name in _ORDER:
        with as_file(folder / f"{name}.toml") as path:
            themes.append(_theme(name, path))
    return Bank(themes=tuple(themes))


def load_theme(path: Path) -> Theme:
    """Read one theme; the file's name without ``.toml`` is its id.

    Parameters
    ----------
    path
        A file with ``title``, ``purpose`` and ``[[question]]`` tables, each
        with the fields of a ``Question`` and ``[[question.signal]]`` tables.

    Raises
    ------
    BrokenFileError
        The file is unreadable, isn't TOML, lacks a field, has one that is not
        known (most likely a typo), has a value that is not known, or uses a
        question id twice.

    Examples
    --------
    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> from diligence.errors import BrokenFileError
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder) / "pets.toml"
    ...     _ = path.write_text('porpoise = "Who may bring a dog"')
    ...     try:
    ...         load_theme(path)
    ...     except BrokenFileError as error:
    ...         print(error.where, error.problem, error.advice, sep="; ")
    field 'porpoise'; a theme file has no field of that name; did you mean 'purpose'?
    """
    return _theme(path.stem, path)


def _theme(name: str, path: Path) -> Theme:
    """Read a theme under its name; a shipped file unpacked from a zip has another one on disk."""
    table = _parsed(path)
    try:
        rows = ThemeFile.model_validate(table)
    except ValidationError as error:
        raise refused(error, table, path) from error
    questions = tuple(Question.model_validate(row.model_dump()) for row in rows.question)
    _check_ids(name, questions, path)
    return Theme(id=name, title=rows.title, purpose=rows.purpose, questions=questions)


def _parsed(path: Path) -> dict[str, object]:
    try:
        text = path.read_bytes().decode("utf-8")
    except OSError as error:
        problem = f"it cannot be read ({error.strerror})"
        advice = "check the path and who may read it"
        raise BrokenFileError(path, "the file itself", problem, advice) from error
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        advice = "save the file as UTF-8"
        raise BrokenFileError(path, f"line {line}", "it is not UTF-8 text", advice) from error
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        where, problem, advice = _slip(str(error), text)
        raise BrokenFileError(path, where, problem, advice) from error


def _slip(message: str, text: str) -> tuple[str, str, str]:
    """Split a TOML reader's message into place and problem, and add what to do."""
    reason, _, place = message.rpartition(" (at ")
    problem = f"it is not TOML ({reason[:1].lower()}{reason[1:]})"
    if found := re.match(r"line \d+", place):
        return found[0], problem, "correct that line or the one before it"
    last = text.rstrip("\n").count("\n") + 1
    return f"line {last}", problem, "look above it for a quotation mark or a bracket that was left open"


def _check_ids(theme: str, questions: tuple[Question, ...], path: Path) -> None:
    first: dict[str, int] = {}
    for number, question in enumerate(questions, start=1):
        where = f"question {number} ({question.id}), field 'id'"
        if question.theme != theme:
            problem = f"it does not begin with the file's theme, {theme!r}"
            advice = f"begin it with '{theme}.' or move the question to {question.theme}.toml"
            raise BrokenFileError(path, where, problem, advice)
        if question.id in first:
            problem = f"question {first[question.id]} has the same id"
            advice = "give the newer of the two another id, since answers given already point to the older"
            raise BrokenFileError(path, where, problem, advice)
        first[question.id] = number
