"""Commands that bring two files of a company together: merge, restore."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from diligence.cli.output import print_json, say
from diligence.store import Side, Workspace

if TYPE_CHECKING:
    from collections.abc import Collection

    from diligence.store import Conflict, Merged, Restored

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Take = Annotated[
    list[str] | None,
    typer.Option(help="A field in which the file's value counts; 'all' for every one.", show_default=False),
]
Leave = Annotated[
    list[str] | None,
    typer.Option(help="A field that stays as it is here; 'all' for every one.", show_default=False),
]
ALL = "all"


def merge(
    slug: Annotated[str, typer.Argument(help="The company, as in its file name.", show_default=False)],
    take: Take = None,
    leave: Leave = None,
    as_json: AsJson = False,
) -> None:
    """Merge what a sync service left beside a dossier when two machines had changed it."""
    workspace = Workspace.find()
    copies = workspace.shelf(slug).copies
    merged = {copy: _bring_in(workspace, copy, take or (), leave or ()) for copy in copies}
    if as_json:
        found = [{"file": str(copy), **_plain(each)} for copy, each in merged.items()]
        print_json({"company": slug, "copies": found})
    else:
        for copy, each in merged.items():
            _tell(copy, each)
        if not copies:
            typer.echo(f"There is no copy beside {workspace.path(slug)}.")
    if any(each.conflicts for each in merged.values()):
        raise typer.Exit(1)


def restore(
    file: Annotated[Path, typer.Argument(help="A backup (zip) or a rescue file (JSON).", show_default=False)],
    take: Take = None,
    leave: Leave = None,
    into: Annotated[
        Path | None, typer.Option(help="Make this folder a workspace and restore there.", show_default=False)
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Bring back a backup or a rescue file. Nothing that is here is overwritten."""
    if file.suffix != ".json":
        from diligence.store import restore_backup

        root = Workspace.find().root if into is None else into.resolve()
        _tell_restored(restore_backup(root, file), as_json=as_json)
        return
    workspace = Workspace.find() if into is None else Workspace.make(into)
    merged = _bring_in(workspace, file, take or (), leave or ())
    if as_json:
        print_json({"company": merged.dossier.company.slug, "file": str(file), **_plain(merged)})
    else:
        _tell(file, merged)
    if merged.conflicts:
        raise typer.Exit(1)


def _bring_in(workspace: Workspace, file: Path, take: Collection[str], leave: Collection[str]) -> Merged:
    merged = workspace.bring_in(file)
    if not merged.conflicts or not (take or leave):
        return merged
    choices = {}
    for conflict in merged.conflicts:
        if conflict.field in take or ALL in take:
            choices[conflict.field] = Side.MINE
        if conflict.field in leave or (ALL in leave and conflict.field not in take):
            choices[conflict.field] = Side.THEIRS
    return workspace.bring_in(file, choices)


def _tell(file: Path, merged: Merged) -> None:
    if not merged.conflicts:
        typer.echo(f"{file.name}: merged into {merged.dossier.company.slug}")
        return
    typer.echo(f"{file.name}: both sides changed the same, and nothing was merged yet")
    for conflict in merged.conflicts:
        here, there = conflict.theirs_in_words, conflict.mine_in_words
        typer.echo(f"  {conflict.label}: {here} here, {there} in the file")
        typer.echo(f"      {conflict.field}")
    say("Say which counts: --take FIELD the file's value, --leave FIELD the one here; 'all' is every field.")


def _tell_restored(restored: Restored, *, as_json: bool) -> None:
    if as_json:
        print_json(
            {
                "restored": restored.companies,
                "same": restored.same,
                "other_version": {slug: str(path) for slug, path in restored.beside.items()},
                "files": [str(path) for path in restored.files],
                "aside": {str(path): str(aside) for path, aside in restored.aside.items()},
            }
        )
        return
    typer.echo(f"Restored: {', '.join(restored.companies) or 'no company'}")
    if restored.same:
        typer.echo(f"Here already, with everything in the backup: {', '.join(restored.same)}")
    for slug, path in restored.beside.items():
        typer.echo(f"{slug} is different here and stays; the other version is {path.name} beside it")
        say(f"To merge the two: diligence merge {slug}")
    for path, aside in restored.aside.items():
        say(f"{path} is different here and stays; the other version is {aside.name} beside it")
    for path in restored.files:
        if path.suffix == ".py":
            say(f"{path} is code that judging runs: read it first if the backup is not yours")


def _plain(merged: Merged) -> dict[str, object]:
    return {"merged": not merged.conflicts, "conflicts": list(map(_asked, merged.conflicts))}


def _asked(conflict: Conflict) -> dict[str, object]:
    return {
        "field": conflict.field,
        "label": conflict.label,
        "here": conflict.theirs,
        "in_file": conflict.mine,
        "here_in_words": conflict.theirs_in_words,
        "in_file_in_words": conflict.mine_in_words,
    }
