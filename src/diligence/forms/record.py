"""The figures on record as a short list, newest first."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from diligence.forms.wording import claim_in_words
from diligence.model import METRICS

if TYPE_CHECKING:
    from diligence.model import Dossier, Figure

SHOWN = 12
"""Lines shown; the rest is counted."""


def record_in_html(dossier: Dossier, *, shown: int = SHOWN) -> str:
    """A list of the newest figures; of one day, the one entered last comes first."""
    newest_first = sorted(dossier.figures, key=lambda figure: figure.as_of)[::-1]
    if not newest_first:
        return '<div class="dd-help">No figures on record yet.</div>'
    lines = [f"<li>{_line(figure)}</li>" for figure in newest_first[:shown]]
    if (more := len(newest_first) - shown) > 0:
        lines.append(f'<li class="dd-help">and {more} more</li>')
    return f'<ul class="dd-record">{"".join(lines)}</ul>'


def _line(figure: Figure) -> str:
    label = METRICS[figure.metric].label if figure.metric in METRICS else figure.metric
    words = f"<b>{escape(label)}</b> {escape(claim_in_words(figure))}"
    if figure.readable:
        return words
    return f'{words}; <span class="dd-questioned">not read: {escape(figure.problem)}</span>'
