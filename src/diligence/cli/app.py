"""The command line as a whole, and its outermost edge."""

from __future__ import annotations

import logging
import os
import sys

import typer

from diligence.cli import company, demo, doctor, jupyter, quick, shared
from diligence.errors import DiligenceError

app = typer.Typer(
    name="diligence",
    help="Is the start-up you may join default alive? Figures, flags, comparison and a report to send.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.command("demo")(demo.demo)
app.command("lab", context_settings={"allow_extra_args": True, "ignore_unknown_options": True})(jupyter.lab)
app.command("quick")(quick.quick_command)
app.command("new")(company.new)
app.command("add", context_settings={"ignore_unknown_options": True})(company.add)
app.command("rate", context_settings={"ignore_unknown_options": True})(company.rate)
app.command("import")(company.import_case)
app.command("check")(company.check)
app.command("compare")(shared.compare_command)
app.command("report")(shared.report_command)
app.command("doctor")(doctor.doctor)


def main() -> None:
    """Run the command; no traceback reaches a user."""
    try:
        app()
    except DiligenceError as error:
        typer.echo(f"diligence: {error}", err=True)
        sys.exit(1)
    except BrokenPipeError:
        # The reader of our output went away (as `head` does): nothing is left to say.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except Exception as error:
        logging.getLogger("diligence").debug("unexpected fault", exc_info=True)
        typer.echo(
            f"diligence: this is a fault of ours, please report it: {type(error).__name__}: {error}", err=True
        )
        sys.exit(1)
