"""From what the validator found to the one sentence a writer of questions needs."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from diligence.bank.rows import AreaRow, ChecklistRow, MisfitError, QuestionRow, SignalRow, ThemeFile

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pydantic import BaseModel, ValidationError
    from pydantic_core import ErrorDetails

    from diligence.bank.written import WrittenFile
    from diligence.errors import BrokenFileError

_ROWS: Mapping[str, type[BaseModel]] = {
    "theme file": ThemeFile,
    "question": QuestionRow,
    "signal": SignalRow,
    "checklist": ChecklistRow,
    "area": AreaRow,
}
_HEADS = {
    "question": "[[question]]",
    "signal": "[[question.signal]]",
    "area": "[[checklist.area]]",
}
_ADVICE = {
    "id": "write small letters, digits and hyphens, as in 'pmf.path' for a question, 'no-plan' for a signal",
    "weight": "write 1, 2 or 3, where 3 matters most when time is short",
    "signal": "keep those that one could really hear",
    "question": "write at least one [[question]] table",
    "questions": "write the ids of the area's questions",
    "whom": "name one person at least, best placed first",
}
_LONGEST_QUOTE = 40


def refused(error: ValidationError, file: WrittenFile) -> BrokenFileError:
    """Name the first thing wrong with a file, where it is and what to do.

    An unknown field comes first: it is the likely cause of a missing one.
    """
    details = error.errors()
    detail = next((d for d in details if d["type"] == "extra_forbidden"), details[0])
    loc = detail["loc"]
    misfit = detail.get("ctx", {}).get("error")
    if isinstance(misfit, MisfitError):
        loc = (*loc, misfit.field) if misfit.field else loc
        return file.broken(loc, _place(loc, file.table)[0], misfit.problem, misfit.advice)
    where, row = _place(loc, file.table)
    return file.broken(loc, where, *_said(detail, row))


def _place(loc: Sequence[int | str], table: Mapping[str, object]) -> tuple[str, str]:
    """Say where, as in ``question 3 (pmf.path), field 'kind'``, and in which row."""
    steps: list[str] = []
    row = field = "theme file"
    here: object = table
    for key in loc:
        here = _inside(here, key)
        if isinstance(key, str):
            field = key
            row = key if key in _ROWS and isinstance(here, dict) else row
            steps.append(f"field {field!r}")
        elif field in _ROWS:
            row = field
            name = _inside(here, "id")
            steps[-1] = f"{row} {key + 1} ({name})" if isinstance(name, str) else f"{row} {key + 1}"
    return ", ".join(steps), row


def _inside(here: object, key: int | str) -> object:
    if isinstance(here, dict):
        return here.get(key)
    if isinstance(here, list) and isinstance(key, int):
        return here[key]
    return None


def _said(detail: ErrorDetails, row: str) -> tuple[str, str]:
    """Put a problem the validator knows by itself, and its advice, in words."""
    field = next((str(key) for key in reversed(detail["loc"]) if isinstance(key, str)), "")
    ctx = detail.get("ctx", {})
    got = repr(detail["input"])
    got = got if len(got) <= _LONGEST_QUOTE else f"{got[:_LONGEST_QUOTE]}..."
    advice = _ADVICE.get(field, "see how the shipped questions write it")
    match detail["type"]:
        case "extra_forbidden":
            problem, advice = f"{_a(row)} has no field of that name", _meant(field, row)
        case "missing":
            problem = "it is missing"
            advice = f"add it; {_a(row)} needs {', '.join(_fields(row, required=True))}"
        case "enum":
            problem, advice = f"{got} is not known here", f"use one of: {ctx['expected']}"
        case "tuple_type" if field in _HEADS:
            problem = "it is not a list of tables"
            advice = f"head each with {_HEADS[field]}, in double brackets"
        case "model_type":
            problem = f"{got} is not a table"
            advice = f"write {_HEADS.get(field, f'[{field}]')} and its fields below"
        case "tuple_type":
            problem = f"{got} is not a list"
            advice = f"put it in square brackets, as in {field} = [{got}]"
        case "too_long":
            problem = f"there are {ctx['actual_length']} and room for {ctx['max_length']}"
        case "too_short":
            problem = "it is empty"
        case "string_pattern_mismatch":
            problem = f"{got} does not have the form of an id"
        case _:
            problem = f"{detail['msg'][:1].lower()}{detail['msg'][1:]}, got {got}"
    return problem, advice


def _a(row: str) -> str:
    return f"an {row}" if row == "area" else f"a {row}"


def _meant(field: str, row: str) -> str:
    if row == "signal" and field in _fields("question"):
        return "it belongs to the question, so move it above the first [[question.signal]]"
    near = get_close_matches(field, _fields(row), n=1)
    return f"did you mean {near[0]!r}?" if near else f"use any of: {', '.join(_fields(row))}"


def _fields(row: str, *, required: bool = False) -> list[str]:
    known = _ROWS[row].model_fields
    return [info.alias or name for name, info in known.items() if info.is_required() or not required]
