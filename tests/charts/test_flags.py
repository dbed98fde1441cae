"""Flags by theme and weight: the counts, and the cells."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from charts.samples import company, lines_of, nothing_known, texts_of
from diligence.charts import draw_flags, flags, flags_picture, new_axes
from diligence.charts.marks import GOOD, MARKS
from diligence.flags import Broken, Rubric, Unknown, Withheld
from diligence.model import Severity

if TYPE_CHECKING:
    from diligence.assessment import Assessment
    from diligence.flags import Flag


def _red(rule: str, severity: Severity, cause: str = "") -> Flag:
    return Rubric(rule, f"Title of {rule}", "our own", cause or rule).red(severity, "why", (), "ask?")


def _with(*found: Flag, name: str = "Acme", slug: str = "acme", **parts: Any) -> Assessment:
    """A company of which all is known, with these flags and nothing else judged or not judged."""
    made = company(name, slug)
    known = replace(made.coverage, themes=tuple(replace(t, answered=1) for t in made.coverage.themes))
    plain: dict[str, Any] = {"flags": found, "unknown": (), "withheld": (), "coverage": known}
    return replace(made, **plain | parts)


def test_flags_are_counted_by_weight() -> None:
    """Two critical and one minor about money; another theme has its own."""
    picture = flags_picture(
        _with(
            _red("S1", Severity.CRITICAL),
            _red("S3", Severity.CRITICAL),
            _red("S4", Severity.MINOR),
            _red("R2", Severity.MAJOR),
        )
    )
    [row] = picture.rows
    assert row.tallies["Money"].words == "2 critical, 1 minor"
    assert row.tallies["Fit"].words == "1 major"
    assert row.tallies["Offer"].words == "none raised"
    assert picture.title == "Two critical flags on Acme, about money"


def test_one_cause_counts_once() -> None:
    """Two flags of one cause are one trouble, of the worse weight."""
    picture = flags_picture(_with(_red("S2", Severity.CRITICAL, "cash"), _red("S3", Severity.MAJOR, "cash")))
    assert picture.rows[0].tallies["Money"].words == "1 critical"


def test_unknown_withheld_and_none_are_three_things() -> None:
    """Each has words of its own; a rule that could not be judged twice is one rule."""
    picture = flags_picture(
        _with(
            unknown=(
                Unknown("R3", ("growth",)),
                Unknown("R3", ("revenue",)),
                Unknown("O1", ("offer.shares",)),
            ),
            withheld=(Withheld("R1", "X8", "early"), Withheld("F1", "X1", "few")),
        )
    )
    tallies = picture.rows[0].tallies
    assert tallies["Fit"].words == "1 withheld, 1 not judged"
    assert tallies["Offer"].words == "none raised, 1 not judged"
    assert tallies["Team"].words == "1 withheld"
    assert tallies["Money"].words == "none raised"
    assert picture.title == "No red flag on Acme, but 2 rules cannot be judged yet"


def test_good_signs_are_apart() -> None:
    """A green flag never weighs against a red one."""
    good = Rubric("G2", "Long runway", "Bessemer", "runway").green("why", (), "ask?")
    [row] = flags_picture(_with(good, _red("S5", Severity.MAJOR))).rows
    assert row.tallies["Money"].words == "1 major, 1 good sign"


def test_the_worst_company_comes_first() -> None:
    """More critical flags before fewer, then more major ones."""
    found = [
        _with(_red("S5", Severity.MAJOR), name="B", slug="b"),
        _with(name="C", slug="c"),
        _with(_red("S1", Severity.CRITICAL), name="A", slug="a"),
    ]
    picture = flags_picture(found)
    assert [row.name for row in picture.rows] == ["A", "B", "C"]
    assert picture.title == "One of three has a critical flag, all about money"


def test_titles_go_down_by_weight() -> None:
    """Major where none is critical, and none at all."""
    two = [_with(_red("O1", Severity.MAJOR), name="A", slug="a"), _with(name="B", slug="b")]
    assert flags_picture(two).title == "One of two has a major flag, all about offer"
    assert flags_picture([_with(slug="a"), _with(slug="b")]).title == "No red flag on any of the two"


def test_marks_go_from_filled_to_hollow() -> None:
    """A filled triangle, a filled, a half and an empty circle: told apart without colour."""
    shapes = [
        (mark["marker"], mark.get("fillstyle", mark["markerfacecolor"] != "none")) for mark in MARKS.values()
    ]
    assert shapes[:4] == [("^", True), ("o", True), ("o", "right"), ("o", False)]
    assert list(MARKS) == ["critical", "major", "minor", "info", GOOD]


def test_cells_of_several_hold_the_worst() -> None:
    """The mark of the worst weight and how many; no mark where nothing is raised."""
    pair = [
        _with(_red("S1", Severity.CRITICAL), _red("S3", Severity.CRITICAL), _red("S4", Severity.MINOR)),
        _with(name="B", slug="b", unknown=(Unknown("S3", ("cash",)),)),
    ]
    ax = flags(pair)
    assert len(lines_of(ax, "mark-critical")) == 1
    assert lines_of(ax, "mark-minor") == []
    assert texts_of(ax, "count") == ["2"]
    hatched = [patch for patch in ax.patches if patch.get_gid() == "not-judged"]
    assert [patch.get_hatch() for patch in hatched] == ["///"]
    # Two rows of ten themes: one cell has a mark, one is hatched.
    assert len(texts_of(ax, "cell-none")) == 18


def test_withheld_has_a_word_in_its_cell() -> None:
    """Neither none nor hatched."""
    ax = flags([_with(withheld=(Withheld("R4", "X6", "seed"),)), _with(name="B", slug="b")])
    assert texts_of(ax, "cell-held") == ["held"]


def test_every_mark_has_a_word_beside_it() -> None:
    """The key names all five."""
    assert texts_of(flags([_with(slug="a"), _with(slug="b")]), "key-words") == list(MARKS)


def test_one_company_has_weights_for_headings_and_titles_beside() -> None:
    """Themes down, weights across, and the worst two titles in words."""
    ax = flags(
        _with(
            _red("S1", Severity.CRITICAL), _red("S3", Severity.MAJOR), withheld=(Withheld("R4", "X6", "w"),)
        )
    )
    assert [text.replace("\n", " ") for text in texts_of(ax, "heading")] == [*MARKS, "withheld", "not judged"]
    words = dict(zip(texts_of(ax, "row-name"), texts_of(ax, "row-words"), strict=True))
    assert words["Money"].replace("\n", " ") == "Title of S1; Title of S3"
    assert texts_of(ax, "withheld") == ["1"]


def test_other_themes_show_only_where_used() -> None:
    """A reader's own rules have a column when they found something; else the bank's themes are all."""
    assert flags_picture(_with()).themes[:3] == ("Fit", "Money", "Vision")
    assert "Other" not in flags_picture(_with()).themes
    assert flags_picture(_with(_red("mine", Severity.MINOR))).themes[-1] == "Other"


def test_rules_that_stopped_are_said_below() -> None:
    """What they would have found is not known."""
    picture = flags_picture(_with(broken=(Broken("mine", "ValueError"),)))
    assert picture.footnote == "1 rule stopped, so what they would find is not known."


def test_headings_turn_on_a_phone() -> None:
    """Where a word is wider than its column it stands upright."""
    page, phone = (draw_flags(flags_picture(_with()), new_axes(width)) for width in (720, 360))
    turned = [
        {text.get_rotation() for text in ax.texts if text.get_gid() == "heading"} for ax in (page, phone)
    ]
    assert turned == [{0.0}, {90.0}]


def test_nothing_known_is_all_hatched() -> None:
    """No theme looks good because nothing is known of it."""
    tallies = flags_picture(nothing_known()).rows[0].tallies
    assert tallies["Vision"].words == "nothing known yet"
    ax = flags([nothing_known(), nothing_known()])
    assert lines_of(ax, "mark-good-sign") == []
    assert texts_of(ax, "cell-none") == []
