"""Labels: names fit to stand in a chart, and two simple nudges that keep them apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_UNSHOWABLE = re.compile(
    "[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)


def showable(name: str, longest: int = 26) -> str:
    """A name as a label: one line, no control characters, not too long.

    Examples
    --------
    >>> showable("Acme\\n\\u202eRobotics"), showable("A" * 40, 10)
    ('Acme Robotics', 'AAAAAAAAA…')
    """
    plain = " ".join(_UNSHOWABLE.sub(" ", name).split()) or "(no name)"
    return plain if len(plain) <= longest else f"{plain[: longest - 1].rstrip()}…"


def apart(wanted: Sequence[float], heights: Sequence[float], low: float, high: float) -> list[float]:
    """Centres of labels on one line, moved as little as needed so that none overlap.

    Parameters
    ----------
    wanted
        Where each centre would like to be.
    heights
        Of each label.
    low, high
        The room there is; with too little room they overflow at the low end.

    Examples
    --------
    >>> apart([50.0, 52.0], [20.0, 20.0], 0.0, 100.0)
    [41.0, 61.0]
    >>> apart([98.0, 10.0], [20.0, 20.0], 0.0, 100.0)
    [90.0, 10.0]
    """
    order = sorted(range(len(wanted)), key=lambda i: wanted[i])
    groups: list[tuple[list[int], float]] = []
    for index in order:
        members, centre = [index], wanted[index]
        while True:
            size = sum(heights[i] for i in members)
            centre = min(max(centre, low + size / 2), high - size / 2)
            if not groups or groups[-1][1] + sum(heights[i] for i in groups[-1][0]) / 2 <= centre - size / 2:
                break
            earlier, _ = groups.pop()
            members = earlier + members
            centre = sum(wanted[i] for i in members) / len(members)
        groups.append((members, centre))
    found = [0.0] * len(wanted)
    for members, centre in groups:
        at = centre - sum(heights[i] for i in members) / 2
        for i in members:
            found[i] = at + heights[i] / 2
            at += heights[i]
    return found


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

    def outside(self, room: Box) -> float:
        """Area that sticks out of `room`."""
        return self.width * self.height - self.overlap(room)


def beside(
    points: Sequence[tuple[float, float]],
    sizes: Sequence[tuple[float, float]],
    room: Box,
    taken: Sequence[Box] = (),
) -> list[Box]:
    """A place for the label of each point, near it, inside the room, over nothing else.

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
    dots = [Box(x - 7, y - 7, 14, 14) for x, y in points]
    placed: dict[int, Box] = {}
    for index in sorted(range(len(points)), key=lambda i: -sizes[i][0]):
        obstacles = [*dots, *taken, *placed.values()]
        choices = list(_around(points[index], sizes[index]))
        cost = [
            100 * box.outside(room) + sum(10 * box.overlap(o) for o in obstacles) + rank
            for rank, box in choices
        ]
        placed[index] = choices[cost.index(min(cost))][1]
    return [placed[index] for index in range(len(points))]


def _around(point: tuple[float, float], size: tuple[float, float]) -> list[tuple[float, Box]]:
    """Places round a dot with a cost each: right first, then left, above, below, further out."""
    (x, y), (width, height) = point, size
    found: list[tuple[float, Box]] = []
    for ring, gap in enumerate((10.0, 20.0, 34.0, 52.0, 74.0)):
        spots = (
            (x + gap, y - height / 2),
            (x - gap - width, y - height / 2),
            (x - width / 2, y + gap),
            (x - width / 2, y - gap - height),
            (x + gap * 0.8, y + gap * 0.5),
            (x + gap * 0.8, y - gap * 0.5 - height),
            (x - gap * 0.8 - width, y + gap * 0.5),
            (x - gap * 0.8 - width, y - gap * 0.5 - height),
        )
        found += [
            (20 * ring + 2 * rank, Box(left, bottom, width, height))
            for rank, (left, bottom) in enumerate(spots)
        ]
    return found
