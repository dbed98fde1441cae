"""The page of one company, without a browser."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import ipywidgets
import pytest

import diligence as dd
from diligence.errors import UnknownCompanyError
from diligence.forms.draft import Claim, figure_from
from diligence.model import METRICS, Dossier, Source, SourceKind
from diligence.notebook import Page, companies, compare
from diligence.notebook.connected import connected
from diligence.store import Workspace

NOON = datetime(2026, 10, 31, 12, 0, tzinfo=UTC)
FIGURES = {"revenue": "20k", "expenses": "80k", "growth": "8%/month", "cash": "1.2M"}


def with_figures(dossier: Dossier) -> Dossier:
    """The reference company: 691,075 until profit, of 1.2M."""
    claim = Claim(NOON.date(), Source(kind=SourceKind.FOUNDER))
    for name, typed in FIGURES.items():
        taken = [figure.id for figure in dossier.figures]
        dossier = dossier.with_figure(figure_from(typed, METRICS[name], claim, taken=taken).figure)
    return dossier


@pytest.fixture
def page(tmp_path: Path) -> Page:
    """The page of a company in a new workspace whose clock stands still."""
    workspace = Workspace(Workspace.make(tmp_path).root, now=lambda: NOON)
    workspace.save(with_figures(workspace.create("Acme Robotics")))
    return dd.open("acme-robotics", workspace)


def test_the_verdict_reads_the_file_afresh(page: Page) -> None:
    """A figure saved elsewhere changes what the same page says: 691,075 needed, then 0.5M on record."""
    before = repr(page.verdict())
    claim = Claim(NOON.date(), Source(kind=SourceKind.DOCUMENT))
    poorer = figure_from("0.5M", METRICS["cash"], claim).figure
    page.workspace.change("acme-robotics", lambda dossier: dossier.with_figure(poorer))

    assert before == (
        "Acme Robotics: default alive. Profit comes in 19 months and takes $691k; it has $1.2M."
    )
    assert "default dead" in repr(page.verdict())


def test_the_report_lands_beside_the_notebooks(page: Page) -> None:
    """The cell links to the file it wrote, relative to the notebook."""
    view = page.report(share="public")

    assert repr(view) == (
        "Report written: ../reports/acme-robotics-public.html. "
        "Left out of this version: 4 figures without a public source."
    )
    assert 'href="../reports/acme-robotics-public.html"' in view.html
    assert "Acme Robotics" in (page.workspace.reports / "acme-robotics-public.html").read_text(
        encoding="utf-8"
    )


def test_opening_a_company_that_is_not_there_shows_one_sentence(page: Page) -> None:
    """The error is a sentence with the near name, also where a notebook would show a traceback."""
    with pytest.raises(UnknownCompanyError, match="did you mean acme-robotics") as caught:
        dd.open("acme-robotcs", page.workspace)

    assert caught.value._render_traceback_() == [str(caught.value)]


def test_companies_are_listed_with_their_verdicts(page: Page) -> None:
    """A dossier that is broken is listed with the reason, and the others are shown all the same."""
    page.workspace.create("Broken")
    page.workspace.path("broken").write_text("{", encoding="utf-8")

    lines = repr(companies(page.workspace)).splitlines()

    assert lines[0].startswith("acme-robotics: default alive (")
    assert lines[1].startswith("broken: ")
    assert "is broken at line 1" in lines[1]


def test_an_empty_workspace_says_how_to_begin(tmp_path: Path) -> None:
    """Nothing to list is a sentence with what to type, not an empty table."""
    assert "diligence new NAME" in repr(companies(Workspace.make(tmp_path)))


def test_compare_takes_names_and_assessments(page: Page) -> None:
    """The same company by name and by assessment gives the same cells, and a frame with two columns."""
    both = compare("acme-robotics", page.assess(), workspace=page.workspace)

    assert all(row.cells[0] == row.cells[1] for row in both.table())
    assert both.to_frame().shape == (len(both.table()), 2)


def test_a_form_beats_while_its_loop_runs() -> None:
    """In a kernel the warning stands above the form and is drawn anew; without a loop it is left out."""

    async def show() -> ipywidgets.VBox:
        return connected(ipywidgets.HTML("form"))

    beating, alone = asyncio.run(show()), connected(ipywidgets.HTML("form"))

    assert ["Not responding" in child.value for child in beating.children] == [True, False]
    assert [child.value for child in alone.children] == ["form"]
