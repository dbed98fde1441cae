"""The figures on record as a short list, newest first."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from diligence.forms.wording import claim_in_words
from diligence.model import METRICS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from diligence.model import Dossier, Figure

SHOWN = 12
"""Lines shown; the rest is counted."""


def record_in_html(dossier: Dossier, *, shown: int = SHOWN) -> str:
    """A list of the newest figures; of one day, the one entered last comes first."""
    figures = newest_first(dossier.figures)
    if not figures:
        return '<div class="dd-help">No figures on record yet.</div>'
    lines = [f"<li>{figure_in_html(figure)}</li>" for figure in figures[:shown]]
    if (more := len(figures) - shown) > 0:
        lines.append(f'<li class="dd-help">and {more} more</li>')
    return f'<ul class="dd-record">{"".join(lines)}</ul>'


def newest_first(figures: Iterable[Figure]) -> list[Figure]:
    """By day; of one day, the one entered last comes first."""
    return sorted(figures, key=lambda figure: figure.as_of)[::-1]


def label_of(metric: str) -> str:
    """What people call a metric; of one that is not in the catalogue, its id."""
    return METRICS[metric].label if metric in METRICS else metric


def figure_in_html(figure: Figure) -> str:
    """One figure with its day, its source and how sure it is."""
    words = f"<b>{escape(label_of(figure.metric))}</b> {escape(claim_in_words(figure))}"
    if figure.readable:
        return words
    return f'{words}; <span class="dd-questioned">not read: {escape(figure.problem)}</span>'
