"""How long the money lasts: the value, and the bars that are drawn from it."""

from __future__ import annotations

from math import inf

import numpy as np
import pytest

from charts.samples import case, company, five, lines_of, nothing_known, numbers_of, texts_of
from diligence.charts import draw, new_axes, runway, runway_picture, style
from diligence.charts.runway_data import LAST, _falls_to, _simulated, by_runway


def test_months_on_the_founders_terms() -> None:
    """Everpix burns 97,814 of 196,000: two months. Gumroad burns 347,000 of 4.5M, and grows: 13.4."""
    bars = {bar.slug: bar for bar in runway_picture(five()).bars}
    assert bars["everpix-2013"].likely == pytest.approx(2.02, abs=0.005)
    assert bars["gumroad-2015"].likely == pytest.approx(13.40, abs=0.005)
    assert bars["gumroad-2015"].said == "13 months"


def test_the_shortest_comes_first_and_the_unknown_last() -> None:
    """Whatever the order they are given in."""
    slugs = [bar.slug for bar in runway_picture([nothing_known(), case("zoom-2019"), case("fast-2022")]).bars]
    assert slugs == ["fast-2022", "zoom-2019", "acme"]
    assert [a.name for a in by_runway([nothing_known(), case("webvan-2001")])] == ["Webvan Group", "Acme"]


def test_a_profitable_company_has_no_end() -> None:
    """And one that becomes so before the money is gone says when."""
    zoom, wework = (runway_picture(case(slug)).bars[0] for slug in ("zoom-2019", "wework-2019"))
    assert (zoom.likely, zoom.said) == (inf, "no end: it earns what it spends")
    assert (wework.likely, wework.said) == (inf, "no end: profit in 8 months; sober: 14 months")


def test_without_growth_it_is_todays_burn() -> None:
    """600,000 at 50,000 a month are twelve months; at 40,000 to 60,000, ten to fifteen."""
    [bar] = runway_picture(company(cash=600_000, net_burn=(40_000, 50_000, 60_000))).bars
    assert bar.likely == 12
    assert bar.said == "12 months at today\u2019s burn"
    assert bar.stretches == ((10.0, 15.0),)


def test_a_burn_that_may_be_nothing_has_an_open_end() -> None:
    """600,000 at none to 60,000 a month: ten months or no end."""
    [bar] = runway_picture(company(cash=600_000, net_burn=(0, 50_000, 60_000))).bars
    assert bar.stretches == ((10.0, inf),)


def test_where_futures_run_out_is_read_off_the_odds() -> None:
    """Of ten futures two are gone after month 1 and five after month 3: 0.9 falls half way to month 1.

    A share that is never reached has no month.
    """
    alive = np.array([1.0, 0.8, 0.8, 0.5])
    assert _falls_to(alive, 0.9) == pytest.approx(0.5)
    assert _falls_to(alive, 0.75) == pytest.approx(2 + 0.05 / 0.3)
    assert _falls_to(alive, 0.25) == inf


def test_eight_and_five_of_ten() -> None:
    """One future of ten ends each month: eight lie within 1 to 9, five within 2.5 to 7.5."""
    alive = np.linspace(1.0, 0.0, 11)
    wide, narrow = _simulated(alive)
    assert wide == pytest.approx((1, 9))
    assert narrow == pytest.approx((2.5, 7.5))
    assert _simulated(np.ones(61)) == ()


def test_five_of_ten_lie_within_eight_of_ten() -> None:
    """The narrow stretch is inside the wide one."""
    (wide, narrow) = runway_picture(case("gumroad-2015")).bars[0].stretches
    assert wide[0] < narrow[0] < narrow[1] < wide[1]


@pytest.mark.parametrize(
    ("months", "title"),
    [
        ((2, 30), "One of two has money for less than 6 months"),
        ((8, 11), "Both have money for less than 12 months"),
        ((14, 16, 30), "Two of three have money for less than 18 months"),
        ((20, 30), "One of two has money for less than 24 months"),
        ((25, 30), "Both have money for two years or more"),
    ],
)
def test_the_title_names_the_first_mark_that_is_missed(months: tuple[int, ...], title: str) -> None:
    """Six months, then twelve, eighteen, twenty-four; at a burn of 100,000 a month."""
    found = [company(f"C{m}", f"c-{m}", cash=100_000 * m, net_burn=100_000) for m in months]
    assert runway_picture(found).title == title


def test_titles_of_one() -> None:
    """Its months, none left, no end, or not known."""
    one = company(cash=700_000, net_burn=100_000)
    assert runway_picture(one).title == "Acme has money for 7 months"
    assert runway_picture(company(cash=0, net_burn=100_000)).title == "Acme has no money left"
    assert runway_picture(nothing_known()).title == "How long the money of Acme lasts is not known yet"
    wework = runway_picture(case("wework-2019")).title
    assert (
        wework
        == "The money of The We Company (WeWork) has no end in sight; on sober terms it ends in 14 months"
    )


def test_only_those_that_are_known_are_counted() -> None:
    """One of the two that are known, not one of three."""
    found = [nothing_known(), *(company(f"C{m}", f"c-{m}", cash=m * 1e5, net_burn=1e5) for m in (3, 30))]
    assert runway_picture(found).title == "One of the two that are known has money for less than 6 months"


def test_bars_end_where_the_money_does() -> None:
    """A line from today to the month, the company's own marker at its end."""
    ax = runway(case("everpix-2013"))
    [line] = lines_of(ax, "money-everpix-2013")
    assert numbers_of(line)[0] == pytest.approx([0, 2.02], abs=0.005)
    [end] = lines_of(ax, "gone")
    assert end.get_marker() == style.company_style("everpix-2013")[1]
    assert ax.get_xlim() == (0, LAST)


def test_no_end_is_an_arrow_and_unknown_is_hatched() -> None:
    """An arrow at the edge; grey hatching and no line at all."""
    ax = runway([case("zoom-2019"), nothing_known()])
    [arrow] = lines_of(ax, "endless")
    assert (arrow.get_marker(), numbers_of(arrow)[0]) == (">", [LAST])
    assert lines_of(ax, "money-acme") == []
    [box] = [patch for patch in ax.patches if patch.get_gid() == "unknown-acme"]
    assert box.get_hatch() == "///"


def test_sober_terms_are_a_stroke() -> None:
    """WeWork: no end on the founder's terms, 13.6 months on sober ones."""
    [stroke] = lines_of(runway(case("wework-2019")), "sober-wework-2019")
    assert stroke.get_marker() == "|"
    assert numbers_of(stroke)[0] == pytest.approx([13.56], abs=0.01)


def test_the_marks_are_named() -> None:
    """Six, twelve, eighteen and twenty-four months."""
    ax = runway(five())
    assert [tick.get_text() for tick in ax.get_xticklabels()] == ["0", "6", "12", "18", "24 months"]


def test_names_stand_beside_on_a_page_and_above_on_a_phone() -> None:
    """On a phone the plot takes the whole width."""
    picture = runway_picture(five())
    page, phone = (draw(picture, new_axes(width)) for width in (720, 360))
    assert page.get_position().x0 > 0.2
    assert phone.get_position().x0 < 0.06
    assert [t.split("\n")[0] for t in texts_of(phone, "row-name")] == [bar.name for bar in picture.bars]
