"""``diligence demo``: the whole way, on real companies."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from diligence.cli.output import print_json, print_table, say
from diligence.errors import CompanyExistsError, NotAWorkspaceError
from diligence.store import Workspace, read_casebook, stamp

if TYPE_CHECKING:
    from diligence.comparison import Comparison

SCENE = "everpix-2013"
FIVE = ("everpix-2013", "webvan-2001", "gumroad-2015", "wework-2019", "zoom-2019")
COLUMNS = ("verdict", "sober", "runway", "to_profit", "worst_flag")


def demo(
    into: Annotated[
        Path | None, typer.Option(help="The folder to use; this workspace unless given.", show_default=False)
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Do the whole job on fourteen real companies. A second run is safe."""
    from diligence.cli.jupyter import run_notebook
    from diligence.comparison import compare
    from diligence.comparison.plain import plain_comparison
    from diligence.report import report
    from diligence.workbench import Workbench

    workspace = _workspace(into)
    say(f"Workspace: {workspace.root}")
    added = _import_casebook(workspace)
    here = len(read_casebook()) - added
    say(f"Casebook: {added} companies added, {here} were here already and are left as they are.")
    say("It is 30 June 2013, and you are offered a job at Everpix, whose books are open.")
    comparison_notebook = workspace.notebooks / "demo-comparison.ipynb"
    stamp("comparison", comparison_notebook, {"companies": list(FIVE)})
    for path in (workspace.notebook(SCENE), comparison_notebook):
        say(f"Running {path.relative_to(workspace.root)} ...")
        run_notebook(path)
    bench = Workbench.open(workspace)
    assessments = [bench.judge(workspace.load(slug)) for slug in FIVE]
    comparison = compare(*assessments)
    say("Writing the reports ...")
    written = (
        report(assessments[0]).save(workspace.reports / f"{SCENE}.html"),
        report(comparison).save(workspace.reports / "comparison.html"),
    )
    if as_json:
        files = {"workspace": str(workspace.root), "reports": [str(path) for path in written]}
        print_json({**files, **plain_comparison(comparison)})
    else:
        _print(comparison, written, workspace)


def _workspace(into: Path | None) -> Workspace:
    if into is not None:
        return Workspace.make(into)
    try:
        return Workspace.make(Workspace.find().root)
    except NotAWorkspaceError:
        return Workspace.make(Path("diligence-demo"))


def _import_casebook(workspace: Workspace) -> int:
    added = 0
    for dossier in read_casebook():
        try:
            workspace.add(dossier)
        except CompanyExistsError:
            continue
        added += 1
    return added


def _print(comparison: Comparison, written: tuple[Path, ...], workspace: Workspace) -> None:
    table = {row.id: row for row in comparison.table()}
    columns = [table[name] for name in COLUMNS]
    rows = [
        (a.name, *(column.cells[i].text for column in columns)) for i, a in enumerate(comparison.assessments)
    ]
    print_table(
        "Five companies, each on its own day", ["Company", *(column.label for column in columns)], rows
    )
    here = "" if Path.cwd().resolve() == workspace.root else f"cd {workspace.root} && "
    typer.echo("\nReports, each one file that can be sent to anyone:")
    for path in written:
        typer.echo(f"  {path}")
    typer.echo("\nThree things to try next, with 'uv run' in front where you just typed it:")
    typer.echo(f"  1. {here}diligence lab                  open Everpix in a notebook and change a figure")
    typer.echo("  2. diligence quick --revenue 20k --expenses 80k --growth 8%/month --cash 1.2M")
    typer.echo(f'  3. {here}diligence new "Acme Robotics"  a company of your own')
