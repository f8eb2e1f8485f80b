"""This format is Markdown for pull requests, wikis and CI summaries; data never becomes markup."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from mic_tracker.show.document import (
    Answer,
    Block,
    Column,
    Document,
    Fact,
    Facts,
    Grid,
    Items,
    Legend,
    Lines,
    Link,
    Notice,
    Notices,
    Paragraphs,
    Section,
    Sources,
    Subheading,
    Table,
)
from mic_tracker.show.language.words import Words
from mic_tracker.show.screen import Screen
from mic_tracker.text.escape import markdown_text, page_text, plain


def render(answer: Answer, _: Words, screen: Screen) -> str:
    """Draw the document of an answer, which is in UTF-8 whatever the screen can show."""
    return draw(answer.document(), replace(screen, encoding="utf-8"))


def draw(document: Document, screen: Screen) -> str:
    """Draw a document: paragraphs, lists and tables with a blank line between them.

    Commands to type next are left out, as a page has no prompt. A table and a list of sources
    need no heading, as their columns and numbers say what they are.
    """
    parts = [*_title(document, screen)]
    parts += [part for block in document.lead for part in _block(block, document, screen)]
    parts += [part for section in document.sections for part in _section(section, document, screen)]
    return page_text("\n\n".join(parts)) + "\n" if parts else ""


def _title(document: Document, screen: Screen) -> Iterator[str]:
    name = f": {document.name}" if document.name else ""
    status = f" ({screen.with_mark(*document.status)})" if document.status else ""
    if document.title:
        yield f"## {markdown_text(f'{document.title}{name}{status}')}"
    if document.setting:
        yield markdown_text(", ".join(document.setting))


def _section(section: Section, document: Document, screen: Screen) -> Iterator[str]:
    parts = [part for block in section.blocks for part in _block(block, document, screen)]
    needs_heading = section.blocks and not isinstance(section.blocks[0], Grid | Sources)
    if section.heading and parts and needs_heading:
        yield _bold(section.heading)
    yield from parts


def _block(block: Block, document: Document, screen: Screen) -> Iterator[str]:
    """Draw the parts of a block; none of a block that Markdown has no form for."""
    match block:
        case Subheading(text):
            yield _bold(text)
        case Paragraphs(texts):
            yield from map(markdown_text, texts)
        case Facts(rows):
            yield _bullets(_fact(row) for row in rows)
        case Grid():
            yield from _grid(block, screen)
        case Legend(texts):
            yield from _legend(texts, document, screen)
        case Lines(lines):
            yield "\n".join("    " + plain("".join(text for text, _ in line)) for line in lines)
        case Link(url):
            yield f"<{url}>"
        case Items(texts) | Sources(texts):
            yield _bullets(map(markdown_text, texts))
        case Notices(notices) if notices:
            yield _bullets(map(_notice, notices))


def _bold(text: str) -> str:
    return f"**{markdown_text(text)}**"


def _bullets(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)


def _fact(fact: Fact) -> str:
    return f"{_bold(fact.label)} {'; '.join(map(markdown_text, fact.texts))}"


def _notice(notice: Notice) -> str:
    place = f"{notice.place}: " if notice.place else ""
    return markdown_text(
        f"{place}{notice.word} {notice.code}: {notice.message} {notice.help}".strip()
    )


def _grid(grid: Grid, screen: Screen) -> Iterator[str]:
    """Draw the table with the columns that a page can hold, or the sentence in its place."""
    table = _fitting(grid, screen)
    if table.rows or grid.whole:
        yield "\n".join(_table(table, screen))
    elif grid.empty:
        yield markdown_text(grid.empty)


def _legend(texts: Mapping[str, str], document: Document, screen: Screen) -> Iterator[str]:
    blocks = (block for section in document.sections for block in section.blocks)
    grid = next((block for block in blocks if isinstance(block, Grid)), None)
    columns = _fitting(grid, screen).columns if grid else ()
    facts = (Fact(c.title, (texts[c.key],)) for c in columns if c.key in texts)
    yield _bullets(map(_fact, facts))


def _fitting(grid: Grid, screen: Screen) -> Table:
    """Return the table with the columns that a page can hold; a bar is none of them."""
    table = grid.table if grid.whole else grid.table.without_empty()
    most = None if screen.wide else grid.most
    drawn = [
        i
        for i, column in enumerate(table.columns)
        if column.key != "bar" and (most is None or column.priority < most)
    ]
    return table.with_columns(drawn)


def _table(table: Table, screen: Screen) -> Iterator[str]:
    yield _line(markdown_text(column.title) for column in table.columns)
    yield _line(_rule(column) for column in table.columns)
    for row in table.rows:
        yield _line(markdown_text(screen.with_mark(cell.text, cell.style)) for cell in row)


def _line(cells: Iterator[str] | Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _rule(column: Column) -> str:
    return "---:" if column.align == "right" else "---"
