"""The page of several companies side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, cast

from ipywidgets import HTML, VBox

from diligence import charts
from diligence.comparison import CRITERIA, Comparison, Flips, Ranking, Row
from diligence.comparison.written import written
from diligence.forms import Board, Offered, choice_form
from diligence.forms.weights import Critical
from diligence.model import Choice
from diligence.notebook.connected import connected
from diligence.notebook.gather import LeftOut, gathered, readable, still_critical
from diligence.notebook.refused import refused_in_html
from diligence.notebook.side_by_side import comparison_html
from diligence.notebook.view import View, linked
from diligence.report import Share, report, share_of
from diligence.store import Workspace, change_choice, load_choice, write_text
from diligence.workbench import Workbench

if TYPE_CHECKING:
    from datetime import datetime

    import pandas as pd
    from ipywidgets import Widget
    from matplotlib.figure import Figure

    from diligence.assessment import Assessment

Weights = Mapping[str, float]
Lift = Mapping[str, Iterable[str]]

_CRITERIA = tuple(
    (criterion.id, criterion.label, f"{criterion.scale}; {criterion.source}") for criterion in CRITERIA
)


@dataclass(frozen=True)
class ComparisonPage:
    """Several companies side by side. Shown as ranks and a table when it ends a cell.

    Attributes
    ----------
    choice
        What the reader chose in this workspace. Its weights and lifted flags count where a
        call names no others.
    left_out
        Companies whose files can't be read.
    refused
        HTML that says what of the workspace's own questions and rules is not used.
    """

    comparison: Comparison
    workspace: Workspace
    choice: Choice = field(default_factory=Choice)
    left_out: tuple[LeftOut, ...] = ()
    refused: str = ""

    def __iter__(self) -> Iterator[Assessment]:
        """The companies one by one, so that a chart takes the page as it is: ``dd.charts.runway(page)``."""
        return iter(self.comparison.assessments)

    def table(self) -> tuple[Row, ...]:
        """Every measure as a row, with a cell for each company."""
        return self.comparison.table()

    def ranking(self, weights: Weights | None = None, *, seed: int = 0, lift: Lift | None = None) -> Ranking:
        """How often each company comes first, second, third.

        Parameters
        ----------
        weights, lift
            As in `Comparison.ranking`; those chosen in this workspace unless given.
        """
        return self.comparison.ranking(self._weights(weights), seed=seed, lift=self._lift(lift))

    def flips(self, weights: Weights | None = None, *, lift: Lift | None = None) -> Flips:
        """What would make the first two change places, at the same weights."""
        return self.comparison.flips(self._weights(weights), lift=self._lift(lift))

    def to_frame(self) -> pd.DataFrame:
        """The same as a table for pandas: measures down, companies across."""
        from diligence.frames import comparison_frame

        return comparison_frame(self.comparison)

    def choose(self) -> Widget:
        """The form for whom to compare and what matters, with the ranks and the table below it."""
        below = HTML(_html_of(self))

        def show(choice: Choice) -> Critical:
            page = _page_of(choice.companies, choice, self.workspace)
            below.value = _html_of(page)
            return _critical(page.comparison)

        def now() -> datetime:
            return self.workspace.now().astimezone()

        board = Board(lambda edit: change_choice(self.workspace, edit), now, show)
        shown = tuple(a.dossier.company.slug for a in self.comparison.assessments)
        offered = Offered(tuple(readable(self.workspace)), _CRITERIA, _critical(self.comparison))
        form = choice_form(offered, self.choice.model_copy(update={"companies": shown}), board)
        return connected(VBox([form, below]))

    def alive_map(self) -> Figure:
        """Growth against what the burn demands, with the frontier between alive and dead."""
        return cast("Figure", charts.alive_map(self.comparison).figure)

    def save(self, name: str) -> View:
        """Write the comparison beside the reports, and link to it.

        Parameters
        ----------
        name
            Ends in ``.xlsx``, ``.csv``, ``.md`` or ``.json``.

        Raises
        ------
        ImpossibleInputError
            For another ending.
        MissingLibraryError
            For ``.xlsx`` where openpyxl is not installed.
        """
        path = self.workspace.reports / Path(name).name
        if path.suffix == ".xlsx":
            from diligence.frames import save_excel

            save_excel(self.comparison, self.ranking(), path)
        else:
            write_text(path, written(self.comparison, self.ranking(), self.flips(), path.suffix))
        return linked("Written", f"../{path.relative_to(self.workspace.root).as_posix()}")

    def report(self, share: Share | str = Share.TRUSTED) -> View:
        """Write one report on all of them, and link to it."""
        made = report(self.comparison, share)
        path = made.save(self.workspace.reports / share_of(share).file_name("comparison"))
        link = f"../{path.relative_to(self.workspace.root).as_posix()}"
        return linked("Report written", link, made.notice)

    def _repr_html_(self) -> str:
        return _html_of(self)

    def _weights(self, given: Weights | None) -> Weights | None:
        return self.choice.weights if given is None else given

    def _lift(self, given: Lift | None) -> Lift:
        return still_critical(self.choice, self.comparison) if given is None else given


def compare(*companies: str | Assessment, workspace: Workspace | None = None) -> ComparisonPage:
    """Put companies side by side.

    Parameters
    ----------
    companies
        Slugs or assessments; none means those chosen on the page, else every company.
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
    return _page_of(companies, load_choice(place), place)


def _page_of(companies: Iterable[str | Assessment], choice: Choice, workspace: Workspace) -> ComparisonPage:
    names = set(workspace.names())
    # A company chosen earlier may have been put away since.
    chosen = tuple(companies) or tuple(slug for slug in choice.companies if slug in names)
    bench = Workbench.open(workspace)
    comparison, left_out = gathered(chosen or workspace.names(), choice, bench)
    return ComparisonPage(comparison, workspace, choice, left_out, refused_in_html(bench))


def _critical(comparison: Comparison) -> Critical:
    return tuple((v.slug, v.flags[0], f"{v.name}: {v.in_words}") for v in comparison.vetoes)


def _html_of(page: ComparisonPage) -> str:
    told = "".join(f"<p>Left out: {escape(each.slug)}. {escape(each.why)}</p>" for each in page.left_out)
    return page.refused + told + comparison_html(page.comparison, page.ranking(), page.flips())
