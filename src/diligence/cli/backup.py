"""``diligence backup``: the whole workspace in one file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from diligence.cli.output import print_json, say
from diligence.store import Workspace


def backup(
    file: Annotated[
        Path | None, typer.Argument(help="The file to write; backups/ unless given.", show_default=False)
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Write dossiers with their history, notebooks, questions, rules and thresholds to one zip."""
    from diligence.store import new_backup, write_backup

    workspace = Workspace.find()
    target = file or new_backup(workspace.root, workspace.now().astimezone())
    names = write_backup(workspace.root, target)
    if as_json:
        print_json({"backup": str(target), "companies": list(workspace.names()), "files": len(names)})
    else:
        typer.echo(str(target))
        say(f"{len(workspace.names())} companies, {len(names)} files. Keep a copy on another disk.")
