"""A figure is in order, is readable or says why not, and never loses what was typed."""

from __future__ import annotations

from datetime import date
from math import inf, nan
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from diligence.errors import UnknownMetricError
from diligence.model import METRICS, Figure, Source, SourceKind
from strategies import figures

FOUNDER = Source(kind=SourceKind.FOUNDER)


def figure(**fields: Any) -> Figure:
    """The cash of one day, with some fields set."""
    plain = {"id": "cash", "metric": "cash", "as_of": date(2013, 6, 30), "source": FOUNDER, "likely": 1.0}
    return Figure.model_validate(plain | fields)


@pytest.mark.parametrize(
    ("low", "likely", "high"),
    [(2, 1, 3), (1, 3, 2), (3, 2, 1), (None, 3, 2), (2, 1, None), (2, None, 1)],
)
def test_ends_out_of_order_are_refused(low: float | None, likely: float | None, high: float | None) -> None:
    """A figure whose ends don't rise is refused with the ends as they came."""
    came = [float(end) for end in (low, likely, high) if end is not None]
    with pytest.raises(ValidationError) as caught:
        figure(low=low, likely=likely, high=high, problem="none")
    assert f"low, likely and high must rise, got {came}" in str(caught.value)


@pytest.mark.parametrize("value", [inf, -inf, nan])
@pytest.mark.parametrize("end", ["low", "likely", "high"])
def test_only_numbers_that_exist_are_taken(end: str, value: float) -> None:
    """Infinite and not-a-number are no figures: no file can hold them."""
    with pytest.raises(ValidationError, match="finite number"):
        figure(**{end: value})


def test_a_figure_without_a_value_says_why() -> None:
    """What can't be read is kept as typed, with its problem; without one it is refused."""
    unread = figure(likely=None, typed="lots", problem="no amount was recognised in it")
    assert (unread.typed, unread.readable) == ("lots", False)
    with pytest.raises(ValidationError, match="must say what the problem is"):
        figure(likely=None, typed="lots")


def test_a_figure_is_readable_when_it_can_be_reckoned_with() -> None:
    """An exact figure, one with an open end, and one of an unknown metric differ in being readable."""
    assert figure(low=1, likely=1, high=1).readable
    assert figure(low=1, likely=2, high=None).readable
    assert not figure(metric="metric_of_a_newer_version").readable


def test_a_figure_knows_its_row_of_the_catalogue() -> None:
    """A known metric gives its row, an unknown one the package's own error."""
    assert figure().about is METRICS["cash"]
    with pytest.raises(UnknownMetricError, match="'karma'"):
        _ = figure(metric="karma").about


def test_a_figure_cannot_be_changed() -> None:
    """A figure changes by copy: setting a field raises."""
    cash = figure()
    with pytest.raises(ValidationError, match="frozen"):
        cash.likely = 2.0  # type: ignore[misc]
    assert cash.likely == 1.0


@given(st.text())
def test_what_was_typed_stays_word_for_word(typed: str) -> None:
    """Blanks, line ends and signs in what was typed survive a file unchanged."""
    written = figure(typed=typed).model_dump_json()
    assert Figure.model_validate_json(written).typed == typed


@given(figures(unknown=True))
def test_a_figure_is_the_same_after_a_file(before: Figure) -> None:
    """Written and read again, a figure is equal, down to the fields of a newer version."""
    assert Figure.model_validate_json(before.model_dump_json()) == before
