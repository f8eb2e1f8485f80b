"""What holds for every table on every screen."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from mic_tracker.show.document import Cell, Column, Table
from mic_tracker.show.screen import Screen
from mic_tracker.show.table_layout import lay_out, lines
from mic_tracker.text.escape import prose

COLUMNS = (
    Column("status", "Status"),
    Column("target", "Target"),
    Column("name", "Name", 3, wrap=True, minimum=8),
    Column("latest", "Latest", 1, align="right"),
    Column("goal", "Goal", 2, wrap=True, minimum=6),
)
texts = st.text(max_size=30).map(prose)
rows = st.tuples(*(texts.map(Cell) for _ in COLUMNS))
tables = st.lists(rows, min_size=1, max_size=6).map(lambda found: Table(COLUMNS, tuple(found)))
screens = st.builds(
    Screen, width=st.integers(1, 200), encoding=st.sampled_from(["utf-8", "ascii", "cp1252"])
)


@settings(max_examples=150)
@given(tables, screens)
def test_a_table_never_exceeds_the_screen_unless_two_columns_must(
    table: Table, screen: Screen
) -> None:
    layout = lay_out(table, screen)
    must = [column.key for column in layout.columns] == ["status", "target"]
    drawn = [line.cell_len for line in lines(layout, screen)]
    assert must or layout.width <= screen.width
    assert all(width <= layout.width + 2 for width in drawn)


@settings(max_examples=150)
@given(tables, screens)
def test_no_character_is_lost(table: Table, screen: Screen) -> None:
    layout = lay_out(table, screen)
    drawn = "".join("".join(line.plain.split()) for line in lines(layout, screen))
    for row in layout.rows:
        for column, cell in zip(layout.columns, row, strict=True):
            if not column.wrap:
                assert "".join(screen.spell(cell.text).split()) in drawn


@settings(max_examples=100)
@given(tables, screens)
def test_every_cell_of_a_row_starts_where_its_heading_does(table: Table, screen: Screen) -> None:
    layout = lay_out(table, screen)
    padded = [line.plain for line in lines(layout, screen)]
    assert {cell_len(line) for line in padded} == {cell_len(padded[0])}


@settings(max_examples=100)
@given(tables, screens)
def test_on_a_terminal_a_rule_spans_each_column_and_nothing_between(
    table: Table, screen: Screen
) -> None:
    terminal = replace(screen, interactive=True)
    layout = lay_out(table, terminal)
    plain = [line.plain.rstrip() for line in lines(layout, terminal)]
    sign = "─" if screen.unicode else "-"
    assert "  ".join(sign * width for width in layout.widths) in plain
    piped = [line.plain.rstrip() for line in lines(layout, screen)]
    assert len(plain) == len(piped) + 1
