"""Room near a point, among lines that bend."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.pay.charts.drawing.nearby import places, spot, trail
from course.pay.charts.drawing.placing import Box


def free(
    point: tuple[float, float],
    width: float,
    height: float,
    taken: list[Box],
    *,
    below: bool = False,
    far: float = 2.0,
) -> Box | None:
    found = places([point], width, height, 0.025, below, far)
    return found.first(found.free(taken))


parts = st.floats(0, 1)
points = st.tuples(parts, parts)


@given(points, st.floats(0.05, 0.9), st.floats(0.05, 0.3), st.lists(points, min_size=2, max_size=8))
def test_what_is_free_lies_inside_and_off_all_that_is_taken(
    point: tuple[float, float], width: float, height: float, line: list[tuple[float, float]]
) -> None:
    taken = trail(line)
    box = free(point, width, height, taken)
    if box is not None:
        assert box.x0 >= 0
        assert box.x1 <= 1
        assert box.y0 >= 0
        assert box.y1 <= 1
        for x, y in line:
            assert not (box.x0 < x < box.x1 and box.y0 < y < box.y1)


@given(st.lists(points, min_size=2, max_size=6), parts)
def test_a_trail_covers_its_line_everywhere(line: list[tuple[float, float]], part: float) -> None:
    boxes = trail(line)
    for (x0, y0), (x1, y1) in pairwise(line):
        x, y = x0 + (x1 - x0) * part, y0 + (y1 - y0) * part
        assert any(box.x0 <= x <= box.x1 and box.y0 <= y <= box.y1 for box in boxes)


def test_a_label_stands_beside_its_point_where_it_can() -> None:
    box = free((0.3, 0.5), 0.2, 0.1, [])
    assert box is not None
    assert (box.side, box.y0, box.y1) == ("left", 0.45, 0.55)
    assert 0.3 < box.x0 < 0.35


def test_an_empty_drawing_has_room_and_a_full_one_has_none() -> None:
    assert free((0.5, 0.5), 0.9, 0.1, []) is not None
    assert free((0.5, 0.5), 0.2, 0.1, [Box(0, 1, 0, 1, "left")]) is None


def test_below_is_rather_under_the_point() -> None:
    sides = [Box(0, 1, 0.46, 0.54, "left")]
    over, under = (free((0.5, 0.5), 0.2, 0.1, sides, below=below) for below in (False, True))
    assert over is not None
    assert under is not None
    assert over.y0 > 0.5 > under.y1


def test_nothing_is_farther_than_allowed() -> None:
    taken = [spot(0.5, 0.5, 0.3, 0.3)]
    assert free((0.5, 0.5), 0.1, 0.1, taken, far=0.2) is None
    assert free((0.5, 0.5), 0.1, 0.1, taken, far=0.9) is not None


@pytest.mark.parametrize("line", [[], [(0.2, 0.2)]])
def test_a_line_without_length_takes_no_room(line: list[tuple[float, float]]) -> None:
    assert trail(line) == []


@given(
    st.lists(points, min_size=1, max_size=3),
    st.floats(0.05, 0.9),
    st.floats(0.05, 0.3),
    st.lists(st.sampled_from([0.025, 0.05, 0.1, 0.3]), min_size=1, max_size=4),
    st.sampled_from([0.1, 0.3, 2.0]),
)
def test_places_of_several_gaps_are_those_of_each_in_turn(
    spots: list[tuple[float, float]], width: float, height: float, gaps: list[float], far: float
) -> None:
    together = places(spots, width, height, gaps, far=far)
    each = [places(spots, width, height, gap, far=far) for gap in gaps]
    assert together.sides.tolist() == [row for one in each for row in one.sides.tolist()]
    assert together.left.tolist() == [left for one in each for left in one.left.tolist()]
