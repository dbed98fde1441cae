"""How well companies are known: the counts, and the bars."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from charts.samples import case, company, nothing_known, texts_of
from diligence.assessment import Coverage, ThemeCoverage
from diligence.charts import coverage, coverage_picture

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.patches import Patch

    from diligence.assessment import Assessment

KNOWN = Coverage(
    0.4,
    ("cash", "revenue", "growth"),
    ("expenses",),
    (
        ThemeCoverage("pmf", "Product-market fit", total=8, asked=5, answered=4, evidenced=1),
        ThemeCoverage("offer", "The offer", total=5, asked=0, answered=0, evidenced=0),
    ),
)


def _with(known: Coverage, name: str = "Acme", slug: str = "acme") -> Assessment:
    return replace(company(name, slug), coverage=known)


def _patches(ax: Axes, gid: str) -> list[Patch]:
    return [patch for patch in ax.patches if patch.get_gid() == gid]


def test_figures_and_themes_are_counted() -> None:
    """Three of four figures, four of eight questions of which one with evidence, none of five."""
    [row] = coverage_picture(_with(KNOWN)).rows
    counted = [(theme.short, theme.known, theme.total, theme.evidenced) for theme in row.themes]
    assert counted == [("Figures", 3, 4, 0), ("Fit", 4, 8, 1), ("Offer", 0, 5, 0)]
    assert [theme.share for theme in row.themes] == [0.75, 0.5, 0]


def test_one_company_has_a_bar_for_each_theme() -> None:
    """Evidence first, then what is known, the rest hatched: an eighth, three eighths, a half."""
    ax = coverage(_with(KNOWN))
    [proof] = _patches(ax, "evidenced")
    assert proof.get_width() == pytest.approx(1 / 8)  # type: ignore[attr-defined]
    known = [(patch.get_x(), patch.get_width()) for patch in _patches(ax, "known")]  # type: ignore[attr-defined]
    assert known == [(0, 0.75), (1 / 8, 3 / 8)]
    open_widths = [patch.get_width() for patch in _patches(ax, "not-known")]  # type: ignore[attr-defined]
    assert open_widths == [0.25, 0.5, 1]
    assert texts_of(ax, "row-words") == ["3 of 4", "4 of 8", "0 of 5"]


def test_several_have_a_number_and_a_gauge() -> None:
    """75 and 50 per cent; nothing known is hatched and has no number."""
    ax = coverage([_with(KNOWN), _with(KNOWN, "B", "b")])
    assert texts_of(ax, "cell") == ["75", "50", "75", "50"]
    gauges = [patch.get_width() for patch in _patches(ax, "share")]  # type: ignore[attr-defined]
    assert gauges == pytest.approx([0.66, 0.44, 0.66, 0.44])
    assert [patch.get_hatch() for patch in _patches(ax, "not-known")] == ["///"] * 2


def test_the_best_known_comes_first_and_the_title_names_the_ends() -> None:
    """By the share of what matters."""
    less = replace(KNOWN, known_share=0.1)
    picture = coverage_picture([_with(less, "B", "b"), _with(KNOWN)])
    assert [row.name for row in picture.rows] == ["Acme", "B"]
    assert picture.title == "Best known is Acme, 40 % of what matters; least B, 10 %"
    same = coverage_picture([_with(KNOWN), _with(KNOWN, "B", "b")]).title
    assert same == "40 % of what matters is known of each"


def test_titles_of_one() -> None:
    """The theme that is least known; how many are blank; nothing at all."""
    assert coverage_picture(_with(KNOWN)).title == "40 % of what matters is known of Acme; least about offer"
    blank = tuple(replace(theme, answered=0, evidenced=0) for theme in KNOWN.themes)
    title = coverage_picture(_with(replace(KNOWN, themes=blank))).title
    assert title == "40 % of what matters is known of Acme; nothing yet about two themes"
    assert coverage_picture(nothing_known()).title.startswith(
        "0 % of what matters is known of Acme; nothing yet"
    )


def test_a_theme_of_another_bank_is_not_asked() -> None:
    """Two banks: a theme that a company was not asked about is hatched, and the table says so."""
    other = replace(KNOWN, themes=(ThemeCoverage("pets", "Pets", 2, 2, 2, 0),))
    picture = coverage_picture([_with(KNOWN), _with(other, "B", "b")])
    assert [short for _, short in picture.columns] == ["Figures", "Fit", "Offer", "Pets"]
    assert picture.table.rows[0][-1] == "not asked"
    assert picture.table.rows[1][-1] == "2 of 2"


def test_a_theme_without_questions_is_not_known() -> None:
    """Nothing of nothing is no share of one."""
    blank = replace(KNOWN, themes=(ThemeCoverage("pets", "Pets", 0, 0, 0, 0),))
    assert coverage_picture(_with(blank)).rows[0].themes[1].share == 0


def test_the_casebook_counts_as_the_assessment_does() -> None:
    """Everpix: the same figures and questions."""
    assessment = case("everpix-2013")
    [row] = coverage_picture(assessment).rows
    assert row.share == assessment.coverage.known_share
    assert [theme.known for theme in row.themes[1:]] == [t.answered for t in assessment.coverage.themes]
