"""Paths of the money side by side: the value, and the panels."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from matplotlib.axes import Axes

from charts.samples import case, company, five, lines_of, many, nothing_known, numbers_of, texts_of
from diligence.charts import cash_fans, fans_picture, style
from diligence.charts.fans_data import HIGHEST, LOWEST

if TYPE_CHECKING:
    from diligence.assessment import Assessment


def _panels(*assessments: Assessment) -> list[Axes]:
    return [inner for inner in cash_fans(assessments).child_axes if isinstance(inner, Axes)]


def test_money_is_a_share_of_todays() -> None:
    """600,000 less 50,000 a month: eleven twelfths after one month, none after twelve."""
    [fan] = fans_picture(company(cash=600_000, net_burn=50_000)).fans
    points = dict(fan.paths[0].points)
    assert points[0] == 1
    assert points[1] == pytest.approx(11 / 12)
    assert points[12] == 0
    assert fan.said == "$600k: gone in 12 months"


def test_all_share_their_axes() -> None:
    """The same months and the same money in every panel, numbers at the outer ones only."""
    panels = [inner for inner in cash_fans(five()).child_axes if isinstance(inner, Axes)]
    assert len(panels) == 5
    assert len({panel.get_xlim() for panel in panels}) == 1
    assert {panel.get_ylim() for panel in panels} == {(LOWEST, HIGHEST)}
    shown = [panel.yaxis.get_major_ticks()[0].label1.get_visible() for panel in panels]
    assert shown == [True, False, False, True, False]


def test_bands_are_those_of_the_odds() -> None:
    """Gumroad's 10th percentile after a year, over its 4.5M of today."""
    [fan] = fans_picture(case("gumroad-2015")).fans
    odds = case("gumroad-2015").odds.cash_bands
    wide, narrow = fan.bands
    assert (wide.share, narrow.share) == (0.8, 0.5)
    assert dict(wide.lower)[12] == pytest.approx(odds[10][12] / 4_500_000)
    assert dict(narrow.upper)[12] == pytest.approx(odds[75][12] / 4_500_000)


def test_paths_are_dashed_and_the_end_is_marked() -> None:
    """Everpix: two months, a vermilion cross on the line of zero."""
    [panel] = _panels(case("everpix-2013"))
    [path] = lines_of(panel, "founder's terms-everpix-2013")
    assert path.get_linestyle() == "--"
    assert path.get_color() == style.company_style("everpix-2013")[0]
    [gone] = lines_of(panel, "gone")
    assert numbers_of(gone)[0] == pytest.approx([2.02], abs=0.005)
    assert (gone.get_color(), gone.get_marker()) == (style.DEAD, "X")


def test_unknown_is_hatched_and_no_money_is_said() -> None:
    """Not known and none are two things: only the first is hatched."""
    unknown, broke = _panels(nothing_known(), company("Broke", "broke", cash=0, net_burn=1_000))[::-1]
    assert [patch.get_hatch() for patch in unknown.patches] == ["///"]
    assert list(broke.patches) == []
    said = texts_of(
        cash_fans([nothing_known(), company("Broke", "broke", cash=0, net_burn=1_000)]), "panel-words"
    )
    assert [words.replace("\n", " ") for words in said] == [
        "no money is left today",
        "not known yet: cash, expenses and revenue",
    ]


def test_the_title_counts_those_that_run_out() -> None:
    """Of five; of those whose path is known; of one, its own words."""
    assert fans_picture(five()).title == "Three of five run out of money before profit"
    some = [nothing_known(), case("zoom-2019"), case("everpix-2013")]
    assert fans_picture(some).title == "One of the two whose path is known runs out of money before profit"
    assert fans_picture(case("everpix-2013")).title == "The money is gone in 2 months on both terms"
    assert (
        fans_picture([nothing_known()] * 2).title == "Where the money goes is not known yet for any of them"
    )


def test_more_than_twelve_are_in_the_table() -> None:
    """Twelve panels, the rest counted."""
    picture = fans_picture(many(15))
    assert len(picture.fans) == 12
    assert len(picture.table.rows) == 15
    assert picture.footnote == "Drawn are the 12 whose money ends first; 3 more are in the table."
