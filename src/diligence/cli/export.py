"""The command that hands companies to other programs and other people."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from diligence.cli.bench import open_bench
from diligence.cli.output import print_json, say
from diligence.errors import ImpossibleInputError
from diligence.workbench import Workbench

if TYPE_CHECKING:
    from diligence.report.share import Share

AsJson = Annotated[bool, typer.Option("--json", help="Print what was written as JSON.")]
Slugs = Annotated[
    list[str], typer.Argument(help="One company, or several for a comparison.", show_default=False)
]
To = Annotated[
    Literal["json", "csv", "xlsx", "md", "dossier", "notebook"],
    typer.Option(help="Data, tables, words to paste, the dossier to hand over, or its notebook as a page."),
]

_AFTER = {"dossier": "-dossier", "notebook": "-notebook"}
_ENDINGS = {"dossier": "json", "notebook": "html"}


def export_command(
    slugs: Slugs,
    to: To = "json",
    share: Annotated[
        Literal["private", "trusted", "public"], typer.Option(help="Who will read it.")
    ] = "trusted",
    notebook: Annotated[bool, typer.Option("--notebook", help="The same as --to notebook.")] = False,
    out: Annotated[
        Path | None, typer.Option(help="The file to write; '-' is standard output.", show_default=False)
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Write a company, or several side by side, for another program or another person."""
    from diligence.report.files import write_whole
    from diligence.report.left_out import list_left_out
    from diligence.report.share import Share

    bench, reader = open_bench(), Share(share)
    workspace = bench.workspace
    form = "notebook" if notebook else to
    dossiers = [workspace.load(slug) for slug in slugs]
    left_out = [what for dossier in dossiers for what in list_left_out(dossier, reader)]
    data = _data(bench, slugs, form, reader)
    for what in left_out:
        say(f"left out: {what}")
    if str(out) == "-":
        typer.echo(data, nl=False)
        return
    stem = slugs[0] if len(slugs) == 1 else "comparison"
    name = reader.file_name(stem + _AFTER.get(form, ""), _ENDINGS.get(form, form))
    written = write_whole(out or workspace.reports / name, data)
    if as_json:
        print_json({"file": str(written), "share": share, "companies": slugs, "left_out": left_out})
    else:
        typer.echo(str(written))


def _data(bench: Workbench, slugs: list[str], form: str, share: Share) -> bytes:
    """The bytes of the file."""
    if form in ("dossier", "notebook"):
        if len(slugs) > 1:
            raise ImpossibleInputError(f"an export as {form}", "of one company", f"{len(slugs)}")
        return _handed_over(bench, slugs[0], form, share)
    from diligence.comparison import compare
    from diligence.report.export import Form, export

    found = [bench.judge(bench.workspace.load(slug)) for slug in slugs]
    return export(found[0] if len(found) == 1 else compare(*found), Form(form), share)


def _handed_over(bench: Workbench, slug: str, form: str, share: Share) -> bytes:
    workspace = bench.workspace
    dossier = workspace.load(slug)
    if form == "notebook":
        from diligence.report.notebook_page import notebook_page
        from diligence.store.cells import notebook_cells

        cells = notebook_cells(workspace.notebook(slug))
        return notebook_page(bench.judge(dossier), cells, share).encode()
    from diligence.report.redact import redacted
    from diligence.store.codec import encode

    return encode(redacted(dossier, share), workspace.now())
