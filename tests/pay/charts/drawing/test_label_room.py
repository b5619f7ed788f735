"""Labels of bent lines find room; an axis about zero is round."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from course.pay.charts.drawing.around_zero import scale_for
from course.pay.charts.drawing.label_room import LabelRoom
from course.pay.charts.drawing.nearby import spot, trail
from course.pay.charts.drawing.placing import Box

WIDTH, HEIGHT = 0.2, 0.08
parts = st.floats(0.1, 0.9)


@given(st.lists(parts, min_size=2, max_size=8), parts)
def test_a_label_lies_inside_and_off_what_is_taken(heights: list[float], x: float) -> None:
    line = [(n / (len(heights) - 1), height) for n, height in enumerate(heights)]
    room = LabelRoom()
    room.take(trail(line))
    if box := room.find([(x, heights[0])], WIDTH, HEIGHT):
        assert box.fits((), trail(line))


def test_by_a_line_beside_its_point_a_label_stands_beyond_the_line() -> None:
    room = LabelRoom()
    # On the one side is no room, on the other runs an upright line close by.
    room.take([Box(0, 0.49, 0, 1, "left"), Box(0.55, 0.56, 0, 1, "left")])
    assert room.find([(0.5, 0.5)], WIDTH, HEIGHT) is None
    box = room.around([(0.5, 0.5)], WIDTH, HEIGHT)
    assert box
    assert box.side == "left"
    assert 0.56 <= box.x0 < 0.65


def test_close_by_is_better_than_beyond_a_line() -> None:
    room = LabelRoom()
    room.take([Box(0.3, 0.49, 0.4, 0.6, "left"), Box(0.55, 0.56, 0.4, 1, "left")])
    one, other = room.find([(0.5, 0.5)], WIDTH, HEIGHT), room.around([(0.5, 0.5)], WIDTH, HEIGHT)
    assert one is not None
    assert one == other


def test_a_label_is_not_nearer_to_another_line_than_to_its_own() -> None:
    other = trail([(0.0, 0.53), (1.0, 0.53)])
    anywhere = LabelRoom().find([(0.5, 0.5)], WIDTH, HEIGHT)
    assert anywhere
    assert anywhere.y1 > 0.53
    own = LabelRoom().find([(0.5, 0.5)], WIDTH, HEIGHT, others=other)
    assert own
    assert own.y1 < 0.53


def test_far_room_is_used_only_where_it_is_allowed() -> None:
    room = LabelRoom()
    room.take([Box(0, 1, 0, 0.8, "left")])
    assert room.find([(0.5, 0.1)], WIDTH, HEIGHT) is None
    box = room.find([(0.5, 0.1)], WIDTH, HEIGHT, far=2)
    assert box
    assert box.y0 >= 0.8


@given(st.lists(st.decimals(-50_000_000, 50_000_000, places=2), max_size=6))
def test_the_axis_holds_all_amounts_and_zero_with_two_to_five_round_ticks(
    amounts: list[Decimal],
) -> None:
    scale = scale_for(amounts, Decimal("0.1"))
    held = [*amounts, Decimal(0)]
    assert scale.part(float(min(held))) > 0.09
    assert scale.part(float(max(held))) < 1
    assert 2 <= len(scale.ticks) <= 5
    assert 0 in scale.ticks
    digits = "".join(map(str, scale.step.normalize().as_tuple().digits))
    assert digits in {"1", "2", "25", "5"}


def test_a_label_that_may_not_be_left_out_lies_over_what_is_drawn_but_over_no_label() -> None:
    room, label = LabelRoom(), Box(0, 1, 0.5, 1, "left")
    room.draw([Box(0, 1, 0, 1, "left")])
    room.take([label])
    assert room.find([(0.5, 0.45)], WIDTH, HEIGHT) is None
    box = room.find([(0.5, 0.45)], WIDTH, HEIGHT, over=True)
    assert box
    assert box.fits((), [label])
    assert room.nearest([(0.5, 0.9)], WIDTH, HEIGHT)
    room.take([Box(0, 1, 0, 0.5, "left")])
    assert room.nearest([(0.5, 0.9)], WIDTH, HEIGHT) is None


def test_a_label_is_near_by_its_aligned_end_since_wide_screens_leave_the_rest_empty() -> None:
    room = LabelRoom()
    # All that is left is a row that begins at the left edge and ends by the point.
    room.take([Box(0, 1, 0, 0.44, "left"), Box(0, 1, 0.56, 1, "left"), Box(0.735, 1, 0, 1, "left")])
    assert room.find([(0.8, 0.5)], 0.72, HEIGHT, gap=0.06) is None


def test_where_there_is_known_to_be_no_room_close_by_the_rest_is_the_same() -> None:
    room = LabelRoom()
    room.take([spot(0.5, 0.5, 0.2, 0.2)])
    size = WIDTH, HEIGHT
    assert room.around([(0.5, 0.5)], *size) is None
    far = room.around([(0.5, 0.5)], *size, far=0.4)
    assert far is not None
    assert room.around([(0.5, 0.5)], *size, far=0.4, asked=True) == far
