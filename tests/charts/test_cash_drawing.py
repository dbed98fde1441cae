"""The cash chart, read back from what was drawn."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np
import pytest
from matplotlib.colors import to_hex
from matplotlib.figure import Figure

from charts.samples import (
    CASES,
    boxes,
    case,
    company,
    figure,
    figure_of,
    lines_of,
    nothing_known,
    numbers_of,
    texts_of,
)
from diligence.assessment import assess
from diligence.charts import cash, draw_cash, new_axes, style
from diligence.charts.cash_data import cash_picture

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def _drawn(slug: str, width: float = 720) -> Axes:
    return draw_cash(cash_picture(case(slug)), new_axes(width, 320))


def test_the_founders_path_is_drawn_as_it_is() -> None:
    """Same months, same money, dashed, in the company's colour."""
    ax, picture = _drawn("everpix-2013"), cash_picture(case("everpix-2013"))
    (line,) = lines_of(ax, "founder's terms")
    assert list(zip(*numbers_of(line), strict=True)) == list(picture.paths[0].points)
    assert line.get_linestyle() == "--"
    assert line.get_color() == style.company_style("everpix-2013")[0]


def test_a_path_leaves_through_the_floor() -> None:
    """The sober path never turns: it is drawn down to the floor and no further."""
    ax, picture = _drawn("everpix-2013"), cash_picture(case("everpix-2013"))
    (line,) = lines_of(ax, "sober terms")
    months, money = numbers_of(line)
    assert min(money) == pytest.approx(picture.floor)
    assert max(months) < picture.horizon


def test_the_zero_line_is_strong() -> None:
    """Wider than the grid and in the colour of ink, across the whole chart."""
    (zero,) = lines_of(_drawn("everpix-2013"), "zero")
    assert numbers_of(zero)[1] == [0, 0]
    assert zero.get_linewidth() > 1.5
    assert zero.get_color() == style.INK


def test_only_horizontal_grid_lines() -> None:
    """No vertical lines, no box, no legend."""
    ax = _drawn("everpix-2013")
    figure_of(ax).draw_without_rendering()
    assert not any(line.get_visible() for line in ax.get_xgridlines())
    assert any(line.get_visible() for line in ax.get_ygridlines())
    assert not any(side.get_visible() for side in ax.spines.values())
    assert ax.get_legend() is None


def test_bands_are_nested_and_of_one_hue() -> None:
    """The wide band is paler, both in the company's colour."""
    ax = _drawn("everpix-2013")
    bands = {c.get_gid(): c for c in ax.collections if str(c.get_gid()).startswith("band")}
    assert set(bands) == {"band-80%", "band-50%"}
    wide, narrow = bands["band-80%"], bands["band-50%"]
    pale, strong = (np.asarray(band.get_facecolor())[0] for band in (wide, narrow))
    assert to_hex(pale) == to_hex(strong)
    assert pale[3] < strong[3]
    inner, outer = (b.get_paths()[0].get_extents() for b in (narrow, wide))
    assert outer.y0 <= inner.y0 < inner.y1 <= outer.y1


def test_the_past_is_solid() -> None:
    """Cash on record is a solid line that ends at today's cash."""
    assessment = company(cash=600_000, net_burn=100_000)
    past = figure("cash", 900_000, assessment.as_of.replace(year=2025, month=10))
    with_past = assessment.dossier.with_figure(past)
    ax = cash(assess(with_past, as_of=assessment.as_of))
    (line,) = lines_of(ax, "history")
    assert line.get_linestyle() == "-"
    assert numbers_of(line) == ([-3, 0], [900_000, 600_000])


def test_lines_are_named_where_they_end() -> None:
    """What each line is and what becomes of it, and when the money is gone; no legend."""
    ax = _drawn("everpix-2013")
    assert sorted(texts_of(ax, "end-label")) == [
        "founder's terms\nprofit in 19 months,\n$1.03M short",
        "sober terms\ngone in 2 months",
    ]
    assert texts_of(ax, "gone-label") == ["gone late Aug 2013"]
    assert texts_of(ax, "today-label") == ["$196k"]
    assert texts_of(ax, "below-zero") == ["money it does not have"]


def test_ticks_are_money_in_words_and_months_by_name() -> None:
    """A currency sign on every amount, a proper minus, months as people write them."""
    ax = _drawn("everpix-2013")
    assert [t.get_text() for t in ax.get_yticklabels()] == ["\u2212$1M", "\u2212$500k", "$0"]
    assert [t.get_text() for t in ax.get_xticklabels()][:2] == ["Jun 2013", "Sep 2013"]


def test_the_title_is_the_answer() -> None:
    """Bold, to the left edge, with the subtitle below it; off where the page has its own."""
    picture = cash_picture(case("everpix-2013"))
    assert _drawn("everpix-2013").get_title(loc="left") == picture.title
    assert draw_cash(picture, new_axes(), titled=False).get_title(loc="left") == ""


@pytest.mark.parametrize("width", [720, 360, 320])
@pytest.mark.parametrize("slug", CASES)
def test_no_text_covers_another_or_is_cut_off(slug: str, width: float) -> None:
    """Measured as matplotlib sets it, for every company and width."""
    ax = draw_cash(cash_picture(case(slug)), new_axes(width, 300), titled=False)
    size = ax.figure.bbox
    ticks = [*ax.get_xticklabels(), *ax.get_yticklabels()]
    found = boxes(ax, [text for text in [*ax.texts, *ticks] if text.get_text()])
    for left, bottom, right, top in found:
        assert left >= -1
        assert bottom >= -1
        assert right <= size.width + 1
        assert top <= size.height + 1
    for one, two in combinations(found, 2):
        across = min(one[2], two[2]) - max(one[0], two[0])
        along = min(one[3], two[3]) - max(one[1], two[1])
        assert across <= 1 or along <= 3, (slug, width, one, two)


@pytest.mark.parametrize("width", [720, 320])
def test_what_is_missing_is_said_on_the_chart(width: float) -> None:
    """An axes with words on a hatched ground, no ticks, no empty plot."""
    ax = draw_cash(cash_picture(nothing_known()), new_axes(width, 260))
    (text,) = texts_of(ax, "missing")
    assert "Cash is not known yet: ask the founder" in " ".join(text.split())
    assert len(ax.get_xticks()) == len(ax.get_yticks()) == 0
    assert [patch.get_hatch() for patch in ax.patches] == ["///"]
    assert len(ax.lines) == 0


def test_given_axes_are_used_and_left_in_place() -> None:
    """Somebody else's figure keeps its layout; the same axes come back."""
    mine = Figure(figsize=(7.5, 4)).add_subplot(2, 1, 1)
    before = mine.get_position().bounds
    assert cash(case("everpix-2013"), mine) is mine
    assert mine.get_position().bounds == before
    assert lines_of(mine, "founder's terms")


def test_dollars_are_not_mathematics() -> None:
    """A company called "$a$" is called that, and money keeps its sign."""
    ax = cash(company("$a$ and $b$", cash=600_000, net_burn=100_000))
    assert not any(text.get_parse_math() for text in [*ax.texts, *ax.get_yticklabels()])
