"""``diligence compare``: companies side by side, and how stable their order is."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from diligence.cli.bench import open_bench
from diligence.cli.output import print_json, print_table, say
from diligence.errors import ImpossibleInputError, StoreError
from diligence.store import write_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diligence.assessment import Assessment
    from diligence.comparison import Cell, Comparison
    from diligence.model import Alternative
    from diligence.workbench import Workbench

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Slugs = Annotated[
    list[str] | None, typer.Argument(help="Companies; all of them unless given.", show_default=False)
]
Weighed = Annotated[
    str | None,
    typer.Option(
        "--weights", help="What matters to you, as in culture=3,role=0; else 1 each.", show_default=False
    ),
]
Lifted = Annotated[
    list[str] | None,
    typer.Option("--lift", help="A critical flag you looked into, as in SLUG=S2.", show_default=False),
]
Stays = Annotated[
    float | None,
    typer.Option(help="Your job as a column: the chance that it lasts 24 months.", show_default=False),
]
NoJob = Annotated[
    float | None,
    typer.Option(help="No job as a column: months that savings last.", show_default=False),
]
ToCsv = Annotated[Path | None, typer.Option("--csv", help="Write the table as CSV.", show_default=False)]
ToExcel = Annotated[Path | None, typer.Option("--xlsx", help="Write a workbook.", show_default=False)]
AsMarkdown = Annotated[bool, typer.Option("--md", help="Print Markdown.")]

ACROSS = 5
"""Columns of one table on a terminal; more companies go into the next."""


def compare_command(
    slugs: Slugs = None,
    weights: Weighed = None,
    lift: Lifted = None,
    staying: Stays = None,
    no_job: NoJob = None,
    csv: ToCsv = None,
    xlsx: ToExcel = None,
    markdown: AsMarkdown = False,
    as_json: AsJson = False,
) -> None:
    """Put companies side by side: every measure apart, and how often each comes first."""
    from diligence.comparison import compare
    from diligence.comparison.plain import plain_comparison, plain_ranking
    from diligence.comparison.written import written

    if as_json and markdown:
        raise ImpossibleInputError("the output", "JSON or Markdown", "both")
    weighed, lifted = weights_typed(weights), _lifted(lift)
    found = tuple(_found(open_bench(), slugs))
    comparison = compare(*found, alternatives=_alternatives(staying, no_job))
    ranking, flips = comparison.ranking(weighed, lift=lifted), comparison.flips(weighed, lift=lifted)
    if csv is not None:
        write_text(csv, written(comparison, ranking, flips, ".csv"))
        say(f"Written: {csv}")
    if xlsx is not None:
        from diligence.frames import save_excel

        say(f"Written: {save_excel(comparison, ranking, xlsx)}")
    if as_json:
        print_json({**plain_comparison(comparison), "ranking": plain_ranking(ranking, flips)})
    elif markdown:
        typer.echo(written(comparison, ranking, flips, ".md"), nl=False)
    elif csv is None and xlsx is None:
        _show(comparison)
        typer.echo(f"\n{ranking.sentence}\n\n{flips.sentence}")


def weights_typed(typed: str | None) -> dict[str, float] | None:
    """Weights as typed: "culture=3,role=0"."""
    if typed is None:
        return None
    found = {}
    for part in typed.split(","):
        name, _, number = part.partition("=")
        try:
            found[name.strip()] = float(number)
        except ValueError as error:
            expected = "criterion=number with commas between, as in culture=3,role=0"
            raise ImpossibleInputError("--weights", expected, repr(part)) from error
    return found


def _lifted(typed: list[str] | None) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for each in typed or ():
        slug, _, flags = each.partition("=")
        if not flags:
            raise ImpossibleInputError("--lift", "SLUG=FLAG, as in acme=S2", repr(each))
        found.setdefault(slug.strip(), []).extend(flag.strip() for flag in flags.split(","))
    return found


def _alternatives(job_kept: float | None, months: float | None) -> Iterator[Alternative]:
    from diligence.comparison import no_job, staying

    if job_kept is not None:
        yield staying(job_kept)
    if months is not None:
        yield no_job(months)


def _found(bench: Workbench, slugs: list[str] | None) -> Iterator[Assessment]:
    """The companies named or, where none is, all that can be read; the others are told."""
    if slugs:
        yield from (bench.judge(bench.workspace.load(slug)) for slug in slugs)
        return
    for slug in bench.workspace.names():
        try:
            yield bench.judge(bench.workspace.load(slug))
        except StoreError as error:
            say(f"left out: {slug}: {error}")


def _show(comparison: Comparison) -> None:
    table = comparison.table()
    for start in range(0, len(comparison.names), ACROSS):
        places = range(start, min(start + ACROSS, len(comparison.names)))
        head = ["", *(comparison.names[place] for place in places)]
        blank, lines = tuple("" for _ in head), []
        for group, rows in groupby(table, key=lambda row: row.group):
            lines += [blank, (group.upper(), *blank[1:])] if group else []
            lines += [(row.label, *(_in_cell(row.cells[place]) for place in places)) for row in rows]
        print_table("Side by side", head, lines)
        typer.echo()


def _in_cell(cell: Cell) -> str:
    """The value, and the range beside it where there is one."""
    return f"{cell.text} ({cell.span_text})" if cell.span_text else cell.text
