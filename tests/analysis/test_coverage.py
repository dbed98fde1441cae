"""The band of eight in ten futures holds about eight in ten of what comes."""

from __future__ import annotations

import json
from pathlib import Path
from runpy import run_path
from typing import Any

import numpy as np
import pytest

from diligence.months import Month

ROOT = Path(__file__).parents[2]
CASEBOOK: dict[str, Any] = run_path(str(ROOT / "docs" / "casebook.py"))
MEASURED = json.loads((ROOT / "docs" / "coverage.json").read_text(encoding="utf-8"))

HISTORIES = next(iter(sorted(ROOT.parent.glob("*/examples/open-startups"))), None)
"""Published histories of real revenue, beside the project where somebody has put them."""

beside = pytest.mark.skipif(
    HISTORIES is None, reason="examples/open-startups, the revenue histories, are not beside the project"
)


@pytest.mark.parametrize("months", ["3", "6", "12"])
def test_on_real_histories_the_band_holds_four_of_five(months: str) -> None:
    """Between 75 and 85 of 100 at each horizon, counted on more than a hundred forecasts."""
    found = MEASURED["all"][months]
    assert found["forecasts"] > 100
    assert 0.75 <= found["held"] / found["forecasts"] <= 0.85


@beside
@pytest.mark.slow
def test_the_measured_numbers_are_those_of_the_model() -> None:
    """If this fails, the model has changed: uv run python docs/casebook.py --histories FOLDER."""
    assert CASEBOOK["coverage"](HISTORIES) == MEASURED


@pytest.mark.slow
def test_on_simulated_histories_the_band_holds_about_four_of_five() -> None:
    """Between 70 and 90 of 100 on fourteen made-up companies, some steady and some wild.

    Their forecasts overlap, so that a true 80 comes out several points off.
    """
    found = [CASEBOOK["outcomes"](made_up(seed)) for seed in range(14)]
    for months in (3, 6, 12):
        held = [each for outcomes in found for each in outcomes[months]]
        assert len(held) > 200
        assert 0.70 <= np.mean(held) <= 0.90, f"{months} months ahead"


def made_up(seed: int, months: int = 36) -> tuple[Any, ...]:
    """Three years of a local level with fading growth: a level that wanders, seen through one-offs.

    ln level[n+1] = ln level[n] + g[n] + wander, ln revenue[n] = ln level[n] + one-off, where the
    annual rate fades by a factor of the company's own each year.
    """
    chance = np.random.default_rng(seed)
    growth, wander = chance.uniform(0.0, 0.12), chance.uniform(0.005, 0.08)
    one_off, persistence = chance.uniform(0.0, 0.15), chance.uniform(0.5, 0.95)
    annual = np.expm1(12 * growth) * persistence ** (np.arange(months - 1) / 12)
    steps = np.log1p(annual) / 12 + wander * chance.standard_normal(months - 1)
    level = np.concatenate([[9.0], 9.0 + np.cumsum(steps)])
    revenue = np.exp(level + one_off * chance.standard_normal(months))
    return tuple(((Month(2020, 1) + n).last_day, float(amount)) for n, amount in enumerate(revenue))
