"""Many companies: sorted and filtered, and one that breaks stops nothing."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest

from analysis.builders import CASES, TODAY, case
from diligence.amounts import Absence
from diligence.assessment import Assessment, assess
from diligence.comparison.overview import Overview, overview
from diligence.errors import BrokenFileError, ImpossibleInputError
from diligence.frames import overview_frame

if TYPE_CHECKING:
    from pathlib import Path

    from diligence.comparison.overview import Judge


def judging(slug: str) -> Judge:
    """A case on its day, when it is asked for."""
    return lambda: assess(case(slug), as_of=case(slug).as_of or TODAY)


@pytest.fixture(scope="module")
def cases() -> Overview:
    """All fourteen."""
    return overview((slug, judging(slug)) for slug in CASES)


def slugs(found: Overview) -> list[str]:
    return [line.slug for line in found.lines]


def test_what_breaks_is_listed_and_stops_nothing(tmp_path: Path) -> None:
    """A file that can't be read and a fault of ours are told with their reasons; progress counts all."""
    path = tmp_path / "dossier.json"

    def broken() -> Assessment:
        raise BrokenFileError(path, "line 1", "expecting value", "mend it")

    def faulty() -> Assessment:
        raise ZeroDivisionError

    told: list[tuple[int, int]] = []
    found = overview(
        [("one", broken), ("zoom-2019", judging("zoom-2019")), ("two", faulty)],
        lambda done, of: told.append((done, of)),
    )
    assert slugs(found) == ["zoom-2019"]
    assert [each.slug for each in found.unjudged] == ["one", "two"]
    assert "is broken at line 1: expecting value" in found.unjudged[0].why
    assert found.unjudged[1].why == "ZeroDivisionError"
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_filters(cases: Overview) -> None:
    """By verdict, by the worst flag put up with, and by how much is known."""
    assert slugs(cases.where(verdicts=["profitable"])) == ["convertkit-2016", "zoom-2019"]
    free = cases.where(at_worst="major")
    assert "everpix-2013" not in slugs(free)
    assert all(line.critical_flags == 0 for line in free.lines)
    assert [line.slug for line in cases.lines if line.critical_flags] == [
        slug for slug in slugs(cases) if slug not in slugs(free)
    ]
    known = cases.where(known_at_least=0.45)
    assert all(line.known_share >= 0.45 for line in known.lines)
    assert 0 < len(known.lines) < len(cases.lines)
    assert slugs(cases.where(verdicts=[])) == []


@pytest.mark.parametrize("reverse", [False, True])
def test_sorted_with_the_unknown_last(cases: Overview, *, reverse: bool) -> None:
    """Either way round; no end is more than any number."""
    order = cases.sorted_by("runway_months", reverse=reverse).lines
    months = [
        inf if line.runway_months.absence is Absence.INFINITE else line.runway_months.value for line in order
    ]
    known = [value for value in months if value is not None]
    assert known == sorted(known, reverse=reverse)
    assert months[len(known) :] == [None] * (len(months) - len(known))
    assert len(known) < len(months)


def test_what_no_filter_can_be(cases: Overview) -> None:
    """Refused, with what is expected."""
    with pytest.raises(ImpossibleInputError, match="one of critical, major, minor, info, got 'huge'"):
        cases.where(at_worst="huge")
    with pytest.raises(ImpossibleInputError, match="a share between 0 and 1, got 45"):
        cases.where(known_at_least=45)
    with pytest.raises(ImpossibleInputError, match="one of slug, name"):
        cases.sorted_by("mood")


def test_as_a_frame(cases: Overview) -> None:
    """Numbers to sort by, with what is not known missing and no end infinite."""
    frame: Any = overview_frame(cases)
    assert frame.loc["zoom-2019", "runway_months"] == inf
    assert frame["runway_months"].isna()["theranos-2018"]
    assert frame.loc["everpix-2013", "critical_flags"] == 2
    assert frame.sort_values("worst")["worst"].iloc[0] == "critical"
    assert (frame["worst"].cat.categories == ["critical", "major", "minor", "info"]).all()
    assert pd.isna(frame.loc["zoom-2019", "worst"])
    assert overview_frame(Overview(())).shape == (0, frame.shape[1])
