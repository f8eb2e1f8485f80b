"""This view shows what becomes of each row of a table of new figures, and what they change."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from mic_tracker.model.edit import Amended, RequestProblem, Situation
from mic_tracker.model.edit.figure_table import (
    KNOWN,
    REFUSED,
    STANDARD_INPUT,
    PlannedRow,
    TablePlan,
)
from mic_tracker.model.indicator import Indicator
from mic_tracker.model.members import area_of, dims_of, written_members
from mic_tracker.show.data import finding_data, location_data, schema_head
from mic_tracker.show.document import (
    Block,
    Cell,
    Column,
    Data,
    Document,
    Grid,
    LeftOut,
    Lines,
    Paragraphs,
    Section,
    StyledLine,
    Table,
)
from mic_tracker.show.language.scale import Scale
from mic_tracker.show.language.words import Words
from mic_tracker.show.views.edit import (
    COLUMNS,
    Effect,
    block_data,
    effect_data,
    effect_lines,
    figure_data,
    file_option,
)
from mic_tracker.show.views.edit.moved_baselines import move_data, move_line, moved_baselines
from mic_tracker.show.views.edit.problems import refusal
from mic_tracker.show.views.findings import notices
from mic_tracker.text.escape import plain, prose
from mic_tracker.text.suggest import written_value

_WHOLE = 40
"""Of a table with more rows, those that are alike are shown at its beginning and its end."""
_FIRST, _LAST = 10, 3
_NARROW = 10
_PRIORITIES = {
    "line": 0,
    "period": 0,
    "area": 1,
    "series": 3,
    "stage": 2,
    "value": 0,
    "outcome": 0,
    "on_record": 4,
}
"""The columns, from left to right, and which of them go first where there is no room."""
_STYLES = {REFUSED: "error", KNOWN: "quiet"}
OUTCOMES = (*(situation.value for situation in Situation), KNOWN, REFUSED)
Told = tuple[str, tuple[str, ...]]
"""What is wrong with a row, and the ways out."""


def document(
    plan: TablePlan,
    indicator: Indicator,
    words: Words,
    change: Amended | None = None,
    effect: Effect | None = None,
) -> Document:
    """Show every row that needs a look, why some are refused, and the effect of the others."""
    sections = [Section("", (Lines(tuple(_summary(plan, indicator, words))),))]
    sections.append(Section("", tuple(_rows(plan, indicator, words))))
    sections.append(Section("", (Lines(tuple(_remarks(plan, words))),)))
    sections.append(Section("", (Lines(tuple(_refusals(plan, words))),)))
    if change and effect and change.blocks:
        sections += _effect_sections(change, effect, words)
    return Document("", sections=tuple(sections))


def _summary(plan: TablePlan, indicator: Indicator, words: Words) -> Iterator[StyledLine]:
    """Say what the table is about, and how many rows have which outcome."""
    yield (plan.indicator, "id"), (f" ({words.local(indicator.name)})", "")
    counts = words.clauses(
        words.count(f"row_{outcome}", n) for outcome in OUTCOMES if (n := plan.counts[outcome])
    )
    rows = words.count("row", len(plan.rows))
    key = "rows_of_input" if plan.table == STANDARD_INPUT else "rows_of_file"
    text = words.text("figure_table", key, rows=rows, file=plain(plan.table), counts=counts)
    yield ("  ", ""), (text, "")


def _rows(plan: TablePlan, indicator: Indicator, words: Words) -> Iterator[Block]:
    """Show the rows; of a long table say how many are not shown."""
    yield Grid(_table(plan, indicator, words))
    yield LeftOut()
    if left := len(plan.rows) - len(_shown_rows(plan.rows)):
        more = words.text("figure_table", "more", rows=words.count("row", left))
        yield Paragraphs((more,), style="quiet")


def _shown_rows(rows: Sequence[PlannedRow]) -> list[PlannedRow]:
    """All rows of a short table; of a long one those that are refused or not just new, and some."""
    if len(rows) <= _WHOLE:
        return list(rows)
    alike = [i for i, row in enumerate(rows) if row.outcome in {Situation.NEW.value, KNOWN}]
    hidden = {*alike[_FIRST:-_LAST]}
    other = [i for i in range(len(rows)) if i not in hidden]
    refused = {i for i in other if rows[i].refused}
    kept = refused.union(other[: 5 * _WHOLE])
    return [row for i, row in enumerate(rows) if i in kept]


def _table(plan: TablePlan, indicator: Indicator, words: Words) -> Table:
    titles = words.catalogue["figure_table_column"]
    columns = tuple(
        Column(
            key,
            titles[key],
            priority,
            "right" if key in {"line", "value"} else "left",
            wrap=key in {"area", "stage"},
            minimum=_NARROW if key in {"area", "stage"} else 0,
        )
        for key, priority in _PRIORITIES.items()
    )
    return Table(columns, tuple(_row(row, indicator, words) for row in _shown_rows(plan.rows)))


def _row(row: PlannedRow, indicator: Indicator, words: Words) -> tuple[Cell, ...]:
    """Show a row as it was read; as it was typed where it was not."""
    figure, typed = row.figure, row.typed.cells
    scale = Scale(indicator.measure, indicator.unit)
    style = _STYLES.get(row.outcome, "warning" if row.outcome != Situation.NEW.value else "")
    value = words.quantity(figure.stated, scale) if figure else _typed_value(row, words)
    period = str(figure.when) if figure and figure.when else prose(typed.get("period", ""))
    area, series, stage = (
        (written_members(figure.members), figure.series, figure.stage)
        if figure
        else tuple(typed.get(key) for key in ("area", "series", "stage"))
    )
    texts = (str(row.typed.line), period, area, series, stage, value)
    outcome = words.text("figure_table_outcome", row.outcome)
    place = f"{row.rivals[0].location.file}:{row.rivals[0].location.line}" if row.rivals else ""
    quiet = "quiet" if row.outcome == KNOWN else ""
    cells = (Cell(written_value(prose(text or "")), quiet) for text in texts)
    return (*cells, Cell(outcome, style), Cell(plain(place), "quiet"))


def _typed_value(row: PlannedRow, words: Words) -> str:
    cells = row.typed.cells
    return cells.get("value") or words.clauses(cells[k] for k in ("low", "high") if k in cells)


def _remarks(plan: TablePlan, words: Words) -> Iterator[StyledLine]:
    """Say once what should be looked at again, with the rows that it is about."""
    lines: defaultdict[str, list[int]] = defaultdict(list)
    for row in plan.rows:
        for remark in row.remarks if row.situation and not row.refused else ():
            lines[remark].append(row.typed.line)
    for remark, where in lines.items():
        said = words.text("entry_remark", remark)
        yield ((_at(plan, where, "remark", words, message=said), "warning"),)
    yield from (((words.text("entry_remark", r), "warning"),) for r in plan.remarks)


def _refusals(plan: TablePlan, words: Words) -> Iterator[StyledLine]:
    """Say why rows are refused, each cause once with its lines, and what to write instead."""
    lines: defaultdict[tuple[str, Told], list[int]] = defaultdict(list)
    for row in plan.rows:
        for column, told in faults(row, words):
            lines[column, told].append(row.typed.line)
    for (column, (message, ways)), where in lines.items():
        key = "refused_cell" if column else "refused_row"
        yield ((_at(plan, where, key, words, column=column, message=message), "error"),)
        yield from ((("  ", ""), (way, "")) for way in ways)


def faults(row: PlannedRow, words: Words) -> Iterator[tuple[str, Told]]:
    """Say what is wrong with a row, with the column that it is about; "" for none."""
    for problem in row.problems:
        column = _column(problem)
        of_row = RequestProblem(
            problem.section, problem.key, column or problem.option, problem.facts, problem.choices
        )
        yield column, refusal((of_row,), words)
    for finding in row.findings:
        message, help_ = words.finding(finding)
        yield "", (message, (help_,) if help_ else ())


def _column(problem: RequestProblem) -> str:
    """The column that a problem is about; "" where it is about all of the row."""
    name = problem.option.removeprefix("--").replace("-", "_")
    return name if problem.section in {"value", "period"} or name in _CELLS else ""


_CELLS = frozenset(
    {"value", "low", "high", "period", "undated", "series", "area", "stage", "source"}
    | {"published", "at", "status", "qualifier", "derived", "note", "indicator"}
)


def _at(plan: TablePlan, lines: Sequence[int], key: str, words: Words, **facts: str) -> str:
    """Say something of lines of the table."""
    numbers = words.names(_spans(lines))
    one = "line" if len(lines) == 1 else "lines"
    place = (
        words.text("figure_table", one, lines=numbers)
        if plan.table == STANDARD_INPUT
        else f"{plain(plan.table)}:{numbers}"
    )
    return words.text("figure_table", key, place=place, **facts)


def _spans(lines: Sequence[int]) -> Iterator[str]:
    """The numbers of lines, runs of them as one: "2-5", "9"."""
    start = before = lines[0]
    for line in (*lines[1:], None):
        if line is not None and line == before + 1:
            before = line
            continue
        yield str(start) if start == before else f"{start}-{before}"
        start = before = line if line is not None else before


def _effect_sections(change: Amended, effect: Effect, words: Words) -> Iterator[Section]:
    """Show a new source, what moves a baseline, what the registry says, and the targets."""
    sources = [block for block in change.blocks if block.text.startswith("[sources.")]
    for block in sources:
        place = ((f"{plain(change.file)}:{block.start}", "quiet"),)
        added = ((("+ ", "added"), (plain(line), "")) for line in block.text.splitlines())
        yield Section("", (Lines((place, *added)),))
    if moved := moved_baselines(*effect):
        sentences = tuple(move_line(move, words) for move in moved)
        yield Section("", (Paragraphs(sentences, style="warning"),))
    if own := change.own_findings:
        yield Section("", (notices(own, words),))
    yield Section("", (Lines(tuple(effect_lines(effect, COLUMNS, words))),))


def question(change: Amended, words: Words) -> str:
    """Ask whether the figures are to be written."""
    n = sum(block.text.startswith("[[") for block in change.blocks)
    figures = words.count("figure", n)
    return words.text("figure_table", "confirm", figures=figures, file=plain(change.file))


def outcome_lines(change: Amended, words: Words) -> str:
    """Say how many figures were written and where, and what to type next."""
    figures = [block for block in change.blocks if block.text.startswith("[[")]
    if not figures:
        return words.text("figure_table", "all_known") + "\n"
    n = words.count("figure", len(figures))
    place = f"{plain(change.file)}:{figures[0].start}-{figures[-1].end}"
    lines = [words.text("figure_table", "wrote", figures=n, place=place)]
    lines += [words.text("entry", "next_figure", id=id_) for id_ in change.concerned[:1]]
    lines.append(words.text("undo", "offer", file=file_option(change.after.path)))
    return "\n".join(lines) + "\n"


def data(
    plan: TablePlan,
    day: str,
    outcome: str,
    words: Words,
    change: Amended | None = None,
    effect: Effect | None = None,
) -> Data:
    """Return for programs what becomes of each row, and what they change."""
    return schema_head("add-observations") | {
        "outcome": outcome,
        "indicator": plan.indicator,
        "table": plan.table,
        "as_of": day,
        "counts": {outcome: plan.counts[outcome] for outcome in OUTCOMES if plan.counts[outcome]},
        "rows": [_row_data(row, words) for row in plan.rows],
        "blocks": [block_data(b, change.file) for b in change.blocks] if change else [],
        "remarks": list(plan.remarks),
        "moved_baselines": [move_data(m) for m in moved_baselines(*effect)] if effect else [],
        "effect": [*effect_data(effect, words)] if effect else [],
        "findings": [finding_data(f, words) for f in change.own_findings] if change else [],
    }


def _row_data(row: PlannedRow, words: Words) -> Data:
    figure = row.figure
    return {
        "line": row.typed.line,
        "outcome": row.outcome,
        "cells": dict(row.typed.cells),
        "figure": figure and figure_data(figure),
        "series": figure and figure.series,
        "area": figure and area_of(figure.members),
        "dims": dims_of(figure.members) if figure else {},
        "stage": figure and figure.stage,
        "source": figure and figure.source,
        "on_record": location_data(row.rivals[0].location) if row.rivals else None,
        "problems": [
            {"column": column or None, "message": message, "ways_out": list(ways)}
            for column, (message, ways) in faults(row, words)
        ],
        "remarks": list(row.remarks),
    }
