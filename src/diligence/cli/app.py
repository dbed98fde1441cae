"""The command line as a whole, and its outermost edge."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from importlib import import_module
from types import MappingProxyType

import typer

from diligence.errors import DiligenceError

_ANY_OPTION = {"ignore_unknown_options": True}
COMMANDS = MappingProxyType(
    {
        "demo": ("demo", "demo", {}),
        "lab": ("jupyter", "lab", {"allow_extra_args": True, **_ANY_OPTION}),
        "quick": ("quick", "quick_command", {}),
        "new": ("company", "new", {}),
        "add": ("company", "add", _ANY_OPTION),
        "rate": ("company", "rate", _ANY_OPTION),
        "import": ("company", "import_case", {}),
        "check": ("check", "check", {}),
        "ask": ("ask", "ask", {}),
        "compare": ("compare", "compare_command", {}),
        "report": ("report", "report_command", {}),
        "export": ("export", "export_command", {}),
        "history": ("history", "history", {}),
        "undo": ("history", "undo", {}),
        "merge": ("merge", "merge", {}),
        "backup": ("backup", "backup", {}),
        "restore": ("merge", "restore", {}),
        "doctor": ("doctor", "doctor", {}),
    }
)
"""Each command's module, function and settings: only those that are asked for are loaded."""


def app_of(names: Iterable[str]) -> typer.Typer:
    """The command with some of its subcommands; a line that names one needs no other."""
    app = typer.Typer(
        name="diligence",
        help="Is the start-up you may join default alive? Figures, flags, comparison and a report to send.",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
    )
    # Without this a single subcommand would be taken for the whole.
    app.callback()(lambda: None)
    for name in names:
        module, function, settings = COMMANDS[name]
        command = getattr(import_module(f"diligence.cli.{module}"), function)
        app.command(name, context_settings=settings)(command)
    return app


def main() -> None:
    """Run the command; no traceback reaches a user."""
    first = sys.argv[1] if len(sys.argv) > 1 else ""
    try:
        app_of([first] if first in COMMANDS else COMMANDS)()
    except DiligenceError as error:
        typer.echo(f"diligence: {error}", err=True)
        sys.exit(1)
    except BrokenPipeError:
        # The reader of our output went away (as `head` does): nothing is left to say.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except Exception as error:
        import logging

        logging.getLogger("diligence").debug("unexpected fault", exc_info=True)
        typer.echo(
            f"diligence: this is a fault of ours, please report it: {type(error).__name__}: {error}", err=True
        )
        sys.exit(1)
