"""A document as one page of HTML: escaped, without script, with nothing to load."""

from __future__ import annotations

from itertools import count

from markupsafe import Markup

from diligence.charts.alive_data import AliveMap
from diligence.charts.alive_draw import draw_alive_map
from diligence.charts.cash_data import CashPicture
from diligence.charts.cash_draw import draw_cash
from diligence.charts.style import new_axes
from diligence.charts.svg import inline_svg
from diligence.report.document import Chart, Document
from diligence.report.layout import templates

POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
"""Sent with the page: nothing runs, nothing is fetched, whatever a text may contain."""

WIDE, NARROW = 720.0, 360.0
"""Every chart is drawn for a page and for a phone; the page shows the one that fits."""

SMALL = 340.0


def page(document: Document) -> str:
    """Lay a document out."""
    numbers = count(1)

    def fresh(stem: str) -> str:
        return f"{stem}-{next(numbers)}"

    def drawn(chart: Chart) -> Markup:
        return drawings(chart, fresh("chart"))

    template = templates().get_template("page.html.j2")
    return template.render(document=document, policy=POLICY, fresh=fresh, drawn=drawn) + "\n"


def drawings(chart: Chart, prefix: str) -> Markup:
    """The chart for a page and for a phone, as SVG that is safe to stand in HTML."""
    sizes = {"wide": WIDE, "narrow": NARROW} if not chart.small else {"small": SMALL}
    parts = []
    for name, width in sizes.items():
        axes = new_axes(width, _height(chart, width))
        if isinstance(chart.picture, CashPicture):
            draw_cash(chart.picture, axes, titled=False)
        else:
            draw_alive_map(chart.picture, axes, titled=False)
        svg = inline_svg(axes.figure, f"{prefix}-{name}", chart.sentence)  # type: ignore[arg-type]
        parts.append(f'<div class="drawing {name}">{svg}</div>')
    return Markup("".join(parts))  # noqa: S704 - our own drawing; every text in it was escaped


def _height(chart: Chart, width: float) -> float:
    if isinstance(chart.picture, AliveMap):
        return 460.0 if width > NARROW else 380.0
    if chart.picture.missing:
        return 150.0 if width > NARROW else 210.0
    return {WIDE: 320.0, NARROW: 260.0}.get(width, 220.0)
