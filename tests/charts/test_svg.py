"""A chart as SVG: the same bytes each time, nothing of this machine, safe beside others."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from itertools import count
from typing import TYPE_CHECKING

import pytest

from charts.samples import case, company, figure_of, five
from diligence.charts import alive_map, cash, inline_svg, style
from diligence.charts.style import Chart
from diligence.charts.svg import notebook_html, svg_file

if TYPE_CHECKING:
    from matplotlib.figure import Figure

SVG = "{http://www.w3.org/2000/svg}"
_NUMBERS = count(1)


def _figure(slug: str = "everpix-2013") -> Figure:
    return figure_of(cash(case(slug)))


def _svg(slug: str = "everpix-2013", prefix: str = "a") -> str:
    return inline_svg(_figure(slug), prefix, "Cash & time")


def test_twice_the_same() -> None:
    """Byte for byte: no date, no random id."""
    assert _svg() == _svg()
    one, two = (inline_svg(figure_of(alive_map(five())), "b", "x") for _ in range(2))
    assert one == two


def test_nothing_says_how_it_was_made() -> None:
    """No program, no date, no metadata, no document type, no comments."""
    svg = _svg()
    assert svg.startswith("<svg ")
    for trace in ("matplotlib", "Matplotlib", "<metadata", "DOCTYPE", "<?xml", "<!--", "dc:"):
        assert trace not in svg


def test_it_is_well_formed_and_names_itself() -> None:
    """An image by role, labelled by its own title."""
    root = ET.fromstring(_svg().replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1))  # noqa: S314 - our own
    title = root.find(f"{SVG}title")
    assert title is not None
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == title.get("id") == "a-title"
    assert title.text == "Cash & time"


def test_ids_are_its_own_and_references_resolve() -> None:
    """Every id has the prefix, none twice, and every reference finds its id."""
    svg = _svg()
    ids = re.findall(r'\bid="([^"]+)"', svg)
    assert len(ids) == len(set(ids)) > 5
    assert all(name.startswith("a-") for name in ids)
    used = set(re.findall(r'(?:url\(#|href="#)([^")]+)', svg))
    assert used
    assert used <= set(ids)


def test_two_charts_share_no_id() -> None:
    """A page with both has no id twice."""
    one, two = (set(re.findall(r'\bid="([^"]+)"', _svg(prefix=prefix))) for prefix in ("a", "b"))
    assert one.isdisjoint(two)


def test_no_style_reaches_the_page() -> None:
    """A style element inside would apply to everything around it."""
    assert "<style" not in _svg()


def test_colours_follow_the_page() -> None:
    """Every colour has a name the page can set, with itself as fallback."""
    svg = _svg()
    assert f"var(--dd-ink,{style.INK})" in svg
    assert f"var(--dd-dead,{style.DEAD})" in svg
    bare = re.findall(r"(?<!,)#[0-9a-f]{6}\b", svg)
    assert set(bare) <= {"#000000", "#ffffff"}


def test_text_stays_text() -> None:
    """To be searched, read aloud, and set in the reader's own font."""
    svg = _svg()
    assert ">$196k</text>" in svg
    assert "DejaVu" not in svg


@pytest.mark.parametrize(
    "name",
    [
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "</svg><b>",
        "-->",
        "#1a7abf",
        "url(#x)",
        "\N{ROCKET} rocket",
        "\u05d0\u05d1\u05d2",
        "\u682a\u5f0f\u4f1a\u793e",
        "a & b",
    ],
)
def test_names_are_text_and_nothing_else(name: str) -> None:
    """Markup, colours, references, emoji and other scripts arrive as typed."""
    figure = alive_map(company(name, cash=600_000, revenue=20_000, expenses=80_000, growth=0.08))
    svg = inline_svg(figure_of(figure), f"n{next(_NUMBERS)}", name)
    root = ET.fromstring(svg.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1))  # noqa: S314 - our own
    texts = [text.text or "" for text in root.iter(f"{SVG}text")]
    assert any(name[:6] in text for text in texts)
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= {
        "svg", "g", "path", "text", "tspan", "defs", "clipPath", "rect", "use", "pattern", "title",
    }  # fmt: skip


def test_a_notebook_shows_it_by_itself() -> None:
    """As HTML in the colours of JupyterLab, with ids that differ between charts."""
    one, two = notebook_html(_figure()), notebook_html(_figure("zoom-2019"))
    assert "--jp-ui-font-color1" in one
    assert "max-width:720px" in one
    ids = [set(re.findall(r'\bid="([^"]+)"', html)) for html in (one, two)]
    assert ids[0].isdisjoint(ids[1])
    figure = _figure()
    assert isinstance(figure, Chart)
    assert figure._repr_html_() == notebook_html(figure)


def test_a_file_stands_alone() -> None:
    """Well-formed with its own name space, named, the same each time, every reference inside it."""
    one, two = (svg_file(_figure(), "Cash & time") for _ in range(2))
    assert one == two
    root = ET.fromstring(one)  # noqa: S314 - our own
    title = root.find(f"{SVG}title")
    assert title is not None
    assert (root.get("role"), title.text) == ("img", "Cash & time")
    assert root.get("aria-labelledby") == title.get("id")
    ids = re.findall(r'\bid="([^"]+)"', one)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'(?:url\(#|href="#)([^")]+)', one)) <= set(ids)


def test_a_file_has_colours_that_need_no_page() -> None:
    """Plain ones, and none that a renderer without variables would draw black."""
    svg = svg_file(_figure(), "x")
    assert "var(" not in svg
    assert style.company_style("everpix-2013")[0] in svg
    assert not re.search("matplotlib|metadata|<!--", svg, re.IGNORECASE)
