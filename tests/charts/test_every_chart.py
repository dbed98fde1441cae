"""What holds for every chart, whatever it is given."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from functools import cache
from itertools import chain
from math import isnan
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from matplotlib.colors import to_hex, to_rgba
from matplotlib.figure import Figure

from charts.samples import case, company, faults_of, five, many, nothing_known, numbers_in, words_in, written
from diligence import charts
from diligence.charts import Picture, draw, new_axes, style
from diligence.charts.alive_words import map_title

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from diligence.assessment import Assessment

SEVERAL = {
    "alive_map": charts.alive_picture,
    "runway": charts.runway_picture,
    "cash_fans": charts.fans_picture,
    "survival": charts.survival_picture,
    "growth_for_size": charts.growth_picture,
    "flags": charts.flags_picture,
    "coverage": charts.coverage_picture,
    "tornado": charts.tornado_picture,
}
"""Charts of one company or several."""

SORTED = [name for name in SEVERAL if name != "alive_map"]

TWINS = tuple(
    company("Acme", slug, cash=600_000, revenue=20_000, expenses=80_000, growth=0.05)
    for slug in ("acme-one", "acme-two")
)
ENDS = (
    company("Rich", "rich", cash=1e12, revenue=20_000, expenses=80_000, growth=0.01),
    company("Sure", "sure", cash=600_000, revenue=90_000, expenses=80_000, growth=0.0),
    company("Broke", "broke", cash=0, revenue=20_000, expenses=80_000, growth=-0.05),
    company("Idle", "idle", cash=600_000, revenue=0, expenses=0),
    company("Fast", "fast", cash=600_000, revenue=20_000, expenses=80_000, growth=2.0),
    company("Without sales", "without-sales", cash=(0, 600_000, 900_000), revenue=0, expenses=80_000),
)

GIVEN: dict[str, Callable[[], Sequence[Assessment]]] = {
    "one": lambda: [case("gumroad-2015")],
    "two": lambda: [case("everpix-2013"), case("zoom-2019")],
    "five": lambda: five().assessments,
    "ten": lambda: many(10),
    "forty": lambda: many(40),
    "sixty": lambda: many(60),
    "nothing known": lambda: [nothing_known()],
    "nothing known of three": lambda: [nothing_known()] * 3,
    "one of two known": lambda: [nothing_known(), case("gumroad-2015")],
    "one name": lambda: TWINS,
    "never and without end": lambda: ENDS,
}


@cache
def picture_of(chart: str, given: str) -> Picture:
    """A chart's picture of some companies."""
    made: Any = SEVERAL[chart](GIVEN[given]())
    assert isinstance(made, Picture)
    return made


@pytest.mark.parametrize(
    "given", [pytest.param(name, marks=pytest.mark.slow) if name == "sixty" else name for name in GIVEN]
)
@pytest.mark.parametrize("chart", SEVERAL)
def test_a_picture_has_words_and_numbers_and_no_nan(chart: str, given: str) -> None:
    """A title of one line, a sentence, a table of full rows; nothing that is no number, no bare dash."""
    picture = picture_of(chart, given)
    assert not any(isnan(number) for number in numbers_in(picture))
    texts = list(words_in(picture))
    assert not [text for text in texts if "nan" in text.lower().split() or "inf" in text.lower().split()]
    assert picture.title == picture.title.strip()
    assert picture.title[0].isupper() or picture.title[0].isdigit()
    assert picture.sentence.startswith(picture.title)
    assert picture.sentence.endswith(".")
    assert {len(row) for row in picture.table.rows} <= {len(picture.table.columns)}
    assert len(picture.table.rows) >= (0 if chart == "tornado" else 1)


@pytest.mark.parametrize("width", [720.0, 360.0])
@pytest.mark.parametrize("given", [name for name in GIVEN if name not in {"forty", "sixty"}])
@pytest.mark.parametrize("chart", SEVERAL)
def test_nothing_covers_anything_and_nothing_is_cut_off(chart: str, given: str, width: float) -> None:
    """Measured as matplotlib sets it: title, names, words, numbers, for a page and for a phone."""
    axes = draw(picture_of(chart, given), new_axes(width, 380))
    # A crowd of dots may leave a name no free place: it is then where it covers least.
    crowded = chart in {"alive_map", "growth_for_size"} and given in {"ten", "never and without end"}
    assert [fault for fault in faults_of(axes) if not crowded or fault.startswith("cut")] == []


@pytest.mark.slow
@pytest.mark.parametrize("width", [720.0, 360.0])
@pytest.mark.parametrize("chart", SORTED)
def test_forty_companies_are_drawn_or_said(chart: str, width: float) -> None:
    """Rows take forty, panels twelve; whoever is not drawn is counted below and stands in the table."""
    picture = picture_of(chart, "forty")
    axes = draw(picture, new_axes(width, 380))
    if chart != "growth_for_size":
        assert faults_of(axes) == []
    shown = {*(name for row in picture.table.rows for name in row[:1])}
    assert len(shown) + picture.footnote.count("(") >= (40 if chart != "tornado" else 30)


@pytest.mark.parametrize("chart", SEVERAL)
def test_text_is_never_small(chart: str) -> None:
    """Nine points at the least, at both widths."""
    for width in (720.0, 360.0):
        axes = draw(picture_of(chart, "five"), new_axes(width, 380))
        assert min(float(text.get_fontsize()) for text in written(axes)) >= 9


@pytest.mark.parametrize("chart", SEVERAL)
def test_colours_are_those_of_the_house(chart: str) -> None:
    """Every line and area is in a colour that a page can replace by name."""
    axes = draw(picture_of(chart, "five"), new_axes())
    used: set[str] = set()
    for each in (axes, *axes.child_axes):
        used |= {to_hex(line.get_color()) for line in each.lines}
        used |= {to_hex(text.get_color()) for text in each.texts}
        for patch in each.patches:
            used |= {
                to_hex(c) for c in map(to_rgba, (patch.get_facecolor(), patch.get_edgecolor())) if c[3] > 0
            }
        for area in each.collections:
            used |= {to_hex(colour) for colour in np.asarray(area.get_facecolor()) if colour[3] > 0}
    assert used <= set(style.SLOTS)


@pytest.mark.parametrize("chart", SORTED)
def test_the_order_of_input_makes_no_difference(chart: str) -> None:
    """The same companies the other way round give the same picture, word for word."""
    every = GIVEN["ten"]()
    one, two = (SEVERAL[chart](some) for some in (every, tuple(reversed(every))))
    assert one == two


@pytest.mark.parametrize("chart", SEVERAL)
def test_axes_that_are_given_come_back(chart: str) -> None:
    """Somebody else's figure keeps its size and place; the axes that were drawn into are returned."""
    mine = Figure(figsize=(7.5, 9)).add_subplot(2, 1, 2)
    before, size = mine.get_position().bounds, mine.figure.bbox.bounds
    assert getattr(charts, chart)(five(), mine) is mine
    assert mine.get_position().bounds == before
    assert mine.figure.bbox.bounds == size
    assert [*mine.lines, *mine.texts, *mine.child_axes]


@pytest.mark.parametrize("chart", SEVERAL)
def test_a_notebook_shows_the_axes_themselves(chart: str) -> None:
    """What a chart returns is drawn where a cell ends with it, with all of its words."""
    axes = getattr(charts, chart)(five())
    assert isinstance(axes, style.Plot)
    shown = axes._repr_html_()
    assert shown is not None
    assert shown.startswith("<div")
    assert picture_of(chart, "five").title.split()[0] in shown


def test_axes_of_another_figure_show_as_they_always_do() -> None:
    """Only a chart's own figure is drawn by us."""
    assert style.Plot(Figure(), (0, 0, 1, 1))._repr_html_() is None


@pytest.mark.parametrize("chart", SEVERAL)
def test_titles_can_be_left_to_the_page(chart: str) -> None:
    """Without them the figure is lower, and nothing of title or footnote is written."""
    picture = picture_of(chart, "ten")
    with_title, without = (draw(picture, new_axes(720, 200), titled=titled) for titled in (True, False))
    assert without.get_title(loc="left") == ""
    assert with_title.get_title(loc="left").replace("\n", " ") == picture.title
    assert [text for text in without.texts if text.get_gid() == "footnote"] == []
    if chart not in {"alive_map", "growth_for_size", "survival"}:
        assert without.figure.bbox.height < with_title.figure.bbox.height


def test_what_is_no_picture_is_refused() -> None:
    """Drawing says what it was given."""
    with pytest.raises(TypeError, match="no picture of this room: 'cash'"):
        draw("cash")  # type: ignore[arg-type]


@pytest.mark.parametrize("chart", SEVERAL)
def test_companies_of_one_name_are_told_apart(chart: str) -> None:
    """Each is called by its slug too, in the picture and in its table."""
    picture = picture_of(chart, "one name")
    said = " ".join(chain([picture.sentence, picture.footnote], *picture.table.rows))
    assert "Acme (acme-one)" in said
    assert "Acme (acme-two)" in said


def test_nothing_known_is_not_a_bad_sign() -> None:
    """A title says that it is not known, never that it is zero or dead."""
    for chart in ("runway", "survival", "growth_for_size", "tornado"):
        title = picture_of(chart, "nothing known").title
        assert "not known" in title or "Too little is known" in title
    assert map_title([nothing_known()]) == "The growth Acme needs is not known yet"


def test_pictures_cannot_be_changed() -> None:
    """They are values."""
    picture: Any = picture_of("runway", "one")
    with pytest.raises(FrozenInstanceError):
        picture.title = "Another"


RANKED = SimpleNamespace(
    names=("Acme", "Borealis", "Cumulus", "Delta"),
    shares=((0.6, 0.2, 0.1, 0.1), (0.3, 0.5, 0.1, 0.1), (0.1, 0.2, 0.5, 0.2), (0.0, 0.1, 0.3, 0.6)),
)


@pytest.mark.parametrize("width", [720.0, 360.0])
def test_ranks_fit_too(width: float) -> None:
    """The chart of ranks takes another value, and keeps to the same rules."""
    assert faults_of(draw(charts.rank_picture(RANKED), new_axes(width, 300))) == []
