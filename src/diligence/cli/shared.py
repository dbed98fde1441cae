"""Commands that show companies to others: compare, report."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from diligence.cli.bench import open_bench
from diligence.cli.output import print_json, print_table

if TYPE_CHECKING:
    from diligence.comparison import Comparison

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Slugs = Annotated[
    list[str] | None, typer.Argument(help="Companies; all of them unless given.", show_default=False)
]
SomeSlugs = Annotated[
    list[str], typer.Argument(help="One company, or several for a comparison.", show_default=False)
]


def compare_command(
    slugs: Slugs = None,
    as_json: AsJson = False,
) -> None:
    """Put companies side by side, every measure apart."""
    from diligence.comparison import compare

    bench = open_bench()
    chosen = slugs or bench.workspace.names()
    comparison = compare(*(bench.judge(bench.workspace.load(slug)) for slug in chosen))
    if as_json:
        print_json(plain_comparison(comparison))
        return
    rows = [(row.label, *(cell.text for cell in row.cells)) for row in comparison.table()]
    print_table("Side by side", ["", *(a.name for a in comparison.assessments)], rows)


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


def plain_comparison(comparison: Comparison) -> dict[str, object]:
    """Every measure with its number, or why there is none, for each company."""
    slugs = [a.dossier.company.slug for a in comparison.assessments]
    measures = []
    for row in comparison.table():
        cells = {}
        for slug, cell in zip(slugs, row.cells, strict=True):
            known = {} if cell.value is None else {"value": cell.value.value, "why": cell.value.why or None}
            cells[slug] = {"text": cell.text, **known}
        measures.append({"id": row.id, "label": row.label, "companies": cells})
    return {"companies": slugs, "measures": measures}
