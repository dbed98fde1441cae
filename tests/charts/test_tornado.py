"""What moves the odds: the swings, and the bars."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from charts.samples import case, company, five, lines_of, nothing_known, numbers_of, texts_of
from diligence.analysis import Flip, Influence, Value, Verdict, influences, simulate
from diligence.charts import tornado, tornado_picture

if TYPE_CHECKING:
    from diligence.assessment import Assessment


def _influence(metric: str, low: float, high: float, *, known: bool = True) -> Influence:
    return Influence(metric, known, Value(100_000.0, 200_000.0, 300_000.0), 0.6, 0.1, 0.4, low, high)


def _with(
    *found: Influence, flips: tuple[Flip, ...] = (), name: str = "Acme", slug: str = "acme"
) -> Assessment:
    made = company(name, slug, cash=600_000, revenue=20_000, expenses=80_000, growth=0.05)
    return replace(made, analysis=replace(made.analysis, influences=found, flips=flips))


def test_the_widest_swing_comes_first() -> None:
    """60 points of cash before 30 of expenses; what moves less than five is named below."""
    picture = tornado_picture(
        _with(
            _influence("expenses", 0.5, 0.2), _influence("cash", 0.1, 0.7), _influence("revenue", 0.4, 0.42)
        )
    )
    assert [(s.label, s.at_low, s.at_high) for s in picture.swings] == [
        ("Cash", 0.1, 0.7),
        ("Expenses", 0.5, 0.2),
    ]
    assert picture.title == "The odds of Acme hang most on cash: from 10 in 100 to 70 in 100"
    assert picture.footnote == "Within their ranges these move next to nothing: revenue."


def test_ends_are_named_with_the_figures_values() -> None:
    """Hollow at the low end, filled at the high one, each beside its amount; a stroke where it is today."""
    ax = tornado(_with(_influence("cash", 0.1, 0.7)))
    [low], [high], [now] = (lines_of(ax, gid) for gid in ("low", "high", "as-it-is"))
    assert (numbers_of(low)[0], numbers_of(high)[0], numbers_of(now)[0]) == ([0.1], [0.7], [0.4, 0.4])
    assert (low.get_markerfacecolor(), high.get_markerfacecolor() != "none") == ("none", True)
    assert texts_of(ax, "end") == ["$100k", "$300k"]


def test_an_assumed_range_is_hatched() -> None:
    """Nobody has given the figure: grey, and said."""
    ax = tornado(_with(_influence("cash", 0.1, 0.7, known=False)))
    assert [patch.get_hatch() for patch in ax.patches] == ["///"]
    assert texts_of(ax, "row-words") == ["not known: assumed"]


def test_where_the_verdict_turns_is_said() -> None:
    """Past which value, and to what."""
    flip = Flip("cash", 250_000.0, above=True, becomes=Verdict.DEFAULT_ALIVE)
    assert tornado_picture(_with(_influence("cash", 0.1, 0.7), flips=(flip,))).swings[0].said == (
        "default alive above $250k"
    )


def test_nothing_that_moves_is_an_answer() -> None:
    """Every end of every range, and the same odds; that is not the same as not known."""
    picture = tornado_picture(case("everpix-2013"))
    assert picture.title == (
        "No single figure moves the odds of Everpix (33cube, Inc.): "
        "fewer than 1 in 100 whichever end of its range is true"
    )
    ax = tornado(case("everpix-2013"))
    assert [patch.get_hatch() for patch in ax.patches] == []
    assert texts_of(ax, "missing")[0].startswith("Looked at, each over its range: cash, expense growth")


def test_too_little_known_is_hatched() -> None:
    """Then there is nothing to move."""
    ax = tornado(nothing_known())
    assert tornado_picture(nothing_known()).title == "Too little is known of Acme to say what moves its odds"
    assert [patch.get_hatch() for patch in ax.patches] == ["///"]


def test_of_several_each_has_its_widest() -> None:
    """One row a company, the figure in words; those that nothing moves are named below."""
    picture = tornado_picture(
        [
            _with(_influence("cash", 0.1, 0.7), _influence("expenses", 0.5, 0.2)),
            _with(_influence("cash", 0.3, 0.5), name="B", slug="b"),
            _with(name="C", slug="c"),
        ]
    )
    assert [(s.company, s.label) for s in picture.swings] == [("Acme", "Cash"), ("B", "Cash")]
    assert picture.title == "All odds that move hang most on cash"
    assert picture.footnote == "No single figure moves the odds of C."


def test_of_five_that_nothing_moves() -> None:
    """It is said in the title."""
    assert tornado_picture(five()).title == "No single figure moves the odds of any of the five"


def test_chances_are_those_of_the_influences() -> None:
    """More cash never lowers the odds, and the middle lies between the ends."""
    ranged = company(
        cash=(200_000, 700_000, 2_000_000),
        revenue=20_000,
        expenses=80_000,
        growth=(0.02, 0.08, 0.12),
        gross_margin=1.0,
    )
    cash = next(each for each in ranged.analysis.influences if each.metric == "cash")
    costs = next(each for each in ranged.analysis.influences if each.metric == "expense_growth")
    assert cash.chance_low < cash.chance < cash.chance_high
    assert costs.chance_low > costs.chance > costs.chance_high


def test_with_every_figure_known_the_stroke_is_the_odds() -> None:
    """Then nothing is assumed: both count the same futures, the one 4,000 and the other 10,000.

    Half of them live, so that the counts differ by at most four times
    sqrt(0.25 / 4,000 + 0.25 / 10,000) = 0.0094, which is 0.037.
    """
    position = company(cash=(200_000, 700_000, 2_000_000), revenue=20_000, expenses=80_000).position
    known = {
        "growth": Value(0.02, 0.08, 0.12),
        "gross_margin": Value.exact(1.0),
        "expense_growth": Value.exact(0.0),
    }
    full = replace(position, values={**position.values, **known})
    odds = simulate(full).profit_before_cash_out.value
    assert influences(full)[0].chance == pytest.approx(odds, abs=0.037)
