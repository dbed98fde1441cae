"""Whatever is in a dossier, a comparison can be shown, ranked and written, and nothing is not a number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.builders import TODAY, claim
from comparison.test_bad_input import whole
from diligence.assessment import assess
from diligence.comparison import compare
from diligence.errors import ImpossibleInputError
from diligence.frames import cells_frame, comparison_frame
from diligence.model import METRICS, Answer, Company, Dossier, Figure, Rating
from strategies import dossiers

if TYPE_CHECKING:
    from diligence.assessment import Assessment


@st.composite
def plausible(draw: st.DrawFn) -> Dossier:
    """Figures within the bounds of their metrics, with ranges, and answers to real questions."""
    metrics = draw(st.lists(st.sampled_from(sorted(METRICS)), unique=True, max_size=12))
    rated = draw(st.lists(st.sampled_from(["culture.values", "team.hiring", "work.yesterday"]), max_size=3))
    answers = tuple(
        Answer(id=f"{n}", question=name, rating=draw(st.sampled_from(Rating)), as_of=TODAY)
        for n, name in enumerate(rated)
    )
    company = Company(slug="acme", name="Acme", currency=draw(st.sampled_from(["USD", "EUR", "JPY"])))
    return Dossier(company=company, figures=tuple(draw(figure(name)) for name in metrics), answers=answers)


@st.composite
def figure(draw: st.DrawFn, metric: str) -> Figure:
    """A figure with or without a range."""
    about = METRICS[metric]
    ends = st.floats(max(about.lowest, -1e9), min(about.highest, 1e9), allow_subnormal=False)
    low, likely, high = sorted(draw(st.tuples(ends, ends, ends)))
    if draw(st.booleans()):
        low = high = likely
    return claim(metric, likely, low=low, high=high)


def judged(dossier: Dossier) -> Assessment | None:
    """The assessment, where there can be one."""
    try:
        return assess(dossier, as_of=TODAY)
    except ImpossibleInputError:
        return None


@settings(max_examples=30, deadline=None)
@given(st.lists(plausible() | dossiers(), min_size=1, max_size=3))
def test_nothing_is_not_a_number(found: list[Dossier]) -> None:
    """Text, JSON and frames of whatever can be judged."""
    assessments = [each for each in map(judged, found) if each is not None]
    if not assessments:
        return
    comparison = compare(*assessments)
    whole(comparison)
    for frame in (comparison_frame(comparison), cells_frame(comparison)):
        assert not [v for v in frame.to_numpy().ravel() if isinstance(v, float) and v != v]  # noqa: PLR0124 - only what is not a number differs from itself
