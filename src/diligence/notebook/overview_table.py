"""An overview as HTML for a notebook."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from diligence.amounts import Absence, Measure, day_in_words, months_in_words, share_in_words
from diligence.comparison import in_100
from diligence.notebook.side_by_side import STYLE

if TYPE_CHECKING:
    from collections.abc import Callable

    from diligence.comparison.overview import Line, Overview

_HEAD = ("Company", "Verdict", "Alive in 24 months", "Runway", "Worst flag", "Red flags", "Known", "As of")


def overview_html(overview: Overview) -> str:
    """A line for each company, then those that could not be judged, each with its reason."""
    head = "".join(f'<th scope="col">{title}</th>' for title in _HEAD)
    rows = "".join(map(_row, overview.lines))
    count = len(overview.lines)
    caption = f"{count} {'company' if count == 1 else 'companies'}"
    table = (
        f'<div class="dd-scroll"><table><caption>{caption}</caption><thead><tr>{head}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div>"
    )
    items = "".join(f"<li><b>{escape(each.slug)}</b>: {escape(each.why)}</li>" for each in overview.unjudged)
    told = f"<p>Could not be judged:</p><ul>{items}</ul>" if items else ""
    return f'<div class="dd-side">{STYLE}{table}{told}</div>'


def _row(line: Line) -> str:
    flag = f"{line.worst_flag} ({line.worst.value})" if line.worst else "none raised"
    undecided = ", undecided" if line.undecided else ""
    cells = (
        f"{line.verdict.words}{undecided}",
        _words(line.alive_24, in_100),
        _words(line.runway_months, months_in_words),
        flag,
        f"{line.red_flags}",
        share_in_words(line.known_share),
        day_in_words(line.as_of),
    )
    link = f'<a href="{escape(line.slug)}.ipynb">{escape(line.name)}</a>'
    return f'<tr><th scope="row">{link}</th>{"".join(f"<td>{escape(cell)}</td>" for cell in cells)}</tr>'


def _words(measure: Measure, words: Callable[[float], str]) -> str:
    if measure.value is not None:
        return words(measure.value)
    return "no end in sight" if measure.absence is Absence.INFINITE else "not known yet"
