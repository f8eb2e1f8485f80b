"""The plan for a table of new figures: each row as one new figure, beside those above it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from mic_tracker.edit.figure import observation_fields
from mic_tracker.edit.figure_table.rows import (
    FigureTableRequest,
    ReadRow,
    cite_new_source,
    read_rows,
    require_subject,
    with_common,
)
from mic_tracker.edit.observation import file_remarks
from mic_tracker.edit.plausibility import Neighbours
from mic_tracker.edit.registry_file import insert_blocks, last_figure_place, source_line_beside
from mic_tracker.edit.revision import (
    WANTED,
    choose_rivals,
    classify_situation,
    figure_key,
    find_objections,
    observation_key,
)
from mic_tracker.edit.subject import Subject
from mic_tracker.model.edit import Already, Figure, RequestProblem, TomlBlock
from mic_tracker.model.edit.figure_table import PlannedRow, TablePlan, TypedRow, refuse_table
from mic_tracker.model.finding import Finding, Location
from mic_tracker.model.observation import Observation, ObservationRecord
from mic_tracker.model.registry import Registry

_Rivals = defaultdict[tuple[object, ...], list[Observation]]


def plan_table(
    request: FigureTableRequest, registry: Registry, day: date, language: str
) -> TablePlan:
    """Plan what adding a table of observations would write, as `plan_figure` plans one.

    A row is compared with what is on record and with the rows above it. Raises InvalidRequest for
    what is wrong with all rows, and TableRefused where one of them may not be written.
    """
    defaults = with_common(request.defaults, request.table.common)
    subject = require_subject(defaults, registry)
    cited, defaults, source = cite_new_source(defaults, registry, language)
    read = [*read_rows(request.table.rows, defaults, subject, cited, day, language)]
    rows = _compare_rows(read, request, cited, subject, day)
    written = [r for r, row in zip(read, rows, strict=True) if row.situation and not row.refused]
    new = [r for r in written if isinstance(r, ReadRow)]
    place = last_figure_place(registry, subject.id)
    above = source_line_beside(registry, place)
    plan = TablePlan(
        (*_source_blocks(source, new, above), *_figure_blocks(new, place.line)),
        subject.id,
        file=place.file,
        remarks=tuple(file_remarks(registry, subject.id)),
        table=request.table.name,
        rows=tuple(rows),
    )
    if any(row.refused for row in rows):
        raise refuse_table(plan)
    return plan


def _compare_rows(
    read: Sequence[ReadRow | PlannedRow],
    request: FigureTableRequest,
    registry: Registry,
    subject: Subject,
    day: date,
) -> list[PlannedRow]:
    """Compare each figure with those on record, and with those above it."""
    on_record: _Rivals = defaultdict(list)
    for o in registry.observations:
        if o.indicator == subject.id:
            on_record[observation_key(o)].append(o)
    above: _Rivals = defaultdict(list)
    neighbours = Neighbours.of([r.parsed for r in read if isinstance(r, ReadRow)])
    rows = list[PlannedRow]()
    for r in read:
        if isinstance(r, PlannedRow):
            rows.append(r)
            continue
        answer = _compare_row(r, request, on_record, above, registry)
        remarks = neighbours.remarks(r.parsed, subject.indicator.measure, day)
        rows.append(replace(answer, remarks=remarks))
        if not answer.problems:
            above[figure_key(r.parsed.figure)].append(_as_observation(r, request.table.name))
    return rows


def _compare_row(
    read: ReadRow,
    request: FigureTableRequest,
    on_record: _Rivals,
    above: _Rivals,
    registry: Registry,
) -> PlannedRow:
    """Say what a figure does to those on record and to those above it in the table."""
    figure, key = read.parsed.figure, figure_key(read.parsed.figure)
    recorded = choose_rivals(figure, on_record[key])
    in_table = choose_rivals(figure, above[key])
    if problem := _clash(figure, in_table, request):
        return PlannedRow(read.row, figure, problems=(problem,))
    rivals = choose_rivals(figure, (*recorded, *in_table))
    situation = classify_situation(figure, rivals)
    if isinstance(situation, Already):
        return _known(read.row, figure, situation.observation, request)
    wanted = WANTED.get(situation)
    stance = wanted if wanted in request.stances else None
    objections = find_objections(figure, situation, rivals, stance, registry)
    return PlannedRow(read.row, figure, situation, rivals, tuple(objections))


def _clash(
    figure: Figure, above: tuple[Observation, ...], request: FigureTableRequest
) -> RequestProblem | None:
    """The problem that a row repeats or contradicts one above it, unless rows may do that."""
    situation = classify_situation(figure, above) if above else None
    if situation is None:
        return None
    other = situation.observation if isinstance(situation, Already) else above[0]
    line = other.location.line
    facts = {"line": line, "value": other.stated, "period": figure.when or ""}
    if isinstance(situation, Already):
        return RequestProblem("row", "repeats", "", facts)
    wanted = WANTED.get(situation)
    if wanted is None or wanted in request.stances:
        return None
    return RequestProblem("row", situation.value, f"--{wanted}", facts)


def _known(
    row: TypedRow, figure: Figure, recorded: Observation, request: FigureTableRequest
) -> PlannedRow:
    if request.again:
        return PlannedRow(row, figure, rivals=(recorded,))
    where = recorded.location
    facts = {"place": f"{where.file}:{where.line}"}
    problem = RequestProblem("row", "known", "--if-exists", facts)
    return PlannedRow(row, figure, rivals=(recorded,), problems=(problem,))


def _as_observation(read: ReadRow, table: str) -> Observation:
    """The figure of a row as if it were on record, in its line of the table."""
    figure = read.parsed.figure
    record = ObservationRecord.model_construct(
        indicator=figure.indicator,
        value=None if figure.middle else figure.value,
        low=figure.ends.low if figure.ends else None,
        high=figure.ends.high if figure.ends else None,
        stage=figure.stage,
    )
    return Observation(
        indicator=figure.indicator,
        period=figure.period,
        value=figure.value,
        source=figure.source,
        known_since=figure.known_since,
        series=figure.series,
        members=figure.members,
        status=figure.status,  # type: ignore[arg-type]  # the reader has looked
        record=record,
        location=Location(table, read.row.line),
        interval=figure.interval,
    )


def _source_blocks(
    source: TomlBlock | None, new: Sequence[ReadRow], after: int
) -> Iterator[TomlBlock]:
    """The block of a new source, if one of the figures has it."""
    if source and any(f"[sources.{r.parsed.figure.source}]" == source.header for r in new):
        yield replace(source, after=after)


def _figure_blocks(new: Sequence[ReadRow], after: int) -> Iterator[TomlBlock]:
    """The blocks of the figures, in the order of the rows, behind those on record."""
    for r in new:
        fields = observation_fields(r.request, r.parsed, r.citation)
        own = {key: r.row.cells[key] for key in ("value_text",) if key in r.row.cells}
        yield TomlBlock("[[observations]]", fields | own, after)


def blame_rows(
    plan: TablePlan, data: bytes, file: str, findings: Sequence[Finding]
) -> TablePlan | None:
    """The plan with what would be wrong with the registry beside the rows that it is about.

    `data` are the bytes of the file that gets them. None where a finding is about something else.
    """
    _, blocks = insert_blocks(data.decode(), plan.blocks)
    starts = {block.start: i for i, block in enumerate(blocks)}
    lines = {line: i for start, i in starts.items() for line in range(start, blocks[i].end + 1)}
    blamed: defaultdict[int, list[Finding]] = defaultdict(list)
    for finding in findings:
        where = finding.location
        if where is None or where.file != file or where.line not in lines:
            return None
        blamed[lines[where.line]].append(finding)
    first = len(blocks) - sum(row.situation is not None for row in plan.rows)
    number = iter(range(first, len(blocks)))
    rows = (
        replace(row, findings=tuple(blamed[next(number)])) if row.situation else row
        for row in plan.rows
    )
    return replace(plan, rows=tuple(rows))
