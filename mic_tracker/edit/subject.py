"""The subject of a new figure: its indicator, series and members."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from mic_tracker.edit.request import FigureRequest, NewSourceRequest, Request
from mic_tracker.edit.tables.guess import suggest_title
from mic_tracker.model.edit import RequestProblem
from mic_tracker.model.fact import Range
from mic_tracker.model.indicator import Indicator
from mic_tracker.model.kinds import Target
from mic_tracker.model.kinds.milestone import Milestone, stages_by_name
from mic_tracker.model.members import (
    TOTAL,
    Members,
    area_of,
    dims_of,
    members_of,
    typed_members,
)
from mic_tracker.model.period import Period
from mic_tracker.model.record import LocalText, spellings
from mic_tracker.model.registry import Registry
from mic_tracker.model.series import Point, Series
from mic_tracker.model.vintage import Vintages
from mic_tracker.text.arguments import IndicatorYear, figure_argument
from mic_tracker.text.suggest import list_words, suggest_word


@dataclass(frozen=True)
class Subject:
    """An indicator of the registry, with the target through which it was named."""

    id: str
    indicator: Indicator
    target: str | None
    histories: tuple[Vintages, ...]
    """One per series that has figures, in the order of the file."""
    series: str | None
    members: Members
    """Which part of the breakdown of the indicator."""
    stages: Mapping[str, LocalText]
    """The stages that milestones of the indicator list, by their names."""

    @property
    def year(self) -> IndicatorYear:
        """When the fiscal years of its indicator start."""
        return IndicatorYear(self.id, self.indicator.fiscal_month)

    def stage_named(self, text: str | None) -> str | None:
        """The name of the stage that is so spelt in some language; else the text as it is."""
        named = (name for name, stage in self.stages.items() if text in spellings(stage))
        return text if text in self.stages else next(named, text)

    @cached_property  # for many figures at once
    def figures(self) -> Series:
        """The figures of the series asked for; without one, of that with the newest figure."""
        wanted = [h for h in self.histories if self.series in {None, h.name}]
        empty = Vintages(self.id, self.indicator, self.series, self.members)
        return max(wanted, key=lambda history: history.newest, default=empty).on()

    def stated_of(self, period: Period) -> Point | None:
        """The figure of a period, if only as one that has been taken back."""
        histories = (h for h in self.histories if self.series in {None, h.name})
        vintages = (v for history in histories for v in history.vintages if v.period == period)
        return self.figures.at(period) or next(vintages, None)


def find_subject(request: FigureRequest, registry: Registry) -> Subject | RequestProblem:
    """Find the subject of a request; it has what its target follows, unless it names others."""
    target = registry.targets.get(request.subject)
    id_ = target.indicator if target else request.subject
    if id_ not in registry.indicators:
        ids = [*registry.targets, *registry.indicators]
        facts = {"found": request.subject, "known": list_words(ids)}
        return RequestProblem(
            "refused", "subject", "TARGET", facts | suggest_word(request.subject, ids)
        )
    indicator = registry.indicators[id_]
    members = _members(request, target, indicator)
    histories = registry.vintage_index().choices(id_, members)
    milestones = [
        t for t in registry.targets.values() if isinstance(t, Milestone) and t.indicator == id_
    ]
    return Subject(
        id=id_,
        indicator=indicator,
        target=request.subject if target else None,
        histories=histories,
        series=request.series
        or (target.promises[-1].series if target else None)
        or _only_series(indicator, histories),
        members=members,
        stages=stages_by_name(promise for m in milestones for promise in m.promises),
    )


def _members(request: FigureRequest, target: Target | None, indicator: Indicator) -> Members:
    """The members that a request names, before those of the target through which it was named."""
    own = target.members if target else TOTAL
    area = request.area or area_of(own)
    named = members_of(area, {**dims_of(own), **typed_members(request.dims)})
    return indicator.without_totals(named)


def _only_series(indicator: Indicator, histories: tuple[Vintages, ...]) -> str | None:
    """The series of an indicator that lists one, or has figures in one, only."""
    names = set(indicator.series or {history.name for history in histories})
    return names.pop() if len(names) == 1 else None


def series_choices(subject: Subject) -> tuple[str, ...]:
    """The series to choose from, the one with the newest figure first; none without a choice."""
    listing = list(subject.indicator.series or ())
    listing = listing or [history.name for history in subject.histories if history.name]
    newest = subject.figures.name
    return tuple(sorted(listing, key=lambda name: name != newest)) if len(listing) > 1 else ()


def suggest_answers(request: Request, registry: Registry, day: date) -> dict[str, str]:
    """Suggest defaults by option: the next period, the series and the source used last."""
    answers = {"--published": "unknown", "--on": day.isoformat()}
    if isinstance(request, NewSourceRequest):
        title = suggest_title(request, registry)
        return answers | ({"--title": title} if title else {})
    if registry.observations and (last_source := registry.observations[-1].source):
        answers["--source"] = last_source
    subject = find_subject(request, registry) if isinstance(request, FigureRequest) else None
    if subject is None or isinstance(subject, RequestProblem):
        return answers
    series_so_far = subject.figures
    if series_so_far.latest and (next_period := series_so_far.latest.period.next()).last <= day:
        answers["--period"] = str(next_period)
    if choices := series_choices(subject):
        answers["--series"] = choices[0]
    source = series_so_far.latest.observations[-1].source if series_so_far.latest else None
    return answers | ({"--source": source} if source else {})


def read_figure_value(
    request: Request, registry: Registry, language: str
) -> tuple[str, float | Range] | None:
    """Read the value of a request, with its indicator; None when there is none to read."""
    if not isinstance(request, FigureRequest):
        return None
    subject = find_subject(request, registry)
    if isinstance(subject, RequestProblem):
        return None
    scale = subject.indicator.unit, subject.indicator.measure
    reading = figure_argument(request.value, "--value", scale, language, [])
    return (subject.id, reading.ends or reading.value) if reading else None


def find_latest_figure(request: Request, registry: Registry) -> tuple[str, Point | None] | None:
    """Find the indicator that a figure is asked for, and its newest figure so far."""
    if not isinstance(request, FigureRequest):
        return None
    subject = find_subject(request, registry)
    return None if isinstance(subject, RequestProblem) else (subject.id, subject.figures.latest)
