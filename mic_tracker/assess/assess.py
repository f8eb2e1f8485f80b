"""From a registry and a day to a report: each target's series, path, judgement and evidence."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from mic_tracker.assess import deadline
from mic_tracker.assess.choice import asked, chosen
from mic_tracker.assess.evidence import conflicts, evidence, overdue_since
from mic_tracker.assess.flags import flags
from mic_tracker.assess.method import Track, undecided
from mic_tracker.assess.rates import rates
from mic_tracker.model.assessment import Assessment, Evidence, Reason, Status
from mic_tracker.model.kinds import Target
from mic_tracker.model.observation import Observation
from mic_tracker.model.registry import Registry
from mic_tracker.model.report import Clock, Report, Standing
from mic_tracker.model.series import Series
from mic_tracker.model.trajectory import Heading, Limit, Path, Trajectory
from mic_tracker.model.vintage import Book, History

Shelf = tuple[str, str | None]
"""An indicator and an area."""


@dataclass(frozen=True, slots=True)
class Known:
    """What had been published by a day, sorted for judging."""

    registry: Registry
    book: Book
    shelves: Mapping[Shelf, tuple[Observation, ...]]
    """All observations of an indicator and area, in the order of the file."""

    @classmethod
    def by(cls, registry: Registry, day: date) -> "Known":
        """The registry as known on a day."""
        known = registry.known_on(day)
        shelves: defaultdict[Shelf, list[Observation]] = defaultdict(list)
        for o in known.observations:
            shelves[o.indicator, o.area].append(o)
        return cls(known, known.book(), {key: tuple(found) for key, found in shelves.items()})


def assess(registry: Registry, clock: Clock, method: str | None = None) -> Report:
    """Judge every target with what had been published by the clock's horizon."""
    known = Known.by(registry, clock.horizon)
    standings = tuple(stand(name, known, clock.as_of, method) for name in registry.targets)
    return Report(known.registry, clock, standings)


def stand(name: str, known: Known, today: date, method: str | None = None) -> Standing:
    """Where one target stands on a day, by the method asked for or by default."""
    target = known.registry.targets[name]
    histories = target.histories(known.book)
    series = target.follow(histories, None)
    trajectory = target.trajectory(series)
    track = Track(series, lambda: target.replay(histories))
    shown = _shown(histories, known)
    wanted = asked(target, known.registry.settings, method)
    assessment = _judged(wanted, target, track, trajectory, today)
    if method and assessment.method != method:
        assessment = _because(assessment, Reason.METHOD_DOES_NOT_FIT)
    assessment = _without_figures(assessment, histories, shown)
    awaited = deadline.awaits_data(series, trajectory, today)
    if awaited:
        assessment = _awaiting(assessment, name, known, trajectory, today)
    stale = _ages(assessment, trajectory) and _overdue(name, known, series, today)
    resting = _evidence(histories, series, today, stale=stale)
    several = target.series is None and len(_choices(target, known.book)) > 1
    return Standing(
        id=name,
        target=target,
        indicator=known.registry.indicators[target.indicator],
        series=series,
        trajectory=trajectory,
        rates=rates(series, trajectory, assessment.tally, today),
        assessment=assessment,
        evidence=resting,
        flags=flags(target, series, resting, stale=stale, awaited=awaited, several=several),
        location=known.registry.places["targets", name],
        shown=shown,
    )


def _judged(
    wanted: str, target: Target, track: Track, trajectory: Trajectory | None, today: date
) -> Assessment:
    """The deadline's own outcome, else the verdict of the method."""
    if trajectory is None:
        return undecided(wanted, Reason.NO_BASELINE)
    method = chosen(wanted, target, trajectory, track.present.measure)
    decided = deadline.outcome(method.card.name, track.present, trajectory)
    return decided or method.judge(track, trajectory, today)


def _because(assessment: Assessment, *reasons: Reason) -> Assessment:
    return replace(assessment, reasons=(*assessment.reasons, *reasons))


def _without_figures(
    assessment: Assessment, histories: tuple[History, ...], shown: tuple[Observation, ...]
) -> Assessment:
    """Say why there is nothing to judge, where figures exist that cannot be used."""
    if Reason.NO_OBSERVATION not in assessment.reasons:
        return assessment
    if len(histories) > 1 and any(not h.vintages for h in histories[1:]):
        return _because(assessment, Reason.NO_COUNTERPART)
    undated = any(o.period is None for o in shown)
    return _because(assessment, Reason.UNDATED) if undated else assessment


def _awaiting(
    assessment: Assessment, name: str, known: Known, trajectory: Trajectory | None, today: date
) -> Assessment:
    """Past the deadline without its figure: wait during the grace, then say that none came."""
    target = known.registry.targets[name]
    indicator = known.registry.indicators[target.indicator]
    if not deadline.grace_over(target, indicator, trajectory, today):
        return _because(assessment, Reason.AWAITING_DATA)
    never = _because(assessment, Reason.DEADLINE_PASSED, Reason.AWAITING_DATA)
    return replace(never, status=Status.NO_DATA, band=None)


def _ages(assessment: Assessment, trajectory: Trajectory | None) -> bool:
    """Figures of a path, a line or a direction age; a verdict by the deadline does not."""
    decided = assessment.status in {Status.ACHIEVED, Status.MISSED}
    return isinstance(trajectory, Path | Limit | Heading) and not decided


def _overdue(name: str, known: Known, series: Series, today: date) -> bool:
    target = known.registry.targets[name]
    indicator = known.registry.indicators[target.indicator]
    latest = series.latest.period if series.latest else None
    due = overdue_since(target, indicator, known.registry.settings.stale_after, latest)
    return due is not None and due < today


def _evidence(
    histories: tuple[History, ...], series: Series, today: date, *, stale: bool
) -> Evidence:
    vintages = tuple(o for h in histories for v in h.vintages for o in v.observations)
    return evidence(series, conflicts(vintages), today, stale=stale)


def _choices(target: Target, book: Book) -> tuple[History, ...]:
    return book.choices(target.indicator, target.area)


def _shown(histories: tuple[History, ...], known: Known) -> tuple[Observation, ...]:
    shelves = dict.fromkeys((h.indicator, h.area) for h in histories)
    return tuple(o for shelf in shelves for o in known.shelves.get(shelf, ()))
