"""The nudges keep their promises whatever they are given."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from diligence.charts.labels import Box, apart, beside

places = st.lists(st.floats(0, 400), min_size=1, max_size=6)


@given(wanted=places)
def test_labels_in_a_column_never_overlap(wanted: list[float]) -> None:
    """Centres end up at least one height apart, inside the room, in the order wanted."""
    found = apart(wanted, [20.0] * len(wanted), 0.0, 400.0)
    assert all(abs(a - b) >= 20 - 1e-6 for a, b in combinations(found, 2))
    assert all(10 - 1e-6 <= at <= 390 + 1e-6 for at in found)
    order = sorted(range(len(wanted)), key=lambda i: wanted[i])
    assert [found[i] for i in order] == sorted(found)


@given(wanted=places)
def test_labels_with_room_stay_where_they_want_to_be(wanted: list[float]) -> None:
    """A single label moves only to stay inside."""
    (found,) = apart(wanted[:1], [20.0], 0.0, 400.0)
    assert found == min(max(wanted[0], 10), 390)


def test_two_labels_share_the_way() -> None:
    """Wanted 50 and 52 with 20 each: the pair is centred on 51, so 41 and 61."""
    assert apart([52.0, 50.0], [20.0, 20.0], 0.0, 100.0) == [61.0, 41.0]


def test_a_free_label_stands_to_the_right() -> None:
    """Ten pixels from the dot, centred on it."""
    (box,) = beside([(100.0, 100.0)], [(60.0, 16.0)], Box(0, 0, 400, 300))
    assert box == Box(110, 92, 60, 16)


def test_at_the_right_edge_it_stands_elsewhere() -> None:
    """It never leaves the room while there is another place."""
    room = Box(0, 0, 400, 300)
    (box,) = beside([(390.0, 100.0)], [(60.0, 16.0)], room)
    assert box.outside(room) == 0


def test_labels_of_dots_in_one_place_go_different_ways() -> None:
    """Four dots on top of each other still have four readable names."""
    found = beside([(200.0, 150.0)] * 4, [(60.0, 16.0)] * 4, Box(0, 0, 400, 300))
    assert all(one.overlap(two) == 0 for one, two in combinations(found, 2))


def test_what_is_taken_stays_free() -> None:
    """A label moves off a line it would cover."""
    line = Box(0, 96, 400, 8)
    (box,) = beside([(200.0, 100.0)], [(60.0, 16.0)], Box(0, 0, 400, 300), [line])
    assert box.overlap(line) == 0
