"""The page of several companies side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from diligence import charts
from diligence.assessment import Assessment
from diligence.comparison import Comparison, Row
from diligence.comparison import compare as side_by_side
from diligence.notebook.view import View, linked
from diligence.report import Share, report, share_of
from diligence.report.fragments import comparison_table
from diligence.store import Workspace
from diligence.workbench import Workbench

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure


@dataclass(frozen=True)
class ComparisonPage:
    """Several companies side by side. Shown as a table when it ends a cell."""

    comparison: Comparison
    workspace: Workspace

    def table(self) -> tuple[Row, ...]:
        """Every measure as a row, with a cell for each company."""
        return self.comparison.table()

    def to_frame(self) -> pd.DataFrame:
        """The same as a table for pandas: measures down, companies across."""
        from diligence.frames import comparison_frame

        return comparison_frame(self.comparison)

    def alive_map(self) -> Figure:
        """Growth against what the burn demands, with the frontier between alive and dead."""
        return cast("Figure", charts.alive_map(self.comparison).figure)

    def report(self, share: Share | str = Share.TRUSTED) -> View:
        """Write one report on all of them, and link to it."""
        path = report(self.comparison, share).save(
            self.workspace.reports / share_of(share).file_name("comparison")
        )
        link = f"../{path.relative_to(self.workspace.root).as_posix()}"
        return linked("Report written", link)

    def _repr_html_(self) -> str:
        return comparison_table(self.comparison)


def compare(*companies: str | Assessment, workspace: Workspace | None = None) -> ComparisonPage:
    """Put companies side by side.

    Parameters
    ----------
    companies
        Slugs or assessments; none means every company of the workspace.
    workspace
        The one this notebook is in, unless given.

    Raises
    ------
    UnknownCompanyError
        With near names.
    NothingToCompareError
        When the workspace is empty.
    """
    place = workspace or Workspace.find()
    chosen = companies or place.names()
    bench = Workbench.open(place)
    return ComparisonPage(side_by_side(*(_assessed(company, bench) for company in chosen)), place)


def _assessed(company: str | Assessment, bench: Workbench) -> Assessment:
    return company if isinstance(company, Assessment) else bench.judge(bench.workspace.load(company))
