"""A whole platform as a registry: an indicator for each series, a target for what it states."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Literal

from mic_tracker.edit.exchange.origin import retrieved
from mic_tracker.edit.exchange.plan import (
    FigurePlanner,
    first_problems,
    recorded_figures,
    unplanned,
)
from mic_tracker.edit.exchange.platform_series import (
    PlatformSeries,
    free_id,
    is_about,
    is_year,
    platform_series,
)
from mic_tracker.edit.exchange.progress_targets import progress_targets
from mic_tracker.edit.exchange.request import ImportRequest
from mic_tracker.edit.exchange.selection import (
    dimension_id,
    fiscal_months,
    select,
    year_questions,
)
from mic_tracker.edit.exchange.table import table_with
from mic_tracker.edit.source import SourceChoice, choose_source, unused_id
from mic_tracker.model.edit import RequestProblem, TomlBlock
from mic_tracker.model.edit.exchange.figures import find_series
from mic_tracker.model.edit.exchange.plan import (
    WRITTEN,
    ImportOutcome,
    ImportPlan,
    ImportReading,
    PlannedFigure,
)
from mic_tracker.model.edit.exchange.progress import StatedProgress
from mic_tracker.model.indicator import Indicator
from mic_tracker.model.period import Period
from mic_tracker.model.registry import Registry
from mic_tracker.text.arguments import written_period
from mic_tracker.text.values.units import is_percentage


def plan_whole(
    request: ImportRequest,
    reading: ImportReading,
    registry: Registry,
    existing: bytes | None,
    language: str,
) -> ImportPlan:
    """Plan the indicators, sources, figures and targets of everything that was read.

    What the registry has under the same ids stays as it is and gets figures only.
    """
    selection = select(reading.figures, request.picks)
    problems: list[RequestProblem] = []
    if request.into is None:
        problems.append(RequestProblem("import", "whole_into", "--into"))
    given = choose_source(request.origin, registry, language, problems)
    groups = platform_series(selection.taken, reading)
    if given.source is None and any(not _is_cited(group) for group in groups.values()):
        problems.append(RequestProblem("import", "whole_source", "--source-title"))
    for id_ in groups.keys() & registry.indicators.keys():
        problems += year_questions(id_, registry.indicators[id_], groups[id_].figures)
    if problems:
        rows = tuple(map(unplanned, selection.taken))
        series = find_series(selection.taken)
        return ImportPlan((), None, rows=rows, series=series, open=first_problems(problems))
    left = [PlannedFigure(f, ImportOutcome.LEFT_OUT) for f in selection.left_out]
    return _Platform(request, reading, registry, given).plan(groups, left, existing)


def _is_cited(group: PlatformSeries) -> bool:
    return bool(group.facts.get("publisher") or group.facts.get("url"))


class _Platform:
    """Makes the blocks and the rows of a platform."""

    def __init__(
        self,
        request: ImportRequest,
        reading: ImportReading,
        registry: Registry,
        given: SourceChoice,
    ) -> None:
        self._request, self._registry, self._given = request, registry, given
        self._stated: defaultdict[str, list[StatedProgress]] = defaultdict(list)
        for config in reading.configs:
            self._stated[config.indicator].extend(config.measured)
        self._sources: dict[str, TomlBlock] = {}
        self._cited: dict[tuple[str, str, str], SourceChoice] = {}
        self._blocks: list[TomlBlock] = []
        self._made: defaultdict[str, list[StatedProgress]] = defaultdict(list)
        self._taken: dict[str, None] = dict.fromkeys(registry.targets)
        self._targets = 0
        self._recorded = recorded_figures(registry)

    def plan(
        self,
        groups: Mapping[str, PlatformSeries],
        left: list[PlannedFigure],
        existing: bytes | None,
    ) -> ImportPlan:
        """The plan for all groups."""
        rows = list(left)
        for id_, group in groups.items():
            rows += self._plan_group(id_, group)
        written = [row.record for row in rows if row.outcome in WRITTEN and row.record]
        into, language = self._request.into, self._registry.settings.language
        as_table = into if written else None
        table = table_with(as_table, existing, written, None, language) if as_table else None
        return ImportPlan(
            (*self._sources.values(), *self._blocks),
            None,
            file=self._registry.path,
            rows=tuple(rows),
            series=find_series(f for group in groups.values() for f in group.figures),
            table=into if written else None,
            content=table,
            targets=self._targets,
            left_targets=self._left(groups),
        )

    def _left(self, groups: Mapping[str, PlatformSeries]) -> int:
        """How many series the platform measures of new indicators for which there is no target."""
        new = {g.number for id_, g in groups.items() if id_ not in self._registry.indicators}
        return sum(o not in self._made[number] for number in new for o in self._stated[number])

    def _plan_group(self, id_: str, group: PlatformSeries) -> Iterator[PlannedFigure]:
        citation = self._citation(group)
        known = self._registry.indicators.get(id_)
        stated = [option for option in self._stated[group.number] if is_about(option, group)]
        if known is None:
            fields = _indicator_fields(group, stated)
            known = Indicator.model_validate(fields)
            self._blocks.append(TomlBlock(f"[indicators.{id_}]", fields, None))
            self._add_targets(id_, group)
        recorded = self._recorded.get(id_, {})
        planner = FigurePlanner(self._request, id_, known, citation, self._registry, recorded)
        return iter(planner.plan_all(group.figures))

    def _citation(self, group: PlatformSeries) -> SourceChoice:
        """The source that the platform names of the indicator, else the one that was given."""
        if not _is_cited(group):
            self._add_given()
            return self._given
        facts = group.facts
        key = (facts.get("publisher", ""), facts.get("url", ""), facts.get("published", ""))
        if key not in self._cited:
            self._cited[key] = self._new_source(*key)
        return self._cited[key]

    def _new_source(self, publisher: str, url: str, published: str) -> SourceChoice:
        day: Period | Literal["unknown"] = _day(published) or "unknown"
        for known, source in self._registry.sources.items():
            if (source.publisher or "", source.url or "") == (publisher, url):
                return SourceChoice(known, source.published)
        taken = {**self._registry.sources, **dict.fromkeys(self._sources)}
        id_ = unused_id(publisher or url, day, taken)  # type: ignore[arg-type]  # names only
        fields = {
            "title": publisher or url,
            "publisher": publisher or None,
            "url": url or None,
            "published": written_period(day),
        }
        kept = {name: value for name, value in fields.items() if value is not None}
        self._sources[id_] = TomlBlock(f"[sources.{id_}]", kept, None)
        return SourceChoice(id_, day)

    def _add_given(self) -> None:
        if self._given.block and self._given.source and self._given.source not in self._sources:
            block = self._given.block
            day, plain = self._request.retrieved, replace(block, after=None)
            self._sources[self._given.source] = retrieved(plain, day, None) if day else plain

    def _add_targets(self, id_: str, group: PlatformSeries) -> None:
        """A target for each series that the platform measures, and for each group that is alike."""
        for target in progress_targets(id_, group, self._stated[group.number]):
            fields = target.fields
            if self._given.source:
                self._add_given()
                fields |= {"stated": {"source": self._given.source}}
            self._made[group.number] += target.measured
            self._targets += 1
            name = free_id(target.wish, self._taken)
            self._taken[name] = None
            self._blocks.append(TomlBlock(f"[targets.{name}]", fields, None))


def _day(text: str) -> Period | None:
    from mic_tracker.text.periods.release import read_release  # noqa: PLC0415 - of platforms only

    return read_release(text, "day-first") if text else None


def _indicator_fields(group: PlatformSeries, stated: Sequence[StatedProgress]) -> dict[str, Any]:
    """The keys of a new indicator, as far as the files tell; what they do not tell is a note."""
    unit = group.unit or group.facts.get("unit") or "-"
    directions = {progress.direction for progress in stated}
    keys = dict.fromkeys(figure.key for figure in group.figures)
    dimensions = dict.fromkeys(dimension_id(name) for key in keys for name, _ in key.dimensions)
    fields: dict[str, Any] = {
        "name": _name(group),
        "unit": unit,
        "measure": _measure(group, unit, stated),
        "desired": "decrease" if directions == {"negative"} else "increase",
    }
    if all(is_year(f.period) for f in group.figures):
        fields["every"] = "year"
    if months := fiscal_months(group.figures):
        fields["year_starts"] = f"{min(months):02}"
    if dimensions:
        fields["dimensions"] = {name: {"total": "_T"} for name in dimensions}
    return fields


def _name(group: PlatformSeries) -> str:
    title = group.facts.get("title") or group.number.replace("-", ".")
    return ": ".join((title, *(text for _, text in group.parts)))


def _measure(group: PlatformSeries, unit: str, stated: Sequence[StatedProgress]) -> str:
    """The narrowest kind of number that all values and goals are."""
    goals = [n for p in stated for n in (p.target, p.limit) if n is not None]
    bounds = [end for f in group.figures for end in (f.low, f.high) if end is not None]
    numbers = [*group.values, *goals, *bounds]
    if any(number < 0 for number in numbers):
        return "change"
    if is_percentage(unit) and all(number <= 100 for number in numbers):
        return "percent"
    return "amount"
