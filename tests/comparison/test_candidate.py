"""Five real companies side by side, each as a candidate would have seen it on its day."""

from __future__ import annotations

from functools import cache
from itertools import permutations

import pytest

from analysis.builders import TODAY, case
from diligence.assessment import assess
from diligence.comparison import Comparison, Ranking, compare, staying

FIVE = ("everpix-2013", "wework-2019", "zoom-2019", "gumroad-2015", "webvan-2001")
ZOOM, WEWORK, GUMROAD = "Zoom Video Communications", "The We Company (WeWork)", "Gumroad"


@cache
def of(*slugs: str) -> Comparison:
    """These cases, in this order."""
    return compare(*(assess(case(slug), as_of=case(slug).as_of or TODAY) for slug in slugs))


@cache
def five() -> Ranking:
    """All five, no weights given."""
    return of(*FIVE).ranking()


def test_the_profitable_one_leads_and_the_dying_ones_are_barred() -> None:
    """Zoom is first in most weightings; Everpix and Webvan have critical flags and come last."""
    assert five().order[:3] == (ZOOM, WEWORK, GUMROAD)
    first = dict(zip(five().acceptability.names, five().acceptability.first, strict=True))
    assert first[ZOOM] > 0.7
    assert {name for name, share in first.items() if share == 0} == {
        "Everpix (33cube, Inc.)",
        "Webvan Group",
    }
    assert {veto.slug for veto in five().vetoes} == {"everpix-2013", "webvan-2001"}


def test_it_is_never_sure_where_so_little_is_known() -> None:
    """Culture, work and role of nobody are known: another may be first, and the sentence says so."""
    assert 0.01 < five().acceptability.first[FIVE.index("wework-2019")] < 0.3
    assert "Not known yet" in five().sentence
    assert five().dominated == ()


def test_who_needs_a_safe_place_and_who_wants_growth() -> None:
    """With growth and fit alone WeWork and Zoom are level in all that counts; with survival they are not."""
    nothing = dict.fromkeys(five().weights.criteria, 0.0)
    growing = of("zoom-2019", "wework-2019").ranking(nothing | {"growth": 1.0, "fit": 1.0})
    living = of("zoom-2019", "wework-2019").ranking(nothing | {"alive_24": 1.0, "runway": 1.0})
    assert growing.acceptability.first == pytest.approx((0.5, 0.5))
    assert living.acceptability.first == pytest.approx((1, 0))
    assert living.dominated == ((WEWORK, ZOOM),)


@pytest.mark.slow
@pytest.mark.parametrize("order", list(permutations(FIVE))[::17])
def test_the_order_of_input_never_matters(order: tuple[str, ...]) -> None:
    """Same order, and the same shares to the last sample."""
    found = of(*order).ranking()
    assert found.order == five().order
    there = dict(zip(found.acceptability.names, found.acceptability.shares, strict=True))
    for name, shares in zip(five().acceptability.names, five().acceptability.shares, strict=True):
        assert there[name] == pytest.approx(shares, abs=1e-9)


@pytest.mark.parametrize("third", ["bird-2022", "amazon-1997", "theranos-2018", "fast-2022"])
def test_another_company_swaps_no_two(third: str) -> None:
    """Whatever joins, the five stay in their order."""
    found = of(*FIVE, third).ranking().order
    assert tuple(name for name in found if name in five().order) == five().order


def test_staying_may_win() -> None:
    """Against a company in a fatal pinch a job that is 95 % sure comes first, and nothing flips that."""
    both = compare(*of("everpix-2013").assessments, alternatives=[staying(0.95)])
    assert both.ranking().order[0] == "Staying"
    assert both.ranking().acceptability.first[1] == 1
    assert "critical flag" in both.flips().sentence
