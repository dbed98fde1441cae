"""Columns of a ranking for tests: by hand, and drawn by Hypothesis."""

from __future__ import annotations

from hypothesis import strategies as st

from diligence.comparison.criterion import Criterion
from diligence.comparison.order import Column
from diligence.comparison.reading import Reading
from diligence.comparison.weights import Weights, weights_of

EVEN = ((0.0, 0.0), (1.0, 1.0))
NAMES = ("one", "two", "three")


def criterion(name: str) -> Criterion:
    """A criterion whose value is its worth."""
    return Criterion(name, name.capitalize(), "group", EVEN, "{:.3g}".format, "0 to 1", "for a test")


CRITERIA = tuple(criterion(name) for name in NAMES)


def column(slug: str, *worths: float | None, vetoed: bool = False) -> Column:
    """A company of exact worths, one for each criterion; ``None`` is unknown."""
    readings = tuple(
        Reading.unknown(which, "not known yet", "?")
        if worth is None
        else Reading.known(which, worth, worth, worth)
        for which, worth in zip(CRITERIA, worths, strict=True)
    )
    return Column(slug, slug.capitalize(), readings, vetoed)


def even() -> Weights:
    """No weights given."""
    return weights_of(None, NAMES)


worths = st.integers(0, 20).map(lambda step: step / 20)
"""Far enough apart that a difference is never lost in rounding."""


@st.composite
def readings(draw: st.DrawFn, which: Criterion) -> Reading:
    """Exact, a range, a range without a peak, unknown, or not applicable."""
    low, likely, high = sorted(draw(st.tuples(worths, worths, worths)))
    kind = draw(st.sampled_from(("exact", "range", "between", "unknown", "not applicable")))
    if kind == "exact":
        return Reading.known(which, likely, likely, likely)
    if kind == "range":
        return Reading.known(which, low, likely, high)
    if kind == "between":
        return Reading.between(which, low, high, why="", ask="")
    if kind == "unknown":
        return Reading.unknown(which, "", "")
    return Reading.not_applicable(which, "")


@st.composite
def columns(draw: st.DrawFn, least: int = 2, most: int = 5) -> list[Column]:
    """Companies with slugs of their own."""
    count = draw(st.integers(least, most))
    return [
        Column(
            f"company-{place}",
            f"Company {place}",
            tuple(draw(readings(which)) for which in CRITERIA),
            draw(st.booleans()),
        )
        for place in range(count)
    ]


given_weights = st.none() | st.fixed_dictionaries(
    {name: st.integers(0, 3).map(float) for name in NAMES}
).filter(lambda weights: any(weights.values()))
