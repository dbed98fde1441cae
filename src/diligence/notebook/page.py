"""The page of one company: one call a cell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, cast

from ipywidgets import HTML, VBox

from diligence import charts
from diligence.assessment import Assessment, sheet_for
from diligence.forms import Desk, company_form, figures_form, questions_form
from diligence.model import Bank, Whom, slug_of
from diligence.notebook.attended import attended, for_people
from diligence.notebook.connected import connected
from diligence.notebook.live import Live
from diligence.notebook.refused import refused_in_html
from diligence.notebook.view import View, linked
from diligence.report import Share, report, share_of
from diligence.report.fragments import asking, verdict_card
from diligence.report.sheet import save_sheet
from diligence.store import Workspace
from diligence.workbench import Workbench

if TYPE_CHECKING:
    from ipywidgets import Widget
    from matplotlib.figure import Figure

    from diligence.model import Dossier


@dataclass(frozen=True)
class Page:
    """The page of one company. It holds the workspace and the slug, nothing else.

    Every cell reads the file afresh, so that running it again always shows what
    is on disk.
    """

    workspace: Workspace
    slug: str

    @for_people
    def company(self) -> Widget:
        """The form for what the company is; what is typed is saved at once."""
        return connected(company_form(self.dossier(), self._desk()))

    @for_people
    def figures(self) -> Widget:
        """The form for figures, under the verdict, which follows every change."""
        dossier = self.dossier()
        live = Live(self._bench().judge, dossier, with_cash=True)
        return connected(VBox([live.widget, figures_form(dossier, self._desk(live))]))

    @for_people
    def questions(self) -> Widget:
        """The form for what was asked and answered, under the verdict, which follows every change."""
        dossier, bench = self.dossier(), self._bench()
        live = Live(bench.judge, dossier, with_cash=False)
        return connected(VBox([live.widget, questions_form(dossier, bench.bank, self._desk(live))]))

    def verdict(self) -> View:
        """Whether it is default alive, on both terms and with odds, and what to ask next."""
        bench = self._bench()
        assessment = bench.judge(self.dossier())
        words = f"{assessment.name}: {assessment.verdict.words}. {assessment.analysis.asked.why}"
        return View(f"{refused_in_html(bench)}{verdict_card(assessment)}", words)

    def cash(self) -> Figure:
        """The cash chart."""
        return cast("Figure", charts.cash(self.assess()).figure)

    def report(self, share: Share | str = Share.TRUSTED) -> View:
        """Write the report to a file that can be sent, and link to it.

        Parameters
        ----------
        share
            ``"trusted"`` leaves out private notes and names, ``"public"`` also
            what is confidential, ``"private"`` nothing.
        """
        made = report(self.assess(), share)
        path = made.save(self.workspace.reports / share_of(share).file_name(self.slug))
        link = f"../{path.relative_to(self.workspace.root).as_posix()}"
        return linked("Report written", link, made.notice)

    def ask(self, whom: Whom | str = Whom.FOUNDER, minutes: float = 20.0) -> Widget | View:
        """The few questions worth somebody's minutes now: a page to print, and the form for after.

        Parameters
        ----------
        whom
            Whom you will talk to: founder, executive, engineer, recruiter, investor.
        minutes
            Of the conversation as a whole.
        """
        assessment = self.assess()
        sheet = sheet_for(assessment, whom, minutes)
        path = save_sheet(sheet, self.workspace.reports / f"{self.slug}-ask-{slug_of(sheet.whom.value)}.html")
        link = linked("To print", f"../{path.relative_to(self.workspace.root).as_posix()}")
        if not attended():
            return link
        chosen = [prompt.question for prompt in sheet.prompts if prompt.question]
        form = questions_form(self.dossier(), _only(assessment.bank, chosen), self._desk())
        return connected(VBox([HTML(link.html), HTML(asking(sheet)), form]))

    def assess(self) -> Assessment:
        """Everything computed, for code that goes on from here."""
        return self._bench().judge(self.dossier())

    def dossier(self) -> Dossier:
        """What is on disk now."""
        return self.workspace.load(self.slug)

    def _bench(self) -> Workbench:
        return Workbench.open(self.workspace)

    def _desk(self, live: Live | None = None) -> Desk:
        def apply(edit: Callable[[Dossier], Dossier]) -> Dossier:
            return self.workspace.change(self.slug, edit)

        def now() -> datetime:
            return self.workspace.now().astimezone()

        today = self.workspace.day_of(self.dossier())
        return Desk(apply, now, today) if live is None else Desk(apply, now, today, live.saved, live.typed)


def open_company(name: str, workspace: Workspace | None = None) -> Page:
    """Open the page of one company.

    Parameters
    ----------
    name
        The slug, as in ``diligence new`` and in file names.
    workspace
        The one this notebook is in, unless given.

    Raises
    ------
    UnknownCompanyError
        With near names.
    NotAWorkspaceError
        When the notebook is not in a workspace.
    """
    place = workspace or Workspace.find()
    place.load(name)
    return Page(place, name)


def _only(bank: Bank, questions: Sequence[str]) -> Bank:
    """The bank with some questions, for a form that holds no others."""
    themes = (
        theme.model_copy(update={"questions": tuple(q for q in theme.questions if q.id in questions)})
        for theme in bank.themes
    )
    return bank.model_copy(update={"themes": tuple(theme for theme in themes if theme.questions)})
