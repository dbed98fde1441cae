"""Companies side by side: the order kept, and every kind of nothing a word of its own."""

from __future__ import annotations

from functools import cache

import pytest

from analysis.builders import CASES, TODAY, case, claim, dossier
from diligence.assessment import Assessment, assess
from diligence.comparison import Cell, compare, in_100
from diligence.errors import NothingToCompareError
from diligence.model import Figure


@cache
def of_case(slug: str) -> Assessment:
    """The assessment of a case on its day."""
    return assess(case(slug), as_of=case(slug).as_of or TODAY)


def company(**known: float) -> Assessment:
    """A company with these figures."""
    figures: tuple[Figure, ...] = tuple(claim(metric, value) for metric, value in known.items())
    return assess(dossier(*figures), as_of=TODAY)


def running(**changed: float) -> Assessment:
    """The running example, changed."""
    return company(
        **({"revenue": 20_000.0, "expenses": 80_000.0, "growth": 0.08, "cash": 1_200_000.0} | changed)
    )


def cell(assessment: Assessment, row: str) -> Cell:
    """The cell of one company in one row."""
    return next(each for each in compare(assessment).table() if each.id == row).cells[0]


def test_the_order_is_kept() -> None:
    """Companies stand in the order in which they were named, in every row."""
    slugs = ("zoom-2019", "everpix-2013", "wework-2019")
    for order in (slugs, slugs[::-1]):
        compared = compare(*(of_case(slug) for slug in order))
        assert [a.dossier.company.slug for a in compared.assessments] == list(order)
        verdicts = next(row for row in compared.table() if row.id == "verdict")
        assert [each.text for each in verdicts.cells] == [of_case(slug).verdict.words for slug in order]


def test_a_third_company_changes_nothing_for_the_first_two() -> None:
    """A cell depends on its own company only."""
    two = compare(of_case("zoom-2019"), of_case("fast-2022")).table()
    three = compare(of_case("zoom-2019"), of_case("fast-2022"), of_case("buffer-2016")).table()
    assert [row.cells for row in two] == [row.cells[:2] for row in three]


def test_nothing_to_compare() -> None:
    """Without a company the error says how to make one."""
    with pytest.raises(NothingToCompareError, match="at least one company"):
        compare()


def test_every_row_has_a_cell_for_everyone() -> None:
    """All fourteen cases have words in all rows, and a label and half a line explain each row."""
    for row in compare(*(of_case(slug) for slug in CASES)).table():
        assert len(row.cells) == len(CASES)
        assert all(each.text for each in row.cells)
        assert row.label
        assert row.help


@pytest.mark.parametrize(
    ("row", "assessment", "text"),
    [
        ("runway", running(cash=0.0), "0 months"),
        ("runway", running(), "lasts until profit"),
        ("runway", running(growth=0.0, cash=600_000.0), "10 months"),
        ("runway", company(cash=600_000.0, net_burn=60_000.0), "10 months at today's burn"),
        ("runway", company(cash=600_000.0, net_burn=-1.0), "no end in sight"),
        ("runway", company(), "not known yet"),
        ("runway", running(growth=0.0, cash=1e12), "not in sight"),
        ("to_profit", running(revenue=80_000.0), "now"),
        ("to_profit", running(), "19 months"),
        ("to_profit", running(growth=0.0), "never"),
        ("to_profit", running(growth=0.001), "not in sight"),
        ("to_profit", company(), "not known yet"),
        ("capital", running(revenue=80_000.0), "nothing"),
        ("capital", running(), "$691k"),
        ("capital", running(growth=0.0), "no sum is enough"),
        ("capital", company(), "not known yet"),
        ("growth_needed", running(revenue=80_000.0), "none: profitable"),
        ("growth_needed", running(cash=59_000.0), "no growth is enough"),
        ("growth_needed", company(), "not known yet"),
        ("cash", running(cash=0.0), "$0"),
        ("cash", company(), "not known yet"),
        ("revenue", running(), "$20k"),
        ("net_burn", running(revenue=90_000.0), "-$10k"),
        ("growth", running(growth=0.0), "0 % a month"),
        ("growth", company(), "not known yet"),
        ("alive_24", company(), "not known yet"),
        ("alive_24", running(cash=0.0), "fewer than 1 in 100"),
        ("worst_flag", company(), "none raised"),
        ("worst_flag", running(cash=0.0, growth=0.01), "Fatal pinch (critical)"),
        ("known", company(), "0 %"),
        ("verdict", running(), "default alive"),
        ("sober", running(growth=0.05), "default dead"),
    ],
)
def test_what_a_cell_says(row: str, assessment: Assessment, text: str) -> None:
    """Zero, unknown, infinite, never, beyond the search and not applicable are different words."""
    assert cell(assessment, row).text == text


@pytest.mark.parametrize("row", ["runway", "to_profit", "capital", "growth_needed"])
def test_words_for_nothing_are_never_shared(row: str) -> None:
    """Within a row, unknown reads like no other kind of nothing, and no number like either."""
    kinds: dict[str, str] = {}
    for assessment in (
        company(),
        running(),
        running(cash=0.0),
        running(growth=0.0),
        running(revenue=80_000.0),
        running(growth=0.0, cash=600_000.0),
    ):
        found = cell(assessment, row)
        assert found.value is not None
        kind = found.value.absence.value if found.value.absence else f"a number, {found.value.value}"
        assert kinds.setdefault(found.text, kind) == kind


def test_the_number_behind_a_cell() -> None:
    """A cell carries the measure it says, so that nothing has to be read back from words."""
    found = cell(running(), "capital").value
    assert found is not None
    assert round(found.value or 0.0) == 691_075
    assert cell(company(), "cash").value is not None
    assert cell(running(), "verdict").value is None


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (0.0, "fewer than 1 in 100"),
        (0.0049, "fewer than 1 in 100"),
        (0.005, "fewer than 1 in 100"),
        (0.0051, "1 in 100"),
        (0.01, "1 in 100"),
        (0.46, "46 in 100"),
        (0.468, "47 in 100"),
        (0.99, "99 in 100"),
        (0.9949, "99 in 100"),
        (0.995, "more than 99 in 100"),
        (0.9951, "more than 99 in 100"),
        (1.0, "more than 99 in 100"),
    ],
)
def test_odds_in_words(share: float, words: str) -> None:
    """Never 0 in 100 and never 100 in 100: a simulation is not that sure."""
    assert in_100(share) == words
