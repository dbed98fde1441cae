"""How results are printed: JSON for programs, a table for people."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

import typer


def print_json(plain: Mapping[str, object]) -> None:
    """One JSON document on standard output; never ``NaN``, which is not JSON."""
    typer.echo(json.dumps(plain, indent=2, ensure_ascii=False, allow_nan=False))


def print_table(title: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A table on standard output; text from people is never read as markup."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(title=Text(title), title_justify="left", box=None, pad_edge=False, header_style="bold")
    for name in head:
        table.add_column(Text(name), overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    Console().print(table)


def say(message: str) -> None:
    """A message on standard error."""
    typer.echo(message, err=True)
