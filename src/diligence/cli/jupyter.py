"""``diligence lab``, and notebooks run without a screen."""

from __future__ import annotations

import os
import secrets
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer

from diligence.cli.output import say
from diligence.errors import MissingLibraryError, NotebookFailedError
from diligence.store import Workspace

CELL_SECONDS = 120


def lab(
    context: typer.Context,
    *,
    app: Annotated[
        bool, typer.Option("--app", help="Show the notebooks as pages without code, through Voila.")
    ] = False,
) -> None:
    """Open JupyterLab at the start notebook. Further arguments go to JupyterLab, or to Voila."""
    workspace = Workspace.make(Workspace.find().root)
    if app:
        raise typer.Exit(subprocess.run([*voila_command(workspace), *context.args], check=False).returncode)  # noqa: S603 - our own interpreter and arguments
    command = [sys.executable, "-m", "jupyterlab", "--ip=127.0.0.1", f"--ServerApp.root_dir={workspace.root}"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        say("You are root: JupyterLab is told to allow it. It listens on this machine only.")
        command.append("--allow-root")
    command += [f"--LabApp.default_url=/lab/tree/{_start(workspace)}", *context.args]
    raise typer.Exit(subprocess.run(command, check=False).returncode)  # noqa: S603 - our own interpreter and arguments


def voila_command(workspace: Workspace) -> list[str]:
    """How Voila is started: for this machine only, with a word of its own, notebooks and nothing else.

    Raises
    ------
    MissingLibraryError
        When Voila is not installed; the message says how to get it.
    """
    if find_spec("voila") is None:
        raise MissingLibraryError("voila", "voila", "a page without code")
    return [
        sys.executable,
        "-m",
        "voila",
        str(workspace.notebooks),
        "--Voila.ip=127.0.0.1",
        f"--token={secrets.token_hex(16)}",
        "--strip_sources=True",
        "--VoilaConfiguration.file_allowlist=[]",
    ]


def _start(workspace: Workspace) -> str:
    return (workspace.notebooks / "start.ipynb").relative_to(workspace.root).as_posix()


def run_notebook(path: Path) -> None:
    """Run every cell of a notebook where it lies; the file is not changed.

    Raises
    ------
    NotebookFailedError
        With the cell and what it said.
    """
    import nbformat
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError

    notebook = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call] # nbformat is typed in part
    client = NotebookClient(
        notebook,
        timeout=CELL_SECONDS,
        resources={"metadata": {"path": str(path.parent)}},
        extra_arguments=["--IPKernelApp.log_level=ERROR"],
    )
    try:
        client.execute()
    except CellExecutionError as error:
        raise NotebookFailedError(path, f"{error.ename}: {error.evalue}") from error
