"""Code short enough to be read at one sitting."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
MODULE_LINES = 300
FUNCTION_LINES = 50
PARAMETERS = 6

type_of_function = ast.FunctionDef | ast.AsyncFunctionDef


def test_modules_are_short() -> None:
    """No module is longer than 300 lines: split it by what it is about."""
    lengths = ((path, len(path.read_text().splitlines())) for path in _modules())
    too_long = [f"{_name(path)}: {lines} lines" for path, lines in lengths if lines > MODULE_LINES]
    assert not too_long, "\n".join(too_long)


def test_functions_are_short() -> None:
    """No function has more than 50 lines, its docstring not counted."""
    lengths = ((where, _lines(function)) for where, function in _functions())
    too_long = [f"{where}: {lines} lines" for where, lines in lengths if lines > FUNCTION_LINES]
    assert not too_long, "\n".join(too_long)


def test_functions_take_few_parameters() -> None:
    """No function takes more than six parameters: beyond that, make a record of them.

    The public functions of the command line are its commands, and their
    parameters are the options people type.
    """
    counted = (each for each in _functions() if "/cli/" not in each[0] or each[1].name.startswith("_"))
    counts = ((where, _parameters(function)) for where, function in counted)
    too_many = [f"{where}: {count} parameters" for where, count in counts if count > PARAMETERS]
    assert not too_many, "\n".join(too_many)


def _modules() -> list[Path]:
    modules = sorted((ROOT / "src" / "diligence").rglob("*.py"))
    assert modules, "the package was not found"
    return modules


def _functions() -> Iterator[tuple[str, type_of_function]]:
    for path in _modules():
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, type_of_function):
                yield f"{_name(path)}:{node.lineno} {node.name}", node


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _lines(function: type_of_function) -> int:
    assert function.end_lineno is not None
    lines = function.end_lineno - function.lineno + 1
    if ast.get_docstring(function) is not None:
        docstring = function.body[0]
        assert docstring.end_lineno is not None
        lines -= docstring.end_lineno - docstring.lineno + 1
    return lines


def _parameters(function: type_of_function) -> int:
    arguments = function.args
    named = [argument.arg for argument in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)]
    rest = [argument for argument in (arguments.vararg, arguments.kwarg) if argument is not None]
    return len([name for name in named if name not in ("self", "cls")]) + len(rest)
