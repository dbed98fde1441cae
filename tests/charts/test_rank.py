"""How stable the order is: shares of ranks, and the stacked bars."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from charts.samples import texts_of
from diligence.charts import rank_acceptability, rank_picture

FOUR = SimpleNamespace(
    names=("Delta", "Acme", "Cumulus", "Borealis"),
    shares=((0.0, 0.1, 0.3, 0.6), (0.6, 0.2, 0.1, 0.1), (0.1, 0.2, 0.5, 0.2), (0.3, 0.5, 0.1, 0.1)),
)


def _widths(ax: object, gid: str) -> list[float]:
    return [patch.get_width() for patch in ax.patches if patch.get_gid() == gid]  # type: ignore[attr-defined]


def test_the_best_places_come_first() -> None:
    """By the share of first places, whatever the order given."""
    picture = rank_picture(FOUR)
    assert [standing.name for standing in picture.standings] == ["Acme", "Borealis", "Cumulus", "Delta"]
    assert picture.title == "Acme comes first in 60 in 100, Borealis in 30 in 100"
    assert picture.standings[3].said == "never first"
    assert picture.table.rows[3] == ("Delta", "never", "in 10 in 100", "in 30 in 100", "in 60 in 100")
    assert picture.sentence.endswith("Delta: second in 10 in 100, third in 30 in 100, lower in 60 in 100.")


def test_bars_are_stacked_from_first_to_lower() -> None:
    """Acme: 0.6, 0.2, 0.1, 0.1, each where the one before ends; a share of none has no bar."""
    ax = rank_acceptability(FOUR)
    assert _widths(ax, "place-1") == [0.6, 0.3, 0.1]
    assert _widths(ax, "place-2") == pytest.approx([0.2, 0.5, 0.2, 0.1])
    lefts = [patch.get_x() for patch in ax.patches if patch.get_gid() == "place-3"]  # type: ignore[attr-defined]
    assert lefts == pytest.approx([0.8, 0.8, 0.3, 0.1])
    assert texts_of(ax, "key-words") == ["first", "second", "third", "lower"]


def test_all_ranks_below_the_third_are_one() -> None:
    """Of five companies, the fourth and the fifth place: 0.2 and 0.1."""
    shares = (0.4, 0.2, 0.1, 0.2, 0.1)
    picture = rank_picture(SimpleNamespace(names=("A",) * 5, shares=(shares,) * 5))
    assert picture.standings[0].shares == pytest.approx((0.4, 0.2, 0.1, 0.3))


@pytest.mark.parametrize(
    ("names", "shares", "title"),
    [
        (("A",), ((1.0,),), "A stands alone: there is nothing to put in order"),
        (("A", "B"), ((1.0, 0.0), (0.0, 1.0)), "A comes first whatever the weights"),
        (("A", "B"), ((0.5, 0.5), (0.5, 0.5)), "A and B come first equally often: the weights decide"),
        ((), (), "There is nothing to put in order"),
        (
            ("A", "B", "C"),
            ((0.4, 0.3, 0.3), (0.35, 0.3, 0.35), (0.25, 0.4, 0.35)),
            "No company comes first in most: A in 40 in 100, B in 35 in 100",
        ),
    ],
)
def test_titles_say_how_sure_the_first_place_is(
    names: tuple[str, ...], shares: tuple[tuple[float, ...], ...], title: str
) -> None:
    """Alone, always, never mind, level, or ahead without most."""
    assert rank_picture(SimpleNamespace(names=names, shares=shares)).title == title


def test_nothing_to_put_in_order_is_said_in_the_plot() -> None:
    """No bar, no error."""
    ax = rank_acceptability(SimpleNamespace(names=(), shares=()))
    assert len(ax.patches) == 0


def test_forty_are_drawn_and_the_others_are_in_the_table() -> None:
    """Each of 50 is first as often as any other."""
    even = tuple((1 / 50,) * 50 for _ in range(50))
    picture = rank_picture(SimpleNamespace(names=tuple(f"C{n:02}" for n in range(50)), shares=even))
    assert len(picture.standings) == 40
    assert len(picture.table.rows) == 50
    assert picture.footnote.endswith("10 more are in the table.")
