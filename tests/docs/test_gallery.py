"""The gallery shows what the charts draw, of the casebook, and nothing else."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections import Counter
from functools import cache
from pathlib import Path
from runpy import run_path
from typing import TYPE_CHECKING, Any

import pytest

import diligence as dd
from diligence import charts
from diligence.charts.svg import svg_file
from diligence.store import read_casebook

if TYPE_CHECKING:
    from diligence.charts import Picture

ROOT = Path(__file__).parents[2]
GALLERY: dict[str, Any] = run_path(str(ROOT / "docs" / "gallery.py"))
PAGE = (ROOT / "docs" / "gallery.md").read_text(encoding="utf-8")
DRAWN = ROOT / "docs" / "pictures" / "gallery"
SHOWN = {shown.slug: shown for shown in GALLERY["SHOWN"]}
WIDTHS = {"": 720.0, "-narrow": 360.0}
SVG = "{http://www.w3.org/2000/svg}"


@cache
def picture_of(slug: str) -> Picture:
    """One picture of the page, worked out anew."""
    made: Picture = SHOWN[slug].picture()
    return made


def test_the_page_is_what_the_script_writes() -> None:
    """Every sentence and every number of it. Otherwise: uv run python docs/gallery.py."""
    assert GALLERY["page"]({shown: picture_of(slug) for slug, shown in SHOWN.items()}) == PAGE


@pytest.mark.parametrize("suffix", WIDTHS)
@pytest.mark.parametrize("slug", SHOWN)
def test_the_file_shows_what_is_drawn_today(slug: str, suffix: str) -> None:
    """The same words and the same parts, as many of each; otherwise: uv run python docs/gallery.py.

    Coordinates are left to matplotlib, whose versions differ in them.
    """
    figure = GALLERY["figure_of"](SHOWN[slug], picture_of(slug), WIDTHS[suffix])
    today = svg_file(figure, picture_of(slug).sentence)
    kept = (DRAWN / f"{slug}{suffix}.svg").read_text(encoding="utf-8")
    assert words_of(kept) == words_of(today)
    assert parts_of(kept) == parts_of(today)


def words_of(svg: str) -> Counter[str]:
    """Every text of a picture."""
    root = ET.fromstring(svg)  # noqa: S314 - our own
    return Counter("".join(text.itertext()) for text in root.iter(f"{SVG}text"))


def parts_of(svg: str) -> Counter[str]:
    """Every part we gave a name, numbers at its end left out; matplotlib's own names differ by version."""
    root = ET.fromstring(svg)  # noqa: S314 - our own
    names = (re.sub(r"(-\d+)$", "", group.get("id", "")) for group in root.iter(f"{SVG}g"))
    own = re.compile(r"chart-(?!figure|patch|axes|line2d|xtick|ytick|text|PolyCollection|FillBetween|Poly)")
    return Counter(name for name in names if own.match(name))


def test_no_other_file_lies_beside_them() -> None:
    """A chart that is gone takes its pictures with it."""
    assert sorted(path.name for path in DRAWN.iterdir()) == sorted(
        f"{slug}{suffix}.svg" for slug in SHOWN for suffix in WIDTHS
    )


def test_every_chart_is_in_it() -> None:
    """Each name that draws, by the code that makes it."""
    drawing = {name for name in charts.__all__ if f"draw_{name}" in charts.__all__}
    named = set(re.findall(r"dd\.charts\.(\w+)\(", PAGE))
    assert named == drawing


def test_every_picture_has_its_words() -> None:
    """An image with its title as alternative text, a sentence, and a table."""
    for slug in SHOWN:
        assert f'<img src="pictures/gallery/{slug}.svg" alt=' in PAGE
    assert PAGE.count("<picture>") == PAGE.count("<details>") == len(SHOWN)


@pytest.mark.slow
def test_the_code_makes_the_pictures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run as shown, where the demo was: each line gives axes with the picture's title."""
    workspace = dd.Workspace.make(tmp_path)
    for dossier in read_casebook():
        workspace.add(dossier)
    monkeypatch.chdir(tmp_path)
    first, *lines = re.findall(r"```python\n(.*?)```", PAGE, flags=re.DOTALL)
    names: dict[str, Any] = {}
    exec(first, names)  # noqa: S102 - the page's own code
    assert len(lines) == len(SHOWN)
    for line, slug in zip(lines, SHOWN, strict=True):
        axes = eval(line, names)  # noqa: S307 - the same
        assert axes.get_title(loc="left").replace("\n", " ") == picture_of(slug).title


def test_dollars_are_no_formula() -> None:
    """Two amounts in one line would be set as mathematics."""
    text = re.sub(r"```.*?```", "", PAGE, flags=re.DOTALL)
    assert re.findall(r"(?<!\\)\$", text) == []
