"""For people: screens of text, in colour on a terminal, bare in a pipe."""

from collections.abc import Iterator, Sequence

from rich.text import Text

from mic_tracker.model.finding import Finding
from mic_tracker.model.report import Report
from mic_tracker.show.document import Document
from mic_tracker.show.language.words import Words
from mic_tracker.show.screen import Screen
from mic_tracker.show.table_layout import Layout, lay_out, lines
from mic_tracker.show.views import status_summary
from mic_tracker.show.views import target as detail
from mic_tracker.show.views.findings import notices
from mic_tracker.show.views.status import overview
from mic_tracker.show.views.target import cited, why_in_a_line


def status(report: Report, words: Words, screen: Screen) -> str:
    """The table of all targets, in the report's order, with what it means and what to do next."""
    return screen.render(_status(report, words, screen))


def show(report: Report, target: str, words: Words, screen: Screen) -> str:
    """All that is known of one target; KeyError for a target that the report does not have."""
    standing = {s.id: s for s in report.standings}[target]
    return screen.render(detail.page(standing, report, words, screen))


def findings(found: Sequence[Finding], words: Words, screen: Screen) -> str:
    """Each finding with its place, its line and its help; last, how many there are."""
    return screen.render(notices(found, words, screen))


def sheet(found: Document, words: Words, screen: Screen) -> str:
    """A sheet with its table chosen for the screen."""
    return screen.render(_drawn(found, words, screen))


def _drawn(sheet: Document, words: Words, screen: Screen) -> Iterator[Text]:
    layout = lay_out(sheet.table, screen)
    yield from _titled(sheet.title, sheet.setting, screen, layout.width)
    for fact in sheet.facts:
        yield from screen.prose(fact)
    yield screen.text()
    if layout.rows:
        yield from lines(layout, screen)
        yield screen.text()
    for note in sheet.notes:
        yield from screen.prose(note)
    if layout.hidden:
        yield from screen.prose(_hidden(layout, words), style="quiet")
    if sheet.sources:
        yield screen.text()
        yield from cited(sheet.sources, words, screen)


def _status(report: Report, words: Words, screen: Screen) -> Iterator[Text]:
    layout = lay_out(overview(report, words), screen)
    setting = tuple(status_summary.setting(report, words))
    yield from _titled(status_summary.title(report, words), setting, screen, layout.width)
    yield screen.text()
    if not report.standings:
        yield screen.text(words.text("screen", "none"))
        return
    yield from lines(layout, screen)
    yield screen.text()
    yield from _footer(report, words, screen, layout)
    if screen.explain:
        yield from _explained(report, words, screen, layout)


def _titled(title: str, setting: Sequence[str], screen: Screen, width: int) -> Iterator[Text]:
    """Title on the left, day and file on the right; below each other where that is too long."""
    left = screen.text((title, "title"))
    right = screen.text(("   ".join(setting), "quiet"))
    room = width - left.cell_len - right.cell_len
    if room >= 3:
        yield Text.assemble(left, " " * room, right)
        return
    yield from screen.prose(left.plain, style="title")
    yield right


def _footer(report: Report, words: Words, screen: Screen, layout: Layout) -> Iterator[Text]:
    furthest = status_summary.furthest(report, words)
    for sentence in (
        status_summary.counts(report, words),
        furthest,
        status_summary.problems(report, words),
    ):
        if sentence:
            yield from screen.prose(sentence)
    if layout.hidden:
        yield from screen.prose(_hidden(layout, words), style="quiet")
    command = words.text("screen", "see_command", id=report.standings[0].id)
    yield screen.text(words.text("screen", "see_one"), " ", (command, "command"))


def _hidden(layout: Layout, words: Words) -> str:
    names = words.text("screen", "list").join(column.title for column in layout.hidden)
    columns = words.count("column", len(layout.hidden))
    return words.text("screen", "hidden", columns=columns, names=names)


def _explained(report: Report, words: Words, screen: Screen, layout: Layout) -> Iterator[Text]:
    yield screen.text()
    yield screen.text((words.text("screen", "explain"), "title"))
    says = words.catalogue["column_says"]
    for column in layout.columns:
        if column.key in says:
            yield from screen.labelled(column.title, [says[column.key]], 12)
    yield screen.text()
    yield screen.text((words.text("screen", "why"), "title"))
    for standing in report.standings:
        yield screen.text((standing.id, "id"))
        yield from screen.prose(why_in_a_line(standing, report, words), indent=2)
