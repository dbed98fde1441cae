"""Labels: names fit to stand in a chart, and a simple nudge that keeps them apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians, sin
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_UNSHOWABLE = re.compile(
    "[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)


def showable(name: str, longest: int = 26) -> str:
    r"""A name as a label: one line, no control characters, not too long.

    Examples
    --------
    >>> showable("Acme\n\u202eRobotics"), showable("A" * 40, 10)
    ('Acme Robotics', 'AAAAAAAAA…')
    """
    plain = " ".join(_UNSHOWABLE.sub(" ", name).split()) or "(no name)"
    return plain if len(plain) <= longest else f"{plain[: longest - 1].rstrip()}…"


def short_theme(theme: str) -> str:
    """A heading of one word for a theme of the bank.

    Examples
    --------
    >>> short_theme("pmf"), short_theme("culture")
    ('Fit', 'Culture')
    """
    return "Fit" if theme == "pmf" else theme.replace("-", " ").capitalize()


def apart(wanted: Sequence[float], heights: Sequence[float], low: float, high: float) -> list[float]:
    """Centres of labels in one column, moved as little as needed so that none overlap.

    Parameters
    ----------
    wanted
        Where each centre would like to be.
    heights
        Of each label.
    low, high
        The room there is; with too little room they stick out at the low end.

    Examples
    --------
    >>> apart([50.0, 52.0], [20.0, 20.0], 0.0, 100.0)
    [41.0, 61.0]
    >>> apart([98.0, 10.0], [20.0, 20.0], 0.0, 100.0)
    [90.0, 10.0]
    """
    groups: list[tuple[list[int], float]] = []
    for index in sorted(range(len(wanted)), key=lambda i: wanted[i]):
        members, centre = [index], wanted[index]
        while True:
            size = sum(heights[i] for i in members)
            centre = min(max(centre, low + size / 2), high - size / 2)
            if not groups or _top(groups[-1], heights) <= centre - size / 2:
                break
            members = groups.pop()[0] + members
            centre = sum(wanted[i] for i in members) / len(members)
        groups.append((members, centre))
    found = [0.0] * len(wanted)
    for members, centre in groups:
        at = centre - sum(heights[i] for i in members) / 2
        for i in members:
            found[i] = at + heights[i] / 2
            at += heights[i]
    return found


def _top(group: tuple[list[int], float], heights: Sequence[float]) -> float:
    members, centre = group
    return centre + sum(heights[i] for i in members) / 2


@dataclass(frozen=True)
class Box:
    """A rectangle in pixels, from the lower left."""

    left: float
    bottom: float
    width: float
    height: float

    def overlap(self, other: Box) -> float:
        """Area in common.

        Examples
        --------
        >>> Box(0, 0, 10, 10).overlap(Box(5, 5, 10, 10)), Box(0, 0, 1, 1).overlap(Box(1, 0, 1, 1))
        (25.0, 0.0)
        """
        across = min(self.left + self.width, other.left + other.width) - max(self.left, other.left)
        along = min(self.bottom + self.height, other.bottom + other.height) - max(self.bottom, other.bottom)
        return float(max(0.0, across) * max(0.0, along))

    def nearest(self, point: tuple[float, float]) -> tuple[float, float]:
        """The point of it that is nearest to another.

        Examples
        --------
        >>> Box(10, 10, 10, 10).nearest((0, 15))
        (10, 15)
        """
        x, y = point
        across = min(max(x, self.left), self.left + self.width)
        return across, min(max(y, self.bottom), self.bottom + self.height)

    def outside(self, room: Box) -> float:
        """Area that sticks out of `room`."""
        return self.width * self.height - self.overlap(room)


def beside(
    points: Sequence[tuple[float, float]],
    sizes: Sequence[tuple[float, float]],
    room: Box,
    taken: Sequence[Box] = (),
) -> list[Box]:
    """A place for the label of each point: near it, inside the room, over nothing else.

    Parameters
    ----------
    points
        Where the dots are.
    sizes
        Width and height of each label.
    taken
        What must not be covered, apart from the dots.

    Returns
    -------
    list of Box
        In the order of the points. Where no place is free, the least bad one.
    """
    dots = (Box(x - DOT / 2, y - DOT / 2, DOT, DOT) for x, y in points)
    fixed = _corners([*taken, *dots])
    choices = [_around(point, size) for point, size in zip(points, sizes, strict=True)]
    corners = [_corners([box for box, _ in each]) for each in choices]
    costs = [
        np.array([cost + 100 * box.outside(room) for box, cost in each]) + _covers(of_each, fixed)
        for each, of_each in zip(choices, corners, strict=True)
    ]
    placed = np.full((len(points), 4), np.nan)
    chosen = [0] * len(points)
    for _ in range(ROUNDS):
        for index, (cost, own) in enumerate(zip(costs, corners, strict=True)):
            others = np.delete(placed, index, axis=0)
            known = others[~np.isnan(others[:, 0])]
            chosen[index] = int(np.argmin(cost + _covers(own, known)))
            placed[index] = own[chosen[index]]
    return [each[choice][0] for each, choice in zip(choices, chosen, strict=True)]


DOT = 14.0
"""Pixels kept free round a dot."""

COLLISION = 150.0
"""Cost of covering anything at all, in the unit of the rings below."""

ROUNDS = 4
"""Times every label may move again once it knows where the others went."""

_GAPS = (10.0, 16.0, 24.0, 34.0, 46.0, 60.0, 76.0, 94.0)
_ANGLES = (0, 180, 90, -90, 20, -20, 160, -160, 45, -45, 135, -135, 70, -70, 110, -110)


def _around(point: tuple[float, float], size: tuple[float, float]) -> list[tuple[Box, float]]:
    """Places round a dot with a cost each: right first, then left, above, below, further out."""
    (x, y), (width, height) = point, size
    found = []
    for ring, gap in enumerate(_GAPS):
        for rank, angle in enumerate(_ANGLES):
            across, up = cos(radians(angle)), sin(radians(angle))
            left = x + gap * across - width * (1 - across) / 2
            bottom = y + gap * up - height * (1 - up) / 2
            found.append((Box(left, bottom, width, height), 40.0 * ring + 2.0 * rank))
        for rank, left in enumerate((x + gap, x - gap - width)):
            found += [
                (Box(left, bottom, width, height), 40.0 * ring + 2.0 * rank + 3)
                for bottom in (y - 2, y + 2 - height)
            ]
    return found


def _corners(boxes: Sequence[Box]) -> NDArray[np.float64]:
    """Left, bottom, right and top of each: shape (boxes, 4)."""
    sides = [(box.left, box.bottom, box.left + box.width, box.bottom + box.height) for box in boxes]
    return np.array(sides, float).reshape(-1, 4)


def _covers(boxes: NDArray[np.float64], others: NDArray[np.float64]) -> NDArray[np.float64]:
    """What it costs that each of the boxes covers some of the others: shape (boxes,)."""
    one, two = boxes[:, None, :], others[None, :, :]
    span = np.minimum(one[..., 2:], two[..., 2:]) - np.maximum(one[..., :2], two[..., :2])
    area = np.maximum(span[..., 0], 0.0) * np.maximum(span[..., 1], 0.0)
    cost: NDArray[np.float64] = np.where(area > 0, COLLISION + 8 * area, 0.0).sum(axis=1)
    return cost
