"""Odds of living on: the value, and the curves."""

from __future__ import annotations

import pytest
from matplotlib.axes import Axes

from charts.samples import case, company, five, lines_of, many, nothing_known, numbers_of, texts_of
from diligence.charts import style, survival, survival_picture


def test_the_curve_is_that_of_the_odds() -> None:
    """Every month up to three years, as simulated; the shares of 12, 24 and 36 are those of the odds."""
    [curve] = survival_picture(case("gumroad-2015")).curves
    odds = case("gumroad-2015").odds
    assert [share for _, share in curve.points] == pytest.approx(list(odds.alive_path[:37]))
    assert curve.at(12) == odds.alive[12].value
    assert curve.said == "70 in 100 after one year, fewer than 1 in 100 after two"


def test_a_company_without_doubt_falls_in_one_step() -> None:
    """600,000 and no revenue against 50,000 a month: all alive for twelve months, none after."""
    [curve] = survival_picture(company(cash=600_000, revenue=0, expenses=50_000)).curves
    assert [curve.at(month) for month in (11, 12, 13)] == [1, 1, 0]
    assert curve.said == "more than 99 in 100 after one year, fewer than 1 in 100 after two"


def test_the_likeliest_to_live_comes_first() -> None:
    """Zoom before WeWork before Everpix."""
    slugs = [curve.slug for curve in survival_picture(five()).curves]
    assert slugs[0] == "zoom-2019"
    assert slugs.index("wework-2019") < slugs.index("everpix-2013")


def test_titles_count_those_that_live_in_most_futures() -> None:
    """After two years; only those that can be simulated count."""
    assert survival_picture(five()).title == "One of five has money left after two years in most futures"
    some = [nothing_known(), case("zoom-2019")]
    ends = "has money left after two years in most futures"
    assert survival_picture(some).title == f"The one that can be simulated {ends}"
    assert survival_picture(nothing_known()).title == "How likely Acme lives on is not known yet"


def test_who_is_not_simulated_is_named_with_the_reason() -> None:
    """In the footnote, and as not known in the table."""
    picture = survival_picture([case("zoom-2019"), case("fab-com-2013")])
    assert picture.footnote == "Not simulated: Fab.com (growth not known yet)."
    assert picture.table.rows[-1] == ("Fab.com", *["not known yet"] * 3)


def test_few_of_different_colours_share_a_plot() -> None:
    """Each named at its end, in its colour, with marks at one, two and three years."""
    pair = [case("zoom-2019"), case("everpix-2013")]
    ax = survival(pair)
    assert ax.child_axes == []
    assert [text.split()[0] for text in texts_of(ax, "end-label")] == ["Zoom", "Everpix"]
    [told] = lines_of(ax, "told-zoom-2019")
    assert numbers_of(told)[0] == [12, 24, 36]
    assert told.get_color() == style.company_style("zoom-2019")[0]


def test_two_of_one_colour_get_panels() -> None:
    """Zoom and WeWork are both olive: in one plot they could not be told apart."""
    assert style.company_style("zoom-2019")[0] == style.company_style("wework-2019")[0]
    ax = survival([case("zoom-2019"), case("wework-2019")])
    assert len(ax.child_axes) == 2


def test_more_than_four_get_panels_with_the_others_behind() -> None:
    """Five panels; in each one strong line and four pale ones."""
    panels = [inner for inner in survival(five()).child_axes if isinstance(inner, Axes)]
    assert len(panels) == 5
    assert [len(lines_of(panel, "other")) for panel in panels] == [4] * 5
    assert len(lines_of(panels[0], "alive-zoom-2019")) == 1


def test_nothing_known_is_hatched() -> None:
    """No axes with numbers that mean nothing."""
    ax = survival(nothing_known())
    assert [patch.get_hatch() for patch in ax.patches] == ["///"]
    assert len(ax.lines) == len(ax.get_xticks()) == 0


def test_more_than_twelve_are_in_the_table() -> None:
    """Twelve panels, and the rest counted."""
    picture = survival_picture([a for a in many(40) if a.odds.alive_path.size])
    assert len(picture.curves) == 12
    more = len(picture.table.rows) - 12
    assert more > 0
    assert picture.footnote == f"Drawn are the 12 likeliest to live; {more} more are in the table."
