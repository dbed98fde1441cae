"""The command that judges one company."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import typer

from diligence.cli.bench import open_bench
from diligence.cli.output import print_json

Slug = Annotated[str, typer.Argument(help="The company, as in its file name.", show_default=False)]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Day = Annotated[
    datetime | None,
    typer.Option(formats=["%Y-%m-%d"], help="The day meant; today unless given.", show_default=False),
]


def check(slug: Slug, as_of: Day = None, as_json: AsJson = False) -> None:
    """The verdict on one company, its flags, and what to ask next."""
    from diligence.assessment import plain_assessment

    bench = open_bench()
    assessment = bench.judge(bench.workspace.load(slug), as_of.date() if as_of else None)
    if as_json:
        print_json(plain_assessment(assessment))
    else:
        from diligence.cli.words import assessment_in_words

        typer.echo(assessment_in_words(assessment))
