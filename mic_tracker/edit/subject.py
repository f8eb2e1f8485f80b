"""Whom a new figure is about: the indicator, the definition and the area."""

from dataclasses import dataclass
from datetime import date

from mic_tracker.edit.request import FigureRequest, Request
from mic_tracker.model.edit import RequestProblem
from mic_tracker.model.indicator import Indicator
from mic_tracker.model.kinds import Target
from mic_tracker.model.kinds.milestone import Milestone
from mic_tracker.model.registry import Registry
from mic_tracker.model.series import Point, Series
from mic_tracker.model.vintage import Vintages
from mic_tracker.text.arguments import a_value
from mic_tracker.text.suggest import closest, listed


@dataclass(frozen=True, slots=True)
class Subject:
    """An indicator of the registry, with the target through which it was named."""

    id: str
    indicator: Indicator
    target: str | None
    record: Target | None
    histories: tuple[Vintages, ...]
    """One per series that has figures, in the order of the file."""
    series: str | None
    area: str | None
    stages: tuple[str, ...]
    """Those that milestones of the indicator list."""

    @property
    def followed(self) -> Series:
        """The figures of the series that was asked for, or of the one with the newest figure."""
        wanted = [h for h in self.histories if self.series in {None, h.name}]
        empty = Vintages(self.id, self.indicator.measure, self.series, self.area)
        return max(wanted, key=lambda history: history.newest, default=empty).on()


def subject(request: FigureRequest, registry: Registry) -> Subject | RequestProblem:
    """Whom a request is about; the target's own series and area unless it names others."""
    target = registry.targets.get(request.subject)
    id_ = target.indicator if target else request.subject
    if id_ not in registry.indicators:
        known = [*registry.targets, *registry.indicators]
        facts = {"found": request.subject, "known": listed(known)}
        return RequestProblem(
            "refused", "subject", "TARGET", facts | closest(request.subject, known)
        )
    indicator = registry.indicators[id_]
    area = request.area or (target.area if target else None)
    histories = registry.book().choices(id_, area)
    milestones = [
        t for t in registry.targets.values() if isinstance(t, Milestone) and t.indicator == id_
    ]
    return Subject(
        id=id_,
        indicator=indicator,
        target=request.subject if target else None,
        record=target,
        histories=histories,
        series=request.series or (target.series if target else None) or _only(indicator, histories),
        area=area,
        stages=tuple(dict.fromkeys(stage for m in milestones for stage in m.stages)),
    )


def _only(indicator: Indicator, histories: tuple[Vintages, ...]) -> str | None:
    """The one definition in which the indicator is counted, or has been so far."""
    names = set(indicator.series or {history.name for history in histories})
    return names.pop() if len(names) == 1 else None


def definitions(subject: Subject) -> tuple[str, ...]:
    """The series to choose from, the one with the newest figure first; none without a choice."""
    listing = list(subject.indicator.series or ())
    listing = listing or [history.name for history in subject.histories if history.name]
    newest = subject.followed.name
    return tuple(sorted(listing, key=lambda name: name != newest)) if len(listing) > 1 else ()


def suggestions(request: Request, registry: Registry, day: date) -> dict[str, str]:
    """Defaults by option: the next period, the series and the source used last, the day."""
    told = {"--published": "unknown"}
    if registry.observations and (last := registry.observations[-1].source):
        told["--source"] = last
    about = subject(request, registry) if isinstance(request, FigureRequest) else None
    if about is None or isinstance(about, RequestProblem):
        return told
    followed = about.followed
    if followed.latest and (following := followed.latest.period.next()).last <= day:
        told["--period"] = str(following)
    if series := definitions(about):
        told["--series"] = series[0]
    used = followed.latest.observations[-1].source if followed.latest else None
    return told | ({"--source": used} if used else {})


def reading(request: Request, registry: Registry, language: str | None) -> tuple[str, float] | None:
    """The indicator and how the value of a request is read; None when there is none to read."""
    if not isinstance(request, FigureRequest):
        return None
    about = subject(request, registry)
    if isinstance(about, RequestProblem):
        return None
    scale = about.indicator.unit, about.indicator.measure
    spoken = language or registry.settings.language
    found = a_value(request.value, "--value", scale, spoken, [])
    return (about.id, found.value) if found else None


def followed(request: Request, registry: Registry) -> tuple[str, Point | None] | None:
    """The indicator that a figure is asked for, and its newest one so far."""
    if not isinstance(request, FigureRequest):
        return None
    about = subject(request, registry)
    return None if isinstance(about, RequestProblem) else (about.id, about.followed.latest)
