"""This view shows a registry at a glance: counts by status, what is due, and what to type next."""

import shlex
from collections.abc import Iterator
from dataclasses import replace

from mic_tracker.model.answers.due import DueList
from mic_tracker.model.codes import Status
from mic_tracker.model.report import Report
from mic_tracker.show.document import (
    Block,
    Cell,
    Column,
    Data,
    Document,
    Grid,
    Hint,
    Paragraphs,
    Rows,
    Section,
    Table,
    with_titles,
)
from mic_tracker.show.language.words import Words
from mic_tracker.show.views import status_summary as summary
from mic_tracker.show.views.due.page import due_counts, due_table
from mic_tracker.text.escape import plain

_COUNTS = (Column("targets", "", align="right"), Column("status", ""), Column("stale", "", 1))
_COMMANDS = (Column("command", ""), Column("says", "", 1, wrap=True, minimum=20))
_DUE = ("day", "when", "kind", "subject", "period")
"""The columns of what is due that a glance needs."""
_FEW = 5
"""So many lines of what is due are shown; `due` has the others."""
_WAYS = {
    "example": "mic-tracker init --example demo",
    "empty": "mic-tracker init",
    "elsewhere": "mic-tracker -f FOLDER/targets.toml",
}
_Commands = Iterator[tuple[str, str]]


def document(report: Report, due: DueList, words: Words, file: str | None) -> Document:
    """Make the counts, the first lines of what is due, and three commands.

    The targets stand in the order of their urgency. `file` is the registry, where a command would
    not find it by itself.
    """
    return Document(
        title=summary.title(report, words),
        setting=tuple(summary.setting(report, words)),
        sections=(
            Section("", (Grid(_counts(report, words), words.text("overview", "empty")),)),
            Section("", tuple(_due(report, due, words)) if report.standings else ()),
            Section("", tuple(_problems(report, words))),
            Section("", (_grid(_next(report, due, words), words, "next", file),)),
        ),
    )


def data(report: Report, due: DueList, words: Words) -> Data:
    """Return the same in numbers, for programs: schemas/overview.schema.json has the keys."""
    from mic_tracker.show.data import (  # noqa: PLC0415 - people are not shown data
        answer_head,
        finding_data,
    )

    late = sum(item.is_overdue(report.clock.as_of) for item in due.items)
    return answer_head("overview", report, words) | {
        "counts": {status.value: n for status, n in report.counts().items()},
        "due": {
            "until": due.until and due.until.isoformat(),
            "overdue": late,
            "ahead": len(due.items) - late,
            "later": len(due.later),
        },
        "findings": [finding_data(finding, words) for finding in report.findings],
    }


def rows(report: Report) -> Rows:
    """Return how many targets have each status."""
    counts = report.counts().items()
    return ("status", "targets"), [{"status": s.value, "targets": n} for s, n in counts]


def welcome(words: Words) -> Document:
    """Say that there is no registry here, and how to start."""
    commands = ((_WAYS[way], way) for way in _WAYS)
    return Document(
        title="",
        lead=(Paragraphs((words.text("overview", "no_registry"),)),),
        sections=(Section("", (_grid(commands, words, "start"),)),),
    )


def _counts(report: Report, words: Words) -> Table:
    """Count the targets of each status that occurs, and those of them on stale figures."""
    numbers = report.counts()
    found = [status for status in summary.ORDER if numbers[status]]
    return Table(
        with_titles(_COUNTS, words.catalogue["overview_column"]),
        tuple(
            (
                Cell(words.fill("{n:figure}", n=numbers[status])),
                Cell(words.status(status), status.value),
                Cell(_stale(report, status, words), "flag"),
            )
            for status in found
        ),
    )


def _stale(report: Report, status: Status, words: Words) -> str:
    stale = summary.count_stale(report, status)
    return words.text("overview", "stale", n=stale) if stale else ""


def _due(report: Report, due: DueList, words: Words) -> Iterator[Block]:
    """Say how much is due, with the first lines of it; with the next one where nothing is."""
    yield Paragraphs((due_counts(report, due, words),))
    shown = replace(due, items=due.items or due.later[:1])
    table = due_table(report, shown, words)
    keys = [column.key for column in table.columns]
    if table.rows:
        short = Table(table.columns, table.rows[:_FEW])
        yield Grid(short.with_columns([keys.index(key) for key in _DUE]), indent=2)
    if len(table.rows) > _FEW:
        yield Paragraphs((words.text("overview", "more_due", n=len(table.rows) - _FEW),), indent=2)


def _problems(report: Report, words: Words) -> Iterator[Block]:
    problems = summary.problems(report, words)
    if problems:
        yield Hint(problems)


def _next(report: Report, due: DueList, words: Words) -> _Commands:
    """Choose the commands that lead on from here."""
    if not report.standings:
        yield "mic-tracker add-target", "add_target"
        yield "mic-tracker explain", "explain"
        yield "mic-tracker --help", "help"
        return
    first = report.standings[0]
    yield "mic-tracker status", "status"
    yield words.text("screen", "see_command", id=first.id), "show"
    if due.items or due.later:
        yield "mic-tracker due", "due"
    else:
        indicator = first.target.indicator
        yield words.text("show", "add_command", indicator=indicator), "add_observation"


def _grid(commands: _Commands, words: Words, title: str, file: str | None = None) -> Grid:
    """Make a line for each command, with what it is for."""
    titles = {"command": words.text("overview", title), "says": ""}
    option = f" --file {shlex.quote(file)}" if file and plain(file) == file else ""
    cells = tuple(
        (
            Cell(command if command.endswith("--help") else command + option, "command"),
            Cell(words.text("overview_command", says)),
        )
        for command, says in commands
    )
    return Grid(Table(with_titles(_COMMANDS, titles), cells))
