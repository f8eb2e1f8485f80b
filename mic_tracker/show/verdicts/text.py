"""For people at a terminal or in a log: a line per finding, and the verdict last.

Logs are read from the bottom. Nothing is cut or wrapped, so a pipe gets all of it. No line starts
with text from data: a CI runner takes a line that starts with `::` for a command.
"""

from collections.abc import Iterator, Sequence

from mic_tracker.model.verdict import Verdict
from mic_tracker.show.findings import Row, State, rows
from mic_tracker.show.outcome import sentence
from mic_tracker.show.phrases import Phrases

_MARKS = {State.FAILING: "x", State.OPEN: "!", State.KNOWN: "=", State.WAIVED: "~"}


def check(verdict: Verdict, phrases: Phrases) -> str:
    """Findings with code, rule and target in columns; place and help below; the outcome."""
    told = rows(verdict, phrases)
    widths = [max(map(len, column), default=0) for column in zip(*map(_cells, told), strict=True)]
    lines = [line for row in told for line in _lines(row, widths, phrases)]
    verdict_line = phrases.text("check", "failed" if verdict.failed else "passed")
    fail_on = phrases.text("check", "fail_on", rules=", ".join(verdict.fail_on))
    ending = [
        *([""] if told else []),
        sentence(verdict, told, phrases),
        f"{verdict_line} {fail_on}",
    ]
    return "\n".join([*lines, *ending]) + "\n"


def _cells(row: Row) -> tuple[str, str, str]:
    return row.code, row.rule, row.target


def _lines(row: Row, widths: Sequence[int], phrases: Phrases) -> Iterator[str]:
    cells = " ".join(text.ljust(width) for text, width in zip(_cells(row), widths, strict=True))
    start = f"{_MARKS[row.state]} {cells}  "
    yield start + row.message
    help_ = phrases.text("check", "help_line", help=row.help) if row.help else ""
    place = phrases.text("check", "place_line", place=row.place) if row.place else ""
    for text in filter(None, (place, help_, row.accepted)):
        yield " " * len(start) + text
