"""This module lists what is due for people, with the commands that enter it."""

from collections.abc import Iterator, Sequence
from datetime import date

from mic_tracker.model.answers.due import DueItem, DueList
from mic_tracker.model.codes import DueKind
from mic_tracker.model.duration import Duration
from mic_tracker.model.members import written_members
from mic_tracker.model.report import Report
from mic_tracker.show.document import (
    Cell,
    Column,
    Document,
    Grid,
    LeftOut,
    Lines,
    Paragraphs,
    Section,
    Table,
    with_titles,
)
from mic_tracker.show.language.words import Words
from mic_tracker.show.views.due.subject import (
    awaited_periods,
    is_of_indicator,
    note,
    subject,
    subject_name,
)
from mic_tracker.show.views.status_summary import setting
from mic_tracker.text.escape import plain, prose

_COLUMNS = (
    Column("day", "", 0),
    Column("when", "", 2),
    Column("kind", "", 0),
    Column("subject", "", 0),
    Column("period", "", 1, wrap=True, minimum=10),
    Column("area", "", 1, wrap=True, minimum=10),
    Column("targets", "", 3, wrap=True, minimum=16),
    Column("name", "", 6, wrap=True, minimum=20),
    Column("notes", "", 5, wrap=True, minimum=18),
    Column("place", "", 7),
)
_NAMED = 6
"""So many indicators without a calendar are named; of more, the first."""
_YEAR = Duration(months=12)
"""How far ahead somebody is told to look."""
Run = tuple[DueItem, ...]
"""What one line is about: a thing, or periods of a cadence that follow each other."""


def document(report: Report, due: DueList, words: Words, file: str | None) -> Document:
    """Make a line for each thing, by day; under them the commands in the same order."""
    runs, table = tuple(_runs(due.items, report.clock.as_of)), due_table(report, due, words)
    title = words.local(report.registry.title)
    return Document(
        title=words.text("due", "title", title=title, n=len(runs)),
        setting=tuple(setting(report, words)),
        lead=(Paragraphs((due_counts(report, due, words),)),),
        sections=(
            Section("", (Grid(table),) if table.rows else ()),
            Section("", (LeftOut(),)),
            _entries([run for run in runs if _has_begun(run[0], report.clock.as_of)], words, file),
            Section("", (Paragraphs(tuple(_notes(report, due, words))),)),
        ),
    )


def due_table(report: Report, due: DueList, words: Words) -> Table:
    """Make a row for each thing, by day."""
    columns = with_titles(_COLUMNS, words.catalogue["due_column"])
    runs = _runs(due.items, report.clock.as_of)
    return Table(columns, tuple(tuple(_cells(run, report, words)) for run in runs))


def _runs(items: Sequence[DueItem], today: date) -> Iterator[Run]:
    """Join the periods of a cadence that are overdue: one after the other was never recorded."""
    late: dict[tuple[str, ...], list[DueItem]] = {}
    for item in items:
        if item.kind is DueKind.CADENCE_PERIOD and item.is_overdue(today):
            late.setdefault(item.targets, []).append(item)
    for item in items:
        if item.kind is not DueKind.CADENCE_PERIOD or not item.is_overdue(today):
            yield (item,)
        elif item.targets in late:
            yield tuple(late.pop(item.targets))


def _cells(run: Run, report: Report, words: Words) -> Iterator[Cell]:
    item, today = run[0], report.clock.as_of
    style = "flag" if item.is_overdue(today) else ""
    yield Cell(words.cell(item.day), style)
    yield Cell(_when(item.day, today, words), style)
    yield Cell(words.text("due_kind", item.kind))
    yield Cell(_subject(item, words), "id")
    yield Cell(awaited_periods(run, words))
    yield from _figure_cells(item, words)
    yield Cell(subject_name(report, item, words), "quiet")
    yield Cell(note(report, item, today, words))
    yield Cell(_place(item), "quiet")


def _subject(item: DueItem, words: Words) -> str:
    """Write what it is about, and of a figure which definition."""
    if is_of_indicator(item) and item.series:
        return words.text("due", "series", id=subject(item), series=item.series)
    return subject(item)


def _figure_cells(item: DueItem, words: Words) -> Iterator[Cell]:
    """Say of a figure where it is counted and who waits for it."""
    of_indicator = is_of_indicator(item)
    yield Cell(prose(written_members(item.members)) if of_indicator else "")
    yield Cell(words.names(item.targets) if of_indicator else "", "id")


def _place(item: DueItem) -> str:
    return plain(f"{item.location.file}:{item.location.line}") if item.location else ""


def _when(day: date, today: date, words: Words) -> str:
    days = (day - today).days
    key = "late" if days < 0 else "ahead" if days else "today"
    return words.text("due", key, days=abs(days))


def due_counts(report: Report, due: DueList, words: Words) -> str:
    """Say how many lines are overdue, and how many are due until the last day."""
    today, until = report.clock.as_of, due.until
    runs = tuple(_runs(due.items, today))
    late = sum(run[0].is_overdue(today) for run in runs)
    coming = len(runs) - late
    key = f"{'some' if late else 'none'}_late_{'some' if coming else 'none'}_ahead"
    ever = "" if until else "_ever"
    return words.text("due", key + ever, late=late, coming=coming, until=until)


def _has_begun(item: DueItem, today: date) -> bool:
    """Return whether there can be a figure of it: one of a coming year is no figure yet."""
    return item.period is None or item.period.first <= today


def _entries(runs: Sequence[Run], words: Words, file: str | None) -> Section:
    """List the commands, and the places in files, that settle what is due."""
    entries = dict.fromkeys(_entry(run[0], words, file) for run in runs)
    heading = words.text("due", "entries") if entries else ""
    return Section(heading, (Lines(tuple((entry,) for entry in entries)),) if entries else ())


def _entry(item: DueItem, words: Words, file: str | None) -> tuple[str, str]:
    from mic_tracker.show.views.due.entry import (  # noqa: PLC0415 - an overview has no entries
        entry_command,
    )

    command = entry_command(item, file)
    if command is not None:
        return f"  {command}", "command"
    return f"  {words.text('due', 'edit', place=_place(item))}", ""


def _notes(report: Report, due: DueList, words: Words) -> Iterator[str]:
    """Say what is not shown: what is due later, and the indicators of which nothing is known."""
    if due.later:
        first = due.later[0]
        what = words.text("due_kind", first.kind)
        facts = {"what": what, "subject": subject(first), "day": first.day}
        far = first.day > _YEAR.after(report.clock.as_of)
        yield words.text("due", "later_far" if far else "later", n=len(due.later), **facts)
    silent = tuple(name for name in due.unscheduled if name not in due.aged)
    for key, ids in (("aged", due.aged), ("unscheduled", silent)):
        if ids:
            more = ("…",) if len(ids) > _NAMED else ()
            names = words.names((*ids[:_NAMED], *more))
            yield words.text("due", key, n=len(ids), names=names)
