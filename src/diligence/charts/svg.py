"""A chart as a piece of SVG that can stand in a page beside others.

Same input, same bytes: no date, no program name, fixed ids with a prefix of their
own, no style that could reach the rest of the page.
"""

from __future__ import annotations

import io
import re
import warnings
from collections import Counter
from html import escape
from typing import TYPE_CHECKING
from zlib import crc32

from diligence.charts.style import SLOTS, styled

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_PREAMBLE = re.compile(r"^.*?(?=<svg\b)", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_METADATA = re.compile(r"<metadata>.*?</metadata>\s*", re.DOTALL)
_GLOBAL_STYLE = re.compile(r"<defs>\s*<style type=\"text/css\">.*?</style>\s*</defs>\s*", re.DOTALL)
_OPENING = re.compile(r"<svg\b[^>]*>")
_VIEWBOX = re.compile(r'viewBox="([^"]+)"')
_TAG = re.compile(r"<[^>]+>")
_ID = re.compile(r'\bid="([^"]+)"')
_LABEL = re.compile(r'\baria-labelledby="([^"]+)"')
_REFERENCE = re.compile(r'url\(#([^)]+)\)|xlink:href="#([^"]+)"')
_FONT = re.compile(r"'DejaVu Sans'(?:, [^;\"]*)?")
_INDENT = re.compile(r"\n\s*")
_COLOUR = re.compile("|".join(SLOTS))


def inline_svg(figure: Figure, prefix: str, title: str) -> str:
    """Draw a figure as inline SVG.

    Parameters
    ----------
    figure
        Made by `diligence.charts.style.new_axes`.
    prefix
        Put before every id; must be unique in the page, letters, digits and hyphens.
    title
        What the picture shows, for those who do not see it.
    """
    text = _drawn(figure)
    for pattern in (_PREAMBLE, _COMMENT, _METADATA, _GLOBAL_STYLE):
        text = pattern.sub("", text, count=0 if pattern is _COMMENT else 1)
    viewbox = _VIEWBOX.search(text)
    assert viewbox is not None  # noqa: S101 - matplotlib always writes one
    opening = (
        f'<svg class="dd-chart" viewBox="{viewbox[1]}" role="img" aria-labelledby="title" '
        f'focusable="false"><title id="title">{escape(title)}</title>'
    )
    text = _OPENING.sub(lambda _: opening, text, count=1)
    seen: Counter[str] = Counter()
    text = _TAG.sub(lambda tag: _coloured(_own(tag[0], prefix, seen)), text)
    return _INDENT.sub("\n", text).strip()


def svg_file(figure: Figure, title: str) -> str:
    """Draw a figure as a file of its own, for pages that show it as an image.

    Its colours are legible on light and on dark ground, since such a page cannot name others.

    Parameters
    ----------
    figure
        Made by `diligence.charts.style.new_axes`.
    title
        What the picture shows, for those who do not see it.
    """
    text = _COMMENT.sub("", _METADATA.sub("", _PREAMBLE.sub("", _drawn(figure), count=1), count=1))
    seen: Counter[str] = Counter()
    text = _TAG.sub(lambda tag: _own(tag[0], "chart", seen), _GLOBAL_STYLE.sub("", text, count=1))
    opening = f' role="img" aria-labelledby="chart-title">\n<title id="chart-title">{escape(title)}</title>'
    text = _OPENING.sub(lambda tag: tag[0][:-1] + opening, text, count=1)
    return _INDENT.sub("\n", text).strip() + "\n"


def _own(tag: str, prefix: str, seen: Counter[str]) -> str:
    """One tag with ids of its own and the reader's fonts. Text is never touched."""
    tag = _ID.sub(lambda found: f'id="{_fresh(found[1], prefix, seen)}"', tag)
    tag = _LABEL.sub(rf'aria-labelledby="{prefix}-\1"', tag)
    tag = _REFERENCE.sub(lambda found: _referred(found, prefix), tag)
    return _FONT.sub("system-ui, sans-serif", tag)


def _coloured(tag: str) -> str:
    """One tag with its colours by name, so that the page may choose others."""
    return _COLOUR.sub(lambda found: f"var(--dd-{SLOTS[found[0]]},{found[0]})", tag)


def _fresh(name: str, prefix: str, seen: Counter[str]) -> str:
    """A name under the prefix; parts drawn under one name are numbered."""
    seen[name] += 1
    number = f"-{seen[name]}" if seen[name] > 1 else ""
    return f"{prefix}-{name.replace('matplotlib.', '')}{number}"


def _referred(found: re.Match[str], prefix: str) -> str:
    return f"url(#{prefix}-{found[1]})" if found[1] else f'href="#{prefix}-{found[2]}"'


def _drawn(figure: Figure) -> str:
    buffer = io.StringIO()
    with styled(), warnings.catch_warnings():
        # The reader's own fonts draw the text; what ours lacks is of no concern.
        warnings.filterwarnings("ignore", message=r"Glyph .* missing from font")
        figure.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None}, transparent=True)
    return buffer.getvalue()


def notebook_html(figure: Figure) -> str:
    """A chart for a notebook's output, in the colours of its theme."""
    width = round(figure.get_figwidth() * 96)
    title = next((ax.get_title(loc="left") for ax in figure.axes), "")
    theme = (
        "--dd-ink:var(--jp-ui-font-color1,CanvasText);--dd-muted:var(--jp-ui-font-color2,GrayText);"
        f"max-width:{width}px"
    )
    drawn = inline_svg(figure, "chart", title.replace("\n", " "))
    # Several outputs share one page, so each chart's ids are made from what it shows.
    svg = drawn.replace("chart-", f"c{crc32(drawn.encode()):08x}-")
    return f'<div style="{theme}">{svg}</div>'
