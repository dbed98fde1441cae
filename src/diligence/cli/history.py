"""Commands on earlier states: history, undo."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from diligence.amounts import day_in_words
from diligence.cli.output import print_json, say
from diligence.errors import BrokenFileError, NewerFileError
from diligence.model import changes_between
from diligence.store import Workspace, steps_of
from diligence.workbench import Workbench

if TYPE_CHECKING:
    from collections.abc import Iterable

    from diligence.model import Change
    from diligence.store import Step

Slug = Annotated[str, typer.Argument(help="The company, as in its file name.", show_default=False)]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
SHOWN = 12
"""Changes of one state that are shown; the rest is counted."""


def history(
    slug: Slug,
    since: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="What changed since this day began.", show_default=False),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Every state of a company with what changed, or what changed since a day."""
    workspace = Workspace.find()
    words = _Words(workspace)
    if since is not None:
        changes = workspace.changes_since(slug, since.date())
        if as_json:
            print_json({"since": since.date().isoformat(), "changes": words.plain(changes)})
        else:
            lines = [words.line(change) for change in changes]
            typer.echo("\n".join(lines or [f"Nothing changed since {day_in_words(since.date())}."]))
        return
    steps = tuple(steps_of(workspace.shelf(slug).history))
    unkept, problem = _unkept(workspace, slug)
    if as_json:
        states = [_plain(step, words.plain(step.changes)) for step in steps]
        print_json(
            {"company": slug, "states": states, "not_kept_yet": words.plain(unkept), "broken": problem}
        )
        return
    for step in steps:
        typer.echo("\n".join(_lines(f"{step.number:4}  {_when(step)}", words.lines(step))))
    if unkept:
        edited = _lines(" now  edited by hand, kept at the next save", map(words.line, unkept))
        typer.echo("\n".join(edited))
    if problem:
        say(f"diligence: {problem}")


def undo(
    slug: Slug,
    to: Annotated[
        int | None, typer.Option(help="The number of a state, as in history.", show_default=False)
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Go back to the state before the newest. Done again, it takes that back."""
    workspace = Workspace.find()
    deleted = slug in workspace.deleted()
    problem = "" if deleted else _unkept(workspace, slug)[1]
    now = workspace.undo(slug, to)
    *_, before, step = steps_of(workspace.shelf(slug).history)
    words = _Words(workspace)
    if as_json:
        print_json({"company": slug, **_plain(step, words.plain(step.changes))})
        return
    lines = [words.line(change) for change in step.changes]
    if problem or deleted:
        lines = [f"{now.company.name} is as it was last saved, and can be read again.", *lines]
    if problem:
        say(f"What could not be read is kept in {workspace.shelf(slug).history.folder}.")
    typer.echo("\n".join(lines or [f"{now.company.name} was the same then."]))
    say(f"To take this back: diligence undo {slug} --to {before.number}")


class _Words:
    """Changes in words, with the text of a question instead of its name."""

    def __init__(self, workspace: Workspace) -> None:
        self._bank = Workbench.open(workspace).bank

    def line(self, change: Change) -> str:
        question = self._bank.find(change.about) if change.place.part == "answers" else None
        return (
            change.words if question is None else change.words.replace(change.about, f"“{question.ask}”", 1)
        )

    def lines(self, step: Step) -> Iterable[str]:
        if step.problem:
            yield step.problem
        shown = step.changes[:SHOWN]
        yield from map(self.line, shown)
        if more := len(step.changes) - len(shown):
            yield f"and {more} more"
        if not step.changes and not step.problem:
            yield "made" if step.number == 1 else "nothing changed"

    def plain(self, changes: Iterable[Change]) -> list[dict[str, object]]:
        return [
            {
                "field": str(change.place),
                "kind": change.kind.value,
                "label": change.label,
                "before": change.before or None,
                "after": change.after or None,
                "words": self.line(change),
            }
            for change in changes
        ]


def _unkept(workspace: Workspace, slug: str) -> tuple[tuple[Change, ...], str]:
    """What an editor changed since the last save; or why the file can't be read."""
    try:
        now, states = workspace.load(slug), workspace.history(slug)
        return (changes_between(states[-1].load(), now) if states else ()), ""
    except (BrokenFileError, NewerFileError) as error:
        return (), str(error)


def _when(step: Step) -> str:
    if step.saved_at is None:
        return "when is not known"
    if step.by_hand:
        return "edited by hand"
    local = step.saved_at.astimezone()
    return f"{day_in_words(local.date())}, {local:%H:%M}"


def _lines(head: str, lines: Iterable[str]) -> list[str]:
    return [head, *(f"      {line}" for line in lines)]


def _plain(step: Step, changes: list[dict[str, object]]) -> dict[str, object]:
    return {
        "number": step.number,
        "saved_at": None if step.saved_at is None else step.saved_at.isoformat(),
        "by_hand": step.by_hand,
        "changes": changes,
        **({"problem": step.problem} if step.problem else {}),
    }
