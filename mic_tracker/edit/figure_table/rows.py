"""The rows of a table of new figures: each as the request that it stands for, and read as one."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, NamedTuple

from mic_tracker.edit.figure import ParsedFigure
from mic_tracker.edit.observation import read_request
from mic_tracker.edit.request import FigureRequest, SourceRequest, Stance, refuse_unwritable
from mic_tracker.edit.source import SourceChoice, choose_source, missing_source_options
from mic_tracker.edit.subject import Subject, find_subject
from mic_tracker.model.edit import InvalidRequest, RequestProblem, RequestRefused, TomlBlock
from mic_tracker.model.edit.figure_table import PlannedRow, TypedRow, TypedTable
from mic_tracker.model.registry import Registry
from mic_tracker.model.source import Source

_FIGURE = (
    *("value", "low", "high", "period", "undated", "series", "area", "stage"),
    *("status", "qualifier", "derived", "note"),
)
"""The keys of a figure that a cell can hold."""
_DIMENSION = "dims."
"""What stands before the id of a dimension, as the key of a cell."""
_ORIGIN = ("source", "published", "at", "unsourced")
_NEW_SOURCE = ("id", "title", "publisher", "author", "url")


@dataclass(frozen=True, slots=True)
class FigureTableRequest:
    """A table of observations to be added."""

    defaults: FigureRequest
    """What holds for every row whose cells do not say otherwise."""
    table: TypedTable
    stances: frozenset[Stance] = frozenset()
    """What rows may be, beside new."""
    again: bool = True
    """Whether figures may be on record already."""


class ReadRow(NamedTuple):
    """A row of which the figure was read, and the request that it stands for."""

    row: TypedRow
    request: FigureRequest
    citation: SourceChoice
    parsed: ParsedFigure


def with_common(defaults: FigureRequest, common: Mapping[str, str]) -> FigureRequest:
    """The defaults, with what the table itself says of all its rows in their place."""
    names = {f"source-{key}": key for key in _NEW_SOURCE}
    new: dict[str, Any] = {key: common[name] for name, key in names.items() if name in common}
    return _with_cells(replace(defaults, origin=replace(defaults.origin, **new)), common)


def _with_cells(defaults: FigureRequest, cells: Mapping[str, str]) -> FigureRequest:
    """The request of a row: the defaults, with what its cells say in their place."""
    own: dict[str, Any] = {key: cells[key] for key in _FIGURE if key in cells}
    if "undated" in cells:
        own["period"] = cells.get("period")
    own["dims"] = _with_members(defaults.dims, cells)
    origin: dict[str, Any] = {key: cells[key] for key in _ORIGIN if key in cells}
    if origin.keys() & {"source", "unsourced"}:
        origin = {"source": None, "unsourced": None} | origin
    return replace(defaults, **own, origin=replace(defaults.origin, **origin))


def _with_members(named: Sequence[str], cells: Mapping[str, str]) -> tuple[str, ...]:
    """The members of a row, DIMENSION=MEMBER: those of its cells, else the defaults."""
    own = {
        key.removeprefix(_DIMENSION): member
        for key, member in cells.items()
        if key.startswith(_DIMENSION)
    }
    kept = (text for text in named if text.partition("=")[0].strip() not in own)
    return (*kept, *(f"{name}={member}" for name, member in own.items()))


def require_subject(defaults: FigureRequest, registry: Registry) -> Subject:
    """The indicator that the rows are about; InvalidRequest where there is none."""
    if refusal := refuse_unwritable(defaults):
        raise InvalidRequest(refusal.problems)
    subject = find_subject(defaults, registry)
    if isinstance(subject, RequestProblem):
        raise InvalidRequest((subject,))
    return subject


def cite_new_source(
    defaults: FigureRequest, registry: Registry, language: str
) -> tuple[Registry, FigureRequest, TomlBlock | None]:
    """The registry and the defaults as if the new source were on record; and its block."""
    origin = defaults.origin
    if not origin.new:
        return registry, defaults, None
    problems: list[RequestProblem] = []
    choice = choose_source(origin, registry, language, problems)
    problems += missing_source_options(origin, registry)
    if problems:
        raise InvalidRequest(problems)
    cited = replace(defaults, origin=SourceRequest(choice.source, at=origin.at))
    if choice.block is None or choice.source is None:
        return registry, cited, None
    written = {key: value for key, value in choice.block.fields.items() if key != "published"}
    source = Source.model_validate(written | {"published": choice.published})
    sources = {**registry.sources, choice.source: source}
    return replace(registry, sources=sources), cited, choice.block


def read_rows(
    rows: Sequence[TypedRow],
    defaults: FigureRequest,
    subject: Subject,
    registry: Registry,
    day: date,
    language: str,
) -> Iterator[ReadRow | PlannedRow]:
    """Read the figure of each row, or say why it is refused."""
    subjects = {(defaults.series, defaults.area, defaults.dims): subject}
    for row in rows:
        request = _with_cells(defaults, row.cells)
        named = request.series, request.area, request.dims
        if named not in subjects:
            subjects[named] = require_subject(request, registry)
        problems = (*row.problems, *_other_indicator(row, request, subject))
        read = None if problems else read_request(request, subjects[named], registry, day, language)
        if isinstance(read, RequestRefused):
            problems = tuple(map(_of_row, read.problems))
        if problems or read is None or isinstance(read, RequestRefused):
            yield PlannedRow(row, problems=problems)
        else:
            yield ReadRow(row, request, *read)


def _of_row(problem: RequestProblem) -> RequestProblem:
    """What is missing in a row is told in other words than what is missing in a command."""
    return replace(problem, section="row_missing") if problem.section == "missing" else problem


def _other_indicator(
    row: TypedRow, request: FigureRequest, subject: Subject
) -> Iterator[RequestProblem]:
    """Refuse a row that says that it is about something else."""
    named = row.cells.get("indicator")
    if named not in {None, subject.id, request.subject}:
        facts = {"found": named or "", "indicator": subject.id}
        yield RequestProblem("row", "other_indicator", "indicator", facts)
