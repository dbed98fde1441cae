"""The table: groups in order, and beside each value its range, trust, age and open question."""

from __future__ import annotations

from datetime import timedelta
from itertools import groupby

import pytest

from analysis.builders import CASES, TODAY, case, claim, dossier
from assessment.banks import answer
from diligence.assessment import assess
from diligence.comparison import Cell, compare
from diligence.comparison.criteria import GROUPS
from diligence.comparison.rows import KNOWN
from diligence.model import Bank, Figure, Rating, Theme, Trust


def cells(*figures: Figure) -> dict[str, Cell]:
    """The cells of one company."""
    return {row.id: row.cells[0] for row in compare(assess(dossier(*figures), as_of=TODAY)).table()}


def test_flags_on_top_and_coverage_at_the_foot() -> None:
    """Groups stand together and in order."""
    table = compare(assess(dossier(), as_of=TODAY)).table()
    assert [group for group, _ in groupby(table, key=lambda row: row.group)] == ["", *GROUPS, KNOWN]
    assert (table[0].id, table[1].id, table[-1].id) == ("worst_flag", "verdict", "known")


def test_a_range_stands_beside_its_value() -> None:
    """In the unit of the value, its ends said once."""
    found = cells(claim("cash", 200_000.0, low=150_000.0, high=250_000.0))["cash"]
    assert (found.text, found.span, found.span_text) == ("$200k", (150_000, 250_000), "$150k to $250k")
    assert cells(claim("cash", 200_000.0))["cash"].span is None


def test_the_worst_trust_and_the_oldest_day_count() -> None:
    """Runway rests on cash seen today and burn heard 40 days ago."""
    found = cells(
        claim("cash", 600_000.0, trust=Trust.SEEN),
        claim("net_burn", 60_000.0, trust=Trust.HEARD, on=TODAY - timedelta(days=40)),
    )
    assert (found["cash"].trust, found["cash"].age_days) == (Trust.SEEN, 0)
    assert (found["runway"].trust, found["runway"].age_days) == (Trust.HEARD, 40)
    assert found["runway"].as_of == TODAY - timedelta(days=40)


def test_unknown_has_the_question_that_would_fill_it() -> None:
    """The bank's own question for the figure, or for the theme."""
    found = cells(claim("cash", 1.0))
    assert found["revenue"].text == "not known yet"
    assert "revenue" in found["revenue"].ask.lower()
    assert found["cash"].ask == ""
    assert all(found[f"answers_{theme}"].ask for theme in ("team", "culture", "work", "role"))


def test_a_theme_shows_its_worst_and_never_an_average() -> None:
    """One critical sign among clear answers is what is read."""
    told = [answer(f"culture.values-{n}", id=str(n), rating=Rating.CLEAR) for n in range(2)]
    late = answer("team.fear-of-dissent", rating=Rating.EVIDENCED)
    company = dossier().model_copy(update={"answers": (*told, late)})
    found = {row.id: row.cells[0] for row in compare(assess(company, as_of=TODAY)).table()}
    profile = {each.coverage.theme: each for each in assess(company, as_of=TODAY).profile}
    for theme in ("team", "culture"):
        known = profile[theme].coverage.answered
        assert found[f"answers_{theme}"].text.startswith(f"{known} of ") or known == 0


def test_a_company_judged_by_other_questions() -> None:
    """Where a theme is in one bank only, it does not apply to the other company."""
    pets = Bank(themes=(Theme(id="pets", title="Pets", purpose="Dogs.", questions=()),))
    one, other = assess(dossier(), as_of=TODAY, bank=pets), assess(dossier(), as_of=TODAY)
    for order, place in (((one, other), 1), ((other, one), 0)):
        rows = {row.id: row for row in compare(*order).table()}
        assert rows["answers_pets"].cells[place].text == "does not apply"
        assert rows["known_pets"].cells[place].text == "does not apply"
        assert rows["answers_culture"].cells[1 - place].text == "does not apply"


@pytest.mark.parametrize("slug", CASES)
def test_every_case_has_a_range_that_holds_its_value(slug: str) -> None:
    """Low is at most the value, and the value at most high, in every cell that has all three."""
    found = case(slug)
    for row in compare(assess(found, as_of=found.as_of or TODAY)).table():
        cell = row.cells[0]
        if cell.span is not None and cell.value is not None and cell.value.value is not None:
            assert cell.span[0] <= cell.value.value * (1 + 1e-9)
            assert cell.value.value <= cell.span[1] * (1 + 1e-9)
