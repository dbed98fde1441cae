"""Commands that write about one company: new, add, rate, import."""

from __future__ import annotations

import re
from datetime import datetime
from math import isfinite
from pathlib import Path
from typing import Annotated

import typer

from diligence.amounts import day_in_words
from diligence.cli.output import print_json, say
from diligence.errors import ImpossibleInputError
from diligence.forms.draft import Claim, figure_from
from diligence.model import Dossier, ExchangeRate, Figure, Source, SourceKind, Trust, metric
from diligence.store import Workspace, twins
from diligence.store.handed import read_handed

Slug = Annotated[str, typer.Argument(help="The company, as in its file name.", show_default=False)]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Day = Annotated[
    datetime | None,
    typer.Option(formats=["%Y-%m-%d"], help="The day meant; today unless given.", show_default=False),
]
Into = Annotated[
    Path | None, typer.Option(help="Make this folder a workspace and put it there.", show_default=False)
]
Typed = Annotated[
    str, typer.Argument(help="As people say it: 1.2M, $80k/month, 8%/month.", show_default=False)
]
MetricName = Annotated[
    str, typer.Argument(metavar="METRIC", help="As in cash, revenue, growth.", show_default=False)
]


def new(
    name: Annotated[str, typer.Argument(help="The company's name.", show_default=False)],
    into: Into = None,
    currency: Annotated[str, typer.Option(help="ISO code of its money.")] = "USD",
    as_json: AsJson = False,
) -> None:
    """Make a company: an empty dossier and a notebook to fill it."""
    workspace = Workspace.find() if into is None else Workspace.make(into)
    slug = workspace.create(name, currency.upper()).company.slug
    for twin in twins(slug, workspace.names()):
        say(
            f"{twin} is here too: if it is the same company, add to that one and remove the folder of {slug}."
        )
    if as_json:
        files = {"notebook": str(workspace.notebook(slug)), "dossier": str(workspace.path(slug))}
        print_json({"company": slug, **files})
    else:
        typer.echo(f"{slug} is ready: {workspace.notebook(slug)}")
        say(f"Open it with 'diligence lab', or add figures here: diligence add {slug} cash 1.2M")


def add(
    slug: Slug,
    metric_name: MetricName,
    amount: Typed,
    source: Annotated[SourceKind, typer.Option(help="Who says so.")] = SourceKind.FOUNDER,
    trust: Annotated[Trust, typer.Option(help="How sure it is.")] = Trust.CLAIMED,
    as_of: Day = None,
    as_json: AsJson = False,
) -> None:
    """Add a figure to a company. What can't be read is kept as typed and marked."""
    workspace = Workspace.find()
    dossier, about = workspace.load(slug), metric(metric_name)
    day = as_of.date() if as_of else workspace.day_of(dossier)
    claim = Claim(day, Source(kind=source), trust, dossier.company.currency)

    draft = figure_from(amount, about, claim, taken=[f.id for f in dossier.figures])

    def edit(newest: Dossier) -> Dossier:
        before = [f for f in newest.figures if _same_voice(f, draft.figure)]
        again = figure_from(amount, about, claim, taken=[f.id for f in newest.figures]).figure
        return newest.with_figure(again.model_copy(update={"id": before[-1].id}) if before else again)

    saved = workspace.change(slug, edit)
    if len(saved.figures) == len(dossier.figures):
        say(
            f"It takes the place of what {source.value} said of that day; the state before is in the history."
        )
    for doubt in draft.doubts:
        say(doubt)
    if as_json:
        figure = draft.figure.model_dump(mode="json")
        print_json({"figure": figure, "understood": draft.understood, "doubts": list(draft.doubts)})
    elif draft.understood:
        typer.echo(f"{about.label}: {draft.understood}")
    else:
        typer.echo(f"{about.label}: kept as you typed it, {amount!r}, and marked as not read")


def _same_voice(old: Figure, new: Figure) -> bool:
    """Whether a figure corrects another: one metric, one day, one unnamed source of one kind."""
    kinds = old.source.kind is new.source.kind and not (old.source.who or old.source.url)
    return kinds and (old.metric, old.as_of, old.per) == (new.metric, new.as_of, new.per)


def rate(
    slug: Slug,
    currency: Annotated[str, typer.Argument(help="ISO code, as in EUR.", show_default=False)],
    worth: Annotated[
        float, typer.Argument(metavar="RATE", help="What one of it is worth here.", show_default=False)
    ],
    as_of: Day = None,
    source: Annotated[str, typer.Option(help="Who published it, as in ECB.", show_default=False)] = "",
    as_json: AsJson = False,
) -> None:
    """Say what another currency is worth in the company's own."""
    workspace = Workspace.find()
    dossier = workspace.load(slug)
    code, own = currency.upper(), dossier.company.currency
    if re.fullmatch("[A-Z]{3}", code) is None or code == own:
        expected = f"three letters, as in EUR, and another one than the dossier's {own}"
        raise ImpossibleInputError("a currency", expected, repr(currency))
    if not (isfinite(worth) and worth > 0):
        raise ImpossibleInputError("a rate", f"what one {code} is worth in {own}, above zero", worth)
    day = as_of.date() if as_of else workspace.day_of(dossier)
    given = ExchangeRate(currency=code, into=own, rate=worth, as_of=day, source=source)
    saved = workspace.change(slug, lambda newest: newest.with_rate(given))
    if len(saved.rates) == len(dossier.rates):
        say("It takes the place of the rate of that day; the state before is in the history.")
    if as_json:
        print_json({"rate": given.model_dump(mode="json")})
    else:
        typer.echo(f"1 {code} = {worth:g} {own} on {day_in_words(day)}{f' ({source})' if source else ''}")


def import_case(
    file: Annotated[
        Path, typer.Argument(help="A dossier handed over, or a case file (JSON).", show_default=False)
    ],
    as_json: AsJson = False,
) -> None:
    """Import a company from one file, and say what could not be mapped."""
    workspace = Workspace.find()
    dossier, unmapped = read_handed(file)
    saved = workspace.add(dossier)
    from diligence.analysis.answers import misfits
    from diligence.cli.bench import open_bench

    for sentence in (*unmapped, *(misfit.problem for misfit in misfits(saved, open_bench().bank))):
        say(f"kept but not read: {sentence}")
    slug = saved.company.slug
    counts = {name: len(getattr(saved, name)) for name in ("figures", "facts", "answers")}
    if as_json:
        print_json({"company": slug, **counts, "not_mapped": list(unmapped)})
    else:
        said = ", ".join(f"{count} {name}" for name, count in counts.items())
        typer.echo(f"{slug}: {said} imported; {len(unmapped)} not mapped")
