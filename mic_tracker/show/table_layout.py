"""This module fits a table onto a screen: it chooses columns and widths, and draws the lines.

Columns are never squeezed: by priority each is drawn if it still fits, else hidden and named.
Ids never shorten; what may wrap wraps at spaces and gets the room that is left.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rich.cells import cell_len
from rich.table import Table as RichTable
from rich.text import Text

from mic_tracker.show.document import Cell, Column, Table
from mic_tracker.show.screen import STYLES, Screen

GAP = 2
BAR = 10
SPARKLINE = 8
"""How many signs a sparkline has."""
_DRAWN = {"bar": BAR, "course": SPARKLINE}
"""The columns that are drawings, and how wide they are: they stand on terminals only."""
_STEPS = "▁▂▃▄▅▆▇█"


class Layout(NamedTuple):
    """A layout has the columns that are drawn, with their widths, and those that are hidden."""

    columns: tuple[Column, ...]
    widths: tuple[int, ...]
    rows: tuple[tuple[Cell, ...], ...]
    hidden: tuple[Column, ...]

    @property
    def width(self) -> int:
        """Return the display cells from the first column to the last."""
        return sum(self.widths) + GAP * (len(self.widths) - 1)


def lay_out(table: Table, screen: Screen) -> Layout:
    """Choose the columns and their widths for a screen."""
    table = table.without_empty()
    needs = [_column_needs(table, i, screen) for i in range(len(table.columns))]
    room = 10**6 if screen.wide else screen.width
    chosen = _choose_columns(table.columns, needs, room, screen)
    widths = _fill_room([needs[i] for i in chosen], room)
    hidden = (c for i, c in enumerate(table.columns) if i not in chosen and c.key not in _DRAWN)
    drawn = table.with_columns(chosen)
    return Layout(drawn.columns, widths, drawn.rows, tuple(hidden))


def lines(layout: Layout, screen: Screen) -> list[Text]:
    """Draw the heading, on a terminal a rule below each title, and the rows.

    Rich draws a table of one row, in which each column is one cell of many lines: it renders every
    cell as a screen of its own, and one with padding as two.
    """
    rows = [[_rule(width, screen) for width in layout.widths]] if screen.interactive else []
    rows += [_cells(row, layout, screen) for row in layout.rows]
    heights = [max(cell.plain.count("\n") for cell in row) for row in rows]
    grid = RichTable(box=None, padding=0, header_style=STYLES["head"])
    for column, width in zip(layout.columns, layout.widths, strict=True):
        title = screen.align(screen.text(column.title), width, column.align)
        grid.add_column(title, width=width + GAP, no_wrap=True)
    if rows:
        grid.add_row(*(_stack(cells, heights) for cells in zip(*rows, strict=True)))
    return screen.draw_table(grid, layout.width + GAP)


def _rule(width: int, screen: Screen) -> Text:
    return screen.text(("─" if screen.unicode else "-") * width)


def _cells(row: Sequence[Cell], layout: Layout, screen: Screen) -> list[Text]:
    places = zip(row, layout.columns, layout.widths, strict=True)
    return [screen.align(_cell(c, cell, screen), width, c.align) for cell, c, width in places]


def _stack(cells: Iterable[Text], heights: Iterable[int]) -> Text:
    """Set the cells of a column below each other, each as high as its row, in line breaks."""
    parts: list[Text | str] = []
    for cell, height in zip(cells, heights, strict=True):
        parts += [cell, "\n" * (1 + height - cell.plain.count("\n"))]
    return Text.assemble(*parts[:-1])


def _cell(column: Column, cell: Cell, screen: Screen) -> Text:
    if column.key == "course":
        return screen.text((sparkline(cell.course) if screen.unicode else "", cell.style))
    if column.key == "bar":
        return screen.text((bar(cell.share, screen) if cell.share is not None else "", cell.style))
    return screen.text((screen.with_mark(cell.text, cell.style), cell.style))


def _column_needs(table: Table, i: int, screen: Screen) -> tuple[int, int]:
    """Return the least and the natural width of a column."""
    column = table.columns[i]
    if column.key in _DRAWN:
        return _DRAWN[column.key], _DRAWN[column.key]
    cells = (screen.with_mark(row[i].text, row[i].style) for row in table.rows)
    texts = [screen.spell(text) for text in (column.title, *cells)]
    natural = max(cell_len(text) for text in texts)
    if not column.wrap:
        return natural, natural
    longest = max((cell_len(word) for text in texts for word in text.split()), default=0)
    return max(longest, min(column.minimum, natural)), natural


def _choose_columns(
    columns: tuple[Column, ...], needs: Sequence[tuple[int, int]], room: int, screen: Screen
) -> list[int]:
    """Choose by priority each column that still fits; return their numbers, from left to right."""
    chosen: list[int] = []
    used = -GAP
    for i in sorted(range(len(columns)), key=lambda i: columns[i].priority):
        if columns[i].key in _DRAWN and not _is_drawn(columns[i].key, screen):
            continue
        if columns[i].priority == 0 or used + GAP + needs[i][0] <= room:
            chosen.append(i)
            used += GAP + needs[i][0]
    return sorted(chosen)


def _is_drawn(key: str, screen: Screen) -> bool:
    """Whether a screen draws a column that is a drawing; ASCII has no signs for a sparkline."""
    return screen.interactive and (key != "course" or screen.unicode)


def _fill_room(needs: Sequence[tuple[int, int]], room: int) -> tuple[int, ...]:
    """Give what is left of the room to the columns that wrap, from the right: the notes first."""
    left = room - sum(least + GAP for least, _ in needs) + GAP
    widths: list[int] = []
    for least, natural in reversed(needs):
        more = max(0, min(left, natural - least))
        widths.insert(0, least + more)
        left -= more
    return tuple(widths)


def sparkline(values: Sequence[float]) -> str:
    """Draw the course of the latest values, the least at the bottom and the greatest at the top."""
    last = values[-SPARKLINE:]
    low, span = min(last, default=0.0), max(last, default=0.0) - min(last, default=0.0)
    top = len(_STEPS) - 1
    return "".join(_STEPS[round((v - low) / span * top) if span else top // 2] for v in last)


def bar(share: float, screen: Screen) -> str:
    """Draw a bar of ten signs; a share below 0 fills none, and only 1 and more fills all."""
    full, empty = ("█", "░") if screen.unicode else ("#", ".")
    filled = BAR if share >= 1 else min(BAR - 1, max(0, round(share * BAR)))
    return full * filled + empty * (BAR - filled)
