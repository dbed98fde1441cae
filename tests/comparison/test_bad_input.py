"""What people do compare: one company, forty, two of a name, nothing known, the same twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from math import isfinite
from typing import TYPE_CHECKING

import pytest

from analysis.builders import TODAY, claim
from diligence.assessment import Assessment, assess
from diligence.comparison import Comparison, compare, no_job, staying
from diligence.comparison.plain import plain_comparison, plain_ranking
from diligence.comparison.written import csv_of, markdown_of
from diligence.errors import ImpossibleInputError
from diligence.model import Alternative, Company, Dossier, ExchangeRate

if TYPE_CHECKING:
    from collections.abc import Iterator

RUNNING = {"revenue": 20_000.0, "expenses": 80_000.0, "growth": 0.08, "cash": 1_200_000.0}


def company(slug: str, name: str = "", currency: str = "USD", /, **known: float) -> Assessment:
    """A company with these figures, in its currency."""
    figures = tuple(
        claim(metric, value, currency=None if metric == "growth" else currency)
        for metric, value in known.items()
    )
    about = Company(slug=slug, name=name or slug.capitalize(), currency=currency)
    return assess(Dossier(company=about, figures=figures), as_of=TODAY)


def whole(comparison: Comparison) -> str:
    """Everything anybody can be shown of a comparison, as text."""
    ranking, flips = comparison.ranking(), comparison.flips()
    plain = plain_comparison(comparison) | plain_ranking(ranking, flips)
    numbers = list(_numbers(plain))
    assert all(isfinite(number) for number in numbers)
    said = f"{csv_of(comparison)}{markdown_of(comparison)}{ranking.sentence}{flips.sentence}{plain}"
    assert " nan" not in said.lower()
    assert not any(cell.text in {"", "-"} for row in comparison.table() for cell in row.cells)
    return said


def _numbers(plain: object) -> Iterator[float]:
    if isinstance(plain, dict):
        for each in plain.values():
            yield from _numbers(each)
    elif isinstance(plain, list | tuple):
        for each in plain:
            yield from _numbers(each)
    elif isinstance(plain, int | float):
        yield float(plain)


def test_one_company() -> None:
    """It is shown whole, and nothing is ranked."""
    one = compare(company("acme", **RUNNING))
    whole(one)
    assert one.ranking().acceptability.shares == ((1.0,),)
    assert one.ranking().sentence.startswith("Only Acme is here: there is nothing to rank it against.")


def test_forty_companies() -> None:
    """Each is there, ranks add up, and the sentence is short enough to be read."""
    forty = compare(*(company(f"c{n:02d}", **(RUNNING | {"cash": 2e4 * n})) for n in range(40)))
    whole(forty)
    shares = forty.ranking().acceptability.shares
    assert (len(shares), len(shares[0])) == (40, 40)
    assert len(forty.ranking().sentence) < 1_500


def test_two_of_the_same_name() -> None:
    """Both are told apart by what their files are called."""
    two = compare(company("acme", "Acme", **RUNNING), company("acme-2", "Acme"))
    whole(two)
    assert two.names == ("Acme (acme)", "Acme (acme-2)")
    assert two.ranking().order == ("Acme (acme)", "Acme (acme-2)")


def test_nothing_known() -> None:
    """Each may take any place, equally often, and each gap has the question that would fill it."""
    none = compare(company("acme"), company("globex"), company("initech"))
    assert (
        "Nothing is known of Acme, Globex and Initech yet: anything from worst to best was taken there."
        in whole(none)
    )
    for shares in none.ranking().acceptability.shares:
        assert shares == pytest.approx((1 / 3,) * 3, abs=1e-9)
    asked = {row.id: row.cells[0].ask for row in none.table()}
    assert all(asked[row] for row in ("alive_24", "runway", "cash", "growth", "fit", "answers_culture"))
    assert "What is the latest" not in asked["cash"]


def test_the_same_company_twice() -> None:
    """Level in every rank."""
    acme = company("acme", **RUNNING)
    both = compare(acme, acme)
    whole(both)
    assert both.ranking().acceptability.shares == ((0.5, 0.5), (0.5, 0.5))
    assert both.ranking().dominated == ()
    assert (both.names, both.slugs) == (("Acme", "Acme (2)"), ("acme", "acme-2"))


def test_a_company_beside_its_earlier_self() -> None:
    """The same file judged for two days: the days tell the columns apart, and so do the ranks."""
    earlier = company("acme", **(RUNNING | {"cash": 100_000.0}))
    both = compare(replace(earlier, as_of=date(2026, 3, 31)), company("acme", **RUNNING))
    whole(both)
    assert both.names == ("Acme (31 March 2026)", "Acme (30 June 2026)")
    assert both.ranking().acceptability.first[1] > 0.9


def test_an_alternative_called_like_a_company() -> None:
    """Each keeps a column and a key of its own."""
    both = compare(company("staying", "Staying", **RUNNING), alternatives=[staying(0.9)])
    whole(both)
    assert both.names == ("Staying (30 June 2026)", "Staying")
    assert both.slugs == ("staying", "staying-2")


def test_weights_all_zero() -> None:
    """Refused, and said how to go on."""
    two = compare(company("acme", **RUNNING), company("globex"))
    zero = dict.fromkeys(two.ranking().weights.criteria, 0.0)
    for ask in (two.ranking, two.flips):
        with pytest.raises(ImpossibleInputError, match="above zero for at least one"):
            ask(zero)


def test_currencies_without_a_rate() -> None:
    """Each amount stays in its own currency and says so, and no direction is offered to sort by."""
    two = compare(company("acme", **RUNNING), company("globex", "Globex", "EUR", **RUNNING))
    whole(two)
    cash = next(row for row in two.table() if row.id == "cash")
    assert [cell.text for cell in cash.cells] == ["€1.2M", "$1.2M"][::-1]
    assert cash.more_is_better is None
    assert cash.cells[1].note == "" or cash.cells[0].note == ""
    assert "no rate to EUR is on record" in cash.cells[0].note
    assert next(row for row in two.table() if row.id == "runway").more_is_better is True


def test_currencies_with_a_rate() -> None:
    """1.2M euros at 1.25 dollars are 1.5M, with the rate, its day and who published it."""
    euro = company("globex", "Globex", "EUR", **RUNNING)
    rates = (
        ExchangeRate(currency="EUR", into="USD", rate=1.25, as_of=TODAY, source="ECB"),
        ExchangeRate(currency="EUR", into="USD", rate=2.0, as_of=date(2020, 1, 1), source="ECB"),
    )
    euro = assess(euro.dossier.model_copy(update={"rates": rates}), as_of=TODAY)
    three = compare(euro, company("acme", **RUNNING), company("initech", **RUNNING))
    whole(three)
    cash = next(row for row in three.table() if row.id == "cash")
    assert [cell.text for cell in cash.cells] == ["$1.5M", "$1.2M", "$1.2M"]
    assert cash.cells[0].note == "EUR 1.2M at 1 EUR = 1.25 USD of 30 June 2026 (ECB)"
    assert cash.more_is_better is True


def test_staying_is_a_column_like_any_other() -> None:
    """What is no matter of a job does not apply to it: that is neither zero nor unknown."""
    both = compare(
        company("acme", **RUNNING), alternatives=[staying(0.95, {"culture": (0.4, 0.6)}), no_job(12)]
    )
    whole(both)
    table = {row.id: row.cells for row in both.table()}
    assert both.names == ("Acme", "Staying", "No job")
    assert [cell.text for cell in table["alive_24"]][1:] == ["95 in 100", "does not apply"]
    assert [cell.text for cell in table["runway"]][1:] == ["does not apply", "12 months"]
    assert [cell.text for cell in table["cash"]][1:] == ["does not apply", "does not apply"]
    assert [cell.text for cell in table["answers_culture"]][1:] == ["50 %", "does not apply"]
    assert table["answers_culture"][1].span == (0.4, 0.6)
    assert [cell.text for cell in table["answers_role"]][1:] == ["not known yet", "does not apply"]
    assert "Staying is compared on 5 of 9 criteria" in both.ranking().sentence
    assert "No job is compared on 1 of 9 criteria" in both.ranking().sentence


def test_what_applies_to_nothing_weighted_may_take_any_place() -> None:
    """Only growth is weighted, and staying has none: ignorance, not the last place."""
    both = compare(company("acme", **RUNNING), alternatives=[no_job()])
    only_growth = dict.fromkeys(both.ranking().weights.criteria, 0.0) | {"growth": 1.0}
    ranking = both.ranking(only_growth)
    assert "Nothing that was weighted applies to No job" in ranking.sentence
    assert 0 < ranking.acceptability.first[1] < 1
    assert both.flips(only_growth).by_figure


@pytest.mark.parametrize("share", [-0.1, 1.1, float("nan"), (0.2, 1.2)])
def test_a_share_that_is_none(share: float | tuple[float, float]) -> None:
    """A chance is between 0 and 1."""
    with pytest.raises(ImpossibleInputError, match="a share between 0 and 1"):
        staying(share)
    with pytest.raises(ImpossibleInputError, match="one of team, culture, work, role"):
        staying(0.5, {"growth": 0.5})


@pytest.mark.parametrize("months", [-1.0, float("nan"), float("inf")])
def test_savings_that_are_none(months: float) -> None:
    """Months of savings are a number from 0 up."""
    with pytest.raises(ImpossibleInputError, match="months of savings"):
        no_job(months)


def test_an_alternative_of_a_newer_version() -> None:
    """A criterion that is not known here is refused, and not silently left out."""
    with pytest.raises(ImpossibleInputError, match="a criterion must be one of alive_24"):
        compare(company("acme"), alternatives=[Alternative(name="Job", open_criteria=("sun",))]).ranking()
