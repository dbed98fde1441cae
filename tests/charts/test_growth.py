"""Growth for size: the value, and the dots against the steps."""

from __future__ import annotations

from dataclasses import replace
from math import inf, log10

import pytest

from charts.samples import case, company, five, lines_of, nothing_known, numbers_of, texts_of
from diligence.analysis import Position, Value, analyse_position
from diligence.charts import growth_for_size, growth_picture, style
from diligence.charts.growth_data import HIGHEST, Step


def test_a_year_is_twelve_months_compounded() -> None:
    """5 % a month are 1.05^12 - 1 = 79.6 % a year; 200,000 a month are 2.4M a year."""
    [dot] = growth_picture(company(growth=(0.04, 0.05, 0.06), revenue=200_000, expenses=1, cash=1)).dots
    assert dot.growth == pytest.approx(0.7959, abs=5e-5)
    assert (dot.low, dot.high) == pytest.approx((0.6010, 1.0122), abs=5e-5)
    assert dot.x == pytest.approx(log10(2_400_000))


def test_the_median_is_that_of_its_size() -> None:
    """Growth Unhinged 2024: 100 % below $1M a year, 50 % to $5M, 30 % to $50M, 15 % above."""
    picture = growth_picture(five())
    assert picture.medians == (
        Step(0, 1e6, 1.0),
        Step(1e6, 5e6, 0.5),
        Step(5e6, 50e6, 0.3),
        Step(50e6, inf, 0.15),
    )
    assert [step.rate for step in picture.top] == [1.92, 1.21, 1.10]
    [dot] = growth_picture(company(growth=0.03, revenue=100_000, expenses=1, cash=1)).dots
    assert dot.median == 0.5
    assert not dot.keeps_up


def test_exactly_at_the_median_keeps_up() -> None:
    """Half of the companies grow faster than the median, half no faster."""
    [dot] = growth_picture(company(growth=0.03, revenue=100_000, expenses=1, cash=1)).dots
    assert replace(dot, growth=0.5).keeps_up
    assert not replace(dot, growth=0.499).keeps_up


def test_who_has_no_place_is_named_with_the_reason() -> None:
    """Growth not known; another currency; a base too small."""
    found = dict(growth_picture([case("fab-com-2013"), nothing_known()]).unplaced)
    assert found == {"Fab.com": "growth not known yet", "Acme": "revenue and growth not known yet"}
    small = growth_picture(company(growth=0.1, revenue=4_000, expenses=9_000, cash=1)).unplaced
    assert small == (("Acme", "$48k a year is too small a base"),)


def test_titles_say_who_keeps_up() -> None:
    """Of five; of those that can be placed; of one with the median beside it."""
    assert growth_picture(five()).title == "All five grow as fast as the median of their size, or faster"
    one = growth_picture(company(growth=0.03, revenue=100_000, expenses=1, cash=1)).title
    assert one == "Acme grows 43 % a year; the median of its size is 50 %"
    shrinks = growth_picture(company(growth=-0.03, revenue=100_000, expenses=1, cash=1)).title
    assert shrinks == "Acme shrinks 31 % a year; the median of its size is 50 %"
    some = growth_picture([case("buffer-2016"), nothing_known()]).title
    assert some == "The one that can be placed grows below the median of its size"


def test_dots_stand_at_revenue_and_growth() -> None:
    """In the company's colour and marker; the range as an upright bar."""
    ax = growth_for_size(case("gumroad-2015"))
    [dot] = lines_of(ax, "dot-gumroad-2015")
    assert numbers_of(dot)[0] == pytest.approx([log10(204_000)])
    assert numbers_of(dot)[1] == pytest.approx([1.078**12 - 1])
    assert (dot.get_color(), dot.get_marker()) == style.company_style("gumroad-2015")
    [bar] = lines_of(ax, "range-gumroad-2015")
    assert numbers_of(bar)[1] == pytest.approx([1.05**12 - 1, 1.078**12 - 1])


def test_what_is_beyond_the_axis_stands_at_its_edge_with_its_value() -> None:
    """ConvertKit's 37 % a month are 4,272 % a year."""
    ax = growth_for_size(case("convertkit-2016"))
    assert numbers_of(lines_of(ax, "dot-convertkit-2016")[0])[1] == [HIGHEST]
    [arrow] = lines_of(ax, "off-scale")
    assert arrow.get_marker() == "^"
    assert "4,272 % a year" in texts_of(ax, "company")[0]


def test_the_steps_are_drawn_and_named() -> None:
    """Four for the median, three dotted ones for the top tenth, and the amounts along the axis."""
    ax = growth_for_size(five())
    assert len(lines_of(ax, "median-of-its-size")) == 4
    assert len(lines_of(ax, "top-tenth")) == 3
    assert texts_of(ax, "level") == ["median of its size", "top tenth"]
    names = [tick.get_text() for tick in ax.get_xticklabels()]
    assert names == ["$100k", "$1M", "$10M", "$100M", "$1B"]


def test_another_currency_has_no_place() -> None:
    """A krone is not a dollar: 2.4M of them is another size."""
    assessment = company(growth=0.05, revenue=200_000, expenses=1, cash=1)
    values = {"revenue": Value.exact(200_000.0), "growth": Value.exact(0.05)}
    analysis = analyse_position(Position(assessment.as_of, "SEK", values))
    assert growth_picture(replace(assessment, analysis=analysis)).unplaced == (
        ("Acme", "the bands are in dollars, its revenue in SEK"),
    )
