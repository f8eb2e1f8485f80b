"""Where texts still fit: boxes, lines through them, and columns of labels."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mic_tracker.show.chart.boxes import Box, Placement, spread

BOX = Box(0, 0, 10, 4)


@pytest.mark.parametrize(
    ("start", "end", "length"),
    [
        ((-5, 2), (15, 2), 10.0),
        ((5, -3), (5, 9), 4.0),
        ((0, 0), (3, 4), 5.0),
        ((-5, 5), (15, 5), 0.0),
        ((11, 0), (12, 4), 0.0),
    ],
)
def test_how_much_of_a_line_a_box_covers(
    start: tuple[float, float], end: tuple[float, float], length: float
) -> None:
    assert BOX.covers(start, end) == pytest.approx(length)


def test_boxes_that_touch_do_not_meet() -> None:
    assert not BOX.meets(Box(10, 0, 20, 4))
    assert BOX.meets(Box(9.9, 3.9, 20, 20))


def test_a_text_stands_where_it_covers_no_line_else_the_least() -> None:
    placed = Placement(Box(0, 0, 100, 100))
    placed.take_line([(0, 2), (100, 2)])
    across, aside = Box(0, 0, 10, 4), Box(0, 10, 10, 14)
    assert placed.best([across, aside]) == aside
    placed.take(aside)
    assert placed.best([across, aside]) == across
    placed.take(across)
    assert placed.best([across, aside]) is None


def test_labels_that_meet_are_moved_apart_round_their_mean() -> None:
    # two labels of 10 that both want to have their middle at 50 lie from 40 to 60
    assert spread([10, 10], [50, 50], 0, 100) == [40, 50]
    assert spread([10, 10], [0, 0], 0, 100) == [0, 10]
    assert spread([10, 10], [100, 100], 0, 100) == [80, 90]


@given(st.lists(st.tuples(st.floats(1, 10), st.floats(0, 100)), max_size=8))
def test_labels_of_a_column_stay_in_order_and_apart(labels: list[tuple[float, float]]) -> None:
    labels.sort(key=lambda label: label[1])
    heights = [height for height, _ in labels]
    tops = spread(heights, [wanted for _, wanted in labels], 0, 100)
    for (top, height), (after, _) in pairwise(zip(tops, heights, strict=True)):
        assert top + height <= after + 1e-6
    assert all(top >= -1e-6 for top in tops)
