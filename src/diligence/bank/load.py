"""Reading themes from TOML: the shipped ones, one somebody wrote, and both together."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from diligence.bank.written import WrittenFile, read_toml
from diligence.errors import BrokenFileError
from diligence.model import AnswerKind, Bank, Question, Theme

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from diligence.bank.rows import QuestionRow

_ORDER = ("pmf", "money", "vision", "team", "culture", "role", "work", "bureaucracy", "future", "offer")
_READ_BY_RULES = ("kind", "choices", "metric", "unit")
"""Fields of a shipped question that its answers and the flags rely on."""


@cache
def shipped_bank() -> Bank:
    """Read the questions that come with the package, once.

    Returns
    -------
    Bank
        Its themes in the order in which one would ask: product-market fit
        before money, the offer last.

    Examples
    --------
    >>> bank = shipped_bank()
    >>> [theme.id for theme in bank.themes][:3]
    ['pmf', 'money', 'vision']
    >>> print(bank.find("money.cash").follow_up)
    Could you walk me from the last round to today's balance?
    """
    folder = files("diligence.bank")
    themes = []
    for name in _ORDER:
        with as_file(folder / f"{name}.toml") as path:
            themes.append(_shipped_theme(name, read_toml(path).table))
    return Bank(themes=tuple(themes))


def _shipped_theme(name: str, table: dict[str, Any]) -> Theme:
    """A theme by the model alone; what hand-written files are held to besides, the tests hold these to."""
    questions = [_plural(question, "signal") for question in table["question"]]
    checklist = table.get("checklist")
    parts = {"questions": questions, "checklist": checklist and _plural(checklist, "area")}
    return Theme.model_validate({"id": name, "title": table["title"], "purpose": table["purpose"], **parts})


def _plural(table: dict[str, Any], tables: str) -> dict[str, Any]:
    """The same with its tables under the name that the records have for them: TOML heads each alone."""
    return {f"{name}s" if name == tables else name: value for name, value in table.items()}


def load_theme(path: Path) -> Theme:
    """Read one theme; the file's name without ``.toml`` is its id.

    Parameters
    ----------
    path
        A file with ``title``, ``purpose`` and ``[[question]]`` tables, each
        with the fields of a ``Question`` and ``[[question.signal]]`` tables,
        and a ``[checklist]`` of ``[[checklist.area]]`` tables if it has one.

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
    line 1, field 'porpoise'; a theme file has no field of that name; did you mean 'purpose'?
    """
    return _theme(path.stem, read_toml(path))


def bank_with(folder: Path) -> tuple[Bank, tuple[BrokenFileError, ...]]:
    """The shipped bank with the questions somebody wrote: ``data/questions`` in a workspace.

    A file named after a shipped theme changes it. A question with a shipped id
    takes the place of that question and needs only the fields that differ; its
    kind, choices, metric and unit stay, since answers and flags rely on them, and
    its signals stay beside any new ones. Other questions are added at the end. A
    file of another name is a theme of its own, after the shipped ones.

    Parameters
    ----------
    folder
        Its files ``*.toml`` are read in the order of their names. There may be none.

    Returns
    -------
    bank, broken
        What could be read, and why the rest could not. A file is taken whole or not at all.

    Examples
    --------
    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder) / "money.toml"
    ...     _ = path.write_text('question = [{id = "money.cash", ask = "What is in the bank?"}]')
    ...     bank, broken = bank_with(Path(folder))
    >>> bank.find("money.cash").ask, bank.find("money.cash").metric, broken
    ('What is in the bank?', 'cash', ())
    """
    themes = {theme.id: theme for theme in shipped_bank().themes}
    try:
        paths = sorted(path for path in folder.iterdir() if _is_written(path))
    except FileNotFoundError:
        paths = []
    except OSError as error:
        problem = f"it cannot be read ({error.strerror})"
        refusal = BrokenFileError(folder, "the folder itself", problem, "check who may read it")
        return shipped_bank(), (refusal,)
    broken = []
    for path in paths:
        try:
            themes[path.stem] = _theme(path.stem, read_toml(path), themes.get(path.stem))
        except BrokenFileError as error:
            broken.append(error)
    return Bank(themes=tuple(themes.values())), tuple(broken)


def _is_written(path: Path) -> bool:
    """Whether a file is meant to be read: editors keep theirs under a name with a point in front."""
    return path.suffix == ".toml" and not path.name.startswith(".")


def _theme(name: str, file: WrittenFile, shipped: Theme | None = None) -> Theme:
    """Read a theme under its name, which its file has."""
    # What only hand-written files are held to is loaded when there is one.
    from diligence.bank.refusal import refused
    from diligence.bank.rows import ThemeFile

    if not re.fullmatch("[a-z]+", name):
        problem = "a theme is named by its file, in small letters a to z only"
        raise BrokenFileError(file.path, "the file's name", problem, "rename it, as in pets.toml")
    _check_themes(name, file)
    try:
        rows = ThemeFile.model_validate(_completed(file.table, shipped) if shipped else file.table)
    except ValidationError as error:
        raise refused(error, file) from error
    _check_ids(rows.question, file)
    questions = {question.id: question for question in (shipped.questions if shipped else ())}
    for number, row in enumerate(rows.question):
        old = questions.get(row.id)
        questions[row.id] = _reworded(old, row, number, file) if old else row.record
    checklist = rows.checklist.record if rows.checklist else shipped.checklist if shipped else None
    theme = Theme(
        id=name,
        title=rows.title,
        purpose=rows.purpose,
        questions=tuple(questions.values()),
        checklist=checklist,
    )
    _check_checklist(theme, file)
    return theme


def _completed(table: dict[str, object], shipped: Theme) -> dict[str, object]:
    """A table with what it leaves out taken from the shipped theme; misshapen parts are left to the rows."""
    table = {"title": shipped.title, "purpose": shipped.purpose} | table
    questions = table.get("question")
    if not isinstance(questions, list):
        return table
    known = {question.id: question.model_dump(exclude={"signals"}) for question in shipped.questions}
    filled = [
        known.get(str(written.get("id")), {}) | written if isinstance(written, dict) else written
        for written in questions
    ]
    return table | {"question": filled}


def _reworded(shipped: Question, row: QuestionRow, number: int, file: WrittenFile) -> Question:
    """A shipped question in somebody's own words; the signals that answers point to stay."""
    for name in _READ_BY_RULES:
        if getattr(row, name) != getattr(shipped, name):
            where = f"question {number + 1} ({row.id}), field {name!r}"
            problem = f"a shipped question keeps its {name}, since its answers and the flags rely on it"
            advice = "leave the field out, or give the question an id of its own"
            raise file.broken(("question", number, name), where, problem, advice)
    reworded = row.record
    signals = {signal.id: signal for signal in (*shipped.signals, *reworded.signals)}
    return reworded.model_copy(update={"signals": tuple(signals.values())})


def _check_themes(theme: str, file: WrittenFile) -> None:
    """Refuse a question that belongs in another file, before anything is said to be missing in it."""
    written = file.table.get("question")
    for number, question in enumerate(written if isinstance(written, list) else ()):
        name = question.get("id") if isinstance(question, dict) else None
        other, point, _ = name.partition(".") if isinstance(name, str) else ("", "", "")
        if point and other != theme:
            where = f"question {number + 1} ({name}), field 'id'"
            problem = f"it does not begin with the file's theme, {theme!r}"
            advice = f"begin it with '{theme}.' or move the question to {other}.toml"
            raise file.broken(("question", number, "id"), where, problem, advice)


def _check_ids(questions: Iterable[QuestionRow], file: WrittenFile) -> None:
    first: dict[str, int] = {}
    for number, question in enumerate(questions, start=1):
        if question.id in first:
            where = f"question {number} ({question.id}), field 'id'"
            problem = f"question {first[question.id]} has the same id"
            advice = "give the newer of the two another id, since answers given already point to the older"
            raise file.broken(("question", number - 1, "id"), where, problem, advice)
        first[question.id] = number


def _check_checklist(theme: Theme, file: WrittenFile) -> None:
    """An area holds yes-or-no questions of its theme, none of them twice."""
    open_ones = {question.id for question in theme.questions if question.kind is AnswerKind.YES_NO}
    for number, area in enumerate(theme.checklist.areas if theme.checklist else ()):
        for question in area.questions:
            if question not in open_ones:
                loc = ("checklist", "area", number, "questions")
                where = f"field 'checklist', area {number + 1} ({area.id}), field 'questions'"
                problem = f"{question!r} is no yes/no question of the theme, or is in the checklist twice"
                raise file.broken(loc, where, problem, "name each yes/no question once, by its id")
            open_ones.remove(question)
