"""A critical flag bars the first place, until the reader lifts it and says so."""

from __future__ import annotations

import pytest

from analysis.builders import TODAY, case, dossier
from diligence.assessment import assess
from diligence.comparison import Comparison, compare
from diligence.errors import ImpossibleInputError

FATAL = {"everpix-2013": ["S2", "S8"]}


def two() -> Comparison:
    """Everpix, in a fatal pinch and raising to stay alive, and a company of which nothing is known."""
    everpix = assess(case("everpix-2013"), as_of=case("everpix-2013").as_of or TODAY)
    return compare(everpix, assess(dossier(), as_of=TODAY))


def test_it_is_never_first() -> None:
    """However good it is elsewhere, and the sentence says why and what to do."""
    ranking = two().ranking({"growth": 5, "alive_24": 0, "runway": 0, "efficiency": 0})
    assert list(ranking.acceptability.first) == [0, 1]
    assert "cannot come first: Fatal pinch (S2) and Raising to stay alive (S8)" in ranking.sentence
    assert "is the only one that may come first" in ranking.sentence
    assert "critical flag" in two().flips().sentence


def test_lifted_it_may_be_and_that_is_said() -> None:
    """Both flags have to be lifted; one is not enough."""
    one = two().ranking(lift={"everpix-2013": ["S2"]})
    both = two().ranking(lift=FATAL)
    assert one.acceptability.first[0] == 0
    assert both.acceptability.first[0] > 0
    assert "You lifted a critical flag of Everpix (33cube, Inc.): Fatal pinch (S2)." in both.sentence
    assert [veto.lifted for veto in both.vetoes] == [True, True]


def test_where_all_have_one_nobody_is_first() -> None:
    """The ranks among them are told, and no winner is named."""
    slugs = ("everpix-2013", "webvan-2001", "fast-2022")
    ranking = compare(*(assess(case(slug), as_of=case(slug).as_of or TODAY) for slug in slugs)).ranking()
    assert ranking.sentence.startswith("No company may come first: each has a critical flag.")


@pytest.mark.parametrize(
    ("lift", "message"),
    [
        ({"everpix": ["S2"]}, "one of everpix-2013, acme, got 'everpix'"),
        ({"everpix-2013": ["R1"]}, r"one of its critical flags \(S1, S2, S3, S8, T.*\), got 'R1'"),
        ({"acme": ["S2"]}, r"\(it has none\), got 'S2'"),
    ],
)
def test_a_slip_of_the_pen_lifts_nothing(lift: dict[str, list[str]], message: str) -> None:
    """A flag that is not there can't be lifted."""
    with pytest.raises(ImpossibleInputError, match=message):
        two().ranking(lift=lift)
