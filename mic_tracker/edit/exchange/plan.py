"""The plan of an import: each figure held against those on record, then the blocks or rows."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from mic_tracker.edit.exchange.origin import retrieved
from mic_tracker.edit.exchange.request import ImportRequest
from mic_tracker.edit.exchange.selection import dimension_id, open_questions, select
from mic_tracker.edit.exchange.table import table_with
from mic_tracker.edit.figure import first_known_day
from mic_tracker.edit.registry_file import last_figure_place, source_line_beside
from mic_tracker.edit.source import SourceChoice, choose_source
from mic_tracker.model.edit import RequestProblem, TomlBlock
from mic_tracker.model.edit.exchange.figures import ImportedFigure, SeriesKey, find_series
from mic_tracker.model.edit.exchange.plan import (
    WRITTEN,
    ImportOutcome,
    ImportPlan,
    PlannedFigure,
)
from mic_tracker.model.indicator import Indicator
from mic_tracker.model.members import AREA, Members, members_of
from mic_tracker.model.observation import Observation, ObservationRecord, middle
from mic_tracker.model.period import Period
from mic_tracker.model.record import Published
from mic_tracker.model.registry import Registry
from mic_tracker.text import limits
from mic_tracker.text.arguments import written_period

_Key = tuple[str | None, Members, object, bool]


RecordedFigures = Mapping[_Key, Sequence[Observation]]
"""The figures on record of one indicator, by series, members, period and kind."""


def recorded_figures(registry: Registry) -> Mapping[str, RecordedFigures]:
    """The figures on record of each indicator that has any."""
    found: defaultdict[str, defaultdict[_Key, list[Observation]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for o in registry.observations:
        found[o.indicator][o.series, o.members, o.when, o.status == "projected"].append(o)
    return found


def plan_import(
    request: ImportRequest,
    figures: Sequence[ImportedFigure],
    registry: Registry,
    existing: bytes | None = None,
    language: str = "en",
) -> ImportPlan:
    """Plan what importing figures would write; with questions, nothing.

    Args:
        request: What the figures are of, and where they come from.
        figures: All figures of the files.
        registry: The registry as it is.
        existing: The table that gets the rows, as it is; None without one.
        language: How dates are typed.
    """
    selection = select(figures, request.picks)
    problems = [*open_questions(request, selection, registry)]
    citation = choose_source(request.origin, registry, language, problems)
    left = [PlannedFigure(f, ImportOutcome.LEFT_OUT) for f in selection.left_out]
    series = find_series(selection.taken)
    if problems or request.indicator is None:
        rows = [*left, *map(unplanned, selection.taken)]
        return ImportPlan(
            (), request.indicator, rows=tuple(rows), series=series, open=first_problems(problems)
        )
    indicator = registry.indicators[request.indicator]
    recorded = recorded_figures(registry).get(request.indicator, {})
    planner = FigurePlanner(request, request.indicator, indicator, citation, registry, recorded)
    rows = [*left, *planner.plan_all(selection.taken)]
    written = [row.record for row in rows if row.outcome in WRITTEN and row.record]
    return planner.finish(tuple(rows), series, written, existing)


def unplanned(figure: ImportedFigure) -> PlannedFigure:
    """A figure of which is not known yet what it is of: it has a value, or has none."""
    return PlannedFigure(figure, ImportOutcome.MISSING if figure.missing else ImportOutcome.NEW)


def first_problems(problems: Iterable[RequestProblem]) -> tuple[RequestProblem, ...]:
    """Each problem once."""
    found: dict[tuple[object, ...], RequestProblem] = {}
    for problem in problems:
        key = problem.section, problem.key, problem.option, str(dict(problem.facts))
        found.setdefault(key, problem)
    return tuple(found.values())


class FigurePlanner:
    """Holds figures against what is on record of an indicator."""

    def __init__(
        self,
        request: ImportRequest,
        id_: str,
        indicator: Indicator,
        citation: SourceChoice,
        registry: Registry,
        recorded: RecordedFigures,
    ) -> None:
        self._request, self._id, self._indicator = request, id_, indicator
        self._citation, self._registry, self._recorded = citation, registry, recorded
        self._members: dict[SeriesKey, Members] = {}
        self._above: defaultdict[Hashable, list[ObservationRecord]] = defaultdict(list)

    def plan_all(self, figures: Iterable[ImportedFigure]) -> list[PlannedFigure]:
        """Say what all figures of the files do; those that contradict each other are not taken.

        The reader of a table sees contradictions in it. Those of several tables, and of members
        that only the registry takes for the total, show here.
        """
        rows = [*map(self.plan, figures)]
        crowded = {slot for slot, records in self._above.items() if len(records) > 1}
        if not crowded:
            return rows
        return [_contested(row) if _slot(row.record) in crowded else row for row in rows]

    def plan(self, figure: ImportedFigure) -> PlannedFigure:
        """Say what a figure does to those on record, and to those above it in the file."""
        if figure.missing:
            return PlannedFigure(figure, ImportOutcome.MISSING)
        record = self._record(figure)
        members = self._members_of(figure.key)
        key = (record.series, members, record.period, record.status == "projected")
        rivals = self._recorded.get(key, ())
        outcome, rival = self._compare(record, rivals)
        if outcome in WRITTEN:
            above = self._above[_slot(record)]
            if any(_says_the_same(other, record) for other in above):
                return PlannedFigure(figure, ImportOutcome.KNOWN)
            above.append(record)
        return PlannedFigure(figure, outcome, record, rival)

    def _compare(
        self, record: ObservationRecord, rivals: Sequence[Observation]
    ) -> tuple[ImportOutcome, Observation | None]:
        if not rivals:
            return ImportOutcome.NEW, None
        if same := next((o for o in rivals if _says_the_same(o.record, record)), None):
            return ImportOutcome.KNOWN, same
        newest = max(rivals, key=lambda o: o.known_since or date.min)
        day = first_known_day(record.published or self._citation.published, record.period)
        if day and newest.known_since and day > newest.known_since:
            return ImportOutcome.REVISION, newest
        if self._request.competing and newest.source != record.source:
            return ImportOutcome.NEW, newest
        return ImportOutcome.CONFLICT, newest

    def _record(self, figure: ImportedFigure) -> ObservationRecord:
        """The observation that a figure is, in the words of a registry."""
        members = self._members_of(figure.key)
        low, high = (figure.low, figure.high) if _is_range(figure) else (None, None)
        return ObservationRecord(
            indicator=self._id,
            period=figure.period,
            value=figure.value,
            low=low,
            high=high,
            source=self._citation.source,
            unsourced=None if self._citation.source else self._request.origin.unsourced,
            at=self._request.origin.at,
            published=self._published(figure),
            series=self._request.series,
            area=dict(members).get(AREA),
            dims={name: m for name, m in members if name != AREA} or None,
            status=figure.status,
            qualifier=None if low is not None else figure.qualifier,
            derived=figure.derived,
            note=_note(figure),
        )

    def _members_of(self, key: SeriesKey) -> Members:
        """The members of all figures of a series."""
        if key not in self._members:
            dims = {dimension_id(name): member for name, member in key.dimensions}
            members = members_of(key.area, dims)
            self._members[key] = self._indicator.without_totals(members)
        return self._members[key]

    def _published(self, figure: ImportedFigure) -> Published | None:
        """Its own day of publication, where that is not the source's."""
        own = figure.published or self._citation.own
        source = self._registry.sources.get(self._citation.source or "")
        known = source.published if source else self._citation.published
        return own if isinstance(own, Period) and own != known else None

    def finish(
        self,
        rows: tuple[PlannedFigure, ...],
        series: tuple[object, ...],
        written: Sequence[ObservationRecord],
        existing: bytes | None,
    ) -> ImportPlan:
        """The plan with its blocks: the source, new dimensions, and the figures or their table."""
        into, language = self._request.into, self._registry.settings.language
        as_table = into if written else None
        problems = [*self._limit(written)] if into is None else []
        place = last_figure_place(self._registry, self._id)
        own = self._registry.path  # where the last figure is in an included file, at its end
        after = place.line if place.file == own else None
        above = source_line_beside(self._registry, self._registry.places["indicators", self._id])
        blocks = [
            *([self._source_block(above)] if written and self._citation.block else []),
            *self._dimension_blocks(written),
            *([] if into or problems else [_figure_block(r, after) for r in written]),
        ]
        return ImportPlan(
            tuple(blocks),
            self._id,
            file=own,
            rows=rows,
            series=series,  # type: ignore[arg-type]  # as find_series gave them
            open=tuple(problems),
            table=as_table,
            content=(
                table_with(as_table, existing, written, self._indicator, language)
                if as_table
                else None
            ),
        )

    def _limit(self, written: Sequence[ObservationRecord]) -> Iterator[RequestProblem]:
        """Many figures belong into a table: a registry is a file that people read."""
        if len(written) > limits.IMPORTED_BLOCKS:
            facts = {"n": len(written), "limit": limits.IMPORTED_BLOCKS}
            yield RequestProblem("import", "into", "--into", facts)

    def _source_block(self, after: int) -> TomlBlock:
        assert self._citation.block is not None  # asked before  # noqa: S101
        block = replace(self._citation.block, after=after)
        day = self._request.retrieved
        return retrieved(block, day, self._request.sha256) if day else block

    def _dimension_blocks(self, written: Sequence[ObservationRecord]) -> Iterator[TomlBlock]:
        """A table for each dimension that the indicator does not have yet."""
        names = dict.fromkeys(name for record in written for name, _ in record.members)
        place = self._registry.places["indicators", self._id]
        for name in names:
            if self._indicator.dimension(name) is None:
                header = f"[indicators.{self._id}.dimensions.{name}]"
                yield TomlBlock(header, {"total": "_T"}, place.line)


def _slot(record: ObservationRecord | None) -> Hashable:
    """What one source says one thing about on one day."""
    if record is None:
        return None
    projected = record.status == "projected"
    return record.series, record.members, record.period, projected, record.published


def _contested(row: PlannedFigure) -> PlannedFigure:
    """A figure that would be written, as one that another of the same files contradicts."""
    if row.outcome not in WRITTEN:
        return row
    return row._replace(outcome=ImportOutcome.CONFLICT, rival=None)


def _says_the_same(one: ObservationRecord, other: ObservationRecord) -> bool:
    """Whether two observations state the same figure, whoever states it."""
    stated = (one.value, one.range, one.qualifier)
    return stated == (other.value, other.range, other.qualifier)


def _is_range(figure: ImportedFigure) -> bool:
    """Whether the bounds are a range around the value, as a registry takes one."""
    low, high = figure.low, figure.high
    if low is None or high is None:
        return False
    return low <= (middle_of(low, high) if figure.value is None else figure.value) <= high


def middle_of(low: float, high: float) -> float:
    """The middle of two bounds."""
    from mic_tracker.model.fact import Range  # noqa: PLC0415 - few figures have bounds

    return middle(Range(low, high))


def _note(figure: ImportedFigure) -> str | None:
    """What the file says beside the value, and that a span is one."""
    span = f"{figure.since}/{figure.period}" if figure.since else None
    parts = [part for part in (span, figure.note) if part]
    return "; ".join(parts) or None


def _figure_block(record: ObservationRecord, after: int | None) -> TomlBlock:
    """The block of a figure, in the order of the documented example."""
    fields = {
        "indicator": record.indicator,
        "period": str(record.period) if record.period else None,
        "value": _whole(record.value),
        "low": _whole(record.low),
        "high": _whole(record.high),
        "series": record.series,
        "area": record.area,
        "dims": dict(record.dims) if record.dims else None,
        "source": record.source,
        "unsourced": record.unsourced,
        "at": record.at,
        "published": written_period(record.published) if record.published else None,
        "status": record.status if record.status != "normal" else None,
        "qualifier": record.qualifier,
        "derived": record.derived,
        "note": record.note,
    }
    written = {key: value for key, value in fields.items() if value is not None}
    return TomlBlock("[[observations]]", written, after)


def _whole(value: float | None) -> float | int | None:
    return int(value) if value is not None and value == int(value) else value
