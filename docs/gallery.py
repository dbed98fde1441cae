"""Writes the gallery: every chart, drawn from the casebook, with what it says in words.

uv run python docs/gallery.py
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING, NamedTuple

from diligence import charts
from diligence.assessment import assess
from diligence.charts.svg import svg_file
from diligence.comparison import compare
from diligence.store import read_case

if TYPE_CHECKING:
    from collections.abc import Callable

    from matplotlib.figure import Figure

    from diligence.assessment import Assessment
    from diligence.charts import NumbersTable, Picture
    from diligence.comparison import Comparison

DOCS = Path(__file__).parent
CASES = DOCS.parent / "data" / "casebook"
PAGE, PROSE = DOCS / "gallery.md", DOCS / "gallery.md.template"
DRAWN = DOCS / "pictures" / "gallery"

FIVE = ("everpix-2013", "webvan-2001", "gumroad-2015", "wework-2019", "zoom-2019")
WIDE, NARROW = 720.0, 360.0
HEIGHTS = {"alive_map": 480.0, "growth_for_size": 460.0}
"""CSS pixels of those that are not as high as their rows."""


class Shown(NamedTuple):
    """One picture of the page.

    Attributes
    ----------
    slug
        What its files are called.
    question
        What it answers.
    how
        How to read it.
    code
        The line that makes it.
    """

    slug: str
    question: str
    how: str
    code: str
    picture: Callable[[], Picture]


@cache
def case(slug: str) -> Assessment:
    """A company of the casebook, judged on its own day."""
    dossier, _ = read_case(CASES / f"{slug}.json")
    if dossier.as_of is None:
        msg = f"{slug} says no day"
        raise ValueError(msg)
    return assess(dossier, as_of=dossier.as_of)


@cache
def five() -> Comparison:
    """Five companies of the casebook side by side."""
    return compare(*(case(slug) for slug in FIVE))


SHOWN = (
    Shown(
        "alive_map",
        "Is it alive?",
        "Each company stands at the growth it has and the growth its burn demands. On the line profit comes "
        "on the day the cash ends; below it the company lives. Shape and colour are the verdict; the "
        "shade is where the ranges of its figures may place it.",
        "dd.charts.alive_map(five)",
        lambda: charts.alive_picture(five()),
    ),
    Shown(
        "runway",
        "How long does the money last?",
        "A line to the month in which it is gone, against the 6, 12, 18 and 24 months that decide whether "
        "there is time for a raise and for a plan. An arrow has no end in sight.",
        "dd.charts.runway(five)",
        lambda: charts.runway_picture(five()),
    ),
    Shown(
        "cash_fans",
        "What path does the money take?",
        "All on the same axes: months from its own day, and money as a share of what each has today, since "
        "the companies are of very different size.",
        "dd.charts.cash_fans(five)",
        lambda: charts.fans_picture(five()),
    ),
    Shown(
        "cash",
        "When is it gone, and what would it take?",
        "One company in money: what is on record, where it goes on both terms, and the middle of ten "
        "thousand simulated futures.",
        "dd.charts.cash(gumroad)",
        lambda: charts.cash_picture(case("gumroad-2015")),
    ),
    Shown(
        "survival",
        "How likely does it live on?",
        "The share of simulated futures in which money is left, if no one invests. Up to four companies "
        "share a plot; more get a panel each, the others in grey behind.",
        "dd.charts.survival(five)",
        lambda: charts.survival_picture(five()),
    ),
    Shown(
        "growth_for_size",
        "Does it grow fast for its size?",
        "Small companies grow faster, so each is held against the median of its size. The lines are "
        "published benchmarks; who says so stands below.",
        "dd.charts.growth_for_size(five)",
        lambda: charts.growth_picture(five()),
    ),
    Shown(
        "flags",
        "What is wrong, and with whom?",
        "The worst flags under each theme, and good signs. A hatched cell is not a good one: nothing was "
        "raised there because too little is known.",
        "dd.charts.flags(five)",
        lambda: charts.flags_picture(five()),
    ),
    Shown(
        "flags_of_one",
        "What is wrong with this one?",
        "The same for one company: its flags by theme and weight, one for each cause, with what was withheld "
        "by an exception and what could not be judged.",
        "dd.charts.flags(everpix)",
        lambda: charts.flags_picture(case("everpix-2013")),
    ),
    Shown(
        "coverage",
        "How well do we know them?",
        "Per cent of the key figures and of the questions of each theme that are known. No verdict is worth "
        "more than what it rests on.",
        "dd.charts.coverage(five)",
        lambda: charts.coverage_picture(five()),
    ),
    Shown(
        "coverage_of_one",
        "How well do we know this one?",
        "The same for one company, with what is shown by evidence set apart from what is said.",
        "dd.charts.coverage(everpix)",
        lambda: charts.coverage_picture(case("everpix-2013")),
    ),
    Shown(
        "rank_acceptability",
        "How stable is the order?",
        "Not one order: over all weights you might plausibly give, and all values the figures may have, how "
        "often each company comes first, second and third.",
        "dd.charts.rank_acceptability(five.ranking())",
        lambda: charts.rank_picture(five().ranking().acceptability),
    ),
    Shown(
        "tornado",
        "What moves it?",
        "How far the odds swing when one figure is at the low or at the high end of its range, the widest "
        "first. Hatched: nobody has given the figure, and its range is assumed. The widest swing is the next "
        "question to ask.",
        "dd.charts.tornado(builder)",
        lambda: charts.tornado_picture(case("builder-ai-2025")),
    ),
)


def figure_of(shown: Shown, picture: Picture, width: float) -> Figure:
    """A picture drawn for a page or for a phone."""
    axes = charts.draw(picture, charts.new_axes(width, HEIGHTS.get(shown.slug, 300.0)))
    return axes.figure  # type: ignore[return-value]


def section(shown: Shown, picture: Picture) -> str:
    """One picture with its question, how to read it, its code and its numbers."""
    files = f"pictures/gallery/{shown.slug}"
    return "\n".join(
        (
            f"## {shown.question}",
            "",
            shown.how,
            "",
            f"```python\n{shown.code}\n```",
            "",
            "<picture>",
            f'<source media="(max-width: 600px)" srcset="{files}-narrow.svg">',
            f'<img src="{files}.svg" alt="{_escaped(picture.title)}">',
            "</picture>",
            "",
            _escaped(picture.sentence),
            "",
            f"<details><summary>{_escaped(picture.table.caption)}</summary>",
            "",
            _table(picture.table),
            "",
            "</details>",
        )
    )


def _table(table: NumbersTable) -> str:
    lines = [table.columns, tuple("---" for _ in table.columns), *table.rows]
    return "\n".join(f"| {' | '.join(_escaped(cell).replace('|', '/') for cell in line)} |" for line in lines)


def _escaped(text: str) -> str:
    """Text that Markdown and HTML take as it is."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;").replace("$", "\\$")


def pictures() -> dict[Shown, Picture]:
    """Every picture, worked out."""
    return {shown: shown.picture() for shown in SHOWN}


def page(found: dict[Shown, Picture]) -> str:
    """The whole page."""
    text = "\n\n".join(section(shown, picture) for shown, picture in found.items())
    return Template(PROSE.read_text(encoding="utf-8")).substitute(pictures=text)


def main() -> None:
    """Write the page and its pictures."""
    found = pictures()
    DRAWN.mkdir(parents=True, exist_ok=True)
    for shown, picture in found.items():
        for name, width in ((shown.slug, WIDE), (f"{shown.slug}-narrow", NARROW)):
            drawn = svg_file(figure_of(shown, picture, width), picture.sentence)
            (DRAWN / f"{name}.svg").write_text(drawn, encoding="utf-8")
    PAGE.write_text(page(found), encoding="utf-8")


if __name__ == "__main__":
    main()
