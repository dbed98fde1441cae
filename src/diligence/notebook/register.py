"""The list of all companies, for the start notebook."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape

from diligence.amounts import day_in_words, share_in_words
from diligence.errors import BrokenFileError, NewerFileError
from diligence.notebook.refused import refused_in_html
from diligence.notebook.view import View
from diligence.store import Workspace
from diligence.workbench import Workbench

_STYLE = """<style>
.dd-companies { max-width: 760px; overflow-x: auto; font: 14px/1.5 system-ui, sans-serif; }
.dd-companies table { border-collapse: collapse; font-size: 14px; margin: 0; }
.dd-companies caption { text-align: left; font-weight: 600; padding: 4px 0 6px; color: inherit; }
.dd-companies :is(th, td) {
  text-align: left !important; vertical-align: top; padding: 6px 20px 6px 0; background: none; border: 0;
  border-bottom: 1px solid var(--jp-border-color2, GrayText); white-space: normal; overflow-wrap: anywhere;
}
.dd-companies td:nth-child(n+3) { white-space: nowrap; }
</style>"""


def companies(workspace: Workspace | None = None) -> View:
    """Every company of the workspace: its notebook, its verdict, how much is known, when last touched.

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
        f'<tr><th scope="row"><a href="{escape(row.slug)}.ipynb" target="_blank" rel="noopener">'
        f"<bdi>{escape(row.name)}</bdi></a></th>"
        f"<td><bdi>{escape(row.verdict)}</bdi></td><td>{escape(row.known)}</td><td>{escape(row.touched)}</td></tr>"
        for row in rows
    )
    head = "".join(
        f'<th scope="col">{title}</th>' for title in ("Company", "Verdict", "Known", "Last touched")
    )
    caption = "<caption>Companies in this workspace</caption>"
    table = f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    lines = (f"{row.slug}: {row.verdict} ({row.known} known, last touched {row.touched})" for row in rows)
    return View(f'{refused_in_html(bench)}{_STYLE}<div class="dd-companies">{table}</div>', "\n".join(lines))


@dataclass(frozen=True)
class _Row:
    slug: str
    name: str
    verdict: str
    known: str
    touched: str


def _row(bench: Workbench, slug: str) -> _Row:
    touched = _touched(bench.workspace, slug)
    try:
        dossier = bench.workspace.load(slug)
    except (BrokenFileError, NewerFileError) as error:
        return _Row(slug, slug, str(error), "nothing", touched)
    found = bench.judge(dossier)
    known = share_in_words(found.coverage.known_share)
    return _Row(slug, found.name, found.verdict.words, known, touched)


def _touched(workspace: Workspace, slug: str) -> str:
    """The day and time its file was last written, on the clock of the one who reads it."""
    written = datetime.fromtimestamp(workspace.path(slug).stat().st_mtime, tz=UTC).astimezone()
    return f"{day_in_words(written.date())}, {written:%H:%M}"
