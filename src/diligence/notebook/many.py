"""All companies in a line each, to sort, filter and pick from."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from IPython import get_ipython
from IPython.display import display
from ipywidgets import IntProgress

from diligence.comparison.overview import Judge, Overview
from diligence.comparison.overview import overview as in_lines
from diligence.notebook.comparison import ComparisonPage, compare
from diligence.notebook.overview_table import overview_html
from diligence.store import Workspace
from diligence.workbench import Workbench

if TYPE_CHECKING:
    import pandas as pd

    from diligence.analysis import Verdict
    from diligence.model import Severity


@dataclass(frozen=True)
class OverviewPage:
    """Many companies in a line each, to sort, filter and pick from. Shown as a table."""

    overview: Overview
    workspace: Workspace

    def where(
        self,
        *,
        verdicts: Iterable[Verdict | str] | None = None,
        at_worst: Severity | str | None = None,
        known_at_least: float = 0.0,
    ) -> OverviewPage:
        """Only some of them, as in `Overview.where`."""
        kept = self.overview.where(verdicts=verdicts, at_worst=at_worst, known_at_least=known_at_least)
        return replace(self, overview=kept)

    def sorted_by(self, column: str, *, reverse: bool = False) -> OverviewPage:
        """In another order; what is not known comes last."""
        return replace(self, overview=self.overview.sorted_by(column, reverse=reverse))

    def to_frame(self) -> pd.DataFrame:
        """The same as a table for pandas."""
        from diligence.frames import overview_frame

        return overview_frame(self.overview)

    def compare(self, first: int = 6) -> ComparisonPage:
        """The first few side by side, with their ranks and pictures."""
        return compare(*(line.slug for line in self.overview.lines[:first]), workspace=self.workspace)

    def _repr_html_(self) -> str:
        return overview_html(self.overview)


def overview(
    workspace: Workspace | None = None, *, progress: Callable[[int, int], None] | None = None
) -> OverviewPage:
    """Judge every company of the workspace, and keep a line of each.

    What can't be read or judged is listed with its reason and stops nothing.

    Parameters
    ----------
    workspace
        The one this notebook is in, unless given.
    progress
        Told how many of how many are done; in a notebook a bar shows it unless given.
    """
    place = workspace or Workspace.find()
    bench = Workbench.open(place)

    def judging(slug: str) -> Judge:
        return lambda: bench.judge(place.load(slug))

    companies = [(slug, judging(slug)) for slug in place.names()]
    return OverviewPage(in_lines(companies, progress or _bar(len(companies))), place)


def _bar(count: int) -> Callable[[int, int], None] | None:
    """A bar under the cell, where there is a cell."""
    if get_ipython() is None or count < WORTH_A_BAR:
        return None
    bar = IntProgress(max=count, description=f"0 of {count}")
    display(bar)  # type: ignore[no-untyped-call]

    def show(done: int, of: int) -> None:
        bar.value, bar.description = done, f"{done} of {of}"

    return show


WORTH_A_BAR = 20
"""Fewer companies are judged before a bar could be read."""
