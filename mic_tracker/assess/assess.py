"""From a registry and a day to a report: each target's series, path, judgement and evidence."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from mic_tracker.assess import deadline
from mic_tracker.assess.evidence import conflicts, evidence, flags, overdue_since
from mic_tracker.assess.method import SeriesTrack, undecided
from mic_tracker.assess.method_choice import asked, chosen
from mic_tracker.assess.rates import rates
from mic_tracker.assess.reasons import Circumstances, explained
from mic_tracker.model.assessment import Assessment, Evidence, Reason, Status
from mic_tracker.model.indicator import Indicator
from mic_tracker.model.kinds import Target
from mic_tracker.model.observation import Observation
from mic_tracker.model.registry import Registry
from mic_tracker.model.report import Clock, Report, Standing
from mic_tracker.model.series import Series
from mic_tracker.model.trajectory import Heading, Limit, TargetPath, Trajectory
from mic_tracker.model.vintage import VintageIndex, Vintages

IndicatorArea = tuple[str, str | None]
"""An indicator and an area."""


@dataclass(frozen=True, slots=True)
class RegistryAsOf:
    """What had been published by a day, sorted for judging."""

    registry: Registry
    book: VintageIndex
    shelves: Mapping[IndicatorArea, tuple[Observation, ...]]
    """All observations of an indicator and area, in the order of the file."""

    @classmethod
    def by(cls, registry: Registry, day: date) -> "RegistryAsOf":
        """The registry as known on a day."""
        known = registry.known_on(day)
        shelves: defaultdict[IndicatorArea, list[Observation]] = defaultdict(list)
        for o in known.observations:
            shelves[o.indicator, o.area].append(o)
        return cls(known, known.book(), {key: tuple(found) for key, found in shelves.items()})


def assess(registry: Registry, clock: Clock, method: str | None = None) -> Report:
    """Judge every target that had been stated, with what had been published, by the horizon."""
    known = RegistryAsOf.by(registry, clock.horizon)
    stated = (name for name in registry.targets if registry.stated_by(name, clock.horizon))
    standings = tuple(stand(name, known, clock.as_of, method) for name in stated)
    return Report(known.registry, clock, standings)


def stand(name: str, known: RegistryAsOf, today: date, method: str | None = None) -> Standing:
    """Where one target stands on a day, by the method asked for or by default."""
    target = known.registry.targets[name]
    indicator = known.registry.indicators[target.indicator]
    histories = target.histories(known.book)
    series = target.follow(histories, None)
    trajectory = target.trajectory(series)
    track = SeriesTrack(series, lambda: target.replay(histories))
    wanted = asked(target, known.registry.settings, method)
    judged, final = _judged(wanted, target, track, trajectory, today)
    awaited = not final and deadline.awaits_data(series, trajectory, today)
    shown = _shown(histories, known)
    seen = Circumstances(
        series,
        trajectory,
        histories,
        shown,
        fits=method in {None, judged.method},
        awaited=awaited,
        overdue=awaited and deadline.grace_over(target, indicator, trajectory, today),
    )
    assessment = explained(judged, seen)
    stale = _ages(assessment, trajectory) and _overdue(target, indicator, known, series, today)
    resting = _evidence(histories, series, today, stale=stale)
    several = target.series is None and len(_choices(target, known.book)) > 1
    return Standing(
        id=name,
        target=target,
        indicator=indicator,
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
    wanted: str, target: Target, track: SeriesTrack, trajectory: Trajectory | None, today: date
) -> tuple[Assessment, bool]:
    """The deadline's own outcome, which is final, else the verdict of the method."""
    if trajectory is None:
        reason = Reason.NO_BASELINE if track.present.points else Reason.NO_OBSERVATION
        return undecided(wanted, reason), False
    method = chosen(wanted, target, trajectory, track.present.measure)
    decided = deadline.outcome(method.card.name, track.present, trajectory)
    return decided or method.judge(track, trajectory, today), decided is not None


def _ages(assessment: Assessment, trajectory: Trajectory | None) -> bool:
    """Figures of a path, a line or a direction age; a verdict by the deadline does not."""
    decided = assessment.status in {Status.ACHIEVED, Status.MISSED}
    return isinstance(trajectory, TargetPath | Limit | Heading) and not decided


def _overdue(
    target: Target, indicator: Indicator, known: RegistryAsOf, series: Series, today: date
) -> bool:
    due = overdue_since(target, indicator, known.registry.settings.stale_after, series)
    return due is not None and due < today


def _evidence(
    histories: tuple[Vintages, ...], series: Series, today: date, *, stale: bool
) -> Evidence:
    vintages = tuple(o for h in histories for v in h.vintages for o in v.observations)
    return evidence(series, conflicts(vintages), today, stale=stale)


def _choices(target: Target, book: VintageIndex) -> tuple[Vintages, ...]:
    return book.choices(target.indicator, target.area)


def _shown(histories: tuple[Vintages, ...], known: RegistryAsOf) -> tuple[Observation, ...]:
    shelves = dict.fromkeys((h.indicator, h.area) for h in histories)
    return tuple(o for shelf in shelves for o in known.shelves.get(shelf, ()))
