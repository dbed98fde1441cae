"""Assessments to draw: the casebook, and companies of a few figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.text import Text

from diligence.amounts import Period
from diligence.assessment import Assessment, assess
from diligence.comparison import Comparison, compare
from diligence.model import METRICS, Case, Company, Dossier, Source, SourceKind, Unit, dossier_of
from diligence.model import Figure as Claim

if TYPE_CHECKING:
    from collections.abc import Iterable

    from matplotlib.lines import Line2D

CASEBOOK = Path(__file__).parents[2] / "data" / "casebook"
CASES = tuple(sorted(path.stem for path in CASEBOOK.glob("*.json")))
FIVE = ("everpix-2013", "wework-2019", "zoom-2019", "gumroad-2015", "webvan-2001")
TODAY = date(2026, 1, 31)
EMPTY = Dossier(company=Company(slug="acme", name="Acme"))


@cache
def case(slug: str) -> Assessment:
    """A company of the casebook, judged on its own day."""
    dossier, _ = dossier_of(Case.model_validate_json((CASEBOOK / f"{slug}.json").read_bytes()))
    assert dossier.as_of is not None
    return assess(dossier, as_of=dossier.as_of)


@cache
def five() -> Comparison:
    """Five companies of the casebook side by side."""
    return compare(*(case(slug) for slug in FIVE))


@cache
def nothing_known() -> Assessment:
    """A company of which only the name is known."""
    return assess(EMPTY, as_of=TODAY)


def figure(metric: str, value: float | tuple[float, float, float], on: date = TODAY, **more: object) -> Claim:
    """One figure, exact or with a range, per month where it has a period."""
    low, likely, high = value if isinstance(value, tuple) else (value, value, value)
    about = METRICS[metric]
    plain = {
        "id": f"{metric}-{on}",
        "metric": metric,
        "low": low,
        "likely": likely,
        "high": high,
        "currency": "USD" if about.unit is Unit.MONEY else None,
        "per": Period.MONTH if about.has_period else None,
        "as_of": on,
        "source": Source(kind=SourceKind.FOUNDER),
    }
    return Claim.model_validate(plain | more)


def company(
    name: str = "Acme", /, slug: str = "acme", **known: float | tuple[float, float, float]
) -> Assessment:
    """An assessment of a company with these figures of today."""
    figures = tuple(figure(metric, value) for metric, value in known.items())
    return assess(Dossier(company=Company(slug=slug, name=name), figures=figures), as_of=TODAY)


def lines_of(ax: Axes, gid: str) -> list[Line2D]:
    """The lines drawn under a name."""
    return [line for line in ax.lines if line.get_gid() == gid]


def numbers_of(line: Line2D) -> tuple[list[float], list[float]]:
    """The numbers a line was drawn from, across and up."""
    return [float(x) for x in np.asarray(line.get_xdata())], [float(y) for y in np.asarray(line.get_ydata())]


def figure_of(ax: Axes) -> Figure:
    """The figure the axes are in, which is a whole one here."""
    assert isinstance(ax.figure, Figure)
    return ax.figure


def texts_of(ax: Axes, gid: str) -> list[str]:
    """What is written under a name."""
    return [text.get_text() for text in ax.texts if text.get_gid() == gid]


def boxes(ax: Axes, texts: Iterable[Text]) -> list[tuple[float, float, float, float]]:
    """Left, bottom, right and top of texts in pixels, as matplotlib lays them out."""
    figure_of(ax).draw_without_rendering()
    found = [text.get_window_extent() for text in texts]
    return [(box.x0, box.y0, box.x1, box.y1) for box in found]


def written(ax: Axes) -> list[Text]:
    """Every text that is drawn: in the plot and its panels, on the axes, and the title."""
    found = [*ax.texts, ax.xaxis.label, ax.yaxis.label]
    found += [each for each in ax.findobj(Text) if each.get_text() == ax.get_title(loc="left")]
    for axis in (ax.xaxis, ax.yaxis):
        found += [tick.label1 for tick in axis.get_major_ticks() if tick.label1.get_visible()]
    for inner in ax.child_axes:
        assert isinstance(inner, Axes)
        found += written(inner)
    return [text for text in found if text.get_visible() and text.get_text().strip()]


def faults_of(ax: Axes, *, across: float = 2, along: float = 4) -> list[str]:
    """Texts that are cut off by the figure, or cover one another by more than some pixels."""
    texts = written(ax)
    found, size = boxes(ax, texts), ax.figure.bbox
    words = [text.get_text().replace("\n", " / ") for text in texts]
    faults = [
        f"cut off: {word} {tuple(map(round, box))}"
        for word, box in zip(words, found, strict=True)
        if min(box[0], box[1]) < -1 or box[2] > size.width + 1 or box[3] > size.height + 1
    ]
    for (one, a), (two, b) in combinations(zip(words, found, strict=True), 2):
        wide, high = min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])
        if wide > across and high > along:
            faults.append(f"one over the other: {one} | {two}")
    return faults


def numbers_in(value: object) -> Iterator[float]:
    """Every number somewhere in a picture."""
    if isinstance(value, bool):
        return
    if isinstance(value, int | float):
        yield float(value)
    elif is_dataclass(value):
        for field in fields(value):
            yield from numbers_in(getattr(value, field.name))
    elif isinstance(value, Mapping):
        yield from numbers_in(tuple(value.values()))
    elif isinstance(value, tuple | list):
        for each in value:
            yield from numbers_in(each)


def words_in(value: object) -> Iterator[str]:
    """Every text somewhere in a picture."""
    if isinstance(value, str):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from words_in(getattr(value, field.name))
    elif isinstance(value, Mapping):
        yield from words_in(tuple(value.values()))
    elif isinstance(value, tuple | list):
        for each in value:
            yield from words_in(each)


@cache
def many(count: int) -> tuple[Assessment, ...]:
    """As many companies as asked for, no two alike, some profitable, some with much unknown."""
    found = []
    for n in range(count):
        known: dict[str, float | tuple[float, float, float]] = {"cash": 100_000.0 * (n + 1)}
        if n % 5:
            known |= {"revenue": 20_000.0 + 3_000 * n, "expenses": (70_000.0, 80_000.0, 95_000.0)}
        if n % 3:
            known["growth"] = (-0.02 + 0.004 * n, 0.0 + 0.004 * n, 0.02 + 0.004 * n)
        found.append(company(f"Company number {n}", f"company-{n}", **known))
    return tuple(found)
