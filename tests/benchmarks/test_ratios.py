"""The benchmarks measure what they say: the plain loop plays the same futures, and rows are read right."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2]))

from benchmarks import companies, futures, ranking, ratio, reports, saving
from charts.samples import case, five
from diligence.analysis import simulate
from diligence.report.compose import compose


@pytest.mark.slow
def test_the_plain_loop_plays_the_same_futures() -> None:
    """Share that lives, and the middle of cash after a year, agree within what 2,000 paths can tell.

    Four standard errors of a share near 0.7 are 4 * sqrt(0.7 * 0.3 / 2000) = 0.041.
    """
    position = futures.company()
    share, cash = futures.plain_loop(position, 2_000)
    odds = simulate(position, paths=futures.PATHS, months=futures.MONTHS)
    assert odds.profit_before_cash_out.value == pytest.approx(share, abs=0.041)
    assert odds.cash_bands[50][12] == pytest.approx(cash[12][2], rel=0.03)


def test_the_ratio_is_that_of_pairs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of pairs 2/1, 9/3 and 4/1 the middle ratio is 3, and the middle time of the first is 4."""
    times = iter([2.0, 1.0, 9.0, 3.0, 4.0, 1.0])
    monkeypatch.setattr(ratio, "_seconds", lambda _work: next(times))
    assert ratio.side_by_side(lambda: None, lambda: None, rounds=3) == (3.0, 4.0)


def test_a_save_is_measured_beside_so_many_states(tmp_path: Path) -> None:
    """The measured company has as many states as is said, each as large as its dossier, and can be saved."""
    workspace = saving.company(tmp_path, 3)
    sizes = [len(state.content()) for state in workspace.history("everpix-2013")]
    assert sizes == [len(workspace.path("everpix-2013").read_bytes())] * 3
    [row] = saving.rows(rounds=1)
    assert row.ratio > 1


def test_every_company_is_assessed() -> None:
    """The measured companies are the casebook over and over, as many as are asked for."""
    slugs = [dossier.company.slug for dossier in companies._companies(16)]
    assert len(slugs) == 16
    assert slugs[14] == slugs[0]


def test_as_many_are_ranked_and_listed_as_are_asked_for() -> None:
    """Each under a name of its own, so that none shares another's luck."""
    ranked, listed = ranking._ranked(16), ranking._listed(16)
    assert len(set(ranked.acceptability.names)) == 16
    assert len(listed.lines) == 16
    assert [row.against for row in ranking.rows(2, 3)] == ["2 ranked", "2", "one"]


def test_every_chart_of_a_report_is_drawn_for_comparison() -> None:
    """Cash and growth of one company; six pictures of five and the cash of each: as many as in the page."""
    assert len(reports.charts_in(compose(case("everpix-2013")).blocks)) == 2
    # Runway, flags, coverage, order, map and survival, and the cash of each of five.
    assert len(reports.charts_in(compose(five()).blocks)) == 6 + 5
