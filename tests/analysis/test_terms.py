"""The assumptions of a projection: what is refused, what is assumed, and how it is said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from analysis.builders import at, plain, terms
from diligence.analysis import (
    SOBER_PERSISTENCE,
    Planned,
    Position,
    Value,
    founders_terms,
    sober_terms,
    with_signed_money,
)
from diligence.errors import ImpossibleInputError


@pytest.mark.parametrize("growth", [-1.0, -2.0, 10.001, float("inf"), float("nan")])
def test_rates_no_company_has_are_refused(growth: float) -> None:
    """Losing all revenue each month, or more than elevenfold growth, is a typing error."""
    with pytest.raises(ImpossibleInputError, match="growth_rate must be a monthly rate"):
        terms(growth)


@pytest.mark.parametrize("growth", [-0.999, 0.0, 10.0])
def test_rates_up_to_the_borders_are_taken(growth: float) -> None:
    """1,000 % a month is the most; just above minus all of it the least."""
    assert terms(growth).growth_rate == growth


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("persistence", 1.01),
        ("persistence", -0.01),
        ("gross_margin", 1.01),
        ("gross_margin", float("nan")),
        ("gross_margin", float("-inf")),
        ("persistence", float("nan")),
    ],
)
def test_shares_outside_their_range_are_refused(name: str, value: float) -> None:
    """Growth does not speed up by itself here, and no more than all of revenue is left."""
    with pytest.raises(ImpossibleInputError, match=name):
        terms(0.08, **{name: value})


def test_cost_growth_has_the_same_borders() -> None:
    """Costs are held to the rates that revenue is held to."""
    with pytest.raises(ImpossibleInputError, match="expense_growth_rate"):
        terms(0.08, expense_growth_rate=-1.0)


def test_the_founders_terms_hold_everything_as_it_is() -> None:
    """Paul Graham's question: growth as today for ever, costs flat, whatever else is known."""
    position = plain(gross_margin=0.6, expense_growth=0.03)
    on = founders_terms(position)
    assert (on.growth_rate, on.persistence, on.expense_growth_rate, on.gross_margin) == (0.08, 1.0, 0.0, 1.0)


def test_the_sober_terms_take_what_is_known() -> None:
    """Gross margin and cost growth as observed, growth fading to 0.70 a year."""
    on = sober_terms(plain(gross_margin=0.6, expense_growth=0.03))
    assert (on.growth_rate, on.persistence, on.expense_growth_rate, on.gross_margin) == (
        0.08,
        0.70,
        0.03,
        0.6,
    )
    assert SOBER_PERSISTENCE == 0.70
    assert on.notes == ()


def test_what_sober_terms_had_to_assume_is_said() -> None:
    """Without margin and cost growth both are taken at their kindest, and that stands beside the result."""
    on = sober_terms(plain())
    assert (on.gross_margin, on.expense_growth_rate) == (1.0, 0.0)
    assert on.notes == ("the gross margin is not known", "how fast costs grow is not known")


def test_falling_costs_are_not_taken_to_fall_further() -> None:
    """A cut was made once; sober terms do not count on another each month."""
    assert sober_terms(plain(expense_growth=-0.05)).expense_growth_rate == 0.0


def test_a_margin_above_all_is_taken_as_all() -> None:
    """A negative cost of revenue is a mistake; it does not stop the reading."""
    assert sober_terms(plain(gross_margin=1.2)).gross_margin == 1.0


def test_every_assumption_is_in_words() -> None:
    """A reader sees growth, its fading, costs and margin as sentences with percent signs."""
    on = sober_terms(plain(gross_margin=0.6, expense_growth=0.03))
    assert on.assumptions == (
        "revenue changes by 8 % a month today, and each year's growth is 70 % of the year's before",
        "costs change by 3 % a month",
        "of revenue, 60 % is left after its own cost",
    )
    assert founders_terms(plain()).assumptions == (
        "revenue changes by 8 % a month, every month",
        "costs stay as they are",
        "all revenue is there to pay expenses",
    )


def test_unknown_growth_is_called_unknown() -> None:
    """No growth on record is not zero growth."""
    assert founders_terms(at(revenue=1.0)).assumptions[0] == "growth is not known"


def with_plans() -> Position:
    """A position with a debt, hires and signed money ahead."""
    events = (
        Planned("debt_due", date(2026, 9, 30), Value.exact(3e5), ()),
        Planned("planned_hires", date(2026, 10, 31), Value.exact(2.0), ()),
        Planned("signed_money", date(2026, 12, 31), Value.exact(5e5), ()),
    )
    return replace(plain(payroll=8_000.0), planned=events)


def test_only_sober_terms_pay_debts_and_hires() -> None:
    """Paul Graham's question knows no dates; signed money is in neither."""
    assert founders_terms(with_plans()).changes == ()
    debt, hires = sober_terms(with_plans()).changes
    assert (debt.month, debt.cash, debt.monthly_expenses) == (3, -3e5, 0)
    assert (hires.month, hires.cash, hires.monthly_expenses) == (4, 0, 20_000)


def test_the_signed_money_stands_on_the_founders_terms() -> None:
    """Growth and costs as they are, no debts, and the half million from month 6."""
    on = with_signed_money(with_plans())
    assert on.name == "with the signed money"
    assert [(change.month, change.cash) for change in on.changes] == [(6, 5e5)]
    assert replace(on, name="founder's terms", changes=()) == founders_terms(with_plans())
    assert with_signed_money(plain()).changes == ()


def test_what_is_dated_is_among_the_assumptions() -> None:
    """Each date is said, so that a reader sees what the number rests on."""
    assert sober_terms(with_plans()).assumptions[-2:] == (
        "$300k of debt falls due on 30 September 2026",
        "2 people start on 31 October 2026, at $10k a month each",
    )
    assert with_signed_money(with_plans()).assumptions[-1] == "$500k signed comes on 31 December 2026"
