"""``diligence lab``, and notebooks run without a screen."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import typer

from diligence.cli.output import say
from diligence.errors import NotebookFailedError
from diligence.store import Workspace

CELL_SECONDS = 120


def lab(context: typer.Context) -> None:
    """Open JupyterLab at the start notebook. Further arguments go to JupyterLab."""
    workspace = Workspace.make(Workspace.find().root)
    command = [sys.executable, "-m", "jupyterlab", "--ip=127.0.0.1", f"--ServerApp.root_dir={workspace.root}"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        say("You are root: JupyterLab is told to allow it. It listens on this machine only.")
        command.append("--allow-root")
    command += [f"--LabApp.default_url=/lab/tree/{_start(workspace)}", *context.args]
    raise typer.Exit(subprocess.run(command, check=False).returncode)  # noqa: S603 - our own interpreter and arguments


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
