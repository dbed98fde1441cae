"""The position as a value: what it says of a figure, and how it is changed."""

from __future__ import annotations

from analysis.builders import at, plain
from diligence.analysis import Value


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


def test_a_value_explains_itself() -> None:
    """Value, range, how it came about, what it rests on, and what to know; no exponents, no underscores."""
    value = Value(1e6, 1.22e6, 1.35e6, "stated", ("cash-1", "cash-2"), ("Said at lunch.",))
    assert at(cash=value).explain("cash") == (
        "cash is 1,220,000 (1,000,000 to 1,350,000), stated. It rests on cash-1, cash-2. Said at lunch."
    )
    assert at(net_burn=80_000.0).explain("net_burn") == "net burn is 80,000, stated."
    assert at(growth=0.0899).explain("growth") == "growth is 0.0899, stated."
    assert at().explain("net_burn") == "net burn is not known yet."
