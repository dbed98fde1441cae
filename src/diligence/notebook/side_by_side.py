"""A comparison as HTML for a notebook: the table, and how often each company comes where."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

from diligence.comparison import in_100
from diligence.comparison.written import asides

if TYPE_CHECKING:
    from diligence.comparison import Cell, Comparison, Flips, Ranking, Row

PLACES_SHOWN = 8
"""Ranks in columns of their own; further down they are told together."""

STYLE = """<style>
.dd-side { --ink: var(--jp-ui-font-color1, CanvasText); --soft: var(--jp-ui-font-color2, GrayText);
  --rule: var(--jp-border-color2, #8886); --ground: var(--jp-layout-color0, Canvas); --bar: 26, 122, 191;
  color: var(--ink); font: 14px/1.45 var(--jp-ui-font-family, system-ui, sans-serif);
  font-variant-numeric: tabular-nums; }
.dd-side p { max-width: 72ch; margin: 0 0 10px; }
.dd-side .dd-lead { font-size: 16px; }
.dd-side ul { max-width: 72ch; margin: 0 0 14px; padding-left: 1.2em; }
.dd-side li { margin: 0 0 4px; }
.dd-side .dd-scroll { overflow-x: auto; max-width: 100%; }
.dd-side table { border-collapse: collapse; margin: 0 0 14px; font-size: 14px; }
.dd-side caption { text-align: left; font-weight: 600; padding: 4px 0; color: var(--ink); }
.dd-side :is(th, td) { text-align: left; vertical-align: top; padding: 6px 16px 6px 0; background: none;
  border: 0; border-bottom: 1px solid var(--rule); white-space: normal; font-weight: 400; min-width: 8.5em;
  max-width: 19em; overflow-wrap: break-word; }
.dd-side tbody tr, .dd-side tbody tr:hover { background: none; }
.dd-side thead th, .dd-side tbody th[scope=row] { font-weight: 600; }
.dd-side th[scope=row] { position: sticky; left: 0; background: var(--ground); }
.dd-side th[scope=rowgroup] { font-size: 16px; font-weight: 600; padding-top: 18px; max-width: none; }
.dd-side th[scope=rowgroup] span { position: sticky; left: 0; }
.dd-side .dd-aside { display: block; color: var(--soft); font-size: 13px; font-weight: 400; }
.dd-side .dd-open { color: var(--soft); font-style: italic; }
.dd-side table.dd-ranks td { min-width: 4em; text-align: right; padding: 6px 10px; }
.dd-side table.dd-ranks thead th { min-width: 4em; }
.dd-side table.dd-ranks thead th { text-align: right; padding-right: 10px; }
@media (max-width: 600px) { .dd-side :is(th, td) { min-width: 7.5em; padding-right: 10px; }
  .dd-side th[scope=row] { max-width: 9.5em; font-size: 13px; } }
</style>"""


def comparison_html(comparison: Comparison, ranking: Ranking, flips: Flips) -> str:
    """The sentence, the ranks, what would flip them, and the table."""
    parts = (order_html(ranking, flips) if len(ranking.columns) > 1 else "", table_html(comparison))
    return f'<div class="dd-side">{STYLE}{"".join(parts)}</div>'


def order_html(ranking: Ranking, flips: Flips) -> str:
    """How often each company takes each place, in words and in a table."""
    names = ranking.acceptability.names
    shares = dict(zip(names, ranking.acceptability.shares, strict=True))
    shown = min(len(names), PLACES_SHOWN)
    head = ["", *(_ordinal(rank) for rank in range(1, shown + 1)), *(["later"] if shown < len(names) else [])]
    rows = "".join(_ranks(name, shares[name], shown) for name in ranking.order[:50])
    table = (
        '<div class="dd-scroll"><table class="dd-ranks"><caption>How often each takes which place, in 100'
        f"</caption><thead><tr>{_heads(head)}</tr></thead><tbody>{rows}</tbody></table></div>"
    )
    first, *behind = ranking.told
    lead = f'<p class="dd-lead">{escape(first)}</p>'
    rest = "".join(f"<li>{escape(each)}</li>" for each in (*behind, flips.sentence))
    return f"{lead}{table}<ul>{rest}</ul>"


def _ranks(name: str, shares: Sequence[float], shown: int) -> str:
    rest = [sum(shares[shown:])] if shown < len(shares) else []
    cells = "".join(
        f'<td style="background:rgba(var(--bar),{share / 2:.3f})" title="{escape(in_100(share))}">'
        f"{_hundredths(share)}</td>"
        for share in (*shares[:shown], *rest)
    )
    return f'<tr><th scope="row">{escape(name)}</th>{cells}</tr>'


def _hundredths(share: float) -> str:
    if share == 0:
        return "never"
    return "&lt; 1" if share < 0.005 else f"{100 * share:.0f}"  # noqa: PLR2004 - half a hundredth rounds to none


def _ordinal(rank: int) -> str:
    return f"{rank}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(rank, 'th') }"


def table_html(comparison: Comparison) -> str:
    """Every measure as a row under its group, a column for each company."""
    columns = len(comparison.names) + 1
    body = ""
    for group, rows in groupby(comparison.table(), key=lambda row: row.group):
        title = f'<tr><th scope="rowgroup" colspan="{columns}"><span>{escape(group)}</span></th></tr>'
        body += f"<tbody>{title if group else ''}{''.join(map(_row, rows))}</tbody>"
    beside = '<p class="dd-aside">Beside a value: its range, how far it is trusted, and how old it is.</p>'
    head = f"<thead><tr>{_heads(['', *comparison.names])}</tr></thead>"
    table = f"<table><caption>Side by side</caption>{head}{body}</table>"
    return f'{beside}<div class="dd-scroll">{table}</div>'


def _heads(names: Sequence[str]) -> str:
    return "".join(f'<th scope="col">{escape(name)}</th>' if name else "<td></td>" for name in names)


def _row(row: Row) -> str:
    aside = f'<span class="dd-aside">{escape(row.help)}</span>'
    return f'<tr><th scope="row">{escape(row.label)}{aside}</th>{"".join(map(_cell, row.cells))}</tr>'


def _cell(cell: Cell) -> str:
    about = "".join(f'<span class="dd-aside">{escape(each)}</span>' for each in _grouped(cell))
    is_open = cell.value is not None and cell.value.absence is not None and not about
    text = escape(cell.text)
    return f"<td>{f'<span class=dd-open>{text}</span>' if is_open else text}{about}</td>"


def _grouped(cell: Cell) -> tuple[str, ...]:
    """Range, trust and age on one line; what to know and what to ask each on its own."""
    found = asides(cell)
    longer = [each for each in found if each in {cell.note, f"ask: {cell.ask}"} and each]
    short = " · ".join(each for each in found if each not in longer)
    return tuple(each for each in (short, *longer) if each)
