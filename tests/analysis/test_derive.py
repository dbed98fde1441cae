"""What follows from what, with its formula, its inputs and its range."""

from __future__ import annotations

import pytest

from analysis.builders import TODAY, claim, dossier
from diligence.analysis import Value, reconcile
from diligence.analysis.derive import derived


def exact(**known: float) -> dict[str, Value]:
    """Values without ranges."""
    return {name: Value.exact(value) for name, value in known.items()}


def ranged(low: float | None, likely: float, high: float | None) -> Value:
    """A value between two ends."""
    return Value(low, likely, high)


@pytest.mark.parametrize(
    ("known", "metric", "value", "formula"),
    [
        ({"expenses": 100.0, "revenue": 20.0}, "net_burn", 100 - 20, "expenses less revenue"),
        ({"revenue": 20.0, "net_burn": 80.0}, "expenses", 20 + 80, "revenue plus net burn"),
        ({"expenses": 100.0, "net_burn": 80.0}, "revenue", 100 - 80, "expenses less net burn"),
        (
            {"revenue": 100.0, "gross_margin": 0.7},
            "cost_of_revenue",
            100 * (1 - 0.7),
            "revenue times 1 less gross margin",
        ),
        (
            {"customers": 50.0, "acv": 2.0},
            "recurring_revenue",
            50 * 2,
            "paying customers times contract value",
        ),
        ({"runway_months": 10.0, "net_burn": 80.0}, "cash", 10 * 80, "stated runway times net burn"),
    ],
)
def test_each_identity(known: dict[str, float], metric: str, value: float, formula: str) -> None:
    """Each formula gives its value, and says that it is derived and how."""
    found = derived(exact(**known))[metric]
    assert found.likely == pytest.approx(value)
    assert found.how == f"derived: {formula}"


def test_one_step_leads_to_the_next() -> None:
    """Burn follows from expenses and revenue, and cash from that burn and the stated runway."""
    found = derived(exact(expenses=100.0, revenue=20.0, runway_months=5.0))
    assert found["cash"].likely == 5 * (100 - 20)


def test_what_is_stated_is_never_replaced() -> None:
    """A stated burn stands beside expenses less revenue, even where they disagree."""
    found = derived(exact(expenses=100.0, revenue=20.0, net_burn=75.0))
    assert found["net_burn"] == Value.exact(75.0)


def test_inputs_are_named() -> None:
    """A derived value rests on the figures its inputs came from."""
    revenue, expenses = claim("revenue", 20.0), claim("expenses", 100.0)
    burn = reconcile(dossier(revenue, expenses), TODAY).values["net_burn"]
    assert set(burn.sources) == {revenue.id, expenses.id}


def test_inputs_stand_beside_the_formula() -> None:
    """A derived value keeps the numbers that its formula was given."""
    burn = derived(exact(expenses=100.0, revenue=20.0))["net_burn"]
    assert burn.inputs == (("expenses", 100.0), ("revenue", 20.0))
    assert (burn.rests_on("revenue"), burn.rests_on("cash")) == (True, False)


def test_customers_never_make_all_revenue() -> None:
    """What contracts bring is the recurring part: nothing says that there is no other revenue."""
    assert "revenue" not in derived(exact(customers=50.0, acv=2.0))


def test_ranges_carry_over() -> None:
    """The least burn is the least spending against the most revenue."""
    found = derived({"expenses": ranged(90.0, 100.0, 120.0), "revenue": ranged(10.0, 20.0, 25.0)})
    burn = found["net_burn"]
    assert (burn.low, burn.likely, burn.high) == (90 - 25, 100 - 20, 120 - 10)


@pytest.mark.parametrize(
    ("expenses", "low", "high"),
    [(ranged(None, 100.0, 120.0), None, 120 - 20), (ranged(90.0, 100.0, None), 90 - 20, None)],
)
def test_open_ends_stay_open(expenses: Value, low: float | None, high: float | None) -> None:
    """Where an input may be anything on one side, so may the result on that side."""
    burn = derived({"expenses": expenses, "revenue": Value.exact(20.0)})["net_burn"]
    assert (burn.low, burn.high) == (low, high)


def test_revenue_is_never_below_zero() -> None:
    """A burn above expenses shows that the two don't belong together, and no revenue follows."""
    assert "revenue" not in derived(exact(expenses=100.0, net_burn=130.0))
    some = derived({"expenses": ranged(90.0, 100.0, 110.0), "net_burn": ranged(80.0, 95.0, 120.0)})["revenue"]
    assert (some.low, some.likely, some.high) == (0, 100 - 95, 110 - 80)


def test_expenses_are_never_below_zero() -> None:
    """A profit above all revenue shows that the two don't belong together."""
    assert "expenses" not in derived(exact(revenue=100.0, net_burn=-130.0))


@pytest.mark.parametrize("burn", [0.0, -10.0])
def test_a_runway_without_burn_gives_no_cash(burn: float) -> None:
    """Months times nothing is not the cash."""
    assert "cash" not in derived(exact(runway_months=10.0, net_burn=burn))
