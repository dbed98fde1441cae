"""The command that prepares the next conversation."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from diligence.cli.bench import open_bench
from diligence.cli.output import print_json
from diligence.model import Whom

if TYPE_CHECKING:
    from diligence.assessment import Sheet


def ask(
    slug: Annotated[str, typer.Argument(help="The company, as in its file name.", show_default=False)],
    who: Annotated[Whom, typer.Option(help="Whom you will talk to.")] = Whom.FOUNDER,
    minutes: Annotated[float, typer.Option(help="How long you have.")] = 20.0,
    out: Annotated[
        Path | None, typer.Option(help="Write a page to print, with room to write.", show_default=False)
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """The few questions worth somebody's minutes now, in an order one could follow."""
    from diligence.assessment import sheet_for
    from diligence.report.sheet import save_sheet

    bench = open_bench()
    sheet = sheet_for(bench.judge(bench.workspace.load(slug)), who, minutes)
    written = None if out is None else save_sheet(sheet, out)
    if as_json:
        print_json(_plain(sheet, written))
    else:
        typer.echo(_in_words(sheet))
        if written is not None:
            typer.echo(f"\nTo print: {written}")


def _in_words(sheet: Sheet) -> str:
    took = f"about {sheet.planned_minutes:g} of {sheet.minutes:g} minutes"
    lines = [f"{sheet.title}, {took}"]
    for number, prompt in enumerate(sheet.prompts, start=1):
        lines += ["", f"{number}. {prompt.ask}", f"   {prompt.why}"]
        lines += [f"   [ ] {signal.text} ({signal.colour.value})" for signal in prompt.listen_for]
        if prompt.follow_up:
            lines.append(f"   If it stays thin: {prompt.follow_up}")
    if not sheet.prompts:
        lines += ["", "Nothing that this person could answer is open."]
    if sheet.left_for_later:
        lines += ["", f"For another time: {sheet.left_for_later} more."]
    return "\n".join(lines)


def _plain(sheet: Sheet, written: Path | None) -> dict[str, object]:
    return {
        "company": sheet.company,
        "whom": sheet.whom.value,
        "minutes": sheet.minutes,
        "planned_minutes": sheet.planned_minutes,
        "prompts": [
            {
                "ask": prompt.ask,
                "why": prompt.why,
                "follow_up": prompt.follow_up,
                "theme": prompt.theme,
                "minutes": prompt.minutes,
                "question": prompt.question,
                "listen_for": [
                    {"id": signal.id, "text": signal.text, "colour": signal.colour.value}
                    for signal in prompt.listen_for
                ],
            }
            for prompt in sheet.prompts
        ],
        "left_for_later": sheet.left_for_later,
        **({} if written is None else {"page": str(written)}),
    }
