"""Figures that no form made are put into words as well."""

from __future__ import annotations

from datetime import date

import pytest

from diligence.amounts import Period
from diligence.forms.record import record_in_html
from diligence.forms.wording import claim_in_words, value_in_words
from diligence.model import Company, Dossier, Figure, Source, SourceKind
from forms.drawer import SCRIPT

PRESS = Source(kind=SourceKind.PRESS)


def figure(**fields: object) -> Figure:
    basis: dict[str, object] = {
        "id": "x",
        "metric": "cash",
        "likely": 5e5,
        "currency": "USD",
        "as_of": date(2013, 6, 30),
        "source": PRESS,
    }
    return Figure.model_validate({**basis, **fields})


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (None, None, "$500,000"),
        (4e5, None, "$400,000 or more, most likely $500,000"),
        (5e5, None, "$500,000 or more"),
        (None, 6e5, "$600,000 or less, most likely $500,000"),
    ],
)
def test_open_ends(low: float | None, high: float | None, words: str) -> None:
    """An end that is not known is said to be open, not made up."""
    assert value_in_words(figure(low=low, high=high)) == words


def test_money_without_a_currency_is_a_number() -> None:
    """No currency on record means none in words."""
    assert value_in_words(figure(currency=None)) == "500,000"


def test_unknown_metric_is_shown_as_typed() -> None:
    """A figure of a metric this version doesn't know is quoted, not dropped."""
    odd = figure(metric="mood", typed="mood 7", problem="no metric of the catalogue is called mood")
    assert claim_in_words(odd) == "“mood 7” as of 30 June 2013, press, claimed"


def test_record_lists_newest_first_and_counts_the_rest() -> None:
    """Fourteen monthly figures: the twelve newest are shown, two are counted."""
    figures = tuple(
        figure(id=f"r{n}", metric="revenue", per=Period.MONTH, as_of=date(2013 + n // 12, n % 12 + 1, 1))
        for n in range(14)
    )
    shown = record_in_html(Dossier(company=Company(slug="a", name="A"), figures=figures))
    assert shown.count("<li>") == 12
    assert "and 2 more" in shown
    assert shown.index("1 February 2014") < shown.index("1 January 2014") < shown.index("1 December 2013")
    assert "1 February 2013" not in shown


def test_last_entered_of_a_day_comes_first() -> None:
    """Of two figures of one day, the one entered last is on top."""
    pair = (figure(id="a", likely=1e5), figure(id="b", likely=2e5))
    shown = record_in_html(Dossier(company=Company(slug="a", name="A"), figures=pair))
    assert shown.index("$200,000") < shown.index("$100,000")


def test_record_escapes_what_people_wrote() -> None:
    """Typing, problems and unknown metrics are shown as text."""
    odd = figure(metric=SCRIPT, typed=SCRIPT, likely=None, problem=SCRIPT)
    shown = record_in_html(Dossier(company=Company(slug="a", name="A"), figures=(odd,)))
    assert "<script" not in shown
    assert shown.count("&lt;script&gt;") == 3
