"""The list of all companies, for the start notebook."""

from __future__ import annotations

from html import escape

from diligence.amounts import share_in_words
from diligence.errors import BrokenFileError, NewerFileError
from diligence.notebook.refused import refused_in_html
from diligence.notebook.view import View
from diligence.store import Workspace
from diligence.workbench import Workbench


def companies(workspace: Workspace | None = None) -> View:
    """Every company of the workspace, with its verdict, how much is known, and its notebook.

    A dossier that can't be read is listed with the reason; the others are shown
    all the same.
    """
    place = workspace or Workspace.find()
    names = place.names()
    if not names:
        words = "No companies yet. In a terminal: diligence new NAME, or diligence demo for real examples."
        return View(f"<p>{escape(words)}</p>", words)
    bench = Workbench.open(place)
    rows = [_row(bench, slug) for slug in names]
    body = "".join(
        "<tr>"
        f'<th scope="row" style="text-align:left"><a href="{escape(slug)}.ipynb">{escape(name)}</a></th>'
        f'<td style="text-align:left">{escape(verdict)}</td><td style="text-align:left">{escape(known)}</td>'
        "</tr>"
        for slug, name, verdict, known in rows
    )
    head = "".join(
        f'<th scope="col" style="text-align:left">{title}</th>' for title in ("Company", "Verdict", "Known")
    )
    caption = "<caption>Companies in this workspace</caption>"
    table = f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    return View(
        f"{refused_in_html(bench)}{table}",
        "\n".join(f"{slug}: {verdict} ({known} known)" for slug, _, verdict, known in rows),
    )


def _row(bench: Workbench, slug: str) -> tuple[str, str, str, str]:
    try:
        dossier = bench.workspace.load(slug)
    except (BrokenFileError, NewerFileError) as error:
        return slug, slug, str(error), ""
    found = bench.judge(dossier)
    return slug, found.name, found.verdict.words, share_in_words(found.coverage.known_share)
