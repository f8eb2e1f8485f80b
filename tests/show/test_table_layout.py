"""Tables on screens: the drawings in their cells."""

import pytest

from mic_tracker.show.document import Cell, Column, Table
from mic_tracker.show.screen import Screen
from mic_tracker.show.table_layout import lay_out, lines, sparkline

TABLE = Table(
    (Column("id", "Id"), Column("course", "Course", 1)),
    ((Cell("a"), Cell(course=(0.0, 7.0))), (Cell("b"), Cell())),
)


@pytest.mark.parametrize(
    ("values", "drawn"),
    [
        ((0, 1, 2, 3, 4, 5, 6, 7), "▁▂▃▄▅▆▇█"),
        ((10, 20), "▁█"),
        ((-5, 5, 0), "▁█▅"),
        ((3, 3, 3), "▄▄▄"),
        ((), ""),
    ],
)
def test_a_sparkline_runs_from_the_least_to_the_greatest(
    values: tuple[float, ...], drawn: str
) -> None:
    assert sparkline(values) == drawn


def test_a_sparkline_has_the_last_eight_values() -> None:
    assert sparkline((100, *range(8))) == "▁▂▃▄▅▆▇█"


@pytest.mark.parametrize(
    ("screen", "shown"),
    [
        (Screen(80, interactive=True), True),
        (Screen(80, interactive=True, encoding="ascii"), False),
        (Screen(80), False),
        (Screen(6, interactive=True), False),
    ],
)
def test_the_course_is_drawn_on_a_wide_terminal_with_the_signs_for_it(
    screen: Screen, *, shown: bool
) -> None:
    layout = lay_out(TABLE, screen)
    text = "\n".join(line.plain for line in lines(layout, screen))
    assert ("▁█" in text) is shown
    assert layout.hidden == ()
