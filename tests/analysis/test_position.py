"""The position as a value: what it says of a figure, and how it is changed."""

from __future__ import annotations

from datetime import date
from math import inf, nan

import pytest

from analysis.builders import TODAY, at, claim, dossier, plain
from diligence.analysis import Value, reconcile
from diligence.errors import ImpossibleInputError
from diligence.model import Source, SourceKind, Trust


def test_an_unknown_metric_is_not_zero() -> None:
    """What is not on record has no value at all."""
    position = at(revenue=0.0)
    assert (position.likely("revenue"), position.likely("cash")) == (0.0, None)
    assert position.missing(("revenue", "cash", "growth")) == ("cash", "growth")


def test_having_changes_one_figure_in_a_copy() -> None:
    """A figure is taken to be exact for a moment; the position it came from stays as it was."""
    position = plain(cash=Value(1.0, 2.0, 3.0, "stated", ("cash-1",)))
    moved = position.having("cash", 5.0)
    assert (moved.values["cash"].low, moved.likely("cash"), moved.values["cash"].high) == (5.0, 5.0, 5.0)
    assert moved.values["cash"].sources == ("cash-1",)
    assert position.likely("cash") == 2.0


def test_having_makes_an_unknown_figure_known() -> None:
    """What would happen at a growth nobody has stated can be asked."""
    assert plain(growth=None).having("growth", 0.05).likely("growth") == 0.05


def test_open_ends_are_known_to_be_possible_up_to_the_likely_value() -> None:
    """An end nobody gave is not made up."""
    value = Value(None, 2.0, None)
    assert (value.floor, value.ceiling, value.is_range) == (2.0, 2.0, False)


@pytest.mark.parametrize("end", [nan, inf, -inf])
@pytest.mark.parametrize("name", ["low", "likely", "high"])
def test_a_value_is_finite(end: float, name: str) -> None:
    """Infinite and not-a-number are no values: what is not known is not there."""
    ends = {"low": 1.0, "likely": 1.0, "high": 1.0} | {name: end}
    with pytest.raises(ImpossibleInputError, match=f"{name} must be a finite number"):
        Value(ends["low"], ends["likely"], ends["high"])


def test_changing_one_figure_keeps_all_the_rest() -> None:
    """What is planned, what was held against each other and who said what stay with the copy."""
    told = reconcile(
        dossier(
            claim("cash", 1e6),
            claim("net_burn", 1e5),
            claim("runway_months", 13.0),
            claim("signed_money", 5.0),
        ),
        TODAY,
    )
    moved = told.having("cash", 2e6)
    assert moved.cross_checks == told.cross_checks != ()
    assert (moved.planned, moved.figures) == (told.planned, told.figures)


def test_what_the_people_alone_cost() -> None:
    """20 people at 8k cost 20 * 8k * 1.25 = 200k a month; unknown without either."""
    assert at(headcount=20.0, payroll=8_000.0).payroll_floor == 200_000
    assert at(headcount=20.0).payroll_floor is None


def test_an_unknown_figure_says_what_to_ask() -> None:
    """Not a dash and not zero."""
    assert at().explain("net_burn") == "Net burn is not known yet: ask for it, and for which day."
    assert at().explain("expenses") == "Expenses are not known yet: ask for them, and for which day."


def test_unknown_expenses_have_a_floor() -> None:
    """20 people at 8k with what an employer pays on top: a sentence, and no value."""
    position = at(headcount=20.0, payroll=8_000.0)
    assert position.explain("expenses").endswith("The people alone cost about $200k a month.")
    assert position.get("expenses") is None


def test_a_stated_value_names_its_teller() -> None:
    """Amount with unit and currency, range, who, when, how sure, and the teller's own note."""
    source = Source(kind=SourceKind.INVESTOR, who="Ada", note="said at lunch")
    figure = claim("cash", 1.22e6, low=1e6, high=1.35e6, source=source, trust=Trust.HEARD)
    assert reconcile(dossier(figure), TODAY).explain("cash") == (
        "Cash is $1.22M ($1M to $1.35M), stated by an investor (Ada) as of 30 June 2026 (heard). "
        "Said at lunch."
    )


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [(None, 3e6, "($3M or less)"), (1e6, None, "($1M or more)"), (None, None, "(give or take)")],
)
def test_an_open_end_is_said(low: float | None, high: float | None, said: str) -> None:
    """An end nobody gave is not made up."""
    assert f"$2M {said}" in at(cash=Value(low, 2e6, high)).explain("cash")


def test_a_derived_value_shows_its_formula_with_numbers() -> None:
    """112k less 14,186 is 97,814, from 100,000 - 14,186 = 85.8k to 120,000 - 14,186 = 106k."""
    figures = claim("expenses", 112_000.0, low=100_000.0, high=120_000.0), claim("revenue", 14_186.0)
    assert reconcile(dossier(*figures), TODAY).explain("net_burn") == (
        "Net burn is $97.8k a month ($85.8k to $106k): expenses of $112k less revenue of $14.2k. "
        "It rests on expenses by a founder as of 30 June 2026 (claimed) "
        "and revenue by a founder as of 30 June 2026 (claimed)."
    )


def test_aged_cash_tells_both_amounts() -> None:
    """1M half a year ago at 100k a month is 400k: the old balance and the burn are in the sentence."""
    figures = claim("cash", 1e6, on=date(2025, 12, 31)), claim("net_burn", 1e5)
    told = reconcile(dossier(*figures), TODAY).explain("cash")
    assert told.startswith(
        "Cash is $400k: cash ($1M) of 31 December 2025 less 6 months of net burn of $100k."
    )


def test_what_contradicts_it_is_told() -> None:
    """Two tellers, and a runway that cash and burn don't give: 1M / 100k is 10 and not 13."""
    figures = (
        claim("net_burn", 1e5),
        claim("net_burn", 1.5e5, trust=Trust.HEARD),
        claim("cash", 1e6),
        claim("runway_months", 13.0),
    )
    told = reconcile(dossier(*figures), TODAY).explain("net_burn")
    assert "Figures disagree: $100k a month and $150k a month; the first was taken." in told
    assert "Far apart: stated runway (13 months) and cash over net burn (10 months)." in told
    assert told.endswith("Other figures on record were passed over: 1 less sure.")


def test_an_agreement_is_no_story() -> None:
    """A runway of 11 months where 10 are reckoned is within a fifth and goes without saying."""
    figures = claim("net_burn", 1e5), claim("cash", 1e6), claim("runway_months", 11.0)
    assert "Far apart" not in reconcile(dossier(*figures), TODAY).explain("cash")


def test_what_can_not_be_is_always_told() -> None:
    """A retention of 101 % is only a point beyond what there is, and impossible all the same."""
    told = reconcile(dossier(claim("grr", 1.01)), TODAY).explain("grr")
    assert told.endswith("Far apart: gross revenue retention (101 %) and the most there is (100 %).")


def test_what_was_not_used_is_told_with_its_reason() -> None:
    """A figure in another currency without a rate is named as typed."""
    figures = claim("cash", 1e6), claim("cash", 5e5, currency="EUR", typed="500k euros")
    assert "Not used: “500k euros” of 30 June 2026, since it is in EUR" in reconcile(
        dossier(*figures), TODAY
    ).explain("cash")


def test_words_fit_each_unit() -> None:
    """People, counts, shares, months and yes or no."""
    position = at(headcount=7.0, customers=29_805.0, gross_margin=0.7, growth=0.08, last_round_closed=0.0)
    told = [position.explain(metric) for metric in position.values]
    assert told == [
        "Headcount is 7 people, stated.",
        "Paying customers are 29.8k, stated.",
        "Gross margin is 70 %, stated.",
        "Revenue growth is 8 % a month, stated.",
        "Last round closed is no, stated.",
    ]


def test_a_rate_of_no_metric_has_a_name_too() -> None:
    """How fast costs grow is no metric of the catalogue."""
    assert at(expense_growth=0.045).explain("expense_growth") == "Expense growth is 4.5 % a month, stated."
