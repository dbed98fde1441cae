"""A document as one page of HTML: escaped, without script, with nothing to load."""

from __future__ import annotations

from itertools import count

from markupsafe import Markup

from diligence.charts.alive_data import AliveMap
from diligence.charts.alive_draw import MOST_NAMES
from diligence.charts.cash_data import CashPicture
from diligence.charts.cash_draw import draw_cash
from diligence.charts.drawing import draw
from diligence.charts.style import new_axes
from diligence.charts.svg import inline_svg
from diligence.report.document import Chart, Document
from diligence.report.layout import templates
from diligence.report.policy import POLICY

WIDE, NARROW = 720.0, 320.0
"""Every chart is drawn for a page and for a phone; the page shows the one that fits."""

SMALL = 319.0


def page(document: Document) -> str:
    """Lay a document out."""
    numbers = count(1)

    def fresh(stem: str) -> str:
        return f"{stem}-{next(numbers)}"

    def drawn(chart: Chart) -> Markup:
        return drawings(chart, fresh("chart"))

    def key(chart: Chart) -> str:
        """Who has which number, where a phone has no room for names."""
        many = isinstance(chart.picture, AliveMap) and len(chart.picture.dots) > MOST_NAMES
        return chart.picture.key if many and isinstance(chart.picture, AliveMap) else ""

    template = templates().get_template("page.html.j2")
    return template.render(document=document, policy=POLICY, fresh=fresh, drawn=drawn, key=key) + "\n"


def drawings(chart: Chart, prefix: str) -> Markup:
    """The chart for a page and for a phone, as SVG that is safe to stand in HTML."""
    sizes = {"small": SMALL} if chart.small else {"wide": WIDE, "narrow": NARROW}
    parts = []
    for name, width in sizes.items():
        axes = new_axes(width, _height(chart, width))
        if isinstance(chart.picture, CashPicture):
            draw_cash(chart.picture, axes, titled=False, named=not chart.small)
        else:
            draw(chart.picture, axes, titled=False)
        svg = inline_svg(axes.figure, f"{prefix}-{name}", chart.sentence)  # type: ignore[arg-type]
        parts.append(f'<div class="drawing {name}">{svg}</div>')
    return Markup("".join(parts))  # noqa: S704 - our own drawing; every text in it was escaped


def _height(chart: Chart, width: float) -> float:
    narrow = width <= NARROW
    if isinstance(chart.picture, AliveMap):
        if len(chart.picture.dots) <= 1:
            return 300.0 if narrow else 340.0
        return 380.0 if narrow else 480.0
    return 220.0 if chart.small else 260.0 if narrow else 330.0
