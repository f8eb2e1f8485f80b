"""This format is for people at a terminal or in a log: a line per finding, the verdict last.

Logs are read from the bottom. Nothing is cut, and only a terminal's lines are wrapped, so a pipe
gets all of it. No line starts with text from data: a CI runner takes a line that starts with `::`
for a command.
"""

from collections.abc import Iterator, Sequence

from rich.text import Text

from mic_tracker.model.finding import Severity
from mic_tracker.model.verdict import Verdict
from mic_tracker.show.check.rows import Row, State, registry_name, rows
from mic_tracker.show.check.summary import (
    count_registries,
    outcome_sentence,
    unchanged_lines,
)
from mic_tracker.show.language.words import Words
from mic_tracker.show.screen import Screen, wrap

_MARKS = {State.FAILING: "x", State.OPEN: "!", State.KNOWN: "=", State.WAIVED: "~"}
_NOTE = "i"
_STYLES = {State.FAILING: "error", State.OPEN: "warning"}
_PLAIN = Screen()
_ROOM, _INDENT = 40, 4
"""Where fewer cells are left beside the columns, sentences go below them, indented."""


def check(verdicts: Sequence[Verdict], words: Words, screen: Screen = _PLAIN) -> str:
    """Write code, rule and target in columns; below them the place and the help; the outcome.

    Of several registries, each has a section, and the last line tells the outcome of all.
    """
    if not verdicts[0].registry:
        return screen.render(_section(verdicts[0], words, screen))
    sections = [line for each in verdicts for line in _titled_section(each, words, screen)]
    return screen.render([*sections, _outcome_of_all(verdicts, words, screen)])


def _titled_section(verdict: Verdict, words: Words, screen: Screen) -> list[Text]:
    title = words.text("check", "registry", registry=registry_name(verdict))
    return [screen.text((title, "title")), *_section(verdict, words, screen), screen.text()]


def _section(verdict: Verdict, words: Words, screen: Screen) -> list[Text]:
    findings = rows(verdict, words)
    columns = zip(*map(_cells, findings), strict=True)
    widths = [max(map(len, column), default=0) for column in columns]
    lines = [line for row in findings for line in _lines(row, widths, words, screen)]
    kept = (_wrap(f"= {line}", 0, screen) for line in unchanged_lines(verdict, words))
    unchanged = [screen.text((line, "quiet")) for each in kept for line in each]
    return [*lines, *unchanged, *_ending(verdict, findings, words, screen)]


def _outcome_of_all(verdicts: Sequence[Verdict], words: Words, screen: Screen) -> Text:
    word, style = _outcome(any(verdict.failed for verdict in verdicts), words)
    counts = words.text("check", "all", counts=count_registries(verdicts, words))
    return screen.text((word, style), f" {counts}")


def _ending(
    verdict: Verdict, findings: Sequence[Row], words: Words, screen: Screen
) -> Iterator[Text]:
    if findings or verdict.unchanged:
        yield screen.text()
    for line in _wrap(outcome_sentence(verdict, findings, words), 0, screen):
        yield screen.text(line)
    if verdict.registry and not verdict.valid:
        return
    word, style = _outcome(verdict.failed, words)
    fail_on = words.text("check", "fail_on", rules=words.names(verdict.fail_on) or "never")
    first, *rest = _wrap(f"{word} {fail_on}", 0, screen)
    yield screen.text((word, style), first.removeprefix(word))
    yield from map(screen.text, rest)


def _outcome(failed: bool, words: Words) -> tuple[str, str]:  # noqa: FBT001 - a verdict's
    """Return the word for the outcome and its style."""
    key, style = ("failed", "error") if failed else ("passed", "on_track")
    return words.text("check", key), style


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
