"""Days and company facts as people type them."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diligence.errors import ImpossibleInputError
from diligence.forms.day import read_day
from diligence.forms.facts import founded_as_typed, read_currency, read_founded, read_name
from forms.drawer import TODAY


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026-10-31", date(2026, 10, 31)),
        (" 31 October 2026 ", date(2026, 10, 31)),
        ("31 October", date(2026, 10, 31)),
        ("end of August", date(2026, 8, 31)),
        ("December", date(2025, 12, 31)),
        ("24 November", date(2025, 11, 24)),
        ("23 November", date(2026, 11, 23)),
        ("today", date(2026, 11, 23)),
        ("Today", date(2026, 11, 23)),
    ],
)
def test_days(typed: str, day: date) -> None:
    """Without a year, the last such day up to 23 November 2026 is meant."""
    assert read_day(typed, TODAY) == day


@pytest.mark.parametrize("typed", ["", "yesteryear", "12k", "31 June 2026", "2026-13-01"])
def test_no_days(typed: str) -> None:
    """What is no day is refused with an example."""
    with pytest.raises(ImpossibleInputError, match="a day such as 2026-10-31"):
        read_day(typed, TODAY)


@given(st.text())
def test_only_one_kind_of_refusal(typed: str) -> None:
    """Any text is a day or a refusal that a form can show."""
    with suppress(ImpossibleInputError):
        assert isinstance(read_day(typed, TODAY), date)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2019", date(2019, 1, 1)),
        ("March 2019", date(2019, 3, 31)),
        ("2019-03-05", date(2019, 3, 5)),
        ("", None),
    ],
)
def test_founded(typed: str, day: date | None) -> None:
    """A year, a month or a day; nothing means not known."""
    assert read_founded(typed, TODAY) == day


@pytest.mark.parametrize("typed", ["2027", "2026-11-24", "1066", "long ago", "20019"])
def test_founded_refused(typed: str) -> None:
    """A company cannot have been founded tomorrow."""
    with pytest.raises(ImpossibleInputError, match="the founding day"):
        read_founded(typed, TODAY)


@given(st.dates(date(1600, 1, 1), TODAY))
def test_founded_reads_back(day: date) -> None:
    """What a field shows for a founding day is read as that day."""
    assert read_founded(founded_as_typed(day), TODAY) == day


def test_currency_code() -> None:
    """Case and blanks don't matter; what is no code is refused with near ones."""
    assert read_currency(" sek ") == "SEK"
    with pytest.raises(ImpossibleInputError, match="such as EUR"):
        read_currency("EURO")
    with pytest.raises(ImpossibleInputError, match="got nothing"):
        read_currency("  ")


def test_name_is_needed() -> None:
    """Blanks are no name; blanks around a name are dropped."""
    assert read_name(" Acme ") == "Acme"
    with pytest.raises(ImpossibleInputError):
        read_name("   ")
