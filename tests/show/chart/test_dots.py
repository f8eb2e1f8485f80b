"""Pictures in cells: which dots of braille are set, which sign of ASCII is nearest."""

import pytest

from mic_tracker.show.chart.dots import ScreenCell, draw_cells, joined, text_cells
from mic_tracker.show.chart.picture import Area, Drawable, Picture, Polyline, Symbol, TextLine


def shown(*items: Drawable, columns: int = 4, rows: int = 1, unicode: bool = True) -> list[str]:
    picture = Picture(columns * 2, rows * 4, items, "", "")
    return ["".join(c.text for c in row) for row in draw_cells(picture, rows, unicode=unicode)]


def test_a_level_line_sets_one_row_of_dots() -> None:
    # dots 1 and 4 of a cell are its upper ones: U+2800 + 0x01 + 0x08
    assert shown(Polyline("data", ((0, 0), (7, 0)))) == ["⠉⠉⠉⠉"]
    assert shown(Polyline("data", ((0, 3), (7, 3)))) == ["⣀⣀⣀⣀"]


def test_an_upright_line_sets_one_column() -> None:
    assert shown(Polyline("data", ((0, 0), (0, 7))), rows=2) == ["⡇   ", "⡇   "]


@pytest.mark.parametrize(
    ("points", "text"),
    [
        (((0, 0), (7, 0)), "''''"),
        (((0, 3), (7, 3)), "____"),
        (((0, 0), (0, 3)), "|   "),
        (((0, 0), (1, 3)), "\\   "),
        (((0, 3), (1, 0)), "/   "),
    ],
)
def test_ascii_has_the_nearest_sign(points: tuple[tuple[float, float], ...], text: str) -> None:
    assert shown(Polyline("data", points), unicode=False) == [text]


def test_a_mark_and_a_text_hide_the_dots_of_their_cells() -> None:
    line = Polyline("data", ((0, 0), (7, 0)))
    assert shown(line, Symbol("data", "round", (2.5, 1))) == ["⠉●⠉⠉"]
    assert shown(line, TextLine("ink", (4, 4), "ab", 4, "middle")) == ["⠉ab⠉"]


def test_wide_letters_take_two_cells_and_marks_on_letters_none() -> None:
    assert shown(TextLine("ink", (0, 4), "数a", 4)) == ["数a "]
    assert shown(TextLine("ink", (0, 4), "e\u0323\u0302a", 4)) == ["e\u0323\u0302a  "]
    assert text_cells("数a", 4, False) == 6  # noqa: FBT003 - as the canvas asks


def test_what_lies_outside_is_not_drawn() -> None:
    assert shown(TextLine("ink", (4, 4), "abcd", 4), Symbol("data", "round", (-3, 0))) == ["  ab"]


def test_an_area_has_dots_inside_its_outline_only() -> None:
    (row,) = shown(Area("bar", ((0, 0), (4, 0), (4, 4), (0, 4))))
    assert row == "⣿⣿  "


def test_neighbours_of_one_look_are_joined() -> None:
    cells = [ScreenCell("a", "data"), ScreenCell("b", "data"), ScreenCell("c", "data", bold=True)]
    assert [*joined(cells)] == [ScreenCell("ab", "data"), ScreenCell("c", "data", bold=True)]
