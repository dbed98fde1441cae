"""The outline of the middle of a cloud."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from diligence.charts.hull import hull, middle_of

POINTS = st.lists(
    st.tuples(st.integers(-50, 50).map(float), st.integers(-50, 50).map(float)), min_size=1, max_size=40
)


def test_a_square_with_a_point_inside() -> None:
    """Its four corners, anticlockwise from the lower left; points on a side are no corners."""
    points = [(0.0, 0.0), (2.0, 0.0), (2.0, 2.0), (0.0, 2.0), (1.0, 1.0), (1.0, 0.0)]
    assert hull(points) == ((0, 0), (2, 0), (2, 2), (0, 2))


def test_a_line_and_a_point() -> None:
    """Two corners and one."""
    assert hull([(0.0, 0.0), (1.0, 1.0), (3.0, 3.0)]) == ((0, 0), (3, 3))
    assert hull([(1.0, 2.0)] * 3) == ((1, 2),)


def test_the_middle_leaves_the_far_ones_out() -> None:
    """Of five on a line, 80 % are the four nearest to the median 2: without 100."""
    points = [(x, 0.0) for x in (0.0, 1.0, 2.0, 3.0, 100.0)]
    assert middle_of(points, 0.8) == ((0, 0), (3, 0))


def test_units_make_no_difference() -> None:
    """The same points in cents have the same middle."""
    points = [(0.0, 1.0), (1.0, 0.0), (2.0, 5.0), (3.0, 2.0), (9.0, 9.0)]
    scaled = [(x, 100 * y) for x, y in points]
    assert [(x, 100 * y) for x, y in middle_of(points, 0.6)] == list(middle_of(scaled, 0.6))


@given(POINTS)
def test_every_point_is_inside(points: list[tuple[float, float]]) -> None:
    """No point lies to the right of any side, going round anticlockwise."""
    corners = hull(points)
    if len(corners) > 2:
        for (x0, y0), (x1, y1) in zip(corners, corners[1:] + corners[:1], strict=True):
            assert all((x1 - x0) * (y - y0) - (y1 - y0) * (x - x0) >= 0 for x, y in points)
    assert set(corners) <= set(points)


@given(POINTS, st.floats(0.1, 1.0))
def test_the_middle_of_fewer_is_within_the_middle_of_all(
    points: list[tuple[float, float]], share: float
) -> None:
    """Its corners are among the points, and no further out than the hull of all."""
    whole = hull(points)
    inside = middle_of(points, share)
    for axis in (0, 1):
        assert min(c[axis] for c in whole) <= min(c[axis] for c in inside)
        assert max(c[axis] for c in inside) <= max(c[axis] for c in whole)
