"""This module shows all promises of a target: who stated which when, and what became of each."""

from collections.abc import Iterator, Mapping

from mic_tracker.model.report import Report, Standing
from mic_tracker.show.document import Cell, Column, Grid, Items, Section, Table, with_titles
from mic_tracker.show.language.words import Words
from mic_tracker.show.views.goal import goal_by
from mic_tracker.show.views.observations import number_sources, published_cell, stated_sources
from mic_tracker.text.escape import prose

_COLUMNS = (
    Column("promise", "", 0, wrap=True, minimum=14),
    Column("series", "", 1),
    Column("on", "", 1),
    Column("by", "", 2, wrap=True, minimum=12),
    Column("source", "", 3),
    Column("status", "", 0),
    Column("force", "", 0),
)


def promise_section(standing: Standing, report: Report, words: Words) -> Iterator[Section]:
    """Show the promises of a target that was restated, the first one first; else nothing."""
    if not standing.superseded:
        return
    numbers = number_sources((), stated_sources(standing))
    rows = tuple(
        (
            *_statement_cells(promise, report, numbers, words),
            Cell(words.status(promise.status), promise.status),
            Cell(words.text("promise", "in_force") if promise is standing else ""),
        )
        for promise in standing.promises
    )
    columns = with_titles(_COLUMNS, words.catalogue["promise_column"])
    table = Grid(Table(columns, rows), "", whole=True)
    notes = tuple(_former_notes(standing, words))
    yield Section(words.text("promise", "heading"), (table, *([Items(notes)] if notes else [])))


def _former_notes(standing: Standing, words: Words) -> Iterator[str]:
    """Write what is noted of each former promise; the note of the one in force is a fact above."""
    for promise in standing.superseded:
        if note := promise.target.note:
            on = promise.stated_on or words.text("show", "unknown_day")
            yield words.text("promise", "note", on=on, note=words.local(note))


def _statement_cells(
    promise: Standing, report: Report, numbers: Mapping[str, int], words: Words
) -> Iterator[Cell]:
    """Write what was promised, counted in which way, when, by whom, and where that stands."""
    yield Cell(goal_by(promise, report.registry.indicators, words))
    yield Cell(prose(promise.target.series or ""))
    statement = promise.target.stated
    if statement is None:
        yield from (Cell(words.text("show", "unknown_day"), "quiet"), Cell(), Cell())
        return
    source = report.registry.sources[statement.source]
    yield Cell(published_cell(source, words), "quiet")
    yield Cell(words.local(source.publisher or source.author or source.title))
    place = f"[{numbers[statement.source]}] {prose(statement.at or '')}"
    yield Cell(place.strip(), "quiet")
