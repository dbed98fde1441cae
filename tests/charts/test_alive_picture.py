"""Where each company stands on the alive map, and what the map says of them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from charts.samples import case, company, five, nothing_known
from diligence.charts.alive_data import AliveMap, Dot, alive_picture
from diligence.charts.state import State
from diligence.comparison import compare


def _dots(picture: AliveMap) -> dict[str, Dot]:
    return {dot.slug: dot for dot in picture.dots}


def test_five_companies_stand_where_their_figures_put_them() -> None:
    """Growth as on record; the growth needed is the analysis' own."""
    dots = _dots(alive_picture(five()))
    assert (dots["wework-2019"].x, dots["wework-2019"].low) == (0.0595, 0.0595)
    assert dots["wework-2019"].y == pytest.approx(0.01576, abs=1e-5)
    assert dots["gumroad-2015"].y == pytest.approx(0.19437, abs=1e-5)
    assert (dots["gumroad-2015"].low, dots["gumroad-2015"].high) == (0.05, 0.078)
    assert [dot.state for dot in alive_picture(five()).dots] == [
        State.DEAD,
        State.UNDECIDED,
        State.ALIVE,
        State.DEAD,
        State.DEAD,
    ]


def test_the_needed_growth_is_the_frontier() -> None:
    """691,075 is what 8 % a month takes: with exactly that cash the dot is on the line."""
    (dot,) = alive_picture(company(revenue=20_000, expenses=80_000, growth=0.08, cash=691_074.74)).dots
    assert dot.x == 0.08
    assert dot.y == pytest.approx(0.08, abs=1e-6)


def test_off_scale_is_put_at_the_edge_with_its_value() -> None:
    """Everpix needs 152 % a month: far above the scale of 25 %."""
    picture = alive_picture(five())
    everpix = _dots(picture)["everpix-2013"]
    assert picture.highest == 0.25
    assert everpix.off_top
    assert (everpix.y, everpix.note) == (0.25, "needs 152 % a month")
    assert not _dots(picture)["gumroad-2015"].off_top


def test_growing_off_scale_goes_to_the_right_edge() -> None:
    """ConvertKit grows 37 % a month and is profitable."""
    (dot,) = alive_picture(case("convertkit-2016")).dots
    assert dot.off_right
    assert (dot.x, dot.y) == (0.10, 0)
    assert dot.note == "profitable, grows 37 % a month"


def test_shrinking_is_left_of_zero() -> None:
    """A little is on the scale, a lot at its end with the value."""
    little = alive_picture(company(revenue=50_000, expenses=80_000, growth=-0.03, cash=1e6))
    much = alive_picture(company(revenue=50_000, expenses=80_000, growth=-0.3, cash=1e6))
    assert little.lowest == -0.05
    assert (little.dots[0].x, little.dots[0].off_left) == (-0.03, False)
    assert much.lowest == -0.10
    assert (much.dots[0].x, much.dots[0].off_left) == (-0.10, True)
    assert "shrinks 30 % a month" in much.dots[0].note


def test_profitable_is_on_the_zero_line() -> None:
    """Zoom needs no growth: not unknown, not never, but none."""
    zoom = _dots(alive_picture(five()))["zoom-2019"]
    assert zoom.profitable
    assert (zoom.needed, zoom.y, zoom.note) == (0.0, 0.0, "profitable")


def test_no_growth_is_enough_is_not_unknown() -> None:
    """Fast's need has no number because there is none: at the top edge, in words."""
    picture = alive_picture(case("fast-2022"))
    (dot,) = picture.dots
    assert dot.needed is None
    assert dot.off_top
    assert dot.note == "no growth is enough"
    assert picture.title == "No growth is enough for Fast (one-click checkout) on the cash it has"


def test_unknown_growth_stands_in_the_strip() -> None:
    """Fab's need is known, its growth is not."""
    picture = alive_picture(case("fab-com-2013"))
    assert picture.has_strip
    assert picture.dots[0].x is None
    assert picture.dots[0].y == pytest.approx(0.0469, abs=1e-4)
    assert not alive_picture(five()).has_strip


def test_whoever_cannot_be_placed_is_named_with_the_reason() -> None:
    """No dot at zero for a company without cash or costs."""
    picture = alive_picture(compare(case("zirtual-2015"), case("builder-ai-2025"), case("zoom-2019")))
    assert picture.footnote == (
        "Not placed: Zirtual (cash not known yet); Builder.ai (Engineer.ai) (expenses not known yet)."
    )
    assert [dot.slug for dot in picture.dots] == ["zoom-2019"]
    assert alive_picture(five()).footnote == ""


@pytest.mark.parametrize(
    ("slugs", "title"),
    [
        (("everpix-2013", "webvan-2001"), "All two need more growth than they have"),
        (("zoom-2019", "wework-2019"), "All two have the growth they need"),
        (("zoom-2019", "wework-2019", "webvan-2001"), "One of three needs more growth than it has"),
        (("zoom-2019", "zirtual-2015"), "The one that can be judged has the growth it needs"),
        (("webvan-2001", "zirtual-2015"), "The one that can be judged needs more growth than it has"),
        (("zirtual-2015", "builder-ai-2025"), "Not known yet which of them have the growth they need"),
        (
            ("zoom-2019", "webvan-2001", "zirtual-2015"),
            "One of the two that can be judged needs more growth than it has",
        ),
        (("everpix-2013",), "Everpix (33cube, Inc.) needs to grow 152 % a month to live and grows 12 %"),
        (("zoom-2019",), "Zoom Video Communications is profitable: it needs no growth to live"),
        (("fab-com-2013",), "Fab.com needs 4.7 % a month; its growth is not known yet"),
        (("zirtual-2015",), "The growth Zirtual needs is not known yet"),
    ],
)
def test_the_title_counts_them(slugs: tuple[str, ...], title: str) -> None:
    """The answer as a sentence, whoever is compared."""
    assert alive_picture([case(slug) for slug in slugs]).title == title.replace("All two", "Both")


def test_five_companies_in_one_sentence() -> None:
    """Every company once, with what it grows and needs."""
    picture = alive_picture(five())
    assert picture.title == "Three of five need more growth than they have"
    assert "Gumroad: grows 7.8 % a month (5 % to 7.8 %), needs 19 % a month" in picture.sentence
    assert picture.table.rows[2][1:] == (
        "6.1 % a month (6.1 % to 6.7 %)",
        "none: it is profitable",
        "alive",
    )


def test_an_empty_dossier_is_a_footnote() -> None:
    """Nothing to place, nothing to draw, no exception."""
    picture = alive_picture(nothing_known())
    assert picture.dots == ()
    assert "Acme" in picture.footnote


@given(
    growth=st.floats(-0.9, 8),
    cash=st.floats(0, 1e9),
    revenue=st.floats(1, 1e7),
    expenses=st.floats(1, 1e7),
)
@settings(max_examples=30)
def test_every_dot_is_on_the_scale(growth: float, cash: float, revenue: float, expenses: float) -> None:
    """Whatever the figures, a dot stands within the axes, and a value beyond them is written out."""
    assessment = company(growth=growth, cash=cash, revenue=revenue, expenses=expenses)
    picture = alive_picture(assessment)
    for dot in picture.dots:
        assert dot.x is not None
        assert picture.lowest <= dot.x <= picture.highest
        assert 0 <= dot.y <= picture.highest
        assert bool(dot.note) == (dot.off_top or dot.off_right or dot.off_left or dot.profitable)
