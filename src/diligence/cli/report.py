"""The command that writes reports."""

from __future__ import annotations

import webbrowser
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from diligence.amounts import day_in_words
from diligence.cli.bench import open_bench
from diligence.cli.output import print_json, say
from diligence.errors import DiligenceError, ImpossibleInputError
from diligence.workbench import Workbench

if TYPE_CHECKING:
    from diligence.assessment import Assessment
    from diligence.report import Report

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Slugs = Annotated[
    list[str] | None,
    typer.Argument(help="One company, or several for a comparison.", show_default=False),
]
ShareName = Annotated[Literal["private", "trusted", "public"], typer.Option(help="Who will read it.")]
Since = Annotated[
    datetime | None,
    typer.Option(formats=["%Y-%m-%d"], help="Say what changed since that day began.", show_default=False),
]
SHOWN = 12
"""Things left out that are named one by one; of more, the rest is counted."""


def report_command(
    slugs: Slugs = None,
    share: ShareName = "trusted",
    out: Annotated[Path | None, typer.Option(help="The file to write.", show_default=False)] = None,
    every: Annotated[bool, typer.Option("--all", help="A report for each company.")] = False,
    since: Since = None,
    pdf: Annotated[bool, typer.Option("--pdf", help="As PDF too.")] = False,
    paper: Annotated[Literal["A4", "Letter"], typer.Option(help="The paper of the PDF.")] = "A4",
    show: Annotated[bool, typer.Option("--open", help="Open it in the browser.")] = False,
    as_json: AsJson = False,
) -> None:
    """Write a report: one HTML file that can be sent to anyone."""
    bench = open_bench()
    workspace = bench.workspace
    day = since.date() if since else None
    if every:
        _refuse(bool(slugs) or out is not None, "--all", "alone: each company gets a file of its own")
        made = _of_all(bench, share, day)
    else:
        _refuse(not slugs, "a report", "of a company by its name, or of each one with --all")
        made = [_of(bench, slugs or [], share, day, out)]
    written = [path for path, report in made for path in _write(path, report, paper if pdf else None)]
    if as_json:
        left_out = [what for _, report in made for what in report.left_out]
        files = [str(path) for path in written]
        named = slugs or list(workspace.names())
        print_json(
            {"report": files[0], "files": files, "share": share, "companies": named, "left_out": left_out}
        )
    else:
        typer.echo("\n".join(map(str, written)))
    if show:
        webbrowser.open(written[0].resolve().as_uri())


def _refuse(wrong: object, what: str, expected: str) -> None:
    if wrong:
        raise ImpossibleInputError(what, expected, "something else")


def _of_all(bench: Workbench, share: str, day: date | None) -> list[tuple[Path, Report]]:
    """A report for each company; what stops one is said, and the others are made all the same."""
    made = []
    for slug in bench.workspace.names():
        try:
            made.append(_of(bench, [slug], share, day, None))
        except DiligenceError as error:
            say(f"left out: {error}")
    if not made:
        raise ImpossibleInputError("a report of each company", "of a workspace with companies", "none")
    return made


def _of(
    bench: Workbench, slugs: list[str], share: str, day: date | None, out: Path | None
) -> tuple[Path, Report]:
    from diligence.comparison import compare
    from diligence.report import Share, report

    found = [bench.judge(bench.workspace.load(slug)) for slug in slugs]
    alone = len(found) == 1
    _refuse(day and not alone, "--since", "for one company, or for each with --all")
    before = _before(bench, slugs[0], day) if day else None
    name = Share(share).file_name(slugs[0] if alone else "comparison")
    return out or bench.workspace.reports / name, report(
        found[0] if alone else compare(*found), share, before
    )


def _before(bench: Workbench, slug: str, day: date) -> Assessment | None:
    began = datetime.combine(day, time.min).astimezone()
    dossier = bench.workspace.shelf(slug).history.at(began)
    if dossier is None:
        say(f"{slug} was not on record before {day_in_words(day)}: nothing to hold this report against.")
        return None
    return bench.judge(dossier, dossier.as_of or day)


def _write(path: Path, report: Report, paper: Literal["A4", "Letter"] | None) -> list[Path]:
    """Say what is left out, then write."""
    listed = report.left_out
    if listed:
        say(f"{report.document.title}\nLeft out for this reader:")
        more = [f"... and {len(listed) - SHOWN} more"] if len(listed) > SHOWN else []
        say("\n".join(f"  {what}" for what in (*listed[:SHOWN], *more)))
    written = [report.save(path)]
    return [*written, report.save_pdf(path.with_suffix(".pdf"), paper)] if paper else written
