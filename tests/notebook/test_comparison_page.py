"""The comparison page and the overview, without a browser."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import ipywidgets
import openpyxl
import pytest
from matplotlib.text import Text

import diligence as dd
from diligence.charts.rank_data import rank_picture
from diligence.comparison import CRITERIA
from diligence.errors import ImpossibleInputError, NothingToCompareError
from diligence.model import Choice, Company, Dossier
from diligence.notebook import ComparisonPage, compare, overview
from diligence.store import Workspace, change_choice, load_choice, read_casebook

NOON = datetime(2026, 10, 31, 12, 0, tzinfo=UTC)
CASES = ("everpix-2013", "zoom-2019", "wework-2019")


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """A workspace with three cases, whose clock stands still."""
    made = Workspace(Workspace.make(tmp_path).root, now=lambda: NOON)
    for dossier in read_casebook():
        if dossier.company.slug in CASES:
            made.add(dossier)
    return made


def inside(widget: Any) -> list[Any]:
    """A widget and all it holds."""
    return [widget, *(each for child in getattr(widget, "children", ()) for each in inside(child))]


def slugs(page: ComparisonPage) -> list[str]:
    return [a.dossier.company.slug for a in page.comparison.assessments]


def test_the_choice_counts_until_others_are_named(workspace: Workspace) -> None:
    """Companies, weights and lifted flags are the workspace's; a call that names its own wins."""
    change_choice(
        workspace,
        lambda _: Choice(
            companies=("everpix-2013", "zoom-2019", "put-away"),
            weights={"growth": 3.0},
            lifted={"everpix-2013": ("S2", "S8", "S99"), "put-away": ("S1",)},
        ),
    )
    page = compare(workspace=workspace)
    assert slugs(page) == ["everpix-2013", "zoom-2019"]
    assert page.ranking().weights.of("growth") == pytest.approx(3 / 11)
    assert [veto.lifted for veto in page.ranking().vetoes] == [True, True]
    assert page.ranking({"growth": 0}, lift={}).weights.of("growth") == 0
    assert slugs(compare("wework-2019", workspace=workspace)) == ["wework-2019"]


def test_the_form_and_what_is_below_it(workspace: Workspace) -> None:
    """A slider moved is on disk, and the sentence below follows."""
    page = compare(workspace=workspace)
    widgets = inside(page.choose())
    below = widgets[-1]
    assert "Over all weights" in below.value
    slider = next(w for w in widgets if isinstance(w, ipywidgets.FloatSlider) and w.description == "Culture")
    slider.value = 4.0
    assert (load_choice(workspace).weights or {})["culture"] == 4.0
    assert "Over your weights" in below.value
    zoom = next(w for w in widgets if isinstance(w, ipywidgets.Checkbox) and "Zoom" in w.description)
    zoom.value = False
    assert load_choice(workspace).companies == ("everpix-2013", "wework-2019")
    assert "Zoom" not in below.value


def test_a_broken_file_is_told_and_left_out(workspace: Workspace) -> None:
    """Also when it was chosen; where nothing is left, that is said."""
    workspace.path("zoom-2019").write_text("{", encoding="utf-8")
    page = compare(workspace=workspace)
    assert slugs(page) == ["everpix-2013", "wework-2019"]
    assert "Left out: zoom-2019." in page._repr_html_()
    with pytest.raises(NothingToCompareError):
        compare("zoom-2019", workspace=workspace)


def test_markup_in_a_name_is_shown_and_never_obeyed(workspace: Workspace) -> None:
    """Names, flags and questions are escaped."""
    name = "<img src=x onerror=alert(1)>"
    workspace.add(Dossier(company=Company(slug="odd", name=name)))
    page = compare("odd", "zoom-2019", workspace=workspace)
    assert "<img" not in page._repr_html_()
    assert "&lt;img" in page._repr_html_()
    assert "<img" not in overview(workspace)._repr_html_()
    assert "\\<img" in page.ranking()._repr_markdown_()
    assert not re.search(r"(?<!\\)<img", page.ranking()._repr_markdown_() + page.flips()._repr_markdown_())


@pytest.mark.parametrize("suffix", ["xlsx", "csv", "md", "json"])
def test_exports_lie_beside_the_reports(workspace: Workspace, suffix: str) -> None:
    """Under the name given, and nowhere else whatever path it holds."""
    view = compare(workspace=workspace).save(f"../../mine.{suffix}")
    assert repr(view) == f"Written: ../reports/mine.{suffix}"
    assert (workspace.reports / f"mine.{suffix}").stat().st_size > 1_000


def test_a_workbook_has_the_ranks_by_the_readers_weights(workspace: Workspace) -> None:
    """With growth alone Everpix would lead, and its lifted flags no longer bar it."""
    lifted: dict[str, tuple[str, ...]] = {"everpix-2013": ("S2", "S8")}
    weights: dict[str, float] = dict.fromkeys((criterion.id for criterion in CRITERIA), 0.0) | {"growth": 1.0}
    change_choice(workspace, lambda _: Choice(weights=weights, lifted=lifted))
    page = compare(workspace=workspace)
    page.save("mine.xlsx")
    sheet = openpyxl.load_workbook(workspace.reports / "mine.xlsx")["Ranks"]
    shown: dict[object, object] = {
        sheet.cell(row, 1).value: sheet.cell(row, 2).value for row in range(2, sheet.max_row + 1)
    }
    first = dict(zip(page.comparison.names, page.ranking().acceptability.first, strict=True))
    assert shown == pytest.approx(first)
    assert first != dict(
        zip(page.comparison.names, page.comparison.ranking().acceptability.first, strict=True)
    )


def test_another_ending_is_refused(workspace: Workspace) -> None:
    with pytest.raises(ImpossibleInputError, match=r"\.xlsx, \.csv, \.md or \.json"):
        compare(workspace=workspace).save("mine.pdf")


def test_the_overview(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sorted, filtered, and a selection side by side; what is broken is listed."""
    workspace.create("Broken")
    workspace.path("broken").write_text("{", encoding="utf-8")
    told: list[tuple[int, int]] = []
    page = overview(workspace, progress=lambda done, of: told.append((done, of)))
    assert told[-1] == (4, 4)
    assert page.overview.unjudged[0].slug == "broken"
    assert "is broken at line 1" in page._repr_html_()
    alive = page.where(at_worst="major").sorted_by("known_share", reverse=True)
    assert [line.slug for line in alive.overview.lines] == ["wework-2019", "zoom-2019"]
    assert list(alive.to_frame().index) == ["wework-2019", "zoom-2019"]
    assert slugs(alive.compare(1)) == ["wework-2019"]
    monkeypatch.chdir(workspace.root)
    assert dd.overview().overview.lines == page.overview.lines


@pytest.mark.parametrize("name", ["alive_map", "runway", "cash_fans", "survival", "flags", "coverage"])
def test_a_chart_takes_the_page_as_it_is(workspace: Workspace, name: str) -> None:
    """Two lines make any picture: the page is as good as its comparison, and so is the ranking."""
    page = compare(workspace=workspace)
    draw = getattr(dd.charts, name)
    drawn, plain = draw(page), draw(page.comparison)
    assert texts_in(drawn) == texts_in(plain) != []


def test_the_rank_chart_takes_the_ranking(workspace: Workspace) -> None:
    """What a ranking shows is what its shares show."""
    ranking = compare(workspace=workspace).ranking()
    assert rank_picture(ranking) == rank_picture(ranking.acceptability)


def texts_in(axes: Any) -> list[str]:
    """Every text of a figure."""
    return [text.get_text() for text in axes.figure.findobj(Text)]
