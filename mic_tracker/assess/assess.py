"""From a registry and a day to a report: each target's series, path, judgement and evidence."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from mic_tracker.assess import deadline
from mic_tracker.assess.evidence import can_age, evidence, flags, overdue_since
from mic_tracker.assess.method import SeriesTrack, no_verdict
from mic_tracker.assess.method_choice import choose_method, requested_method
from mic_tracker.assess.rates import rates
from mic_tracker.assess.reasons import Circumstances, add_reasons
from mic_tracker.assess.uncertain.dispute import Judgement, favour, settle
from mic_tracker.assess.uncertain.rough_dates import judge_placed
from mic_tracker.model.assessment import Assessment, Rates, Reason
from mic_tracker.model.codes import Flag
from mic_tracker.model.indicator import Indicator
from mic_tracker.model.kinds import Target
from mic_tracker.model.members import IndicatorPart, member_of, target_of
from mic_tracker.model.observation import Observation
from mic_tracker.model.registry import Registry
from mic_tracker.model.report import Clock, Dispute, Report, Standing
from mic_tracker.model.series import Series
from mic_tracker.model.target import deadline as due_period
from mic_tracker.model.trajectory import Trajectory
from mic_tracker.model.vintage import VintageIndex, Vintages

if TYPE_CHECKING:
    from mic_tracker.model.review import Review

FollowNames = Callable[[Sequence[str]], Iterable[str]]
"""A function that hands on the names of targets one by one."""


class RegistryAsOf(NamedTuple):
    """What had been published by a day, sorted for judging."""

    registry: Registry
    vintages: VintageIndex
    by_part: Mapping[IndicatorPart, Sequence[Observation]]
    """All observations of a part of an indicator, in the order of the file."""
    reviews: Mapping[str, "list[Review]"]
    """The reviews of each target, in the order of the file."""

    @classmethod
    def on(cls, registry: Registry, day: date) -> "RegistryAsOf":
        """The registry as known on a day."""
        published = registry.known_on(day)
        reviews: defaultdict[str, list[Review]] = defaultdict(list)
        for review in published.reviews:
            reviews[review.record.target].append(review)
        return cls(
            published,
            published.vintage_index(),
            published.figures_by_part(),
            reviews,
        )


def assess(
    registry: Registry, clock: Clock, method: str | None = None, follow: FollowNames = iter
) -> Report:
    """Judge every target that had been stated, with what had been published, by the horizon.

    `follow` hands on the names one by one, and may tell somebody how many are left.
    """
    snapshot = RegistryAsOf.on(registry, clock.horizon)
    names = [name for name in registry.targets if registry.stated_by(name, clock.horizon)]
    judged = (judge_target(n, snapshot, clock.as_of, method) for n in follow(names))
    standings = tuple(judged)
    return Report(snapshot.registry, clock, standings)


def judge_target(
    name: str, snapshot: RegistryAsOf, today: date, method: str | None = None
) -> Standing:
    """Judge one target on a day: the promise in force, and those that it has taken the place of."""
    present = judge_in_force(name, snapshot, today, method)
    first, *later = snapshot.registry.targets[name].promises
    if not later:
        return present
    superseded = (judge_promise(name, i, snapshot, today, method) for i in range(len(later)))
    moved = (Flag.RESTATED,) if present.target.is_moved_from(first) else ()
    return replace(present, superseded=tuple(superseded), flags=(*present.flags, *moved))


def judge_named(
    name: str, snapshot: RegistryAsOf, today: date, method: str | None = None
) -> Standing:
    """Judge a target, or the member of one that the name is of, by the promise in force alone."""
    id_, member = target_of(name), member_of(name)
    *former, present = snapshot.registry.targets[id_].promises
    if member is None or member not in present.member_names(snapshot.vintages):
        return judge_in_force(id_, snapshot, today, method)

    from mic_tracker.assess.members.judge import judge_member  # noqa: PLC0415 - few judge members

    judge = _part_judge(id_, len(former), snapshot, today, method)
    indicator = snapshot.registry.indicators[present.indicator]
    return judge_member(present, id_, indicator, judge, member)


def judge_in_force(
    name: str, snapshot: RegistryAsOf, today: date, method: str | None = None
) -> Standing:
    """Judge a target by the promise in force alone."""
    last = len(snapshot.registry.targets[name].promises) - 1
    return judge_promise(name, last, snapshot, today, method)


def judge_promise(
    name: str, number: int, snapshot: RegistryAsOf, today: date, method: str | None = None
) -> Standing:
    """Judge one promise of a target on a day, and add what persons concluded about it."""
    standing = _judge_promise(name, number, snapshot, today, method)
    if name not in snapshot.reviews:
        return standing

    from mic_tracker.assess.reviews import (  # noqa: PLC0415 - few registries have reviews
        reviews_between,
        with_reviews,
    )

    registry, (_, *later) = snapshot.registry, snapshot.registry.targets[name].promises
    days = [None, *map(registry.stated_on, later), None]
    own = reviews_between(snapshot.reviews[name], days[number], days[number + 1])
    return with_reviews(standing, own, today)


def _judge_promise(
    name: str, number: int, snapshot: RegistryAsOf, today: date, method: str | None
) -> Standing:
    """Judge one promise of a target on a day; one about each member of a dimension by its members.

    Without figures of its own such a promise is judged on none, for what it says itself.
    """
    target = snapshot.registry.targets[name].promises[number]
    judge = _part_judge(name, number, snapshot, today, method)
    if target.each is None:
        return judge(target)

    from mic_tracker.assess.members.judge import judge_members  # noqa: PLC0415 - few judge members
    from mic_tracker.assess.members.question import KnownFigures  # noqa: PLC0415 - the same

    nothing = snapshot._replace(vintages=snapshot.vintages.without_figures(), by_part={})
    empty = _part_judge(name, number, nothing, today, method)(target)
    known = KnownFigures(snapshot.registry, snapshot.vintages, today, method)
    return judge_members(target, name, known, judge, empty)


def _part_judge(
    name: str, number: int, snapshot: RegistryAsOf, today: date, method: str | None
) -> Callable[[Target], Standing]:
    """What judges the parts of one promise of a target."""
    return partial(_judge_part, name, number, snapshot=snapshot, today=today, method=method)


def _judge_part(
    name: str,
    number: int,
    target: Target,
    *,
    snapshot: RegistryAsOf,
    today: date,
    method: str | None,
) -> Standing:
    """Judge the figures of one part of an indicator, by the method asked for or by default."""
    indicator = snapshot.registry.indicators[target.indicator]
    histories = target.histories(snapshot.vintages)
    question = _Question(target, indicator, snapshot, today, method)
    judgement, disputed = judge_placed(
        histories, due_period(target), lambda placed: _settle(placed, question)
    )
    series, assessment = judgement.series, judgement.assessment
    stale = can_age(assessment, judgement.trajectory) and _is_overdue(
        target, indicator, snapshot, series, today
    )
    basis = evidence(series, today, stale=stale)
    several = target.series is None and len(_choices(target, snapshot.vintages)) > 1
    return Standing(
        id=name,
        target=target,
        indicator=indicator,
        series=series,
        trajectory=judgement.trajectory,
        # of figures that sources disagree about nothing is computed
        rates=Rates() if disputed else rates(series, judgement.trajectory, assessment.tally, today),
        assessment=assessment,
        evidence=basis,
        flags=flags(target, judgement, basis, stale=stale, several=several),
        location=snapshot.registry.promise_place(name, number),
        observations=_observations_of(histories, snapshot),
        disputed=disputed,
        stated_on=snapshot.registry.stated_on(target),
    )


class _Question(NamedTuple):
    """What all judgements of one target have in common."""

    target: Target
    indicator: Indicator
    snapshot: RegistryAsOf
    today: date
    method: str | None


def _settle(
    histories: tuple[Vintages, ...], question: _Question
) -> tuple[Judgement, tuple[Dispute, ...]]:
    """The judgement that holds whichever source is right; else a dispute."""
    return settle(
        _read(histories, question), lambda right: _read(favour(histories, right), question)
    )


def _read(histories: tuple[Vintages, ...], question: _Question) -> Judgement:
    """The judgement by one choice of figures."""
    target, indicator, snapshot, today, asked = question
    series = target.follow(histories, None)
    trajectory = target.trajectory(series)
    track = SeriesTrack(
        series, lambda latest: _replay(target, histories, series, latest), indicator.desired
    )
    requested = requested_method(target, snapshot.registry.settings, asked)
    verdict, final = _judge(requested, target, track, trajectory, today)
    awaited = not final and deadline.awaits_data(series, trajectory, today)
    circumstances = Circumstances(
        series,
        trajectory,
        histories,
        _observations_of(histories, snapshot),
        fits=asked in {None, verdict.method},
        awaited=awaited,
        overdue=awaited and deadline.is_grace_over(target, indicator, trajectory, today),
        unclear=target.unclear is not None,
    )
    return Judgement(series, trajectory, add_reasons(verdict, circumstances), awaited)


def _replay(
    target: Target, histories: tuple[Vintages, ...], series: Series, latest: int | None
) -> Iterable[Series]:
    """The series day by day; what became known on one day has no other past than itself."""
    days = {day for history in histories for day in history.ends()}
    return (series,) if len(days) == 1 else target.replay(histories, latest)


def _judge(
    requested: str, target: Target, track: SeriesTrack, trajectory: Trajectory | None, today: date
) -> tuple[Assessment, bool]:
    """The deadline's own outcome, which is final, else the verdict of the method."""
    if trajectory is None:
        reason = Reason.NO_BASELINE if track.present.size else Reason.NO_OBSERVATION
        return no_verdict(requested, reason), False
    method = choose_method(requested, target, trajectory, track.present.measure)
    decided = deadline.decide_outcome(method.card.name, track.present, trajectory)
    return decided or method.judge(track, trajectory, today), decided is not None


def _is_overdue(
    target: Target, indicator: Indicator, snapshot: RegistryAsOf, series: Series, today: date
) -> bool:
    due = overdue_since(target, indicator, snapshot.registry.settings.stale_after, series)
    return due is not None and due < today


def _choices(target: Target, index: VintageIndex) -> tuple[Vintages, ...]:
    return index.choices(target.indicator, target.members)


def _observations_of(
    histories: tuple[Vintages, ...], snapshot: RegistryAsOf
) -> Sequence[Observation]:
    parts = dict.fromkeys((h.indicator, h.members) for h in histories)
    found = [snapshot.by_part.get(part, ()) for part in parts]
    # the targets of one indicator share its figures, however many they are
    return found[0] if len(found) == 1 else tuple(o for figures in found for o in figures)
