"""``diligence doctor``: is everything in place, and what to do where it is not?"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from typing import Annotated

import typer

from diligence.bank import shipped_bank
from diligence.cli.output import print_json
from diligence.errors import DiligenceError, NotAWorkspaceError, as_word
from diligence.store import Workspace, read_casebook, rescue_files, rescued_from
from diligence.workbench import Workbench

NEEDED = ("jupyterlab", "ipywidgets", "pandas", "matplotlib", "numpy", "scipy", "pydantic", "jinja2")


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at."""

    ok: bool
    about: str
    found: str


def _good(about: str, found: str) -> Finding:
    return Finding(ok=True, about=about, found=found)


def _bad(about: str, found: str) -> Finding:
    return Finding(ok=False, about=about, found=found)


def doctor(as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False) -> None:
    """Look whether everything is in place; exit 1 when something is not."""
    findings = (*_program(), *_workspace())
    if as_json:
        print_json({"ok": all(f.ok for f in findings), "findings": [asdict(f) for f in findings]})
    else:
        for finding in findings:
            typer.echo(f"{'ok     ' if finding.ok else 'PROBLEM'}  {finding.about}: {finding.found}")
    if not all(finding.ok for finding in findings):
        raise typer.Exit(1)


def _program() -> Iterator[Finding]:
    yield _good("Python", ".".join(map(str, sys.version_info[:3])))
    for package in NEEDED:
        try:
            yield _good(package, version(package))
        except PackageNotFoundError:
            yield _bad(package, f"not installed; run 'pip install {package}'")
    yield _good("Questions", f"{len(shipped_bank().questions)} in the bank")
    yield _good("Casebook", f"{len(read_casebook())} companies")


def _workspace() -> Iterator[Finding]:
    try:
        workspace = Workspace.find()
    except NotAWorkspaceError as error:
        yield _bad("Workspace", str(error))
        return
    yield _good("Workspace", str(workspace.root))
    writable = os.access(workspace.root, os.W_OK)
    advice = f"not allowed; make {workspace.root} yours or use another folder"
    yield Finding(writable, about="Writing", found="allowed" if writable else advice)
    for refusal in Workbench.open(workspace).refused:
        yield _bad("Not used", str(refusal))
    for slug in workspace.names():
        yield from _copies(workspace, slug)
        try:
            dossier = workspace.load(slug)
        except DiligenceError as error:
            yield _bad(slug, str(error))
            continue
        unread = [figure for figure in dossier.figures if not figure.readable]
        notebook = workspace.notebook(slug).exists()
        found = f"{len(dossier.figures)} figures, {len(unread)} not read" + (
            "" if notebook else "; its notebook is gone"
        )
        yield _good(slug, found)
    for slug in workspace.deleted():
        yield _bad(slug, f"its dossier is gone; 'diligence undo {slug}' brings it back, or remove its folder")
    yield from _rescued(workspace)


def _copies(workspace: Workspace, slug: str) -> Iterator[Finding]:
    for copy in workspace.shelf(slug).copies:
        yield _bad(slug, f"two machines changed it, and {copy.name} is left; run 'diligence merge {slug}'")


def _rescued(workspace: Workspace) -> Iterator[Finding]:
    for path in rescue_files():
        origin = rescued_from(path)
        if origin is not None and origin.is_relative_to(workspace.root):
            yield _bad(
                "Rescued", f"a change could not be saved and is kept; run 'diligence restore {as_word(path)}'"
            )
        else:
            where = origin or "a place it doesn't name"
            yield _good("Rescued", f"{path} belongs to {where}; 'diligence restore' there brings it back")
