"""Labels stand clear of lines and of each other."""

from hypothesis import given
from hypothesis import strategies as st

from workreport.charts.labels import apart, beside

WIDE, HIGH = 60.0, 17.0


def test_a_label_stands_at_the_right_where_nothing_is_in_its_way():
    assert beside(100, 100, WIDE, HIGH, []).align == "left"


def test_a_label_gives_way_to_a_line():
    rising = (100.0, 160.0, 160.0, 40.0)
    assert beside(100, 100, WIDE, HIGH, [rising]).align == "right"
    falling = (40.0, 40.0, 100.0, 160.0)
    above = beside(100, 100, WIDE, HIGH, [rising, falling])
    assert above.align == "center" and above.y < 100


def test_a_label_that_is_crossed_all_around_says_so():
    assert beside(100, 100, WIDE, HIGH, []).clear
    around = [(0.0, y, 200.0, y) for y in range(60, 141, 8)]
    assert not beside(100, 100, WIDE, HIGH, around).clear


def test_a_label_keeps_inside_the_picture():
    rising = (10.0, 160.0, 70.0, 40.0)
    assert beside(10, 100, WIDE, HIGH, [rising]).align == "left"


def test_a_line_that_passes_by_moves_nothing():
    for line in [(0, 130, 200, 130), (100, 0, 100, 200), (120, 200, 320, 200)]:
        assert beside(100, 100, WIDE, HIGH, [line]).align == "left"


@given(st.lists(st.floats(0, 300), max_size=8))
def test_labels_moved_apart_keep_their_order_and_their_distance(places):
    moved = apart(places, HIGH)
    order = sorted(range(len(places)), key=lambda i: places[i])
    for one, two in zip(order, order[1:], strict=False):
        assert moved[two] - moved[one] >= HIGH - 1e-6
