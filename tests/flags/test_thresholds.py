"""Thresholds: one's own are taken, named, and refused where they can't be."""

from __future__ import annotations

from dataclasses import fields
from math import inf, nan
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import diligence.flags
from analysis.builders import dossier
from diligence.errors import ImpossibleInputError
from diligence.flags import RULES, Brief, Override, Thresholds, run_rules
from flags.briefs import brief_of, burning

NAMES = [each.name for each in fields(Thresholds)]


def test_ones_own_lines_move_the_flags() -> None:
    """Seven months of money are S4; who draws the line at nine gets S3, and only that line moved."""
    judged = brief_of(dossier(*burning(cash=700_000.0)))
    strict = Thresholds().overridden({"runway_critical_months": 9})
    raised = [
        {flag.id for flag in run_rules(RULES, Brief(judged.dossier, judged.analysis, at=at)).flags}
        for at in (Thresholds(), strict)
    ]
    assert raised[0] - raised[1] == {"S4"}
    assert raised[1] - raised[0] == {"S3"}


def test_every_override_is_named() -> None:
    """With what it was and what it is, in the order of the defaults; what stays the same is no override."""
    mine = Thresholds().overridden({"stale_days": 30, "heroic_times": 2.0, "young_months": 9})
    assert Thresholds().overrides(mine) == (
        Override("heroic_times", 1.5, 2.0),
        Override("stale_days", 90.0, 30.0),
    )
    assert Thresholds().overrides(Thresholds()) == ()


@given(st.sampled_from(NAMES), st.floats(0.9, 1.0))
def test_a_line_moved_a_little_is_the_only_override(name: str, share: float) -> None:
    """Whichever threshold is moved, that one is named and nothing else; moved back, none is."""
    default = getattr(Thresholds(), name)
    try:
        mine = Thresholds().overridden({name: default * share})
    except ImpossibleInputError:
        # Lines of one rule that meet already can't be moved past each other.
        return
    moved = ((name, default, default * share),) if share < 1 and default * share != default else ()
    assert Thresholds().overrides(mine) == moved
    assert mine.overridden({name: default}) == Thresholds()


@pytest.mark.parametrize(
    ("own", "words"),
    [
        ({"runway_critical_month": 6}, "did you mean runway_critical_months"),
        ({"stale_days": "90"}, "stale_days must be a number, got '90'"),
        ({"stale_days": True}, "stale_days must be a number, got True"),
        ({"stale_days": None}, "stale_days must be a number, got None"),
        ({"stale_days": -90}, "stale_days must be above 0, got -90"),
        ({"stale_days": 0}, "stale_days must be above 0, got 0"),
        ({"stale_days": nan}, "stale_days must be a number, got nan"),
        ({"stale_days": inf}, "stale_days must be a number, got inf"),
        ({"top_five_share": 40}, "top_five_share must be a share between 0 and 1"),
        ({"churn_high_rate": 2}, "churn_high_rate must be a share between 0 and 1"),
        ({"strong_fit_level": 6}, "strong_fit_level must be a level of product-market fit, at most 5"),
        (
            {"runway_critical_months": 13},
            r"runway_critical_months must be at most runway_major_months \(12\), got 13",
        ),
    ],
)
def test_a_threshold_that_can_not_be_is_refused(own: dict[str, Any], words: str) -> None:
    """With its name, what it should be, and what came."""
    with pytest.raises(ImpossibleInputError, match=words):
        Thresholds().overridden(own)


def test_a_name_like_no_other_is_answered_with_all_names() -> None:
    """Where nothing is near, everything there is can be chosen from."""
    with pytest.raises(ImpossibleInputError) as refused:
        Thresholds().overridden({"xyzzy": 1})
    assert all(name in str(refused.value) for name in NAMES)


def test_every_threshold_draws_a_line() -> None:
    """A threshold that no rule reads would be a promise nobody keeps."""
    folder = Path(diligence.flags.__file__).parent
    text = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.py"))
    assert [name for name in NAMES if f"at.{name}" not in text] == []
