"""This format is for people: a screen of text, in colour on a terminal, bare in a pipe."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from rich.text import Text

from mic_tracker.show.document import (
    Answer,
    Block,
    Command,
    Document,
    Facts,
    Grid,
    Hint,
    Illustration,
    Items,
    LeftOut,
    Legend,
    Lines,
    Link,
    Notice,
    Notices,
    Paragraphs,
    Section,
    Sources,
    Subheading,
)
from mic_tracker.show.language.words import Words
from mic_tracker.show.screen import READABLE, STYLES, Screen
from mic_tracker.show.table_layout import Layout, lay_out, lines

_GAP = 3
"""The least room between the left part of a line and its right part."""
_DRAWING = 15
"""How many rows a chart among other things has."""
_LEGEND = 12
"""The width of the titles in a legend."""


def render(answer: Answer, words: Words, screen: Screen) -> str:
    """Draw the document of an answer."""
    return draw(answer.document(), words, screen)


def draw(document: Document, words: Words, screen: Screen) -> str:
    """Draw a document for a screen; the text ends with a line end."""
    grid = _first_grid(document)
    page = _Page(words, screen, grid, lay_out(grid.table, screen) if grid else None)
    return screen.render(page.lines(document))


def _first_grid(document: Document) -> Grid | None:
    blocks = (block for section in document.sections for block in section.blocks)
    return next((block for block in blocks if isinstance(block, Grid)), None)


@dataclass(frozen=True, slots=True)
class _Page:
    """A page is a document while it is drawn; title, legend and `LeftOut` use its first table."""

    words: Words
    screen: Screen
    grid: Grid | None
    layout: Layout | None

    def lines(self, document: Document) -> Iterator[Text]:
        """Draw the head and the sections that say anything, a blank line between them."""
        parts = [[*self._head(document)], *([*self._section(s)] for s in document.sections)]
        for i, part in enumerate(part for part in parts if part):
            yield from [self.screen.text()] if i else []
            yield from part

    def _head(self, document: Document) -> Iterator[Text]:
        if document.title:
            yield from self._title(document)
        for block in document.lead:
            yield from _DRAW[type(block)](self, block)

    def _title(self, document: Document) -> Iterator[Text]:
        """Draw the title on the left, the status or the setting on the right if there is room."""
        screen, left = self.screen, self._left(document)
        right, width = self._right(document, left)
        room = width - left.cell_len - right.cell_len
        if not right.plain:
            yield left
        elif room >= _GAP:
            yield Text.assemble(left, " " * room, right)
        elif document.status:
            yield Text.assemble(screen.text((document.title, document.style)), " " * _GAP, right)
            yield from screen.prose(document.name)
        else:
            yield from screen.prose(left.plain, style=document.style)
            yield right

    def _left(self, document: Document) -> Text:
        title = (self.screen.with_mark(document.title, document.style), document.style)
        return self.screen.text(title, *((" " * _GAP, document.name) if document.name else ()))

    def _right(self, document: Document, left: Text) -> tuple[Text, int]:
        """Return what belongs on the right, and the width of the line that it ends."""
        if document.status:
            word, style = document.status
            right = self.screen.text((self.screen.with_mark(word, style), style))
            return right, min(self.screen.width, READABLE)
        right = self.screen.text(((" " * _GAP).join(document.setting), "quiet"))
        beside = left.cell_len + _GAP + right.cell_len
        return right, self.layout.width if self.layout else min(beside, self.screen.width)

    def _section(self, section: Section) -> Iterator[Text]:
        if section.heading:
            yield from _heading(self, Subheading(section.heading, section.style))
        for block in section.blocks:
            yield from _DRAW[type(block)](self, block)


def _heading(page: _Page, block: Subheading) -> Iterator[Text]:
    yield page.screen.text((block.text, block.style))


def _paragraphs(page: _Page, block: Paragraphs) -> Iterator[Text]:
    for text in block.texts:
        first, *rest = page.screen.prose(text, block.indent, block.style)
        yield first
        yield from (Text.assemble(" " * block.hanging, line) for line in rest)


def _facts(page: _Page, block: Facts) -> Iterator[Text]:
    width = block.width or max((len(fact.label) for fact in block.rows), default=0) + 2
    for fact in block.rows:
        yield from page.screen.with_label(fact.label, fact.texts, width)


def _grid(page: _Page, block: Grid) -> Iterator[Text]:
    inner = replace(page.screen, width=page.screen.width - block.indent)
    reused = page.layout if block is page.grid and not block.indent else None
    layout = reused or lay_out(block.table, inner)
    if layout.rows:
        yield from (Text.assemble(" " * block.indent, line) for line in lines(layout, inner))
    elif block.empty:
        yield page.screen.text(block.empty)


def _left_out(page: _Page, block: LeftOut) -> Iterator[Text]:
    hidden, words = page.layout.hidden if page.layout else (), page.words
    if hidden:
        names = words.names(column.title for column in hidden)
        columns = words.count("column", len(hidden))
        text = words.text("screen", "hidden", columns=columns, names=names)
        line = page.screen.text((text, block.style))
        yield from page.screen.prose(text, style=block.style) if block.wrap else [line]


def _legend(page: _Page, block: Legend) -> Iterator[Text]:
    for column in page.layout.columns if page.layout else ():
        if column.key in block.texts:
            yield from page.screen.with_label(column.title, [block.texts[column.key]], _LEGEND)


def _items(page: _Page, block: Items) -> Iterator[Text]:
    for text in block.texts:
        first, *rest = page.screen.prose(text, indent=2)
        yield Text.assemble("- ", first[2:])
        yield from rest


def _lines(page: _Page, block: Lines) -> Iterator[Text]:
    return (page.screen.text(*line) for line in block.lines)


def _command(page: _Page, block: Command) -> Iterator[Text]:
    yield page.screen.text(block.text, " ", (block.command, "command"))


def _hint(page: _Page, block: Hint) -> Iterator[Text]:
    yield from page.screen.prose(block.text)


def _link(page: _Page, block: Link) -> Iterator[Text]:
    yield page.screen.text("  ", (block.url, "command"))


def _sources(page: _Page, block: Sources) -> Iterator[Text]:
    """Draw each source with its number hanging out."""
    for text in block.texts:
        number, source = text.split(" ", 1)
        first, *rest = page.screen.prose(source, indent=len(number) + 1)
        yield page.screen.text(number, " ", first.plain.strip())
        yield from rest


def _notices(page: _Page, block: Notices) -> Iterator[Text]:
    for notice in block.notices:
        yield from _notice(page, notice)
        yield page.screen.text()
    if block.notices:
        yield page.screen.text(block.counts)


def _notice(page: _Page, notice: Notice) -> Iterator[Text]:
    """Draw the block of a finding, its severity and code in their colour."""
    head, *rest = notice.block.split("\n")
    first = page.screen.text(head)
    first.highlight_words([f"{notice.severity} {notice.code}"], STYLES[notice.severity])
    yield first
    yield from (page.screen.text(line) for line in rest)


# each function is given the block that it stands beside
def _drawing(page: _Page, block: Illustration) -> Iterator[Text]:
    from mic_tracker.show.chart.formats.terminal import (  # noqa: PLC0415 - few answers have any
        chart_lines,
        mark_legend,
    )

    yield from chart_lines(block.chart, page.screen, _DRAWING)
    if legend := mark_legend(block.chart, page.screen):
        yield from page.screen.prose(legend, style="quiet")


_DRAW: dict[type[Block], Callable[[_Page, Any], Iterator[Text]]] = {
    Subheading: _heading,
    Paragraphs: _paragraphs,
    Facts: _facts,
    Grid: _grid,
    LeftOut: _left_out,
    Legend: _legend,
    Items: _items,
    Lines: _lines,
    Command: _command,
    Hint: _hint,
    Link: _link,
    Sources: _sources,
    Notices: _notices,
    Illustration: _drawing,
}
