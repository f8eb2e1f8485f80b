"""This format is for people at a terminal or in a log: a line per finding, the verdict last.

Logs are read from the bottom. Nothing is cut, and only a terminal's lines are wrapped, so a pipe
gets all of it. No line starts with text from data: a CI runner takes a line that starts with `::`
for a command.
"""

from collections.abc import Iterator, Sequence

from rich.text import Text

from mic_tracker.model.finding import Severity
from mic_tracker.model.verdict import Verdict
from mic_tracker.show.check.rows import Row, State, rows
from mic_tracker.show.check.summary import outcome_sentence, unchanged_lines
from mic_tracker.show.language.words import Words
from mic_tracker.show.screen import Screen, wrap

_MARKS = {State.FAILING: "x", State.OPEN: "!", State.KNOWN: "=", State.WAIVED: "~"}
_NOTE = "i"
_STYLES = {State.FAILING: "error", State.OPEN: "warning"}
_PLAIN = Screen()
_ROOM, _INDENT = 40, 4
"""Where fewer cells are left beside the columns, sentences go below them, indented."""


def check(verdict: Verdict, words: Words, screen: Screen = _PLAIN) -> str:
    """Write code, rule and target in columns; below them the place and the help; the outcome."""
    findings = rows(verdict, words)
    columns = zip(*map(_cells, findings), strict=True)
    widths = [max(map(len, column), default=0) for column in columns]
    lines = [line for row in findings for line in _lines(row, widths, words, screen)]
    unchanged = [screen.text((f"= {line}", "quiet")) for line in unchanged_lines(verdict, words)]
    return screen.render([*lines, *unchanged, *_ending(verdict, findings, words, screen)])


def _ending(
    verdict: Verdict, findings: Sequence[Row], words: Words, screen: Screen
) -> Iterator[Text]:
    if findings or verdict.unchanged:
        yield screen.text()
    yield screen.text(outcome_sentence(verdict, findings, words))
    word, style = ("failed", "error") if verdict.failed else ("passed", "on_track")
    fail_on = words.text("check", "fail_on", rules=words.names(verdict.fail_on) or "never")
    yield screen.text((words.text("check", word), style), f" {fail_on}")


def _cells(row: Row) -> tuple[str, str, str]:
    return row.code, row.rule, row.target


def _mark(row: Row) -> str:
    """A note is nothing to see to."""
    noted = row.state is State.OPEN and row.severity is Severity.NOTE
    return _NOTE if noted else _MARKS[row.state]


def _lines(row: Row, widths: Sequence[int], words: Words, screen: Screen) -> Iterator[Text]:
    cells = " ".join(text.ljust(width) for text, width in zip(_cells(row), widths, strict=True))
    start = f"{_mark(row)} {cells}  "
    help_ = words.text("check", "help_line", help=row.help) if row.help else ""
    place = words.text("check", "place_line", place=row.place) if row.place else ""
    below = screen.interactive and screen.width - len(start) < _ROOM
    indent = _INDENT if below else len(start)
    quiet = "" if row.state in _STYLES else "quiet"
    texts = [row.message, *filter(None, (place, help_, row.accepted))]
    first, *rest = [line for text in texts for line in _wrap(text, indent, screen)]
    head = (start, _STYLES.get(row.state, quiet))
    yield screen.text(head) if below else screen.text(head, (first, quiet))
    for line in [first, *rest] if below else rest:
        yield screen.text(" " * indent, (line, quiet))


def _wrap(text: str, indent: int, screen: Screen) -> list[str]:
    return wrap(text, screen.width - indent) if screen.interactive else [text]
