"""The alive map, read back from what was drawn."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np
import pytest
from matplotlib.colors import to_hex
from matplotlib.figure import Figure

from charts.samples import CASES, boxes, case, company, five, lines_of, nothing_known, numbers_of, texts_of
from diligence.charts import alive_map, draw_alive_map, new_axes, style
from diligence.charts.alive_data import alive_picture

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def _drawn(width: float = 720) -> Axes:
    return draw_alive_map(alive_picture(five()), new_axes(width, 460))


def test_dots_stand_at_growth_and_need() -> None:
    """Gumroad: has 7.8 %, needs 19.4 %."""
    (dot,) = lines_of(_drawn(), "dot-gumroad-2015")
    (x,), (y,) = numbers_of(dot)
    assert x == 0.078
    assert y == pytest.approx(0.19437, abs=1e-5)


def test_state_is_shown_by_shape_and_colour() -> None:
    """Dead is a vermilion cross, alive a blue circle, undecided an amber diamond."""
    ax = _drawn()
    shown = {
        slug: (lines_of(ax, f"dot-{slug}")[0].get_marker(), lines_of(ax, f"dot-{slug}")[0].get_color())
        for slug in ("everpix-2013", "zoom-2019", "wework-2019")
    }
    assert shown == {
        "everpix-2013": ("X", style.DEAD),
        "zoom-2019": ("o", style.ALIVE),
        "wework-2019": ("D", style.UNDECIDED),
    }


def test_the_frontier_is_the_diagonal() -> None:
    """Where the growth it has is the growth it needs; flat below zero."""
    (line,) = lines_of(_drawn(), "frontier")
    (left, zero, right), up = numbers_of(line)
    assert left < 0 == zero < right
    assert up == [0, 0, right]


def test_areas_are_tinted_and_named() -> None:
    """Above the line vermilion and dead, below it blue and alive, both pale."""
    ax = _drawn()
    areas = {c.get_gid(): c for c in ax.collections}
    dead, alive = (np.asarray(areas[gid].get_facecolor())[0] for gid in ("dead-area", "alive-area"))
    assert (to_hex(dead), to_hex(alive)) == (style.DEAD, style.ALIVE)
    assert max(dead[3], alive[3]) <= 0.15
    assert texts_of(ax, "dead-words")[0].startswith("dead")
    assert texts_of(ax, "alive-words")[0].startswith("alive")


def test_the_range_of_growth_is_a_bar() -> None:
    """Gumroad grows 5 to 7.8 %; WeWork's growth is exact and has none."""
    ax = _drawn()
    (bar,) = lines_of(ax, "range-gumroad-2015")
    assert numbers_of(bar)[0] == [0.05, 0.078]
    assert lines_of(ax, "range-wework-2019") == []


def test_off_scale_has_an_arrow() -> None:
    """One for Everpix, pointing up, above its dot."""
    ax = _drawn()
    (arrow,) = lines_of(ax, "off-scale")
    assert arrow.get_marker() == "^"
    assert numbers_of(arrow)[1][0] > 0.25


def test_names_stand_beside_their_dots() -> None:
    """Every company by name, with the note under it."""
    names = [text.split("\n")[0] for text in texts_of(_drawn(), "company")]
    assert names == ["Everpix (33cube, Inc.)", "The We Company", "Zoom Video", "Gumroad", "Webvan Group"]
    assert "needs 152 % a month" in texts_of(_drawn(), "company")[0]


def test_unknown_growth_is_a_hatched_strip_with_a_name() -> None:
    """Left of the axis, grey, and labelled where the numbers would be."""
    ax = alive_map(case("fab-com-2013"))
    assert [patch.get_hatch() for patch in ax.patches if patch.get_gid() == "strip"] == ["///"]
    assert "growth\nnot known" in [tick.get_text() for tick in ax.get_xticklabels()]
    (dot,) = lines_of(ax, "dot-fab-com-2013")
    assert numbers_of(dot)[0][0] < alive_picture(case("fab-com-2013")).lowest


def test_whoever_is_not_placed_is_named_below() -> None:
    """The footnote of the picture, wrapped, under the axes."""
    ax = alive_map(nothing_known())
    assert "Acme" in " ".join(texts_of(ax, "footnote"))
    assert texts_of(ax, "company") == []


def test_many_companies_on_a_phone_have_numbers() -> None:
    """Fourteen names don't fit 320 pixels: numbers by the dots, names below."""
    picture = alive_picture([case(slug) for slug in CASES])
    ax = draw_alive_map(picture, new_axes(320, 400))
    assert texts_of(ax, "company") == [str(n) for n in range(1, len(picture.dots) + 1)]
    assert "1 Amazon.com" in " ".join(texts_of(ax, "footnote"))
    assert texts_of(draw_alive_map(picture, new_axes(720, 480)), "company")[0] == "Amazon.com"


@pytest.mark.parametrize("width", [720, 360, 320])
@pytest.mark.parametrize(
    "slugs", [("everpix-2013",), ("zoom-2019",), ("convertkit-2016",), ("fast-2022",), None]
)
def test_no_text_covers_another_or_is_cut_off(slugs: tuple[str, ...] | None, width: float) -> None:
    """Measured as matplotlib sets it: names, notes, words of the areas, ticks."""
    picture = alive_picture([case(slug) for slug in slugs] if slugs else five())
    ax = draw_alive_map(picture, new_axes(width, 400), titled=False)
    size = ax.figure.bbox
    labels = [*ax.get_xticklabels(), *ax.get_yticklabels(), ax.xaxis.label, ax.yaxis.label]
    found = boxes(ax, [*ax.texts, *(text for text in labels if text.get_text())])
    for left, bottom, right, top in found:
        assert left >= -1
        assert bottom >= -1
        assert right <= size.width + 1
        assert top <= size.height + 1
    for one, two in combinations(found, 2):
        across = min(one[2], two[2]) - max(one[0], two[0])
        along = min(one[3], two[3]) - max(one[1], two[1])
        assert across <= 2 or along <= 3, (slugs, width, one, two)


def test_given_axes_are_used_and_left_in_place() -> None:
    """Somebody else's figure keeps its layout; the same axes come back."""
    mine = Figure(figsize=(7.5, 9)).add_subplot(2, 1, 2)
    before = mine.get_position().bounds
    assert alive_map(five(), mine) is mine
    assert mine.get_position().bounds == before


def test_the_cloud_is_nested_and_in_the_hue_of_the_state() -> None:
    """Gumroad's cash and growth have ranges: two vermilion shades, the narrower inside the wider."""
    picture = alive_picture(case("gumroad-2015"))
    wide, narrow = picture.dots[0].clouds
    for axis in (0, 1):
        assert min(c[axis] for c in wide) <= min(c[axis] for c in narrow)
        assert max(c[axis] for c in narrow) <= max(c[axis] for c in wide)
    shades = [p for p in draw_alive_map(picture).patches if p.get_gid() == "cloud-gumroad-2015"]
    assert [to_hex(shade.get_facecolor()) for shade in shades] == [style.DEAD] * 2
    assert [shade.get_alpha() for shade in shades] == [0.16, 0.16]
    assert picture.subtitle.endswith("5 and 8 of 10 draws from the ranges of its figures lie")


def test_exact_figures_have_no_cloud() -> None:
    """Nothing is uncertain about 20,000 against 80,000, and the subtitle speaks of no shade."""
    picture = alive_picture(company(cash=600_000, revenue=20_000, expenses=80_000, growth=0.08))
    assert picture.dots[0].clouds == ()
    assert "shaded" not in picture.subtitle


def test_one_uncertain_figure_makes_a_line() -> None:
    """Only cash has a range: the growth it has is sure, the growth it needs is not."""
    picture = alive_picture(company(cash=(5e5, 6e5, 9e5), revenue=20_000, expenses=80_000, growth=0.08))
    wide = picture.dots[0].clouds[0]
    assert [x for x, _ in wide] == pytest.approx([0.08, 0.08])


def test_a_cloud_without_growth_stands_in_the_strip() -> None:
    """Fab's growth is not known, its cash has a range: an upright line beside the map."""
    ax = alive_map(case("fab-com-2013"))
    [cloud, *_] = [patch for patch in ax.patches if patch.get_gid() == "cloud-fab-com-2013"]
    across = np.asarray(cloud.get_path().vertices)[:, 0]
    [dot] = lines_of(ax, "dot-fab-com-2013")
    assert across == pytest.approx(np.full(across.size, numbers_of(dot)[0][0]))


def test_clouds_keep_within_the_scale() -> None:
    """Everpix needs 152 %: its cloud stays at the edge with its dot."""
    picture = alive_picture(five())
    for dot in picture.dots:
        for x, y in (corner for outline in dot.clouds for corner in outline):
            assert picture.lowest <= x <= picture.highest
            assert 0 <= y <= picture.highest
