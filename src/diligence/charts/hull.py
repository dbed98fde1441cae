"""The outline of the middle of a cloud of points."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

Point = tuple[float, float]


def middle_of(points: Sequence[Point], share: float) -> tuple[Point, ...]:
    """The outline round the share of the points that is nearest to their median.

    Distances count in the spread of each direction, so that the units make no difference.

    Parameters
    ----------
    points
        Finite; one or more.
    share
        Above 0, up to 1.

    Returns
    -------
    tuple
        Corners of the convex hull, anticlockwise: two where all points lie on a line,
        one where they are the same.

    Examples
    --------
    >>> middle_of([(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0), (0.5, 0.5)], 1.0)
    ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))
    >>> middle_of([(0.0, 0.0), (1.0, 0.0), (2.0, 0.0)], 1.0)
    ((0.0, 0.0), (2.0, 0.0))
    """
    every = np.array(points, float)
    away = np.abs(every - np.median(every, axis=0))
    spread = np.mean(away, axis=0)
    distance = np.hypot(*(away / np.where(spread > 0, spread, 1.0)).T)
    kept = every[np.argsort(distance, kind="stable")[: max(1, round(share * len(every)))]]
    return hull([(float(x), float(y)) for x, y in kept])


def hull(points: Sequence[Point]) -> tuple[Point, ...]:
    """The convex hull, by Andrew's monotone chain (https://doi.org/10.1016/0020-0190(79)90072-3)."""
    ordered = sorted(set(points))
    if len(ordered) == 1:
        return tuple(ordered)
    return tuple(_chain(ordered)[:-1] + _chain(ordered[::-1])[:-1])


def _chain(points: Sequence[Point]) -> list[Point]:
    """Points along one side: those with no turn to the right."""
    found: list[Point] = []
    for point in points:
        while len(found) > 1 and _turn(found[-2], found[-1], point) <= 0:
            found.pop()
        found.append(point)
    return found


def _turn(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
