"""``diligence report``: one file to send to others."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from diligence.cli.bench import open_bench
from diligence.cli.output import print_json

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
SomeSlugs = Annotated[
    list[str], typer.Argument(help="One company, or several for a comparison.", show_default=False)
]


def report_command(
    slugs: SomeSlugs,
    share: Annotated[
        Literal["private", "trusted", "public"], typer.Option(help="Who will read it.")
    ] = "trusted",
    out: Annotated[Path | None, typer.Option(help="The file to write.", show_default=False)] = None,
    as_json: AsJson = False,
) -> None:
    """Write a report: one HTML file that can be sent to anyone."""
    from diligence.comparison import compare
    from diligence.report import Share, report

    bench = open_bench()
    found = [bench.judge(bench.workspace.load(slug)) for slug in slugs]
    alone = len(found) == 1
    name = Share(share).file_name(slugs[0] if alone else "comparison")
    written = report(found[0] if alone else compare(*found), share).save(
        out or bench.workspace.reports / name
    )
    if as_json:
        print_json({"report": str(written), "share": share, "companies": slugs})
    else:
        typer.echo(str(written))
