"""Tables onto a screen: the widest set of columns that fits, and its lines.

Columns are never squeezed: by priority each is taken if it still fits, else left out and named.
Ids never shorten; what may wrap wraps at spaces and gets the room that is left.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from rich.cells import cell_len
from rich.text import Text

from mic_tracker.show.screen import Screen, wrap
from mic_tracker.show.table import Cell, Column, Table

GAP = 2
BAR = 10


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns that are shown, with their widths, and those that are not."""

    columns: tuple[Column, ...]
    widths: tuple[int, ...]
    rows: tuple[tuple[Cell, ...], ...]
    hidden: tuple[Column, ...]

    @property
    def width(self) -> int:
        """Display cells from the first column to the last."""
        return sum(self.widths) + GAP * (len(self.widths) - 1)


def lay_out(table: Table, screen: Screen) -> Layout:
    """Choose the columns and their widths for a screen."""
    table = table.without_empty()
    needs = [_needs(table, i, screen) for i in range(len(table.columns))]
    room = 10**6 if screen.wide else screen.width
    chosen = _chosen(table.columns, needs, room, screen)
    widths = _grown({i: needs[i] for i in chosen}, room)
    hidden = (c for i, c in enumerate(table.columns) if i not in chosen and c.key != "bar")
    return Layout(
        tuple(table.columns[i] for i in chosen),
        widths,
        tuple(tuple(row[i] for i in chosen) for row in table.rows),
        tuple(hidden),
    )


def lines(layout: Layout, screen: Screen) -> Iterator[Text]:
    """The heading, a rule on a terminal, and the rows."""
    heads = [Cell(column.title, "head") for column in layout.columns]
    yield from _row(layout, tuple(heads), screen)
    if screen.interactive:
        rule = "─" if screen.unicode else "-"
        yield screen.text(((" " * GAP).join(rule * width for width in layout.widths), "head"))
    for row in layout.rows:
        yield from _row(layout, row, screen)


def _needs(table: Table, i: int, screen: Screen) -> tuple[int, int]:
    """The least and the natural width of a column."""
    column = table.columns[i]
    if column.key == "bar":
        return BAR, BAR
    cells = (screen.marked(row[i].text, row[i].style) for row in table.rows)
    texts = [screen.spell(text) for text in (column.title, *cells)]
    natural = max(cell_len(text) for text in texts)
    if not column.wrap:
        return natural, natural
    longest = max((cell_len(word) for text in texts for word in text.split()), default=0)
    return max(longest, min(column.minimum, natural)), natural


def _chosen(
    columns: tuple[Column, ...], needs: list[tuple[int, int]], room: int, screen: Screen
) -> list[int]:
    taken: list[int] = []
    used = -GAP
    for i in sorted(range(len(columns)), key=lambda i: columns[i].priority):
        if columns[i].key == "bar" and not screen.interactive:
            continue
        if columns[i].priority == 0 or used + GAP + needs[i][0] <= room:
            taken.append(i)
            used += GAP + needs[i][0]
    return sorted(taken)


def _grown(needs: dict[int, tuple[int, int]], room: int) -> tuple[int, ...]:
    """Give what is left of the room to the columns that wrap, from the left."""
    left = room - sum(least + GAP for least, _ in needs.values()) + GAP
    widths = []
    for least, natural in needs.values():
        more = max(0, min(left, natural - least))
        widths.append(least + more)
        left -= more
    return tuple(widths)


def _row(layout: Layout, row: tuple[Cell, ...], screen: Screen) -> Iterator[Text]:
    """A row's lines: as many as its tallest cell has."""
    columns = zip(layout.columns, layout.widths, row, strict=True)
    for parts in zip_longest(*(_set(c, w, cell, screen) for c, w, cell in columns)):
        pairs: list[str | tuple[str, str]] = []
        for part, width, cell in zip(parts, layout.widths, row, strict=True):
            pairs += [(part or " " * width, cell.style), " " * GAP]
        yield screen.text(*pairs)


def _set(column: Column, width: int, cell: Cell, screen: Screen) -> list[str]:
    """A cell's lines, filled to the width."""
    if column.key == "bar":
        return [bar(cell.share, screen) if cell.share is not None else ""]
    text = screen.spell(screen.marked(cell.text, cell.style))
    texts = wrap(text, width) if column.wrap else [text]
    return [_padded(t, width, column.align) for t in texts]


def bar(share: float, screen: Screen) -> str:
    """A bar of ten signs; a share below 0 fills none, and only 1 and more fills all."""
    full, empty = ("█", "░") if screen.unicode else ("#", ".")
    filled = BAR if share >= 1 else min(BAR - 1, max(0, round(share * BAR)))
    return full * filled + empty * (BAR - filled)


def _padded(text: str, width: int, align: str) -> str:
    space = " " * (width - cell_len(text))
    return space + text if align == "right" else text + space
